"""Pairs: the brackets and straight quotation marks of one line, and which of them are Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.rules.context import ALNUM, BLANK, CLOSING, DIGIT, OPENING, STRONG, is_strong, left, right

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKET: Final = re.compile(f"[{re.escape(OPENING + CLOSING)}]")
_STRAIGHT: Final = re.compile(r"""["'＂＇<«]""")
_DOUBLE: Final = re.compile(r'["＂]')
_SINGLE: Final = re.compile(
    rf"(?<![{ALNUM}])['＇](?=[{STRONG}])[^\n'＇‘’“”「」『』﹁﹂﹃﹄｢｣]*+(?<![{ALNUM}{BLANK}])['＇](?![{ALNUM}])"
)
_ANGLE: Final = re.compile(rf"(?<!<)<<(?=[{STRONG}])[^<>\n]*+>>(?!>)|«(?=[{STRONG}])[^«»\n]*+»")
_NEXT: Final = re.compile(f"[{STRONG}]")
_IS_ALNUM: Final = re.compile(f"[{ALNUM}]").match
_IS_DIGIT: Final = re.compile(f"[{DIGIT}]").match
_IS_TUPLE: Final = re.compile(f"[{ALNUM}.+-]++(?:[,，:：;；] ?[{ALNUM}.+-]++)++[)）]").match
_ENDING: Final = re.compile(
    rf"[，、；：？！,;:?!”’」』》﹐﹑﹔﹕﹖﹗､{BLANK}{re.escape(CLOSING)}]|[。｡](?![。｡]{{2}})"
).match
"""What no quotation begins with: a pair that does is two halves of others."""

Marks = dict[int, tuple[int, str]]
"""Where a mark starts, by where it ends and the mark to put in its place."""


def pairs(text: str, start: int, end: int) -> Marks:
    """Return the marks to put in place of the brackets and straight quotation marks of the line `start` to `end`.

    A bracket that is wide already is among them: whoever asks, asks for the narrow ones.

    >>> pairs('甲说"好"(笑)', 0, 8)
    {5: (6, '（'), 7: (8, '）'), 2: (3, '“'), 4: (5, '”')}
    """
    marks: Marks = dict(_brackets(text, start, end))
    if _STRAIGHT.search(text, start, end):
        marks.update(_doubles(text, start, end))
        marks.update(_others(text, start, end))
    return marks


def _others(text: str, start: int, end: int) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield the straight single quotation marks and the angles that hold Chinese."""
    for pattern, width, forms in ((_SINGLE, 1, "‘’"), (_ANGLE, 0, "《》")):
        for match in pattern.finditer(text, start, end):
            first, last = match.span()
            step = width or (2 if text[first] == "<" else 1)
            yield first, (first + step, forms[0])
            yield last - step, (last, forms[1])


def _brackets(text: str, start: int, end: int) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield the narrow brackets that are Chinese; both of a pair, or neither."""
    couples, openers, closers = _couple(text, start, end)
    for at in closers:  # the partner stands in an earlier line
        if text[at] == ")" and text[at - 1 : at] not in BLANK and left(text, at) == "chinese":
            yield at, (at + 1, "）")
    for at in openers:  # the partner stands in a later line
        if text[at] == "(" and is_strong(text, at + 1) and not _in_foreign_company(text, at):
            yield at, (at + 1, "（")
    strong = -1
    for first, last in couples:
        if strong <= first:  # one scan for the whole line: pairs come in the order in which they open
            found = _NEXT.search(text, first, end)
            strong = found.start() if found else end
        if _is_chinese(text, first, last, holds_chinese=strong < last):
            yield first, (first + 1, "（")
            yield last, (last + 1, "）")


def _couple(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Return the brackets of a line that pair off, in the order in which they open, and those left over."""
    couples, openers, closers = [], [], []
    for match in _BRACKET.finditer(text, start, end):
        at = match.start()
        if text[at] in OPENING:
            openers.append(at)
        elif openers:
            couples.append((openers.pop(), at))
        else:
            closers.append(at)
    return sorted(couples), openers, closers


def _in_foreign_company(text: str, at: int) -> bool:
    """Whether the bracket at `at` follows a foreign word and a blank, as in a foreign sentence."""
    return text[at - 1 : at] in BLANK and left(text, at) in {"foreign", "edge"}


def _is_chinese(text: str, first: int, last: int, *, holds_chinese: bool) -> bool:
    """Whether the brackets at `first` and `last` are Chinese: by what they hold, else by what stands on both sides."""
    if text[first] != "(" or text[last] != ")":
        return True
    if holds_chinese:
        return not _in_foreign_company(text, first)
    if _IS_ALNUM(text, last + 1) or _IS_TUPLE(text, first + 1):  # an area code, a formula, a place on a map
        return False
    before = text[first - 1 : first] if first else "\n"
    if before == "\n":
        return bool(is_strong(text, last + 1))  # a number of a list
    return before not in BLANK and left(text, first) == "chinese"


def _doubles(text: str, start: int, end: int) -> Iterator[tuple[int, tuple[int, str]]]:
    """Yield the straight double quotation marks that pair off within the line and are Chinese."""
    at = [match.start() for match in _DOUBLE.finditer(text, start, end)]
    if len(at) % 2:
        return
    couples = list(zip(at[::2], at[1::2], strict=True))
    if any(first + 1 == last or _ENDING(text, first + 1) or _are_inches(text, first, last) for first, last in couples):
        return
    for first, last in couples:
        sides = {left(text, first), right(text, last + 1)}
        if _NEXT.search(text, first, last) or ("chinese" in sides and sides <= {"chinese", "none"}):
            yield first, (first + 1, "“")
            yield last, (last + 1, "”")


def _are_inches(text: str, first: int, last: int) -> bool:
    """Whether both marks stand behind a digit, as signs of a measure."""
    return first > 0 and bool(_IS_DIGIT(text, first - 1) and _IS_DIGIT(text, last - 1))
