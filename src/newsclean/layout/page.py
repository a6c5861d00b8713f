"""The whole of layout: a folded text to its pieces, each with its role."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from newsclean.layout import evidence as evidences
from newsclean.layout import glued, lines, wraps
from newsclean.layout.decide import decide

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.layout.evidence import Evidence
    from newsclean.layout.lines import Line


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or the part of one, that is one thing: its role, how probable that is, and why."""

    line: Line
    role: str
    chance: float
    why: str
    evidence: Evidence

    @property
    def text(self) -> str:
        """The folded text of the piece."""
        return self.line.text


def lay_out(folded: str) -> list[list[Piece]]:
    """Return the pieces of an issue page by page, top to bottom, each with its role.

    A page (U+000C ends one) is read by itself, so that what a page looks like cannot change how another is read.
    """
    rows = lines.read(folded)
    return [list(_pieces(page)) for _, page in groupby(rows, key=lambda line: line.page)]


def _pieces(page: Iterable[Line]) -> Iterator[Piece]:
    rows = list(glued.split(wraps.unwrap(list(page))))
    found = evidences.gather(rows)
    for line, ev, decision in zip(rows, found, decide(rows, found), strict=True):
        if decision.role == "glued":
            caption, rest = line.split(ev.caption_end)
            yield Piece(caption, "caption", decision.chance, decision.why, ev)
            yield Piece(rest, "on", decision.chance, decision.why, ev)
        else:
            yield Piece(line, decision.role, decision.chance, decision.why, ev)
