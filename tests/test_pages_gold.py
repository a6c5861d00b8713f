"""The gold of the written pages (tests/pages): it reads, it is whole, and what it says of a page is printed there."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsclean.score import load

if TYPE_CHECKING:
    from newsclean.score import Gold

PAGES = Path(__file__).parent / "pages"
KINDS = (
    "columns", "national", "commentary", "noblank", "hardwrap",
    "interview", "markdown", "traditional_tw", "traditional_hk", "decree",
    "briefs", "packages", "jumps", "front",
)  # fmt: skip
ROLES = {"记者", "通讯员", "实习记者", "特约记者", "摄影", "文", "图"}
GOLD = sorted(PAGES.glob("*.gold"))


def gold(path: Path) -> Gold:
    """Return the gold of a page. That every printed line is in exactly one record, `load` itself sees to."""
    (page,) = load(path)
    return page


every_page = pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def line_number(line: str) -> int:
    """Return the number in a line id such as 12 or 12b."""
    return int(line.rstrip("ab"))


def test_at_least_three_pages_of_every_kind() -> None:
    count = Counter(path.stem.rpartition("_")[0] for path in GOLD)
    assert [kind for kind in KINDS if count[kind] < 3] == []


def test_every_page_has_its_gold() -> None:
    assert [path.stem for path in sorted(PAGES.glob("*.txt"))] == [path.stem for path in GOLD]


@every_page
def test_every_printed_line_is_in_exactly_one_record(path: Path) -> None:
    page = gold(path)
    assert page.name == f"{path.stem}.txt"
    placed = Counter(line for record in page.records() for line in record.lines)
    printed = [str(n) for n, line in enumerate(page.source.split("\n"), 1) if line.strip()]
    assert set(placed.values()) == {1}
    assert sorted({re.sub("[ab]+$", "", line) for line in placed}) == sorted(printed)


@every_page
def test_the_parts_of_a_split_line_are_both_something(path: Path) -> None:
    page = gold(path)
    for left, right in pairwise(page.pieces):
        if left.id.endswith("a"):
            assert left.text.strip()
            assert right.text.strip()
            assert left.end == right.start


@every_page
def test_a_repeat_is_repaired_by_taking_characters_out(path: Path) -> None:
    page = gold(path)
    for repeat in page.repeats:
        assert page[repeat.line].text.count(repeat.faulty) == 1
        rest = iter(repeat.faulty)
        assert all(c in rest for c in repeat.right)


@every_page
def test_gaps_and_moves_name_lines_of_their_article(path: Path) -> None:
    for article in gold(path).articles:
        assert {gap.line for gap in article.gaps} <= set(article.lines)
        assert set(article.moved) <= set(article.lines)


@every_page
def test_only_what_is_marked_as_moved_stands_before_what_it_follows(path: Path) -> None:
    for article in gold(path).articles:
        for record in article.records:
            kept = [line_number(line) for line in record.lines if line not in article.moved]
            assert kept == sorted(kept)


@every_page
def test_bylines_datelines_and_authors_are_printed_in_their_article(path: Path) -> None:
    page = gold(path)
    for article in page.articles:
        text = squeezed("".join(page[line].text for line in article.lines))
        names = [name for name, _ in article.authors or ()]
        for said in filter(None, (article.byline, article.dateline, *names)):
            assert squeezed(said) in text
        assert {role for _, role in article.authors or ()} <= ROLES


@pytest.mark.parametrize(("plain", "marked"), [("markdown_4", "markdown_2"), ("markdown_5", "markdown_3")])
def test_a_page_without_marks_is_the_page_with_marks(plain: str, marked: str) -> None:
    with_marks, without = gold(PAGES / f"{marked}.gold"), gold(PAGES / f"{plain}.gold")
    assert re.sub(r"(?m)^#+ |\*\*", "", with_marks.source) == without.source
    assert with_marks.articles == without.articles
