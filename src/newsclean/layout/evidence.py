"""The named evidence about a line: what it says itself, how its neighbours look, and where it stands on the page.

Each piece of evidence is a word such as `end=open` or `slot`; the table data/layout.tsv gives it a weight for
each role.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from newsclean.layout import headed, marks, odds, placed, shape, starts
from newsclean.layout.lines import SLOT
from newsclean.layout.survey import CAPTION, FURNITURE, ROW, WHOLLY, Survey

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.layout.cohesion import Cohesion
    from newsclean.layout.lines import Line

TITLE: Final = 0.0
"""A heading that looks like none by its wording counts no less (nats): the odds know broadcast titles best."""
_FORMS: Final = (
    ("letter signed", marks.LETTER_BYLINE),
    ("lone date", marks.LONE_DATE),
    ("name and post", marks.NAME_AND_POST),
    ("portrait", marks.PORTRAIT),
    ("introduces", marks.INTRODUCING),
    ("chapter", marks.CHAPTER),
    ("number of a document", marks.DOCUMENT_NUMBER),
    ("heads a part", marks.PARTING),
)
"""What a short line is if it fits a pattern."""
_SIGNS: Final = frozenset({"byline", "name alone", "pen name"})
"""What a line may be a byline by."""
_SLOGAN: Final = 0.5
"""From so great a share of known slogans on, a line looks like one."""
_HARDLY: Final = -2
"""So readily, or less, a phrase ends that breaks off behind a conjunction or a preposition."""
_QUOTES: Final = "”’》」』"
"""Marks that may close a headline; behind a bracket stands what is no part of a text."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one line before anything is decided.

    `names` are the pieces of evidence. `openness` is 0 where the line is closed by a final mark, 1 where it may go on,
    2 where it surely does. `orphan` are the log-odds (nats) that its start is lost, by its first characters, and `lost`
    the evidence that it is by what stands before them in clean text. The flags say what it may be at
    all: a heading, a byline (`signed`), a row of a list, furniture (`loose`), a caption (`pictured`). `opens` says
    whether it starts an article where the blank lines tell, else None. `caption_end` is where a caption glued to a
    continuation would end, or 0. `quotations` says whether it closes one that it has not opened, and leaves one open.
    """

    names: tuple[str, ...]
    openness: int
    bracket: bool
    dateline: bool
    orphan: float
    lost: float
    heading: bool
    signed: bool
    row: bool
    furniture: str
    loose: bool
    pictured: bool
    tight: bool
    opens: bool | None
    caption_end: int
    quotations: tuple[bool, bool]
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
    names = [*_look(page, i, orphan), *placed.place(page, i), *_wording(page, i)]
    if heading:
        names += headed.evidence(page, i)
    if row:
        names += placed.row(page, i, low, high)
    names += placed.neighbours(page, i)
    said = bool({"credit", "caption start", "points", "credit below", "credit below&dated"} & set(names))
    if not said and page.spaced and 0 < page.lines[i].blanks < SLOT:
        names.append("bare")
    return Evidence(
        tuple(names),
        page.open[i],
        page.ends[i] == "closer",
        page.dated[i],
        orphan,
        page.lost[i],
        heading and not page.titled[i],
        not _SIGNS.isdisjoint(names),
        row,
        page.furniture[i],
        not page.printed and page.near_furniture(i),
        not page.printed and (said or page.pictured(i)),
        "tight" in names,
        (i == 0 or page.lines[i].blanks == 2) if page.printed else None,
        placed.caption_end(page, i),
        page.quotations[i],
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
    if page.lost[i] > -starts.BOUND:
        yield f"lost={shape.halved(page.lost[i])}"
    known = {
        "predicate": marks.PREDICATE.match(text) is not None,
        "lately": marks.LATELY.match(text) is not None,
        "signs off": page.signs_off[i],
        "left open": page.headings[i] and shape.left_open(text),
        "closes quotation": page.quotations[i][0],
    }
    yield from (name for name, holds in known.items() if holds)
    if len(text) > shape.LITTLE and (bullet := shape.bullet(text)) and not page.dated[i]:
        near = [*page.lines[max(0, i - 2) : i], *page.lines[i + 1 : i + 3]]
        yield f"bullet={min(2, sum(shape.bullet(line.text) == bullet for line in near))}&end={end}"
        if page.in_column(i):
            yield "bullet&in column"
    if len(text) > shape.SHORT:
        if marks.NUMBERED.match(text):
            yield "numbered&long"
        if marks.TIME.match(text):
            yield "time&long"
        if not page.dated[i] and i and not page.headings[i - 1]:
            yield f"lead={shape.coarse(odds.lead(text))}"


def _wording(page: Survey, i: int) -> Iterator[str]:
    """Yield what a line that is not long says about itself."""
    text = page.lines[i].text
    if len(text) <= CAPTION and i + 1 < len(page.lines) and page.credits[i + 1]:
        yield "credit below"
    if page.over_lead(i):
        yield "credit below&dated"
        if page.under_heading(i):
            yield "credit below&dated&heading above"
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
    if page.depicts[i]:
        yield "caption start"
    if marks.POINTING.match(text):
        yield "points"
    if len(text) <= shape.SHORT:
        yield from _short_wording(page, i)


def _short_wording(page: Survey, i: int) -> Iterator[str]:
    """Yield what a short line says about itself."""
    text = page.lines[i].text
    if marks.LONE_NAME.match(text):
        yield "name alone"
        if i and page.headings[i] and page.is_column(i - 1):
            yield "name alone&column above"
    elif page.may_be_pen_name(i):
        yield "pen name"
    yield from (name for name, pattern in _FORMS if pattern.match(text))
    if page.slogans[i] > _SLOGAN:
        whole = page.slogans[i] >= WHOLLY
        yield "slogan=whole" if whole else "slogan=part"
        if whole and page.furniture[i] == "slogan":
            yield "furniture=slogan&slogan=whole"
    if page.headings[i]:
        yield from _heading_wording(page, i)
    if "。" in text and page.ends[i] not in ("stop", "pause"):
        yield "stop inside"
    if page.ends[i] == "stop" and marks.SCENE.match(text):
        yield "scene"
    if marks.is_box(text):
        yield "box"
    if page.headings[i] and marks.is_titled_box(text):
        yield "titled box"
    said = marks.says(text)
    if page.ends[i] == "colon" and i + 1 < len(page.lines) and page.headings[i + 1]:
        said.discard("question")  # the name of a speaker stands in a stack, and what follows is no answer
        yield "colon&heading below"
    yield from sorted(said)


def _leans(page: Survey, i: int) -> bool:
    """Tell whether a possible heading ends with a conjunction or a preposition, and no other heading stands below."""
    text = page.lines[i].text
    below = i + 1 < len(page.lines) and page.headings[i + 1]
    return not below and marks.LEANING.search(text) is not None and odds.final(text) <= _HARDLY


def _heading_wording(page: Survey, i: int) -> Iterator[str]:
    """Yield what a possible heading says about itself."""
    text = page.lines[i].text
    below = page.lines[i + 1].text if i + 1 < len(page.lines) else ""
    yield f"title={shape.fine(max(TITLE, odds.title(text)))}"
    if page.ends[i] == "han":
        yield f"finality={odds.final(text)}"
    document, column = marks.is_document(text), page.is_column(i)
    known = {
        "comma&heading": "," in text,
        "clause&heading": page.openings[i] == "clause",
        "heading&date below": i > 0 and marks.LONE_DATE.match(below) is not None,
        "commas&heading": text.count(",") > 1,
        "asks": page.asks[i],
        "labelled": marks.is_labelled(text) and not marks.is_box(text),
        "leans": _leans(page, i),
        "resumed": page.resumed(i),
        "heading&predicate below": marks.PREDICATE.match(below) is not None,
        "document": document,
        "document&row below": document and page.is_row(i + 1) and not page.is_row(i),
        "column": column,
        "half": page.half(i),
        "column&slogan above": column and page.heads_below_slogan(i),
    }
    yield from (name for name, holds in known.items() if holds)
