"""Boosted decision trees, read from figures and summed: the arithmetic of a score, with no idea what it is about.

All trees are walked at once, as in QuickScorer (Lucchese and others, SIGIR 2015). Each tree has a field of bits, one
for each leaf from left to right. A node whose figure is above the threshold rules out the leaves below its lower side;
once all such nodes have cleared their bits, the lowest bit left in a field is the leaf that the tree comes to. The
fields of all trees are one integer, and what the nodes of one feature clear below each of its thresholds is one mask.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import getitem
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

Tree = tuple[tuple[tuple[int, float, int, int], ...], tuple[float, ...]]
"""The nodes and the leaves of one tree."""

_CODES: Final = {8: "B", 16: "H", 32: "I", 64: "Q"}
"""The widths of a field in bits, which is the most leaves of a tree, with the code that `array` has for each."""


@dataclass(frozen=True)
class Trees:
    """A sum of trees over the figures named in `features`.

    A tree is a flat tuple of nodes, each of four places: the number of a feature, a threshold, and where to go on when
    the figure is at most the threshold and when it is above. A place below 0 is the leaf `~place` of the tree's values.
    `prior` is the rate of positives for each character of the text that the trees were fitted on. After `early` trees a
    sum below `hopeless` is taken for the whole: boosting puts the great steps first. Those trees may ask for the first
    figures only, so that what costs most is worked out where there is hope.
    """

    features: tuple[str, ...]
    prior: float
    early: int
    hopeless: float
    trees: tuple[Tree, ...]

    def glance(self, figures: Sequence[float]) -> float:
        """Return the sum of the leaves of the first `early` trees."""
        return sum(self._early.values(figures))

    def score(self, figures: Sequence[float], glance: float | None = None) -> float:
        """Return the sum of the leaves that `figures` lead to: natural log-odds at `prior`.

        `glance` is the sum of the first trees where it is known.

        >>> stump = Trees(("a",), 0.5, 1, -9.0, ((((0, 1.5, ~0, ~1),), (-2.0, 3.0)),))
        >>> stump.score([1.0]), stump.score([2.0])
        (-2.0, 3.0)
        """
        total = self.glance(figures) if glance is None else glance
        return total if total < self.hopeless else total + sum(self._late.values(figures))

    @cached_property
    def _early(self) -> _Fields:
        """The first trees as they are walked."""
        return _Fields.of(self.trees[: self.early])

    @cached_property
    def _late(self) -> _Fields:
        """The other trees as they are walked."""
        return _Fields.of(self.trees[self.early :])


@dataclass(frozen=True, slots=True)
class _Fields:
    """Trees as fields of bits: for each feature its thresholds and masks, for each tree its leaves by their bit."""

    width: int
    size: int
    masks: tuple[tuple[int, tuple[float, ...], tuple[int, ...]], ...]
    ones: int
    leaves: tuple[dict[int, float], ...]

    @classmethod
    def of(cls, trees: Sequence[Tree]) -> _Fields:
        """Return the fields of `trees`."""
        most = max((len(values) for _, values in trees), default=1)
        width = next(bits for bits in _CODES if bits >= most)
        cleared: dict[int, list[tuple[float, int]]] = {}
        leaves = []
        for number, (nodes, values) in enumerate(trees):
            order: list[int] = []
            for at, first, last in _walk(nodes, 0 if nodes else ~0, order):
                feature, threshold, _, _ = nodes[at]
                cleared.setdefault(feature, []).append((threshold, (1 << last) - (1 << first) << number * width))
            leaves.append({1 << bit: values[leaf] for bit, leaf in enumerate(order)})
        whole = (1 << len(trees) * width) - 1
        masks = []
        for feature, found in cleared.items():
            found.sort()
            kept = accumulate((bits for _, bits in found), _without, initial=whole)
            masks.append((feature, tuple(threshold for threshold, _ in found), tuple(kept)))
        ones = sum(1 << number * width for number in range(len(trees)))
        return cls(width, len(trees), tuple(masks), ones, tuple(leaves))

    def values(self, figures: Sequence[float]) -> list[float]:
        """Return the leaf of each tree that `figures` lead to."""
        left = (1 << self.size * self.width) - 1
        for feature, thresholds, masks in self.masks:
            left &= masks[bisect_left(thresholds, figures[feature])]
        lowest = left & ~(left - self.ones)
        found = array(_CODES[self.width], lowest.to_bytes(self.size * self.width // 8, "little"))
        if sys.byteorder == "big":
            found.byteswap()
        return list(map(getitem, self.leaves, found))


def _without(kept: int, bits: int) -> int:
    """Return `kept` with `bits` cleared."""
    return kept & ~bits


def _walk(nodes: Sequence[tuple[int, float, int, int]], at: int, order: list[int]) -> list[tuple[int, int, int]]:
    """Return each node below the place `at` with where the leaves of its lower side start and end in `order`.

    `order` takes the leaves from left to right.
    """
    found: list[tuple[int, int, int]] = []
    waiting = [(at, -1)]  # a node to go down to, or one whose lower side is done and where that side starts
    while waiting:
        at, first = waiting.pop()
        if first >= 0:
            found.append((at, first, len(order)))
        elif at < 0:
            order.append(~at)
        else:
            _, _, low, high = nodes[at]
            waiting += ((high, -1), (at, len(order)), (low, -1))
    return found


def read(data: bytes) -> Trees:
    """Return the trees that tools/build_repeats.py packed into `data`."""
    found = json.loads(zlib.decompress(data))
    trees = tuple((tuple(map(tuple, nodes)), tuple(leaves)) for nodes, leaves in found["trees"])
    return Trees(tuple(found["features"]), found["prior"], found["early"], found["hopeless"], trees)
