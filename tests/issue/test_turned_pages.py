"""An article that goes on over a page break, and articles that do not."""

from __future__ import annotations

import pytest

import newsclean
from handmade import article, pieces
from newsclean.issue.drafts import Page
from newsclean.issue.jumps import turn_page

FOOT = "渡口昨天通航\n\n本报讯（记者 高穗）三号渡口昨天恢复通航，首班渡船载着四十多名乘客从东岸出发。\n\n"
BROKEN = "乘客们说，以前绕路过桥要走一个钟头，现在坐船方便多了，大家都盼着渡口能够长期开"
CLOSED = "乘客们说，以前绕路过桥要走一个钟头，现在坐船方便多了，大家都盼着渡口能够长期开放。"
REST = "放下去，让两岸的人多走动走动。\n\n据了解，渡口每天早上六点开航。\n\n"
HEAD = "临湖公园开放\n\n本报讯（记者 林舟）临湖公园昨天开放，市民可以免费入园。\n"


@pytest.mark.parametrize("foot", [CLOSED, BROKEN])
def test_a_page_that_begins_with_a_headline_begins_an_article(foot: str) -> None:
    issue = newsclean.parse(FOOT + foot + "\n\f" + HEAD)
    assert [a.headline for a in issue.articles] == ["渡口昨天通航", "临湖公园开放"]
    assert not issue.joins


def test_a_paragraph_goes_on_over_the_page_break() -> None:
    issue = newsclean.parse(FOOT + BROKEN + "\n\f" + REST + HEAD)
    assert [a.headline for a in issue.articles] == ["渡口昨天通航", "临湖公园开放"]
    assert issue.articles[0].paragraphs[1].text.endswith("长期开放下去，让两岸的人多走动走动。")
    assert [j.applied for j in issue.joins] == [True]


def test_what_was_moved_to_the_text_over_the_break_belongs_to_the_whole() -> None:
    found = pieces(
        ("headline", "渡口昨天通航"), ("start", BROKEN), ("start", REST.split(maxsplit=1)[0]), ("start", CLOSED)
    )
    above, below = article([0], [1]), article([], [2, 3])
    page = Page([above, below])
    turn_page(page, 1, found)
    assert [draft is above for draft in page.articles] == [True]
    assert above.lines() == [0, 1, 2, 3]
    assert below.body is above.body
