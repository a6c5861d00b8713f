"""How likely it is that a start goes on from an open end: the figures of a pair, what they weigh, and its rivals.

`WEIGHTS` and what a pair is worth beside its rivals were fitted by tools/fit_tails.py. Set by hand are what a signature
is worth, because composed issues hardly sign their texts, what a lead, because few pages show it, and what a figure.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice
from math import log
from typing import TYPE_CHECKING, Final

from newsclean.issue.credits import lead_byline
from newsclean.issue.drafts import ASIDE
from newsclean.layout import marks, odds
from newsclean.layout.cohesion import Words
from newsclean.layout.shape import unmatched

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newsclean.issue.drafts import Draft, Page, Unit
    from newsclean.layout.cohesion import Cohesion
    from newsclean.layout.page import Piece

SUSPECT: Final = -1.0
"""Log-odds (nats) from which on a pair is worth a word."""
LONG: Final = 120
"""A tail of more characters looks like a paragraph of its own."""
WEIGHTS: Final = {
    "pair": -3.3,  # nearly all pairs are wrong
    "next": 3.1,  # the start is the next piece of the same article
    "suspected": -0.7,  # layout would have joined the two, but was not sure
    "before": -5.0,  # it stands above the end
    "affinity": 0.6,  # for each nat by which it goes on just this one
    "word": 0.4,  # for each nat that a word gains which spans the two
    "both last": 2.4,  # behind the end no text of its article stands, behind the start only what came with it
    "both last, behind": 1.4,  # and the start stands in the next article
    "between": -2.1,  # for each nat of one and the number of articles between the two
    "whole": -0.3,  # the start's paragraph is all the text of its article
    "start first": -0.4,  # nothing of the article's text stands before the start
    "after closed": -0.4,  # the start stands behind a paragraph that is closed
    "after signature": 2.0,  # the start stands behind a paragraph that the author of its article has signed
    "quoted": 2.6,  # the one leaves a quotation or a bracket open that the other closes
    "unquoted": -2.1,  # one of them does so, and the other does not
    "above a lead": 2.0,  # it stands right above a dated lead and below the headline of that: no text belongs there
    "takes the signature": -3.0,  # its author signs it, and nothing else names the author of the article around it
    "counts on": 2.0,  # what breaks off ends as what leads to a figure does, and the start is one
    "long": -1.2,  # the tail is no mere rest, but a paragraph of more than `LONG` characters
    "time": -0.8,  # it begins with a time or a source, as paragraphs do
    "orphan": 0.3,  # for each nat by which it has lost its start
    "kinship": 10.1,  # the share of the tail's words that its article would have, less the share around it
}
"""What each figure of a pair weighs, in nats."""
ALONE, SCORE, RIVAL_OF_END, RIVAL_OF_START = 0.0, 1.11, -0.22, -0.18
"""What a pair's score becomes beside the next best pairs of its end and of its start."""
UNHEARD, FOREIGN = -1.5, -4.0
"""What a junction counts for (nats) that the counts hardly know, and from where on down it counts in full.

Rare words meet, too: of the true ones on the annotated pages a quarter are of strings of which the counts hold nothing
(-2.7 nats), in a national daily a tenth, of the wrong ones more than half in both.
"""
NO_RIVAL: Final = -8.0
"""The score of a rival where there is none, and the least that one counts with."""
FOLLOWERS: Final = 3
"""A tail brings so many paragraphs with it at most."""
KINDRED: Final = 0.15
"""So much of its words more the article of the end must have than the one around, that a paragraph came with a tail."""
_COUNTS: Final = re.compile("[到至达约超近满增减了为共有]$")
_PAIRS: Final = ("“”", "()", "《》")


Place = tuple[int, int]
"""An article of the page, and a unit of its body."""
Pair = tuple[Place, Place]
"""An open end, and a start that may go on from it."""


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


def figures(
    pieces: Sequence[Piece], tallies: Tallies, end: Place, start: Place, company: Sequence[Place]
) -> dict[str, float]:
    """Return what is known of a pair: the figures that `WEIGHTS` names, but for the kinship.

    `company` is what was displaced together with the tail (`followers`).
    """
    page = tallies.page
    home, away = page.articles[end[0]].body, page.articles[start[0]].body
    head, tail = home[end[1]], away[start[1]]
    left, right = pieces[head.lines[-1]], pieces[tail.lines[0]]
    later = start[0] - end[0]
    before = text_before(away, start[1])
    opens = any(unmatched(left.text, pair)[1] for pair in _PAIRS)
    closes = any(unmatched(right.text, pair)[0] for pair in _PAIRS)
    both_last = later != 0 and _is_last(home, end[1]) and (_is_last(away, start[1]) or bool(company))
    flags = {
        "pair": True,
        "next": later == 0,
        "suspected": later == 0 and tail.suspect is not None and tail.suspect.piece == head.lines[-1],
        "before": later < 0,
        "both last": both_last,
        "both last, behind": both_last and later == 1,
        "whole": later != 0 and len(page.articles[start[0]].text_units) == 1,
        "start first": later != 0 and before is None,
        "after closed": later != 0 and before is not None and not pieces[before.lines[-1]].evidence.openness,
        "after signature": later != 0 and before is not None and "signs off" in pieces[before.lines[-1]].evidence.names,
        "quoted": opens and closes,
        "unquoted": opens != closes,
        "above a lead": later != 0 and _above_lead(page, start, pieces) is not None,
        "takes the signature": later != 0 and _signs_alone(page.articles[start[0]], tail, pieces),
        "counts on": _COUNTS.search(left.text) is not None and right.text[0].isdecimal(),
        "long": sum(len(pieces[i].text) for i in tail.lines) > LONG,
        "time": marks.TIME.match(right.text) is not None,
    }
    found = {name: 1.0 for name, holds in flags.items() if holds}
    found["between"] = log(max(1, abs(later)))
    found["orphan"] = right.evidence.orphan
    found["affinity"] = _affinity(left.text, right.text)
    found["word"] = odds.across(left.text, right.text)
    return found


