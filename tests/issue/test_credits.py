"""Who wrote it: what names nobody first, then datelines, bylines, credits and the authors read out of them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.fold import fold
from newsclean.issue import credits as who
from strategies import ANY, NAMES, paragraphs

if TYPE_CHECKING:
    from newsclean.issue.model import Author

CASES = Path(__file__).parents[1] / "cases"
ROLES = {"记者", "通讯员", "实习记者", "特约记者", "摄影", "文", "图"}
WORDS = (
    "本报讯 （ ） ( ) 【 】 记者 本报记者 通讯员 实习记者 沈知远 江 白 许令宜 新华社 北京5月6日电 报道 ： ／ / 、 "
    "文 图 文/图 摄 摄影 供图 提供 。 整理 台北 報導"
)
EVIDENCE = st.lists(st.sampled_from([" ", "　", *WORDS.split()]), max_size=16).map("".join)


def cases(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))


DATELINES, BYLINES, CREDITS = cases("datelines"), cases("bylines"), cases("credits")


def told(text: str) -> list[tuple[str, str]]:
    """Return what a case says of authors as pairs."""
    return [(name, role) for name, role in (entry.split() for entry in text.split(";") if entry.strip())]


def named(people: tuple[Author, ...]) -> list[tuple[str, str]]:
    return [(author.name, author.role) for author in people]


def shown(found: who.Credit | None, text: str) -> str:
    """Return the text of what was found, having checked that it stands where it says."""
    if found is None:
        return ""
    assert text[found.start : found.end] == found.text
    return found.text


@pytest.mark.parametrize("text", DATELINES["none"])
def test_ordinary_openings_have_no_dateline_and_no_byline(text: str) -> None:
    assert who.dateline(text) is None
    assert who.lead_byline(text) is None


@pytest.mark.parametrize(("text", "dateline", "byline", "people"), DATELINES["leads"])
def test_leads(text: str, dateline: str, byline: str, people: str) -> None:
    assert shown(who.dateline(text), text) == dateline
    assert shown(who.lead_byline(text), text) == byline
    assert named(who.authors(byline)) == told(people)


@pytest.mark.parametrize(("text", "byline", "people"), BYLINES["lines"])
def test_bylines_on_a_line_of_their_own(text: str, byline: str, people: str) -> None:
    assert who.byline(text) == byline
    assert named(who.authors(byline)) == told(people)


@pytest.mark.parametrize("text", BYLINES["unsigned"])
def test_brackets_at_the_end_that_name_nobody(text: str) -> None:
    assert who.end_byline(text) is None
    assert who.end_dateline(text) is None


@pytest.mark.parametrize(("text", "byline", "dateline"), BYLINES["ends"])
def test_bylines_at_the_end(text: str, byline: str, dateline: str) -> None:
    assert shown(who.end_byline(text), text) == byline
    assert shown(who.end_dateline(text), text) == dateline


@pytest.mark.parametrize(("text", "people"), BYLINES["people"])
def test_authors(text: str, people: str) -> None:
    assert named(who.authors(text)) == told(people)


@pytest.mark.parametrize("text", CREDITS["none"])
def test_captions_without_a_credit(text: str) -> None:
    assert who.credit(text) == ""


@pytest.mark.parametrize(("text", "credit", "people"), CREDITS["ends"])
def test_credits(text: str, credit: str, people: str) -> None:
    assert who.credit(text) == credit
    assert named(who.authors(credit, default="摄影")) == told(people)


@pytest.mark.parametrize(("text", "people"), CREDITS["whole"])
def test_a_credit_alone(text: str, people: str) -> None:
    assert named(who.authors(who.credit(text), default="摄影")) == told(people)


def test_an_author_is_named_once_in_each_role() -> None:
    people = who.authors("文/沈知远 图/沈知远") * 2
    assert named(who.unique(people)) == [("沈知远", "文"), ("沈知远", "图")]


@given(st.one_of(ANY, EVIDENCE, paragraphs()))
def test_any_text_is_read(text: str) -> None:
    for find in (who.dateline, who.lead_byline, who.end_byline, who.end_dateline):
        found = find(text)
        shown(found, text)
        assert found is None or found.text.strip() == found.text != ""
    assert who.credit(text) in text
    assert who.byline(text) in text
    for author in who.authors(text):
        assert author.role in ROLES
        assert author.name
        assert all(c in text for c in author.name)


@given(st.one_of(EVIDENCE, paragraphs()))
def test_width_and_script_of_marks_change_nothing(text: str) -> None:
    narrow = fold(text)
    for find in (who.dateline, who.lead_byline, who.end_byline, who.end_dateline):
        wide, folded = find(text), find(narrow)
        assert (wide and wide[1:]) == (folded and folded[1:])


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
def test_names_behind_a_title_are_its_people(names: list[str]) -> None:
    people = who.authors("本报记者 " + "、".join(names))
    assert named(people) == [(name.replace(" ", ""), "记者") for name in names]
