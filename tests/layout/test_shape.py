"""How a line looks: every function answers for any line that holds something, and its answers are those named."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import read
from newsclean.layout import shape

LINES: Final = st.text(min_size=1)
NATS: Final = st.floats(-50, 50)
ENDINGS: Final = {"stop", "pause", "colon", "closer", "digit", "dash", "han", "other"}
BEGINNINGS: Final = {"impossible", "quote", "dash", "bracket", "digit", "han", "other"}


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("老街开市", "han"),
        ("老街开市。", "stop"),
        ("老街开市了!", "stop"),
        ("老街……", "stop"),
        ("他说“好。”", "stop"),
        ("(老街开市。)", "stop"),
        ("老街,", "pause"),
        ("老街、", "pause"),
        ("他说:", "colon"),
        ("“老街”", "closer"),
        ("(之一)", "closer"),
        ("2026", "digit"),
        ("老街——", "dash"),
        ("WiFi", "other"),
        ("”", "closer"),
    ],
)
def test_ends(text: str, end: str) -> None:
    assert shape.ending(text) == end


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("老街开市", "han"),
        ("“老街”开市", "quote"),
        ("——老街", "dash"),
        ("(老街)", "bracket"),
        ("【老街】", "bracket"),
        ("3月", "digit"),
        ("WiFi", "other"),
        (",老街", "impossible"),
        ("。老街", "impossible"),
        ("”老街", "impossible"),
    ],
)
def test_beginnings(text: str, start: str) -> None:
    assert shape.beginning(text) == start


@pytest.mark.parametrize(
    "text", ["老街开市。", "开市了吗?", "他说“好。”", "他说:", "“老街开市。”", "老街开出一片新天地——"]
)
def test_a_line_that_ends_as_paragraphs_do_is_closed(text: str) -> None:
    assert shape.openness(text) == 0


@pytest.mark.parametrize("text", ["老街开", "老街WiFi", "共2026", "“老街开市。"])
def test_a_line_that_may_go_on_is_open(text: str) -> None:
    assert shape.openness(text) == 1


@pytest.mark.parametrize("text", ["老街开市,", "老街、", "老街;"])
def test_a_line_that_surely_goes_on_is_wide_open(text: str) -> None:
    assert shape.openness(text) == 2


@pytest.mark.parametrize("text", ["老街", "“老街”", "(老街)", "老街”", "老街)"])
def test_what_is_not_left_open(text: str) -> None:
    assert not shape.left_open(text)


@pytest.mark.parametrize("text", ["“老街", "(老街", "“老街”“新市", "老街(东"])
def test_what_is_left_open(text: str) -> None:
    assert shape.left_open(text)


@pytest.mark.parametrize(
    ("text", "closes", "opens"),
    [
        ("两岸往来方便。", False, False),
        ("“好。”他说，“办。”", False, False),
        ("他说：“往后天天开，", False, True),
        ("一天二十班。”他指指河面。", True, False),
        ("二十班。”他说，“够了", True, True),
    ],
)
def test_quotations_left_open_and_closed(text: str, closes: bool, opens: bool) -> None:  # noqa: FBT001 (a table)
    assert shape.unmatched(text) == (closes, opens)


@pytest.mark.parametrize(
    ("one", "other"),
    [("甲村 12户", "乙庄 3户"), ("老茶馆:10元", "面馆:8.5元"), ("一、修路。", "二、种树;"), ("1,200人", "35人")],
)
def test_rows_of_one_table_have_one_frame(one: str, other: str) -> None:
    assert shape.frame(one) == shape.frame(other)


@pytest.mark.parametrize(("one", "other"), [("甲村 12户", "甲村12户"), ("修路(东)", "修路"), ("修路:3", "修路3")])
def test_rows_of_different_tables_have_different_frames(one: str, other: str) -> None:
    assert shape.frame(one) != shape.frame(other)


@given(LINES)
def test_any_line_has_a_shape(text: str) -> None:
    assert shape.ending(text) in ENDINGS
    assert shape.beginning(text) in BEGINNINGS
    assert shape.openness(text) in (0, 1, 2)
    assert 0 <= shape.length(text) <= 10
    assert not any(c.isascii() and c.isdigit() and c != "0" for c in shape.frame(text))
    assert isinstance(shape.left_open(text), bool)


@given(LINES)
def test_a_line_with_a_final_mark_more_is_closed(text: str) -> None:
    assert shape.ending(text + "。") == "stop"
    assert shape.openness(text.replace("“", "") + "。") == 0


@given(st.integers(1, 400), st.integers(1, 400))
def test_a_longer_line_has_no_shorter_class(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert shape.length("甲" * low) <= shape.length("甲" * high)


@pytest.mark.parametrize(("count", "size"), [(1, 0), (4, 0), (5, 1), (8, 1), (9, 2), (140, 9), (141, 10)])
def test_the_classes_of_length_end_where_they_say(count: int, size: int) -> None:
    assert shape.length("甲" * count) == size


@given(LINES.filter(str.strip), st.booleans())
def test_a_neighbour_is_told_in_a_word_or_two(text: str, dated: bool) -> None:  # noqa: FBT001 (hypothesis gives it)
    for line in read(text):
        seen = shape.neighbour(line, shape.ending(line.text), dated=dated)
        if dated:
            assert seen == "dateline"
        else:
            size, state = seen.split()
            assert size in {"short", "middle", "long"}
            assert state in {"closed", "pause", "open"}


@pytest.mark.parametrize(("scale", "most", "step"), [(shape.coarse, 3, 1.5), (shape.fine, 6, 0.8)])
@given(one=NATS, other=NATS)
def test_odds_are_told_in_steps(scale: object, most: int, step: float, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert -most <= scale(low) <= scale(high) <= most
    assert scale(-one) == -scale(one)
    assert scale(0.0) == 0
    assert abs(scale(one) * step - max(-most * step, min(most * step, one))) <= step / 2 + 1e-9


@given(st.floats(0, 1), st.floats(0, 1))
def test_shares_are_compared_both_ways(one: float, other: float) -> None:
    turned = {"more": "less", "less": "more", "as much": "as much"}
    assert shape.compared(one, other) == turned[shape.compared(other, one)]
    assert shape.compared(one, one) == "as much"
