"""Lost starts (缺首): how likely the first characters of a paragraph are not its own first ones, those being lost.

A start is judged by what stands before its first one, two and three characters wherever they occur in clean text:
nothing (a paragraph starts), a full stop, a comma, another word, or the rest of the same word. `data/starts.bin` holds
those figures; `data/starts.trees` weighs them together with where the first marks and a few frequent words stand. Both
are built by tools/build_starts.py, and `data/starts.json` names the sources.
"""

from __future__ import annotations

import json
import re
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING, Final

from newsclean import ngrams
from newsclean.han import HAN
from newsclean.rules import trees

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

BOUND: Final = 12.0
"""The evidence is cut at ±12 nats."""

FIELDS: Final = ("seen", "lost", "inside", "opens", "pauses")
"""What the table says of a start of one or two characters; of three it holds the first three fields.

`seen` is the base-2 logarithm of how often the start was seen, for three characters whether it is held at all. The
others are log-odds in half nats: `lost`, that a Han character stands before it and no mark; `inside`, that the cut
before it is one within a word; `opens`, that it starts a paragraph rather than a later sentence; `pauses`, that it
stands behind a comma rather than those two.
"""

LONGEST: Final = 3
WITHIN: Final = ("lost", "inside", "pauses")
"""The fields that are asked for again of the two characters from the second, the third and the fourth on."""

WORDS: Final = "的是在“了和将对"
"""Where each of these first stands tells how a sentence is built: one that comes to 的 at once lacks its noun."""

MARKS: Final = ",。;:、!?"
PAIRS: Final = ("“”", "()", "《》")
FEATURES: Final = (
    *(f"{field} of {size}" for size in (1, 2) for field in FIELDS),
    *(f"{field} of 3" for field in FIELDS[:3]),
    *(f"{field} from {at}" for at in (1, 2, 3) for field in WITHIN),
    *("first mark", "which first", "second mark", "which second"),
    *(f"first {word}" for word in WORDS),
    *(f"left open {pair}" for pair in PAIRS),
)

HOPEFUL: Final = 8
"""Half nats of `lost` from which on a start is looked at more closely.

Of the starts that were cut at random and are told from whole ones at all, less than two in a hundred have fewer.
"""

STARTED, MARKED, PAUSED, ALONE, FOLLOWING = -2.4, -2.2, -1.0, 0.5, 1.4
"""What it tells, in nats, that the first characters begin another line of the issue, stand behind a mark in it (three
of them; two of them), nowhere else, or always behind one and the same character."""

_FAR: Final = 60
"""Places are counted so far; what stands beyond says nothing of the start."""

_SENTENCE: Final = 240  # pairs of marks are looked for so far
_NEAR: Final = 24  # the start and what stands next to it lie within so many characters, a number's digits included

_RUN: Final = re.compile("[0-9]+|[A-Za-z]+")
_HAN: Final = re.compile(f"[{HAN}]")
_MARK: Final = re.compile(f"[{MARKS}]")
_STOP: Final = re.compile("[。!?]")


def opening(folded: str) -> str:
    """Return a folded text with each number as `0` and each Latin word as `a`, as the table has them.

    >>> opening("2023年GDP增长5.2%")
    '0年a增长0.0%'
    """
    return _RUN.sub(lambda run: "0" if run[0] < "A" else "a", folded)


def key(start: str) -> int:
    """Return the number that stands for a start of up to three characters, 16 bits each."""
    number = 0
    for char in start:
        number = number << 16 | min(ord(char), 0xFFFF)
    return number


