"""Cohesion: terms are pairs and words, shares and likeness lie between 0 and 1, and rare pairs weigh more."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.layout.cohesion import Cohesion, terms
from strategies import ANY, paragraphs

PAGES: Final = st.lists(st.one_of(paragraphs(), ANY), min_size=2, max_size=5)


@pytest.mark.parametrize("text", ["", "渡", "，。！", "渡，口", " \n"])
def test_what_has_no_terms(text: str) -> None:
    assert terms(text) == set()


def test_pairs_stay_within_a_run_and_words_stay_whole() -> None:
    assert terms("三号渡口，WiFi 2026年") == {"三号", "号渡", "渡口", "WiFi", "2026"}


@given(ANY, ANY)
def test_terms_of_a_text_are_terms_of_a_longer_one(left: str, right: str) -> None:
    assert terms(left) | terms(right) == terms(f"{left}\n{right}")


@given(PAGES)
def test_likeness_and_shares_are_between_0_and_1(page: list[str]) -> None:
    cohesion = Cohesion(page)
    a, b = cohesion.of(0), cohesion.union(range(1, len(page)))
    assert cohesion.likeness(a, b) == cohesion.likeness(b, a)
    for value in (cohesion.likeness(a, b), cohesion.covered(a, b), cohesion.covered(b, a)):
        assert 0 <= value <= 1 + 1e-9


@given(PAGES)
def test_a_text_is_all_in_itself_and_in_what_holds_it(page: list[str]) -> None:
    cohesion = Cohesion(page)
    a, all_ = cohesion.of(0), cohesion.union(range(len(page)))
    if cohesion.weight(a):
        assert cohesion.likeness(a, a) == pytest.approx(1)
        assert cohesion.covered(a, all_) == pytest.approx(1)
    nothing = cohesion.union([])
    assert cohesion.covered(a, nothing) == cohesion.covered(nothing, a) == cohesion.likeness(a, nothing) == 0


def test_texts_that_share_nothing_are_not_alike() -> None:
    cohesion = Cohesion(["三号渡口通航", "临湖公园种树"])
    assert cohesion.likeness(cohesion.of(0), cohesion.of(1)) == 0


def test_rare_terms_weigh_more() -> None:
    cohesion = Cohesion(["渡口，通航", "渡口", "通航", "渡口"])
    whole, common, rare, _ = map(cohesion.of, range(4))
    assert cohesion.covered(whole, common) < cohesion.covered(whole, rare)


def test_rarity_does_not_depend_on_the_order_of_a_set() -> None:
    code = (
        "from newsclean.layout.cohesion import Cohesion;"
        "c = Cohesion(['渡口通航公园种树夜校开课'[:n] for n in range(13)]);"
        "print([c.likeness(c.of(i), c.of(k)) for i in range(13) for k in range(13)])"
    )
    command = [sys.executable, "-c", code]
    printed = {
        subprocess.check_output(command, env={"PYTHONHASHSEED": seed})  # noqa: S603 (our own words)
        for seed in "1234"
    }
    assert len(printed) == 1


def test_a_text_is_nearest_to_what_speaks_of_the_same() -> None:
    page = ["三号渡口停航多年，摆渡船破旧", "公园里种下水杉", "摆渡船换了新的，三号渡口又热闹起来"]
    cohesion = Cohesion(page)
    assert cohesion.likeness(cohesion.of(0), cohesion.of(2)) > cohesion.likeness(cohesion.of(0), cohesion.of(1))
