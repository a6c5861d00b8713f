"""Jumps (转版) followed: what stands below 上接 goes on the article that breaks off at 下转."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.issue.threading import Moved, continues
from newsclean.layout.cohesion import terms
from newsclean.layout.roles import STACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.issue.drafts import Draft, Page
    from newsclean.layout.page import Piece

_UP: Final = re.compile(r"[上紧]接|文接|[(【]接")
_TITLE: Final = re.compile(r"《([^》]{2,40})》")
SURE: Final = 0.96
LIKELY: Final = 0.75
"""How often a jump is followed rightly with one article to choose from, and with several that nothing tells apart."""


def is_rest(piece: Piece) -> bool:
    """Tell whether a piece of furniture says that the rest of an article stands below it."""
    return piece.evidence.furniture == "jump" and _UP.search(piece.text) is not None


def follow(page: Page, pieces: Sequence[Piece], *, min_confidence: float) -> list[Moved]:
    """Put the rests of jumped articles behind their beginnings, and return every such move, made or only suspected."""
    moved = []
    breaks = [i for u in page.furniture for i in u.lines if pieces[i].evidence.furniture == "jump"]
    downs = [i for i in breaks if not is_rest(pieces[i])]
    for up in [i for i in breaks if is_rest(pieces[i])]:
        rest = _article_below(page, up)
        begun = [a for i in downs if i < up and (a := _article_above(page, i)) is not None and a is not rest]
        if rest is None or not begun or not rest.text_units:
            continue
        home, sure = _home(begun, pieces, up, rest)
        lines = tuple(i for u in rest.body for i in u.lines)
        applied = sure >= min_confidence
        why = "the line above says that this goes on the article that breaks off at 下转"
        moved.append(Moved(home, lines, max(home.lines()) + 1, sure, applied, why))
        if applied:
            _append(home, rest, pieces)
            page.articles.remove(rest)
            rest.heads, rest.body = home.heads, home.body  # what was moved to the rest is now the whole's
            downs = [i for i in downs if _article_above(page, i) is not home]
    return moved


def _article_below(page: Page, at: int) -> Draft | None:
    """Return the article without headings whose first line is the next below a piece."""
    starts = [(min(a.lines()), k) for k, a in enumerate(page.articles) if a.lines() and min(a.lines()) > at]
    if not starts:
        return None
    article = page.articles[min(starts)[1]]
    return article if not article.heads else None


def _article_above(page: Page, at: int) -> Draft | None:
    """Return the article whose last line before a piece is the nearest."""
    above = [(k, [i for i in a.lines() if i < at]) for k, a in enumerate(page.articles)]
    ends = [(max(found), k) for k, found in above if found]
    return page.articles[max(ends)[1]] if ends else None


def _home(begun: Sequence[Draft], pieces: Sequence[Piece], up: int, rest: Draft) -> tuple[Draft, float]:
    """Return the article that a rest belongs to: the one its jump names, else the one it speaks of."""
    said = pieces[up].text
    title = _TITLE.search(said)
    named = terms(title[1] if title else re.sub(r"[(【].*", "", said))
    words = terms(" ".join(pieces[i].text for u in rest.body for i in u.lines))
    scored = []
    for article in begun:
        heads = terms(" ".join(pieces[i].text for u in article.heads for i in u.lines))
        body = terms(" ".join(pieces[i].text for u in article.body for i in u.lines))
        by_name = len(named & heads) / len(named) if named else 0.0
        scored.append((by_name > 0.5, by_name + len(words & body) / (len(words) + 1), article))
    scored.sort(key=lambda s: s[:2], reverse=True)
    known, best, article = scored[0]
    clear = len(scored) == 1 or known or best > 1.5 * scored[1][1]
    return article, SURE if clear else LIKELY


def _append(home: Draft, rest: Draft, pieces: Sequence[Piece]) -> None:
    """Put the rest behind the beginning, its first paragraph joined where the one before breaks off."""
    texts = home.text_units
    last, first = texts[-1] if texts else None, rest.text_units[0]
    if last and first.kind == last.kind == "paragraph" and continues(pieces[last.lines[-1]], pieces[first.lines[0]]):
        last.seams += [
            (SURE, "the paragraph breaks off where the page ends or jumps, and this goes on from it"),
            *first.seams,
        ]
        last.lines += first.lines
        rest.body.remove(first)
    home.body += rest.body


def turn_page(page: Page, first: int, pieces: Sequence[Piece]) -> None:
    """Let the article at the foot of a page go on at the head of the next, when it breaks off and that goes on from it.

    `first` is the number of the next page's first article, which has no headings then.
    """
    if not 0 < first < len(page.articles):
        return
    above, below = page.articles[first - 1], page.articles[first]
    if below.heads or not above.text_units or not below.text_units:
        return
    last, start = above.text_units[-1], below.text_units[0]
    if starts_rest(pieces, start.lines[0]) or last.kind != "paragraph" or start.kind != "paragraph":
        return
    if continues(pieces[last.lines[-1]], pieces[start.lines[0]]):
        _append(above, below, pieces)
        page.articles.remove(below)


def starts_rest(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a body piece begins the rest of a jumped article: 上接 is the nearest above that is no folio."""
    k = at - 1
    while k >= 0 and pieces[k].role == "furniture" and not is_rest(pieces[k]):
        k -= 1
    return k >= 0 and pieces[k].role == "furniture" and is_rest(pieces[k]) and pieces[at].role not in STACK
