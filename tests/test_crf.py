"""The fitter of the layout weights: its gradient is the slope of the likelihood, and it learns what it is shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handmade import judge
from newsclean.layout import search
from newsclean.layout.roles import INDEX, KIN, ROLES
from newsclean.layout.weights import Table
from strategies import captions, headlines, sentences

sys.path.append(str(Path(__file__).parents[1] / "tools"))
import crf

LINES: Final = st.lists(st.one_of(headlines(), sentences(), captions()), min_size=1, max_size=3).map("\n".join)
STEP: Final = 1e-5


def likelihood(page: crf.Page, model: crf.Model) -> tuple[float, np.ndarray]:
    """Return the log-likelihood of a page and its slope."""
    model.settle()
    slope = np.zeros_like(model.rows)
    value = page.gradient(model, slope)
    assert value is not None
    crf.share(slope)
    return value, slope


@settings(max_examples=30, deadline=None)
@given(LINES, st.integers(0, 2**32 - 1))
def test_the_gradient_is_the_slope_of_the_likelihood(text: str, seed: int) -> None:
    random = np.random.default_rng(seed)
    page = judge(text)
    right = search.search(page, page.own(Table({})), Table({}))
    model = crf.Model()
    example = crf.Page(model, (page, [{role} for role in right], 1.0))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "BEAM", 10_000)
        patch.setattr(search, "BEHIND", 1e6)
        likelihood(example, model)  # names the evidence of the steps
        known = len(model.index)
        model.rows[:known] = random.normal(0, 0.5, (known, len(ROLES)))
        _, slope = likelihood(example, model)
        for _ in range(4):
            k, c = int(random.integers(known)), int(random.integers(len(ROLES)))
            model.rows[k, c] += STEP
            above, _ = likelihood(example, model)
            model.rows[k, c] -= 2 * STEP
            below, _ = likelihood(example, model)
            model.rows[k, c] += STEP
            assert slope[k, c] == pytest.approx((above - below) / (2 * STEP), abs=1e-3)


def test_what_no_path_agrees_with_teaches_nothing() -> None:
    model = crf.Model()
    page = crf.Page(model, (judge("三号渡口通航\n两岸居民昨天乘船往来。"), [{"headline"}, {"on"}], 1.0))
    model.settle()
    slope = np.zeros_like(model.rows)
    assert page.gradient(model, slope) is None
    assert not slope.any()


def test_it_learns_what_it_is_shown_and_holds_what_is_set() -> None:
    page = judge("三号渡口通航\n两岸居民昨天乘船往来。")
    wanted = [{"kicker"}, {"start"}]
    fixed = {"first": {"headline": 1.5}}
    found = crf.fit([(page, wanted, 1.0)], fixed, epochs=30, seed=1)
    assert found["first"] == fixed["first"]
    assert search.search(page, page.own(Table(found)), Table(found)) == ["kicker", "start"]


def test_kin_share_their_slope() -> None:
    slope = np.zeros((1, len(ROLES)))
    slope[0, INDEX["lead"]] = 2.0
    crf.share(slope)
    assert slope[0, INDEX[KIN["lead"]]] == slope[0, INDEX["lead"]] == 2.0
