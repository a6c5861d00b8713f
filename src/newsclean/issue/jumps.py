"""Jumps (转版) followed: what stands below 上接 goes on the article that breaks off at 下转."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.issue.moved import Moved
from newsclean.issue.tails import continues
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
MANY: Final = 24
"""A rest is looked for among so many of the latest 下转 above it; more would make time grow with their square."""


def is_rest(piece: Piece) -> bool:
    """Tell whether a piece of furniture says that the rest of an article stands below it."""
    return piece.evidence.furniture == "jump" and _UP.search(piece.text) is not None


class _Text(NamedTuple):
    """What a jump goes by in an article: the pieces of its body, behind which piece it ends, and its words."""

    body: tuple[int, ...]
    end: int
    heads: set[str]
    words: set[str]


class _Texts(dict[int, _Text]):
    """The texts of articles, by their number on the page, each read once."""

    def __init__(self, page: Page, pieces: Sequence[Piece]) -> None:
        self.page = page
        self.pieces = pieces

    def __missing__(self, number: int) -> _Text:
        """Read an article."""
        article = self.page.articles[number]
        body = tuple(i for u in article.body for i in u.lines)
        heads = [i for u in article.heads for i in u.lines]
        words = [terms(" ".join(self.pieces[i].text for i in lines)) for lines in (heads, body)]
        found = self[number] = _Text(body, max((*heads, *body)) + 1, *words)
        return found


def follow(page: Page, pieces: Sequence[Piece], *, min_confidence: float) -> list[Moved]:
    """Put the rests of jumped articles behind their beginnings, and return every such move, made or only suspected."""
    breaks = sorted(i for u in page.furniture for i in u.lines if pieces[i].evidence.furniture == "jump")
    moved = []
    texts = _Texts(page, pieces)
    starts = sorted((min(lines), k) for k, a in enumerate(page.articles) if (lines := a.lines()))
    ends = sorted((i, k) for k, a in enumerate(page.articles) for i in a.lines()) if breaks else []
    alone = {max(a.lines()): a for a in page.articles if a.heads and not a.body} if breaks else {}
    begun: list[int] = []  # the articles above each 下转
    whole: set[int] = set()  # those whose rest was found
    rests: set[int] = set()
    for at in breaks:
        if not is_rest(pieces[at]):
            above = bisect_right(ends, (at,)) - 1
            begun += [ends[above][1]] if above >= 0 else []
            continue
        below = bisect_right(starts, (at + 1,))
        if below == len(starts):
            continue
        number = starts[below][1]
        rest = page.articles[number]
        homes = [k for k in begun[-MANY:] if k != number and k not in whole and k not in rests]
        if rest.heads or not homes or not rest.text_units:
            continue
        repeated = "".join(pieces[i].text for u in alone[at - 1].heads for i in u.lines) if at - 1 in alone else ""
        k, sure = _home(homes, texts, repeated or pieces[at].text, number)
        home, applied = page.articles[k], sure >= min_confidence
        why = "the line above says that this goes on the article that breaks off at 下转"
        moved.append(Moved(home, texts[number].body, texts[k].end, sure, applied, why))
        if applied:
            if at - 1 in alone:
                _set_aside(page, pieces, alone[at - 1], home)
            _append(home, rest, pieces)
            del starts[below]
            whole.add(k)
            rests.add(number)
    page.articles[:] = [a for k, a in enumerate(page.articles) if k not in rests and (a.heads or a.body)]
    return moved


def _set_aside(page: Page, pieces: Sequence[Piece], repeated: Draft, home: Draft) -> None:
    """Put the headline of an article that stands again above its rest, and nothing with it, among the furniture."""
    printed = {pieces[i].text for u in home.heads for i in u.lines}
    if all(pieces[i].text in printed for u in repeated.heads for i in u.lines):
        for unit in repeated.heads:
            unit.kind, unit.why = "jump", "the headline of the article, printed again above its rest"
            insort(page.furniture, unit, key=lambda u: u.lines[0])
        repeated.heads = []


def _home(begun: Sequence[int], texts: _Texts, said: str, rest: int) -> tuple[int, float]:
    """Return the article that a rest belongs to: the one that its jump or the title above names, else by its words."""
    title = _TITLE.search(said)
    named = terms(title[1] if title else re.sub(r"[(【].*", "", said))
    words = texts[rest].words
    scored = []
    for article in begun:
        by_name = len(named & texts[article].heads) / len(named) if named else 0.0
        scored.append((by_name > 0.5, by_name + len(words & texts[article].words) / (len(words) + 1), article))
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
    home.take(rest)


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
        del page.articles[first]


def starts_rest(pieces: Sequence[Piece], at: int) -> bool:
    """Tell whether a body piece begins the rest of a jumped article: 上接 is the nearest above that is no folio."""
    k = at - 1
    while k >= 0 and pieces[k].role == "furniture" and not is_rest(pieces[k]):
        k -= 1
    return k >= 0 and pieces[k].role == "furniture" and is_rest(pieces[k]) and pieces[at].role not in STACK
