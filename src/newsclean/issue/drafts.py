"""Articles in the making: which lines make up which block, before any text is built."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Unit:
    """A block in the making: its kind, its lines in reading order, and why."""

    kind: str
    lines: list[int]
    why: str = ""
    confidence: float = 1.0
    seams: list[tuple[float, str]] = field(default_factory=list)  # confidence and reason of each join of its lines


@dataclass(slots=True)
class Draft:
    """An article in the making: its headings, then the rest as a reader meets it."""

    heads: list[Unit] = field(default_factory=list)
    body: list[Unit] = field(default_factory=list)

    @property
    def text_units(self) -> list[Unit]:
        """The units of the text: not the captions, not a byline behind the text."""
        return [u for u in self.body if u.kind not in ("caption", "byline")]

    def lines(self) -> list[int]:
        """Every line of the article."""
        return [i for u in (*self.heads, *self.body) for i in u.lines]


@dataclass(slots=True)
class Page:
    """All that was drafted from one text."""

    articles: list[Draft] = field(default_factory=list)
    furniture: list[Unit] = field(default_factory=list)
