"""The rule `repeats`: characters and words that OCR printed twice, told from those that Chinese doubles on purpose.

A run of equal units is weighed on packed counts (`doubling`), scored by boosted trees, and turned into a posterior with
the rate at which this text doubles: a text with many sure doublings lowers the bar for the rest. The rate is estimated
from the text itself, each run's own weight left out, so that a run never vouches for itself.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from newsclean.edits import MIN_CONFIDENCE, Edit, Layer, Rule, Span
from newsclean.ngrams import Table, table
from newsclean.rules import trees
from newsclean.rules.attested import attested, is_unheld, released
from newsclean.rules.doubling import REACH, unit_start, weigh
from newsclean.rules.elsewhere import elsewhere
from newsclean.rules.kept import NAME, Kept, kept
from newsclean.rules.rate import floor, posteriors, shown
from newsclean.rules.runs import Run, after, runs

if TYPE_CHECKING:
    from collections.abc import Sequence

SUSPECT: Final = 0.2
"""The least confidence at which a repeat is worth reporting."""

CEILING: Final = 0.85
"""The confidence that a repeat gets at most when a reason to keep it stands at any rate."""

WEIGHED: Final = 6
"""The longest unit that the scorer was fitted on; a longer one is a phrase, and has the score `PHRASE`."""

PHRASE: Final = 6.0
"""The log-odds of a phrase: 15 million characters of clean text hold none that no reason keeps.

