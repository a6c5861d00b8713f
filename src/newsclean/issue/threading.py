"""Re-threading: text that was printed away from its place, brought back where something in the text demands it.

Cohesion alone places only 87 % of paragraphs right, so nothing moves on cohesion alone. The triggers are structural: a
headline without a body, a paragraph that breaks off while another, elsewhere, starts in mid-sentence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING, Final

from newsclean.edits import MIN_CONFIDENCE, Span
from newsclean.issue.drafts import Draft
from newsclean.layout import odds
from newsclean.layout.cohesion import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.issue.drafts import Page, Unit
    from newsclean.layout.cohesion import Cohesion
    from newsclean.layout.page import Piece

REACH: Final = 3
"""A displaced tail is looked for in so many of the articles that follow (or precede) the one that breaks off."""
MANY: Final = 24
"""An article with more loose ends than this is broken in another way (a table, a wrap not seen), and no tail is looked
for there but the next piece; it also keeps the number of pairs linear."""
SUSPECT: Final = -1.0
"""Log-odds (nats) from which on a pair is worth a word."""
LEVEL: Final = 0.06
"""Places that part the words of two headlines so nearly as well (of 2) are told apart by their lead."""
APART: Final = 0.35
"""So much more (share of its words) a headline must echo the text above than the one below to be the one above's."""
FRAGMENT: Final = 12
"""A paragraph that breaks off has more characters than this: a shorter one is something else."""
BASE: Final = -5.0
"""How much speaks against a pair (nats) before anything is known of it: nearly all pairs are wrong."""
NEXT, BEHIND, FAR, BEFORE, INSIDE = 4.0, 1.0, 0.0, -3.0, -2.0
"""What the place of a tail adds (nats): the next piece of the text, behind the next article, behind a later one, in
front; and when more text of the other article stands behind it."""
ORPHAN: Final = -2.0
"""A start that looks whole speaks no more than this (nats) against a pair: half of all cuts leave one."""
KINSHIP: Final = 6.0
"""What it adds (nats) when all words of a tail stand in the text it may belong to and none in the text around it."""
MARGIN: Final = 1.5
"""A pair must weigh so much more (nats) than the next best of the same end, or it is the less sure."""


Place = tuple[int, int]
"""An article of the page, and a unit of its body."""


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

    def shifted(self, by: int) -> Moved:
        """Return the move in terms of pieces counted from `by` pieces further up."""
        return replace(self, pieces=tuple(i + by for i in self.pieces), before=self.before + by)


def certainty(odds_: float) -> float:
    """Return log-odds (nats) as a probability.

    >>> certainty(0.0)
    0.5
    """
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds_))))


def continues(left: Piece, right: Piece) -> bool:
    """Tell whether one piece breaks off and another may go on from it."""
    if not left.evidence.openness or right.evidence.dateline:
        return False
    return right.evidence.orphan + odds.junction(left.text, right.text) > 0


def rethread(page: Page, pieces: Sequence[Piece], *, min_confidence: float = MIN_CONFIDENCE) -> list[Moved]:
    """Move what must be moved within the drafted page, and return every move, made or only suspected."""
    cohesion = pieces[0].evidence.cohesion.over([p.text for p in pieces])
    part_stacks(page, cohesion)
    moved = feed_starved(page, pieces, cohesion, min_confidence)
    moved += tie_tails(page, pieces, cohesion, min_confidence)
    return moved


def part_stacks(page: Page, cohesion: Cohesion) -> None:
    """Part a stack whose first headline speaks of the text above it and not of the text below: two stacks met there.

    The first then has no body, and `feed_starved` looks for it above.
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
        if cohesion.covered(first, up) - max(cohesion.covered(first, down), cohesion.covered(first, own)) > APART:
            page.articles.insert(k, Draft(heads=article.heads[:cut]))
            del article.heads[:cut]


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
        texts = [*above.text_units, *loose]
        if not starved.heads or (starved.text_units and not loose) or len(texts) < 2:
            continue
        heads = cohesion.union(i for u in starved.heads for i in u.lines)
        own = cohesion.union(i for u in above.heads for i in u.lines)
        cut, gain = _best_cut(texts, heads, own, cohesion)
        sure = certainty(6 * gain - 2.2)
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


def _is_loose(article: Draft, pieces: Sequence[Piece]) -> bool:
    """Tell whether an article's headline stands below its text and nothing marks where that text starts."""
    return _is_below(article) and not pieces[article.text_units[0].lines[0]].evidence.dateline


