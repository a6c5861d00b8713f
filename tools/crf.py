"""Fit weights of evidence as a conditional random field: those under which the roles of the gold are likeliest.

For each page two expectations are taken over the paths that `layout.search` follows: how often each piece of evidence
speaks for each role along the paths that agree with the gold, and along all paths. Their difference is the gradient of
the log-likelihood (Lafferty, McCallum and Pereira 2001); where the gold leaves a choice, all its readings count. The
steps are those of AdaGrad (Duchi, Hazan and Singer 2011), weights shrink towards 0, and the mean over the second half
of the epochs is returned.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from math import exp
from typing import TYPE_CHECKING

import numpy as np

from newsclean.layout.judge import group_of, names
from newsclean.layout.roles import FIRST, INDEX, KIN, ROLES, allowed
from newsclean.layout.search import flow, survivors

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.layout.judge import Judge, Key
    from newsclean.layout.search import Layer
    from newsclean.layout.weights import Vector, Weights

RATE = 0.4
"""The length of the first steps."""
SHRINK = 3e-4
"""How much of a weight the likelihood of one page must pay for."""
BATCH = 8
"""Pages for each step."""
ROWS = 16_384
"""The most pieces of evidence that there may be."""
UNLIKELY = 1e-5
"""A step of a path that is less likely is not counted."""

Example = tuple["Judge", list[set[str]], float]
"""A page, the roles that each of its lines may rightly have, and how much the page counts."""


@dataclass
class Model:
    """The weights in the making: a row for each piece of evidence, a column for each role."""

    index: dict[str, int] = field(default_factory=dict)
    rows: np.ndarray = field(default_factory=lambda: np.zeros((ROWS, len(ROLES))))
    whole: np.ndarray = field(default_factory=lambda: np.zeros((ROWS, len(ROLES))))  # those of the kin added
    sums: dict[Key, Vector] = field(default_factory=dict)
    places: dict[Key, np.ndarray] = field(default_factory=dict)

    def place(self, name: str) -> int:
        """Return the row of a piece of evidence."""
        return self.index.setdefault(name, len(self.index))

    def settle(self) -> None:
        """Take the weights as they stand now."""
        self.whole = self.rows.copy()
        for role, kin in KIN.items():
            self.whole[:, INDEX[role]] += self.rows[:, INDEX[kin]]
        self.sums.clear()

    def of(self, key: Key, _names: object = None) -> Vector:
        """Return what the evidence of a step weighs, as `layout.weights.Table.of` does."""
        found = self.sums.get(key)
        if found is None:
            found = self.sums[key] = tuple(self.whole[self.rows_of(key)].sum(0).tolist())
        return found

    def rows_of(self, key: Key) -> np.ndarray:
        """Return the rows of the evidence of a step."""
        found = self.places.get(key)
        if found is None:
            found = self.places[key] = np.array([self.place(name) for name in names(key)])
        return found


def share(slope: np.ndarray) -> None:
    """Let the slope of a rarer role count for its kin, too, whose weights it shares."""
    for role, kin in KIN.items():
        slope[:, INDEX[kin]] += slope[:, INDEX[role]]


class Page:
    """A page to learn from: its evidence by rows of the model."""

    def __init__(self, model: Model, example: Example) -> None:
        self.judge, self.wanted, self.share = example
        evidence = self.judge.evidence
        self.own = [np.array([model.place(name) for name in ev.names]) for ev in evidence]
        self.allowed = [list(allowed(i, ev)) for i, ev in enumerate(evidence)]

    def gradient(self, model: Model, into: np.ndarray) -> float | None:
        """Add the gradient of the page's log-likelihood; return that, or None where no path agrees with the gold."""
        own = [
            {role: float(total[INDEX[role]]) for role in roles}
            for roles, total in ((r, model.whole[rows].sum(0)) for r, rows in zip(self.allowed, self.own, strict=True))
        ]
        right = survivors(self.judge, own, model, self.wanted)
        if not right[-1].states:
            return None
        free = survivors(self.judge, own, model)
        return self._count(model, right, self.share, into) - self._count(model, free, -self.share, into)

    def _count(self, model: Model, layers: Sequence[Layer], times: float, into: np.ndarray) -> float:
        """Add how often each piece of evidence is expected along the paths, `times` over; return their log-sum."""
        total, chances = flow(layers)
        steps: dict[Key, np.ndarray] = {}
        above = [FIRST]
        for i, (layer, odds) in enumerate(zip(layers, chances, strict=True)):
            if self.judge.evidence[i].opens:
                above = [FIRST] * len(above)
            line = np.zeros(len(ROLES))
            for step, log in zip(layer.steps, odds, strict=True):
                chance = exp(log)
                if chance < UNLIKELY:
                    continue
                key = self.judge.key(above[step.source], i, group_of(step.role))
                row = steps.setdefault(key, np.zeros(len(ROLES)))
                row[INDEX[step.role]] += chance * times
                line[INDEX[step.role]] += chance * times
            np.add.at(into, self.own[i], line)
            above = layer.states
        for key, row in steps.items():
            np.add.at(into, model.rows_of(key), row)
        return total


def fit(data: Sequence[Example], fixed: Weights, epochs: int, seed: int) -> Weights:
    """Return the weights fitted on the pages; those of `fixed` are held, and `seed` orders the pages."""
    model = Model()
    pages = [Page(model, example) for example in data]
    held = [model.place(name) for name in fixed]
    for name, row in fixed.items():
        for role, value in row.items():
            model.rows[model.index[name], INDEX[role]] = value
    squares = np.full_like(model.rows, 1e-2)
    mean, steps = np.zeros_like(model.rows), 0
    rng = random.Random(seed)
    for epoch in range(epochs):
        rng.shuffle(pages)
        likelihood = lines = 0.0
        for at in range(0, len(pages), BATCH):
            model.settle()
            batch = pages[at : at + BATCH]
            slope = np.zeros_like(model.rows)
            for page in batch:
                value = page.gradient(model, slope)
                if value is not None:
                    likelihood += value
                    lines += len(page.own)
            share(slope)
            slope -= SHRINK * len(batch) * model.rows
            slope[held] = 0.0
            squares += slope * slope
            model.rows += RATE * slope / np.sqrt(squares)
            if epoch >= epochs // 2:
                mean += model.rows
                steps += 1
        print(f"epoch {epoch}: log-likelihood {likelihood / lines:.4f} a line", flush=True)
    return {
        name: {role: float(mean[k, c] / steps) for c, role in enumerate(ROLES) if mean[k, c]}
        for name, k in model.index.items()
    }
