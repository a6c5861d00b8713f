"""How far an article surely reaches: across doubtful headings, to a dateline or a byline, and never without end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from handmade import read, texts
from newsclean.layout import reach
from newsclean.layout.survey import Survey

BODY = "两岸居民昨天坐上了第一班渡船，岸边站满了送行的人。"
DATED = "本报讯 " + BODY


def seen(text: str) -> Survey:
    return Survey(read(text))


def test_an_article_reaches_across_headings_that_may_be_subheads() -> None:
    page = seen(f"渡口通航\n{DATED}\n修好码头\n{BODY}\n换上新船\n{BODY}\n公园开放\n{DATED}\n{BODY}")
    assert reach.above(page, 3) == [3, 1]
    assert reach.below(page, 3) == [3, 5]
    assert reach.elsewhere(page, 3, {1, 3, 5}) == [7, 8]


def test_an_article_ends_at_a_byline_and_at_a_dateline() -> None:
    page = seen(f"渡口通航\n本报记者 周远航\n{BODY}\n修好码头\n{BODY}\n{DATED}")
    assert reach.above(page, 4) == [4, 2]
    assert reach.below(page, 4) == [4]
    assert page.starts[:2] == [True, True]
    assert not page.starts[3]


def test_an_article_is_looked_at_so_far_and_no_further() -> None:
    page = seen("\n".join(["渡口通航", *[BODY] * 60]))
    assert len(reach.above(page, 60)) == len(reach.below(page, 1)) == reach.MOST
    assert len(reach.elsewhere(seen("\n".join([BODY] * 200)), 100, set())) == 2 * reach.AROUND + 1


@given(texts(), st.data())
def test_any_page_is_reached_in_order_and_only_its_bodies(text: str, data: st.DataObject) -> None:
    page = seen(text)
    if not page.lines:
        return
    at = data.draw(st.integers(0, len(page.lines) - 1))
    up, down = reach.above(page, at), reach.below(page, at)
    assert up == sorted(up, reverse=True)
    assert down == sorted(down)
    assert not any(page.headings[k] for k in (*up, *down))
    assert not {*up, *down} & set(reach.elsewhere(page, at, {*up, *down}))
