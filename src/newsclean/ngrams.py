"""Counts of short strings of modern news and official Chinese, and where its words begin and end.

The counts come from broadcast transcripts, statutes and work reports (`data/repeats.json` names the sources); the table
holds figures only. Text is folded before it is counted: a run of digits is `0`, a run of Latin letters `a`, a run of
marks that ends a sentence (or a line) `。`, any other run of marks and blanks `，`. Traditional characters are read as
their simplified ones.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from math import log2
from typing import TYPE_CHECKING, Final

from newsclean.han import ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

RARE: Final = 0
"""The id of every Han character that the table does not know."""

STOP, PAUSE, DIGITS, LETTERS = 1, 2, 3, 4
SIGNS: Final = "\0。，0a"
"""The folded signs, each at its id; the first place is that of `RARE`."""

BITS: Final = 13
"""The width of one id in a packed key: up to 8,191 characters."""

CLASSES: Final = (
    "noun", "verb", "deed", "manner", "adverb", "time", "place", "person", "body", "number", "pronoun", "relation",
    "position", "particle", "modifier",
)  # fmt: skip
"""The classes of words 词类, each at its number; what the word list does not have is a noun.

A deed is a noun for what is done (发展), manners are adjectives, relations are prepositions and conjunctions, positions
stand behind nouns (上, 期间).
"""

_SEEN: Final = 5.0
"""The base-2 logarithm of the least count whose shares say something."""

MISSING: Final = -1.0
"""The base-2 logarithm given for what the table does not hold: half an occurrence."""


class _Ids(dict[str, int]):
    """From a character to its id; what is not in the table is classed on first sight."""

    def __missing__(self, char: str) -> int:
        if char in ENDS or char in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029":
            found = STOP
        elif char.isdecimal():
            found = DIGITS
        elif not char.isalpha():
            found = PAUSE
        else:
            found = RARE if char >= "\u2e80" else LETTERS
        return found


@dataclass(frozen=True, slots=True)
class Packed:
    """Sorted keys with a value of one byte and two shares of four bits each."""

    keys: array[int]
    values: bytes
    shares: bytes

    def find(self, key: int) -> int:
        """Return the place of `key`, or -1."""
        at = bisect_left(self.keys, key)
        return at if at < len(self.keys) and self.keys[at] == key else -1

    def log(self, key: int) -> float:
        """Return the base-2 logarithm of the count of `key`, or `MISSING`."""
        at = bisect_left(self.keys, key)
        return self.values[at] / 4 if at < len(self.keys) and self.keys[at] == key else MISSING


@dataclass(frozen=True, slots=True)
class Table:
    """The packed counts. Strings come as lists of ids, made by `fold`.

    `grams` holds pairs and triples, `words` the words of two to four characters, `repeats` the four characters around
    the middle of natural repeats, `chars` the logarithm of each character's count by id, `single` the share of a
    character's uses in which it is a word by itself (0 to 15), `classes` its number in `CLASSES` when it is one. The
    shares of `words` are such numbers.
    """

    ids: _Ids
    chars: Sequence[float]
    single: bytes
    classes: bytes
    total: float
    grams: Packed
    words: Packed
    repeats: Packed

    def fold(self, text: str) -> list[int]:
        """Return the ids of `text`, runs of one sign counted once."""
        ids = self.ids
        out: list[int] = []
        last = -1
        for char in text:
            this = ids[char]
            if this == last and this <= LETTERS and this != RARE:
                continue
            if this == STOP and last == PAUSE:
                out[-1] = STOP
            elif not (this == PAUSE and last == STOP):
                out.append(this)
                last = this
                continue
            last = STOP
        return out

    def pair(self, a: int, b: int) -> float:
        """Return the base-2 logarithm of how often `b` follows `a`."""
        return self.grams.log(a << BITS | b)

    def triple(self, a: int, b: int, c: int) -> float:
        """Return the base-2 logarithm of how often `b` and `c` follow `a`."""
        return self.grams.log((a << BITS | b) << BITS | c)

    def count(self, text: str) -> float:
        """Return about how often `text` occurs in the sources: one to three characters, 0 when too rare to be held.

        >>> table().count("我们") > table().count("我门")
        True
        """
        ids = self.fold(text)
        if not 1 <= len(ids) <= 3:
            raise ValueError(f"{text!r} is not one to three characters long")
        log = self.chars[ids[0]] if len(ids) == 1 else self.grams.log(pack(ids))
        return 0.0 if log == MISSING else 2.0**log

    def odds(self, ids: Sequence[int], at: int) -> float:
        """Return the base-2 log-likelihood of `ids[at]` after the two before it, backing off where they are rare."""
        c = ids[at]
        if at >= 2:
            a, b = ids[at - 2], ids[at - 1]
            three = self.grams.log((a << BITS | b) << BITS | c)
            if three > MISSING:
                return three - max(self.grams.log(a << BITS | b), three)
            penalty = -1.3
        else:
            penalty = 0.0
        if at >= 1:
            b = ids[at - 1]
            two = self.grams.log(b << BITS | c)
            if two > MISSING:
                return penalty + two - max(self.chars[b], two)
            penalty -= 1.3
        return penalty + self.chars[c] - self.total

    def likelihood(self, text: str, *, start: int = 0) -> float:
        """Return the base-2 log-likelihood of the folded `text` from the character `start` on, given the rest."""
        ids = self.fold(text)
        return sum(self.odds(ids, at) for at in range(len(self.fold(text[:start])), len(ids)))

    def junction(self, left: str, right: str) -> float:
        """Return the evidence, in bits, that `right` goes on where `left` broke off, against a new sentence.

        Positive: `left` flows into `right`. Negative: `left` has ended and `right` starts anew. Two characters on each
        side are looked at; no evidence gives about 0.

        >>> table().junction("全面推进乡村振", "兴战略") > 0 > table().junction("工作取得成效", "近日，记者")
        True
        """
        before, after = self.fold(left)[-2:], self.fold(right)[:2]
        if not before or not after:
            return 0.0
        whole = before + after
        parted = [*before, STOP, *after]
        size = len(before)
        flowing = sum(self.odds(whole, at) for at in range(size, len(whole)))
        return flowing - sum(self.odds(parted, at) for at in range(size, len(parted)))

    def finality(self, text: str) -> float:
        """Return the base-2 logarithm of the share of its uses in which the end of `text` stands before a mark.

        The last two characters are looked at, the last alone where the two are rare; no evidence gives 0.

        >>> table().finality("召开工作会议") > table().finality("市政府办公厅和")
        True
        """
        ids = self.fold(text)[-2:]
        for known in (ids, ids[-1:]):
            whole = self.grams.log(pack(known)) if len(known) > 1 else self.chars[known[-1]] if known else MISSING
            if whole >= _SEEN:
                marked = [self.grams.log(pack([*known, mark])) for mark in (STOP, PAUSE)]
                return log2(sum(2.0**log for log in marked)) - whole  # what is missing counts half an occurrence
        return 0.0

    def affinity(self, left: str, right: str) -> float:
        """Return the evidence, in bits, that `right` goes on just this `left`, against some other text.

        A start that surely goes on something goes on few things: the junction tells the one, this the other.

        >>> both = table().affinity
        >>> both("全面推进乡村振", "兴战略") > 0 > both("全面推进乡村振", "上半年")
        True
        """
        before, after = self.fold(left)[-2:], self.fold(right)[:2]
        if not before or not after:
            return 0.0
        whole = before + after
        flowing = sum(self.odds(whole, at) for at in range(len(before), len(whole)))
        return flowing - sum(self.odds(after, at) for at in range(len(after)))


def pack(ids: Sequence[int]) -> int:
    """Return the key of up to four ids."""
    key = 0
    for this in ids:
        key = key << BITS | this
    return key


def unpack_keys(planes: bytes, size: int) -> array[int]:
    """Return the `size` sorted keys whose differences are stored plane by plane, the lowest byte of each first."""
    raw = bytearray(8 * size)
    for plane in range(len(planes) // size if size else 0):
        raw[plane::8] = planes[plane * size : (plane + 1) * size]
    steps = array("Q")
    steps.frombytes(raw)
    if sys.byteorder == "big":
        steps.byteswap()
    return array("Q", accumulate(steps))


def read(data: bytes) -> Table:
    """Return the table that tools/build_repeats.py packed into `data`."""
    raw = zlib.decompress(data)
    end = raw.index(b"\n")
    head = json.loads(raw[:end])
    at = end + 1

    def take(size: int) -> bytes:
        nonlocal at
        at += size
        return raw[at - size : at]

    chars: str = head["chars"]
    ids = _Ids({c: i for i, c in enumerate(chars) if i > LETTERS})
    ids.update((old, ids[new]) for old, new in zip(*head["variants"], strict=True) if new in ids)
    logs = take(len(chars))
    single = take(len(chars))
    classes = take(len(chars))
    parts = []
    for size, planes in head["tables"]:
        keys = unpack_keys(take(size * planes), size)
        parts.append(Packed(keys, take(size), take(size)))
    return Table(ids, [v / 4 for v in logs], single, classes, head["total"], *parts)


@cache
def table() -> Table:
    """Return the table the package ships, unpacked on first use."""
    return read(files("newsclean").joinpath("data/ngrams.bin").read_bytes())
