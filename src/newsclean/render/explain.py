"""What was done to an issue and what is suspected, one human line each, like a linter."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.edits import Change
    from newsclean.issue.model import Issue

AROUND: Final = 8
"""How many characters of source are shown on each side of a suspected join, and at the start of a suspected move."""

_BREAK = re.compile(r"\r\n?|\n")


class Places:
    r"""Offsets of a text as LINE:COL, both counted from 1; a column is a code point.

    >>> Places("晴\n雨夹雪").of(3)
    (2, 2)
    """

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        self._starts = [0, *(m.end() for m in _BREAK.finditer(text))]

    def of(self, at: int) -> tuple[int, int]:
        """Return the line and the column of the offset `at`, in O(log n)."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1


def explain_lines(issue: Issue, *, name: str) -> Iterator[str]:
    """Yield a line `NAME:LINE:COL: ...` for each change and suspect, sorted by its place in the source.

    Suspects (proposed, not applied) are marked so. Joins and moves are printed only as suspects: the ones that were
    made show in the text.
    """
    places = Places(issue.cleaned.source)
    for at, told in sorted(_told(issue), key=itemgetter(0)):
        line, column = places.of(at)
        yield f"{name}:{line}:{column}: {told}"


def _told(issue: Issue) -> Iterator[tuple[int, str]]:
    """Yield each finding with the source offset it is shown at."""
    source = issue.cleaned.source
    for change in issue.changes:
        yield change.start, _change(change)
    for join in issue.joins:
        if not join.applied:
            left, right = source[max(0, join.left - AROUND) : join.left], source[join.right : join.right + AROUND]
            yield join.left, _suspect("join", f"{left!r} + {right!r}", join.confidence, join.why)
    for move in issue.moves:
        if not move.applied:
            start, end = move.span
            shown = f"{source[start:end][:AROUND]!r} ({end - start} characters) into article {move.article}"
            yield start, _suspect("move", shown, move.confidence, move.why)


def _change(change: Change) -> str:
    shown = f"{change.old!r} -> {change.new!r}"
    if not change.applied:
        return _suspect(change.rule, shown, change.confidence, change.why)
    return f"{change.rule}: {shown} ({change.confidence:.2f}) {change.why}"


def _suspect(rule: str, shown: str, confidence: float, why: str) -> str:
    return f"suspect {rule}: {shown} ({confidence:.2f}) {why}"
