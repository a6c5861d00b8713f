"""Spacing: which blanks say something, which do not, and the laws over three alphabets."""

from __future__ import annotations

import pytest
from casefile import changed, kept, suspected
from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import apply, pipe
from newsclean.rules.spacing import fix_spacing
from newsclean.rules.width import fix_width
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


@given(st.text(st.sampled_from("人民日报甲王记者,.:;!?()（）A1   “”\"'--，。")) | pages())
def test_after_width_one_pass_is_enough(text: str) -> None:
    tidy = pipe(fix_width, fix_spacing)
    assert tidy(tidy(text)) == tidy(text)


def test_a_blank_before_a_half_width_mark_goes_too() -> None:
    assert pipe(fix_width, fix_spacing)("今天 ,会议( 扩大 )召开。") == "今天，会议（扩大）召开。"