With one doubling in a hundred taken for a phrase, and half a natural one in all that text, they come to about 6.
"""

WORDS: Final = 4
"""The shortest unit that is a phrase; one of up to `WEIGHED` characters may score higher."""

NATURAL: Final = -12.0
"""The log-odds of a run that reads as well as the text without it."""

TWICE: Final = "it stands more than once in this text, between the same characters"
"""Why a repeat that recurs is kept: OCR hardly ever doubles the same place twice, and a new term is printed again."""


class Candidate(NamedTuple):
    """A run that was weighed: the second copy from `start` to `end`, its log-odds, and why it must stay, if so."""

    run: Run
    start: int
    end: int
    score: float
    kept: str


class Local(NamedTuple):
    """What the characters around a run say.

    That is: where its second copy starts, its figures (None where none are needed), the score by a glance at them, what
    is taken from the score for the place, and why the run must stay, if so.
    """

    run: Run
    start: int
    figures: list[float] | None
    glance: float
    caution: float
    kept: str


@dataclass(frozen=True, slots=True)
class Scorer:
    """What a run is judged by: the packed counts, the trees, and the repeats that a writer meant."""

    table: Table
    trees: trees.Trees
    kept: Kept

    def local(self, text: str, run: Run) -> Local:
        """Return what the characters around `run` say of it."""
        start = run.start + run.period
        if run.period > WEIGHED:
            return Local(run, start, None, PHRASE, 0.0, self.kept.reason(text, run))
        figures = weigh(self.table, text, run)
        if figures is None:
            return Local(run, start, None, NATURAL, 0.0, "")
        start = unit_start(self.table, text, run) + run.period
        glance = self.trees.glance(figures)
        reason = self.kept.reason(text, run)
        if released(self.kept, text, run, reason, figures):
            reason = ""
        reason = reason or attested(self.table, text, start, run.period, figures)
        if not reason and is_unheld(figures) and self.kept.may_name(text, run):
            reason = NAME  # a name, unless the surname and the first copy are a word: 申请请
        return Local(run, start, figures, glance, self.kept.caution(text, run), reason)

    def weighed(self, text: str, found: Local) -> Candidate:
        """Return the run of `found` weighed, with what the rest of `text` says of it."""
        run, start, figures, score, caution, reason = found
        if figures is not None:
            if score >= self.trees.hopeless:
                score = self.trees.score([*figures, *elsewhere(text, start - run.period, run.period)], score)
            if run.period >= WORDS:
                score = max(score, PHRASE)
            score -= caution
        return Candidate(run, start, start + run.period, score, reason)

    def candidate(self, text: str, run: Run) -> Candidate:
        """Return `run` weighed."""
        return self.weighed(text, self.local(text, run))


@cache
def scorer() -> Scorer:
    """Return what the package ships to judge a run by."""
    model = trees.read(files("newsclean").joinpath("data/repeats.trees").read_bytes())
    return Scorer(table(), model, kept())


def judge(
    text: str, places: Sequence[Run], scorer: Scorer, rate: float | None, memo: dict[tuple[str, ...], Local]
) -> list[Edit]:
    """Return the deletion of each run's second copy with its confidence, by place; of two that overlap the surer.

    `places` are the sorted runs of the text; `memo` keeps what the characters around a run say, by them and the run.
    A single character that is kept still tells of the rate; a word that is kept does not: speech doubles words, and the
    text that the scorer was fitted on holds hardly any speech.
    """
    found = [c for run in places if (c := _weighed(text, run, scorer, memo)).score > NATURAL]
    spots = Counter(_spot(text, c.run) for c in found)
    found = [c._replace(kept=c.kept or TWICE) if spots[_spot(text, c.run)] > 1 else c for c in found]
    size = len(text)
    prior = scorer.trees.prior
    telling = [c for c in found if not c.kept or c.run.period == 1]
    least = floor(text) if rate is None and found else 0.0
    judged = dict(zip(telling, posteriors([c.score for c in telling], size, prior, rate, least), strict=True))
    pooled = rate if rate is not None else shown(math.fsum(judged.values()), size, least)
    best: list[Edit] = []
    for c in found:
        confidence = judged[c] if c in judged else posteriors([c.score], size, prior, pooled)[0]
        if c.kept:
            confidence = min(CEILING, confidence)
        if confidence < SUSPECT:
            continue
        edit = Edit(c.start, c.end, "", confidence, f"suspected only: {c.kept}" if c.kept else "")
        if best and edit.start < best[-1].end:
            if confidence > best[-1].confidence:
                best[-1] = edit
        else:
            best.append(edit)
    return best


def _spot(text: str, run: Run) -> str:
    """Return the run with one character on each side."""
    return text[max(0, run.start - 1) : run.end + 1]


def _weighed(text: str, run: Run, scorer: Scorer, memo: dict[tuple[str, ...], Local]) -> Candidate:
    """Return `run` weighed, what stands around it once for all places with the same characters."""
    start, end, _ = run
    key = (text[max(0, start - 2 * REACH) : start], text[start:end], text[end : end + 2 * REACH])
    known = memo.get(key)
    if known is None:
        known = memo[key] = scorer.local(text, run)
    return scorer.weighed(text, known._replace(run=run, start=known.start + start - known.run.start))


def find(text: str, scorer: Scorer, rate: float | None) -> list[Edit]:
    """Return the edits for the repeats of `text`; on the text with the sure ones made there are no more sure ones.

    What stands near a deleted copy may look different once it is gone, so the text is read again until it rests.
    """
    memo: dict[tuple[str, ...], Local] = {}
    places = sorted(runs(text))
    edits = judge(text, places, scorer, rate, memo)
    made = [e for e in edits if e.confidence >= MIN_CONFIDENCE]
    while made:
        layer = Layer("repeats", "", text, tuple(made), ())
        again = judge(layer.after, after(places, layer), scorer, rate, memo)
        more = [e for e in again if e.confidence >= MIN_CONFIDENCE]
        if not more:
            break
        made = _merged(made, [_moved(e, layer.back(Span(e.start, e.end))) for e in more])
    return sorted(made + _clear_of(made, [e for e in edits if e.confidence < MIN_CONFIDENCE]))


def _moved(edit: Edit, span: Span) -> Edit:
    """Return `edit` at another place."""
    return edit._replace(start=span.start, end=span.end)


def _merged(made: list[Edit], more: list[Edit]) -> list[Edit]:
    """Return both lists as one; an edit of `more` swallows those of `made` that it reaches over."""
    return sorted(_clear_of(more, made) + more)


def _clear_of(others: list[Edit], edits: list[Edit]) -> list[Edit]:
    """Return those of `edits` that share no character with one of `others`, which are sorted and disjoint."""
    starts = [o.start for o in others]
    before = [bisect_left(starts, e.end) - 1 for e in edits]
    return [e for e, i in zip(edits, before, strict=True) if i < 0 or others[i].end <= e.start]


def repeats(duplicate_rate: Literal["auto"] | float = "auto") -> Rule:
    """Return the rule that removes what OCR printed twice, at a given rate of doubling.

    `duplicate_rate` is the expected number of doublings for each character of the text, 0 to 1. "auto" estimates it
    from each text, which must be long (a whole issue) to show one; a float holds for every text alike, as for the pages
    of one scanner. Raises ValueError for a rate outside 0 to 1.

    >>> repeats(1 / 300)("这次试航让大家看好好老街的前景")
    '这次试航让大家看好老街的前景'
    """
    if duplicate_rate != "auto" and not 0 <= duplicate_rate < 1:
        raise ValueError(f"duplicate_rate {duplicate_rate!r} is neither 'auto' nor a number from 0 to 1")
    rate = None if duplicate_rate == "auto" else float(duplicate_rate)
    return Rule(
        name="repeats",
        why="printed twice by OCR",
        find=partial(_find, rate=rate),
        changes=(
            (
                "文明实践活活动在老街举行，居民们都看好好老街新貌。乡村旅游高质量高质量发展，靠集体力量量修好渡口。",
                "文明实践活动在老街举行，居民们都看好老街新貌。乡村旅游高质量发展，靠集体力量修好渡口。",
            ),
        ),
        keeps=(
            "大家来看看，一场场比赛，家家户户干干净净。",
            "委员会会议在大会会场召开，区委听取了区区长的报告。",
            "这件事要研究研究，再讨论讨论。",
            "十五五时期，学习习近平总书记讲话。",
        ),
    )


def _find(text: str, *, rate: float | None) -> list[Edit]:
    """Return the edits for `text` by what the package ships."""
    return find(text, scorer(), rate)


fix_repeats: Final = repeats()
"""The rule with the rate estimated from the text."""
