"""Re-threading: nothing moves without a trigger, a tail is tied only when sure, and nothing is ever lost."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import article, known, numbers, pieces
from newsclean.edits import MIN_CONFIDENCE, Span
from newsclean.issue import tails
from newsclean.issue.drafts import Draft, Page, Unit
from newsclean.issue.moved import Moved, certainty
from newsclean.issue.tails import continues
from newsclean.issue.threading import rethread
from newsclean.layout import odds

if TYPE_CHECKING:
    from newsclean.layout.page import Piece

OPEN: Final = ("船工撑篙渡河的手艺传了三代如今仍在三号渡口", "园丁剪枝浇水的本领学了十年如今都在临湖公园")
TAILS: Final = ("摆着木船等候客人。", "守着水杉慢慢长大。")
WHOLE: Final = ("县图书馆昨夜亮灯到天明。", "夜校的木工课坐满了人。")


class Odds:
    """Odds of a junction and of an affinity told by hand; what nobody told fits nowhere."""

    def __init__(self) -> None:
        self.told: dict[tuple[str, str], float] = {}

    def __call__(self, left: str, right: str) -> float:
        return self.told.get((left, right), -odds.BOUND)


@pytest.fixture
def fits(monkeypatch: pytest.MonkeyPatch) -> Odds:
    told = Odds()
    monkeypatch.setattr(odds, "junction", told)
    monkeypatch.setattr(odds, "affinity", told)
    return told


def page(*rows: tuple[str, str]) -> tuple[Page, list[Piece]]:
    """Return an article for each headline; texts that lack a final mark are open, TAILS have lost their starts."""
    found = []
    for p in pieces(*rows):
        tail = p.text in TAILS
        facts = {"heading": p.role == "headline", "openness": 0 if p.text.endswith("。") else 1, "dateline": False}
        found.append(known(p, orphan=odds.BOUND if tail else -odds.BOUND, **facts))
    drafted = Page()
    for i, (role, _) in enumerate(rows):
        if role == "headline":
            drafted.articles.append(article([i]))
        else:
            drafted.articles[-1].body.append(Unit("paragraph" if role != "caption" else "caption", [i]))
    return drafted, found


TWO: Final = (
    ("headline", "老渡口"),
    ("start", OPEN[0]),
    ("headline", "新公园"),
    ("start", WHOLE[0]),
    ("start", TAILS[0]),
)
"""An article that breaks off, and its tail at the end of the next."""


@pytest.mark.usefixtures("fits")
def test_whole_articles_stay_as_they_are() -> None:
    drafted, found = page(("headline", "老渡口"), ("start", WHOLE[0]), ("headline", "新公园"), ("start", WHOLE[1]))
    assert rethread(drafted, found) == []
    assert numbers(drafted) == [[0, 1], [2, 3]]


def test_nothing_moves_without_a_paragraph_that_breaks_off(fits: Odds) -> None:
    rows = [("headline", "老渡口"), ("start", WHOLE[1]), *TWO[2:]]
    drafted, found = page(*rows)
    fits.told[WHOLE[1], TAILS[0]] = odds.BOUND
    assert rethread(drafted, found) == []
    assert numbers(drafted) == [[0, 1], [2, 3, 4]]


@pytest.mark.usefixtures("fits")
def test_nothing_moves_where_nothing_goes_on() -> None:
    drafted, found = page(*TWO)
    assert [move.applied for move in rethread(drafted, found)] in ([], [False])
    assert numbers(drafted) == [[0, 1], [2, 3, 4]]


def test_a_dateline_a_heading_or_a_numbered_entry_is_no_tail(fits: Odds) -> None:
    for facts in ({"dateline": True}, {"heading": True}, {"names": ("bias", "numbered")}):
        drafted, found = page(*TWO)
        found[4] = known(found[4], **facts)
        fits.told[OPEN[0], TAILS[0]] = odds.BOUND
        assert rethread(drafted, found) == []
        assert numbers(drafted) == [[0, 1], [2, 3, 4]]


def test_a_tail_that_surely_fits_is_tied(fits: Odds) -> None:
    drafted, found = page(*TWO)
    fits.told[OPEN[0], TAILS[0]] = odds.BOUND
    (move,) = rethread(drafted, found)
    assert numbers(drafted) == [[0, 1, 4], [2, 3]]
    assert (move.article, move.pieces, move.before, move.applied) == (drafted.articles[0], (4,), 2, True)
    assert move.confidence >= MIN_CONFIDENCE
    assert [sure for sure, _ in drafted.articles[0].body[0].seams] == [move.confidence]


DATED: Final = "本报讯 临湖公园昨天开放，水杉林里铺了栈道。"


def test_a_headline_gets_the_dated_text_below_a_tail_that_was_all_it_had(fits: Odds) -> None:
    drafted, found = page(*TWO[:3], TWO[4], ("start", DATED), ("start", WHOLE[0]))
    drafted.articles.append(Draft([], drafted.articles[1].body[1:]))
    del drafted.articles[1].body[1:]
    found[4] = known(found[4], dateline=True)
    fits.told[OPEN[0], TAILS[0]] = odds.BOUND
    (move,) = rethread(drafted, found)
    assert move.applied
    assert numbers(drafted) == [[0, 1, 3], [2, 4, 5]]


def test_what_was_moved_to_a_text_that_a_headline_gets_is_still_of_an_article(fits: Odds) -> None:
    rows = [*TWO[:3], TWO[4], ("start", DATED), ("start", OPEN[1]), ("headline", "夜校"), ("start", WHOLE[1])]
    drafted, found = page(*rows, ("start", TAILS[1]))
    drafted.articles.insert(2, Draft([], drafted.articles[1].body[1:]))
    del drafted.articles[1].body[1:]
    found[4] = known(found[4], dateline=True)
    fits.told = {(OPEN[0], TAILS[0]): odds.BOUND, (OPEN[1], TAILS[1]): odds.BOUND}
    moved = rethread(drafted, found)
    assert numbers(drafted) == [[0, 1, 3], [2, 4, 5, 8], [6, 7]]
    assert [move.applied for move in moved] == [True, True]
    assert all(any(move.article.body is draft.body for draft in drafted.articles) for move in moved)


def test_a_headline_without_a_text_gets_none_that_is_not_dated(fits: Odds) -> None:
    drafted, found = page(*TWO[:3], TWO[4], ("start", WHOLE[1]), ("start", WHOLE[0]))
    drafted.articles.append(Draft([], drafted.articles[1].body[1:]))
    del drafted.articles[1].body[1:]
    fits.told[OPEN[0], TAILS[0]] = odds.BOUND
    rethread(drafted, found)
    assert numbers(drafted)[-1] == [4, 5]


def test_a_paragraph_that_says_where_it_jumps_to_has_no_other_tail(fits: Odds) -> None:
    drafted, found = page(*TWO)
    found[2] = known(found[2], furniture="jump")
    fits.told[OPEN[0], TAILS[0]] = odds.BOUND
    assert rethread(drafted, found) == []
    assert numbers(drafted) == [[0, 1], [2, 3, 4]]


def test_a_tail_that_only_may_fit_is_reported(fits: Odds) -> None:
    drafted, found = page(*TWO)
    fits.told[OPEN[0], TAILS[0]] = odds.BOUND
    (move,) = rethread(drafted, found, min_confidence=1.0)
    assert not move.applied
    assert numbers(drafted) == [[0, 1], [2, 3, 4]]
    assert drafted.articles[0].body[0].seams == []


def test_a_tail_beside_which_another_fits_is_less_sure(fits: Odds) -> None:
    rows = [*TWO, ("headline", "夜校"), ("start", WHOLE[1]), ("start", TAILS[1])]
    fits.told[OPEN[0], TAILS[0]] = 2.0
    (alone,) = rethread(*page(*rows))
    fits.told[OPEN[0], TAILS[1]] = 2.0
    beside = rethread(*page(*rows))
    assert max(move.confidence for move in beside if move.article.lines()[0] == 0) < alone.confidence


def test_two_tails_find_their_two_beginnings(fits: Odds) -> None:
    """The one that does not stand last is found by its words, too."""
    tail = "撑篙渡河的手艺传到了他手里。"
    drafted, found = page(*TWO[:2], ("headline", "新公园"), ("start", OPEN[1]), ("start", tail), ("start", TAILS[1]))
    found[4] = known(found[4], orphan=odds.BOUND)
    fits.told[OPEN[0], tail] = fits.told[OPEN[1], TAILS[1]] = odds.BOUND
    rethread(drafted, found, min_confidence=0.5)
    assert numbers(drafted) == [[0, 1, 4], [2, 3, 5]]


CUT_TWICE: Final = (
    ("headline", "老渡口"),
    ("start", OPEN[0]),
    ("headline", "新公园"),
    ("start", OPEN[1]),
    ("start", TAILS[0]),
    ("headline", "图书馆"),
    ("start", WHOLE[0]),
    ("start", TAILS[1]),
)
"""Two articles in a row that break off, each with its tail at the end of the next."""


def chained() -> tuple[Page, list[Piece]]:
    """Return that page with the first tail joined to what it stands behind, as layout joins neighbours."""
    drafted, found = page(*CUT_TWICE)
    body = drafted.articles[1].body
    body[0].lines += body.pop().lines
    body[0].seams.append((0.99, "neighbours"))
    return drafted, found


def test_a_join_of_neighbours_gives_way_to_one_that_fits_far_better(fits: Odds) -> None:
    fits.told = {(OPEN[0], TAILS[0]): odds.BOUND, (OPEN[1], TAILS[1]): odds.BOUND}
    drafted, found = chained()
    moved = rethread(drafted, found)
    assert numbers(drafted) == [[0, 1, 4], [2, 3, 7], [5, 6]]
    assert [m.pieces for m in moved if m.applied] == [(4,), (7,)]


def test_a_join_of_neighbours_that_no_other_end_betters_stays(fits: Odds) -> None:
    for told in ({(OPEN[1], TAILS[0]): odds.BOUND}, {(OPEN[0], TAILS[0]): 1.0, (OPEN[1], TAILS[0]): 0.0}, {}):
        fits.told = told
        drafted, found = chained()
        rethread(drafted, found)
        unit = drafted.articles[1].body[0]
        assert unit.lines[:2] == [3, 4]
        assert unit.seams[0] == (0.99, "neighbours")


def inner() -> tuple[Page, list[Piece]]:
    """Return a page where an open paragraph was joined to the whole one below it, and its rest stands elsewhere."""
    drafted, found = page(*TWO[:2], ("start", WHOLE[1]), ("start", "渡口不收钱。"), *TWO[2:])
    body = drafted.articles[0].body
    body[0].lines += body.pop(1).lines
    body[0].seams.append((0.99, "neighbours"))
    return drafted, found


def test_a_paragraph_whose_rest_stands_elsewhere_gives_up_the_one_below(fits: Odds) -> None:
    fits.told = {(OPEN[0], TAILS[0]): odds.BOUND}
    drafted, found = inner()
    (move,) = rethread(drafted, found, min_confidence=0.5)
    assert numbers(drafted) == [[0, 1, 6, 2, 3], [4, 5]]
    assert [u.lines for u in drafted.articles[0].body] == [[1, 6], [2], [3]]
    assert (move.pieces, move.before) == ((6,), 2)


@pytest.mark.parametrize("own", [odds.BOUND, 2.5])
def test_a_paragraph_keeps_the_one_below_where_that_fits_nearly_as_well(fits: Odds, own: float) -> None:
    fits.told = {(OPEN[0], TAILS[0]): odds.BOUND, (OPEN[0], WHOLE[1]): own}
    drafted, found = inner()
    rethread(drafted, found)
    assert drafted.articles[0].body[0].lines == [1, 2]
    assert drafted.articles[0].body[0].seams == [(0.99, "neighbours")]


def test_a_paragraph_keeps_the_one_below_where_its_rest_is_not_sure(fits: Odds) -> None:
    fits.told = {(OPEN[0], TAILS[0]): odds.BOUND}
    drafted, found = inner()
    moved = rethread(drafted, found, min_confidence=1.0)
    assert [m.applied for m in moved] == [False]
    assert [u.lines for u in drafted.articles[0].body] == [[1, 2], [3]]
    assert drafted.articles[0].body[0].seams == [(0.99, "neighbours")]


def test_a_join_that_was_asked_again_and_found_no_better_end_is_made_again(fits: Odds) -> None:
    """The end above fits the piece far better, but not well enough to be tied: what layout said holds."""
    fits.told = {(OPEN[0], TAILS[0]): 0.5}
    drafted, found = chained()
    for p in (found[4], found[7]):
        found[found.index(p)] = known(p, orphan=-odds.BOUND)
    assert not any(m.applied for m in rethread(drafted, found))
    assert drafted.articles[1].body[0].lines == [3, 4]
    assert drafted.articles[1].body[0].seams == [(0.99, "neighbours")]


def test_the_next_piece_that_goes_on_is_joined_and_is_no_move(fits: Odds) -> None:
    drafted, found = page(("headline", "老渡口"), ("start", OPEN[0]), ("caption", "渡船来往。"), ("start", TAILS[0]))
    fits.told[OPEN[0], TAILS[0]] = odds.BOUND
    assert rethread(drafted, found) == []
    assert [(u.kind, u.lines) for u in drafted.articles[0].body] == [("paragraph", [1, 3]), ("caption", [2])]


def test_a_tail_too_far_away_stays(fits: Odds) -> None:
    names = "甲乙丙丁戊己庚辛"[: tails.REACH]
    between = [row for name in names for row in (("headline", "夜校" + name), ("start", WHOLE[1]))]
    drafted, found = page(*TWO[:2], *between, *TWO[2:])
    fits.told[OPEN[0], TAILS[0]] = odds.BOUND
    assert rethread(drafted, found) == []


CHAIN: Final = ("船工撑篙渡河的手艺传了三代如今仍在", "三号渡口摆着木船等候客人上船去往", "临湖公园看水杉慢慢长大。")


@pytest.mark.parametrize("weights", list(permutations((6.0, 5.0))), ids=str)
@pytest.mark.parametrize("apart", [False, True])
def test_a_paragraph_in_three_pieces_comes_together(fits: Odds, weights: tuple[float, float], *, apart: bool) -> None:
    """Whichever pair is the surer, and so the first to be joined."""
    rows = [("headline", "老渡口"), *(("start", text) for text in CHAIN)]
    if apart:
        rows[3:3] = [("headline", "新公园"), ("start", WHOLE[0])]
    drafted, found = page(*rows)
    found = [known(p, orphan=odds.BOUND) if p.text in CHAIN[1:] else p for p in found]
    fits.told[CHAIN[0], CHAIN[1]], fits.told[CHAIN[1], CHAIN[2]] = weights
    rethread(drafted, found, min_confidence=0.5)
    assert numbers(drafted) == ([[0, 1, 2, 5], [3, 4]] if apart else [[0, 1, 2, 3]])
    first = drafted.articles[0].body[0]
    assert len(first.seams) == len(first.lines) - 1 == 2


@given(st.data())
def test_no_line_is_ever_lost(data: st.DataObject) -> None:
    """Whatever the odds say of any two pieces, and however little is asked."""
    count = data.draw(st.integers(1, 8))
    roles = ["headline", *data.draw(st.lists(st.sampled_from(["headline", "start"]), min_size=count, max_size=count))]
    texts = [f"{'甲乙丙丁戊己庚辛壬'[i]}班渡船昨天在三号渡口撑篙开往" for i in range(len(roles))]
    drafted, found = page(*zip(roles, texts, strict=True))
    value = st.sampled_from([3.0, 6.0])
    told = data.draw(st.dictionaries(st.tuples(st.sampled_from(texts), st.sampled_from(texts)), value, max_size=12))
    found = [known(p, orphan=odds.BOUND) for p in found]
    with pytest.MonkeyPatch.context() as patch:
        for name in ("junction", "affinity"):
            patch.setattr(odds, name, lambda a, b: told.get((a, b), -odds.BOUND))
        moved = rethread(drafted, found, min_confidence=data.draw(st.sampled_from([0.0, 0.5, 0.9])))
    assert sorted(i for unit in drafted.units() for i in unit.lines) == list(range(len(roles)))
    for unit in drafted.units():
        assert len(unit.seams) == len(unit.lines) - 1
    for move in moved:
        assert move.article in drafted.articles
        if move.applied:
            assert set(move.pieces) <= set(move.article.lines())


STARVED: Final = (
    ("headline", "老渡口通航"),
    ("start", "老渡口昨天通航，船工撑篙。"),
    ("start", "船工说，老渡口通航不易。"),
    ("start", "临湖公园水杉成林，园丁浇水。"),
    ("start", "园丁说，水杉喜欢水边。"),
    ("headline", "临湖公园水杉成林"),
)


def test_a_headline_without_a_body_gets_the_paragraphs_that_speak_of_it() -> None:
    drafted, found = page(*STARVED)
    (move,) = rethread(drafted, found, min_confidence=0.5)
    assert numbers(drafted) == [[0, 1, 2], [5, 3, 4]]
    assert (move.pieces, move.before, move.applied) == ((5,), 3, True)


def test_it_gets_none_when_that_is_not_sure() -> None:
    drafted, found = page(*STARVED)
    moved = rethread(drafted, found, min_confidence=1.0)
    assert [move.applied for move in moved] == [False]
    assert numbers(drafted) == [[0, 1, 2, 3, 4], [5]]


def test_it_gets_none_when_none_speaks_of_it() -> None:
    drafted, found = page(*STARVED[:5], ("headline", "夜校开课"))
    assert rethread(drafted, found, min_confidence=0.0) == []
    assert numbers(drafted) == [[0, 1, 2, 3, 4], [5]]


def test_a_headline_with_a_body_keeps_to_it() -> None:
    drafted, found = page(*STARVED, ("start", "临湖公园水杉成林，园丁浇水。"))
    assert rethread(drafted, found, min_confidence=0.0) == []
    assert numbers(drafted) == [[0, 1, 2, 3, 4], [5, 6]]


def test_a_picture_printed_as_news_has_its_caption_for_a_body() -> None:
    drafted, found = page(*STARVED, ("caption", "园丁在水杉林里浇水。"))
    assert rethread(drafted, found, min_confidence=0.0) == []
    assert numbers(drafted) == [[0, 1, 2, 3, 4], [5, 6]]


def test_what_names_itself_a_notice_is_no_headline() -> None:
    drafted, found = page(*STARVED)
    found[5] = known(found[5], furniture="notice")
    assert rethread(drafted, found, min_confidence=0.0) == []
    assert numbers(drafted) == [[0, 1, 2, 3, 4], [5]]


MET: Final = (*STARVED, ("headline", "夜校开课"), ("start", "夜校昨天开课，木工课坐满了人。"))
"""The stack of another article stands right below that headline."""


def met(drafted: Page) -> Page:
    """Put the two stacks together, as layout does where nothing parts them."""
    first, second = drafted.articles[-2:]
    drafted.articles[-2:] = [Draft([*first.heads, *second.heads], second.body)]
    return drafted


def test_a_stack_is_parted_whose_first_headline_finds_its_body_above() -> None:
    drafted, found = page(*MET)
    rethread(met(drafted), found, min_confidence=0.5)
    assert numbers(drafted) == [[0, 1, 2], [5, 3, 4], [6, 7]]


def test_a_stack_stays_whose_first_headline_would_not_surely_find_one() -> None:
    rows = list(MET)
    rows[3], rows[4] = ("start", "沈阿满说，过河便宜。"), ("start", "他的孙子也说便宜。")
    drafted, found = page(*rows)
    rethread(met(drafted), found)
    assert numbers(drafted) == [[0, 1, 2, 3, 4], [5, 6, 7]]


BROUGHT: Final = (
    ("headline", "老渡口船工"),
    ("start", OPEN[0]),
    ("headline", "新公园"),
    ("start", "水杉林里铺了栈道。"),
    ("start", TAILS[0]),
    ("start", "船工撑篙渡河。"),
)


def test_a_tail_brings_what_was_displaced_with_it(fits: Odds) -> None:
    fits.told[OPEN[0], TAILS[0]] = odds.BOUND
    drafted, found = page(*BROUGHT)
    (move,) = rethread(drafted, found)
    assert numbers(drafted) == [[0, 1, 4, 5], [2, 3]]
    assert [u.lines for u in drafted.articles[0].body] == [[1, 4], [5]]
    assert (move.pieces, move.before) == ((4, 5), 2)


@pytest.mark.parametrize("weights", list(permutations((6.0, 5.0))), ids=str)
def test_what_a_tail_brings_follows_its_paragraph_wherever_that_goes(fits: Odds, weights: tuple[float, float]) -> None:
    """The end of the tail is itself the tail of another paragraph, whichever of the two is tied first."""
    rows = [
        ("headline", "老渡口船工"),
        ("start", CHAIN[0]),
        ("headline", "新公园"),
        ("start", "水杉林里铺了栈道。"),
        ("start", CHAIN[1]),
        ("headline", "图书馆"),
        ("start", "县图书馆昨夜亮灯到天明。"),
        ("start", CHAIN[2]),
        ("start", "船工撑篙去往三号渡口。"),
    ]
    drafted, found = page(*rows)
    found = [known(p, orphan=odds.BOUND) if p.text in CHAIN[1:] else p for p in found]
    fits.told[CHAIN[0], CHAIN[1]], fits.told[CHAIN[1], CHAIN[2]] = weights
    rethread(drafted, found, min_confidence=0.5)
    assert sorted(i for a in drafted.articles for i in a.lines()) == list(range(len(rows)))
    assert numbers(drafted)[0][:4] == [0, 1, 4, 7]


@pytest.mark.parametrize("behind", ["水杉林里的栈道长三里。", "县图书馆昨夜亮灯到天明。"])
def test_a_tail_does_not_bring_what_speaks_of_something_else(fits: Odds, behind: str) -> None:
    fits.told[OPEN[0], TAILS[0]] = odds.BOUND
    drafted, found = page(*BROUGHT[:5], ("start", behind))
    rethread(drafted, found)
    assert 5 in drafted.articles[1].lines()


def test_a_first_paragraph_is_left_to_the_article_above() -> None:
    drafted, found = page(STARVED[0], STARVED[3], STARVED[5])
    assert rethread(drafted, found, min_confidence=0.0) == []


@pytest.mark.parametrize(
    ("nats", "least", "most"), [(-99.0, 0, 1e-9), (0.0, 0.5, 0.5), (2.2, 0.9, 0.91), (99.0, 0.99, 1)]
)
def test_certainty(nats: float, least: float, most: float) -> None:
    assert least <= certainty(nats) <= most
    assert certainty(nats) + certainty(-nats) == pytest.approx(1)


def test_what_goes_on(fits: Odds) -> None:
    _, (_, left, _, _, right) = page(*TWO)
    assert not continues(left, known(right, orphan=0.0))
    fits.told[left.text, right.text] = 1.0
    assert continues(left, known(right, orphan=0.0))
    assert not continues(known(left, openness=0), right)
    assert not continues(left, known(right, dateline=True))


def test_a_move_counts_in_pieces_of_its_page() -> None:
    _, found = page(*TWO)
    move = Moved(Draft(), (3, 4), 1, 0.95, applied=True, why="told")
    start, end = found[3].line.start, found[4].line.end
    assert move.span(found) == Span(start, end)
    assert (move.shifted(10).pieces, move.shifted(10).before) == ((13, 14), 11)