def _affinity(left: str, right: str) -> float:
    """Return the evidence (nats) that a text goes on just where another breaks off."""
    likes = odds.affinity(left, right) or 0.0
    return likes if likes < FOREIGN else max(UNHEARD, likes)


def kinship(tallies: Tallies, end: Place, start: Place, company: Sequence[Place] = ()) -> float:
    """Return the share of a tail's words that its article would have, less the share around it (-1 to 1).

    It is 0 for a pair of one article. `company` is what was displaced together with the tail, and speaks with it.
    """
    if start[0] == end[0]:
        return 0.0
    cohesion = tallies.cohesion
    lines = [i for a, k in (start, *company) for i in tallies.page.articles[a].body[k].lines]
    words, own = cohesion.union(lines), cohesion.tally(lines)
    home, around = tallies[end[0]], tallies[start[0]]
    at_home = Words({term for term in words.terms if term in home})
    there = Words({term for term in words.terms if around[term] > own[term]})
    return cohesion.covered(words, at_home) - cohesion.covered(words, there)


def followers(pieces: Sequence[Piece], tallies: Tallies, end: Place, start: Place) -> list[Place]:
    """Return the paragraphs that were displaced together with a tail: all behind it, if all are kin to its article.

    Of those between a headline and its dated lead none need be kin.
    """
    if start[0] == end[0]:
        return []
    if (above := _above_lead(tallies.page, start, pieces)) is not None:
        return above
    away = tallies.page.articles[start[0]].body
    behind = (k for k in range(start[1] + 1, len(away)) if away[k].kind not in ASIDE)
    rest = list(islice(behind, FOLLOWERS + 1))  # one more tells that there are too many
    if not 0 < len(rest) <= FOLLOWERS or text_before(away, start[1]) is None:
        return []
    for k in rest:
        first = pieces[away[k].lines[0]].evidence
        if away[k].kind != "paragraph" or first.dateline or kinship(tallies, end, (start[0], k)) < KINDRED:
            return []
    return [(start[0], k) for k in rest]


def fit(pieces: Sequence[Piece], tallies: Tallies, end: Place, start: Place) -> float:
    """Return the log-odds that the text after `start` goes on where the one before `end` breaks off."""
    company = followers(pieces, tallies, end, start)
    score = sum(WEIGHTS[name] * value for name, value in figures(pieces, tallies, end, start, company).items())
    most = WEIGHTS["kinship"]
    return score if score + most < SUSPECT else score + most * kinship(tallies, end, start, company)


def _above_lead(page: Page, start: Place, pieces: Sequence[Piece]) -> list[Place] | None:
    """Return what stands between a start right below a headline and the dated lead of its text, if one does.

    The lead may have been taken for that of an article without a headline.
    """
    article = page.articles[start[0]]
    if not article.heads or text_before(article.body, start[1]) is not None:
        return None
    below = start[0] + 1
    drafts = [start[0], *([below] if below < len(page.articles) and not page.articles[below].heads else [])]
    texts = ((a, k) for a in drafts for k, unit in enumerate(page.articles[a].body) if unit.kind not in ASIDE)
    between: list[Place] = []
    for a, k in islice((place for place in texts if place > start), FOLLOWERS + 1):
        if pieces[page.articles[a].body[k].lines[0]].evidence.dateline:
            return between
        if a == below:
            return None
        between.append((a, k))
    return None


def _signs_alone(article: Draft, tail: Unit, pieces: Sequence[Piece]) -> bool:
    """Tell whether a unit of an article ends with its author's name, and nothing else of the article has one."""
    if "signs off" not in pieces[tail.lines[-1]].evidence.names:
        return False
    return not any(
        u.kind == "byline"
        or any("signs off" in pieces[i].evidence.names for i in u.lines)
        or (pieces[u.lines[0]].evidence.dateline and lead_byline(pieces[u.lines[0]].text) is not None)
        for u in chain(article.heads, article.body)
        if u is not tail
    )


def _is_last(body: Sequence[Unit], k: int) -> bool:
    """Tell whether no text stands behind unit `k`: only captions and bylines."""
    return all(body[i].kind in ASIDE for i in range(k + 1, len(body)))


def text_before(body: Sequence[Unit], k: int) -> Unit | None:
    """Return the last unit of the text before unit `k`."""
    return next((body[i] for i in range(k - 1, -1, -1) if body[i].kind not in ASIDE), None)
