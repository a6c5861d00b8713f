"""What bears on a line's role beyond the line itself: the step from what came before, weighed with the line's own."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from newsclean.layout import marks, odds, starts
from newsclean.layout.roles import BODY, FIRST, INDEX, SEALED, TRANSPARENT, State, after, allowed, moves
from newsclean.layout.shape import FRAGMENT, coarse, halved, is_prose, parts_figure, unmatched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsclean.layout.evidence import Evidence
    from newsclean.layout.lines import Line
    from newsclean.layout.weights import Table, Vector

_GROUP: Final = {
    **dict.fromkeys(TRANSPARENT, "in"),
    "on": "on",
    "glued": "glued",
    **dict.fromkeys(("start", "lead", "item"), "opens"),
}
"""What a role is judged by besides its own evidence; the roles that are not named are headings."""
_SHORT: Final = (6, 10, 14, 20, 30, 45)
FIGURE: Final = 9
"""The junction of a line that ends in the middle of a figure or a dateline with the one that begins with its rest."""
CLOSED: Final = -9
"""The junction of a line that is closed with the next: none."""
NEUTRAL: Final = 9
"""The affinity of two lines that do not meet between two Han characters."""
BRACKET: Final = 3
"""The openness of a line that ends with a closing mark alone, which may but hardly does break off."""
Key = tuple[object, ...]
"""What bears on a step, in short: its group, the last role, and what is known of the lines between."""


def group_of(role: str) -> str:
    """Return by what a role is judged besides its own evidence: as it goes on, opens, interrupts, or heads."""
    return _GROUP.get(role, "heads")


class Judge:
    """The evidence of one page: on each line, and between a line and what came before it."""

    def __init__(self, lines: Sequence[Line], evidence: Sequence[Evidence]) -> None:
        self.lines = lines
        self.evidence = evidence
        self.opened = [BRACKET if ev.bracket else ev.openness for ev in evidence]
        self.orphans = [coarse(ev.orphan) for ev in evidence]
        self.lost = [_told(ev.lost) for ev in evidence]
        self.lengths = [bisect_right(_SHORT, len(line.text)) for line in lines]
        self.prose = [is_prose(line.text) for line in lines]
        self._junctions: dict[tuple[int, int, int], tuple[int, int]] = {}

    def own(self, weights: Table) -> list[dict[str, float]]:
        """Return for each line the roles it may have, with the weight of the line's own evidence for each."""
        out = []
        for i, ev in enumerate(self.evidence):
            total = weights.total(ev.names)
            out.append({role: total[INDEX[role]] for role in allowed(i, ev)})
        return out

    def key(self, state: State, i: int, group: str) -> Key:
        """Return what bears on giving line `i` a role of a group after `state`."""
        role, last, headless, _, paragraphs, subheads = state
        role = "late" if role == SEALED else role
        after_body = last >= 0 and role in BODY
        opened = self.opened[last] if after_body else -1
        if group == "in":
            return group, role, opened
        ev = self.evidence[i]
        tight = ev.tight and state.between == 0
        if group in ("on", "glued"):
            return group, role, tight, opened, *self._going_on(state, i, ev.caption_end if group == "glued" else 0)
        short = after_body and len(self.lines[last].text) <= FRAGMENT
        prose = after_body and self.prose[last]
        quoting = after_body and self.evidence[last].quotations[1]
        if group == "opens":
            return group, role, tight, opened, short, prose, quoting, ev.dateline, paragraphs
        return group, role, tight, opened, short, prose, quoting, headless and role != "late", subheads

    def _going_on(self, state: State, i: int, skip: int) -> tuple[object, ...]:
        """Return what bears on line `i`, from `skip` on, going on the last body line."""
        last = state.body if state.role in BODY else -1
        rest = self.lines[i].text[skip:].lstrip() if skip else self.lines[i].text
        orphan = coarse(odds.orphan(rest)) if skip else self.orphans[i]
        lost = _told(starts.lost(rest)) if skip else self.lost[i]
        across = self._junction(last, i, skip) if last >= 0 and self.opened[last] > 0 else (CLOSED, NEUTRAL)
        opens = last >= 0 and self.evidence[last].quotations[1]
        closes = (unmatched(rest) if skip else self.evidence[i].quotations)[0]
        quoted = "both" if opens and closes else "left" if opens else "right" if closes else ""
        prose = last >= 0 and self.prose[last]
        return prose, *across, orphan, lost, state.between, self.lengths[last], quoted, min(5, skip // 10)

    def _junction(self, left: int, right: int, skip: int) -> tuple[int, int]:
        """Return the bins of the junction and the affinity between the end of a line and another's text from `skip`."""
        key = (left, right, skip)
        value = self._junctions.get(key)
        if value is None:
            above, below = self.lines[left].text, self.lines[right].text
            parts_dateline = self.evidence[left].dateline and _parts_dateline(above, below)
            if not skip and (parts_dateline or parts_figure(above, below)):
                value = FIGURE, NEUTRAL
            else:
                rest = below[skip:].lstrip()
                likes = odds.affinity(above, rest)
                value = round(odds.junction(above, rest) / 1.5), NEUTRAL if likes is None else round(likes / 1.5)
            self._junctions[key] = value
        return value


def _parts_dateline(above: str, below: str) -> bool:
    """Tell whether a line is a dateline and nothing else, and the next begins with who reported: 本报讯|(记者 甲乙)."""
    return marks.is_bare_dateline(above) and marks.LEAD_BYLINE.match(below) is not None


def _told(lost: float) -> str:
    """Return in steps how likely a start is lost, "" where nothing speaks for it."""
    return str(halved(lost)) if lost > -starts.BOUND else ""


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
        out += _goes_on(str(role), opened, rest)
        return [*out, f"caption length={rest[-1]}"] if group == "glued" else out
    if opened != -1:
        out.append(f"leaves openness={opened}")
        kept = ("leaves short openness", rest[0]), ("leaves prose openness", rest[1])
        out += [f"{name}={opened}" for name, holds in kept if holds]
        if rest[2]:
            out.append("leaves quotation open")
    if group == "opens":
        *_, dated, paragraphs = rest
        out.append(f"{after}&{'dateline' if dated else 'no dateline'}")
        if dated:
            out.append(f"dateline&paragraphs={paragraphs}")
    else:
        headless, subheads = rest[3:]
        if subheads:
            out.append(f"subheads={subheads}")
        if headless:
            out.append("while headless")
    return out


def _goes_on(role: str, opened: object, rest: Sequence[object]) -> list[str]:
    """Return the pieces of evidence on a line that goes on the last body line."""
    prose, across, likes, orphan, lost, between, length, quoted, _ = rest
    told = (
        ("goes on prose openness", opened if prose else ""),
        ("goes on lost", lost),
        ("goes on quotation", quoted),
    )
    return [
        f"goes on openness={opened}",
        f"goes on junction={across}",
        f"goes on affinity={likes}",
        f"goes on orphan={orphan}",
        f"goes on between={between}",
        f"goes on after {role}&length={length}",
        f"goes on openness={opened}&between={1 if between else 0}",
        *(f"{name}={value}" for name, value in told if value != ""),
    ]


def steps(
    judge: Judge, state: State, i: int, own: Mapping[str, float], weights: Table
) -> list[tuple[str, State, float]]:
    """Return the roles that line `i` may take after `state`, the state that follows, and the weight of that step."""
    opens = judge.evidence[i].opens
    if opens:
        state = FIRST
    following = moves(State(state.role, -1, *state[2:]), opens)
    sums: dict[str, Vector] = {}
    out = []
    for role, value in own.items():
        move = following.get(role)
        if move is None:
            continue
        group = group_of(role)
        row = sums.get(group)
        if row is None:
            row = sums[group] = weights.of(judge.key(state, i, group), names)
        out.append((role, after(state, i, move), value + row[INDEX[role]]))
    return out
