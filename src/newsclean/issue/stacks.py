"""Headline stacks (标题组): one headline, with kickers above and decks below, whatever the lines looked like."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from newsclean.edits import MIN_CONFIDENCE
from newsclean.issue.drafts import Suspect
from newsclean.issue.moved import certainty
from newsclean.issue.rank import AIMS, Row, headline
from newsclean.issue.wrapped import may_wrap, wrapped
from newsclean.layout.marks import introduces, is_roundup, opening, says

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.issue.drafts import Draft, Page, Unit
    from newsclean.layout.page import Piece

WRAPPED: Final = "a headline wrapped over two lines"
"""Why two lines of a stack are joined."""
SUSPECT: Final = 0.5
"""From so sure on, a wrap is worth a word."""
TITLES: Final = frozenset({"kicker", "headline", "deck"})
"""The kinds among which the lines of a stack are told apart."""
_WHY: Final = {
    "kicker": "beside the headline, as kickers read",
    "headline": "the line of the stack that tells the news",
    "deck": "beside the headline, as decks read",
}


def settle(
    page: Page, pieces: Sequence[Piece], *, settled: bool = False, min_confidence: float = MIN_CONFIDENCE
) -> None:
    """Leave every article of the page with at most one headline: wraps joined, the rest kickers or decks.

    On a page that is `settled`, printed as this library prints, the order of a stack stands, and its kinds follow it.
    """
    for article, below in zip_longest(page.articles, page.articles[1:]):
        if settled:
            _keep_order(article)
            continue
        _unwrap(article, pieces, min_confidence)
        if not (below and not below.heads and _is_name_of_briefs(article, pieces)):
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


def _unwrap(article: Draft, pieces: Sequence[Piece], least: float) -> None:
    """Join headlines that were wrapped over several lines, half of which may have been taken for a kicker or a deck.

    What is less sure than `least` is suspected.
    """
    rows = [u for u in article.heads if u.kind in TITLES]
    if len(rows) < 2:
        return
    text = " ".join(pieces[i].text for u in article.text_units for i in u.lines)
    last = rows[0]
    for unit in rows[1:]:
        upper, lower = pieces[last.lines[-1]], pieces[unit.lines[0]]
        near = unit.lines[0] == last.lines[-1] + 1 and may_wrap(upper, lower)
        kinds = last.kind, unit.kind
        sure = certainty(wrapped(upper.text, lower.text, kinds, text, len(rows))) if near else 0.0
        if sure >= least:
            last.kind = "headline"
            last.seams.append((sure, WRAPPED))
            last.lines += unit.lines
            article.heads.remove(unit)
            continue
        if sure >= SUSPECT:
            unit.suspect = Suspect(last.lines[-1], sure, WRAPPED)
        last = unit


def _is_name_of_briefs(article: Draft, pieces: Sequence[Piece]) -> bool:
    """Tell whether all that stands above an article's text is a kicker, the name of a column of short pieces."""
    return [u.kind for u in article.heads] == ["kicker"] and is_roundup(pieces[article.heads[0].lines[0]].text)


def _rank(article: Draft, pieces: Sequence[Piece]) -> None:
    """Find the headline of a stack, a lone line being it, and name the others by it where it was not the one chosen."""
    above = _introduced(article, pieces)
    rows = [u for u in article.heads if u.kind in TITLES and u.lines[0] > above]
    if len(rows) == 1:
        rows[0].kind = "headline"
    if len(rows) < 2:
        return
    first = next((u for u in article.body if u.kind == "paragraph" and u.lines[0] != above), None)
    lead = pieces[first.lines[0]].text if first else ""
    texts = ["".join(pieces[i].text for i in u.lines) for u in rows]
    depths = [pieces[u.lines[0]].line.depth for u in rows]
    best, score = headline([Row(*row) for row in zip(texts, depths, strict=True)], lead)
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
