"""The named evidence about a line: what it says itself, how its neighbours look, and where it stands on the page.

Each piece of evidence is a word such as `end=open` or `slot`; the table data/layout.tsv gives it a weight for
each role.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from newsclean.layout import marks, odds, shape
from newsclean.layout.cohesion import terms
from newsclean.layout.lines import SLOT
from newsclean.layout.survey import FURNITURE, ROW, Survey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.layout.cohesion import Cohesion
    from newsclean.layout.lines import Line

TITLE: Final = 0.0
"""A heading that looks like none by its wording counts no less (nats): the odds know broadcast titles best."""
_LIKENESS: Final = (0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.11, 0.16)
_SENTENCE: Final = re.compile("[^。!?]{1,80}")
_FAR: Final = 20
_TALL: Final = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one line before anything is decided.

    `names` are the pieces of evidence. `openness` is 0 where the line is closed by a final mark, 1 where it may go on,
    2 where it surely does. `orphan` are the log-odds (nats) that its start is lost. The flags say what it may be at
    all: a heading, a byline (`signed`), a row of a list, furniture (`loose`), a caption (`pictured`). `opens` says
    whether it starts an article where the blank lines tell, else None. `caption_end` is where a caption glued to a
    continuation would end, or 0.
    """

    names: tuple[str, ...]
    openness: int
    bracket: bool
    dateline: bool
    orphan: float
    heading: bool
    signed: bool
    row: bool
    furniture: str
    loose: bool
    pictured: bool
    tight: bool
    opens: bool | None
    caption_end: int
    cohesion: Cohesion = field(repr=False, compare=False)


def gather(lines: Sequence[Line]) -> list[Evidence]:
    """Return the evidence about each line of a page."""
    survey = Survey(lines)
    return [_gather(survey, i) for i in range(len(lines))]


def _gather(page: Survey, i: int) -> Evidence:
    """Return the evidence about one line."""
    text, heading = page.lines[i].text, page.headings[i]
    orphan = _orphan(page, i)
    low, high = page.rows(i) if len(text) <= ROW else (i, i)
    row = high - low >= 2
    names = [*_look(page, i, orphan), *_place(page, i), *_wording(page, i)]
    if heading:
        names += _stack(page, i)
    if row:
        names += _row(page, i, low, high)
    names += _neighbours(page, i)
    said = {"credit", "caption start", "credit below"} & set(names)
    return Evidence(
        tuple(names),
        page.open[i],
        page.ends[i] == "closer",
        page.dated[i],
        orphan,
        heading,
        "byline" in names or "name alone" in names,
        row,
        page.furniture[i],
        not page.printed and any(page.loose(k) for k in range(max(0, i - 1), min(len(page.lines), i + 2))),
        not page.printed and (bool(said) or page.pictured(i)),
        "tight" in names,
        (i == 0 or page.lines[i].blanks == 2) if page.printed else None,
        _caption_end(page, i),
        page.cohesion,
    )


def _orphan(page: Survey, i: int) -> float:
    """Return the log-odds that a line has lost its start."""
    if page.dated[i]:
        return -odds.BOUND
    text = page.lines[i].text
    return odds.BOUND if shape.beginning(text) == "impossible" else odds.orphan(text)


def _look(page: Survey, i: int, orphan: float) -> Iterator[str]:
    """Yield how long a line is, how it begins and how it ends."""
    text, end = page.lines[i].text, page.ends[i]
    length = shape.length(text)
    yield "bias"
    yield f"end={end}"
    yield f"len={length}"
    yield f"end={end}&len={length}"
    yield f"begin={shape.beginning(text)}"
    yield "dateline" if page.dated[i] else f"orphan={shape.coarse(orphan)}"
    if page.headings[i] and shape.left_open(text):
        yield "left open"
    if len(text) > shape.LITTLE and (bullet := shape.bullet(text)) and not page.dated[i]:
        near = [*page.lines[max(0, i - 2) : i], *page.lines[i + 1 : i + 3]]
        yield f"bullet={min(2, sum(shape.bullet(line.text) == bullet for line in near))}&end={end}"
    if len(text) > shape.SHORT:
        if marks.NUMBERED.match(text):
            yield "numbered&long"
        if not page.dated[i] and i and not page.headings[i - 1]:
            yield f"lead={shape.coarse(odds.lead(text))}"


