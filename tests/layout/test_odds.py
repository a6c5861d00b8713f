"""Odds of n-grams: bounded for any text, blind to what lies out of reach, and right where an editor has no doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.layout import odds
from strategies import ANY, headlines, sentences


@given(st.one_of(ANY, sentences()), st.one_of(ANY, sentences()))
def test_odds_of_any_text_are_bounded(left: str, right: str) -> None:
    for value in (odds.orphan(left), odds.title(left), odds.lead(left), odds.junction(left, right)):
        assert -odds.BOUND <= value <= odds.BOUND


@given(st.one_of(ANY, sentences()), st.one_of(ANY, sentences()))
def test_an_affinity_is_bounded_and_only_of_han(left: str, right: str) -> None:
    value = odds.affinity(left, right)
    between = bool(left and right) and left[-1] >= "㐀" and right[0] >= "㐀"
    assert (value is not None) == between
    assert value is None or -odds.BOUND <= value <= odds.BOUND


@given(st.one_of(ANY, sentences()), st.one_of(ANY, sentences()))
def test_a_word_across_a_cut_never_speaks_against_it(left: str, right: str) -> None:
    assert 0 <= odds.across(left, right) <= odds.BOUND


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("三号渡口的交通综", "合治理已经完成。", "动计划从今年开始。"),
        ("两岸居民的生活水", "平有了提高。", "员代表也来了。"),
        ("会议审议通过了实施方", "案和三项规定。", "会各界都来捐书。"),
    ],
)
def test_a_rest_goes_on_just_its_own_beginning(left: str, right: str, other: str) -> None:
    """Where the junction alone would take any line that lost its start."""
    assert odds.affinity(left, right) > 0 > odds.affinity(left, other)


@given(sentences(), ANY)
def test_what_lies_out_of_reach_does_not_count(text: str, more: str) -> None:
    """A line start is judged by five characters, a lead by forty, a junction by the characters near the cut."""
    assert odds.orphan(text[:5] + more) == odds.orphan((text[:5] + more)[:5])
    assert odds.lead((text * 3)[:40] + more) == odds.lead((text * 3)[:40])
    assert odds.junction(more + text[-8:], text[:8] + more) == odds.junction(text[-8:], text[:8])


@given(headlines())
def test_outer_blanks_of_a_title_do_not_count(text: str) -> None:
    assert odds.title(f"  {text} ") == odds.title(text)


@pytest.mark.parametrize("keys", [odds.orphan_keys, odds.title_keys, odds.lead_keys])
@given(text=ANY)
def test_keys_hold_no_blank(keys: object, text: str) -> None:
    """The table parts keys by blanks."""
    assert not any(" " in key for key in keys(text))


@pytest.mark.parametrize(
    ("whole", "fragment"),
    [
        ("据了解,三号渡口停航多年。", "会各界都来捐书捐物。"),
        ("本报讯 三号渡口昨天通航。", "的建设,让居民少走弯路。"),
        ("近年来,云顶村办起了夜校。", "们纷纷表示,夜校办得好。"),
    ],
)
def test_a_line_that_lost_its_start_is_more_of_an_orphan(whole: str, fragment: str) -> None:
    assert odds.orphan(fragment) > odds.orphan(whole)


@pytest.mark.parametrize(
    ("headline", "fragment"),
    [("我市召开夜校建设推进会议", "的时候他们已经在那里等了"), ("云顶村整修背街小巷", "了,居民们都说这样一来")],
)
def test_a_headline_is_more_of_a_title_than_a_fragment(headline: str, fragment: str) -> None:
    assert odds.title(headline) > odds.title(fragment)


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("推动当地的经济社", "会发展", "近日,"),
        ("他每天早上六点起", "床", "据介绍,"),
        ("让更多居民参", "与进来", "本报讯"),
    ],
)
def test_a_word_that_was_cut_goes_on_in_its_other_half(left: str, right: str, other: str) -> None:
    assert odds.junction(left, right) > odds.junction(left, other)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("三号渡口昨天恢复通航", "村民坐上第一班渡船"),
        ("让老街亮起来", "渡口镇为三条老街换上新路灯"),
        ("渡口镇建成三座公厕", "每座投资十万元 全部免费开放"),
    ],
)
def test_two_whole_lines_are_no_wrapped_headline(upper: str, lower: str) -> None:
    assert odds.wrap(upper, lower) < 0


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("渡口镇推出", "“夜班渡船”服务"), ("“共享渡船”带来的", "不只是方便"), ("三号渡口的渡船", "昨天恢复通航")],
)
def test_a_line_that_needs_the_next_is_half_of_a_headline(upper: str, lower: str) -> None:
    assert odds.wrap(upper, lower) > 0


@given(st.one_of(ANY, headlines()), st.one_of(ANY, headlines()))
def test_any_two_lines_may_be_asked_whether_they_are_one(upper: str, lower: str) -> None:
    assert -odds.BOUND <= odds.wrap(upper, lower) <= odds.BOUND
    assert not any(" " in key for key in odds.wrap_keys(upper, lower))
