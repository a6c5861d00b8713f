"""Displaced tails: paragraphs that break off, and what goes on from them, in the next piece or printed elsewhere.

Each pair of an open end and a start near it is weighed by named figures; `WEIGHTS` was fitted by tools/fit_tails.py.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from newsclean.issue.drafts import ASIDE
from newsclean.issue.moved import Moved, certainty
from newsclean.layout import odds
from newsclean.layout.cohesion import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from newsclean.issue.drafts import Draft, Page, Unit
    from newsclean.layout.cohesion import Cohesion
    from newsclean.layout.page import Piece

REACH: Final = 3
"""A displaced tail is looked for in so many of the articles that follow (or precede) the one that breaks off."""
MANY: Final = 24
"""An article with more loose ends than this is broken in another way (a table, a wrap not seen), and no tail is looked
for there but the next piece; it also keeps the number of pairs linear."""
SUSPECT: Final = -1.0
"""Log-odds (nats) from which on a pair is worth a word."""
FRAGMENT: Final = 12
"""A paragraph that breaks off has more characters than this: a shorter one is something else."""
WEIGHTS: Final = {
    "pair": -4.3,  # nearly all pairs are wrong
    "next": 2.8,  # the start is the next piece of the same article
    "suspected": 1.1,  # layout would have joined the two, but was not sure
    "behind": 1.1,  # it stands in the next article of the page
    "before": -2.1,  # it stands above the end
    "junction": 0.3,  # for each nat by which the one goes on in the other
    "affinity": 0.5,  # for each nat by which it goes on just this one
    "end last": -1.2,  # nothing of the article's text stands behind the end
    "start last": 0.1,  # nothing of the article's text stands behind the start
    "both last": 1.4,  # both
    "both last, behind": 3.7,  # and the start stands in the next article
    "start first": -1.4,  # nothing of the article's text stands before the start
    "after closed": -1.0,  # the start stands behind a paragraph that is closed
    "quoted": 1.7,  # the one leaves a quotation or a bracket open that the other closes
    "unquoted": -1.7,  # one of them does so, and the other does not
    "kinship": 8.5,  # the share of the tail's words that its article would have, less the share around it
}
"""What each figure of a pair weighs, in nats.

How the start itself reads was weighed, too, and is worth nothing beside the junction: half of all cuts leave a start
that looks whole.
"""
ALONE, SCORE, RIVAL_OF_END, RIVAL_OF_START = -1.44, 1.19, -0.11, -0.16
"""What a pair's score becomes beside the next best pairs of its end and of its start."""
NO_RIVAL: Final = -8.0
"""The score of a rival where there is none, and the least that one counts with."""
_NUMBERED: Final = frozenset({"numbered", "numbered&long"})
_PAIRS: Final = (("“", "”"), ("(", ")"), ("《", "》"))

Place = tuple[int, int]
"""An article of the page, and a unit of its body."""
Pair = tuple[Place, Place]
"""An open end, and a start that may go on from it."""


def continues(left: Piece, right: Piece) -> bool:
    """Tell whether one piece breaks off and another may go on from it."""
    if not left.evidence.openness or right.evidence.dateline:
        return False
    return right.evidence.orphan + odds.junction(left.text, right.text) > 0


def tie_tails(page: Page, pieces: Sequence[Piece], cohesion: Cohesion, least: float) -> list[Moved]:
    """Join each paragraph that breaks off to the piece that goes on from it: the next one, or one printed elsewhere.

    Each pair is weighed, the best first, and no piece is used twice.
    """
    tallies = Tallies(page, cohesion)
    scores = {(e, s): _fit(pieces, tallies, e, s) for e, near in candidates(page, pieces) for s in near}
    pairs = [(score, end, start) for (end, start), score in beside_rivals(scores).items()]
    printed = {start: tuple(page.articles[start[0]].body[start[1]].lines) for _, _, start in pairs}
    moved = []
    ended: set[Place] = set()  # a piece may end one pair and start another
    started: set[Place] = set()
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
        sure = certainty(score)
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


def beside_rivals(scores: Mapping[Pair, float]) -> dict[Pair, float]:
    """Return the log-odds of each pair, given the other pairs of its end and of its start."""
    found = rivals(scores)
    return {
        pair: ALONE + SCORE * score + RIVAL_OF_END * found[pair][0] + RIVAL_OF_START * found[pair][1]
        for pair, score in scores.items()
    }


def rivals(scores: Mapping[Pair, float]) -> dict[Pair, tuple[float, float]]:
    """Return for each pair the scores of the next best pairs of its end and of its start, `NO_RIVAL` at least."""
    best: dict[tuple[Place, bool], list[float]] = {}  # the two best scores of an end (False) and of a start (True)
    for (end, start), score in scores.items():
        for side in ((end, False), (start, True)):
            best[side] = sorted([*best.get(side, ()), score], reverse=True)[:2]

    def rival(side: tuple[Place, bool], score: float) -> float:
        first, second = [*best[side], NO_RIVAL][:2]
        return max(NO_RIVAL, second if score == first else first)

    return {pair: (rival((pair[0], False), s), rival((pair[1], True), s)) for pair, s in scores.items()}


