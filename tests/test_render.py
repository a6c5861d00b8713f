"""Rendering an issue: text, JSON Lines, explanation, and the cutting that views are made of."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
import strategies
from newsclean.edits import Cleaned, Edit, Span
from newsclean.issue.model import Article, Author, Block, Gap, Issue, Join, Move
from newsclean.render.cut import cut
from newsclean.render.explain import Places, explain_lines
from newsclean.render.jsonl import article_lines, dumps, issue_line
from newsclean.render.text import render

SOURCE = "渡口通航\n记者 林一舟\n渡口昨天通航,\n\n图为渡口。\n两岸方便。\n\n节约用水\n\n灯会\n灯会开了。"


def _block(kind: str, text: str, *pieces: str) -> Block:
    """Return a block whose spans are where its pieces (or its text) stand in `SOURCE`."""
    starts = [(SOURCE.rindex(piece), len(piece)) for piece in pieces or (text,)]
    return Block(kind, text, tuple(Span(at, at + size) for at, size in starts), "说明", 0.95)


def _issue() -> Issue:
    comma = SOURCE.index(",")
    first = Article(
        (
            _block("headline", "渡口通航", "渡口通航"),
            _block("byline", "记者 林一舟"),
            _block("paragraph", "渡口昨天通航，两岸方便。", "渡口昨天通航,", "两岸方便。"),
            _block("caption", "图为渡口。"),
        ),
        byline="记者 林一舟",
        authors=(Author("林一舟", "记者"),),
    )
    second = Article((_block("headline", "灯会", "灯会\n"), _block("paragraph", "灯会开了。")))
    return Issue(
        Cleaned.of(SOURCE)
        .with_edits("width", "半角", [Edit(comma, comma + 1, "，")])
        .with_edits("repeats", "叠字", [Edit(0, 2, "渡", 0.6)]),
        (first, second),
        furniture=(_block("slogan", "节约用水"),),
        joins=(
            Join(comma + 1, SOURCE.index("两岸"), "", 0.97, applied=True, why="句未完"),
            Join(SOURCE.index("两岸"), SOURCE.index("节约"), "", 0.5, applied=False, why="或许"),
        ),
        gaps=(Gap(0, 3, "before", "句首缺"),),
        moves=(Move(1, Span(SOURCE.index("两岸"), SOURCE.index("节约")), 3, 0.5, applied=False, why="或许"),),
        source="page.txt",
    )


BARE = "渡口通航\n\n记者 林一舟\n\n渡口昨天通航，两岸方便。"
LAST = "灯会\n\n灯会开了。"


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        ((), f"{BARE}\n\n\n{LAST}"),
        ({"captions"}, f"{BARE}\n\n图为渡口。\n\n\n{LAST}"),
        (["furniture"], f"{BARE}\n\n\n{LAST}\n\n\n节约用水"),
        (("furniture", "captions"), f"{BARE}\n\n图为渡口。\n\n\n{LAST}\n\n\n节约用水"),
    ],
)
def test_text(keep: tuple[str, ...], expected: str) -> None:
    assert render(_issue(), keep=keep) == expected


def test_the_text_of_an_issue_is_what_render_gives() -> None:
    assert _issue().text == render(_issue())


def test_nothing_gives_nothing() -> None:
    assert render(Issue(Cleaned.of(""), ())) == ""


def test_what_was_taken_away_whole_has_no_line() -> None:
    mark = Block("residue", "", (Span(0, 1),), "NUL", 1.0)
    assert render(Issue(Cleaned.of("\x00"), (), furniture=(mark,)), keep={"furniture"}) == ""


@pytest.mark.parametrize("keep", ["captions", ["caption"], {"furniture", "slogans"}])
def test_keep_refuses_what_it_does_not_know(keep: object) -> None:
    with pytest.raises(ValueError, match="keep is a collection of 'captions' and 'furniture', not"):
        render(_issue(), keep=keep)


def test_an_issue_is_a_line_that_the_schema_accepts() -> None:
    line = issue_line(_issue())
    assert "\n" not in line
    jsonschema.Draft202012Validator(newsclean.schema()).validate(json.loads(line))
    assert json.loads(line) == _issue().to_dict()


def test_the_schema_is_sound_and_refuses_what_is_not_in_it() -> None:
    validator = jsonschema.Draft202012Validator(newsclean.schema())
    validator.check_schema(newsclean.schema())
    record = _issue().to_dict()
    for spoilt in (
        record | {"more": 1},
        record | {"schema": 2},
        record | {"furniture": record["articles"][0]["blocks"]},
    ):
        assert not validator.is_valid(spoilt)


def test_the_schema_tells_every_field_of_the_contract() -> None:
    assert list(newsclean.schema()["properties"]) == list(_issue().to_dict())
    assert list(newsclean.schema()["$defs"]["article"]["properties"]) == list(_issue().articles[0].to_dict())


def test_articles_are_flat_lines() -> None:
    first, second = map(json.loads, article_lines(_issue()))
    assert first == {
        "id": "page.txt#0",
        "source": "page.txt",
        "kicker": [],
        "headline": "渡口通航",
        "deck": [],
        "byline": "记者 林一舟",
        "authors": [{"name": "林一舟", "role": "记者"}],
        "dateline": "",
        "text": "渡口昨天通航，两岸方便。",
        "captions": ["图为渡口。"],
    }
    assert second["id"] == "page.txt#1"


def test_json_can_be_written_whatever_the_source_held() -> None:
    issue = Issue(Cleaned.of("晴\ud83d").with_edits("controls", "半个字", [Edit(1, 2, "")]), ())
    assert json.loads(issue.to_json().encode())["edits"][0]["old"] == "\ud83d"
    assert issue.to_json() == issue_line(issue)


@given(st.one_of(strategies.ANY, st.text("晴\n\v\f\r\x1c\x85\u2028\u2029\ud83d")))
def test_any_text_is_a_line_of_utf8(text: str) -> None:
    line = dumps({"text": text})
    assert json.loads(line.encode()) == {"text": text}
    assert line.splitlines() == [line]


def test_explanations_are_lines_by_place_with_suspects_marked() -> None:
    assert list(explain_lines(_issue(), name="page.txt")) == [
        "page.txt:1:1: suspect repeats: '渡口' -> '渡' (0.60) 叠字",
        "page.txt:3:7: width: ',' -> '，' (1.00) 半角",
        "page.txt:6:1: suspect join: '\\n\\n图为渡口。\\n' + '节约用水\\n\\n灯会' (0.50) 或许",
        "page.txt:6:1: suspect move: '两岸方便。\\n\\n' (7 characters) into article 1 (0.50) 或许",
    ]


@pytest.mark.parametrize(
    ("text", "at", "place"),
    [
        ("", 0, (1, 1)),
        ("晴", 1, (1, 2)),
        ("晴\n雨", 2, (2, 1)),
        ("晴\r\n雨", 3, (2, 1)),
        ("晴\r雨", 2, (2, 1)),
        ("晴\x0c雨", 2, (1, 3)),
        ("\U00020000晴", 1, (1, 2)),
    ],
)
def test_places_count_from_one(text: str, at: int, place: tuple[int, int]) -> None:
    assert Places(text).of(at) == place


@pytest.mark.parametrize(
    ("text", "gone", "left"),
    [
        pytest.param("甲。\n\n图\n\n乙。", "图", "甲。\n\n乙。", id="a line of its own"),
        pytest.param("甲。\n\n\n\n图\n\n乙。", "图", "甲。\n\n乙。", id="the shorter run of blank lines stays"),
        pytest.param("甲。\r\n\r\n图\r\n乙。", "图", "甲。\r\n乙。", id="CRLF"),
        pytest.param("图\n\n　　乙。", "图", "　　乙。", id="the next line keeps its indent"),
        pytest.param("甲。\n　　图\n　　乙。", "图", "甲。\n　　乙。", id="the indent goes along"),
        pytest.param("甲。\n\n图\n", "图", "甲。\n", id="at the end"),
        pytest.param("图", "图", "", id="nothing else"),
        pytest.param("甲。\n\n图乙。", "图", "甲。\n\n乙。", id="glued to the next"),
        pytest.param("甲。图\n乙。", "图", "甲。\n乙。", id="glued to the one before"),
        pytest.param("甲。\n\f图\n乙。", "图", "甲。\n\f乙。", id="a page break stays"),
        pytest.param("甲。\f图\f乙。", "图", "甲。\f\f乙。", id="two page breaks stay"),
        pytest.param("甲。\n\n图\n\n图\n\n乙。", "图", "甲。\n\n乙。", id="two lines in a row"),
    ],
)
def test_cut(text: str, gone: str, left: str) -> None:
    spans = [Span(at, at + len(gone)) for at in range(len(text)) if text.startswith(gone, at)]
    assert cut(text, spans) == left


@given(st.text("甲图\n \f\r　"), st.data())
def test_cut_takes_only_white_space_along(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]
    stays = list(text)
    for start, end in spans:
        stays[start:end] = [""] * (end - start)
    assert "".join(cut(text, spans).split()) == "".join("".join(stays).split())
    assert cut(text, []) == text
