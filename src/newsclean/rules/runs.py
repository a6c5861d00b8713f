"""Where a string of Han characters is printed twice in a row: the places that `repeats` weighs, and nothing more."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.han import HAN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.edits import Layer

LONGEST: Final = 40
"""The longest unit looked for, in characters: a clause of a newspaper sentence."""

_HAN = re.compile(f"[{HAN}]+")
_FIRST: Final = "\u2e80"
"""No Han character stands before this one."""
_ZEROS = re.compile(rb"\0*")
_SCATTERED = tuple(bytes(byte * odd & 255 for byte in range(256)) for odd in (1, 37, 101))
"""Three ways to scatter the bytes, so that few different triples have the same byte."""

NEAR: Final = 3
"""Periods up to this are too short for `_recurs` to skip much."""


class Run(NamedTuple):
    """A maximal stretch of Han characters from `start` to `end` in which each equals the one `period` after it.

    It holds at least two copies of a unit of `period` characters, and the unit is not itself made of copies.
    """

    start: int
    end: int
    period: int

    @property
    def copies(self) -> int:
        """How many whole copies of the unit stand in the run."""
        return (self.end - self.start) // self.period


def runs(text: str) -> Iterator[Run]:
    """Yield the runs of `text`, by period and then by place.

    The search compares the text with itself moved by one period, on the low bytes of all characters at once: the
    difference of two integers of as many bytes as the text has characters. That is linear, and some ten times as fast
    as a pattern with a back reference. A longer period is looked for only where `_recurs` finds a sign of it.

    >>> [(r, "经济高质量高质量发展"[r.start : r.end]) for r in runs("经济高质量高质量发展")]
    [(Run(start=2, end=8, period=3), '高质量高质量')]
    """
    size = len(text)
    code = text.encode("utf-32-le", "surrogatepass")
    low, high = code[::4], code[1::4]
    whole, upper = int.from_bytes(low, "little"), int.from_bytes(high, "little")
    triples = _triples(low)
    for period in range(1, min(LONGEST, size // 2) + 1):
        if period <= NEAR:
            differ = whole ^ whole >> 8 * period | upper ^ upper >> 8 * period
        elif _recurs(text, triples, period):
            differ = whole ^ whole >> 8 * period
        else:
            continue
        for start, end in _zeros(differ.to_bytes(size, "little")[: size - period], period):
            if end > start + 1 or text[start] >= _FIRST:
                yield from _verified(text, start, end, period)


def _zeros(data: bytes, least: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of at least so many zeros."""
    wanted = bytes(least)
    start = data.find(wanted)
    while start >= 0:
        rest = _ZEROS.match(data, start + least)
        end = rest.end() if rest else len(data)
        yield start, end
        start = data.find(wanted, end)


def after(found: Iterable[Run], layer: Layer) -> list[Run]:
    """Return the sorted runs of a text once the edits of `layer` are made, from those `found` in the text before.

    A run lies within a stretch of Han characters, so only the stretches that hold an edit are searched again.
    """
    text = layer.after
    stretches: list[tuple[int, int]] = []
    for edit in layer.made:
        start = end = layer.forward(edit.start)
        if stretches and start <= stretches[-1][1]:
            continue
        while start and _HAN.match(text, start - 1):
            start -= 1
        stretch = _HAN.match(text, end)
        stretches.append((start, stretch.end() if stretch else end))
    out = [Run(run.start + low, run.end + low, run.period) for low, high in stretches for run in runs(text[low:high])]
    for run in found:
        start = layer.forward(run.start)
        i = bisect_right(stretches, (start, len(text))) - 1
        if i < 0 or stretches[i][1] < start:
            out.append(Run(start, start + run.end - run.start, run.period))
    out.sort()
    return out


def _triples(low: bytes) -> bytes:
    """Return a byte for each three characters in a row, the same for the same three."""
    first, second, third = (int.from_bytes(low.translate(table), "little") for table in _SCATTERED)
    return (first ^ second >> 8 ^ third >> 16).to_bytes(len(low), "little")


def _recurs(text: str, triples: bytes, period: int) -> bool:
    """Tell whether three characters stand again one period on, where a run of that period would show them.

    In a run at least `period - 2` triples in a row recur, so that one of them is at a multiple of that number.
    """
    step = period - 2
    here, there = triples[::step], triples[period::step]
    size = len(there)
    differ = int.from_bytes(here[:size], "little") ^ int.from_bytes(there, "little")
    found = differ.to_bytes(size, "little")
    at = found.find(0)
    while at >= 0:
        start = at * step
        if text.startswith(text[start : start + 3], start + period):
            return True
        at = found.find(0, at + 1)
    return False


def _verified(text: str, start: int, end: int, period: int) -> Iterator[Run]:
    """Yield the runs inside a stretch whose low bytes agree: equal in full, Han throughout, of no shorter period."""
    for han in _HAN.finditer(text, start, end + period):
        for first, last in _equal(text, han.start(), han.end() - period, period):
            if last - first >= period and not _is_periodic(text[first : first + period]):
                yield Run(first, last + period, period)


def _equal(text: str, start: int, stop: int, period: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between `start` and `stop` in which each character equals the one `period` after it."""
    if text[start:stop] == text[start + period : stop + period]:
        yield start, stop
        return
    first = start
    for at in range(start, stop):
        if text[at] != text[at + period]:
            yield first, at
            first = at + 1
    yield first, stop


def _is_periodic(unit: str) -> bool:
    """Say whether `unit` is made of copies of something shorter."""
    return unit in (unit + unit)[1:-1]
