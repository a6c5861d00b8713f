"""What speaks for a tail: what is known of a pair, and what a pair is worth beside its rivals."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import known as known_piece
from handmade import pieces
from newsclean.issue.drafts import Draft, Page, Unit
from newsclean.issue.matching import (
    ALONE,
    NO_RIVAL,
    SCORE,
    WEIGHTS,
    Tallies,
    beside_rivals,
    figures,
    followers,
    kinship,
)

if TYPE_CHECKING:
    from newsclean.layout.page import Piece

HOME = ("三号渡口通航", "船工撑篙渡河的手艺传了三代，人称“渡口")
AWAY = ("新公园开放", "水杉林里铺了栈道。", "一篙定”，如今他把手艺教给了孙子。")


def known(home: tuple[str, ...], away: tuple[str, ...], end: int, start: int) -> dict[str, float]:
    """Return the figures of a pair: of units `end` and `start` of the bodies of two articles."""
    found = pieces(*[("start", text) for text in (*home, *away)])
    drafts = []
    at = 0
    for texts in (home, away):
        units = [Unit("paragraph", [at + k]) for k in range(1, len(texts))]
        drafts.append(Draft([Unit("headline", [at])], units))
        at += len(texts)
    tallies = Tallies(Page(drafts), found[0].evidence.cohesion)
    places = (0, end), (1, start)
    company = followers(found, tallies, *places)
    return figures(found, tallies, *places, company) | {"kinship": kinship(tallies, *places)}


def test_a_quotation_left_open_is_closed_by_its_tail() -> None:
    assert known(HOME, AWAY, 0, 1)["quoted"] == 1
    assert known(HOME, AWAY, 0, 0)["unquoted"] == 1
    assert "quoted" not in known(HOME, AWAY, 0, 0)


def test_where_the_two_stand() -> None:
    last, first = known(HOME, AWAY, 0, 1), known(HOME, AWAY, 0, 0)
    assert {"both last", "both last, behind", "after closed"} <= set(last)
    assert "start first" in first
    assert not {"both last", "after closed", "next", "before"} & set(first)


def test_what_reads_as_a_paragraph_of_its_own_is_hardly_a_tail() -> None:
    rest = "今年底栈道全线开放，" * 13 + "欢迎市民游览。"
    assert {"long", "time"} <= set(known(HOME, (*AWAY, rest), 0, 2))
    assert not {"long", "time"} & set(known(HOME, AWAY, 0, 1))
    assert known(HOME, AWAY[:2], 0, 0)["whole"] == 1
    assert "whole" not in known(HOME, AWAY, 0, 0)


def test_what_was_displaced_with_a_tail_speaks_for_its_home() -> None:
    away = (*AWAY[:2], "一篙定”，如今他把手艺教给了孙子。", "三号渡口的船工今年又收了两个徒弟，撑篙渡河有人学了。")
    found = pieces(*[("start", text) for text in (*HOME, *away)])
    bodies = {0: (1,), 2: (3, 4, 5)}
    drafts = [Draft([Unit("headline", [h])], [Unit("paragraph", [i]) for i in body]) for h, body in bodies.items()]
    tallies = Tallies(Page(drafts), found[0].evidence.cohesion)
    end, start, company = (0, 0), (1, 1), [(1, 2)]
    assert followers(found, tallies, end, start) == company
    assert kinship(tallies, end, start, company) > kinship(tallies, end, start)


DATED = "本报讯 新公园昨天开放，水杉林里铺了三里栈道。"


def misplaced(*away: str, signed: str = "", home: str = HOME[1]) -> tuple[list[Piece], Tallies]:
    """Return a page of two articles: a headline and a text each."""
    found = pieces(*[("start", text) for text in (HOME[0], home, AWAY[0], *away)])
    found = [known_piece(p, dateline=p.text.startswith("本报讯")) for p in found]
    found = [known_piece(p, names=("signs off",)) if p.text == signed else p for p in found]
    drafts = [
        Draft([Unit("headline", [0])], [Unit("paragraph", [1])]),
        Draft([Unit("headline", [2])], [Unit("paragraph", [3 + k]) for k in range(len(away))]),
    ]
    return found, Tallies(Page(drafts), found[0].evidence.cohesion)


def test_what_stands_between_a_headline_and_its_dated_lead_was_displaced_together() -> None:
    more = "渡口的船工今年又收了两个徒弟。"
    for away, company in (((AWAY[2], DATED), []), ((AWAY[2], more, DATED), [(1, 1)])):
        found, tallies = misplaced(*away)
        assert followers(found, tallies, (0, 0), (1, 0)) == company
        assert "above a lead" in figures(found, tallies, (0, 0), (1, 0), company)
    for away, start in (((DATED, AWAY[2]), 1), ((AWAY[2], more), 0)):
        found, tallies = misplaced(*away)
        assert "above a lead" not in figures(found, tallies, (0, 0), (1, start), [])


def test_the_lead_may_have_been_taken_for_that_of_an_article_without_a_headline() -> None:
    found, tallies = misplaced(AWAY[2], DATED)
    page = tallies.page
    page.articles.append(Draft([], [page.articles[1].body.pop()]))
    assert "above a lead" in figures(found, tallies, (0, 0), (1, 0), [])
    page.articles[2].heads.append(Unit("headline", [2]))
    assert "above a lead" not in figures(found, tallies, (0, 0), (1, 0), [])


def test_a_paragraph_that_alone_names_the_author_of_its_article_is_hardly_a_tail() -> None:
    last = "县里还为两岸居民各添了一班船。(高穗)"
    found, tallies = misplaced(DATED, last, signed=last)
    assert "takes the signature" in figures(found, tallies, (0, 0), (1, 1), [])
    found, tallies = misplaced("本报讯(记者 周远航)新公园昨天开放。", last, signed=last)
    assert "takes the signature" not in figures(found, tallies, (0, 0), (1, 1), [])
    assert WEIGHTS["takes the signature"] < 0


def test_a_figure_goes_on_from_what_leads_to_one() -> None:
    for home, start, holds in (
        ("渡船从三条增加到", "560次", 1),
        ("渡船今年大修", "560次", 0),
        ("渡船从三条增加到", "一百次", 0),
    ):
        found, tallies = misplaced(AWAY[1], start, home=home)
        assert figures(found, tallies, (0, 0), (1, 1), []).get("counts on", 0) == holds


def test_words_that_only_the_home_has_speak_for_it() -> None:
    assert (
        known(HOME, AWAY, 0, 1)["kinship"]
        > 0
        > known(HOME, (*AWAY, "水杉林里的栈道长三里。", "再铺三里栈道。"), 0, 2)["kinship"]
    )


@pytest.mark.parametrize(("end", "start"), [(0, 0), (0, 1)])
def test_every_figure_has_a_weight(end: int, start: int) -> None:
    assert set(known(HOME, AWAY, end, start)) <= set(WEIGHTS)


ENDS = [(0, 0), (1, 2), (3, 1)]
STARTS = [(1, 1), (2, 0), (4, 4)]


def test_a_pair_without_rivals() -> None:
    (score,) = beside_rivals({(ENDS[0], STARTS[0]): 2.0}).values()
    assert score > ALONE + SCORE * 2.0
    rivals = beside_rivals({(ENDS[0], STARTS[0]): 2.0, (ENDS[0], STARTS[1]): NO_RIVAL})
    assert rivals[ENDS[0], STARTS[0]] == pytest.approx(score)


@given(st.dictionaries(st.sampled_from(list(product(ENDS, STARTS))), st.floats(-20, 20), min_size=1))
def test_a_stronger_rival_makes_a_pair_less_sure(scores: dict) -> None:
    before = beside_rivals(scores)
    assert set(before) == set(scores)
    for pair in scores:
        rivals = [other for other in scores if other != pair and (other[0] == pair[0] or other[1] == pair[1])]
        raised = {p: s + 5.0 if p in rivals else s for p, s in scores.items()}
        assert beside_rivals(raised)[pair] <= before[pair] + 1e-9
