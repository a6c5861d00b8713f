"""The one table of weights, data/layout.tsv, and what it adds up to."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from newsclean.layout.roles import INDEX, KIN, ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Weights = dict[str, dict[str, float]]
"""For each piece of evidence the weight it gives to each role."""

Vector = tuple[float, ...]
"""A weight for each role, in the order of `ROLES`."""


class Table:
    """The weights by name of evidence, a kindred role's on top of those of its kin."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._rows = {name: _vector(row) for name, row in weights.items()}
        self._sums: dict[tuple[object, ...], Vector] = {}

    def total(self, names: Iterable[str]) -> Vector:
        """Return what pieces of evidence weigh together."""
        rows = [row for row in map(self._rows.get, names) if row is not None]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else _NOTHING

    def strongest(self, names: Iterable[str], role: str, most: int = 3) -> list[str]:
        """Return the pieces of evidence that speak most for a role, the strongest first."""
        at, get = INDEX[role], self._rows.get
        spoken = [(row[at], name) for name in names if (row := get(name)) is not None and row[at] > 0]
        spoken.sort(reverse=True)
        return [name for _, name in spoken[:most]]

    def of(self, key: tuple[object, ...], names: Callable[[tuple[object, ...]], Iterable[str]]) -> Vector:
        """Return what the evidence that `names` makes of a key weighs; each key is added up once."""
        found = self._sums.get(key)
        if found is None:
            found = self._sums[key] = self.total(names(key))
        return found


_NOTHING: Vector = (0.0,) * len(ROLES)


def _vector(row: dict[str, float]) -> Vector:
    """Return one row of the table as a vector."""
    values = [row.get(role, 0.0) for role in ROLES]
    for role, kin in KIN.items():
        values[INDEX[role]] += row.get(kin, 0.0)
    return tuple(values)


@cache
def table() -> Table:
    """Return the table of the package."""
    weights: Weights = {}
    text = resources.files("newsclean").joinpath("data/layout.tsv").read_text("utf-8")
    for row in text.split("\n"):
        if row and not row.startswith("#"):
            name, role, weight = row.split("\t")
            weights.setdefault(name, {})[role] = float(weight)
    return Table(weights)
