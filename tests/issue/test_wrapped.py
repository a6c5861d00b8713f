"""Wrapped headlines: two whole lines are two, half of one is told, and any two lines have an answer."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import pieces
from newsclean.edits import MIN_CONFIDENCE
from newsclean.issue.moved import certainty
from newsclean.issue.wrapped import WEIGHTS, WIDEST, figures, may_wrap, wrapped
from strategies import ANY, headlines

LEAD = "昨天，青石镇三号渡口正式通航，两岸居民坐上了第一班渡船，从此过河只要六分钟。"
BOTH = "headline", "headline"
KINDS = st.tuples(*[st.sampled_from(["kicker", "headline", "deck"])] * 2)

WHOLE = {
    "the name of a column": ("渡口直通车", "青石镇三号渡口通航"),
    "a column in brackets": ("【街巷新事】", "青石镇三号渡口通航"),
    "whose report it is": ("一条船 三代人", "——记三号渡口船工沈阿满"),
    "who took part": ("青石镇三号渡口通航", "高穗出席"),
    "who says it": ("高穗在渡口调研时强调", "让群众早一天过河"),
    "the number of a document": ("渡口镇人民政府令", "第217号"),
    "details in clauses": ("青石镇三号渡口通航", "六条新船轮班 老人过河免费"),
    "a question": ("渡船几时再开？", "青石镇三号渡口年内通航"),
    "a box below": ("渡船几时再开", "【案情】"),
}


EITHER = {
    "who acts in the second, too": ("青石镇三号渡口昨天通航", "县交通局增派六条新船"),
    "a name and a clause": ("青石镇三号渡口昨天通航", "老街 今夜灯又亮"),
}
"""Two whole clauses, which papers print as one headline as well as under one another."""


@pytest.mark.parametrize("name", WHOLE)
def test_two_whole_lines_are_not_one_headline(name: str) -> None:
    assert wrapped(*WHOLE[name], BOTH, LEAD, 2) < 0


@pytest.mark.parametrize("name", EITHER)
def test_two_clauses_that_may_be_one_headline_are_not_joined(name: str) -> None:
    assert certainty(wrapped(*EITHER[name], BOTH, LEAD, 2)) < MIN_CONFIDENCE


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("让“三号渡口", "今天通航”的消息传开"),
        ("青石镇三号渡口和", "临湖公园同时开放"),
        ("青石镇三号渡口正", "式通航"),
        ("镇里研究渡船冬季停航", "和码头改造等事项"),
        ("夜班渡船头一周跑出三十六趟航", "程 最忙的一夜两岸各开八班"),
        ("三号渡口早班船提前四十", "分钟 赶早市的人不摸黑"),
        ("青石镇人民政府关于加强冬季", "渡船安全工作的通告"),
    ],
)
def test_half_of_a_headline_is_told(upper: str, lower: str) -> None:
    assert wrapped(upper, lower, BOTH, LEAD, 2) > 0


@pytest.mark.parametrize("lower", ["和平桥下周开放", "及时雨落在秧苗上", "等待复航的日子"])
def test_a_word_that_begins_as_a_conjunction_does_not_go_on(lower: str) -> None:
    assert "lower goes on" not in figures("青石镇三号渡口通航", lower, BOTH, LEAD, 2)


def test_what_layout_takes_the_lines_for_counts() -> None:
    lines = "三号渡口的渡船", "昨天恢复通航"
    assert wrapped(*lines, BOTH, LEAD, 2) > wrapped(*lines, ("kicker", "headline"), LEAD, 2)


@given(st.one_of(ANY, headlines()).filter(str.strip), st.one_of(ANY, headlines()).filter(str.strip), KINDS)
def test_any_two_lines_have_figures_that_are_weighed(upper: str, lower: str, kinds: tuple[str, str]) -> None:
    found = figures(upper, lower, kinds, LEAD, 3)
    assert found.keys() <= WEIGHTS.keys()
    assert isfinite(wrapped(upper, lower, kinds, LEAD, 3))


def test_lines_that_are_parted_or_marked_apart_are_not_one() -> None:
    near = pieces(("headline", "三号渡口的渡船"), ("headline", "昨天恢复通航"))
    assert may_wrap(*near)
    assert not may_wrap(*pieces(("headline", "# 三号渡口的渡船"), ("headline", "### 昨天恢复通航")))
    assert not may_wrap(*pieces(("headline", "三号渡口" * WIDEST), ("headline", "昨天恢复通航")))
