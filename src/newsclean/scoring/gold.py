"""The types of a gold annotation: what the lines of an issue are, and which belong together.

A gold speaks of pieces: a source line, or the part of one that is a thing of its own. Every piece with something
printed on it is in exactly one record, so that nothing on the page can be passed over.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of the source, or one of the things that stand glued together on it.

    `id` is the line's number, counted from 1 with blank lines, and for a part of a line a letter more (`107a`, `107b`).
    `start` is the code point at which `text` begins in the source.
    """

    id: str
    start: int
    text: str

    @property
    def end(self) -> int:
        """One past the last code point of the piece."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Record:
    """One block as a reader sees it: the kinds it may rightly be given, and its pieces in reading order.

    `certain` says of each two neighbours among `lines` whether they are surely one block (True) or may be one or two
    (False). `finer` is the kind of furniture or of paragraph, where the annotation gives it.
    """

    kinds: tuple[str, ...]
    lines: tuple[str, ...]
    certain: tuple[bool, ...] = ()
    finer: str = ""

    def __post_init__(self) -> None:
        if len(self.certain) != len(self.lines) - 1:
            raise ValueError(f"a record of {len(self.lines)} lines needs {len(self.lines) - 1} marks between them")

    @classmethod
    def of(cls, kind: str, *lines: str, finer: str = "") -> Record:
        """Return a record of one kind whose lines are surely one block.

        >>> Record.of("headline", "3", "4").certain
        (True,)
        """
        return cls((kind,), lines, (True,) * (len(lines) - 1), finer)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The runs of lines that are surely one block.

        >>> Record(("paragraph",), ("1", "2", "3"), (True, False)).groups
        (('1', '2'), ('3',))
        """
        groups = [[self.lines[0]]]
        for sure, line in zip(self.certain, self.lines[1:], strict=True):
            if sure:
                groups[-1].append(line)
            else:
                groups.append([line])
        return tuple(map(tuple, groups))

    @property
    def joins(self) -> tuple[tuple[str, str], ...]:
        """The neighbours that are surely one block."""
        return tuple(pair for pair, sure in zip(pairwise(self.lines), self.certain, strict=True) if sure)


@dataclass(frozen=True, slots=True)
class Missing:
    """Text that the page has lost: `before` a piece, `after` it, or `between` it and what the paragraph began with."""

    line: str
    kind: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """Characters that OCR doubled: in the piece `line` stands `faulty`, which should read `right`.

    An `optional` one is a doubtful case: repairing it and leaving it are both right.
    """

    line: str
    faulty: str
    right: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article: its records in reading order, and what the annotation says of it beyond them.

    `moved` are the pieces printed away from their place. `byline`, `dateline` and `authors` (name, role) are None where
    the annotation does not speak of them.
    """

    records: tuple[Record, ...]
    gaps: tuple[Missing, ...] = ()
    moved: tuple[str, ...] = ()
    byline: str | None = None
    dateline: str | None = None
    authors: tuple[tuple[str, str], ...] | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """The ids of all its pieces in reading order."""
        return tuple(line for record in self.records for line in record.lines)


@dataclass(frozen=True)
class Gold:
    """An issue and the truth about it.

    `pieces` lists what is printed in the order of the source. `tails` pairs a piece with text at its end that may stand
    as a block of its own. Raises ValueError when a piece is in no record or in two, or a record names no piece.
    """

    name: str
    source: str = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    articles: tuple[GoldArticle, ...]
    furniture: tuple[Record, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    tails: tuple[tuple[str, str], ...] = ()
    date: str | None = None
    page: str | None = None

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for record in self.records():
            for line in record.lines:
                if line not in self.by_id:
                    raise ValueError(f"{self.name}: line {line} is blank or not there")
                if line in seen:
                    raise ValueError(f"{self.name}: line {line} is in two records")
                seen.add(line)
        if left := [p.id for p in self.pieces if p.id not in seen]:
            raise ValueError(f"{self.name}: lines in no record: {' '.join(left)}")
        for line in self._mentioned():
            if line not in self.by_id:
                raise ValueError(f"{self.name}: line {line} is blank or not there")
        for repeat in self.repeats:
            if (found := self[repeat.line].text.count(repeat.faulty)) != 1:
                raise ValueError(f"{self.name}: {repeat.faulty!r} stands {found} times in line {repeat.line}, not once")

    def _mentioned(self) -> Iterator[str]:
        for article in self.articles:
            yield from article.moved
            yield from (gap.line for gap in article.gaps)
        yield from (repeat.line for repeat in self.repeats)
        yield from (line for line, _ in self.tails)

    def __getitem__(self, line: str) -> Piece:
        return self.by_id[line]

    @cached_property
    def by_id(self) -> dict[str, Piece]:
        """The pieces by their ids."""
        return {piece.id: piece for piece in self.pieces}

    def at(self, offset: int) -> Piece:
        r"""Return the piece that an offset of the source (code points) lies in or behind, or the first before any.

        >>> from newsclean.scoring.notation import loads
        >>> loads("X 1\nX 2", "乙市日报\n今日八版").at(6).id
        '2'
        """
        return self.pieces[max(0, bisect_right(self._starts, offset) - 1)]

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def records(self) -> Iterator[Record]:
        """Yield every record, article by article, then the furniture."""
        for article in self.articles:
            yield from article.records
        yield from self.furniture

    def repaired(self, line: str, *, optional: bool = False) -> str:
        """Return the text of a piece without what OCR doubled; `optional` takes out doubtful cases too."""
        text = self[line].text
        for repeat in self.repeats:
            if repeat.line == line and (optional or not repeat.optional):
                text = text.replace(repeat.faulty, repeat.right)
        return text
