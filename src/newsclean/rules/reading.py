"""Doublings of one character that leave the second copy no reading: it ends no word, begins none and is none itself.

The trees learn from text of a few registers, and weigh a character that they hardly know with caution. But where no
reading parts the copies, it does not matter how often a word is seen: 冷库库。 cannot be 冷库 and 库.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsclean.ngrams import MISSING
from newsclean.rules.attested import is_unheld
from newsclean.rules.doubling import EVEN, FEATURES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.rules.kept import Kept
    from newsclean.rules.runs import Run

BOUND: Final = 2
"""The highest share of a character, in fifteenths, that stands as a word, when it is no word but a part of one."""

APART: Final = 12
"""From so many fifteenths on, what clean text doubles is two words that meet, and not a reduplication."""

_MARKS: Final = frozenset("，。；：！？”）》」』…,.;:!?)\n")
"""What closes a clause. No enumeration comma and no opening mark: 市、县 are words that may meet 本市."""

_BOTH: Final = FEATURES.index("word_both")
_SPAN: Final = FEATURES.index("word_span")
_RIGHT: Final = FEATURES.index("word_right")
_HELD: Final = FEATURES.index("held_left")
_SINGLE: Final = FEATURES.index("single")
_MIDDLE: Final = FEATURES.index("middle")
_GAP: Final = FEATURES.index("middle_gap")


def is_idle(kept: Kept, text: str, run: Run, figures: Sequence[float]) -> bool:
    """Say whether the second copy of `run` has no reading; `figures` are those of `doubling.weigh`.

    So it is inside a word of the dictionary (小卖卖部) of which both copies do not make two words; behind a word that
    ends with it, before a mark or a word that begins nothing with it (收藏藏。); and when it is one of the words that
    nobody doubles (医院和和老人). In 13.7 million characters of clean text seven runs are such that nothing else keeps,
    all of them misprints; of the characters that are doubled at random and weighed, a sixth.
    """
    if run.period != 1 or run.copies != 2 or figures[_BOTH] > MISSING:
        return False
    ends, begins = not is_unheld(figures), figures[_RIGHT] > MISSING
    if figures[_SPAN] > MISSING:
        return not (ends and begins)
    if begins:
        return False
    if not ends:
        return text[run.start] in kept.never
    after = text[run.end : run.end + 1]
    doubles = figures[_MIDDLE] > MISSING and figures[_GAP] < APART
    closes = not after or after in _MARKS or after in kept.follows
    return closes and not doubles and figures[_HELD] > EVEN and figures[_SINGLE] <= BOUND