@dataclass(frozen=True, slots=True)
class Rows:
    """Sorted keys, and so many fields of each, one after the other."""

    keys: array[int]
    width: int
    values: array[int]

    def find(self, number: int) -> Sequence[int] | None:
        """Return the fields of a key that is held."""
        at = bisect_left(self.keys, number)
        if at == len(self.keys) or self.keys[at] != number:
            return None
        return self.values[at * self.width : (at + 1) * self.width]


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of starts: `short` ones of one and two characters, `long` ones of three, and of any (`prior`)."""

    prior: tuple[int, ...]
    short: Rows
    long: Rows

    def fields(self, start: str) -> list[int]:
        """Return the fields of one character, then those of two; what is not held says what the shorter start says."""
        one = self.short.find(key(start[:1])) or self.prior
        two = self.short.find(key(start[:2])) if len(start) > 1 else None
        return [*one, *(two or (0, *one[1:]))]

    def three(self, start: str, two: Sequence[int]) -> Sequence[int]:
        """Return the fields of three characters, where `two` are those of the first two."""
        found = self.long.find(key(start[:LONGEST])) if len(start) >= LONGEST else None
        return found or (0, *two[1:LONGEST])


def figures(known: Table, text: str) -> list[float]:
    """Return the figures named in `FEATURES` of a folded text."""
    start = opening(text[:_NEAR])
    told = known.fields(start)
    found: list[float] = [*told, *known.three(start, told[len(FIELDS) :])]
    for at in (1, 2, 3):
        _, lost, inside, _, pauses = known.fields(start[at : at + 2])[len(FIELDS) :]
        found += (lost, inside, pauses)
    head = text[:_FAR]
    last = -1
    for _ in range(2):
        mark = _MARK.search(head, last + 1)
        found += (mark.start() - last, MARKS.index(mark[0])) if mark else (_FAR, len(MARKS))
        last = mark.start() if mark else _FAR
    found += [at if (at := head.find(word)) >= 0 else _FAR for word in WORDS]
    stop = _STOP.search(text, 0, _SENTENCE)
    sentence = text[: stop.start() if stop else _SENTENCE]
    return found + [sentence.count(opens) - sentence.count(closes) for opens, closes in PAIRS]


def lost(text: str) -> float:
    """Return the evidence (nats, ±12) that the start of a paragraph is lost, from its folded text.

    What begins with a figure, a letter or a mark is not judged, and has the lowest figure, as has what begins as whole
    paragraphs do.

    >>> lost("的工作人员告诉记者,今年的订单比去年多。") > 0 > lost("今年以来,全县粮食生产形势稳定。")
    True
    """
    if not _HAN.match(text):
        return -BOUND
    known, model = table(), scorer()
    start = opening(text[:_NEAR])
    if known.three(start, known.fields(start)[len(FIELDS) :])[1] < HOPEFUL:
        return -BOUND
    score = model.score(figures(known, text)) - log(model.prior / (1 - model.prior))
    return max(-BOUND, min(BOUND, score))


def standing(page: str, texts: Iterable[str]) -> dict[str, Counter[str]]:
    """Return what stands before the first two and the first three characters of some texts wherever a page has them.

    `page` holds the lines of an issue, each behind a line feed.
    """
    found: dict[str, Counter[str]] = {text[:size]: Counter() for text in texts for size in (2, LONGEST)}
    firsts = "".join(re.escape(start[0]) for start in found)
    for first in re.finditer(f"[{firsts}]", page[1:]) if found else ():
        at = first.end()
        if page[at : at + 2] in found:
            for start in {page[at : at + 2], page[at : at + LONGEST]} & found.keys():
                found[start][page[at - 1]] += 1
    return found


def elsewhere(text: str, before: Mapping[str, Counter[str]]) -> float:
    r"""Return the evidence (nats) of where else in its issue the first characters of a paragraph stand.

    Paragraphs of one issue begin alike, and what is the rest of a word follows the same character again. `before` is
    what `standing` found. Measured on 600 composed issues: of the starts that are judged 1 in 11 is lost; of those that
    another line shares 1 in 120, of those that stand behind a mark 1 in 30 (three characters of them: 1 in 100), of
    those that follow one and the same character 1 in 3, of those that do not occur again 1 in 7.

    >>> line = "县的老街很热闹。"
    >>> elsewhere(line, standing("\n定日县的学校开学了。\n县的老街很热闹。\n到定日县的路通了。", [line]))
    1.4
    """
    two, three = before[text[:2]], before[text[:LONGEST]]
    if two["\n"] > 1:  # another than the paragraph itself
        return STARTED
    if not all(map(_HAN.match, two.keys() - {"\n"})):
        return PAUSED if all(map(_HAN.match, three.keys() - {"\n"})) else MARKED
    if len(two) == 1:
        return ALONE
    return FOLLOWING if len(two) == 2 and two.total() > 2 else 0.0


def read(data: bytes) -> Table:
    """Return the table that tools/build_starts.py packed into `data`."""
    raw = zlib.decompress(data)
    end = raw.index(b"\n")
    head = json.loads(raw[:end])
    at = end + 1
    rows = []
    for width, (size, planes) in zip((len(FIELDS), LONGEST), head["rows"], strict=True):
        keys = ngrams.unpack_keys(raw[at : at + size * planes], size)
        at += size * planes
        values = bytearray(size * width)
        for column in range(width):
            values[column::width] = raw[at : at + size]
            at += size
        rows.append(Rows(keys, width, array("b", bytes(values))))
    return Table(tuple(head["prior"]), *rows)


@cache
def table() -> Table:
    """Return the table the package ships, unpacked on first use."""
    return read(files("newsclean").joinpath("data/starts.bin").read_bytes())


@cache
def scorer() -> trees.Trees:
    """Return the trees the package ships; `prior` is the share of lost starts among those they were fitted on."""
    return trees.read(files("newsclean").joinpath("data/starts.trees").read_bytes())
