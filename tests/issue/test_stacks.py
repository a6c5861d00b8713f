"""Headline stacks: a sound one stays, and however a stack was read, at most one headline is left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import pieces
from newsclean.issue.drafts import Draft, Page, Unit
from newsclean.issue.stacks import settle
from strategies import headlines

BODY = "两岸居民昨天坐上了第一班渡船，岸边站满了送行的人。"


def settled(*rows: tuple[str, str], body: str = BODY, printed: bool = False, sure: tuple[float, ...] = ()) -> list[str]:
    """Return the kinds of a stack's lines once it is settled, wrapped headlines as one."""
    found = pieces(*rows, ("start", body))
    confident = [*sure, *[1.0] * len(rows)]
    heads = [Unit(kind, [i], confidence=confident[i]) for i, (kind, _) in enumerate(rows)]
    page = Page([Draft(heads, [Unit("paragraph", [len(rows)])])])
    settle(page, found, settled=printed)
    return [f"{u.kind} {'+'.join(found[i].text for i in u.lines)}" for u in page.articles[0].heads]


@pytest.mark.parametrize(
    "kinds", [[], ["headline"], ["kicker", "headline"], ["headline", "deck"], ["kicker", "headline", "deck", "byline"]]
)
@pytest.mark.parametrize("printed", [False, True])
def test_a_sound_stack_stays(kinds: list[str], *, printed: bool) -> None:
    texts = {"kicker": "走进老街", "headline": "三号渡口通航", "deck": "高穗出席", "byline": "周远航"}
    rows = [(kind, texts[kind]) for kind in kinds]
    assert settled(*rows, printed=printed) == [f"{kind} {text}" for kind, text in rows]


def test_an_article_without_a_stack_stays_without() -> None:
    assert settled() == []
    assert settled(("byline", "周远航")) == ["byline 周远航"]


@pytest.mark.parametrize("first", ["三号渡口和", "把三号渡口的", "让“三号渡口", "三号渡口（二期", "渡口通航、"])
def test_a_headline_that_leans_on_the_next_line_is_wrapped(first: str) -> None:
    assert settled(("headline", first), ("headline", "临湖公园开放")) == [
        "headline " + first.replace("（", "(") + "+临湖公园开放"
    ]


def test_a_headline_that_the_text_has_whole_is_wrapped() -> None:
    rows = [("headline", "三号渡口昨天恢复通航"), ("headline", "村民坐上第一班渡船")]
    assert settled(*rows, body="三号渡口昨天恢复通航村民坐上了第一班渡船。") == [
        "headline 三号渡口昨天恢复通航+村民坐上第一班渡船"
    ]
    assert len(settled(*rows)) == 2


def test_a_headline_that_may_be_wrapped_is_suspected_and_joined_where_that_is_enough() -> None:
    found = pieces(("headline", "三号渡口重新开航"), ("headline", "村民坐上第一班渡船"), ("start", BODY))
    for least, lines in ((0.9, [[0], [1]]), (0.5, [[0, 1]])):
        heads = [Unit("headline", [0]), Unit("headline", [1])]
        page = Page([Draft(list(heads), [Unit("paragraph", [2])])])
        settle(page, found, min_confidence=least)
        assert [u.lines for u in page.articles[0].heads] == lines
        suspect = heads[1].suspect
        assert (suspect is not None) == (least == 0.9)
        assert suspect is None or (suspect[0] == 0 and 0.5 <= suspect[1] < 0.9)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("渡口直通车", "开到了家门口"),
        ("渡口镇推出", "服务 二十四小时"),
        ("渡口镇人民政府令", "第217号"),
        ("渡口镇推出", "高穗出席"),
        ("渡口镇推出", "——记老船工"),
        ("【渡口镇推出】", "“夜班渡船”服务"),
        ("渡口", "“夜班渡船”服务"),
    ],
)
def test_what_is_whole_is_not_wrapped(upper: str, lower: str) -> None:
    assert len(settled(("kicker", upper), ("headline", lower))) == 2


def test_what_stands_over_an_editors_note_is_no_part_of_the_stack_below() -> None:
    rows = [
        ("kicker", "渡口该不该修"),
        ("start", "编者按：三号渡口停航多年。"),
        ("headline", "修一座桥"),
        ("start", BODY),
    ]
    heads = [Unit("kicker", [0]), Unit("headline", [2])]
    page = Page([Draft(heads, [Unit("paragraph", [1]), Unit("paragraph", [3])])])
    settle(page, pieces(*rows))
    assert [(u.kind, u.lines) for u in page.articles[0].heads] == [("kicker", [0]), ("headline", [2])]


BRIEF = "本报讯 三号渡口昨天恢复通航，首班渡船载客四十人。"


