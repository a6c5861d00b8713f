"""A sheet takes lines as they are printed and tells in the end which line of the source each has become."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from newsclean.han import NARROW_MARKS, WIDE_MARKS
from newsclean.scoring.gold import Gold, GoldArticle, Missing, Piece, Record, Repeat

NARROW: Final = str.maketrans(WIDE_MARKS, NARROW_MARKS)
WIDE: Final = str.maketrans("0123456789", "０１２３４５６７８９")
STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")


@dataclass
class Slip:
    """A record while it grows: lines can be added to it long after it was begun."""

    kinds: tuple[str, ...]
    lines: list[int] = field(default_factory=list)
    certain: list[bool] = field(default_factory=list)
    finer: str = ""

    def add(self, lines: list[int], *, sure: bool = True) -> None:
        """Add lines that surely (or perhaps) go on what the slip holds, and surely belong together."""
        for line in lines:
            if self.lines:
                self.certain.append(sure)
            self.lines.append(line)
            sure = True


@dataclass
class Dummy:
    """An article while it is being set."""

    slips: list[Slip] = field(default_factory=list)
    gaps: list[tuple[int, str]] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    byline: str | None = None
    dateline: str | None = None
    authors: tuple[tuple[str, str], ...] | None = None


class Sheet:
    """The rows of a page; a line is known by its number in the order of putting until the gold is made."""

    def __init__(self, *, marks: dict[int, int], newline: str = "\n") -> None:
        """Begin a sheet on which `marks` (a table for `str.translate`) are printed otherwise."""
        self._marks = marks
        self._newline = newline
        self._texts: list[str] = []
        self._rows: list[tuple[int, list[int]]] = []
        self.articles: list[Dummy] = []
        self.furniture: list[Slip] = []
        self.repeats: list[tuple[int, str, str]] = []
        self.date: str | None = None
        self.page: str | None = None

    def put(self, text: str, newlines: int) -> int:
        """Print a line, so many newlines below the one before."""
        self._texts.append(text.translate(self._marks))
        self._rows.append((newlines, [len(self._texts) - 1]))
        return len(self._texts) - 1

    def glue(self, text: str) -> int:
        """Print on, on the line put last."""
        self._texts.append(text.translate(self._marks))
        self._rows[-1][1].append(len(self._texts) - 1)
        return len(self._texts) - 1

    @property
    def last(self) -> int:
        """The line put last."""
        return len(self._texts) - 1

    def gold(self, name: str) -> Gold:
        """Return what was printed, and the truth about it."""
        ids: dict[int, str] = {}
        pieces: list[Piece] = []
        source = ""
        number = 1
        for row, (newlines, lines) in enumerate(self._rows):
            if row:
                source += self._newline * newlines
                number += newlines
            for part, line in enumerate(lines):
                letters = "b" * part + ("a" if part < len(lines) - 1 else "")
                ids[line] = f"{number}{letters}"
                text = self._texts[line]
                last = part == len(lines) - 1 and row < len(self._rows) - 1
                pieces.append(Piece(ids[line], len(source), text + (self._newline[:-1] if last else "")))
                source += text
        return Gold(
            name,
            source,
            tuple(pieces),
            tuple(self._article(dummy, ids) for dummy in self.articles),
            tuple(_record(slip, ids) for slip in self.furniture),
            tuple(Repeat(ids[line], self._set(a), self._set(b)) for line, a, b in self.repeats),
            date=self.date,
            page=self.page,
        )

    def _set(self, text: str) -> str:
        return text.translate(self._marks)

    def _article(self, dummy: Dummy, ids: dict[int, str]) -> GoldArticle:
        """Return an article with its lines' ids."""
        return GoldArticle(
            tuple(_record(slip, ids) for slip in dummy.slips),
            tuple(Missing(ids[line], kind) for line, kind in dummy.gaps),
            tuple(ids[line] for line in dummy.moved),
            None if dummy.byline is None else self._set(dummy.byline),
            None if dummy.dateline is None else self._set(dummy.dateline),
            dummy.authors,
        )


def _record(slip: Slip, ids: dict[int, str]) -> Record:
    """Return the record of a slip."""
    return Record(slip.kinds, tuple(ids[line] for line in slip.lines), tuple(slip.certain), slip.finer)
