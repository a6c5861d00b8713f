"""The rule `repeats`: what must not change first."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsclean.edits import MIN_CONFIDENCE
from newsclean.rules.kept import KIN, kept
from newsclean.rules.repeats import fix_repeats, repeats


@pytest.mark.parametrize("text", fix_repeats.keeps)
def test_what_the_rule_keeps(text):
    assert fix_repeats(text) == text


@pytest.mark.parametrize(("before", "after"), fix_repeats.changes)
def test_what_the_rule_changes(before, after):
    assert fix_repeats(before) == after
    assert fix_repeats(after) == after


@pytest.mark.parametrize("rate", [-0.1, 1, 2.0, float("nan")])
def test_a_rate_is_a_share_of_the_characters(rate):
    with pytest.raises(ValueError, match="duplicate_rate"):
        repeats(rate)


def test_an_edit_deletes_the_second_copy():
    text = fix_repeats.changes[0][0]
    for edit in fix_repeats.find(text):
        size = edit.end - edit.start
        assert edit.new == ""
        assert text[edit.start : edit.end] == text[edit.start - size : edit.start]
        assert edit.confidence >= MIN_CONFIDENCE


CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "repeats.toml").read_text(encoding="utf-8"))
KEPT = [text for texts in CASES["kept"].values() for text in texts]
CHANGED = [tuple(pair) for pairs in CASES["changed"].values() for pair in pairs]
DIRTY = repeats(1 / 300)


def test_the_cases_are_many():
    assert len(KEPT) == len(set(KEPT)) >= 300


@pytest.mark.parametrize("text", KEPT)
def test_what_a_writer_doubled_stays_even_in_a_dirty_text(text):
    assert DIRTY(text) == text


@pytest.mark.parametrize(("before", "after"), CHANGED)
def test_what_ocr_doubled_goes_from_a_dirty_text(before, after):
    assert DIRTY(before) == after
    assert DIRTY(after) == after


def test_a_repeat_that_recurs_in_the_same_place_is_a_term():
    once = "港区停靠了海鹭舰舰长的座船，文明实践活活动照常。"
    twice = once + "后来海鹭舰舰长讲了话，大家参加文明实践活活动。"
    assert "活活动" not in DIRTY(once)
    assert twice.count("舰舰长") == DIRTY(twice).count("舰舰长") == 2
    assert all(e.confidence < MIN_CONFIDENCE for e in DIRTY.find(twice))


@pytest.mark.parametrize(
    ("before", "after"),
    [("居民提出申请请，窗口受理。", "居民提出申请，窗口受理。"), ("工程于2月月5日完工。", "工程于2月5日完工。")],
)
def test_neither_a_word_that_starts_like_a_name_nor_a_figure_beside_it_protects_a_doubling(before, after):
    assert DIRTY(before) == after
    assert DIRTY("获奖者有李莉莉、徐娜娜。") == "获奖者有李莉莉、徐娜娜。"


def test_a_long_phrase_printed_twice_is_reported_even_in_a_clean_text():
    text = "会议要求各村严格落实防汛值班制度严格落实防汛值班制度，做好物资储备。"
    edits = list(fix_repeats.find(text))
    assert [text[e.start : e.end] for e in edits] == ["严格落实防汛值班制度"]
    assert edits[0].confidence < MIN_CONFIDENCE
    assert DIRTY(text) == "会议要求各村严格落实防汛值班制度，做好物资储备。"


@pytest.mark.parametrize(
    ("before", "after"), [("中国国", "际竹编展，各地匠人都来了。"), ("中国", "国国际竹编展，各地匠人都来了。")]
)
def test_a_repeat_at_the_break_of_a_line_is_reported_at_most(before, after):
    line = "入秋以后，镇里把老粮仓收拾出来，请来篾匠和画师，在晒谷场边搭起长长的展台，办了首届"
    text = f"{line}{before}\n\n{after}"
    assert DIRTY(text) == text
    assert DIRTY(f"{line}中国国际竹编编展。") == f"{line}中国国际竹编展。"


def test_kin_are_a_section_of_the_list():
    assert KIN in set(kept().strings.values())


def test_a_kept_character_tells_of_the_rate_and_a_kept_word_does_not():
    def confidence(more: str) -> float:
        return next((e.confidence for e in fix_repeats.find(unsure + more) if e.start < len(unsure)), 0.0)

    unsure = "全市粮食产产量稳定。"
    assert confidence("他看了新闻闻联播，也说起特朗朗普总统。") > confidence("") + 0.1
    assert confidence("大家研究研究，商量商量，讨论讨论。") <= confidence("")