@pytest.mark.parametrize(("name", "kind"), [("各地简讯", "kicker"), ("三号渡口通航", "headline")])
def test_the_name_of_a_column_of_short_pieces_without_headlines_is_no_headline(name: str, kind: str) -> None:
    found = pieces(("kicker", name), ("lead", BRIEF), ("lead", BRIEF))
    first = Draft([Unit("kicker", [0])], [Unit("paragraph", [1])])
    second = Draft([], [Unit("paragraph", [2])])
    settle(Page([first, second]), found)
    assert [u.kind for u in first.heads] == [kind]


def test_the_name_of_a_column_above_one_text_alone_is_its_headline() -> None:
    assert settled(("kicker", "各地简讯")) == ["headline 各地简讯"]


@pytest.mark.parametrize("sure", [(0.6, 0.9), (0.9, 0.6)])
def test_of_two_lines_that_look_alike_the_lower_is_the_headline(sure: tuple[float, float]) -> None:
    rows = [("headline", "走进老街"), ("headline", "三号渡口通航")]
    assert settled(*rows, sure=sure) == ["kicker 走进老街", "headline 三号渡口通航"]


def test_a_marked_headline_is_the_headline() -> None:
    assert settled(("headline", "走进老街"), ("headline", "# 三号渡口通航"), sure=(0.9, 0.6)) == [
        "kicker 走进老街",
        "headline 三号渡口通航",
    ]


@pytest.mark.parametrize("who", ["高穗：", "高穗强调", "会议要求"])
def test_who_says_it_is_a_kicker(who: str) -> None:
    assert settled(("headline", who), ("headline", "三号渡口要早日通航"))[0] == "kicker " + who.replace("：", ":")


@pytest.mark.parametrize(
    ("kinds", "after"),
    [
        (["deck"], ["headline"]),
        (["kicker"], ["headline"]),
        (["kicker", "kicker"], ["kicker", "headline"]),
        (["deck", "deck"], ["kicker", "headline"]),
        (["byline", "deck"], ["headline", "byline"]),
    ],
)
def test_a_stack_without_a_headline_gets_one(kinds: list[str], after: list[str]) -> None:
    texts = ["走进老街", "三号渡口通航"]
    assert [row.split()[0] for row in settled(*zip(kinds, texts, strict=False))] == after


def test_a_line_that_reads_as_a_deck_is_one_wherever_it_was_printed() -> None:
    assert settled(("kicker", "——记船工沈阿满"), ("headline", "一条船 三代人")) == [
        "headline 一条船 三代人",
        "deck ——记船工沈阿满",
    ]
    assert settled(("headline", "青石镇三号渡口通航"), ("kicker", "预计月底增开晚班 单程票价两元"))[1].startswith(
        "deck "
    )


def test_a_kicker_printed_below_its_headline_stands_above_it() -> None:
    assert settled(("headline", "青石镇三号渡口昨天正式通航"), ("kicker", "老街"))[0] == "kicker 老街"


def test_headings_of_different_levels_are_no_wrap() -> None:
    assert settled(("headline", "# 大有可为"), ("headline", "### 三号渡口正式通航")) == [
        "kicker 大有可为",
        "headline 三号渡口正式通航",
    ]


def test_a_printed_stack_keeps_its_order() -> None:
    rows = [("deck", "走进老街"), ("headline", "三号渡口通航"), ("headline", "临湖公园开放"), ("kicker", "两岸往来")]
    assert settled(*rows, printed=True) == [
        "kicker 走进老街",
        "headline 三号渡口通航",
        "deck 临湖公园开放",
        "deck 两岸往来",
    ]


STACKS = st.lists(
    st.tuples(st.sampled_from(["kicker", "headline", "deck", "byline"]), headlines(), st.floats(0, 1)), max_size=5
)


@given(STACKS, st.booleans())
def test_at_most_one_headline_is_left(stack: list[tuple[str, str, float]], printed: bool) -> None:  # noqa: FBT001
    found = pieces(*[(kind, text) for kind, text, _ in stack], ("start", BODY))
    found = [replace(p, chance=sure) for p, (_, _, sure) in zip(found, stack, strict=False)] + found[-1:]
    heads = [Unit(kind, [i], confidence=sure) for i, (kind, _, sure) in enumerate(stack)]
    page = Page([Draft(heads, [Unit("paragraph", [len(stack)])])])
    settle(page, found, settled=printed)
    (article,) = page.articles
    left = [unit.kind for unit in article.heads]
    assert left.count("headline") == (1 if set(left) - {"byline"} else 0)
    assert sorted(i for unit in article.heads for i in unit.lines) == list(range(len(stack)))
    assert all(len(unit.seams) == len(unit.lines) - 1 for unit in article.heads)
    if not printed:
        assert left == sorted(left, key=["kicker", "headline", "deck", "byline"].index)
