"""The folded view: what stays, what folds, and the laws that let layout trust its offsets."""

from __future__ import annotations

import unicodedata

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.fold import _table, fold

TABLE = _table()
EVIDENCE = st.text(st.sampled_from(sorted(TABLE) + sorted(set(TABLE.values())) + list("\n\t 。、“”‘’…—·甲乙著着")))
PAGE = st.text(st.sampled_from("記者甲，,。「」『』“” \N{IDEOGRAPHIC SPACE}\n本报讯（）()后後里裡裏干乾幹3.5%："))
ANY = st.text(st.characters())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "今天上午,全市农业工作会议召开。",
        "“双减”之后…… ——编者",
        "显著 著作 皇后 公里 干部 面貌",
        "第一行\n第二行\r\n\n\x0c\u2028第三行\t.",
        "3.14 14:30 https://example.org/a?b=1",
    ],
)
def test_what_is_folded_already_stays(text: str) -> None:
    assert fold(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("（記者　甲）", "(记者 甲)"),
        ("「開始」『一』", "“开始”‘一’"),
        ("﹁開﹂﹃始﹄", "“开”‘始’"),
        ("會議︰甲／攝", "会议:甲/摄"),
        ("甲╱攝", "甲/摄"),
        ("１２．５％ＡＢ", "12.5%AB"),
        ("皇后在後面裡頭", "皇后在后面里头"),
        ("乾隆", "干隆"),
        ("𫝈㑮", "𫝈𫝈"),
    ],
)
def test_each_form_folds(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_many_different_characters_fold_like_few() -> None:
    text = "".join(sorted(TABLE))
    assert fold(text) == "".join(fold(character) for character in text)


@given(EVIDENCE | PAGE | ANY)
def test_offsets_survive(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    breaks = [i for i, c in enumerate(text) if c in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"]
    assert breaks == [i for i, c in enumerate(folded) if c in "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"]
    assert [c.isspace() for c in text] == [c.isspace() for c in folded]


@given(EVIDENCE | PAGE | ANY)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(EVIDENCE | PAGE, EVIDENCE | PAGE)
def test_no_context_is_read(left: str, right: str) -> None:
    assert fold(left + right) == fold(left) + fold(right)


@given(st.sampled_from(sorted(TABLE)))
def test_digits_keep_their_value(character: str) -> None:
    assert unicodedata.digit(character, None) == unicodedata.digit(fold(character), None)


def test_the_table_says_what_the_converter_says() -> None:
    converter = opencc.OpenCC("t2s")
    assert "后里干发" == fold("後裡幹發") == converter.convert("後裡幹發")