def _is_below(article: Draft) -> bool:
    """Tell whether an article's headings stand below the start of its text."""
    if not article.heads or not article.text_units:
        return False
    return min(i for u in article.heads for i in u.lines) > article.text_units[0].lines[0]


def _best_cut(texts: Sequence[Unit], heads: Words, own: Words, cohesion: Cohesion) -> tuple[int, float]:
    """Return from which unit on the texts belong to `heads` and not to `own`, and how well (to 2) that parts them.

    At the right place the words of `heads` stand below and not above, those of `own` above and not below; among places
    that do so alike, it is the one at which the lead speaks of what the headline says. 0 says that no place parts them.
    """
    above = list(_shares(texts, heads, own, cohesion))
    below = list(_shares(texts[::-1], heads, own, cohesion))[::-1]
    gains = {}
    for k in range(1, len(texts)):
        (heads_up, own_up), (heads_down, own_down) = above[k - 1], below[k]
        if heads_down > heads_up:
            gains[k] = heads_down - heads_up + own_up - own_down
    best = max(gains.values(), default=0.0)
    if best <= 0:
        return 0, 0.0
    level = [k for k, gain in gains.items() if gain > best - LEVEL]
    return max(level, key=lambda k: cohesion.covered(heads, cohesion.union(texts[k].lines))), best


def _shares(texts: Iterable[Unit], heads: Words, own: Words, cohesion: Cohesion) -> Iterator[tuple[float, float]]:
    """Yield for each unit which shares (0 to 1) of two vocabularies stand in it or in those before."""
    found_heads: set[str] = set()
    found_own: set[str] = set()
    for unit in texts:
        words = cohesion.union(unit.lines).terms
        found_heads |= heads.terms & words
        found_own |= own.terms & words
        yield cohesion.covered(heads, Words(found_heads)), cohesion.covered(own, Words(found_own))


def tie_tails(page: Page, pieces: Sequence[Piece], cohesion: Cohesion, least: float) -> list[Moved]:
    """Join each paragraph that breaks off to the piece that goes on from it: the next one, or one printed elsewhere.

    Each pair is weighed, the best first, and no piece is used twice.
    """
    ends, starts = _open_ends(page, pieces), _orphans(page, pieces)
    all_starts = set(starts)
    found: dict[int, list[Place]] = {}
    for start in starts:
        found.setdefault(start[0], []).append(start)
    crowded = {a for a, n in Counter(a for a, _ in ends).items() if n > MANY}
    crowded |= {a for a, here in found.items() if len(here) > MANY}
    pairs = []
    tallies = _Tallies(page, cohesion)
    weighed: dict[Place, list[tuple[float, Place]]] = {}
    for end in ends:
        around = () if end[0] in crowded else range(end[0] - REACH, end[0] + REACH + 1)
        near = [start for a in around if a != end[0] and a not in crowded for start in found.get(a, ())]
        if (following := _next(page, end)) in all_starts:
            near.append(following)
        weighed[end] = [(_fit(pieces, tallies, end, start), start) for start in near]
        pairs += [(score, end, start) for score, start in weighed[end]]
    moved = []
    ended: set[Place] = set()  # a piece may end one pair and start another
    started: set[Place] = set()
    printed = {start: tuple(page.articles[start[0]].body[start[1]].lines) for start in starts}
    into: dict[Place, Place] = {}  # a unit whose lines were joined to another, and that other
    for score, end, start in sorted(pairs, reverse=True):
        if score < SUSPECT or end in ended or start in started:
            continue
        head = end
        while head in into:
            head = into[head]
        if head == start:  # the paragraph would go on in itself
            continue
        ended.add(end)
        started.add(start)
        rival = max((s for s, other in weighed[end] if other != start), default=BASE)
        sure = certainty(min(score, score + (score - rival - MARGIN)))
        if start == _next(page, end):
            why = "the paragraph breaks off and the next piece goes on from it"
        else:
            why = (
                "one paragraph breaks off and this piece, printed elsewhere, starts in mid-sentence and goes on from it"
            )
            article = page.articles[end[0]]
            moved.append(Moved(article, printed[start], _behind(article, end[1]), sure, sure >= least, why))
        if sure >= least:
            _join(page, head, start, sure, why)
            into[start] = head
    for a, k in sorted(into, reverse=True):
        del page.articles[a].body[k]
    return moved


