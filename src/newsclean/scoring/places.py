"""Where each line of the gold went in a result: the ground on which all figures stand."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from newsclean.scoring.forms import letters

if TYPE_CHECKING:
    from newsclean.scoring.gold import Gold, Piece

FINER: Final = frozenset({"quotation", "list", "verse", "table", "question"})
"""Kinds that a plain paragraph may be called by."""

_COARSER: Final = {**dict.fromkeys(FINER, "paragraph"), "summary": "deck"}


class Unit(NamedTuple):
    """A block of an article, or a piece of furniture (`article` is None), of the result."""

    article: int | None
    kind: str
    text: str
    spans: tuple[tuple[int, int], ...]

    @property
    def coarse(self) -> str:
        """The kind as the gold's plain marks have it: `furniture`, `paragraph`, `deck` and so on."""
        return "furniture" if self.article is None else _COARSER.get(self.kind, self.kind)


class Truth(NamedTuple):
    """What the gold says of one piece."""

    article: int | None
    record: int
    kinds: tuple[str, ...]
    finer: str

    @property
    def free(self) -> bool:
        """Whether it may stand in its article or among the furniture."""
        return "furniture" in self.kinds and self.article is not None

    def fits(self, unit: Unit) -> bool:
        """Whether the unit's kind is right; a paragraph of a finer kind may be called by it or plainly."""
        if unit.coarse not in self.kinds:
            return False
        return unit.coarse != "paragraph" or not self.finer or unit.kind in ("paragraph", self.finer)


class Places:
    """A gold beside a result, `Issue.to_dict()`.

    Only pieces with a letter or a figure count for the shape of an issue; for the source's characters all do.
    """

    def __init__(self, gold: Gold, issue: dict[str, Any]) -> None:
        """Find every piece of the gold in the result."""
        self.gold = gold
        self.issue = issue
        blocks: list[tuple[int | None, dict[str, Any]]]
        blocks = [(i, block) for i, article in enumerate(issue["articles"]) for block in article["blocks"]]
        blocks += [(None, block) for block in issue.get("furniture", ())]
        self.units = [
            Unit(i, b["kind"], b["text"], tuple((start, end) for start, end in b["spans"])) for i, b in blocks
        ]
        self.owner: list[int | None] = [None] * len(gold.source)
        self.twice = 0
        for number, unit in enumerate(self.units):
            for start, end in unit.spans:
                if not 0 <= start <= end <= len(gold.source):
                    raise ValueError(f"span {start}-{end} leaves the text of {len(gold.source)} characters")
                for at in range(start, end):
                    self.twice += self.owner[at] is not None and not gold.source[at].isspace()
                    self.owner[at] = number
        self.truth = _truth(gold)
        self.where = {line: self._unit(gold[line]) for line in self.truth}

    def _unit(self, piece: Piece) -> int | None:
        """Return the number of the unit that has at least half of a piece, or None."""
        solid = [self.owner[at] for at in range(piece.start, piece.end) if not self.gold.source[at].isspace()]
        unit, count = Counter(solid).most_common(1)[0]
        return unit if count * 2 >= len(solid) else None

    def unit(self, line: str) -> Unit | None:
        """Return the unit that a piece went into."""
        number = self.where[line]
        return None if number is None else self.units[number]

    def article(self, line: str) -> int | None:
        """Return the number of the result's article that a piece went into; None for furniture and for nowhere."""
        unit = self.unit(line)
        return unit.article if unit else None

    def place(self, line: str) -> tuple[int, int, int]:
        """Return a key that sorts pieces as the result has them; the piece must have gone somewhere."""
        number = self.where[line]
        assert number is not None  # noqa: S101 (the caller asked `where` first)
        piece = self.gold[line]
        spans = self.units[number].spans
        at = next((i for i, (start, end) in enumerate(spans) if end > piece.start and start < piece.end), len(spans))
        return number, at, piece.start

    def shown(self, line: str) -> str:
        """Return the beginning of a piece, to be told in a fault."""
        return self.gold[line].text.strip()[:24]

    @cached_property
    def own(self) -> list[frozenset[str]]:
        """The pieces of each article of the gold that must be in it."""
        return [
            frozenset(line for line in article.lines if line in self.truth and not self.truth[line].free)
            for article in self.gold.articles
        ]

    @cached_property
    def found(self) -> dict[int, frozenset[str]]:
        """The pieces that each article of the result has."""
        found: dict[int, set[str]] = {}
        for line in self.truth:
            if (article := self.article(line)) is not None:
                found.setdefault(article, set()).add(line)
        return {article: frozenset(lines) for article, lines in found.items()}

    @cached_property
    def match(self) -> list[int | None]:
        """For each article of the gold the result's article that has most of its letters, of equals the first."""
        out: list[int | None] = []
        for own in self.own:
            sizes: Counter[int] = Counter()
            for line in own:
                if (article := self.article(line)) is not None:
                    sizes[article] += len(letters(self.gold[line].text))
            out.append(max(sizes, key=lambda article: (sizes[article], -article), default=None))
        return out


def _truth(gold: Gold) -> dict[str, Truth]:
    """Return what the gold says of each piece that has a letter or a figure."""
    truth = {}
    record_number = 0
    homes = [(i, article.records) for i, article in enumerate(gold.articles)]
    for home, records in [*homes, (None, gold.furniture)]:
        for record in records:
            record_number += 1
            for line in record.lines:
                if letters(gold[line].text):
                    truth[line] = Truth(home, record_number, record.kinds, record.finer)
    return truth
