"""Which line of a stack is the headline: kickers and decks as papers print them, and what holds for any lines."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from newsclean.fold import fold
from newsclean.issue.rank import WEIGHTS, Row, figures, headline

LEAD = "本报讯（记者 高穗）昨天，青石镇三号渡口正式通航，两岸居民坐上了第一班渡船，从此过河只要六分钟。"

STACKS = {
    "the name of a column": ["街巷新事", "*青石镇三号渡口正式通航"],
    "an occasion": ["走进老街", "*青石镇三号渡口正式通航"],
    "an aim": ["畅通水上路 方便两岸人", "*青石镇三号渡口正式通航"],
    "an act that names nobody": ["让过河不再靠等", "*青石镇三号渡口正式通航"],
    "who says it": ["高穗在渡口调研时强调", "*让群众早一天过河"],
    "a line that leads over with a dash": ["老码头、旧渡船、新船工——", "*一条水路，连起半座县城"],
    "a person and a colon": ["青石镇船工沈阿满：", "*渡了三十年 今天换新船"],
    "who speaks, printed below": ["*让盲道一路走得通", "青石镇居民代表沈阿满："],
    "a place alone": ["青石镇三号渡口社区", "*居民议事有了“小船长”"],
    "who took part": ["*青石镇三号渡口正式通航", "高穗出席"],
    "several who took part": ["*青石镇召开渡口通航动员会", "高穗主持并讲话 沈阿满周远航参加"],
    "what comes of it": ["*青石镇三号渡口正式通航", "预计月底增开晚班 单程票价两元"],
    "whose report it is": ["*一条船 三代人", "——记三号渡口船工沈阿满"],
    "details in clauses": ["*青石镇三号渡口正式通航", "六条新船轮班 老人过河免费"],
    "when it was passed": ["*三号渡口管理办法", "（青石镇居民大会四月二日通过）"],
    "a column in brackets": ["【街巷新事】", "*青石镇三号渡口正式通航"],
    "whose report it is, the dash lost": ["*船开了一夜 他们守了一夜", "记三号渡口的船工"],
    "kicker, headline and deck": ["走进老街", "*青石镇三号渡口正式通航", "高穗宣布开航 周远航出席"],
    "two decks": ["*青石镇三号渡口正式通航", "预计月底增开晚班 单程票价两元", "高穗出席"],
    "one line": ["*三号渡口通航"],
}


@pytest.mark.parametrize("name", STACKS)
def test_the_headline_tells_who_did_what(name):
    rows = [Row(fold(text).strip("*"), 0) for text in STACKS[name]]
    (wanted,) = [k for k, text in enumerate(STACKS[name]) if text.startswith("*")]
    best, score = headline(rows, fold(LEAD))
    assert best == wanted
    assert score >= 0


def test_a_line_that_markdown_marks_higher_is_the_likelier():
    plain = [Row("两岸往来更方便了", 0), Row("渡船今天开过来了", 0)]
    marked = [plain[0]._replace(depth=4), plain[1]._replace(depth=2)]
    assert headline(marked, "")[0] == 1
    upper = figures(*plain, ""), figures(*marked, "")
    assert upper[0]["upper is marked"] == 0 > upper[1]["upper is marked"]
    assert upper[0]["upper alone is marked"] == 0 == upper[1]["upper alone is marked"]


def test_a_line_that_markdown_alone_marks_is_likelier_still():
    plain = [Row("两岸往来更方便了", 0), Row("渡船今天开过来了", 0)]
    found = [
        figures(a, b, "") for a, b in ((plain[0]._replace(depth=2), plain[1]), (plain[0], plain[1]._replace(depth=2)))
    ]
    assert [row["upper alone is marked"] for row in found] == [1, -1]
    assert WEIGHTS["upper alone is marked"] > 0


ROWS = st.lists(
    st.builds(Row, st.one_of(strategies.headlines(), strategies.ANY.filter(str.strip)).map(fold), st.integers(0, 6)),
    min_size=1,
    max_size=5,
)


@given(ROWS, st.one_of(strategies.sentences(), strategies.ANY).map(fold))
def test_any_stack_has_one_headline_and_every_figure_has_a_weight(rows, lead):
    best, score = headline(rows, lead)
    assert 0 <= best < len(rows)
    assert score >= 0
    for upper, lower in pairwise(rows):
        assert set(figures(upper, lower, lead)) <= set(WEIGHTS)
