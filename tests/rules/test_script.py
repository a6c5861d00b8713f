"""Script: simplified and traditional characters, the detection of both, and the laws."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from casefile import CASES
from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import Cleaned, Span, apply
from newsclean.rules.align import align
from newsclean.rules.script import detect_script, script, script_rule, to_simplified, to_traditional
from strategies import ANY, pages

if TYPE_CHECKING:
    from newsclean.edits import Rule

TABLE = tomllib.loads((CASES / "script.toml").read_text("utf-8"))
RULES = {"simplified": to_simplified, "traditional": to_traditional}
CONFIGS = ("t2s", "tw2s", "tw2sp", "hk2s", "s2t", "s2tw", "s2twp", "s2hk")
ALL = [script(config=config) for config in CONFIGS]
EVIDENCE = st.text(
    st.sampled_from(
        "乾后後里裡裏干幹發发髮头頭丑時时于於着著麵面徐学學隆淨净瞭解馆館戏预鬥只隻軟件体體資訊鼠标U盘餅 \n，「」"
    ),
    max_size=24,
)


def rows(state: str) -> list[tuple[Rule, str, str]]:
    found = []
    for name, rule in RULES.items():
        for texts in TABLE[name][state].values():
            found += [(rule, t, t) if isinstance(t, str) else (rule, t[0], t[1]) for t in texts]
    return found


@pytest.mark.parametrize(("rule", "before", "after"), rows("kept"))
def test_stays(rule: Rule, before: str, after: str) -> None:
    assert rule(before) == after


@pytest.mark.parametrize(("rule", "before", "after"), rows("changed"))
def test_converts(rule: Rule, before: str, after: str) -> None:
    assert rule(before) == after


@pytest.mark.parametrize(("rule", "before", "after"), rows("suspected"))
def test_suspects(rule: Rule, before: str, after: str) -> None:
    edits = list(rule.find(before))
    assert apply(before, edits) == after
    assert rule(before) != after


@pytest.mark.parametrize(
    ("config", "before", "after"),
    [
        ("s2tw", "里面的面条", "裡面的麵條"),
        ("s2hk", "里面看着", "裏面看着"),
        ("s2twp", "软件和信息", "軟體和資訊"),
        ("s2twp", "鼠标和U盘", "滑鼠和隨身碟"),
        ("tw2sp", "滑鼠和隨身碟裡的軟體", "鼠标和U盘里的软件"),
        ("tw2s", "看著圖書館", "看着图书馆"),
        ("hk2s", "圖書館裏面", "图书馆里面"),
    ],
)
def test_the_other_ways(config: str, before: str, after: str) -> None:
    assert script(config=config)(before) == after


def test_a_word_that_changes_its_length_keeps_its_place() -> None:
    cleaned = Cleaned.of("鼠标和U盘都在").then(script(config="s2twp"))
    assert cleaned.text == "滑鼠和隨身碟都在"
    at = cleaned.text.index("隨身碟")
    assert cleaned.source[slice(*cleaned.origin(Span(at, at + 3)))] == "U盘"
    assert cleaned.source[slice(*cleaned.origin(Span(at + 3, at + 5)))] == "都在"
    assert cleaned.undo() == cleaned.source


def test_what_is_protected_stays() -> None:
    rule = script(config="t2s", protect=("後面", re.compile("《[^》]*》")))
    assert rule("後面的《論語》與論語") == "後面的《論語》与论语"


def test_an_unknown_way_is_named() -> None:
    with pytest.raises(ValueError, match="s2jp"):
        script(config="s2jp")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "none"),
        ("abc", "none"),
        ("中文", "none"),
        ("皇后的著作", "none"),
        ("这是简体", "simplified"),
        ("乾隆年间的书", "simplified"),
        ("這是繁體", "traditional"),
        ("圖書館後面", "traditional"),
        ("这是簡體，這是简体", "mixed"),
    ],
)
def test_the_script_is_recognised(text: str, expected: str) -> None:
    assert detect_script(text)[0] == expected


def test_more_witnesses_are_more_certain() -> None:
    assert detect_script("这")[1] < detect_script("这这这")[1] < detect_script("这" * 100)[1] <= 1


def test_the_option_names_its_rule() -> None:
    assert [script_rule(option) for option in ("s", "t", "keep")] == [to_simplified, to_traditional, None]


def test_simplified_text_does_not_load_the_converter() -> None:
    code = (
        "import sys; from newsclean.rules.script import to_simplified; "
        "to_simplified('这是简体，乾隆'); sys.exit('opencc' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 (our own words)


@given(EVIDENCE | pages() | ANY, st.sampled_from(ALL))
def test_laws(text: str, rule: Rule) -> None:
    edits = list(rule.find(text))
    assert apply(text, edits).count("\n") == text.count("\n")  # apply refuses edits that overlap or change nothing
    cleaned = rule(text)
    assert rule(cleaned) == cleaned
    assert [c for c in cleaned if c.isdecimal()] == [c for c in text if c.isdecimal()]


@given(pages())
def test_simplified_pages_stay(page: str) -> None:
    assert to_simplified(page) == page


@given(st.text("ab", max_size=60), st.sampled_from([("ab", "xyz"), ("aab", "x"), ("b", "b"), ("a", ""), ("ba", "q")]))
def test_an_alignment_gives_the_answer_back(line: str, entry: tuple[str, str]) -> None:
    def convert(text: str) -> str:
        return text.replace(*entry)

    new = convert(line)
    assert apply(line, sorted((s, e, w) for s, e, w in align(convert, line, new))) == new
