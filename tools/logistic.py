"""Logistic regression with a ridge towards a prior, for the few weights that are set by hand."""

from __future__ import annotations

import numpy as np

RIDGE = 1.0
ROUNDS = 30
FAR = 60.0
TINY = 1e-9


def fit(
    rows: np.ndarray,
    labels: np.ndarray,
    prior: np.ndarray | None = None,
    *,
    ridge: float | np.ndarray = RIDGE,
    worth: np.ndarray | None = None,
) -> np.ndarray:
    """Return the weights, by Newton's method.

    A row is one case, a label its truth, `worth` what each case counts for; the prior is nought unless given. The ridge
    holds the weights to the prior, all alike or each by its own.
    """
    towards = np.zeros(rows.shape[1]) if prior is None else prior
    counts = np.ones(len(labels)) if worth is None else worth
    holds = np.broadcast_to(ridge, towards.shape)
    weights = towards.copy()

    def loss(at: np.ndarray) -> float:
        """Return what the fit makes least: the surprise at the labels, and how far the weights are from the prior."""
        sums = rows @ at
        surprise = counts * np.logaddexp(0, np.where(labels, -sums, sums))
        return float(surprise.sum() + (holds / 2 * (at - towards) ** 2).sum())

    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -FAR, FAR)))
        slope = rows.T @ (counts * (labels - chance)) - holds * (weights - towards)
        curve = (rows * (counts * chance * (1 - chance))[:, None]).T @ rows + np.diag(holds)
        step = np.linalg.solve(curve, slope)
        while loss(weights + step) > loss(weights):
            step /= 2
            if np.abs(step).max() < TINY:
                return weights
        weights += step
    return weights
