"""Laws of the rule `repeats`, of the runs it weighs, and of its packed counts."""

from __future__ import annotations

import hashlib
import json
import re
import string
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from newsclean.edits import MIN_CONFIDENCE, apply
from newsclean.han import HAN
from newsclean.ngrams import LETTERS, MISSING, Packed, pack, table, unpack_keys
from newsclean.rules.kept import kept
from newsclean.rules.repeats import CEILING, fix_repeats, repeats
from newsclean.rules.runs import LONGEST, runs

REDUP = Path(__file__).parents[3] / "shared" / "corpora" / "redup"
OWN = st.lists(
    st.sampled_from(
        ["文明实践", "活", "活动", "看好", "好", "高质量", "，", "。\n", "发展", "一", "场", "2", "a", " "]
    ),
    max_size=40,
).map("".join)
TEXTS = st.one_of(OWN, strategies.pages(), strategies.ANY)
HAN_ONLY = re.compile(f"[{HAN}]+")
CARRIERS = ("大家都说{}，这话不假。", "他在会上提到{}的事情。", "记者在{}看到了新的变化。", "这就是{}带来的改变。")


@given(TEXTS)
@settings(max_examples=150)
def test_an_edit_deletes_the_second_of_two_equal_strings_of_han(text):
    edits = repeats(0.01).find(text)
    apply(text, edits)
    for edit in edits:
        gone = text[edit.start : edit.end]
        assert HAN_ONLY.fullmatch(gone)
        assert gone == text[edit.start - len(gone) : edit.start]
        assert edit.new == ""
        assert 0.2 <= edit.confidence <= 1


@given(TEXTS)
@settings(max_examples=150)
def test_a_second_pass_changes_nothing(text):
    for rule in (fix_repeats, repeats(0.01)):
        once = rule(text)
        assert rule(once) == once


@given(OWN)
def test_confidence_rises_with_the_rate(text):
    low, high = ({(e.start, e.end): e.confidence for e in repeats(rate).find(text)} for rate in (1e-4, 1e-2))
    assert all(
        place in high and high[place] >= confidence for place, confidence in low.items() if confidence < MIN_CONFIDENCE
    )


def test_nothing_is_suspected_at_a_rate_of_nought():
    assert repeats(0.0).find("社区开展了文明实践活活动，推动高质量高质量发展。") == []


@pytest.mark.parametrize("rate", [1e-3, 0.1, 0.9])
@pytest.mark.parametrize(
    "text",
    [
        "大家看看看，再说。",
        "，高质量高质量。",
        "共有三三号楼",
        "在一场场比赛中",
        "把屋子收拾得干干净净的",
        "记者李莉莉报道",
        "我们研究研究再说",
    ],
)
def test_a_reason_to_keep_holds_at_any_rate(text, rate):
    assert repeats(rate)(text) == text
    assert all(e.confidence <= CEILING and e.why for e in repeats(rate).find(text))


def test_each_listed_string_holds_a_repeat():
    listed = kept()
    assert all(any(True for _ in runs(entry)) for entry in listed.strings)
    assert all(len(word) == 2 and word[0] != word[1] for word in (*listed.verbs, *listed.cries))
    assert all(len(word) == 1 for word in (*listed.names, *listed.each, *listed.sounds))


def test_a_listed_string_stays_at_any_rate():
    rule = repeats(0.5)
    entries = [f"曾{entry}后" for entry in (*kept().strings, *(2 * verb for verb in kept().verbs))]
    entries += [text for cry in kept().cries for text in (f"{2 * cry}，他说", f"他说{2 * cry}。")]
    entries += [f"听得{2 * sound}{how}" for sound in kept().sounds for how in ("地响", "作响", "，")]
    assert [e for e in entries if rule(e) != e] == []


@given(st.text("活动高质量，a\n\U00020000", max_size=60))
def test_runs_are_those_of_a_plain_search(text):
    plain = {
        (start, period)
        for period in range(1, LONGEST + 1)
        for start in range(len(text) - 2 * period + 1)
        if text[start : start + period] == text[start + period : start + 2 * period]
        and HAN_ONLY.fullmatch(text[start : start + period])
        and not any(
            text[start : start + period] == text[start : start + k] * (period // k)
            for k in range(1, period)
            if period % k == 0
        )
    }
    found = {(start, run.period) for run in runs(text) for start in range(run.start, run.end - 2 * run.period + 1)}
    assert found == plain


@pytest.mark.parametrize("unit", ["活", "文明", "高质量", "，", "a", "活，"])
def test_long_monotony_is_read_in_one_go(unit):
    text = unit * 20_000
    assert fix_repeats(text) == text


def test_lone_surrogates_and_astral_characters_are_read():
    text = "\ud800\ud800𠮷𠮷\U0010ffff"
    assert [text[r.start : r.end] for r in runs(text)] == ["𠮷𠮷"]


@given(st.sets(st.integers(0, 2**52 - 1), max_size=50))
def test_a_packed_key_is_found_and_no_other(keys):
    ordered = sorted(keys)
    steps = [b - a for a, b in zip([0, *ordered], ordered, strict=False)]
    planes = b"".join(bytes(step >> 8 * plane & 255 for step in steps) for plane in range(7))
    packed = Packed(unpack_keys(planes, len(steps)), bytes(range(len(steps))), bytes(len(steps)))
    assert list(packed.keys) == ordered
    for place, key in enumerate(ordered):
        assert packed.log(key) == place / 4
        assert key + 1 in keys or packed.log(key + 1) == MISSING


def test_the_packed_files_are_those_that_were_recorded():
    data = files("newsclean").joinpath("data")
    about = json.loads(data.joinpath("repeats.json").read_text(encoding="utf-8"))
    for name in ("ngrams.bin", "repeats.trees"):
        raw = data.joinpath(name).read_bytes()
        assert about[name] == {"bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
    assert sum(about[name]["bytes"] for name in ("ngrams.bin", "repeats.trees")) <= 3_000_000
    assert all(len(digest) == 64 for digest in about["inputs"].values())


def test_the_counts_know_common_words():
    counts = table()
    assert counts.count("我们") > 1000
    assert counts.count("经济") == counts.count("經濟")
    assert counts.count("我门") < 10
    assert counts.words.log(pack(counts.fold("中国"))) > MISSING
    assert counts.fold("2025年abc，。好") == [3, counts.ids["年"], 4, 1, counts.ids["好"]]


@given(strategies.ANY)
def test_folding_takes_any_text(text):
    ids = table().fold(text)
    assert all(a != b or a == 0 or a > LETTERS for a, b in pairwise(ids))


@given(st.text(string.digits + string.ascii_letters + "．1１２Ａａ", max_size=40))
def test_figures_and_letters_are_never_touched(text):
    assert repeats(0.5).find(text) == []


@pytest.mark.skipif(not REDUP.is_dir(), reason="the lists of reduplications (../shared/corpora/redup) are not here")
def test_no_listed_reduplication_is_changed_in_a_sentence():
    rows = [
        line.split("\t")
        for path in sorted(REDUP.glob("*.tsv"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert len(rows) > 10_000
    sentences = [CARRIERS[i % len(CARRIERS)].format(row[0]) for i, row in enumerate(rows)]
    assert [s for s in sentences if fix_repeats(s) != s] == []
