"""Spacing: which blanks say something, which do not, and the laws over three alphabets."""

from __future__ import annotations

import pytest
from casefile import changed, kept, suspected
from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import apply
from newsclean.rules.spacing import fix_spacing
from strategies import ANY, evidence, pages

EVIDENCE = st.text(
    st.sampled_from("人民日报甲李王记者摄要闻一二    \N{IDEOGRAPHIC SPACE}\xa0，。（）“1A\n")
) | evidence(fix_spacing)


@pytest.mark.parametrize("text", kept("spacing"))
def test_stays(text: str) -> None:
    assert fix_spacing(text) == text


@pytest.mark.parametrize(("before", "after"), changed("spacing"))
def test_closes(before: str, after: str) -> None:
    assert fix_spacing(before) == after


@pytest.mark.parametrize(("before", "after"), suspected("spacing"))
def test_suspects(before: str, after: str) -> None:
    assert fix_spacing(before) == before
    assert apply(before, list(fix_spacing.find(before))) == after


@given(EVIDENCE | pages() | ANY)
def test_laws(text: str) -> None:
    edits = list(fix_spacing.find(text))
    assert "".join(apply(text, edits).split()) == "".join(text.split())  # blanks only
    assert apply(text, edits).count("\n") == text.count("\n")
    assert all(not edit.new and not text[edit.start : edit.end].strip() for edit in edits)
    cleaned = fix_spacing(text)
    assert fix_spacing(cleaned) == cleaned
