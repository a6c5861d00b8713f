"""Roles, joins and article starts decided together: the best path through the lines under one table of weights.

A hypothesis is (the role of the last line that is neither caption nor furniture, the last body line, whether the article
still lacks a headline). Captions and furniture are transparent: what follows them is judged against what stood before.
Few hypotheses survive a line, so that time is linear in the number of lines.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.layout import odds

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from newsclean.layout.evidence import Evidence
    from newsclean.layout.lines import Line

ROLES: Final = (
    "kicker",
    "headline",
    "deck",
    "byline",
    "subhead",
    "start",
    "lead",
    "on",
    "caption",
    "furniture",
    "late",
    "glued",
)
"""What a line can be: `start` opens a paragraph, `lead` one of an article without a headline, `on` goes on a paragraph;
`late` is a headline printed below its article, `glued` a caption with the continuation of a paragraph behind it."""

STACK: Final = frozenset({"kicker", "headline", "deck", "byline"})
BODY: Final = frozenset({"start", "lead", "item", "on", "glued"})
TRANSPARENT: Final = frozenset({"caption", "furniture"})
BEAM: Final = 12
SCALE: Final = 2.2
"""Nats for each unit of weight, so that a decision's confidence is about the share of such decisions that are right."""


KIN: Final = {"lead": "start", "late": "headline"}
"""A rarer role, and the commoner one whose evidence it shares: its own weights come on top of the other's."""


GROUP: Final = {"caption": "transparent", "furniture": "transparent", "on": "on", "glued": "glued"}
"""Roles that are judged by other things than their predecessor's role; the evidence between lines is one for a group."""


HEAD_OR_START: Final = "heading or start"


class State(NamedTuple):
    """What of the past bears on the next line."""

    role: str  # the last role that is not transparent; "" at the start
    body: int  # index of the last body line, -1 when there is none
    headless: bool  # the article began with a lead and has had no headline yet
    between: int  # transparent lines since the last body line, at most 3
    paragraphs: int  # of the article so far, at most 2


