"""The best parting of a line into words, by how often clean text has them, and what its first and last words are."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING, Final

from newsclean.ngrams import BITS, CLASSES, DIGITS, LETTERS, MISSING, pack, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.ngrams import Packed, Table

WORD: Final = 4
"""The longest word in the table, in characters."""

NEAR: Final = 12
"""So many characters decide what the first word of a line is, and the last."""


_SAME: Final = 1e-6
"""Likelihoods that differ by no more are the same: they are sums."""


class Logs(dict[int, float]):
    """The logarithms of what was looked up in a packed table, each looked up once."""

    def __init__(self, packed: Packed) -> None:
        """Take the table to look up in."""
        self.log = packed.log

    def __missing__(self, key: int) -> float:
        """Look a key up."""
        found = self[key] = self.log(key)
        return found


def parse(table: Table, words: Logs, ids: Sequence[int]) -> list[float]:
    """Return the base-2 log-likelihood of the best parting into words, of nothing, of the first of `ids`, and so on."""
    chars, single, total = table.chars, table.single, table.total
    best = [0.0]
    for end in range(1, len(ids) + 1):
        this = ids[end - 1]
        top = best[end - 1] + (chars[this] + _SHARE[single[this]] - total if this else -20.0)
        key = this
        for size in range(2, min(WORD, end) + 1):
            start = end - size
            first = ids[start]
            if first <= LETTERS or this <= LETTERS:
                break
            key |= first << (size - 1) * BITS
            log = words[key]
            if log > MISSING and (score := best[start] + log - total) > top:
                top = score
        best.append(top)
    return best


def parse_back(table: Table, words: Logs, ids: Sequence[int]) -> list[float]:
    """Return the base-2 log-likelihood of the best parting into words of all `ids`, of all but the first, and so on."""
    chars, single, total = table.chars, table.single, table.total
    size = len(ids)
    best = [0.0] * (size + 1)
    for start in range(size - 1, -1, -1):
        key = this = ids[start]
        top = best[start + 1] + (chars[this] + _SHARE[single[this]] - total if this else -20.0)
        for end in range(start + 2, min(start + WORD, size) + 1):
            last = ids[end - 1]
            if last <= LETTERS or this <= LETTERS:
                break
            key = key << BITS | last
            log = words[key]
            if log > MISSING and (score := best[end] + log - total) > top:
                top = score
        best[start] = top
    return best


def across(left: str, right: str) -> float:
    """Return the evidence (bits, 0 or more) that a word spans the cut: what reading both together gains.

    >>> across("五块钱一块肥皂退", "还给顾客") > 0 == across("五块钱一块肥皂", "退还给顾客")
    True
    """
    found = table()
    logs = Logs(found.words)
    before, after = found.fold(left[-NEAR:]), found.fold(right[:NEAR])
    apart = parse(found, logs, before)[-1] + parse(found, logs, after)[-1]
    gain = parse(found, logs, before + after)[-1] - apart
    return gain if gain > _SAME else 0.0


_SHARE: Final = (-6.0, *(log2(share / 15) for share in range(1, 16)))
"""The base-2 logarithm of each stored share; one stored as 0 is taken for a quarter of the smallest."""


def first_class(text: str) -> str:
    """Return the class of the word that a line begins with, one of `CLASSES`; marks before it are passed over.

    >>> first_class("本周起单向通行"), first_class("替整条街看表")
    ('time', 'relation')
    """
    found = table()
    ids = found.fold(text[:NEAR])
    while ids and DIGITS != ids[0] <= LETTERS:
        ids = ids[1:]
    ends = parse_back(found, Logs(found.words), ids)
    sizes = (n for n in range(min(WORD, len(ids)), 1, -1) if _is_word(found, ids[:n], ends[0] - ends[n]))
    return _class(found, ids[: next(sizes, 1)])


def last_class(text: str) -> str:
    """Return the class of the word that a line ends with, one of `CLASSES`; marks behind it are passed over.

    >>> last_class("学校门口的路"), last_class("县里推出")
    ('noun', 'verb')
    """
    found = table()
    ids = found.fold(text[-NEAR:])
    while ids and DIGITS != ids[-1] <= LETTERS:
        ids = ids[:-1]
    begins = parse(found, Logs(found.words), ids)
    sizes = (n for n in range(min(WORD, len(ids)), 1, -1) if _is_word(found, ids[-n:], begins[-1] - begins[-1 - n]))
    return _class(found, ids[-next(sizes, 1) :])


def _is_word(found: Table, ids: Sequence[int], gain: float) -> bool:
    """Tell whether a string is a word, and the best parting has it: `gain` is what it adds to the likelihood."""
    log = found.words.log(pack(ids)) if min(ids) > LETTERS else MISSING
    return log > MISSING and abs(gain - (log - found.total)) < _SAME


def _class(found: Table, ids: Sequence[int]) -> str:
    """Return the class of a word, or of a sign."""
    if len(ids) > 1:
        return CLASSES[found.words.shares[found.words.find(pack(ids))]]
    if not ids:
        return CLASSES[0]
    return "number" if ids[0] == DIGITS else CLASSES[found.classes[ids[0]]]