def candidates(page: Page, pieces: Sequence[Piece]) -> Iterator[tuple[Place, list[Place]]]:
    """Yield each open end with the starts that may go on from it."""
    ends, starts = _open_ends(page, pieces), _orphans(page, pieces)
    all_starts = set(starts)
    found: dict[int, list[Place]] = {}
    for start in starts:
        found.setdefault(start[0], []).append(start)
    crowded = {a for a, n in Counter(a for a, _ in ends).items() if n > MANY}
    crowded |= {a for a, here in found.items() if len(here) > MANY}
    for end in ends:
        around = () if end[0] in crowded else range(end[0] - REACH, end[0] + REACH + 1)
        near = [start for a in around if a != end[0] and a not in crowded for start in found.get(a, ())]
        if (following := _next(page, end)) in all_starts:
            near.append(following)
        yield end, near


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


class Tallies(dict[int, Counter[str]]):
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
            likely = not (first.dateline or first.heading or _NUMBERED & set(first.names))
            if unit.kind == "paragraph" and likely and (k or article.heads):
                found.append((a, k))
    return found


def figures(pieces: Sequence[Piece], tallies: Tallies, end: Place, start: Place) -> dict[str, float]:
    """Return what is known of a pair, but for the words: the figures that `WEIGHTS` names."""
    page = tallies.page
    home, away = page.articles[end[0]].body, page.articles[start[0]].body
    head, tail = home[end[1]], away[start[1]]
    left, right = pieces[head.lines[-1]], pieces[tail.lines[0]]
    later = start[0] - end[0]
    before = _text_before(away, start[1])
    opens, closes = _left_open(left.text), _closes(right.text)
    end_last, start_last = _is_last(home, end[1]), later != 0 and _is_last(away, start[1])
    flags = {
        "pair": True,
        "next": later == 0,
        "suspected": later == 0 and tail.suspect is not None and tail.suspect[0] == head.lines[-1],
        "behind": later == 1,
        "before": later < 0,
        "end last": end_last,
        "start last": start_last,
        "both last": end_last and start_last,
        "both last, behind": end_last and start_last and later == 1,
        "start first": later != 0 and before is None,
        "after closed": later != 0 and before is not None and not pieces[before.lines[-1]].evidence.openness,
        "quoted": opens and closes,
        "unquoted": opens != closes,
    }
    found = {name: 1.0 for name, holds in flags.items() if holds}
    found["junction"] = odds.junction(left.text, right.text)
    found["affinity"] = odds.affinity(left.text, right.text) or 0.0
    return found


def kinship(tallies: Tallies, end: Place, start: Place) -> float:
    """Return the share of a tail's words that its article would have, less the share around it (-1 to 1).

    It is 0 for a pair of one article.
    """
    if start[0] == end[0]:
        return 0.0
    cohesion, lines = tallies.cohesion, tallies.page.articles[start[0]].body[start[1]].lines
    words, own = cohesion.union(lines), cohesion.tally(lines)
    home, around = tallies[end[0]], tallies[start[0]]
    at_home = Words({term for term in words.terms if term in home})
    there = Words({term for term in words.terms if around[term] > own[term]})
    return cohesion.covered(words, at_home) - cohesion.covered(words, there)


def _fit(pieces: Sequence[Piece], tallies: Tallies, end: Place, start: Place) -> float:
    """Return the log-odds that the text after `start` goes on where the one before `end` breaks off."""
    score = sum(WEIGHTS[name] * value for name, value in figures(pieces, tallies, end, start).items())
    most = WEIGHTS["kinship"]
    return score if score + most < SUSPECT else score + most * kinship(tallies, end, start)


def _is_last(body: Sequence[Unit], k: int) -> bool:
    """Tell whether no text stands behind unit `k`: only captions and bylines."""
    return all(body[i].kind in ASIDE for i in range(k + 1, len(body)))


def _text_before(body: Sequence[Unit], k: int) -> Unit | None:
    """Return the last unit of the text before unit `k`."""
    return next((body[i] for i in range(k - 1, -1, -1) if body[i].kind not in ASIDE), None)


def _left_open(text: str) -> bool:
    """Tell whether a text opens a quotation or a bracket that it does not close."""
    return any(text.rfind(opener) > text.rfind(closer) for opener, closer in _PAIRS)


def _closes(text: str) -> bool:
    """Tell whether a text closes a quotation or a bracket that it does not open."""
    return any(0 <= text.find(closer) < (text.find(opener) % (len(text) + 1)) for opener, closer in _PAIRS)
