"""The straight line from bytes or text to an issue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from newsclean.edits import MIN_CONFIDENCE, Cleaned, clean
from newsclean.fold import fold
from newsclean.issue import credits as who
from newsclean.issue import folio, gaps, stacks
from newsclean.issue.build import Builder
from newsclean.issue.cover import cover
from newsclean.issue.drafts import Draft, Page
from newsclean.issue.grouping import group
from newsclean.issue.jumps import follow, turn_page
from newsclean.issue.kinds import refine
from newsclean.issue.model import Article, Gap, Issue, Join, Move
from newsclean.issue.polish import polish
from newsclean.issue.threading import rethread
from newsclean.layout.page import Piece, lay_out
from newsclean.recipe import BLOCK_RULES, character_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.issue.moved import Moved

Script = Literal["s", "t", "keep"]
_REVIEW: Final = 0.5
"""An issue that holds a block below this confidence is offered for review: it is likelier wrong than right."""


def parse(
    source: str | bytes,
    *,
    encoding: str | None = None,
    script: Script = "keep",
    min_confidence: float = MIN_CONFIDENCE,
    duplicate_rate: float | Literal["auto"] = "auto",
) -> Issue:
    r"""Return the issue that a text, or the bytes of one, holds.

    Bytes are decoded first (`encoding` None detects it). Edits, joins and moves of at least `min_confidence` (0 to 1)
    are applied, the rest are reported as suspects. `duplicate_rate` is the expected number of characters doubled by OCR
    for each character, or "auto" to estimate it from the text itself.

    >>> issue = parse("我区召开会议\n\n本报讯(记者 甲乙)近日,我区召开会议,部署春季绿化工作。\n")
    >>> issue.articles[0].headline, issue.articles[0].authors[0].name
    ('我区召开会议', '甲乙')
    """
    name = None
    if isinstance(source, bytes):
        from newsclean.decoding.decode import decode  # noqa: PLC0415 (the tables of encodings are not needed for a str)

        decoded = decode(source, encoding)
        source, name = decoded.text, decoded.encoding
    rules = character_rules(script=script, duplicate_rate=duplicate_rate)
    cleaned = clean(source, rules, min_confidence=min_confidence)
    return read(cleaned, encoding=name, min_confidence=min_confidence)


def read(cleaned: Cleaned, *, encoding: str | None = None, min_confidence: float = MIN_CONFIDENCE) -> Issue:
    """Return the issue that a cleaned text holds."""
    page, pieces, moved = draft(lay_out(fold(cleaned.text)), min_confidence)
    units = [u for a in page.articles for u in (*a.heads, *a.body)]
    cleaned, rows = polish(cleaned, [p.line for p in pieces], units, BLOCK_RULES, min_confidence=min_confidence)
    pieces = [replace(p, line=row) for p, row in zip(pieces, rows, strict=True)]
    return _assemble(cleaned, pieces, page, moved, encoding)


def draft(pages: Sequence[list[Piece]], least: float) -> tuple[Page, list[Piece], list[Moved]]:
    """Return the drafted issue: each page grouped and re-threaded by itself, then what crosses from page to page."""
    whole = Page()
    pieces: list[Piece] = []
    moved: list[Moved] = []
    for part in pages:
        page = group(part, min_confidence=least)
        settled = part[0].evidence.opens is not None
        found = [] if settled else rethread(page, part, min_confidence=least)
        page.articles[:] = [a for a in page.articles if a.heads or a.body]
        stacks.settle(page, part, settled=settled, min_confidence=least)
        first = len(whole.articles)
        whole.add(page, len(pieces))
        moved += [m.shifted(len(pieces)) for m in found]
        pieces += part
        turn_page(whole, first, pieces)
    moved += follow(whole, pieces, min_confidence=least)
    refine(whole, pieces)
    return whole, pieces, moved


def _assemble(
    cleaned: Cleaned, pieces: Sequence[Piece], page: Page, moved: Sequence[Moved], encoding: str | None
) -> Issue:
    """Return the drafted page as an issue."""
    builder = Builder(cleaned, [p.line for p in pieces])
    joins: list[Join] = []
    for draft in page.articles:
        for unit in (*draft.heads, *draft.body):
            joins += builder.joins(unit)
            if said := unit.suspect:
                joins.append(builder.join(said.piece, unit.lines[0], said.confidence, said.why, applied=False))
    joins.sort(key=lambda j: j.left)
    articles, furniture = cover(
        cleaned.source,
        [_article(builder, draft) for draft in page.articles],
        [builder.block(u) for u in page.furniture],
    )
    found = gaps.find(page, pieces, moved)
    numbers = {id(draft.body): number for number, draft in enumerate(page.articles)}
    confidence = min((a.confidence for a in articles), default=1.0)
    date, number = folio.read(furniture)
    return Issue(
        cleaned,
        articles,
        furniture,
        tuple(joins),
        tuple(_gap(cleaned, pieces, g) for g in found),
        tuple(_move(cleaned, pieces, numbers[id(m.article.body)], m) for m in moved),
        date=date,
        page=number,
        confidence=confidence,
        needs_review=confidence < _REVIEW,
        encoding=encoding,
    )


def _gap(cleaned: Cleaned, pieces: Sequence[Piece], found: gaps.Found) -> Gap:
    """Return a gap in offsets of the source."""
    line = pieces[found.piece].line
    at = cleaned.origin(line.inner[-1]).end if found.kind == "after" else cleaned.origin(line.inner[0]).start
    return Gap(found.article, at, found.kind, found.why)


def _move(cleaned: Cleaned, pieces: Sequence[Piece], article: int, moved: Moved) -> Move:
    """Return a move into an article, by its number, in offsets of the source."""
    if moved.before < len(pieces):
        before = cleaned.origin(pieces[moved.before].line.pieces[0]).start
    else:
        before = len(cleaned.source)
    return Move(article, cleaned.origin(moved.span(pieces)), before, moved.confidence, moved.applied, moved.why)


def _article(builder: Builder, draft: Draft) -> Article:
    """Return a drafted article with its byline, dateline and authors read."""
    blocks = tuple(builder.block(u) for u in (*draft.heads, *draft.body))
    texts = [b for b in blocks if b.kind == "paragraph"]
    lead = texts[0].text if texts else ""
    ends = [*texts[-1:], *(b for b in blocks if b.kind == "byline")]
    date = who.dateline(lead) or next(filter(None, (who.end_dateline(b.text) for b in ends)), None)
    own = [text for b in blocks if b.kind == "byline" and (text := who.byline(b.text))]
    inner = who.lead_byline(lead) if lead else None
    last = who.end_byline(texts[-1].text) if texts else None
    byline = own[0] if own else inner.text if inner else last.text if last else ""
    people = [a for line in own or ([byline] if byline else []) for a in who.authors(line)]
    for b in blocks:
        # A picture printed as news of its own has its caption for a body, which ends in 某某 摄.
        if (b.kind == "caption" or b in texts[-1:]) and (signed := who.credit(b.text)):
            people += who.authors(signed, default="摄影") if b.kind == "caption" or "摄" in fold(signed) else ()
    confidence = min((b.confidence for b in blocks if b.kind != "caption"), default=1.0)
    return Article(blocks, byline, date.text if date else "", who.unique(people), confidence)
