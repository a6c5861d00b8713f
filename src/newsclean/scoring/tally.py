"""Figures and faults: what scoring yields, how scores add up, how they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FEWER_IS_BETTER: Final = frozenset({
    "source characters in two places",
    "characters changed without an edit",
    "harmful repeat edits",
    "wrong moves",
})  # fmt: skip
"""The figures that count what should not be; of all others a greater share is better."""


class Figure(NamedTuple):
    """`got` of `of` were right, or, for the names in `FEWER_IS_BETTER`, wrong."""

    got: int
    of: int

    @property
    def share(self) -> float | None:
        """`got / of`, or None where there was nothing to get."""
        return self.got / self.of if self.of else None

    def __str__(self) -> str:
        share = "     –" if self.share is None else f"{self.share:.4f}"
        return f"{share}   {self.got} / {self.of}"


class Fault(NamedTuple):
    """Something that is not as the gold has it: the figure it counts in, the line (empty for none), what is wrong."""

    figure: str
    line: str
    what: str

    def __str__(self) -> str:
        return f"{self.figure}: {f'line {self.line}: ' if self.line else ''}{self.what}"


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one issue or of several, and the faults."""

    figures: Mapping[str, Figure]
    faults: tuple[Fault, ...] = ()

    def __getitem__(self, name: str) -> Figure:
        return self.figures[name]

    def __str__(self) -> str:
        width = max(map(len, self.figures), default=0)
        return "\n".join(f"{name:{width}}  {figure}" for name, figure in self.figures.items())


def total(scores: Iterable[Score]) -> Score:
    """Return the scores of several issues as one: figures added up, faults one after another.

    >>> total([Score({"articles exact": Figure(1, 2)}), Score({"articles exact": Figure(3, 3)})])["articles exact"]
    Figure(got=4, of=5)
    """
    figures: dict[str, Figure] = {}
    faults: list[Fault] = []
    for score in scores:
        for name, (got, of) in score.figures.items():
            before = figures.get(name, Figure(0, 0))
            figures[name] = Figure(before.got + got, before.of + of)
        faults += score.faults
    return Score(figures, tuple(faults))


class Tally:
    """Figures while they are being counted."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.figures: dict[str, Figure] = {}
        self.faults: list[Fault] = []

    def set(self, figure: str, got: int, of: int) -> None:
        """Note a figure."""
        self.figures[figure] = Figure(got, of)

    def fault(self, figure: str, line: str, what: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(figure, line, what))

    def score(self) -> Score:
        """Return what was counted."""
        return Score(self.figures, tuple(self.faults))
