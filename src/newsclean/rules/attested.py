"""Reasons to keep a repeat that rest on the packed counts and the dictionary, and what releases a run from a reason.

What a list says of a string holds where the string stands by itself: 公公 in 她公公 is kin, in 办公公室 it is the end
of a word printed twice. Six million characters of clean text hold none that is released here and scores as doubled.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.ngrams import MISSING, pack
from newsclean.rules.doubling import EVEN, FEATURES
from newsclean.rules.kept import KIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.ngrams import Table
    from newsclean.rules.kept import Kept
    from newsclean.rules.runs import Run

CLAUSE: Final = 8
"""A word doubled behind fewer characters of its clause may be any verb: 请专家鉴定鉴定."""

COMMON: Final = 8.0
"""The base-2 logarithm of the count of a common word."""

_SPOKEN: Final = re.compile("[请让叫来去要得想能可咱我你您他她它们给帮多再先好该别]|大家|一起|一块")
"""What stands before a verb that is doubled as a whole: whom one asks, and that one wants it."""

_OF_WHOM: Final = frozenset("我你您他她咱们的和与跟同陪给对家")
"""What stands before a word for kin: 她公公平时爱下棋 is no doubling in 公平."""

_LEXICAL: Final = FEATURES.index("word_both")
_UNIT: Final = FEATURES.index("word_unit")
_REPEAT: Final = FEATURES.index("repeat4")
_LEFT: Final = FEATURES.index("word_left")
_RIGHT: Final = FEATURES.index("word_right")
_HELD_LEFT: Final = FEATURES.index("held_left")
_HELD_RIGHT: Final = FEATURES.index("held_right")


def attested(table: Table, text: str, start: int, period: int, figures: Sequence[float]) -> str:
    """Return why the counts alone forbid the deletion of the copy from `start` on, or an empty string."""
    unit, before = text[start - period : start], text[start - period - 1 : start - period]
    if len(unit) > 1:
        if len(unit) == 2 and figures[_UNIT] > MISSING and _may_urge(text, start - period, start + period):
            return "a word doubled in a short clause, as verbs are"
        if figures[_REPEAT] > MISSING:
            return "clean text doubles this word too"
        if len(unit) == 2 and table.words.log(pack(table.fold(unit) * 2)) > MISSING:
            return "the repeat is a word of the dictionary"
    elif figures[_LEXICAL] > MISSING and is_unheld(figures) and figures[_RIGHT] == MISSING and not before.isdigit():
        return "the repeat is a word of the dictionary, and neither copy belongs to a neighbour"
    return ""


def is_unheld(figures: Sequence[float]) -> bool:
    """Say whether the first copy ends no word of the dictionary."""
    return figures[_LEFT] == MISSING


def released(kept: Kept, text: str, run: Run, reason: str, figures: Sequence[float]) -> bool:
    """Say whether `reason` does not bear on `run`: a listed word for kin, where one copy belongs to a common word.

    It stays where the list has more than the two characters, and, before such a word, at the start of a clause and
    behind whose kin they are. Names have no such escape: 文明 is common, and yet 文明明 may be somebody.
    """
    left, right = figures[_HELD_LEFT] > EVEN, figures[_HELD_RIGHT] > EVEN
    if reason != KIN or left == right or kept.strings.get(text[run.start : run.end]) != KIN:
        return False
    before = text[max(0, run.start - 1) : run.start]
    is_of_whom = not before.isalpha() or before in _OF_WHOM
    return not (right and is_of_whom) and figures[_LEFT if left else _RIGHT] >= COMMON


def _may_urge(text: str, start: int, end: int) -> bool:
    """Say whether the run from `start` to `end` ends a short clause in which somebody is asked, or wants, to do it."""
    before = text[max(0, start - CLAUSE) : start]
    clause = before[_opening(before) :]
    is_short = len(clause) < CLAUSE and not text[end : end + 1].isalpha()
    return is_short and (len(clause) < 2 or bool(_SPOKEN.search(clause)))


def _opening(before: str) -> int:
    """Return where the clause begins that `before` ends with."""
    return next((i + 1 for i in range(len(before) - 1, -1, -1) if not before[i].isalnum()), 0)
