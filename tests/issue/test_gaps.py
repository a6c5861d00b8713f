"""Gaps: a whole article has none; a paragraph that breaks off or starts in mid-sentence, unmended, has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import article, known, pieces
from newsclean.issue import gaps
from newsclean.issue.drafts import Draft, Page, Unit
from newsclean.issue.moved import Moved
from newsclean.issue.parse import parse

if TYPE_CHECKING:
    from newsclean.layout.page import Piece

WHOLE: Final = "两岸居民昨天坐上了第一班渡船，岸边站满了送行的人。"
CUT: Final = "的乘客告诉记者,昨天的渡船比平时晚到了半个小时。"


def made(*facts: tuple[int, float]) -> list[Piece]:
    """Return a headline and one paragraph for each (openness, orphan)."""
    rows = pieces(("headline", "三号渡口通航"), *[("start", WHOLE)] * len(facts))
    rows[1:] = [known(p, openness=o, orphan=orphan) for p, (o, orphan) in zip(rows[1:], facts, strict=True)]
    return rows


def kinds(*facts: tuple[int, float]) -> list[tuple[int, str]]:
    """Return (piece, kind) of the gaps of an article of such paragraphs."""
    page = Page([article([0], range(1, len(facts) + 1))])
    return [(found.piece, found.kind) for found in gaps.find(page, made(*facts))]


@pytest.mark.parametrize(
    "facts",
    [
        [],
        [(0, -3.0)],
        [(0, -3.0), (0, -3.0), (0, -3.0)],
        [(0, 6.0)],
        [(0, -3.0), (0, 6.0)],
        [(0, -3.0), (0, 0.0)],
    ],
    ids=str,
)
def test_a_whole_article_has_no_gaps(facts: list[tuple[int, float]]) -> None:
    """That its very first paragraph starts as it does is no gap: there is nothing before it."""
    assert kinds(*facts) == []


@pytest.mark.parametrize(
    "text",
    [
        "席间，大家说起了那年的大水。",
        "县里的渡船昨天停了。",
        "三年过去了，渡船还在。",
        "沈阿满：船还开不开？",
        "2026年5月31日",
    ],
)
def test_what_is_never_said_to_have_lost_its_start(text: str) -> None:
    rows = pieces(("headline", "三号渡口通航"), ("start", WHOLE), ("start", text))
    rows[2:] = [known(rows[2], lost=12.0, orphan=6.0)]
    assert gaps.find(Page([article([0], [1, 2])]), rows) == []


def test_a_paragraph_that_breaks_off_at_the_end_has_a_gap_after() -> None:
    assert kinds((0, -3.0), (1, -3.0)) == [(2, "after")]


def test_a_paragraph_that_breaks_off_before_a_whole_one_has_a_gap_after() -> None:
    assert kinds((1, -3.0), (0, -3.0)) == [(1, "after")]


def test_a_paragraph_whose_text_has_lost_its_start_has_a_gap_before() -> None:
    for text in (CUT, "。岸边站满了送行的人。"):
        rows = pieces(("headline", "三号渡口通航"), ("start", WHOLE), ("start", text), openness=0, orphan=-3.0)
        for kind, expected in (("paragraph", [(2, "before")]), ("list", [])):
            page = Page([Draft([Unit("headline", [0])], [Unit("paragraph", [1]), Unit(kind, [2])])])
            assert [(gap.piece, gap.kind) for gap in gaps.find(page, rows)] == expected


def test_a_start_whose_beginning_may_stand_on_the_page_is_not_said_to_be_lost() -> None:
    start = "兴战略的实施给村里带来了变化,路修到了门口。"
    for end, expected in (
        ("会议提出,要全面推进乡村振", [(3, "after")]),
        ("岸边站满了昨天来送行的人和渡", [(2, "before"), (3, "after")]),
    ):
        rows = pieces(("headline", "三号渡口通航"), ("start", WHOLE), ("start", start), ("start", end), orphan=-3.0)
        rows = [*(known(p, openness=0) for p in rows[:3]), known(rows[3], openness=1)]
        assert [(g.piece, g.kind) for g in gaps.find(Page([article([0], [1, 2, 3])]), rows)] == expected


def test_the_first_paragraph_of_an_article_is_not_judged() -> None:
    rows = pieces(("headline", "三号渡口通航"), ("start", CUT), openness=0, orphan=-3.0)
    assert gaps.find(Page([article([0], [1])]), rows) == []


def test_two_halves_that_do_not_fit_have_one_gap_between() -> None:
    assert kinds((1, -3.0), (0, gaps.ORPHAN_AFTER_OPEN + 0.1)) == [(2, "between")]


def test_a_subhead_or_a_list_item_has_no_gap() -> None:
    rows = made((1, 6.0), (1, 6.0), (1, 6.0))
    page = Page([Draft([Unit("headline", [0])], [Unit("subhead", [1]), Unit("list", [2]), Unit("verse", [3])])])
    assert gaps.find(page, rows) == []


def test_captions_do_not_part_paragraphs() -> None:
    rows = made((1, -3.0), (0, -3.0), (0, 1.0))
    page = Page(
        [Draft([Unit("headline", [0])], [Unit("paragraph", [1]), Unit("caption", [2]), Unit("paragraph", [3])])]
    )
    assert [(g.piece, g.kind) for g in gaps.find(page, rows)] == [(3, "between")]


def test_a_short_piece_that_ends_without_a_mark_is_no_gap() -> None:
    rows = pieces(("headline", "三号渡口通航"), ("start", "（周远航）"), openness=1, orphan=-3.0)
    assert gaps.find(Page([article([0], [1])]), rows) == []


FACTS: Final = st.tuples(st.integers(0, 2), st.floats(-6, 6))


@given(st.lists(FACTS, max_size=6))
def test_gaps_are_at_the_ends_of_their_article(facts: list[tuple[int, float]]) -> None:
    rows = made(*facts)
    middle = len(facts) // 2 + 1
    page = Page([article([0], range(1, middle)), article([], range(middle, len(facts) + 1))])
    found = gaps.find(page, rows)
    for gap in found:
        assert gap.piece in page.articles[gap.article].lines()
        assert gap.kind in {"before", "between", "after"}
        assert gap.why
    assert len({(gap.piece, gap.kind == "after") for gap in found}) == len(found)


def test_a_join_that_is_suspected_is_no_gap() -> None:
    rows = made((1, -3.0), (0, 3.0))
    page = Page([article([0], [1, 2])])
    assert [found.kind for found in gaps.find(page, rows)] == ["between"]
    page.articles[0].body[1].suspect = (1, 0.7)
    assert gaps.find(page, rows) == []


@pytest.mark.parametrize(("sure", "told"), [(0.4, True), (0.7, False)])
def test_what_likely_goes_on_elsewhere_is_no_gap(sure: float, *, told: bool) -> None:
    rows = pieces(("headline", "三号渡口通航"), ("start", WHOLE[:-4]), ("start", WHOLE), ("start", CUT))
    rows[1] = known(rows[1], openness=1, orphan=-3.0)
    page = Page([article([0], [1]), Draft([], [Unit("paragraph", [2]), Unit("paragraph", [3])])])
    move = Moved(page.articles[0], (3,), 2, sure, applied=False, why="")
    found = [(gap.piece, gap.kind) for gap in gaps.find(page, rows, [move])]
    assert ((1, "after") in found) == told


LEAD: Final = "本报讯（记者 沈知远）昨天，三号渡口的船工和镇里的干部坐到一起，双方围绕渡船冬季停航的安排深入交"


@pytest.mark.parametrize("rest", ["流，约定每周碰一次头。", "换意见，约定每周碰一次头。"])
def test_a_word_that_is_cut_in_two_is_joined(rest: str) -> None:
    issue = parse(f"三号渡口冬季停航\n\n{LEAD}\n\n{rest}")
    assert issue.gaps == ()
    assert [len(block.spans) for block in issue.articles[0].blocks] == [1, 2]


def test_a_word_that_is_cut_and_does_not_go_on_has_lost_its_other_half() -> None:
    issue = parse(f"三号渡口冬季停航\n\n{LEAD}\n\n为两岸居民过河搭起了桥梁，大家都说这样安排好。")
    assert [gap.kind for gap in issue.gaps] == ["between"]
    assert [len(block.spans) for block in issue.articles[0].blocks] == [1, 1, 1]
    assert issue.cleaned.source[issue.gaps[0].at] == "为"


def test_what_is_turned_to_another_page_is_not_lost() -> None:
    first = "本报讯（记者 沈知远）昨天，三号渡口恢复通航，首班渡船载着四十多名乘客从东岸出发，船工沈阿满说，"
    rest = "“以前绕路过桥要一个钟头，现在八分钟。”岸边站满了送行的人。"
    issue = parse(f"三号渡口恢复通航\n\n{first}\n\n（下转第2版）\n\n02版 综合新闻\n\n（上接第1版）{rest}\n")
    assert len(issue.articles) == 1
    assert issue.gaps == ()
