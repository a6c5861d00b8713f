"""Context: what script is written to the left and to the right of a place in a line.

A rule decides by it whether a mark is Chinese. A side looks through marks, quotation marks and brackets of either
width, because a rule may have written them: so a decision stays what it was on the rule's own output.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from newsclean.han import HAN

STRONG: Final = HAN + "ぁ-ゖァ-ヺㄅ-ㄯ"
"""Inside a character class: what is written with full-width marks."""
DIGIT: Final = "0-9０-９"
ALNUM: Final = DIGIT + "A-Za-zＡ-Ｚａ-ｚ"
"""Inside a character class: digits, or digits and Latin letters, of both widths."""
BLANK: Final = " \N{IDEOGRAPHIC SPACE}\N{NO-BREAK SPACE}"
"""The blanks that stand within a line; a tab is a column's edge and not among them."""

Side = Literal["chinese", "attached", "parted", "edge", "foreign", "none"]
"""What stands on one side, marks looked through: a Chinese character; a foreign word or number attached to one; one
parted from it by a blank; one that reaches the edge of the line; one in foreign company; or nothing but the edge."""

MARKS: Final = (
    "“”‘’\"'＂＇「」『』《》〈〉<>«»【】〔〕〖〗()（）,:;!?.，：；！？。、…-－—─―–·•・‧．％"
    "︵︶︹︺︻︼︽︾︿﹀﹁﹂﹃﹄︰﹐﹑﹔﹕﹖﹗﹙﹚｡､｢｣"
)
"""What tells nothing of the script around it."""
OPENING: Final = "(（︵﹙"
CLOSING: Final = ")）︶﹚"
"""Round brackets of every form; what they hold is looked past."""
_QUOTES: Final = "“”‘’「」『』﹁﹂﹃﹄｢｣\"'＂＇"
_TOKEN: Final = MARKS + "".join(chr(c) + chr(c + 0xFEE0) for c in range(0x21, 0x7F)) + "℃°‰−×±≤≥≈₀₁₂₃₄²³μΩ"
"""What a foreign word, a number or a formula is made of, marks included."""
_REACH: Final = 64
"""How far a side looks, in characters: beyond it, only company of the foreign kind is that long."""

_RESIZED: Final = re.compile(r"[.。｡…·．]{2}|…|[-－—─―–]{2}").search
"""Ellipses and dashes: what a rule writes at another length."""
_BOUND: Final = re.compile(f"[{STRONG}\\n]")
is_strong: Final = re.compile(f"[{STRONG}]").match


def left(text: str, at: int) -> Side:
    """Return what stands before the offset `at` in its line.

    >>> left("达到5.1%,其中", 6), left("New York,位于", 8)
    ('attached', 'foreign')
    """
    seen = _before(text, at)
    closed = seen.rstrip(_QUOTES)
    if closed and closed[-1] in CLOSING:
        opened = max(closed.rfind(mark) for mark in OPENING)
        if opened >= 0 and not _RESIZED(closed, opened):
            seen = _before(text, at - len(seen) + opened)
    bare = seen.rstrip(MARKS + BLANK)
    if not bare:
        return "none"
    if is_strong(bare, len(bare) - 1):
        return "chinese"
    rest = bare.rstrip(_TOKEN)
    if not rest:
        return "edge" if len(seen) < _REACH else "foreign"
    if is_strong(rest, len(rest) - 1):
        return "attached"
    beyond = rest.rstrip(MARKS + BLANK)
    return "parted" if beyond and len(beyond) < len(rest) and is_strong(beyond, len(beyond) - 1) else "foreign"


def _before(text: str, at: int) -> str:
    """Return what a side can see of the line before `at`."""
    seen = text[max(0, at - _REACH) : at]
    return seen[seen.rfind("\n") + 1 :]


def right(text: str, at: int) -> Side:
    """Return what stands from the offset `at` on in its line.

    >>> right("他说:“好”", 3), right("约5,GDP增长", 3)
    ('chinese', 'attached')
    """
    seen = text[at : at + _REACH]
    seen = seen.partition("\n")[0]
    bare = seen.lstrip(MARKS + BLANK)
    if not bare:
        return "none"
    if is_strong(bare):
        return "chinese"
    rest = bare.lstrip(_TOKEN)
    if not rest:
        return "edge" if len(seen) < _REACH else "foreign"
    if is_strong(rest):
        return "attached"
    beyond = rest.lstrip(MARKS + BLANK)
    return "parted" if beyond and len(beyond) < len(rest) and is_strong(beyond) else "foreign"


def stretch(text: str, start: int, end: int) -> str:
    """Return the unbroken stretch of foreign characters and marks around `start` to `end`, as far as a side looks."""
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    return before[len(before.rstrip(_TOKEN)) :] + text[start:end] + after[: len(after) - len(after.lstrip(_TOKEN))]


def is_far(text: str, start: int, end: int) -> bool:
    """Whether `start` to `end` lies in a stretch without Chinese so long that a side may not see across it.

    There, an edit that changes the length of the text would move what a side sees, and so what a second run decides.
    """
    before = _BOUND.split(text[max(0, start - _REACH) : start])[-1]
    after = _BOUND.split(text[end : end + _REACH], maxsplit=1)[0]
    return len(before) + end - start + len(after) >= _REACH
