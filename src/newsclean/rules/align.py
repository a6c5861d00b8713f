"""Align: what a converter made of a line, told as the smallest edits of that line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CLAUSE: Final = re.compile(
    r"[^\s，。、；：？！,;:?!“”「」『』（）()《》…]+|[\s，。、；：？！,;:?!“”「」『』（）()《》…]+"
)
_LONGEST_CLAUSE: Final = 96
"""Characters. A longer clause that changes its length is one edit: the search for words stays bounded."""
_LONGEST_WORD: Final = 12
"""Characters; no entry of the converter's dictionaries is longer."""

Part = tuple[int, int, str]
"""Where a changed part starts and ends in the line, and what it became."""


def align(convert: Callable[[str], str], line: str, new: str) -> list[Part]:
    """Return the parts of `line` that differ in `new`, which is `convert(line)`; sorted and disjoint.

    Where the length stays, each character has become the one at its place. Where it changes, the line is taken clause
    by clause, and a clause word by word: a word is the shortest piece that converts on its own to what stands in `new`,
    with the rest converting to the rest.

    >>> align(lambda text: text.replace("乙丙", "甲"), "甲乙丙丁", "甲甲丁")
    [(1, 3, '甲')]
    """
    if len(line) == len(new):
        return _replaced(0, line, new)
    done = 0
    parts: list[Part] = []
    for match in _CLAUSE.finditer(line):
        clause, start = match.group(), match.start()
        converted = convert(clause)
        if not new.startswith(converted, done):  # a word of the converter reaches across a mark
            return list(_whole(0, line, new))
        parts.extend(_words(convert, clause, converted, start))
        done += len(converted)
    return parts if done == len(new) else list(_whole(0, line, new))


def _words(convert: Callable[[str], str], clause: str, converted: str, start: int) -> Iterator[Part]:
    if clause == converted:
        return
    if len(clause) == len(converted):
        yield from _whole(start, clause, converted)
        return
    if len(clause) > _LONGEST_CLAUSE:
        yield from _whole(start, clause, converted)
        return
    at = 0
    while clause:
        size, word = _word(convert, clause, converted)
        yield from _whole(start + at, clause[:size], word)
        at, clause, converted = at + size, clause[size:], converted[len(word) :]


def _word(convert: Callable[[str], str], clause: str, converted: str) -> tuple[int, str]:
    """Return the size of the first word of `clause` and what it became."""
    for size in range(1, min(_LONGEST_WORD, len(clause)) + 1):
        word = convert(clause[:size])
        if converted.startswith(word) and convert(clause[size:]) == converted[len(word) :]:
            return size, word
    return len(clause), converted


def _whole(start: int, old: str, new: str) -> Iterator[Part]:
    """Yield `old` to `new` as one part, without what they begin and end with alike."""
    if old == new:
        return
    if len(old) == len(new):
        yield from _replaced(start, old, new)
        return
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    yield start + head, start + len(old) - tail, new[head : len(new) - tail]


def _replaced(start: int, old: str, new: str) -> list[Part]:
    """Return each character that differs, where both have the same length."""
    return [(at, at + 1, b) for at, (a, b) in enumerate(zip(old, new, strict=True), start) if a != b]


def _alike(old: str, new: str) -> int:
    """Return how many characters the two begin with alike."""
    size = min(len(old), len(new))
    return next((at for at in range(size) if old[at] != new[at]), size)
