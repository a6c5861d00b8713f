"""Width: what stays, what changes, what is only suspected, and the laws over three alphabets."""

from __future__ import annotations

import unicodedata

import pytest
from casefile import changed, kept, suspected
from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import MIN_CONFIDENCE, apply
from newsclean.rules.width import fix_width, width
from strategies import ANY, evidence, pages

EVIDENCE = st.text(
    st.sampled_from("甲乙中文A1b,;:!?().\"'--—…。·・．％,,<>《》「」“”（），：、 \n１Ａ／＝&/﹙﹚｡ひ"), max_size=90
) | evidence(fix_width)
RULES = st.sampled_from([fix_width, width(quotes="curly"), width(quotes="corner"), width(letters="keep")])


@pytest.mark.parametrize("text", kept("width"))
def test_stays(text: str) -> None:
    assert list(fix_width.find(text)) == []


@pytest.mark.parametrize(("before", "after"), changed("width"))
def test_changes(before: str, after: str) -> None:
    assert fix_width(before) == after


@pytest.mark.parametrize(("before", "after"), suspected("width"))
def test_suspects(before: str, after: str) -> None:
    edits = list(fix_width.find(before))
    assert fix_width(before) == before
    assert apply(before, edits) == after


def test_the_table_is_large_enough_to_mean_something() -> None:
    assert len(kept("width")) + len(changed("width")) >= 400


@pytest.mark.parametrize("text", ["他说“好”", "「好」", "don’t", "it’s", "『論語』"])
def test_quotation_marks_stay_unless_asked(text: str) -> None:
    assert fix_width(text) == text


@pytest.mark.parametrize(
    ("quotes", "before", "after"),
    [
        ("curly", "「他說『好』」", "“他說‘好’”"),
        ("curly", "﹁好﹂", "“好”"),
        ("corner", "“他說‘好’”", "「他說『好』」"),
        ("corner", '他说"好"', "他说「好」"),
        ("corner", "don’t", "don’t"),
        ("keep", '「他說"好"」', "「他說“好”」"),
    ],
)
def test_quotation_marks_take_the_form_asked_for(quotes: str, before: str, after: str) -> None:
    assert width(quotes=quotes)(before) == after


@pytest.mark.parametrize("text", ["１９６６年", "ＧＤＰ", "５％", "Ａ／Ｂ"])
def test_full_width_letters_stay_on_request(text: str) -> None:
    assert width(letters="keep")(text) == text


def test_a_change_points_at_its_source() -> None:
    text = "增长5.1%,其中(见表)"
    assert [(text[e.start : e.end], e.new) for e in fix_width.find(text)] == [(",", "，"), ("(", "（"), (")", "）")]


@given(EVIDENCE | pages() | ANY, RULES)
def test_laws(text: str, rule: object) -> None:
    edits = list(rule.find(text))
    cleaned = apply(text, [e for e in edits if e.confidence >= MIN_CONFIDENCE])
    assert apply(text, edits).count("\n") == text.count("\n")  # apply refuses edits that overlap or change nothing
    assert rule(cleaned) == cleaned
    assert _digits(cleaned) == _digits(text)
    assert _blanks(cleaned) == _blanks(text)


def _digits(text: str) -> list[int]:
    return [unicodedata.decimal(c) for c in text if c.isdecimal()]


def _blanks(text: str) -> list[str]:
    return [c for c in text if c.isspace()]


@given(EVIDENCE | pages())
def test_letters_are_only_narrowed(text: str) -> None:
    def letters(value: str) -> str:
        return "".join(c for c in unicodedata.normalize("NFKC", value) if c.isalnum())

    assert letters(fix_width(text)) == letters(text)