def _place(page: Survey, i: int) -> Iterator[str]:
    """Yield what the blank lines and the marks around a line say."""
    line = page.lines[i]
    if i == 0:
        yield "first"
    elif line.blanks >= SLOT and page.spaced:
        yield "slot"
        yield f"slot&len={shape.length(line.text)}"
        yield f"slot&end={page.ends[i]}"
        yield "slot&open before" if page.open[i - 1] else "slot&closed before"
    elif line.blanks == 0 and page.spaced and not line.glued:
        yield "tight"
    if i and page.open[i - 1] and page.ends[i] == "stop" and page.pictured(i) and not _caption_end(page, i):
        yield f"turn={page.turn(i)}"
    if i and line.blanks >= SLOT and page.spaced and not page.headings[i]:
        yield f"slot&echo={_echoes_stack(page, i)}"
    if line.glued:
        yield "glued"
    if page.hashed:
        yield "hash" if line.depth else "unhashed"
    if line.bold:
        yield "bold"
    if i + 1 == len(page.lines):
        yield "last"
    elif page.spaced and page.lines[i + 1].blanks == 0:
        yield "tight after"
    elif page.spaced and page.lines[i + 1].blanks >= SLOT:
        yield "slot after"


def _wording(page: Survey, i: int) -> Iterator[str]:
    """Yield what a line that is not long says about itself."""
    text = page.lines[i].text
    if len(text) > FURNITURE:
        return
    if page.furniture[i]:
        yield f"furniture={page.furniture[i]}"
    if not marks.READABLE.search(text):
        yield "unreadable"
    if i + 1 < len(page.lines) and page.credits[i + 1]:
        yield "credit below"
    if page.signed[i]:
        yield "byline"
    elif page.credits[i] or marks.CREDIT.search(text):
        yield "credit"
    if marks.CAPTION.match(text):
        yield "caption start"
    if len(text) <= shape.SHORT:
        yield from _short_wording(page, i)


def _short_wording(page: Survey, i: int) -> Iterator[str]:
    """Yield what a line that may be a heading says about itself."""
    text = page.lines[i].text
    if marks.LONE_NAME.match(text):
        yield "name alone"
    if page.slogans[i] > 0.5:
        yield "slogan=part" if page.slogans[i] < 0.75 else "slogan=whole"
    if page.headings[i]:
        yield f"title={shape.fine(max(TITLE, odds.title(text)))}"
        if "," in text:
            yield "comma&heading"
    if marks.is_box(text):
        yield "box"
    yield from sorted(marks.says(text))


def _stack(page: Survey, i: int) -> Iterator[str]:
    """Yield the place of a heading among headings, and how what stands above and below hangs together."""
    low, high = page.stack(i)
    place = f"stack {i - low + 1}/{high - low + 1}"
    yield place
    if low == high:
        yield f"parallel={min(2, page.parallels(i))}"
    text = page.lines[i].text
    n = len(text)
    how, parts = page.openings[i], marks.clauses(text)
    yield f"{place}&opens={how}" if high - low < _TALL else f"opens={how}"
    for k, where in ((i - 1, "above"), (i + 1, "below")):
        if low <= k <= high:
            yield f"opens={how}&{where}={page.openings[k]}"
            yield f"{shape.compared(parts, marks.clauses(page.lines[k].text))} clauses than {where}"
    if i < high:
        yield "shorter than below" if n < len(page.lines[i + 1].text) else "longer than below"
    if i > low:
        yield "shorter than above" if n < len(page.lines[i - 1].text) else "longer than above"
    if high + 1 == len(page.lines):
        return
    dated = page.dated[high + 1]
    yield f"{place}&dated" if dated else f"undated below&page={round(page.dated_share * 4)}"
    if dated and page.ends[i] == "colon":
        yield "colon&dated below"
    above, below = page.bodies(low - 1, -1), page.bodies(high + 1, 1)
    if below and not dated:
        yield f"lead below={shape.fine(odds.lead(page.lines[below[0]].text))}"
    if above and below:
        yield from _echoes(page, i, (low, high), above, below)