def _next(page: Page, end: Place) -> Place:
    """Return the place of the next unit of the text in the same article, which may be behind its last."""
    body = page.articles[end[0]].body
    k = end[1] + 1
    while k < len(body) and body[k].kind == "caption":
        k += 1
    return end[0], k


def _behind(article: Draft, k: int) -> int:
    """Return the piece that stands behind unit `k` of an article's body, or behind the article."""
    after = [i for u in article.body[k + 1 :] for i in u.lines]
    return after[0] if after else max(article.lines()) + 1


def _join(page: Page, end: Place, start: Place, sure: float, why: str) -> None:
    """Put the lines of one unit behind those of another; the unit they leave is still to be taken out."""
    head, tail = page.articles[end[0]].body[end[1]], page.articles[start[0]].body[start[1]]
    head.seams += [(sure, why), *tail.seams]
    head.lines += tail.lines


class _Tallies(dict[int, Counter[str]]):
    """For each article in how many of its lines each term stands, counted when it is first asked for."""

    def __init__(self, page: Page, cohesion: Cohesion) -> None:
        """Take the page whose articles are counted."""
        self.page = page
        self.cohesion = cohesion

    def __missing__(self, article: int) -> Counter[str]:
        """Count the terms of an article."""
        found = self[article] = self.cohesion.tally(self.page.articles[article].lines())
        return found


def _open_ends(page: Page, pieces: Sequence[Piece]) -> list[Place]:
    """Return (article, unit) of the paragraphs that break off without a piece that goes on."""
    found = []
    for a, article in enumerate(page.articles):
        for k, unit in enumerate(article.body):
            last = pieces[unit.lines[-1]]
            if unit.kind == "paragraph" and last.evidence.openness and len(last.text) > FRAGMENT:
                found.append((a, k))
    return found


def _orphans(page: Page, pieces: Sequence[Piece]) -> list[Place]:
    """Return (article, unit) of the paragraphs that start in mid-sentence, likely enough to be looked at."""
    found = []
    for a, article in enumerate(page.articles):
        for k, unit in enumerate(article.body):
            first = pieces[unit.lines[0]].evidence
            likely = not (first.dateline or first.heading)
            if unit.kind == "paragraph" and likely and (k or article.heads):
                found.append((a, k))
    return found


def _fit(pieces: Sequence[Piece], tallies: _Tallies, end: Place, start: Place) -> float:
    """Return the log-odds that the text after `start` goes on where the one before `end` breaks off."""
    page, cohesion = tallies.page, tallies.cohesion
    head, tail = page.articles[end[0]].body[end[1]], page.articles[start[0]].body[start[1]]
    left, right = pieces[head.lines[-1]], pieces[tail.lines[0]]
    later = start[0] - end[0]
    score = BASE + max(ORPHAN, right.evidence.orphan) + {0: NEXT, 1: BEHIND}.get(later, FAR if later > 0 else BEFORE)
    if later and start[1] != len(page.articles[start[0]].body) - 1:
        score += INSIDE
    score += 1.2 * odds.junction(left.text, right.text)
    if score + KINSHIP < SUSPECT:  # whatever the words say
        return score
    words, own = cohesion.union(tail.lines), cohesion.tally(tail.lines)
    home, around = tallies[end[0]], tallies[start[0]]
    at_home = Words({term for term in words.terms if term in home})
    there = Words({term for term in words.terms if around[term] > own[term]})
    shared = cohesion.covered(words, at_home) - cohesion.covered(words, there)
    return score + KINSHIP * shared
