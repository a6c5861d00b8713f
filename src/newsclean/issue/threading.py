"""Re-threading: text that was printed away from its place, brought back where something in the text demands it.

Cohesion alone places only 87 % of paragraphs right, so nothing moves on cohesion alone. The triggers are structural: a
headline without a body, a paragraph that breaks off while another, elsewhere, starts in mid-sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsclean.edits import MIN_CONFIDENCE, Span
from newsclean.layout.cohesion import Cohesion
from newsclean.issue.drafts import Draft, Page, Unit
from newsclean.issue.grouping import certainty
from newsclean.layout import odds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.layout.page import Piece

REACH: Final = 3
"""A displaced tail is looked for in so many of the articles that follow (or precede) the one that breaks off."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Pieces that belong before another place than where they were printed, in terms of pieces."""

    article: Draft
    pieces: tuple[int, ...]
    before: int  # the piece before which they belong; the number of pieces means the end
    confidence: float
    applied: bool
    why: str

    def span(self, pieces: Sequence[Piece]) -> Span:
        """Return the span of the cleaned text that was moved."""
        return Span(min(pieces[i].line.start for i in self.pieces), max(pieces[i].line.end for i in self.pieces))


def rethread(page: Page, pieces: Sequence[Piece], *, min_confidence: float = MIN_CONFIDENCE) -> list[Moved]:
    """Move what must be moved within the drafted page, and return every move, made or only suspected."""
    cohesion = Cohesion([p.text for p in pieces])
    moved = feed_starved(page, pieces, cohesion, min_confidence)
    moved += tie_tails(page, pieces, cohesion, min_confidence)
    return moved


def feed_starved(page: Page, pieces: Sequence[Piece], cohesion: Cohesion, least: float) -> list[Moved]:
    """Give a headline without a body the run of paragraphs above it that speak of what it says."""
    moved = []
    k = 1
    while k < len(page.articles):
        starved, above = page.articles[k], page.articles[k - 1]
        texts = above.text_units
        if not starved.heads or starved.text_units or len(texts) < 2:
            k += 1
            continue
        heads = cohesion.union(i for u in starved.heads for i in u.lines)
        own = cohesion.union(i for u in above.heads for i in u.lines)
        cut, gain = _best_cut(texts, heads, own, cohesion)
        sure = certainty(8 * gain - 1)
        applied = cut > 0 and sure >= least
        if cut:
            first = texts[cut]
            lines = tuple(i for u in starved.heads for i in u.lines)
            why = "a headline without a body; the paragraphs above it speak of what it says"
            moved.append(Moved(starved, lines, first.lines[0], sure, applied, why))
            if applied:
                at = above.body.index(first)
                starved.body[:0] = above.body[at:]
                del above.body[at:]
        k += 1
    return moved


def _best_cut(texts: list[Unit], heads: set[str], own: set[str], cohesion: Cohesion) -> tuple[int, float]:
    """Return from which unit on the texts belong to `heads` and not to `own`, and by how much; 0 when none do."""
    best, at, total = 0.0, 0, 0.0
    for k in range(len(texts) - 1, 0, -1):
        mine = cohesion.union(texts[k].lines)
        gain = cohesion.covered(heads, mine) - cohesion.covered(own, mine)
        total += gain
        if total > best and gain > 0:
            best, at = total, k
    return at, best


def tie_tails(page: Page, pieces: Sequence[Piece], cohesion: Cohesion, least: float) -> list[Moved]:
    """Join a paragraph that breaks off to the one elsewhere that starts in mid-sentence."""
    ends = _open_ends(page, pieces)
    starts = _orphans(page, pieces)
    pairs = sorted(
        (
            (_fit(page, pieces, cohesion, end, start), end, start)
            for end in ends
            for start in starts
            if 0 < abs(start[0] - end[0]) <= REACH
        ),
        reverse=True,
    )
    moved = []
    taken: set[tuple[int, int]] = set()
    for score, end, start in pairs:
        if score < -1 or end in taken or start in taken:
            continue
        taken |= {end, start}
        moved.append(_tie(page, pieces, end, start, certainty(score), least))
    for a, k in sorted({(m[2]) for m in pairs} & taken, reverse=True):
        unit = page.articles[a].body[k]
        if unit.kind == "moved":
            del page.articles[a].body[k]
    return moved


def _tie(
    page: Page, pieces: Sequence[Piece], end: tuple[int, int], start: tuple[int, int], sure: float, least: float
) -> Moved:
    """Move one tail to where it belongs, when that is sure enough."""
    article = page.articles[end[0]]
    head, tail = article.body[end[1]], page.articles[start[0]].body[start[1]]
    applied = sure >= least
    why = "one paragraph breaks off and this piece, printed elsewhere, starts in mid-sentence and goes on from it"
    after = [i for u in article.body[end[1] + 1 :] for i in u.lines]
    before = after[0] if after else max(article.lines()) + 1
    record = Moved(article, tuple(tail.lines), before, sure, applied, why)
    if applied:
        head.seams.append((sure, why))
        head.lines += tail.lines
        head.seams += tail.seams
        tail.kind = "moved"
    return record


def _open_ends(page: Page, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return (article, unit) of the paragraphs that break off without a piece that goes on."""
    found = []
    for a, article in enumerate(page.articles):
        for k, unit in enumerate(article.body):
            if unit.kind == "paragraph" and pieces[unit.lines[-1]].evidence.openness:
                found.append((a, k))
    return found


def _orphans(page: Page, pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return (article, unit) of the paragraphs that start in mid-sentence, likely enough to be looked at."""
    found = []
    for a, article in enumerate(page.articles):
        for k, unit in enumerate(article.body):
            first = pieces[unit.lines[0]]
            if unit.kind == "paragraph" and first.evidence.orphan > -1.5 and not first.evidence.heading and (k or article.heads):
                found.append((a, k))
    return found


def _fit(
    page: Page, pieces: Sequence[Piece], cohesion: Cohesion, end: tuple[int, int], start: tuple[int, int]
) -> float:
    """Return the log-odds that the text after `start` goes on where the one before `end` breaks off."""
    head, tail = page.articles[end[0]].body[end[1]], page.articles[start[0]].body[start[1]]
    left, right = pieces[head.lines[-1]], pieces[tail.lines[0]]
    score = 1.2 * odds.junction(left.text, right.text) + right.evidence.orphan
    words = cohesion.union(tail.lines)
    home = page.articles[end[0]].lines()
    there = [i for i in page.articles[start[0]].lines() if i not in tail.lines]
    score += 6 * (cohesion.covered(words, cohesion.union(home)) - cohesion.covered(words, cohesion.union(there)))
    later = start[0] - end[0]
    score += 1.0 if later == 1 else -1.0 if later < 0 else 0.0
    if start[1] == len(page.articles[start[0]].body) - 1:
        score += 0.5
    return score
