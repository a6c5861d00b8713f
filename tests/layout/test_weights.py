"""The table of weights: what it does not name weighs nothing, a kindred role shares its kin's, sums add up."""

from __future__ import annotations

from math import isfinite
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from newsclean.layout.roles import INDEX, KIN, ROLES
from newsclean.layout.weights import Table, table

SMALL: Final = Table(
    {"short": {"headline": 2.0, "start": -1.0}, "open": {"start": 1.0, "lead": 0.5, "on": 1.5}, "last": {"late": 0.25}}
)
NAMES: Final = st.lists(st.sampled_from(["short", "open", "last", "unheard of"]))


def test_what_the_table_does_not_name_weighs_nothing() -> None:
    assert set(SMALL.total([])) == set(SMALL.total(["unheard of"])) == {0.0}
    assert SMALL.strongest(["unheard of"], "start") == []


def test_a_kindred_role_has_its_own_weights_on_top_of_its_kins() -> None:
    total = SMALL.total(["open", "short", "last"])
    assert KIN == {"lead": "start", "late": "headline"}
    assert (total[INDEX["start"]], total[INDEX["lead"]]) == (0.0, 0.5)
    assert (total[INDEX["headline"]], total[INDEX["late"]]) == (2.0, 2.25)


@given(NAMES, NAMES)
def test_sums_add_up(some: list[str], others: list[str]) -> None:
    both = SMALL.total([*some, *others])
    assert len(both) == len(ROLES)
    assert both == tuple(a + b for a, b in zip(SMALL.total(some), SMALL.total(others), strict=True))


def test_the_strongest_are_those_that_speak_for_a_role() -> None:
    names = ["short", "open", "last"]
    assert SMALL.strongest(names, "start") == ["open"]
    assert SMALL.strongest(names, "late") == ["short", "last"]
    assert SMALL.strongest(names, "late", most=1) == ["short"]
    assert SMALL.strongest(names, "caption") == []


def test_a_key_is_added_up_once() -> None:
    asked = []

    def names(key: tuple[object, ...]) -> list[str]:
        asked.append(key)
        return [str(key[0])]

    fresh = Table(SMALL.weights)
    assert fresh.of(("open",), names) == fresh.of(("open",), names) == SMALL.total(["open"])
    assert asked == [("open",)]


def test_an_empty_table_is_a_table() -> None:
    assert set(Table({}).total(["bias"])) == {0.0}


def test_the_table_of_the_package_weighs_known_roles() -> None:
    weights = table().weights
    assert weights
    assert {role for row in weights.values() for role in row} <= set(ROLES)
    assert all(isfinite(weight) and weight for row in weights.values() for weight in row.values())
    assert table() is table()
