"""The named evidence about a line: what it says itself, how its neighbours look, and where it stands on the page.

Each piece of evidence is a word such as `end=open` or `slot`; the table data/layout.tsv gives it a weight for
each role.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from newsclean.layout import headed, marks, odds, shape
from newsclean.layout.cohesion import terms
from newsclean.layout.lines import SLOT
from newsclean.layout.survey import CAPTION, FURNITURE, ROW, Survey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.layout.cohesion import Cohesion
    from newsclean.layout.lines import Line

TITLE: Final = 0.0
"""A heading that looks like none by its wording counts no less (nats): the odds know broadcast titles best."""
_SENTENCE: Final = re.compile("[^。!?]{1,80}")
_FAR: Final = 20
_SLOGAN: Final = 0.5
"""From so great a share of known slogans on, a line looks like one."""
_QUOTES: Final = "”’》」』"
"""Marks that may close a headline; behind a bracket stands what is no part of a text."""


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
        names += headed.evidence(page, i)
    if row:
        names += _row(page, i, low, high)
    names += _neighbours(page, i)
    said = bool({"credit", "caption start", "credit below"} & set(names))
    if not said and page.spaced and 0 < page.lines[i].blanks < SLOT:
        names.append("bare")
    return Evidence(
        tuple(names),
        page.open[i],
        page.ends[i] == "closer",
        page.dated[i],
        orphan,
        heading and not page.titled[i],
        "byline" in names or "name alone" in names,
        row,
        page.furniture[i],
        not page.printed and page.near_furniture(i),
        not page.printed and (said or page.pictured(i)),
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
    if end == "closer" and text[-1] in _QUOTES:
        end = "quote"
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
        if marks.TIME.match(text):
            yield "time&long"
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
    if len(text) <= CAPTION and i + 1 < len(page.lines) and page.credits[i + 1]:
        yield "credit below"
        if i + 2 < len(page.lines) and page.dated[i + 2]:
            yield "credit below&dated"
    if len(text) > FURNITURE:
        return
    if page.furniture[i]:
        yield f"furniture={page.furniture[i]}"
    if not marks.READABLE.search(text):
        yield "unreadable"
    if page.signed[i]:
        yield "byline"
    elif page.credited[i]:
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
    if page.slogans[i] > _SLOGAN:
        yield "slogan=part" if page.slogans[i] < 0.75 else "slogan=whole"
    if page.headings[i]:
        yield f"title={shape.fine(max(TITLE, odds.title(text)))}"
        if "," in text:
            yield "comma&heading"
        if page.ends[i] == "han":
            yield f"finality={_finality(text)}"
        if "。" in text:
            yield "stop inside"
        if marks.is_labelled(text):
            yield "labelled"
        if page.slogans[i] <= _SLOGAN and marks.is_column(text):
            yield "column"
    if marks.is_box(text):
        yield "box"
    said = marks.says(text)
    if page.ends[i] == "colon" and i + 1 < len(page.lines) and page.headings[i + 1]:
        said.discard("question")  # the name of a speaker stands in a stack, and what follows is no answer
        yield "colon&heading below"
    yield from sorted(said)


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


def _finality(text: str) -> int:
    """Return how readily a phrase ends with the last characters of a line: -3 (hardly), 0 (at about 2 nats) to 3."""
    return shape.coarse(2 * (odds.finality(text) + 2))


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
        if page.ends[i - 1] == "han" and not page.headings[i - 1]:
            yield f"above finality={_finality(lines[i - 1].text)}"
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
