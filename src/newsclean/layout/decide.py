"""Roles, joins and article starts decided together: the best path through the lines under one table of weights.

A hypothesis is a `State`. Captions and furniture are transparent: what follows them is judged against what stood
before. Few hypotheses survive a line, so that time is linear in the number of lines.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING, Final

from newsclean.layout import odds
from newsclean.layout.roles import BODY, FIRST, INDEX, KIN, TRANSPARENT, State, after, allowed, follow, moves
from newsclean.layout.shape import coarse, parts_figure
from newsclean.layout.weights import Table, table

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from newsclean.layout.evidence import Evidence
    from newsclean.layout.lines import Line
    from newsclean.layout.weights import Vector

BEAM: Final = 8
"""So many hypotheses are followed from line to line."""
BEHIND: Final = 8.0
"""A hypothesis that weighs so much less than the best is not followed, nor a role whose own evidence is so weak."""
SCALE: Final = 2.2
"""Nats for each unit of weight, so that a decision's confidence is about the share of such decisions that are right."""

_GROUP: Final = {
    **dict.fromkeys(TRANSPARENT, "in"),
    "on": "on",
    "glued": "glued",
    **dict.fromkeys(("start", "lead", "item"), "opens"),
}
"""What a role is judged by besides its own evidence; the roles that are not named are headings."""
_SHORT: Final = (6, 10, 14, 20, 30, 45)
_FRAGMENT: Final = 34
FIGURE: Final = 9
"""The junction of a line that ends in the middle of a figure with the one that begins with its rest."""
BRACKET: Final = 3
"""The openness of a line that ends with a closing mark alone, which may but hardly does break off."""
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of one line, its probability (0 to 1), and the evidence that weighed most."""

    role: str
    chance: float
    why: str


class Judge:
    """The evidence of one page: on each line, and between a line and what came before it."""

    def __init__(self, lines: Sequence[Line], evidence: Sequence[Evidence]) -> None:
        self.lines = lines
        self.evidence = evidence
        self.opened = [BRACKET if ev.bracket else ev.openness for ev in evidence]
        self.orphans = [coarse(ev.orphan) for ev in evidence]
        self.lengths = [bisect_right(_SHORT, len(line.text)) for line in lines]
        self._junctions: dict[tuple[int, int, int], int] = {}

    def own(self, weights: Table) -> list[dict[str, float]]:
        """Return for each line the roles it may have, with the weight of the line's own evidence for each."""
        out = []
        for i, ev in enumerate(self.evidence):
            total = weights.total(ev.names)
            out.append({role: total[INDEX[role]] for role in allowed(i, ev)})
        return out

    def key(self, state: State, i: int, group: str) -> Key:
        """Return what bears on giving line `i` a role of a group after `state`."""
        role, last, headless, between, paragraphs = state
        after_body = last >= 0 and role in BODY
        opened = self.opened[last] if after_body else -1
        if group == "in":
            return group, role, opened
        ev = self.evidence[i]
        if group == "on":
            across = self._junction(last, i, 0) if opened > 0 else 0
            return group, role, ev.tight, opened, across, self.orphans[i], between, self.lengths[last], 0
        if group == "glued":
            skip = ev.caption_end
            orphan = coarse(odds.orphan(self.lines[i].text[skip:].lstrip())) if skip else self.orphans[i]
            across, caption = self._junction(last, i, skip), min(5, skip // 10)
            return group, role, ev.tight, opened, across, orphan, between, self.lengths[last], caption
        short = after_body and len(self.lines[last].text) <= _FRAGMENT
        if group == "opens":
            return group, role, ev.tight, opened, short, ev.dateline, paragraphs
        return group, role, ev.tight, opened, short, headless and role != "late"

    def _junction(self, left: int, right: int, skip: int) -> int:
        """Return the bin of the junction odds between the end of one line and another's text from `skip` on."""
        key = (left, right, skip)
        value = self._junctions.get(key)
        if value is None:
            above, below = self.lines[left].text, self.lines[right].text
            if not skip and parts_figure(above, below):
                value = FIGURE
            else:
                value = round(odds.junction(above, below[skip:].lstrip()) / 1.5)
            self._junctions[key] = value
        return value


def names(key: Key) -> list[str]:
    """Return the pieces of evidence that a key of `Judge.key` stands for, by the names the table has.

    >>> names(("in", "start", 1))
    ['in start', 'after openness=1']
    """
    group, role, *rest = key
    after = f"after {role or 'nothing'}"
    if group == "in":
        return [f"in {role or 'nothing'}", f"after openness={rest[0]}"]
    tight, opened, *rest = rest
    out = [after, f"{after}&tight"] if tight else [after]
    if group in ("on", "glued"):
        across, orphan, between, length, caption = rest
        out += [
            f"goes on openness={opened}",
            f"goes on junction={across}",
            f"goes on orphan={orphan}",
            f"goes on between={between}",
            f"goes on after {role}&length={length}",
            f"goes on openness={opened}&between={1 if between else 0}",
        ]
        return [*out, f"caption length={caption}"] if group == "glued" else out
    if opened != -1:
        out.append(f"leaves openness={opened}")
        if rest[0]:
            out.append(f"leaves short openness={opened}")
    if group == "opens":
        _, dated, paragraphs = rest
        out.append(f"{after}&{'dateline' if dated else 'no dateline'}")
        if dated:
            out.append(f"dateline&paragraphs={paragraphs}")
    elif rest[1]:
        out.append("while headless")
    return out


def steps(
    judge: Judge, state: State, i: int, own: Mapping[str, float], weights: Table
) -> list[tuple[str, State, float]]:
    """Return the roles that line `i` may take after `state`, the state that follows, and the weight of that step."""
    opens = judge.evidence[i].opens
    if opens:
        state = FIRST
    following = moves(state.role, state.headless, state.between, state.paragraphs, opens)
    sums: dict[str, Vector] = {}
    out = []
    for role, value in own.items():
        move = following.get(role)
        if move is None:
            continue
        group = _GROUP.get(role, "heads")
        row = sums.get(group)
        if row is None:
            row = sums[group] = weights.of(judge.key(state, i, group), names)
        out.append((role, after(state, i, move), value + row[INDEX[role]]))
    return out


def decide(lines: Sequence[Line], evidence: Sequence[Evidence], weights: Table | None = None) -> list[Decision]:
    """Return the role of every line: the path of the highest total weight."""
    weights = table() if weights is None else weights
    judge = Judge(lines, evidence)
    own = judge.own(weights)
    state = FIRST
    out = []
    for i, role in enumerate(search(judge, own, weights)):
        found = steps(judge, state, i, own[i], weights)
        out.append(_decision(role, found, evidence[i], weights))
        state = next(following for step, following, _ in found if step == role)
    return out


def search(
    judge: Judge, own: Sequence[Mapping[str, float]], weights: Table, only: Sequence[Container[str]] | None = None
) -> list[str]:
    """Return the best path of roles.

    `only` names the roles that each line may take; when no path keeps to it, the result is empty.
    """
    beam: dict[State, tuple[float, int]] = {FIRST: (0.0, -1)}
    trace: list[tuple[int, str]] = []  # (the trace entry before, role)
    for i, roles in enumerate(own):
        floor = max(roles.values()) - BEHIND if only is None else -1e9
        good = {role: value for role, value in roles.items() if value >= floor or role in ("start", "on", "lead")}
        best: dict[State, tuple[float, int, str]] = {}
        for state, (total, back) in beam.items():
            for role, following, weight in steps(judge, state, i, good, weights):
                seen = best.get(following)
                if (seen is None or total + weight > seen[0]) and (only is None or role in only[i]):
                    best[following] = (total + weight, back, role)
        beam = {}
        ranked = sorted(best.items(), key=_weight, reverse=True)[:BEAM]
        for state, (value, back, role) in ranked:
            if value >= ranked[0][1][0] - BEHIND or only is not None:
                trace.append((back, role))
                beam[state] = (value, len(trace) - 1)
    at = max(beam.values(), default=(0.0, -1))[1]
    path: list[str] = []
    while at >= 0:
        at, role = trace[at]
        path.append(role)
    path.reverse()
    return path


def _weight(entry: tuple[State, tuple[float, int, str]]) -> float:
    """Return the weight of a hypothesis."""
    return entry[1][0]


def path_evidence(judge: Judge, roles: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield every (evidence, role) that a path of roles rests on; raises ValueError for a path the grammar forbids."""
    state = FIRST
    for i, role in enumerate(roles):
        opens = judge.evidence[i].opens
        if opens:
            state = FIRST
        for name in (*judge.evidence[i].names, *names(judge.key(state, i, _GROUP.get(role, "heads")))):
            yield name, role
            if role in KIN:
                yield name, KIN[role]
        following = follow(state, i, role, opens=opens)
        if following is None:
            raise ValueError(f"line {i} cannot be {role} after {state.role or 'nothing'}")
        state = following


def _decision(role: str, found: Sequence[tuple[str, State, float]], ev: Evidence, weights: Table) -> Decision:
    """Return the decision, its probability among the roles it was chosen from, and the evidence that weighed most."""
    mine = next(weight for step, _, weight in found if step == role)
    chance = 1 / sum([exp(min(50.0, SCALE * (weight - mine))) for _, _, weight in found])
    return Decision(role, chance, ", ".join(weights.strongest(ev.names, role)))
