"""Roles, joins and article starts decided together, under one table of weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.layout.judge import Judge
from newsclean.layout.search import chances, path, survivors
from newsclean.layout.weights import Table, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.layout.evidence import Evidence
    from newsclean.layout.lines import Line


@dataclass(frozen=True, slots=True)
class Decision:
    """The role of one line, its probability (0 to 1), and the evidence that weighed most."""

    role: str
    chance: float
    why: str


def decide(lines: Sequence[Line], evidence: Sequence[Evidence], weights: Table | None = None) -> list[Decision]:
    """Return the role of every line: the path of the highest total weight."""
    weights = table() if weights is None else weights
    judge = Judge(lines, evidence)
    layers = survivors(judge, judge.own(weights), weights)
    rows = zip(path(layers), chances(layers), evidence, strict=True)
    return [Decision(role, min(1.0, found[role]), _why(ev, role, weights)) for role, found, ev in rows]


def _why(ev: Evidence, role: str, weights: Table) -> str:
    """Return the evidence that weighed most for a role."""
    return ", ".join(weights.strongest(ev.names, role))
