"""The rate of doubling that a text shows: by its runs, and by the lines that OCR tore."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from newsclean.rules.rate import FLOOR, LONG, MOST, floor, posteriors, shown
from newsclean.rules.repeats import fix_repeats

WHOLE = "渡口镇的老街修好了，临河的三十户人家昨天搬回了新屋，镇里还给每户送去一袋新米和两桶菜油。"
TORN = "渡口镇的老街修好了，临河的三十户人家昨天搬回了新屋，镇里还给每户送去一袋新米和两桶菜油，又请来木匠"
SHORT = TORN[8 : 8 + LONG - 1]
REST = "替他们修门窗。"
ITEM = "（一）未经批准在河道管理范围内修建码头的，责令限期拆除，并处一万元以上五万元以下罚款；"
TITLE = "渡口镇老街修缮工程全面完工三十户人家搬回新居镇里举行简朴而热闹的乔迁仪式并给每户送去新米"

NOTHING_TORN = {
    "nothing": "",
    "whole paragraphs": "\n\n".join([WHOLE] * 9),
    "a list": "\n".join([WHOLE, *[ITEM] * 9]),
    "long headlines": "\n\n".join([TITLE, WHOLE] * 9),
    "set in short lines": "\n".join([TORN] * 9 + [REST]),
    "rows of a table": "\n".join(["渡口镇老街，三十户，" + "一袋米，" * k + "两桶油" for k in range(8, 30)]),
    "one stray line in a hundred": "\n\n".join([WHOLE] * 99 + [TORN]),
    "short lines": "\n\n".join([SHORT, WHOLE, WHOLE] * 3),
}


@pytest.mark.parametrize("name", NOTHING_TORN)
def test_whole_lines_show_no_doubling(name):
    assert floor(NOTHING_TORN[name]) == FLOOR


def test_torn_lines_raise_the_rate_with_their_share_up_to_a_bound():
    few, many = ("\n\n".join([WHOLE] * n + [TORN, REST] * 2) for n in (60, 6))
    assert FLOOR < floor(few) < floor(many) <= FLOOR + MOST
    assert floor("\n\n".join([WHOLE, TORN, REST, WHOLE] * 40)) == FLOOR + MOST


def test_columns_that_break_off_at_any_length_are_no_lines_of_one_measure():
    columns = [WHOLE + TORN[:k] for k in range(8, len(TORN), 4)]
    assert floor("\n\n".join([*columns, WHOLE])) > FLOOR


def test_a_repeat_that_is_likely_is_removed_where_lines_are_torn_and_suspected_where_not():
    said = "这家厂子要推进进能源数字化改造。"
    assert fix_repeats("\n\n".join([WHOLE] * 9 + [said])).endswith(said)
    assert fix_repeats("\n\n".join([WHOLE, TORN, REST, WHOLE] * 3 + [said])).endswith(said.replace("进进", "进"))


@given(strategies.ANY)
@settings(max_examples=100)
def test_the_floor_of_any_text_is_within_its_bounds(text):
    assert FLOOR <= floor(text) <= FLOOR + MOST


@given(st.lists(st.floats(-12, 12), min_size=1, max_size=30), st.integers(0, 100_000))
def test_a_run_does_not_vouch_for_itself(scores, size):
    alone = posteriors(scores[:1], size, 1 / 450, None)
    assert alone == pytest.approx(posteriors(scores[:1], size, 1 / 450, FLOOR))
    more = posteriors([*scores, 12.0, 12.0], size, 1 / 450, None)
    assert all(b >= a - 1e-9 for a, b in zip(posteriors(scores, size, 1 / 450, None), more, strict=False))


@given(st.floats(0, 1e4), st.floats(0, 1e4), st.integers(0, 10**7))
def test_the_rate_shown_rises_with_the_doublings_and_falls_with_the_clean_text(few, more, size):
    few, more = sorted((few, more))
    assert FLOOR <= shown(few, size) <= shown(more, size)
    assert shown(more, size + 1000) <= shown(more, size)
    assert shown(0.0, size) == FLOOR


def test_what_is_only_likely_hardly_vouches_and_what_is_sure_does():
    """Four runs of a quarter each hold as many doublings as one that is sure, but tell less of the text."""
    size = 3_300
    four, one = 4 * (shown(0.25, size) - FLOOR), shown(1.0, size) - FLOOR
    assert four < one
    assert shown(2.0, size) - FLOOR < 2 * one


def test_one_sure_doubling_lowers_the_bar_for_another_on_a_short_page():
    alone, beside = (posteriors([3.0, *others], 3_300, 1 / 450, None)[0] for others in ([], [12.0]))
    assert alone < 0.2
    assert beside > 0.7
