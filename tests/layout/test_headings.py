"""How the lines of a stack begin, and how many clauses they have."""

from __future__ import annotations

import pytest
from hypothesis import given

import strategies
from newsclean.fold import fold
from newsclean.layout.marks import clauses, introduces, is_box, is_column, is_report, opening, tells_event
from newsclean.layout.shape import bullet

OPENINGS = {
    "body": [
        "青石镇建成三座公厕",
        "区委召开座谈会",
        "“青石”号渡船公司开航",
        "县图书馆夜里也亮灯",
        "三十户居民搬回新屋",
    ],
    "act": ["让老街亮起来", "推动渡口早日通航", "持船票也能借书", "听取渡口建设情况汇报"],
    "detail": ["预计月底通航", "首批三十户搬回新屋", "总投资三千万元", "其中两座已经完工"],
    "time": ["昨天起停水两日", "3月5日开航", "2025年办好十件实事"],
    "dash": ["——记船工沈阿满", "--写在通航之际"],
    "place": ["青石镇三号渡口社区", "临湖区青石镇", "青石街道新桥小学"],
    "figure": ["百年澡堂留住热水", "60岁登上讲坛"],
    "other": ["渡口夜话", "绿水青山之间", "", "·"],
}


@pytest.mark.parametrize(("how", "text"), [(how, text) for how, texts in OPENINGS.items() for text in texts])
def test_how_a_line_of_a_stack_begins(how, text):
    assert opening(fold(text)) == how


@pytest.mark.parametrize("text", ["青石镇走进新桥社区", "青石镇开办新学校"])
def test_a_place_that_acts_is_no_place_alone(text):
    assert opening(text) == "body"


@pytest.mark.parametrize(("text", "count"), [("晴耕雨读", 1), ("修一条路 富一方人", 2), ("一 二 三 四", 3), ("", 1)])
def test_blanks_part_the_clauses_of_a_headline(text, count):
    assert clauses(text) == count


@pytest.mark.parametrize("text", ["民生直通车", "渡口夜话", "“春耕进行时”", "巷口故事③"])
def test_the_name_of_a_column(text):
    assert is_column(fold(text))


@pytest.mark.parametrize("text", ["三号渡口通航", "本县昨天清早在三号渡口举行的大会现场", ""])
def test_no_name_of_a_column(text):
    assert not is_column(fold(text))


@pytest.mark.parametrize("text", ["延伸阅读", "■延伸阅读", "【相关链接】", "记者手记:", "▶ 名词解释"])
def test_the_head_of_a_box(text):
    assert is_box(text)


@pytest.mark.parametrize("text", ["", "■", "延伸阅读推广人走进老街", "声音艺术节开幕", "渡口夜话"])
def test_no_head_of_a_box(text):
    assert not is_box(text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [("■渡口月底通航。", "■"), ("【限行】渡口月底限行。", "【"), ("【三号渡口正式通航】两岸", ""), ("渡口■", "")],
)
def test_what_a_brief_begins_with(text, mark):
    assert bullet(text) == mark


@given(strategies.ANY)
def test_every_text_begins_in_one_of_these_ways(text):
    assert opening(text) in OPENINGS
    assert 1 <= clauses(text) <= 3


@pytest.mark.parametrize(
    "text", ["编者按：渡口停航了。", "【编者按】渡口停航了。", "开栏的话 渡口停航了。", "编者按——渡口停航了。"]
)
def test_an_editors_note_introduces_what_stands_below(text):
    assert introduces(fold(text))


@pytest.mark.parametrize(
    "text", ["编后：渡口停航了。", "编者按了三次门铃。", "本报编者按：渡口停航了。", "引言课开讲", ""]
)
def test_no_editors_note_that_introduces(text):
    assert not introduces(fold(text))


@pytest.mark.parametrize("text", ["三号渡口恢复通航", "调查船开进三号渡口", "一条路通到家门口", ""])
def test_what_tells_news_is_no_report(text: str) -> None:
    assert not is_report(fold(text))


@pytest.mark.parametrize(
    "text", ["三号渡口整治见闻", "船老大和他的三条船的故事", "渡口镇春耕调查", "探访夜班渡船的日子"]
)
def test_titles_of_reports(text: str) -> None:
    assert is_report(fold(text))


@pytest.mark.parametrize("text", ["船老大的新烦恼", "一封信走了三十年", "让老街亮起来", ""])
def test_what_tells_no_event(text: str) -> None:
    assert not tells_event(fold(text))


@pytest.mark.parametrize("text", ["渡口管理办法下月起施行", "镇里召开防汛会议", "三号渡口启用"])
def test_events(text: str) -> None:
    assert tells_event(fold(text))
