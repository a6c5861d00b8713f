"""A run weighed: what the characters around it say, what the rest of the text says, and whether it must stay."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.ngrams import Table, table
from newsclean.rules import trees
from newsclean.rules.attested import attested, is_unheld, released
from newsclean.rules.doubling import REACH, unit_start, weigh
from newsclean.rules.elsewhere import elsewhere
from newsclean.rules.kept import NAME, Kept, kept
from newsclean.rules.reading import is_idle
from newsclean.rules.signed import is_signed

if TYPE_CHECKING:
    from newsclean.rules.runs import Run

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


class Memo(NamedTuple):
    """What the characters around a run say, by them and the run; and the scores of the figures."""

    local: dict[tuple[str, ...], Local]
    scores: dict[tuple[float, ...], float]


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

    def weighed(self, text: str, found: Local, scores: dict[tuple[float, ...], float]) -> Candidate:
        """Return the run of `found` weighed, with what the rest of `text` says of it; `scores` are those known."""
        run, start, figures, score, caution, reason = found
        if figures is not None:
            if score >= self.trees.hopeless:
                whole = (*figures, *elsewhere(text, start - run.period, run.period))
                known = scores.get(whole)
                score = scores[whole] = self.trees.score(whole, score) if known is None else known
            if not reason and (run.period >= WORDS or is_idle(self.kept, text, run, figures)):
                score = max(score, PHRASE)
            score -= caution
            if is_signed(text, run):
                score, reason = max(score, PHRASE), ""
        return Candidate(run, start, start + run.period, score, reason)

    def candidate(self, text: str, run: Run) -> Candidate:
        """Return `run` weighed."""
        return self.weighed(text, self.local(text, run), {})


@cache
def scorer() -> Scorer:
    """Return what the package ships to judge a run by."""
    model = trees.read(files("newsclean").joinpath("data/repeats.trees").read_bytes())
    return Scorer(table(), model, kept())


def weighed(text: str, run: Run, scorer: Scorer, memo: Memo) -> Candidate:
    """Return `run` weighed, what stands around it once for all places with the same characters."""
    start, end, _ = run
    key = (text[max(0, start - 2 * REACH) : start], text[start:end], text[end : end + 2 * REACH])
    known = memo.local.get(key)
    if known is None:
        known = memo.local[key] = scorer.local(text, run)
    return scorer.weighed(text, known._replace(run=run, start=known.start + start - known.run.start), memo.scores)
