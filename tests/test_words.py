"""The parting of lines into words: what the first and the last word of a line are."""

from __future__ import annotations

import pytest
from hypothesis import given

import strategies
from newsclean.ngrams import CLASSES, table
from newsclean.words import Logs, first_class, last_class, parse, parse_back

FIRST = {
    "学府路等三条道路": "noun",
    "本周四起夜间施工": "time",
    "下周起单向通行": "time",
    "扎实推进秋粮收购": "manner",
    "替整条街看表": "relation",
    "北京迎来初雪": "place",
    "3月起错峰上学": "number",
    "他把秤修好了": "pronoun",
    "“下周起”单向通行": "time",
    "學校門口的路": "noun",
    "下週起單向通行": "time",
}
LAST = {
    "外卖小哥送餐路上": "position",
    "学校门口的路": "noun",
    "乡村产业加快发展": "deed",
    "渡口停航今年": "time",
    "县里推出": "verb",
    "老街铺子的": "particle",
    "全县共有三百": "number",
    "老桥修好以后，县里推出——": "verb",
}


@pytest.mark.parametrize("text", FIRST)
def test_what_a_line_begins_with(text):
    assert first_class(text) == FIRST[text]


@pytest.mark.parametrize("text", LAST)
def test_what_a_line_ends_with(text):
    assert last_class(text) == LAST[text]


@pytest.mark.parametrize("text", ["", "——", "“”", "ＡＢ", "abc"])
def test_what_has_no_word_counts_as_a_noun(text):
    assert first_class(text) == last_class(text) == "noun"


@given(strategies.ANY)
def test_every_line_has_classes(text):
    assert {first_class(text), last_class(text)} <= set(CLASSES)


@given(strategies.sentences())
def test_both_ways_of_parting_are_as_likely(text):
    found = table()
    ids, words = found.fold(text), Logs(found.words)
    assert parse(found, words, ids)[-1] == pytest.approx(parse_back(found, words, ids)[0])
