"""Logistic regression with a ridge towards a prior, for the few weights that are set by hand."""

from __future__ import annotations

import numpy as np

RIDGE = 1.0
ROUNDS = 30
FAR = 60.0
TINY = 1e-9


def fit(rows: np.ndarray, labels: np.ndarray, prior: np.ndarray | None = None, *, ridge: float = RIDGE) -> np.ndarray:
    """Return the weights, by Newton's method; a row is one case, a label its truth, the prior nought unless given."""
    towards = np.zeros(rows.shape[1]) if prior is None else prior
    weights = towards.copy()
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -FAR, FAR)))
        slope = rows.T @ (labels - chance) - ridge * (weights - towards)
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + ridge * np.eye(len(weights))
        step = np.linalg.solve(curve, slope)
        while _loss(rows, labels, weights + step, towards, ridge) > _loss(rows, labels, weights, towards, ridge):
            step /= 2
            if np.abs(step).max() < TINY:
                return weights
        weights += step
    return weights


def _loss(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, towards: np.ndarray, ridge: float) -> float:
    """Return what the fit makes least: the surprise at the labels, and how far the weights are from the prior."""
    sums = rows @ weights
    return float(np.logaddexp(0, np.where(labels, -sums, sums)).sum() + ridge / 2 * ((weights - towards) ** 2).sum())
