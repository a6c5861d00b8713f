"""Re-threading: text that was printed away from its place, brought back where something in the text demands it.

Cohesion alone places only 87 % of paragraphs right, so nothing moves on cohesion alone. The triggers are structural: a
headline without a body, a paragraph that breaks off while another, elsewhere, starts in mid-sentence.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from newsclean.edits import MIN_CONFIDENCE
from newsclean.issue.drafts import Draft
from newsclean.issue.moved import Moved, certainty
from newsclean.issue.parting import MOST, best_cut
from newsclean.issue.pictures import part_pictures
from newsclean.issue.tails import tie_tails
from newsclean.layout import marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.issue.drafts import Page, Unit
    from newsclean.layout.cohesion import Cohesion
    from newsclean.layout.page import Piece

APART: Final = 0.35
"""So much more (share of its words) a headline must echo the text above than the one below to be the one above's."""
ASTRAY: Final = 0.08
"""The same for a headline that the text above can surely be parted for."""


def rethread(page: Page, pieces: Sequence[Piece], *, min_confidence: float = MIN_CONFIDENCE) -> list[Moved]:
    """Move what must be moved within the drafted page, and return every move, made or only suspected."""
    cohesion = pieces[0].evidence.cohesion.over([p.text for p in pieces])
    part_pictures(page, pieces, cohesion)
    part_stacks(page, pieces, cohesion, min_confidence)
    moved = feed_starved(page, pieces, cohesion, min_confidence)
    moved += tie_tails(page, pieces, cohesion, min_confidence)
    adopt(page, pieces)
    return moved


def adopt(page: Page, pieces: Sequence[Piece]) -> None:
    """Give a headline whose text was all the rest of another's the dated text below, which has no headline."""
    for k in range(len(page.articles) - 1, 0, -1):
        article, below = page.articles[k - 1 : k + 1]
        starved = article.heads and not article.text_units and not _is_picture_news(article)
        if starved and not below.heads and below.text_units and _is_dated(below, pieces):
            article.take(below)
            del page.articles[k]


def part_stacks(page: Page, pieces: Sequence[Piece], cohesion: Cohesion, least: float) -> None:
    """Part a stack whose first headline speaks of the text above it and not of the text below: two stacks met there.

    The first then has no body, and `feed_starved` looks for it above; where it speaks of that text only a little more,
    the stack is parted if it would find a body there.
    """
    for k in range(len(page.articles) - 1, 0, -1):
        article, above = page.articles[k], page.articles[k - 1]
        cut = 0 if _is_below(article) else _first_stack(article)
        if not cut or len(above.text_units) < 4:
            continue
        first = cohesion.union(i for u in article.heads[:cut] if u.kind == "headline" for i in u.lines)
        up = cohesion.union(i for u in above.text_units[-4:] for i in u.lines)
        down = cohesion.union(i for u in article.text_units[:3] for i in u.lines)
        own = cohesion.union(i for u in above.heads for i in u.lines)
        apart = cohesion.covered(first, up) - max(cohesion.covered(first, down), cohesion.covered(first, own))
        if apart > APART or (apart > ASTRAY and _is_fed(above, article.heads[:cut], pieces, cohesion, least)):
            page.articles.insert(k, Draft(heads=article.heads[:cut]))
            del article.heads[:cut]


def _is_fed(above: Draft, heads: Sequence[Unit], pieces: Sequence[Piece], cohesion: Cohesion, least: float) -> bool:
    """Tell whether the article above a stack can surely be parted in its own text and that of the stack."""
    words, own = (cohesion.union(i for u in units for i in u.lines) for units in (heads, above.heads))
    cut, gain = best_cut(above.text_units[-MOST:], pieces, words, own, cohesion)
    return cut > 0 and _sure(gain) >= least


def _first_stack(article: Draft) -> int:
    """Return where a second headline's stack starts among the headings of an article, or 0."""
    kinds = [u.kind for u in article.heads]
    if kinds.count("headline") < 2:
        return 0
    at = kinds.index("headline") + 1
    while at < len(kinds) and kinds[at] in ("deck", "summary", "byline"):
        at += 1
    return at if at < len(kinds) else 0


def feed_starved(page: Page, pieces: Sequence[Piece], cohesion: Cohesion, least: float) -> list[Moved]:
    """Give a headline without a body the run of paragraphs above it that speak of what it says.

    A headline below its text counts as one without a body when nothing marks where that text starts.
    """
    moved = []
    for above, starved in pairwise(list(page.articles)):
        loose = starved.text_units if _is_loose(starved, pieces) else []
        texts = [*above.text_units, *loose][-MOST:]
        if not starved.heads or (starved.text_units and not loose) or _is_picture_news(starved) or len(texts) < 2:
            continue
        if any(_is_no_headline(pieces[i]) for u in starved.heads for i in u.lines):
            continue
        heads = cohesion.union(i for u in starved.heads for i in u.lines)
        own = cohesion.union(i for u in above.heads for i in u.lines)
        cut, gain = best_cut(texts, pieces, heads, own, cohesion)
        sure = _sure(gain)
        if not cut:
            continue
        lines = tuple(i for u in starved.heads for i in u.lines)
        why = "a headline without a body; the paragraphs above it speak of what it says"
        applied = sure >= least
        moved.append(Moved(starved, lines, texts[cut].lines[0], sure, applied, why))
        if applied:
            body = [*above.body, *starved.body] if loose else above.body
            at = body.index(texts[cut])
            above.body, starved.body = body[:at], [*body[at:], *([] if loose else starved.body)]
    return moved


def _sure(gain: float) -> float:
    """Return how sure it is that a place parts two articles, by how well (to 2) it parts the words of their heads."""
    return certainty(6 * gain - 2.2)


def _is_picture_news(article: Draft) -> bool:
    """Tell whether a picture's caption below the headline is all that an article has to say."""
    last = max(i for u in article.heads for i in u.lines)
    return not article.text_units and any(u.kind == "caption" and u.lines[0] > last for u in article.body)


def _is_no_headline(piece: Piece) -> bool:
    """Tell whether a piece says that it is furniture, or is a date alone: such a stack belongs to a notice."""
    return bool(piece.evidence.furniture) or marks.LONE_DATE.match(piece.text) is not None


def _is_dated(article: Draft, pieces: Sequence[Piece]) -> bool:
    """Tell whether an article's text begins with a dateline."""
    return pieces[article.text_units[0].lines[0]].evidence.dateline


def _is_loose(article: Draft, pieces: Sequence[Piece]) -> bool:
    """Tell whether an article's headline stands below its text and nothing marks where that text starts."""
    return _is_below(article) and not _is_dated(article, pieces)


def _is_below(article: Draft) -> bool:
    """Tell whether an article's headings stand below the start of its text."""
    if not article.heads or not article.text_units:
        return False
    return min(i for u in article.heads for i in u.lines) > article.text_units[0].lines[0]
