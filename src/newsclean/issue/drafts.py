"""Articles in the making: which lines make up which block, before any text is built."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


ASIDE: Final = frozenset({"caption", "byline"})
"""The kinds of unit in a body that are no part of its text."""


class Suspect(NamedTuple):
    """A join that is likely and not made: the piece a unit may go on from, how likely that is, and why."""

    piece: int
    confidence: float
    why: str


@dataclass(slots=True)
class Unit:
    """A block in the making: its kind, its lines in reading order, and why."""

    kind: str
    lines: list[int]
    why: str = ""
    confidence: float = 1.0
    seams: list[tuple[float, str]] = field(default_factory=list)  # confidence and reason of each join of its lines
    suspect: Suspect | None = None

    def shift(self, by: int) -> None:
        """Count the unit's lines from `by` pieces further up."""
        self.lines = [i + by for i in self.lines]
        if self.suspect:
            self.suspect = self.suspect._replace(piece=self.suspect.piece + by)


@dataclass(slots=True)
class Draft:
    """An article in the making: its headings, then the rest as a reader meets it."""

    heads: list[Unit] = field(default_factory=list)
    body: list[Unit] = field(default_factory=list)

    @property
    def text_units(self) -> list[Unit]:
        """The units of the text: not the captions, not a byline behind the text."""
        return [u for u in self.body if u.kind not in ASIDE]

    def lines(self) -> list[int]:
        """Every line of the article."""
        return [i for u in (*self.heads, *self.body) for i in u.lines]

    def take(self, rest: Draft) -> None:
        """Put the body of another article behind this one's; what was moved to the other is from now on this one's."""
        self.body += rest.body
        rest.heads, rest.body = self.heads, self.body


@dataclass(slots=True)
class Page:
    """All that was drafted from one text."""

    articles: list[Draft] = field(default_factory=list)
    furniture: list[Unit] = field(default_factory=list)

    def units(self) -> Iterator[Unit]:
        """Yield every unit, article by article, then the furniture."""
        for article in self.articles:
            yield from article.heads
            yield from article.body
        yield from self.furniture

    def add(self, other: Page, offset: int) -> None:
        """Put another page behind this one, its pieces counted from `offset` on."""
        for unit in other.units():
            unit.shift(offset)
        self.articles += other.articles
        self.furniture += other.furniture
