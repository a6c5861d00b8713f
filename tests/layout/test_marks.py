"""What a line says about itself: first the text that must not match, then the forms that papers print, then laws."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.fold import fold
from newsclean.layout import marks
from newsclean.layout.marks.furniture import _FORMS
from strategies import ANY, headlines, paragraphs, sentences

CASES = Path(__file__).parents[1] / "cases"
KINDS = ("folio", "nameplate", "ear", "staff", "guide", "weather", "slogan", "notice", "jump", "residue")
WORDS = (
    "本报 讯 记者 通讯员 摄 摄影 图 文 文/图 图为 新华社 北京 5月6日 电 报道 / : · ( ) 【 】 〔 〕 、 , 。 □ ■ ▲ "
    "沈知远 江 白 欧阳穗 责任编辑 校对 第3版 下转 上接 星期三 2026年3月1日 多云 9℃ 启事 声明 作废 公益广告 供图 提供 "
    "资料 整理 评论员 导读 … 台北 ① - 3 A6 要闻"
)
EVIDENCE = st.lists(st.sampled_from([" ", *WORDS.split()]), max_size=24).map("".join)


def cases(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))


DATELINES, BYLINES, CREDITS, CAPTIONS, FURNITURE = map(
    cases, ("datelines", "bylines", "credits", "captions", "furniture")
)


def is_byline(text: str) -> bool:
    view = fold(text)
    return (marks.BYLINE.match(view) or marks.PLAIN_BYLINE.match(view)) is not None


@pytest.mark.parametrize("text", DATELINES["none"])
def test_ordinary_openings_are_no_dateline(text: str) -> None:
    assert marks.DATELINE.match(fold(text)) is None


@pytest.mark.parametrize("text", [text for text, *_ in DATELINES["leads"]])
def test_datelines(text: str) -> None:
    assert marks.DATELINE.match(fold(text))


@pytest.mark.parametrize(
    "text", ["北门外　一位家长", "渡口镇菜农 沈阿满等11户", "渡口镇 读者沈知远", "渡口镇三号村 沈知远"]
)
def test_who_signs_a_letter(text: str) -> None:
    assert marks.LETTER_BYLINE.match(fold(text))


@pytest.mark.parametrize(
    "text", ["北门外 一位家长的来信", "渡口镇菜农 卖菜不用起早", "渡口镇菜农等11户", "渡口镇 读者来信"]
)
def test_what_signs_no_letter(text: str) -> None:
    assert not marks.LETTER_BYLINE.match(fold(text))


@pytest.mark.parametrize("text", BYLINES["none"])
def test_what_is_no_byline(text: str) -> None:
    assert not is_byline(text)


@pytest.mark.parametrize("text", [text for text, *_ in BYLINES["lines"]])
def test_bylines(text: str) -> None:
    assert is_byline(text)


@pytest.mark.parametrize("text", [row[0] for row in (*CREDITS["ends"], *CREDITS["whole"])])
def test_captions_and_credits_are_no_bylines(text: str) -> None:
    assert not is_byline(text)


@pytest.mark.parametrize("text", CREDITS["none"])
def test_what_is_no_credit(text: str) -> None:
    assert marks.CREDIT.search(fold(text)) is None


@pytest.mark.parametrize("text", [text for text, *_ in CREDITS["ends"]])
def test_credits_at_the_end_of_a_caption(text: str) -> None:
    found = marks.CREDIT.search(fold(text))
    assert found
    assert 0 < found.start() < found.end() == len(text)


@pytest.mark.parametrize("text", [text for text, _ in CREDITS["whole"]])
def test_a_credit_alone(text: str) -> None:
    assert marks.CREDIT.match(fold(text))


@pytest.mark.parametrize("text", CAPTIONS["none"])
def test_what_is_no_caption(text: str) -> None:
    assert marks.CAPTION.match(fold(text)) is None


@pytest.mark.parametrize("text", CAPTIONS["starts"])
def test_captions(text: str) -> None:
    assert marks.CAPTION.match(fold(text))


@pytest.mark.parametrize("text", FURNITURE["none"])
def test_what_is_no_furniture(text: str) -> None:
    assert marks.furniture(fold(text)) == ""


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind in KINDS for text in FURNITURE[kind]])
def test_furniture_by_kind(kind: str, text: str) -> None:
    assert marks.furniture(fold(text)) == kind


@pytest.mark.parametrize(
    "text", [row[0] for row in BYLINES["lines"]] + [row[0] for row in CREDITS["ends"]] + CAPTIONS["starts"]
)
def test_signatures_and_captions_are_no_furniture(text: str) -> None:
    assert marks.furniture(fold(text)) == ""


@pytest.mark.parametrize("text", ["沈知远", "江　白", "欧阳穗", "司徒小满"])
def test_a_name_alone(text: str) -> None:
    assert marks.LONE_NAME.match(fold(text))


@pytest.mark.parametrize("text", ["沈知远出席活动", "的确良", "夜校", "我们", "这一天", "沈知远 许令宜", "沈"])
def test_what_is_no_name_alone(text: str) -> None:
    assert marks.LONE_NAME.match(text) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("富强 民主 文明 和谐", 1.0),
        ("公益广告", 1.0),
        ("节约用水，从我做起", 1.0),
        ("我区召开座谈会", 0.0),
        ("节约一滴水 守好一方田 护住一片林", 1.0),
        ("稳就业 促消费 惠民生", 0.0),
        ("", 0.0),
        ("——", 0.0),
    ],
)
def test_the_share_of_slogans(text: str, share: float) -> None:
    assert marks.slogan_share(fold(text)) == share


@pytest.mark.parametrize(
    "text", ["甲 乙 丙", "苹果 12 元", "夜校 ...... 3", "一|二|三", "全年增长12.5%", "共三百人 25人"]
)
def test_rows(text: str) -> None:
    assert marks.ROW.search(text)


@pytest.mark.parametrize("text", ["夜校开课", "夜校 开课", "2026年的春天", "他说：“好。”"])
def test_what_is_no_row(text: str) -> None:
    assert marks.ROW.search(fold(text)) is None


@given(st.one_of(ANY, EVIDENCE, sentences(), paragraphs()))
def test_marks_are_asked_of_any_text(text: str) -> None:
    view = fold(text)
    for pattern in (marks.DATELINE, marks.BYLINE, marks.PLAIN_BYLINE, marks.CAPTION, marks.LONE_NAME):
        found = pattern.match(view)
        assert found is None or found.end() <= len(view)
    found = marks.CREDIT.search(view)
    assert found is None or found.end() == len(view)
    if view:
        assert marks.furniture(view) in ("", *KINDS)
    assert 0.0 <= marks.slogan_share(view) <= 1.0


@given(st.one_of(sentences(), paragraphs()))
def test_sentences_are_no_marks(text: str) -> None:
    view = fold(text)
    assert marks.DATELINE.match(view) is None
    assert not is_byline(text)
    assert marks.furniture(view) == ""


@given(headlines())
def test_headlines_are_no_marks(text: str) -> None:
    view = fold(text)
    assert marks.furniture(view) == ""
    assert not is_byline(text)
    assert marks.CREDIT.search(view) is None


def _unbounded(pattern: str) -> list[str]:
    """Return the quantifiers without a bound that stand in a pattern, but for those that let nothing go again."""
    bare = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", "x", pattern)
    return re.findall(r"[\w)][*+](?!\+)|\{\d+,\}(?!\+)", re.sub(r"\{\d*,?\d+\}\+?", "", bare))


@pytest.mark.parametrize("pattern", ["a+", "(?:ab)*c", "[ab]{2,}", r"\w+$", "a{2}b+"])
def test_unbounded_quantifiers_are_seen(pattern: str) -> None:
    assert _unbounded(pattern)


@pytest.mark.parametrize("pattern", ["a{1,9}+b", "[a+]{2,3}", r"\+?(?:ab)?", "a++"])
def test_bounded_quantifiers_are_let_pass(pattern: str) -> None:
    assert _unbounded(pattern) == []


PATTERNS = {
    **{name: getattr(marks, name).pattern for name in marks.__all__ if isinstance(getattr(marks, name), re.Pattern)},
    "CREDIT": marks.CREDIT.pattern.pattern,
    "TAIL_BYLINE": marks.TAIL_BYLINE.pattern.pattern,
    **{f"furniture {i}": pattern.pattern for i, (_, _, pattern) in enumerate(_FORMS)},
}


@pytest.mark.parametrize("name", [name for name in PATTERNS if name != "ROW"])
def test_patterns_have_no_unbounded_quantifier(name: str) -> None:
    assert _unbounded(PATTERNS[name]) == []