FIRST: Final = State("", -1, False, 0, 0)


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of one line, its probability (0 to 1), and the evidence that weighed most."""

    role: str
    chance: float
    why: str


Weights = dict[str, dict[str, float]]


@cache
def weights() -> Weights:
    """Return the table of weights: for each piece of evidence the weight (nats) it gives to each role."""
    table: Weights = {}
    text = resources.files("newsclean").joinpath("data/layout.tsv").read_text("utf-8")
    for row in text.split("\n"):
        if row and not row.startswith("#"):
            name, role, weight = row.split("\t")
            table.setdefault(name, {})[role] = float(weight)
    return table


def allowed(line: int, evidence: Evidence) -> Iterator[str]:
    """Yield the roles that a line can have at all."""
    if evidence.heading:
        yield from ("kicker", "headline", "deck", "subhead", "late")
    if evidence.signed:
        yield "byline"
    yield "start"
    yield "lead"
    if evidence.row:
        yield "item"
    if line:
        yield "on"
    if evidence.pictured:
        yield "caption"
    if evidence.loose:
        yield "furniture"
    if evidence.caption_end:
        yield "glued"


_BEFORE: Final = {
    "on": frozenset({"start", "lead", "on"}),
    "glued": frozenset({"start", "lead", "on"}),
    "start": frozenset({*ROLES, "signed"}),
    "item": frozenset({*ROLES, "signed"}),
    "lead": frozenset({"", "start", "lead", "on", "item", "late", "signed"}),
    "late": frozenset({"start", "lead", "on", "item", "late"}),
    "subhead": frozenset({"start", "on", "lead", "item", "byline", "headline", "deck", "subhead", "late"}),
    "deck": STACK | {"late"},
    "byline": STACK | {"start", "on", "lead", "item", "late"},
}
"""The grammar: after which roles a line may have a role; a role that is not named may follow any."""


def moves(state: State, i: int, role: str) -> State | None:
    """Return the state after line `i` takes `role`, or None where the grammar forbids it."""
    if role in TRANSPARENT:
        return state._replace(between=min(3, state.between + 1))
    before = _BEFORE.get(role)
    if before is not None and state.role not in before:
        return None
    if role in BODY:
        if role in ("on", "glued"):
            return State("on", i, state.headless, 0, state.paragraphs)
        return State(role, i, role == "lead" or state.headless, 0, 1 if role == "lead" else min(2, state.paragraphs + 1))
    if role == "late" or (state.role == "late" and role in ("deck", "byline")):
        return state._replace(role="late", between=0) if state.headless else None
    if role == "subhead":
        return state._replace(role="subhead", between=0)
    if role == "byline" and state.role not in STACK:
        return state._replace(role="signed", between=0)
    return State(role, state.body, False, 0, 0)


_SHORT: Final = (6, 10, 14, 20, 30, 45)


class Judge:
    """The evidence on lines and between them, as lists of named features."""

    def __init__(self, lines: Sequence[Line], evidence: Sequence[Evidence]) -> None:
        self.lines = lines
        self.evidence = evidence
        self._junctions: dict[tuple[int, int, int], int] = {}

    def junction(self, left: int, right: int, skip: int = 0) -> int:
        """Return the bin of the junction odds between the end of one line and another's text from `skip` on."""
        key = (left, right, skip)
        value = self._junctions.get(key)
        if value is None:
            value = round(odds.junction(self.lines[left].text, self.lines[right].text[skip:].lstrip()) / 1.5)
            self._junctions[key] = value
        return value

    def between(self, state: State, i: int, role: str) -> list[str]:
        """Return the features of giving line `i` a role after `state`."""
        if role in TRANSPARENT:
            open_before = self.evidence[state.body].openness if state.body >= 0 and state.role in BODY else -1
            return [f"in {state.role or 'nothing'}", f"after openness={open_before}"]
        ev = self.evidence[i]
        names = [f"after {state.role or 'nothing'}"]
        if "tight" in ev.names:
            names.append(f"after {state.role or 'nothing'}&tight")
        if role in ("on", "glued"):
            j = state.body
            opened = self.evidence[j].openness
            skip = ev.caption_end if role == "glued" else 0
            orphan = odds.orphan(self.lines[i].text[skip:].lstrip()) if skip else ev.orphan
            names += [
                f"goes on openness={opened}",
                f"goes on junction={self.junction(j, i, skip)}",
                f"goes on orphan={_bin(orphan)}",
                f"goes on between={state.between}",
                f"goes on after {state.role}&length={bisect_right(_SHORT, len(self.lines[j].text))}",
                f"goes on openness={opened}&between={min(1, state.between)}",
            ]
            if skip:
                names.append(f"caption length={min(5, skip // 10)}")
            return names
        if state.body >= 0 and state.role in BODY:
            names.append(f"leaves openness={self.evidence[state.body].openness}")
            if len(self.lines[state.body].text) <= 34:
                names.append(f"leaves short openness={self.evidence[state.body].openness}")
        if role in ("start", "lead", "item"):
            names.append(f"after {state.role or 'nothing'}&{'dateline' if ev.dateline else 'no dateline'}")
            if ev.dateline:
                names.append(f"dateline&paragraphs={state.paragraphs}")
        if state.headless and state.role != "late" and role in STACK:
            names.append("while headless")
        return names


def _bin(value: float) -> int:
    return max(-3, min(3, round(value / 1.5)))


def own_weights(evidence: Sequence[Evidence], table: Weights) -> list[dict[str, float]]:
    """Return for each line the roles it may have, with the weight of the line's own evidence for each."""
    out = []
    for i, ev in enumerate(evidence):
        rows = [row for row in map(table.get, ev.names) if row]
        scores = {role: sum([row.get(role, 0.0) for row in rows]) for role in allowed(i, ev)}
        out.append(scores)
    return out


def reachable(state: State, i: int, roles: Iterable[str], evidence: Evidence) -> Iterator[tuple[str, State]]:
    """Yield the roles that line `i` may take after `state`, and the state that follows.

    Where the blank lines tell articles apart, a line that opens one stands as at the top of a page, and no other line may
    open one.
    """
    shut = evidence.opens is False
    for role in roles:
        if shut and (role in ("lead", "late", "glued") or (role in ("kicker", "headline") and state.role not in STACK)):
            continue
        following = moves(state, i, role)
        if following is not None:
            yield role, following


