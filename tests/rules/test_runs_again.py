"""Runs: what is known of a text carries over to the text with its repeats taken out, and is what a new search finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import Edit, Layer
from newsclean.han import HAN
from newsclean.rules.runs import after, runs

_HAN = re.compile(f"[{HAN}]+")
_TEXTS = st.one_of(
    st.text("的一，", max_size=60),
    st.text("的一二，\n", max_size=60),
    st.text("天地人的一二三四五六a，", max_size=60),
    st.text(max_size=30),
    st.builds(
        lambda unit, rest: unit * 2 + rest, st.text("天地玄黄宇宙洪荒日月", max_size=45), st.text("天地", max_size=9)
    ),
)


@given(_TEXTS, st.data())
def test_runs_after_deletions_are_those_of_the_text_after(text: str, data: st.DataObject) -> None:
    found = sorted(runs(text))
    made: list[Edit] = []
    for run in found:
        start = run.start + run.period
        if (not made or start >= made[-1].end) and data.draw(st.booleans()):
            made.append(Edit(start, start + run.period, ""))
    layer = Layer("repeats", "", text, tuple(made), ())
    assert after(found, layer) == sorted(runs(layer.after))


@given(_TEXTS)
def test_runs_are_all_that_a_plain_search_finds(text: str) -> None:
    plain = set()
    for period in range(1, len(text) // 2 + 1):
        start = 0
        for at in range(len(text) - period + 1):
            goes_on = (
                at + period < len(text) and text[at] == text[at + period] and _HAN.fullmatch(text, at, at + period + 1)
            )
            if goes_on:
                continue
            unit = text[start : start + period]
            if at - start >= period and unit not in (unit + unit)[1:-1]:
                plain.add((start, at + period, period))
            start = at + 1
    assert {tuple(run) for run in runs(text)} == {run for run in plain if run[2] <= 40}
