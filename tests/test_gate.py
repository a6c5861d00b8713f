"""The accuracy gate: no figure falls below what the library has reached on the same gold."""

from __future__ import annotations

import pytest

import gate
from newsclean import score

FLOORS = gate.floors()
RAISE = "run tools/raise_floors.py"


@pytest.fixture(scope="module")
def golds():
    return gate.golds()


def test_floors_stand_for_every_set(golds):
    assert set(FLOORS) == set(golds), RAISE


@pytest.mark.parametrize("name", FLOORS)
def test_no_figure_is_below_its_floor(golds, name):
    floor = FLOORS[name]
    assert gate.digest(golds[name]) == floor.digest, f"the gold of {name!r} has changed: {RAISE}"
    result = gate.measure(golds[name])
    fallen = [
        f"{figure}: {result[figure]}, floor {pair[0]} / {pair[1]}"
        + "".join(f"\n    {fault}" for fault in result.faults if fault.figure == figure)
        for figure, pair in floor.figures.items()
        if gate.below(figure, result[figure], pair)
    ]
    assert not fallen, "\n".join(fallen)


def test_a_worse_figure_is_seen():
    figure = score.Figure(8, 10)
    assert gate.below("articles exact", figure, (9, 10))
    assert not gate.below("articles exact", figure, (8, 10))
    assert not gate.below("articles exact", figure, (4, 5))
    assert gate.below("wrong moves", figure, (7, 10))
    assert not gate.below("wrong moves", figure, (9, 10))


def test_the_digest_sees_a_change_of_the_gold():
    one, other = (score.loads(row + "\nP 2", "秋收\n稻子黄了。") for row in ("A\nH 1", "A\nK 1"))
    assert gate.digest([one]) != gate.digest([other])
