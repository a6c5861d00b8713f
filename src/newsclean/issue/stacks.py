"""Headline stacks (标题组): one headline, with kickers above and decks below, whatever the lines looked like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.issue.moved import certainty
from newsclean.issue.rank import AIMS, Row, headline
from newsclean.layout.marks import introduces, opening, says

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.issue.drafts import Draft, Page, Unit
    from newsclean.layout.page import Piece

_LEANS: Final = re.compile(r"[和与及的在为把将对向从让使以、,—]$")
"""A line that ends so has its other half on the next line (conjunctions, prepositions, an open enumeration)."""
_WHO: Final = re.compile(r":$|(?:强调|指出|要求|表示)$|——$")
"""A line that ends so is a kicker: who says it, or half of a sentence the headline completes."""
_WHY: Final = {
    "kicker": "beside the headline, as kickers read",
    "headline": "the line of the stack that tells the news",
    "deck": "beside the headline, as decks read",
}
WIDEST: Final = 46
"""A headline of more characters than this is not believed to be one wrapped over two lines."""


def settle(page: Page, pieces: Sequence[Piece], *, settled: bool = False) -> None:
    """Leave every article of the page with at most one headline: wraps joined, the rest kickers or decks.

    On a page that is `settled`, printed as this library prints, the order of a stack stands, and its kinds follow it.
    """
    for article in page.articles:
        if settled:
            _keep_order(article)
            continue
        if sum(u.kind == "headline" for u in article.heads) > 1:
            _unwrap(article, pieces)
        _rank(article, pieces)
        article.heads.sort(key=_order)


def _keep_order(article: Draft) -> None:
    """Name the lines of a stack by the first headline among them: kickers above it, decks below."""
    rows = [u for u in article.heads if u.kind != "byline"]
    kinds = [u.kind for u in rows]
    main = kinds.index("headline") if "headline" in kinds else 0
    for k, unit in enumerate(rows):
        unit.kind = "kicker" if k < main else "headline" if k == main else "deck"


def _order(unit: Unit) -> int:
    """Return where a unit stands in a stack as readers read it."""
    return {"kicker": 0, "headline": 1, "deck": 2, "summary": 2, "byline": 3}[unit.kind]


def _unwrap(article: Draft, pieces: Sequence[Piece]) -> None:
    """Join headlines that were wrapped over several lines."""
    rows = [u for u in article.heads if u.kind == "headline"]
    body = " ".join(pieces[i].text for u in article.body for i in u.lines)
    last = rows[0]
    for unit in rows[1:]:
        if _is_wrap(pieces[last.lines[-1]], pieces[unit.lines[0]], body):
            last.seams.append((0.95, "a headline wrapped over two lines"))
            last.lines += unit.lines
            article.heads.remove(unit)
        else:
            last = unit


def _rank(article: Draft, pieces: Sequence[Piece]) -> None:
    """Find the headline of a stack, a lone line being it, and name the others by it where it was not the one chosen."""
    above = _introduced(article, pieces)
    rows = [u for u in article.heads if u.kind in ("kicker", "headline", "deck") and u.lines[0] > above]
    if len(rows) == 1:
        rows[0].kind = "headline"
    if len(rows) < 2:
        return
    first = next((u for u in article.body if u.kind == "paragraph" and u.lines[0] != above), None)
    lines = [pieces[u.lines[0]].line for u in rows]
    lead = pieces[first.lines[0]].text if first else ""
    best, score = headline([Row(line.text, line.depth) for line in lines], lead)
    agreed = [u for u in rows if u.kind == "headline"] == [rows[best]]
    for k, unit in enumerate(rows):
        text = pieces[unit.lines[-1]].text
        if k == best:
            kind = "headline"
        else:
            turned = agreed and unit.kind == "kicker" and opening(text) not in AIMS
            kind = "kicker" if turned or _is_kicker(text, above=k < best) else "deck"
        if not agreed:
            unit.confidence = certainty(score)
        if kind != unit.kind or not agreed:
            unit.why = _WHY[kind]
        unit.kind = kind


def _introduced(article: Draft, pieces: Sequence[Piece]) -> int:
    """Return the line of an editor's note above the last heading, with the name of the debate over it, or -1."""
    last = max((u.lines[0] for u in article.heads if u.kind != "byline"), default=-1)
    first = next((u.lines[0] for u in article.text_units), last)
    return first if first < last and introduces(pieces[first].text) else -1


def _is_kicker(text: str, *, above: bool) -> bool:
    """Tell whether a line beside the headline is a kicker: printed above it, unless it reads as decks do."""
    said = says(text)
    return "who says" in said or (above and "leaders" not in said and opening(text) != "dash")


def _is_wrap(first: Piece, second: Piece, body: str) -> bool:
    """Tell whether one headline goes on in the next line: by what it leans on, or because the text has it whole."""
    a, b = first.text, second.text
    if second.line.blanks > first.line.blanks and second.line.blanks > 1:
        return False
    if len(a) + len(b) > WIDEST or _WHO.search(a) or 0 < first.line.depth != second.line.depth > 0:
        return False
    if _LEANS.search(a) or a.count("“") != a.count("”") or a.count("(") != a.count(")"):
        return True
    return a[-2:] + b[:2] in body