def options(judge: Judge, state: State, i: int, own: Mapping[str, float], table: Weights) -> list[tuple[str, State, float]]:
    """Return the roles that line `i` may take after `state`, the state that follows, and the weight of that step."""
    if judge.evidence[i].opens:
        state = FIRST
    steps = list(reachable(state, i, own, judge.evidence[i]))
    names: dict[str, list[str]] = {}
    values = []
    for role, _ in steps:
        group = GROUP.get(role, HEAD_OR_START)
        if group not in names:
            names[group] = judge.between(state, i, role)
        value = own[role] + pair_weight(table, names[group], role)
        kin = KIN.get(role)
        if kin is not None:
            value += own[kin] + pair_weight(table, names[group], kin)
        values.append(value)
    return [(role, following, value) for (role, following), value in zip(steps, values, strict=True)]


def decide(lines: Sequence[Line], evidence: Sequence[Evidence], table: Weights | None = None) -> list[Decision]:
    """Return the role of every line: the path of the highest total weight."""
    table = weights() if table is None else table
    own = own_weights(evidence, table)
    judge = Judge(lines, evidence)
    state = FIRST
    out = []
    for i, role in enumerate(search(judge, own, table)):
        steps = options(judge, state, i, own[i], table)
        out.append(_decision(role, steps, evidence[i], table))
        state = next(following for step, following, _ in steps if step == role)
    return out


def search(
    judge: Judge, own: Sequence[Mapping[str, float]], table: Weights, only: Sequence[Container[str]] | None = None
) -> list[str]:
    """Return the best path of roles.

    `only` names the roles that each line may take; when no path keeps to it, the result is empty.
    """
    beam: dict[State, tuple[float, int]] = {FIRST: (0.0, -1)}
    trace: list[tuple[int, str]] = []  # (the trace entry before, role)
    for i, roles in enumerate(own):
        best: dict[State, tuple[float, int, str]] = {}
        for state, (total, back) in beam.items():
            for role, following, weight in options(judge, state, i, roles, table):
                seen = best.get(following)
                if (seen is None or total + weight > seen[0]) and (only is None or role in only[i]):
                    best[following] = (total + weight, back, role)
        beam = {}
        for state, (value, back, role) in sorted(best.items(), key=lambda kv: -kv[1][0])[:BEAM]:
            trace.append((back, role))
            beam[state] = (value, len(trace) - 1)
    at = max(beam.values(), default=(0.0, -1))[1]
    path: list[str] = []
    while at >= 0:
        at, role = trace[at]
        path.append(role)
    path.reverse()
    return path


def path_features(judge: Judge, roles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield every (evidence, role) that a path of roles rests on."""
    state = FIRST
    for i, role in enumerate(roles):
        if judge.evidence[i].opens:
            state = FIRST
        for name in (*judge.evidence[i].names, *judge.between(state, i, role)):
            yield name, role
            if role in KIN:
                yield name, KIN[role]
        following = moves(state, i, role)
        if following is None:
            raise ValueError(f"line {i} cannot be {role} after {state.role or 'nothing'}")
        state = following


def pair_weight(table: Mapping[str, Mapping[str, float]], names: Sequence[str], role: str) -> float:
    """Return the total weight that features give to a role."""
    total = 0.0
    for name in names:
        row = table.get(name)
        if row is not None:
            total += row.get(role, 0.0)
    return total


def _decision(role: str, steps: Sequence[tuple[str, State, float]], ev: Evidence, table: Weights) -> Decision:
    """Return the decision, how probable it is among the roles it was chosen from, and the evidence that weighed most."""
    mine = next(weight for step, _, weight in steps if step == role)
    chance = 1 / sum([exp(min(50.0, SCALE * (weight - mine))) for _, _, weight in steps])
    kin = KIN.get(role, role)
    ranked = sorted(ev.names, key=lambda n: -table.get(n, {}).get(role, 0.0) - table.get(n, {}).get(kin, 0.0))
    return Decision(role, chance, ", ".join(ranked[:3]))
