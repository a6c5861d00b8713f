"""Roles, joins and article starts decided together: the best path through the lines under one table of weights.

A hypothesis is (the role of the last line that is neither caption nor furniture, the last body line, whether the article
still lacks a headline). Captions and furniture are transparent: what follows them is judged against what stood before.
Few hypotheses survive a line, so that time is linear in the number of lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.layout import odds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
PRUNE: Final = 7.0
"""A role whose evidence alone lies so many nats below the best is not followed."""


class State(NamedTuple):
    """What of the past bears on the next line."""

    role: str  # the last role that is not transparent; "" at the start
    body: int  # index of the last body line, -1 when there is none
    headless: bool  # the article began with a lead and has had no headline yet
    between: int  # transparent lines since the last body line, at most 3


FIRST: Final = State("", -1, False, 0)


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of one line, how sure it is, and the evidence that weighed most."""

    role: str
    margin: float
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
        return State("on" if role == "glued" else role, i, role == "lead" or (state.headless and role != "lead"), 0)
    if role == "late" or (state.role == "late" and role in ("deck", "byline")):
        return State("late", state.body, True, 0) if state.headless else None
    if role == "subhead":
        return State("subhead", state.body, state.headless, 0)
    if role == "byline" and state.role not in STACK:
        return State("signed", state.body, state.headless, 0)
    return State(role, state.body, False, 0)


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
        if state.headless and role in STACK:
            names.append("while headless")
        return names

    def end(self, state: State) -> list[str]:
        """Return the features of the text ending after `state`."""
        names = [f"end after {state.role or 'nothing'}"]
        if state.body >= 0 and state.role in BODY:
            names.append(f"end openness={self.evidence[state.body].openness}")
        return names


def _bin(value: float) -> int:
    return max(-3, min(3, round(value / 1.5)))


def emissions(evidence: Sequence[Evidence], table: Weights) -> list[dict[str, float]]:
    """Return for each line the roles worth following, with the weight of their own evidence."""
    out = []
    for i, ev in enumerate(evidence):
        rows = [row for row in map(table.get, ev.names) if row]
        scores = {role: sum(row.get(role, 0.0) for row in rows) for role in allowed(i, ev)}
        out.append(scores)
    return out


def decide(lines: Sequence[Line], evidence: Sequence[Evidence], table: Weights | None = None) -> list[Decision]:
    """Return the role of every line: the path of the highest total weight."""
    table = weights() if table is None else table
    scores = emissions(evidence, table)
    roles = search(Judge(lines, evidence), scores, table)
    return [_decision(role, options, ev, table) for role, options, ev in zip(roles, scores, evidence, strict=True)]


def search(judge: Judge, scores: Sequence[Mapping[str, float]], table: Weights) -> list[str]:
    """Return the best path of roles, given the weight of each line's own evidence."""
    beam: dict[State, tuple[float, int]] = {FIRST: (0.0, -1)}
    trace: list[tuple[int, str]] = []  # (the trace entry before, role)
    for i, options in enumerate(scores):
        best: dict[State, tuple[float, int, str]] = {}
        for state, (total, back) in beam.items():
            for role, weight in options.items():
                following = moves(state, i, role)
                if following is None:
                    continue
                value = total + weight + pair_weight(table, judge.between(state, i, role), role)
                seen = best.get(following)
                if seen is None or value > seen[0]:
                    best[following] = (value, back, role)
        kept = sorted(best.items(), key=lambda kv: -kv[1][0])[:BEAM]
        beam = {}
        for state, (value, back, role) in kept:
            trace.append((back, role))
            beam[state] = (value, len(trace) - 1)
    _, at = max(((v + pair_weight(table, judge.end(s), "end"), b) for s, (v, b) in beam.items()), default=(0.0, -1))
    roles: list[str] = []
    while at >= 0:
        at, role = trace[at]
        roles.append(role)
    roles.reverse()
    return roles


def path_features(judge: Judge, roles: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield every (feature, role) that a path of roles rests on."""
    state = FIRST
    for i, role in enumerate(roles):
        for name in judge.evidence[i].names:
            yield name, role
        for name in judge.between(state, i, role):
            yield name, role
        following = moves(state, i, role)
        if following is None:
            raise ValueError(f"line {i} cannot be {role} after {state.role or 'nothing'}")
        state = following
    for name in judge.end(state):
        yield name, "end"


def pair_weight(table: Mapping[str, Mapping[str, float]], names: Sequence[str], role: str) -> float:
    """Return the total weight that features give to a role."""
    total = 0.0
    for name in names:
        row = table.get(name)
        if row is not None:
            total += row.get(role, 0.0)
    return total


def _decision(role: str, options: Mapping[str, float], ev: Evidence, table: Weights) -> Decision:
    """Return the decision with its margin over the next best role and the evidence that weighed most."""
    rest = [w for r, w in options.items() if r != role]
    margin = options.get(role, 0.0) - max(rest) if rest else 10.0
    ranked = sorted(ev.names, key=lambda n: -table.get(n, {}).get(role, 0.0))
    return Decision(role, margin, ", ".join(ranked[:3]))
