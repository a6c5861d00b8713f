"""The block rule `drop_seam_repeats`: what must not change first."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import MIN_CONFIDENCE, apply
from newsclean.rules.seams import drop_seam_repeats


def joined(pieces):
    text = "".join(pieces)
    seams = tuple(accumulate(map(len, pieces[:-1])))
    return text, seams, [e for e in drop_seam_repeats.find(text, seams) if e.confidence >= MIN_CONFIDENCE]


@pytest.mark.parametrize("pieces", drop_seam_repeats.keeps)
def test_what_stays(pieces):
    text, _, edits = joined(pieces)
    assert apply(text, edits) == text


@pytest.mark.parametrize(("pieces", "after"), drop_seam_repeats.changes)
def test_what_goes(pieces, after):
    text, _, edits = joined(pieces)
    assert apply(text, edits) == after


@given(st.lists(st.text("文明实践活动，。1a", max_size=12), min_size=1, max_size=6))
def test_edits_are_sorted_disjoint_and_stand_at_a_seam_without_straddling_one(pieces):
    text, seams, _ = joined(pieces)
    edits = list(drop_seam_repeats.find(text, seams))
    apply(text, edits)
    for edit in edits:
        size = edit.end - edit.start
        assert {edit.start, edit.end, edit.start - size} & set(seams)
        assert not any(edit.start < s < edit.end for s in seams)
        assert text[edit.start : edit.end] == text[edit.start - size : edit.start]


@given(st.text("文明12ab，", max_size=12))
def test_figures_and_letters_are_never_deleted(text):
    whole, _, edits = joined((text, text))
    gone = "".join(whole[e.start : e.end] for e in edits)
    assert not any(c.isascii() and c.isalnum() for c in gone)
