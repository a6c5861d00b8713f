"""The whole of layout: a folded text to its pieces, each with its role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.layout import evidence as evidences
from newsclean.layout import glued, lines, wraps
from newsclean.layout.decide import decide

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def lay_out(folded: str) -> list[Piece]:
    """Return the pieces of a page or an issue, top to bottom, each with its role."""
    return list(_pieces(folded))


def _pieces(folded: str) -> Iterator[Piece]:
    rows = list(glued.split(wraps.unwrap(lines.read(folded))))
    found = evidences.gather(rows)
    for line, ev, decision in zip(rows, found, decide(rows, found), strict=True):
        if decision.role == "glued":
            caption, rest = line.split(ev.caption_end)
            yield Piece(caption, "caption", decision.chance, decision.why, ev)
            yield Piece(rest, "on", decision.chance, decision.why, ev)
        else:
            yield Piece(line, decision.role, decision.chance, decision.why, ev)
