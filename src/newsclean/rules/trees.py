"""Boosted decision trees, read from figures and summed: the arithmetic of a score, with no idea what it is about."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Trees:
    """A sum of trees over the figures named in `features`.

    A tree is a flat tuple of nodes, each of four places: the number of a feature, a threshold, and where to go on when
    the figure is at most the threshold and when it is above. A place below 0 is the leaf `~place` of the tree's values.
    `prior` is the rate of positives for each character of the text that the trees were fitted on. After `early` trees a
    sum below `hopeless` is taken for the whole: boosting puts the great steps first.
    """

    features: tuple[str, ...]
    prior: float
    early: int
    hopeless: float
    trees: tuple[tuple[tuple[tuple[int, float, int, int], ...], tuple[float, ...]], ...]

    def score(self, figures: Sequence[float]) -> float:
        """Return the sum of the leaves that `figures` lead to: natural log-odds at `prior`.

        >>> stump = Trees(("a",), 0.5, 1, -9.0, ((((0, 1.5, ~0, ~1),), (-2.0, 3.0)),))
        >>> stump.score([1.0]), stump.score([2.0])
        (-2.0, 3.0)
        """
        total = 0.0
        for number, (nodes, leaves) in enumerate(self.trees):
            if number == self.early and total < self.hopeless:
                break
            at = 0
            while at >= 0:
                feature, threshold, low, high = nodes[at]
                at = low if figures[feature] <= threshold else high
            total += leaves[~at]
        return total


def read(data: bytes) -> Trees:
    """Return the trees that tools/build_repeats.py packed into `data`."""
    found = json.loads(zlib.decompress(data))
    trees = tuple((tuple(map(tuple, nodes)), tuple(leaves)) for nodes, leaves in found["trees"])
    return Trees(tuple(found["features"]), found["prior"], found["early"], found["hopeless"], trees)
