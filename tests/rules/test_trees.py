"""Trees: walking all at once comes to the same leaves as walking one after the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsclean.rules.trees import Trees
from newsclean.rules.weighing import scorer

_HALVES = st.integers(-20, 20).map(lambda n: n / 2)


def _slow(trees: Trees, figures: list[float]) -> float:
    """Return the sum of the leaves, node by node."""
    total = 0.0
    for number, (nodes, leaves) in enumerate(trees.trees):
        if number == trees.early and total < trees.hopeless:
            break
        at = 0 if nodes else ~0
        while at >= 0:
            feature, threshold, low, high = nodes[at]
            at = low if figures[feature] <= threshold else high
        total += leaves[~at]
    return total


@st.composite
def _tree(draw: st.DrawFn) -> tuple[tuple[tuple[int, float, int, int], ...], tuple[float, ...]]:
    """Return a tree of up to 40 leaves, grown by splitting leaves at random."""
    nodes: list[tuple[int, float, int, int]] = []
    holes: list[tuple[int, int]] = []  # (node, side) of each leaf; the root is a leaf of no node
    count = draw(st.integers(0, 39))
    for number in range(count):
        if holes:
            node, side = holes.pop(draw(st.integers(0, len(holes) - 1)))
            row = list(nodes[node])
            row[2 + side] = number
            nodes[node] = (row[0], row[1], row[2], row[3])
        nodes.append((draw(st.integers(0, 2)), draw(_HALVES), -1, -1))
        holes += [(number, 0), (number, 1)]
    for leaf, (node, side) in enumerate(holes):
        row = list(nodes[node])
        row[2 + side] = ~leaf
        nodes[node] = (row[0], row[1], row[2], row[3])
    leaves = draw(st.lists(_HALVES, min_size=max(1, len(holes)), max_size=max(1, len(holes))))
    return tuple(nodes), tuple(leaves)


@given(st.lists(_tree(), max_size=5), st.lists(_HALVES, min_size=3, max_size=3), st.integers(0, 5))
def test_same_leaves(grown: list, figures: list[float], early: int) -> None:
    trees = Trees(("a", "b", "c"), 0.5, early, -4.0, tuple(grown))
    assert trees.score(figures) == _slow(trees, figures)


@given(st.data())
def test_same_leaves_of_the_package(data: st.DataObject) -> None:
    trees = scorer().trees
    size = len(trees.features)
    figures = data.draw(st.lists(_HALVES, min_size=size, max_size=size))
    assert abs(trees.score(figures) - _slow(trees, figures)) < 1e-9
