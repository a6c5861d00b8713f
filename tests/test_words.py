"""The parting of lines into words: what the first and the last word of a line are."""

from __future__ import annotations

import pytest
from hypothesis import given

import strategies
from newsclean.ngrams import CLASSES, table
from newsclean.words import NEAR, Logs, across, first_class, last_class, parse, parse_back

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


@pytest.mark.parametrize(
    "cut", ["老师傅把钱退|还给顾客", "种了三亩土|豆和玉米", "学校食堂的饭|菜", "鎮公所整棟樓的住戶同|意拆除"]
)
def test_a_word_spans_a_cut(cut):
    assert across(*cut.split("|")) > 0


@pytest.mark.parametrize(
    "cut",
    [
        "老师傅把钱|退还给顾客",
        "种了三亩|土豆和玉米",
        "新桥通车了|菜价也降了",
        "清晨开市，|豆腐先卖完",
        "|",
        "渡口|",
        "|3号渡口",
    ],
)
def test_no_word_spans_what_is_cut_between_words(cut):
    assert across(*cut.split("|")) == 0


@given(strategies.ANY, strategies.ANY)
def test_only_what_is_near_the_cut_tells_whether_a_word_spans_it(left, right):
    assert across(left, right) == across(left[-NEAR:], right[:NEAR]) >= 0


@given(strategies.ANY)
def test_every_line_has_classes(text):
    assert {first_class(text), last_class(text)} <= set(CLASSES)


@given(strategies.sentences())
def test_both_ways_of_parting_are_as_likely(text):
    found = table()
    ids, words = found.fold(text), Logs(found.words)
    assert parse(found, words, ids)[-1] == pytest.approx(parse_back(found, words, ids)[0])
