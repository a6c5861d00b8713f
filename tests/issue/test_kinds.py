"""What a run of rows is called, and which paragraphs ask."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from newsclean.issue.drafts import Draft, Page, Unit
from newsclean.issue.kinds import refine

RUNS = [
    (["●报名时间：即日起至月底", "●报名地点：文化馆一楼"], "list"),
    (["1.普通话标准；", "2.每周能来两次；", "3.身体健康。"], "list"),
    (["一等奖 三名"], "list"),
    (["渡口的灯亮了", "船还没有回来", "水在石阶上数着", "一级又一级"], "verse"),
    (["名次 镇街 优良天数", "1 河口镇 30", "2 柳湾街道 29", "3 石桥乡 28"], "table"),
    (["第一场 甲队3:2乙队", "第二场 乙队6:1甲队", "第三场 甲队4:0乙队"], "table"),
    (["沈阿满 三号渡口船工", "周 远 临湖公园园丁", "高穗 青石镇教师"], "list"),
    (["《渡口》 沈阿满", "《栈道》 周远航"], "list"),
    (["沈阿满为三号渡口主任；", "周远航为临湖公园园长；", "高穗为青石镇小学校长。"], "list"),
    (["晨雾过江船未动 晚钟敲月水先知", "十里长堤人不语 一川新绿鸟相随"], "verse"),
    (["区域  厨余  其他", "东片  7:00  18:00", "西片  6:30  17:30"], "table"),
]
PARAGRAPHS = [
    ("记者说这里变化很大。", "paragraph"),
    ("问题出在水源上。", "paragraph"),
    ("记者：这里原来是什么样子？", "question"),
    ("问:怎么报名?", "question"),
    ("答:带身份证到窗口。", "paragraph"),
    ("主持人：渡船几时再开？", "question"),
    ("主持人：谢谢各位。", "paragraph"),
]


def _page(texts: list[str], kind: str) -> tuple[Page, list[SimpleNamespace]]:
    """Return texts as units of a kind; one that begins with a line break has a blank line above."""
    article = Draft(body=[Unit(kind, [i]) for i in range(len(texts))])
    pieces = [
        SimpleNamespace(text=t.strip(), line=SimpleNamespace(blanks=t.count("\n")), lines=[i])
        for i, t in enumerate(texts)
    ]
    return Page(articles=[article]), pieces


@pytest.mark.parametrize(("texts", "kind"), RUNS)
def test_a_run_of_rows_gets_one_name(texts: list[str], kind: str) -> None:
    page, pieces = _page(texts, "list")
    refine(page, pieces)
    assert [kind] * len(texts) == [u.kind for u in page.articles[0].body]


@pytest.mark.parametrize(("text", "kind"), PARAGRAPHS)
def test_only_who_asks_is_a_question(text: str, kind: str) -> None:
    page, pieces = _page([text], "paragraph")
    refine(page, pieces)
    assert kind == page.articles[0].body[0].kind


ITEMS = {
    "ends as a paragraph does": (["*带身份证；", "*填写表格；", "*到窗口领取。"], ["list", "list", "list"]),
    "the next number": (["（一）按时开船；", "（二）不得超载。"], ["list", "list"]),
    "without the mark": (["*带身份证；", "*填写表格；", "窗口每天开放。"], ["list", "list", "paragraph"]),
    "another mark": (["*带身份证；", "*填写表格；", "●窗口每天开放。"], ["list", "list", "paragraph"]),
    "much longer": (["1.带证件；", "2.填表格；", "3." + "窗口每天开放，" * 8], ["list", "list", "paragraph"]),
    "much longer, with the next number in brackets": (
        ["（一）按时开船；", "（二）不得超载；", "（三）" + "遇有大风停航的，" * 8],
        ["list", "list", "list"],
    ),
    "much longer, with another number in brackets": (
        ["（一）按时开船；", "（二）不得超载；", "（四）" + "遇有大风停航的，" * 8],
        ["list", "list", "paragraph"],
    ),
    "nothing above": (["*到窗口领取。"], ["paragraph"]),
}


@pytest.mark.parametrize("name", ITEMS)
def test_the_last_item_of_a_list_may_end_as_a_paragraph_does(name: str) -> None:
    texts, wanted = ITEMS[name]
    page, pieces = _page(texts, "list")
    page.articles[0].body[-1].kind = "paragraph"
    refine(page, pieces)
    assert wanted == [u.kind for u in page.articles[0].body]


CLAUSES = {
    "below a colon": (["任命：", "沈阿满为主任；", "周远航为园长。"], ["paragraph", "list", "list"]),
    "two colons": (
        ["任命：", "沈阿满为主任；", "高穗为校长。", "免去：", "周远航的园长职务；", "高穗的主任职务。"],
        ["paragraph", "list", "list", "paragraph", "list", "list"],
    ),
    "no colon": (["任命如下。", "沈阿满为主任；", "周远航为园长。"], ["paragraph"] * 3),
    "no semicolon": (["他说：", "渡口昨天通航。", "大家都来乘船。"], ["paragraph"] * 3),
    "too long": (["任命：", "沈阿满为主任，" * 9 + "为期三年；", "周远航为园长。"], ["paragraph"] * 3),
}


@pytest.mark.parametrize("name", CLAUSES)
def test_short_clauses_below_a_colon_are_a_list(name: str) -> None:
    texts, wanted = CLAUSES[name]
    page, pieces = _page(texts, "paragraph")
    refine(page, pieces)
    assert wanted == [u.kind for u in page.articles[0].body]


POEMS = {
    "one poem": (["渡口的灯亮了", "船还没有回来", "水在石阶上数着"], []),
    "stanzas": (["渡口的灯亮了", "船还没有回来", "\n水在石阶上数着", "一级又一级"], []),
    "parts": (["灯", "\n渡口的灯亮了", "船还没有回来", "\n水", "\n水在石阶上数着", "一级又一级"], [0, 3]),
    "one line at the end": (["灯", "\n渡口的灯亮了", "船还没有回来", "\n水", "\n水在数着", "一级级", "\n夜"], []),
    "long lines alone": (
        ["渡口的灯亮了又灭了", "\n船还没有回来", "水在数着", "\n水在石阶上数着", "\n夜", "一级又一级"],
        [],
    ),
    "every line alone": (["灯", "\n渡口的灯亮了", "\n船还没有回来", "\n水在石阶上数着"], []),
}


@pytest.mark.parametrize("name", POEMS)
def test_the_parts_of_a_poem_have_titles(name: str) -> None:
    texts, titles = POEMS[name]
    page, pieces = _page(texts, "list")
    refine(page, pieces)
    wanted = ["subhead" if i in titles else "verse" for i in range(len(texts))]
    assert wanted == [u.kind for u in page.articles[0].body]
