"""Roles to articles: every line lands in exactly one unit, in order, and only sure continuations are joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import MADE, known, numbers, paths, pieces
from newsclean.issue.drafts import Page, Suspect, Unit
from newsclean.issue.grouping import group
from newsclean.layout.roles import ROLES
from strategies import sentences


def kinds(page: Page) -> list[list[str]]:
    return [[unit.kind for unit in (*a.heads, *a.body)] for a in page.articles]


def rows(*roles: str) -> list[tuple[str, str]]:
    """Return lines with these roles, each with a text of its own."""
    return [(role, f"第{'甲乙丙丁戊己庚辛壬'[i]}班渡船昨天在三号渡口开了。") for i, role in enumerate(roles)]


def test_paragraphs_stay_apart() -> None:
    page = group(pieces(*rows("headline", "start", "start", "start")))
    assert numbers(page) == [[0, 1, 2, 3]]
    assert kinds(page) == [["headline", "paragraph", "paragraph", "paragraph"]]


def test_an_unsure_continuation_is_not_joined_but_reported() -> None:
    page = group(pieces(*rows("headline", "start", "on"), chance=0.6))
    (article,) = page.articles
    assert [unit.lines for unit in article.body] == [[1], [2]]
    assert article.body[1].suspect == Suspect(1, 0.6, article.body[1].why)
    assert article.body[0].seams == []


def test_a_sure_continuation_is_joined() -> None:
    page = group(pieces(*rows("headline", "start", "on", "on", "start"), chance=0.95))
    (article,) = page.articles
    assert [unit.lines for unit in article.body] == [[1, 2, 3], [4]]
    assert [sure for sure, _ in article.body[0].seams] == [0.95, 0.95]


@pytest.mark.parametrize(("least", "joined"), [(0.5, True), (0.7, True), (0.71, False), (1.0, False)])
def test_the_caller_says_what_is_sure(least: float, *, joined: bool) -> None:
    page = group(pieces(*rows("headline", "start", "on"), chance=0.7), min_confidence=least)
    assert (len(page.articles[0].body) == 1) == joined


@pytest.mark.parametrize(
    ("left", "joined"),
    [
        ("渡口正式通航以后，两岸各街道", True),
        ("渡口正式通航以后两岸各街道", False),
        ("一、渡口通航以后，两岸往来方便", False),
        ("通航以后，各街道", False),
    ],
)
def test_a_short_line_with_a_comma_inside_is_a_sentence_that_goes_on(left: str, *, joined: bool) -> None:
    rows_ = [("headline", "三号渡口通航"), ("start", left), ("on", "乡镇也都开来了渡船，人人都有座位。")]
    page = group(pieces(*rows_, chance=0.7, openness=1))
    assert (len(page.articles[0].body) == 1) == joined


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("本报讯 三号渡口", "今天起渡船不收钱，岸上的人都来乘船。", False),
        ("本报讯 三号渡口", "今天在锣鼓声中通航，岸上的人都来乘船。", True),
        ("修好渡口的", "钱由两岸的居民凑齐。", True),
        ("三号渡口", "钱由两岸的居民凑齐。", False),
    ],
)
def test_a_line_with_a_dateline_or_one_that_leans_surely_goes_on(left: str, right: str, *, joined: bool) -> None:
    page = group(pieces(("headline", "渡口"), ("start", left), ("on", right), chance=0.8))
    assert (page.articles[0].body[0].lines == [1, 2]) is joined


def test_nothing_is_joined_on_a_page_that_is_printed_as_this_library_prints() -> None:
    made = pieces(*rows("headline", "start", "on"))
    page = group([known(p, opens=k == 0) for k, p in enumerate(made)], min_confidence=0.0)
    assert [unit.lines for unit in page.articles[0].body] == [[1], [2]]


def test_on_such_a_page_the_blank_lines_part_the_articles() -> None:
    """Even headings that have no text."""
    made = pieces(*rows("kicker", "headline", "headline", "start"))
    page = group([known(p, opens=k in (0, 2)) for k, p in enumerate(made)])
    assert numbers(page) == [[0, 1], [2, 3]]


def test_a_continuation_goes_past_a_caption() -> None:
    page = group(pieces(*rows("headline", "start", "caption", "on")))
    assert [(unit.kind, unit.lines) for unit in page.articles[0].body] == [("paragraph", [1, 3]), ("caption", [2])]


def test_a_headline_behind_text_starts_an_article() -> None:
    page = group(pieces(*rows("kicker", "headline", "deck", "start", "headline", "start")))
    assert numbers(page) == [[0, 1, 2, 3], [4, 5]]
    assert kinds(page)[0] == ["kicker", "headline", "deck", "paragraph"]


def test_a_headline_behind_a_byline_starts_an_article() -> None:
    """A byline closes its stack; the headline above it has lost its text."""
    page = group(
        pieces(
            ("headline", "三号渡口通航"),
            ("byline", "本报记者 周远航"),
            ("headline", "公园开放"),
            ("start", "栈道铺好了。"),
        )
    )
    assert numbers(page) == [[0, 1], [2, 3]]


NOTE = ("start", "编者按：三号渡口停航多年，读者各有各的说法。")


def test_a_headline_behind_an_editors_note_alone_does_not() -> None:
    """The note introduces the pieces below; what stood over it is a kicker of the first of them."""
    page = group(pieces(("kicker", "渡口大家谈"), ("headline", "渡口该不该修"), NOTE, *rows("headline", "start")))
    assert numbers(page) == [[0, 1, 3, 2, 4]]
    assert kinds(page) == [["kicker", "kicker", "headline", "paragraph", "paragraph"]]


@pytest.mark.parametrize("text", ["编后：三号渡口停航多年。", "三号渡口停航多年，编者按了三次门铃。"])
def test_a_headline_behind_another_paragraph_does(text: str) -> None:
    assert numbers(group(pieces(("headline", "渡口该不该修"), ("start", text), *rows("headline", "start")))) == [
        [0, 1],
        [2, 3],
    ]


def test_a_headline_behind_the_note_and_its_article_does() -> None:
    page = group(pieces(("headline", "渡口该不该修"), NOTE, *rows("start", "headline", "start")))
    assert numbers(page) == [[0, 1, 2], [3, 4]]


def test_a_headline_behind_a_caption_alone_does_not() -> None:
    page = group(pieces(*rows("headline", "caption", "headline", "start")))
    assert numbers(page) == [[0, 2, 1, 3]]


def test_leads_start_articles_without_headlines() -> None:
    page = group(pieces(*rows("lead", "start", "lead", "lead")))
    assert numbers(page) == [[0, 1], [2], [3]]
    assert kinds(page) == [["paragraph", "paragraph"], ["paragraph"], ["paragraph"]]


def test_a_late_headline_is_that_of_the_text_above() -> None:
    page = group(pieces(*rows("lead", "start", "late", "deck", "byline", "lead")))
    assert numbers(page) == [[2, 3, 4, 0, 1], [5]]
    assert kinds(page)[0] == ["headline", "deck", "byline", "paragraph", "paragraph"]


def test_a_second_late_headline_is_that_of_the_text_below_the_first() -> None:
    page = group(pieces(*rows("lead", "late", "deck", "start", "caption", "start", "late", "lead")))
    assert numbers(page) == [[1, 2, 0], [6, 3, 4, 5], [7]]


def test_two_late_headlines_in_a_row_are_a_stack() -> None:
    page = group(pieces(*rows("lead", "start", "late", "late", "lead")))
    assert numbers(page) == [[2, 3, 0, 1], [4]]


BROKEN = "三号渡口昨天通航，岸上站满了人，老船工沈阿满解开缆绳，他的孙子敲响了船头的铜锣，孩子们挥着手，第一班渡船"
PICTURE = ("caption", BROKEN), ("caption", "在锣鼓声中离岸。"), ("caption", "新华社记者 高穗摄")
LEAD = ("start", "本报讯 三号渡口昨天通航，岸上站满了人。")


@pytest.mark.parametrize(("chance", "wanted"), [(1.0, [1, 2, 3]), (0.5, [1])])
def test_a_caption_above_the_lead_that_breaks_off_goes_on_in_the_next_line(chance: float, wanted: list[int]) -> None:
    page = group(pieces(("headline", "三号渡口通航"), *PICTURE, LEAD, chance=chance))
    assert page.articles[0].body[0].lines == wanted
    assert numbers(page) == [[0, 1, 2, 3, 4]]


def test_a_caption_that_is_whole_does_not() -> None:
    whole = ("caption", "三号渡口昨天通航。")
    page = group(pieces(("headline", "三号渡口通航"), whole, PICTURE[2], whole, PICTURE[2], LEAD))
    assert [unit.lines for unit in page.articles[0].body] == [[1, 2], [3, 4], [5]]


def test_a_credit_below_a_caption_is_the_end_of_it() -> None:
    whole = ("caption", "三号渡口昨天通航。")
    page = group(pieces(("headline", "三号渡口通航"), ("start", BROKEN + "离岸。"), whole, PICTURE[2]))
    assert [unit.lines for unit in page.articles[0].body] == [[1], [2, 3]]


@pytest.mark.parametrize("above", ["三号渡口昨天通航。 本报记者 沈舟摄", "新华社记者 沈舟摄"])
def test_a_caption_that_has_its_credit_has_no_other(above: str) -> None:
    page = group(pieces(("headline", "三号渡口通航"), ("start", BROKEN + "离岸。"), ("caption", above), PICTURE[2]))
    assert [unit.lines for unit in page.articles[0].body] == [[1], [2], [3]]


def test_a_byline_above_the_text_heads_it_and_one_below_ends_it() -> None:
    page = group(pieces(*rows("headline", "byline", "start", "byline", "headline", "start")))
    assert [unit.kind for unit in page.articles[0].heads] == ["headline", "byline"]
    assert [unit.kind for unit in page.articles[0].body] == ["paragraph", "byline"]
    assert len(page.articles) == 2


def test_captions_above_the_first_article_are_its_own() -> None:
    page = group(pieces(*rows("caption", "furniture", "caption", "headline", "start")))
    assert numbers(page) == [[3, 0, 2, 4]]


def test_captions_above_a_lead_are_its_own() -> None:
    page = group(pieces(*rows("headline", "start", "caption", "caption", "lead", "start")))
    assert numbers(page) == [[0, 1], [2, 3, 4, 5]]


def test_captions_above_a_lead_that_speak_of_the_article_above_stay_there() -> None:
    rows = [
        ("headline", "三号渡口通航"),
        ("start", "三号渡口昨天开出第一班渡船，船工沈阿满掌舵。"),
        ("caption", "船工沈阿满开出第一班渡船。"),
        ("lead", "本报讯 临湖公园种下三百株水杉。"),
    ]
    assert numbers(group(pieces(*rows))) == [[0, 1, 2], [3]]
    rows[2] = ("caption", "临湖公园的水杉。")
    assert numbers(group(pieces(*rows))) == [[0, 1], [2, 3]]


def test_a_page_of_captions_is_an_article() -> None:
    assert numbers(group(pieces(*rows("caption", "caption")))) == [[0, 1]]


def test_items_make_a_list_and_subheads_stay() -> None:
    assert kinds(group(pieces(*rows("headline", "item", "subhead", "start")))) == [
        ["headline", "list", "subhead", "paragraph"]
    ]


@pytest.mark.parametrize(
    ("above", "own", "kind"),
    [
        ("guide", "", "guide"),
        ("guide", "slogan", "slogan"),  # 公益广告 says itself what it is
        ("notice", "", "notice"),
        ("guide", "folio", "folio"),
        ("folio", "", "slogan"),
        ("slogan", "", "slogan"),
        ("", "", "slogan"),
    ],
)
def test_furniture_below_a_head_is_of_its_kind(above: str, own: str, kind: str) -> None:
    first, second, *rest = pieces(*rows("furniture", "furniture", "headline", "start"))
    page = group([known(first, furniture=above), known(second, furniture=own), *rest])
    assert [unit.kind for unit in page.furniture] == [above or "slogan", kind]


def test_a_known_slogan_below_a_guide_is_a_slogan() -> None:
    page = group(pieces(("furniture", "今日导读"), ("furniture", "节约用水 人人有责")))
    assert [unit.kind for unit in page.furniture] == ["guide", "slogan"]


def test_furniture_apart_from_a_head_is_not() -> None:
    first, *between, last = pieces(*rows("furniture", "headline", "start", "furniture"))
    page = group([known(first, furniture="guide"), *between, known(last, furniture="")])
    assert [unit.kind for unit in page.furniture] == ["guide", "slogan"]


def test_what_stands_below_a_jump_is_an_article_of_its_own() -> None:
    found = pieces(
        ("headline", "渡口通航"), ("start", "渡船开了。"), ("furniture", "（上接第1版）"), ("start", "岸边站满了人。")
    )
    assert numbers(group(found)) == [[0, 1], [3]]


@given(paths([role for role in ROLES if role != "glued"]), st.sampled_from([0.4, 0.89, 0.95, 1.0]), st.data())
def test_every_line_is_in_exactly_one_unit(path: list[str], chance: float, data: st.DataObject) -> None:
    texts = data.draw(st.lists(sentences(), min_size=len(path), max_size=len(path)))
    found = pieces(*zip(path, texts, strict=True), chance=chance) if path else []
    page = group(found)
    assert sorted(i for unit in page.units() for i in unit.lines) == list(range(len(path)))
    for unit in page.units():
        assert unit.lines == sorted(unit.lines)
        assert len(unit.seams) == len(unit.lines) - 1
        assert unit.why
        if unit.suspect:
            assert unit.suspect[0] < unit.lines[0]
    for article in page.articles:
        assert article.heads or article.body
        assert {unit.kind for unit in article.heads} <= {"kicker", "headline", "deck", "byline"}
    starts = [min(article.lines()) for article in page.articles]
    assert starts == sorted(starts)


def test_a_unit_says_why() -> None:
    assert group(pieces(*rows("headline", "start"), chance=0.7)).articles[0].heads == [Unit("headline", [0], MADE, 0.7)]
