"""The rule `repeats`: what must not change first."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsclean.edits import MIN_CONFIDENCE
from newsclean.rules.repeats import fix_repeats, repeats


@pytest.mark.parametrize("text", fix_repeats.keeps)
def test_what_the_rule_keeps(text):
    assert fix_repeats(text) == text


@pytest.mark.parametrize(("before", "after"), fix_repeats.changes)
def test_what_the_rule_changes(before, after):
    assert fix_repeats(before) == after
    assert fix_repeats(after) == after


@pytest.mark.parametrize("rate", [-0.1, 1, 2.0, float("nan")])
def test_a_rate_is_a_share_of_the_characters(rate):
    with pytest.raises(ValueError, match="duplicate_rate"):
        repeats(rate)


def test_an_edit_deletes_the_second_copy():
    text = fix_repeats.changes[0][0]
    for edit in fix_repeats.find(text):
        size = edit.end - edit.start
        assert edit.new == ""
        assert text[edit.start : edit.end] == text[edit.start - size : edit.start]
        assert edit.confidence >= MIN_CONFIDENCE


CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "repeats.toml").read_text(encoding="utf-8"))
KEPT = [text for texts in CASES["kept"].values() for text in texts]
CHANGED = [tuple(pair) for pairs in CASES["changed"].values() for pair in pairs]
DIRTY = repeats(1 / 300)


def test_the_cases_are_many():
    assert len(KEPT) == len(set(KEPT)) >= 300


@pytest.mark.parametrize("text", KEPT)
def test_what_a_writer_doubled_stays_even_in_a_dirty_text(text):
    assert DIRTY(text) == text


@pytest.mark.parametrize(("before", "after"), CHANGED)
def test_what_ocr_doubled_goes_from_a_dirty_text(before, after):
    assert DIRTY(before) == after
    assert DIRTY(after) == after
