"""Mojibake: clean text stays; what lost nothing is turned back; the rest is only reported."""

from __future__ import annotations

import gzip
import json
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from newsclean.edits import MIN_CONFIDENCE, Cleaned
from newsclean.rules.mojibake import fix_mojibake

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/mojibake.toml").read_text("utf-8"))
CORPORA = ROOT.parent / "shared/corpora"

MESS = st.text(
    "甲的中国，。ä¸­å›½æ–‡ÖÐ¹úÎÄ¤¤¤åÃ¤Â£éß·“”—…ΣσµτΦΘ╕¡浣犲ソ鐨锛銆ㄛ\ue019\ue4c7\ufffd锟斤拷烫屯 a?\n", max_size=40
)
TEXTS = st.one_of(MESS, strategies.evidence(fix_mojibake), strategies.pages(), strategies.ANY)


def _read(text: str, was: str, codec: str) -> str:
    """Return what `codec` makes of a text in `was`."""
    data = text.encode(was)
    if codec == "whatwg":
        return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)
    return data.decode(codec, "replace")


def _cases(kind: str) -> list[object]:
    return [
        pytest.param(case["right"], _read(case["right"], case["was"], codec), id=f"{case['was']} as {codec}")
        for case in CASES[kind]
        for codec in case["read_as"]
    ]


@pytest.mark.parametrize("text", [*CASES["kept"], *fix_mojibake.keeps])
def test_kept(text: str) -> None:
    assert list(fix_mojibake.find(text)) == []


@pytest.mark.parametrize(("right", "wrong"), _cases("changed"))
def test_turned_back(right: str, wrong: str) -> None:
    assert fix_mojibake(wrong) == right


@pytest.mark.parametrize(("right", "wrong"), _cases("changed"))
def test_only_the_wrong_part_of_a_line_is_touched(right: str, wrong: str) -> None:
    text = f"本报讯：一切正常，\n好的：{wrong}\n以下正常。"
    assert fix_mojibake(text) == f"本报讯：一切正常，\n好的：{right}\n以下正常。"


@pytest.mark.parametrize(("before", "after"), fix_mojibake.changes)
def test_own_evidence(before: str, after: str) -> None:
    assert fix_mojibake(before) == after


@pytest.mark.parametrize("times", [2, 3])
def test_doubled(times: int) -> None:
    right = "县图书馆开放夜间书房。"
    wrong = right
    for _ in range(times):
        wrong = _read(wrong, "utf-8", "whatwg")
    (edit,) = fix_mojibake.find(wrong)
    assert edit.new == right
    assert edit.why.endswith(f"{times} times")


@pytest.mark.parametrize(("right", "wrong"), _cases("suspected"))
def test_lossy_kinds_are_only_offered(right: str, wrong: str) -> None:
    edits = list(fix_mojibake.find(wrong))
    assert fix_mojibake(wrong) == wrong
    offered = "".join(edit.new for edit in edits)
    assert sum(c in offered for c in right) >= len(right) * 0.5


@pytest.mark.parametrize("case", CASES["reported"], ids=lambda case: case["old"])
def test_rubbish_is_reported(case: dict[str, str]) -> None:
    (edit,) = fix_mojibake.find(case["text"])
    assert case["text"][edit.start : edit.end] == case["old"]
    assert (edit.new, edit.why.split(":")[0]) == ("", "report")
    assert edit.confidence < 0.5


def test_two_han_of_two_byte_codes_are_too_few() -> None:
    wrong = _read("清淤", "gbk", "latin-1")
    assert fix_mojibake(wrong) == wrong


def test_offsets_lead_back_to_the_source() -> None:
    wrong = _read("夜间书房", "utf-8", "latin-1")
    source = f"图书馆\n开放{wrong}了"
    cleaned = Cleaned.of(source).then(fix_mojibake)
    assert cleaned.text == "图书馆\n开放夜间书房了"
    assert [source[c.start : c.end] for c in cleaned.changes] == [wrong]
    assert cleaned.undo() == source


@given(TEXTS)
def test_edits_are_sorted_disjoint_and_real(text: str) -> None:
    edits = list(fix_mojibake.find(text))
    assert all(text[e.start : e.end] != e.new for e in edits)
    assert all(left.end <= right.start for left, right in pairwise(edits))
    fix_mojibake(text)


@given(TEXTS)
def test_nothing_is_left_to_do(text: str) -> None:
    once = fix_mojibake(text)
    assert [e for e in fix_mojibake.find(once) if e.confidence >= MIN_CONFIDENCE] == []


@given(TEXTS)
def test_lines_stay(text: str) -> None:
    assert fix_mojibake(text).count("\n") == text.count("\n")


@given(
    st.lists(strategies.sentences(), min_size=1, max_size=3).map("\n".join),
    st.sampled_from(["latin-1", "whatwg", "cp437"]),
)
def test_any_sentence_comes_back_from_utf8(text: str, codec: str) -> None:
    assert fix_mojibake(_read(text, "utf-8", codec)) == text


@given(strategies.pages())
def test_a_page_is_not_touched(text: str) -> None:
    assert list(fix_mojibake.find(text)) == []


@pytest.mark.skipif(not CORPORA.exists(), reason="needs the corpora beside the repository")
def test_clean_text_is_not_touched() -> None:
    with gzip.open(CORPORA / "cctv_2022_2025.jsonl.gz", "rt", encoding="utf-8") as lines:
        news = "\n".join(json.loads(line)["text"] for line in lines)
    with gzip.open(CORPORA / "laws.txt.gz", "rt", encoding="utf-8") as lines:
        laws = lines.read(10_000_000)
    assert list(fix_mojibake.find(news)) == []
    assert list(fix_mojibake.find(laws)) == []
