"""A move: pieces brought to another place than where they were printed, made or only suspected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp
from typing import TYPE_CHECKING

from newsclean.edits import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.issue.drafts import Draft
    from newsclean.layout.page import Piece


@dataclass(frozen=True, slots=True)
class Moved:
    """Pieces that belong before another place than where they were printed, in terms of pieces."""

    article: Draft
    pieces: tuple[int, ...]
    before: int  # the piece before which they belong; the number of pieces means the end
    confidence: float
    applied: bool
    why: str

    def span(self, pieces: Sequence[Piece]) -> Span:
        """Return the span of the cleaned text that was moved."""
        return Span(min(pieces[i].line.start for i in self.pieces), max(pieces[i].line.end for i in self.pieces))

    def shifted(self, by: int) -> Moved:
        """Return the move in terms of pieces counted from `by` pieces further up."""
        return replace(self, pieces=tuple(i + by for i in self.pieces), before=self.before + by)


def certainty(odds_: float) -> float:
    """Return log-odds (nats) as a probability.

    >>> certainty(0.0)
    0.5
    """
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds_))))
