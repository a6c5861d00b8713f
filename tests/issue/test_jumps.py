"""Jumps: nothing goes elsewhere unless a line says so; one that names its article is followed, a doubtful one told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handmade import known, numbers, pieces
from newsclean.edits import MIN_CONFIDENCE
from newsclean.issue.grouping import group
from newsclean.issue.jumps import LIKELY, SURE, follow, is_rest, starts_rest

if TYPE_CHECKING:
    from newsclean.issue.moved import Moved
    from newsclean.layout.page import Piece

FERRY = "三号渡口昨天通航，第一班渡船坐满了人，船工们忙着摆渡。"
TREES = "临湖公园昨天种下三百株水杉，志愿者们忙了半天，园丁浇了水。"


def page(*rows: tuple[str, str]) -> list[Piece]:
    """Return a page whose jumps are known for what they are."""
    return [known(p, furniture="jump") if "第" in p.text and p.role == "furniture" else p for p in pieces(*rows)]


def followed(found: list[Piece], least: float = MIN_CONFIDENCE) -> tuple[list[list[int]], list[Moved]]:
    """Return the lines of every article once the jumps were followed, and the moves."""
    drafted = group(found)
    moved = follow(drafted, found, min_confidence=least)
    return numbers(drafted), moved


JUMP = [
    ("headline", "三号渡口通航"),
    ("start", FERRY),
    ("furniture", "（下转第2版）"),
    ("headline", "临湖公园种树"),
    ("start", TREES),
    ("furniture", "（上接第1版）"),
    ("start", "渡船每天开二十班，渡口两岸的居民往来方便。"),
    ("start", "第一班渡船早上六点开。"),
]


@pytest.mark.parametrize("text", ["（上接第1版）", "(紧接第1版)", "文接第1版", "【上接A1版】", "（接第1版）"])
def test_what_announces_the_rest_of_an_article(text: str) -> None:
    (piece,) = pieces(("furniture", text), furniture="jump")
    assert is_rest(piece)


@pytest.mark.parametrize("text", ["（下转第2版）", "下转第2版", "▶转第2版"])
def test_what_says_that_it_goes_on_elsewhere(text: str) -> None:
    (piece,) = pieces(("furniture", text), furniture="jump")
    assert not is_rest(piece)
    (other,) = pieces(("furniture", "（上接第1版）"), furniture="folio")
    assert not is_rest(other)


def test_without_jumps_nothing_moves() -> None:
    rows = [row for row in JUMP if row[0] != "furniture"]
    assert followed(page(*rows)) == ([[0, 1], [2, 3, 4, 5]], [])


def test_a_rest_whose_beginning_is_on_no_page_stays() -> None:
    rows = [row for row in JUMP if "下转" not in row[1]]
    assert followed(page(*rows)) == ([[0, 1], [2, 3], [5, 6]], [])


def test_a_beginning_whose_rest_is_on_no_page_stays() -> None:
    assert followed(page(*JUMP[:5])) == ([[0, 1], [3, 4]], [])


def test_a_rest_with_a_headline_of_its_own_stays() -> None:
    rows = [*JUMP[:6], ("headline", "夜校开课"), ("start", "夜校的木工课坐满了人。")]
    lines, moved = followed(page(*rows))
    assert lines == [[0, 1], [3, 4], [6, 7]]
    assert moved == []


def test_a_rest_goes_behind_its_beginning() -> None:
    lines, (move,) = followed(page(*JUMP))
    assert lines == [[0, 1, 6, 7], [3, 4]]
    assert (move.pieces, move.before, move.confidence, move.applied) == ((6, 7), 2, SURE, True)
    assert move.article.lines() == [0, 1, 6, 7]


def test_a_paragraph_that_breaks_off_at_the_jump_goes_on_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = page(*JUMP)
    found[1] = known(found[1], openness=1)
    found[6] = known(found[6], orphan=1.0)
    monkeypatch.setattr("newsclean.layout.odds.junction", lambda *_: 1.0)
    drafted = group(found)
    follow(drafted, found, min_confidence=MIN_CONFIDENCE)
    (first, last) = drafted.articles[0].body
    assert (first.lines, last.lines) == ([1, 6], [7])
    assert [sure for sure, _ in first.seams] == [SURE]


TWO = [
    ("headline", "三号渡口通航"),
    ("start", FERRY),
    ("furniture", "（下转第2版）"),
    ("headline", "临湖公园种树"),
    ("start", TREES),
    ("furniture", "（下转第2版）"),
]


def test_a_rest_that_nothing_tells_apart_is_only_reported() -> None:
    lines, (move,) = followed(page(*TWO, ("furniture", "（上接第1版）"), ("start", "大家都说好。")))
    assert lines == [[0, 1], [3, 4], [7]]
    assert (move.confidence, move.applied, move.pieces) == (LIKELY, False, (7,))


def test_the_caller_may_ask_for_less() -> None:
    lines, (move,) = followed(page(*TWO, ("furniture", "（上接第1版）"), ("start", "大家都说好。")), LIKELY)
    assert move.applied
    assert sorted(i for part in lines for i in part) == [0, 1, 3, 4, 7]
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("said", "rest", "home"),
    [
        ("（上接第1版《三号渡口通航》）", "大家都说好。", 0),
        ("（上接第1版《临湖公园种树》）", "大家都说好。", 1),
        ("（上接第1版）", "第一班渡船上的船工们忙着摆渡，渡口坐满了人。", 0),
        ("（上接第1版）", "水杉由志愿者们种下，园丁在公园里浇了水。", 1),
    ],
)
def test_a_rest_goes_to_the_article_it_names_or_speaks_of(said: str, rest: str, home: int) -> None:
    lines, (move,) = followed(page(*TWO, ("furniture", said), ("start", rest)))
    assert (move.confidence, move.applied) == (SURE, True)
    assert lines[home][-1] == 7
    assert len(lines) == 2


def test_two_rests_find_their_two_beginnings() -> None:
    lines, moved = followed(
        page(
            *TWO,
            ("furniture", "（上接第1版）"),
            ("start", "水杉由志愿者们种下，园丁在公园里浇了水。"),
            ("furniture", "（上接第1版）"),
            ("start", "大家都说好。"),
        )
    )
    assert lines == [[0, 1, 9], [3, 4, 7]]
    assert [move.applied for move in moved] == [True, True]


def test_only_a_text_right_below_a_jump_begins_a_rest() -> None:
    found = page(*JUMP)
    assert [starts_rest(found, i) for i in range(len(found))] == [False] * 6 + [True, False]
    folio = page(*JUMP[:6], ("furniture", "2026年3月1日"), *JUMP[6:])
    assert starts_rest(folio, 7)


def test_the_headline_that_stands_again_above_a_rest_is_no_article() -> None:
    rows = [*JUMP[:5], ("headline", JUMP[0][1]), *JUMP[5:]]
    found = page(*rows)
    drafted = group(found)
    (move,) = follow(drafted, found, min_confidence=MIN_CONFIDENCE)
    assert move.applied
    assert numbers(drafted) == [[0, 1, 7, 8], [3, 4]]
    assert [(u.kind, u.lines) for u in drafted.furniture] == [("jump", [2]), ("jump", [5]), ("jump", [6])]


def test_another_headline_above_a_rest_stays_an_article() -> None:
    found = page(*JUMP[:5], ("headline", "夜校开课"), *JUMP[5:])
    drafted = group(found)
    follow(drafted, found, min_confidence=MIN_CONFIDENCE)
    assert [5] in numbers(drafted)
