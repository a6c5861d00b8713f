"""Fitted trees packed as newsclean.rules.trees reads them, and what makes a fit the same every time."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEED = 7
STEADY = {
    "subsample": 0.8, "subsample_freq": 1, "reg_lambda": 5, "random_state": SEED, "n_jobs": 1,
    "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip
"""What all fits by lightgbm have in common: their dice are the same in every run."""


def pack(
    trees: Iterable[dict[str, Any]], *, features: Sequence[str], prior: float, early: int, hopeless: float
) -> bytes:
    """Return the structures of fitted trees as one file.

    `prior` is the share of true ones that they were fitted on; behind `early` trees a sum below `hopeless` may stop.
    """
    rows = []
    for tree in trees:
        nodes: list[list[float]] = []
        leaves: list[float] = []
        _place(tree, nodes, leaves)
        rows.append([nodes, leaves])
    found = {"features": features, "prior": round(prior, 8), "early": early, "hopeless": hopeless, "trees": rows}
    return zlib.compress(json.dumps(found, separators=(",", ":")).encode(), 9)


def _place(node: dict[str, Any], nodes: list[list[float]], leaves: list[float]) -> int:
    """Put `node` and what is below it into `nodes` and `leaves`; return its place."""
    if "leaf_value" in node:
        leaves.append(round(node["leaf_value"], 4))
        return ~(len(leaves) - 1)
    here = len(nodes)
    nodes.append([node["split_feature"], round(node["threshold"], 3), 0, 0])
    nodes[here][2] = _place(node["left_child"], nodes, leaves)
    nodes[here][3] = _place(node["right_child"], nodes, leaves)
    return here
