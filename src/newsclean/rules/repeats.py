"""The rule `repeats`: characters and words that OCR printed twice, told from those that Chinese doubles on purpose.

A run of equal units is weighed on packed counts (`doubling`), scored by boosted trees, and turned into a posterior with
the rate at which this text doubles: a text with many sure doublings lowers the bar for the rest. The rate is estimated
from the text itself, each run's own weight left out, so that a run never vouches for itself.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from newsclean.edits import MIN_CONFIDENCE, Edit, Layer, Rule, Span
from newsclean.rules.rate import breaks_off, floor, posteriors, shown
from newsclean.rules.runs import Run, after, runs
from newsclean.rules.weighing import NATURAL, Memo, Scorer, scorer, weighed

if TYPE_CHECKING:
    from collections.abc import Sequence

SUSPECT: Final = 0.2
"""The least confidence at which a repeat is worth reporting."""

CEILING: Final = 0.85
"""The confidence that a repeat gets at most when a reason to keep it stands at any rate."""

GAP: Final = 8
"""How far the line before may end, in characters: blanks and empty lines."""

TORN: Final = "a line breaks off beside it, maybe inside a word: 南 | 部部分地区"
"""Why a repeat at the break of a line is kept: half of what would tell stands elsewhere."""

TWICE: Final = "it stands more than once in this text, between the same characters"
"""Why a repeat that recurs is kept: OCR hardly ever doubles the same place twice, and a new term is printed again."""

PARALLEL: Final = "the same is doubled again close by: 年年上榜、年年销号"
"""Why a repeat is kept that a clause takes up from the one before."""

CLOSE: Final = 16
"""So many characters further on, at most, the same repeat is a parallel: OCR does not double one character twice."""


def judge(text: str, places: Sequence[Run], scorer: Scorer, rate: float | None, memo: Memo) -> list[Edit]:
    """Return the deletion of each run's second copy with its confidence, by place; of two that overlap the surer.

    `places` are the sorted runs of the text; `memo` is what was found before.
    A single character that is kept still tells of the rate; a word that is kept does not: speech doubles words, and the
    text that the scorer was fitted on holds hardly any speech.
    """
    found = [c for run in places if (c := weighed(text, run, scorer, memo)).score > NATURAL]
    spots = Counter(_spot(text, c.run) for c in found)
    found = [c._replace(kept=c.kept or TWICE) if spots[_spot(text, c.run)] > 1 else c for c in found]
    parallel = _parallel(text, places)
    found = [c._replace(kept=c.kept or PARALLEL) if c.run in parallel else c for c in found]
    found = [c._replace(kept=c.kept or TORN) if _at_break(text, c.run) else c for c in found]
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


def _parallel(text: str, places: Sequence[Run]) -> set[Run]:
    """Return the runs that stand again, with the same characters, no more than `CLOSE` further on or back."""
    last: dict[str, Run] = {}
    found: set[Run] = set()
    for run in places:
        before = last.get(text[run.start : run.end])
        if before is not None and 0 <= run.start - before.end <= CLOSE:
            found |= {before, run}
        last[text[run.start : run.end]] = run
    return found


def _at_break(text: str, run: Run) -> bool:
    """Say whether `run` ends a line that breaks off, or starts the line behind one."""
    if text[run.end : run.end + 1] == "\n":
        return breaks_off(text[text.rfind("\n", 0, run.start) + 1 : run.end])
    if text[run.start - 1 : run.start] != "\n":
        return False
    end = len(text[max(0, run.start - GAP) : run.start].rstrip()) + max(0, run.start - GAP)
    return breaks_off(text[text.rfind("\n", 0, end) + 1 : end])


def _spot(text: str, run: Run) -> str:
    """Return the run with one character on each side."""
    return text[max(0, run.start - 1) : run.end + 1]


def find(text: str, scorer: Scorer, rate: float | None) -> list[Edit]:
    """Return the edits for the repeats of `text`; on the text with the sure ones made there are no more sure ones.

    What stands near a deleted copy may look different once it is gone, so the text is read again until it rests.
    """
    memo = Memo({}, {})
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
