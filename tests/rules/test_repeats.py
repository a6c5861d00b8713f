"""The rule `repeats`: what must not change first."""

from __future__ import annotations

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
