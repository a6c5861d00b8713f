"""Controls: what prints nothing goes, what stands for another character becomes it, what carries meaning stays."""

from __future__ import annotations

import gzip
import json
import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from newsclean.edits import MIN_CONFIDENCE, Cleaned
from newsclean.rules.controls import fix_controls

ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/controls.toml").read_text("utf-8"))
CORPORA = ROOT.parent / "shared/corpora"

MESS = st.text(
    "甲乙a1 \n\r\f\t\v\x85\u2028\xa0\xad\0\x1f\ufeff\u200b\u200c\u200d\u200e\u202e\u2067\ufe0f👨👩م"
    "\uf06c\uf0b7\ue5e5\ue123⼈⻓\uf914\ud83d\ude00\ud87e\udc00\ud800\u3000",
    max_size=30,
)
TEXTS = st.one_of(MESS, strategies.evidence(fix_controls), strategies.pages(), strategies.ANY)


@pytest.mark.parametrize("text", [*CASES["kept"], *fix_controls.keeps])
def test_kept(text: str) -> None:
    assert list(fix_controls.find(text)) == []


@pytest.mark.parametrize(
    ("before", "after"), [*((case["before"], case["after"]) for case in CASES["changed"]), *fix_controls.changes]
)
def test_changed(before: str, after: str) -> None:
    assert fix_controls(before) == after


@pytest.mark.parametrize("case", CASES["suspected"], ids=lambda case: repr(case["text"]))
def test_suspected(case: dict[str, str]) -> None:
    (edit,) = fix_controls.find(case["text"])
    assert (case["text"][edit.start : edit.end], edit.new) == (case["old"], case["new"])
    assert edit.confidence < MIN_CONFIDENCE
    assert fix_controls(case["text"]) == case["text"]


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA1)])
def test_no_control_is_left(code: int) -> None:
    after = fix_controls(f"甲{chr(code)}乙")
    assert after in ("甲乙", "甲 乙", "甲\n乙", "甲\f乙")
    assert ("\f" in after) == (code == 0x0C)


def test_every_kangxi_radical_becomes_one_ordinary_character() -> None:
    radicals = "".join(map(chr, range(0x2F00, 0x2FD6)))
    after = fix_controls(radicals)
    assert len(after) == len(radicals)
    assert all("\u4e00" <= char <= "\u9fff" for char in after)


def test_compatibility_ideographs_become_what_unicode_says() -> None:
    ideographs = "".join(map(chr, [*range(0xF900, 0xFADA), *range(0x2F800, 0x2FA1E)]))
    assert fix_controls(ideographs) == unicodedata.normalize("NFKC", ideographs)


def test_a_line_leading_bullet_is_certain_and_another_is_not() -> None:
    edits = list(fix_controls.find("\u200b \uf06c甲\uf06c乙\r\uf06c丙"))
    bullets = [edit.confidence >= MIN_CONFIDENCE for edit in edits if edit.new == "●"]
    assert bullets == [True, False, True]


def test_offsets_lead_back_to_the_source() -> None:
    source = "\ufeff上午\r\n⼈⺠\u200b公园\0"
    cleaned = Cleaned.of(source).then(fix_controls)
    assert cleaned.text == "上午\n人民公园"
    assert [source[c.start : c.end] for c in cleaned.changes] == ["\ufeff", "\r", "⼈", "⺠", "\u200b", "\0"]
    assert cleaned.undo() == source


@given(TEXTS)
def test_edits_are_sorted_disjoint_and_real(text: str) -> None:
    edits = list(fix_controls.find(text))
    assert all(text[e.start : e.end] != e.new for e in edits)
    assert all(left.end <= right.start for left, right in pairwise(edits))
    fix_controls(text)


@given(TEXTS)
def test_nothing_is_left_to_do(text: str) -> None:
    once = fix_controls(text)
    assert [e for e in fix_controls.find(once) if e.confidence >= MIN_CONFIDENCE] == []
    once.encode("utf-8")


@given(TEXTS)
def test_every_line_end_stays_one(text: str) -> None:
    ends = text.replace("\r\n", "\n")
    while "\r\n" in ends:
        ends = ends.replace("\r\n", "\n")
    assert fix_controls(text).count("\n") == sum(ends.count(end) for end in "\n\r\v\x85\u2028\u2029")


@given(TEXTS)
def test_what_prints_is_kept(text: str) -> None:
    printed = [c for c in text if "\u4e00" <= c <= "\u9fff" or c in "\f\u3000\ufe0f" or "!" <= c <= "~"]
    after = [*fix_controls(text)]
    assert all(after.count(c) >= printed.count(c) for c in set(printed))


@pytest.mark.skipif(not CORPORA.exists(), reason="needs the corpora beside the repository")
def test_clean_news_is_left_alone() -> None:
    with gzip.open(CORPORA / "cctv_2022_2025.jsonl.gz", "rt", encoding="utf-8") as lines:
        text = "\n".join(json.loads(line)["text"] for _, line in zip(range(1500), lines, strict=False))
    found = {text[e.start : e.end] for e in fix_controls.find(text)}
    assert found <= {"\u200c", "\u2002", "⻄", "⽓"}, "what the source itself left there"
