"""Picture news: what stands below an article and tells news of its own, and captions that stay where they are."""

from __future__ import annotations

from typing import Final

import pytest

from handmade import pieces
from newsclean.issue.drafts import Draft, Page, Unit
from newsclean.issue.pictures import CREDIT as PART
from newsclean.issue.pictures import part_pictures

HEAD: Final = ("headline", "三号渡口恢复通航")
TEXT: Final = (
    ("start", "三号渡口昨天恢复通航，首班渡船八分钟后靠上西岸码头。"),
    ("start", "船工高穗说，往后一天开二十班，两岸居民不再绕路。"),
)
NEWS: Final = "3月1日，果农在石桥县采摘早熟枇杷。当日，当地举办枇杷采摘节，迎来首批客商。"
CREDIT: Final = "通讯员 林一舟 摄"


def parted(*body: tuple[str, str]) -> list[tuple[list[str], list[int]]]:
    """Return for each article the kinds of its headings and the lines of its body."""
    found = pieces(HEAD, *body)
    kinds = {"start": "paragraph"}
    units = [Unit(kinds.get(role, role), [i + 1]) for i, (role, _) in enumerate(body)]
    page = Page([Draft([Unit("headline", [0])], units)])
    part_pictures(page, found, found[0].evidence.cohesion)
    return [([u.kind for u in a.heads], [i for u in a.body for i in u.lines]) for a in page.articles]


@pytest.mark.parametrize(
    "caption",
    [
        "3月1日，船工高穗在三号渡口试航。当日，三号渡口恢复通航，首班渡船靠上西岸码头。" + CREDIT,  # the same matter
        "果农在石桥县采摘早熟枇杷。当地举办枇杷采摘节，迎来首批客商。" + CREDIT,  # without a day
        "3月1日，果农在石桥县采摘早熟枇杷。" + CREDIT,  # what is to be seen, and no more
        NEWS,  # without a credit: a paragraph that begins with a day
    ],
)
@pytest.mark.parametrize("role", ["caption", "start"])
def test_what_is_no_news_of_its_own_stays(role: str, caption: str) -> None:
    assert parted(*TEXT, (role, caption)) == [(["headline"], [1, 2, 3])]


def test_what_text_follows_stays() -> None:
    assert parted(TEXT[0], ("caption", NEWS + CREDIT), TEXT[1]) == [(["headline"], [1, 2, 3])]


def test_the_only_text_of_an_article_stays() -> None:
    assert parted(("caption", NEWS + CREDIT)) == [(["headline"], [1])]
    assert parted(("start", NEWS + CREDIT)) == [(["headline"], [1])]


@pytest.mark.parametrize("role", ["caption", "start"])
def test_a_picture_with_news_of_its_own_is_an_article(role: str) -> None:
    assert parted(*TEXT, (role, NEWS + CREDIT)) == [(["headline"], [1, 2]), ([], [3])]
    assert parted(*TEXT, (role, NEWS), ("caption", CREDIT)) == [(["headline"], [1, 2]), ([], [3, 4])]


@pytest.mark.parametrize("role", ["subhead", "caption"])
def test_the_line_above_is_its_headline(role: str) -> None:
    found = parted(*TEXT, (role, "枇杷熟了"), ("caption", NEWS + CREDIT))
    assert found == [(["headline"], [1, 2]), (["headline"], [4])]
    assert parted(*TEXT, ("caption", "船工补网。" + CREDIT), ("caption", NEWS + CREDIT)) == [
        (["headline"], [1, 2, 3]),
        ([], [4]),
    ]


def test_the_credit_below_is_a_part_of_it_and_without_a_headline_it_is_a_paragraph() -> None:
    found = pieces(HEAD, *TEXT, ("caption", NEWS), ("caption", CREDIT))
    units = [Unit(kind, [i]) for i, kind in enumerate(("paragraph", "paragraph", "caption", "caption"), 1)]
    page = Page([Draft([Unit("headline", [0])], units)])
    part_pictures(page, found, found[0].evidence.cohesion)
    assert [(u.kind, u.lines, [why for _, why in u.seams]) for u in page.articles[1].body] == [
        ("paragraph", [3, 4], [PART])
    ]


def test_each_of_two_pictures_is_an_article() -> None:
    other = "2月28日，渔民在临湖县收起冬网。当日，临湖湿地进入禁渔期，渔船陆续上岸检修。" + CREDIT
    assert parted(*TEXT, ("caption", other), ("caption", NEWS + CREDIT)) == [
        (["headline"], [1, 2]),
        ([], [3]),
        ([], [4]),
    ]