def _echoes(page: Survey, i: int, stack: tuple[int, int], above: list[int], below: list[int]) -> Iterator[str]:
    """Yield how much the bodies above and below a stack share, and which of them a heading echoes."""
    cohesion = page.cohesion
    up, down, own = cohesion.union(above), cohesion.union(below), cohesion.of(i)
    dated = "dated " if page.dated[stack[1] + 1] else ""
    yield f"{dated}hangs together={bisect_right(_LIKENESS, cohesion.likeness(up, down))}"
    echo = cohesion.covered(own, down)
    yield f"echo below={round(4 * echo)}"
    yield f"echo above={round(4 * cohesion.covered(own, up))}"
    for k, where in ((i - 1, "above"), (i + 1, "below")):
        if stack[0] <= k <= stack[1]:
            yield f"echoes {shape.compared(echo, cohesion.covered(cohesion.of(k), down))} than {where}"


def _echoes_stack(page: Survey, i: int) -> int:
    """Return how much of a line's first sentence the headings above have, in quarters: captions reuse their words."""
    at = i - 1
    while at >= 0 and i - at < _FAR and not page.headings[at]:
        at -= 1
    if at < 0 or not page.headings[at]:
        return 0
    low, high = page.stack(at)
    sentence = _SENTENCE.match(page.lines[i].text)
    said = terms(sentence.group()) if sentence else set()
    heads: set[str] = set().union(*[terms(page.lines[k].text) for k in range(low, high + 1)])
    return round(4 * len(said & heads) / len(said)) if said else 0


def _row(page: Survey, i: int, low: int, high: int) -> Iterator[str]:
    """Yield what a line has in common with the short lines around it."""
    lines = page.lines
    text = lines[i].text
    near = [lines[k].text for k in (i - 1, i + 1) if low <= k <= high]
    yield f"run={min(high - low + 1, 6)}"
    yield f"alike={sum(abs(len(text) - len(other)) <= 2 for other in near)}&end={page.ends[i]}"
    yield f"level={sum(len(text) == len(other) for other in near)}"
    if len(text) <= shape.LITTLE and page.spaced:
        yield f"stanza={page.stanza(i)}"
    frame = shape.frame(text)
    if len(frame) > 1:
        yield f"twins={sum(frame == shape.frame(other) for other in near)}"
    if marks.ROW.search(text):
        yield "row"


def _neighbours(page: Survey, i: int) -> Iterator[str]:
    """Yield how the lines before and after look."""
    lines = page.lines
    if i:
        yield f"before={shape.neighbour(lines[i - 1], page.ends[i - 1], dated=page.dated[i - 1])}"
        if page.slogans[i - 1] > 0.75:
            yield "slogan above"
    if i + 1 == len(lines):
        return
    if page.slogans[i + 1] > 0.75:
        yield "slogan below"
    after = "byline" if page.signed[i + 1] else shape.neighbour(lines[i + 1], page.ends[i + 1], dated=page.dated[i + 1])
    yield f"after={after}"
    if page.headings[i]:
        yield f"heading&after={after}"
        if not page.dated[i + 1] and page.ends[i + 1] == "stop":
            yield f"heading&after orphan={shape.coarse(odds.orphan(lines[i + 1].text))}"


def _caption_end(page: Survey, i: int) -> int:
    """Return where an unsigned caption would end that is glued to the continuation of an open line, or 0."""
    line = page.lines[i]
    if not i or not page.open[i - 1] or line.blanks < SLOT or page.dated[i]:
        return 0
    m = re.match(r"[^。!?]{5,60}[。!?]", line.text)
    return m.end() if m and m.end() < len(line.text) else 0
