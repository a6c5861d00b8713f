"""The notation of gold files: a record a line, read into `Gold` and written from it.

The page `docs/measure.md` explains it to those who annotate; `_MARKS` and `_reader` below are what it can say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from newsclean.issue.model import FURNITURE_KINDS
from newsclean.scoring.gold import Gold, GoldArticle, Missing, Piece, Record, Repeat

if TYPE_CHECKING:
    from os import PathLike

_MARKS: Final = {
    "K": "kicker",
    "H": "headline",
    "D": "deck",
    "B": "byline",
    "S": "subhead",
    "C": "caption",
    "P": "paragraph",
    "X": "furniture",
}
_FINER: Final = frozenset({"list", "verse", "table", "question", "quotation"})
_LINES: Final = re.compile(r"\d+[ab]*(?:[+~]\d+[ab]*)*")


def load(path: str | PathLike[str]) -> tuple[Gold, ...]:
    """Read a gold file; the texts it speaks of are the files beside it that its `=` lines name.

    Raises ValueError with the place in the gold file when a line cannot be read, names a source line that is blank or
    not there, or leaves a printed line out; OSError and UnicodeError when a text cannot be read.
    """
    path = Path(path)
    rows = path.read_text("utf-8").split("\n")
    starts = [i for i, row in enumerate(rows) if row.startswith("=")]
    if any(row.strip() and not row.startswith("#") for row in rows[: starts[0] if starts else None]):
        raise ValueError(f"{path}: the first record must be '= name.txt'")
    golds = []
    for start, end in pairwise([*starts, len(rows)]):
        name, _, encoding = rows[start].removeprefix("=").strip().partition(" ")
        source = (path.parent / name).read_bytes().decode(encoding.strip() or "utf-8")
        golds.append(_read(rows[start + 1 : end], source, name, str(path), start + 2))
    return tuple(golds)


def loads(notation: str, source: str, *, name: str = "issue") -> Gold:
    r"""Read the records of one issue (without its `=` line) that speak of the text `source`.

    >>> loads("A\nH 1\nP 3+4", "秋收\n\n稻子\n黄了。").articles[0].records[1].groups
    (('3', '4'),)
    """
    return _read(notation.split("\n"), source, name, name, 1)


def _read(rows: list[str], source: str, name: str, where: str, first: int) -> Gold:
    """Read rows of records, of which `first` is the number of the first one in `where`."""
    draft = _Draft(name, source)
    for number, row in enumerate(rows, first):
        mark, _, rest = row.strip().partition(" ")
        if mark and not mark.startswith("#"):
            try:
                draft.read(mark, rest.strip())
            except ValueError as error:
                raise ValueError(f"{where}:{number}: {error}") from error
    try:
        return draft.gold()
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error


@dataclass
class _DraftArticle:
    records: list[Record] = field(default_factory=list)
    gaps: list[tuple[str, bool]] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    byline: str | None = None
    dateline: str | None = None
    authors: list[tuple[str, str]] = field(default_factory=list)

    def gold(self) -> GoldArticle:
        within = {line for record in self.records for line in record.lines[1:]}
        gaps = tuple(
            Missing(line, "after" if after else "between" if line in within else "before") for line, after in self.gaps
        )
        authors = tuple(self.authors) if self.authors else None
        return GoldArticle(tuple(self.records), gaps, tuple(self.moved), self.byline, self.dateline, authors)


class _Draft:
    """A gold while its records are being read."""

    def __init__(self, name: str, source: str) -> None:
        self.name, self.source = name, source
        self.pieces: dict[str, Piece] = {}
        self.articles: list[_DraftArticle] = []
        self.furniture: list[Record] = []
        self.repeats: list[Repeat] = []
        self.tails: list[tuple[str, str]] = []
        self.date: str | None = None
        self.page: str | None = None
        start = 0
        for number, line in enumerate(source.split("\n"), 1):
            if line.strip():
                self.pieces[str(number)] = Piece(str(number), start, line)
            start += len(line) + 1

    def read(self, mark: str, rest: str) -> None:
        """Take in one record."""
        if mark in ("SPLIT", "SPLIT?"):
            self._split(rest, certain=mark == "SPLIT")
        elif mark in ("E", "E?"):
            line, _, change = rest.partition(" ")
            faulty, arrow, right = change.strip().partition("=>")
            if not arrow or len(right) >= len(faulty):
                raise ValueError(f"{mark} needs 'line from=>to', the second shorter than the first: {rest}")
            self.repeats.append(Repeat(line, faulty, right, mark == "E?"))
        elif mark == "DATE":
            self.date = rest
        elif mark == "PAGE":
            self.page = rest
        elif mark == "A":
            self.articles.append(_DraftArticle())
        elif mark == "X":
            lines, _, kind = rest.partition(" ")
            if kind.strip() not in ("", *FURNITURE_KINDS):
                raise ValueError(f"{kind.strip()!r} is no kind of furniture")
            self.furniture.append(_record(("furniture",), lines, kind.strip()))
        elif not self.articles:
            raise ValueError(f"{mark} stands before the first A")
        else:
            self._read_article(self.articles[-1], mark, rest)

    def _read_article(self, article: _DraftArticle, mark: str, rest: str) -> None:
        """Take in one record of an article."""
        if mark in ("G", "G>"):
            article.gaps.append((rest, mark == "G>"))
        elif mark == "M":
            article.moved += _record(("paragraph",), rest).lines
        elif mark == "BY":
            article.byline = rest
        elif mark == "DL":
            article.dateline = rest
        elif mark == "AU":
            name, _, role = rest.rpartition(" ")
            article.authors.append((name.strip(), role))
        else:
            base, _, finer = mark.partition(".")
            kinds = tuple(_MARKS.get(part, "") for part in base.split("|"))
            if not all(kinds) or (finer and (base != "P" or finer not in _FINER)):
                raise ValueError(f"unknown mark {mark!r}")
            record = _record(kinds, rest, finer)
            (self.furniture if kinds == ("furniture",) else article.records).append(record)

    def _split(self, rest: str, *, certain: bool) -> None:
        """Part a line after the given text, or note that its rest may stand alone."""
        line, _, text = rest.partition(" ")
        text = text.removesuffix("|")
        if line not in self.pieces or text not in self.pieces[line].text:
            raise ValueError(f"line {line} does not hold {text!r}")
        piece = self.pieces[line]
        cut = piece.text.index(text) + len(text)
        if not certain:
            self.tails.append((line, piece.text[cut:]))
        elif piece.text[cut:].strip():
            del self.pieces[line]
            self.pieces[line + "a"] = Piece(line + "a", piece.start, piece.text[:cut])
            self.pieces[line + "b"] = Piece(line + "b", piece.start + cut, piece.text[cut:])

    def gold(self) -> Gold:
        """Return the gold, checked."""
        return Gold(
            self.name,
            self.source,
            tuple(sorted(self.pieces.values(), key=lambda piece: piece.start)),
            tuple(article.gold() for article in self.articles),
            tuple(self.furniture),
            tuple(self.repeats),
            tuple(self.tails),
            self.date,
            self.page,
        )


def _record(kinds: tuple[str, ...], lines: str, finer: str = "") -> Record:
    """Return the record of lines such as 7+8~9."""
    if not _LINES.fullmatch(lines):
        raise ValueError(f"not line numbers joined by + or ~: {lines!r}")
    parts = re.split(r"([+~])", lines)
    return Record(kinds, tuple(parts[::2]), tuple(part == "+" for part in parts[1::2]), finer)


def dumps(gold: Gold) -> str:
    r"""Return a gold in the notation, without its `=` line; `loads` reads it back.

    >>> gold = loads("A\nH 1\nP 3~4", "秋收\n\n稻子黄了。\n谷子红了。")
    >>> print(dumps(gold))
    A
    H 1
    P 3~4
    """
    rows = [f"{mark} {value}" for mark, value in (("DATE", gold.date), ("PAGE", gold.page)) if value]
    rows += [
        f"SPLIT {line} {''.join(p.text for p in gold.pieces if p.id.startswith(line + 'a'))}|"
        for line in _split_lines(gold)
    ]
    rows += [f"SPLIT? {line} {gold[line].text.removesuffix(tail)}|" for line, tail in gold.tails]
    for article in gold.articles:
        rows.append("A")
        rows += [_row(record) for record in article.records]
        rows += [f"G{'>' if gap.kind == 'after' else ''} {gap.line}" for gap in article.gaps]
        rows += [f"M {line}" for line in article.moved]
        rows += [f"BY {article.byline}"] if article.byline is not None else []
        rows += [f"DL {article.dateline}"] if article.dateline is not None else []
        rows += [f"AU {name} {role}" for name, role in article.authors or ()]
    rows += [_row(record) for record in gold.furniture]
    rows += [f"E{'?' if e.optional else ''} {e.line} {e.faulty}=>{e.right}" for e in gold.repeats]
    return "\n".join(rows)


def _split_lines(gold: Gold) -> list[str]:
    """Return the ids of the lines and parts of lines that are parted, wholes before their parts."""
    split: dict[str, None] = {}
    for piece in gold.pieces:
        number = piece.id.rstrip("ab")
        split.update(dict.fromkeys(piece.id[:size] for size in range(len(number), len(piece.id))))
    return list(split)


def _row(record: Record) -> str:
    """Return a record as a row of the notation."""
    marks = {kind: mark for mark, kind in _MARKS.items()}
    base = "|".join(marks[kind] for kind in record.kinds)
    lines = record.lines[0]
    for sure, line in zip(record.certain, record.lines[1:], strict=True):
        lines += ("+" if sure else "~") + line
    if record.finer and base == "P":
        return f"P.{record.finer} {lines}"
    return f"{base} {lines} {record.finer}".rstrip()
