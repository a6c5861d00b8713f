"""The straight line from text to issue: what stays as printed first, then how its parts come together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handmade import known, pieces, texts
from newsclean import parse
from newsclean.edits import MIN_CONFIDENCE, Cleaned, Span
from newsclean.issue import folio
from newsclean.issue import parse as line
from newsclean.issue.model import Block
from newsclean.issue.parse import draft, read
from newsclean.layout import odds
from strategies import articles


def furniture(*rows: tuple[str, str]) -> list[Block]:
    return [Block(kind, text, (Span(0, len(text)),), "", 1.0) for kind, text in rows]


@pytest.mark.parametrize("text", ["", "\n\n", "\f", "\ufeff\n", " \n　\n"])
def test_nothing_gives_an_empty_issue(text: str) -> None:
    issue = parse(text)
    assert (issue.articles, issue.joins, issue.gaps, issue.moves) == ((), (), (), ())
    assert (issue.text, issue.confidence, issue.needs_review) == ("", 1.0, False)
    assert issue.undo() == text


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("slogan", "2026年3月1日 第3版")],
        [("folio", "三号渡口通航")],
        [("folio", "2026年13月1日")],
        [("folio", "2026年3月41日")],
        [("guide", "第3版 要闻")],
        [("nameplate", "第3版")],
    ],
    ids=str,
)
def test_what_gives_neither_date_nor_page(rows: list[tuple[str, str]]) -> None:
    assert folio.read(furniture(*rows)) == (None, None)


@pytest.mark.parametrize(
    ("rows", "date", "page"),
    [
        ([("folio", "2026年3月1日 星期日 第3版")], "2026-03-01", "3"),
        ([("folio", "２０２６年３月１日")], "2026-03-01", None),
        ([("folio", "A03版 要闻")], None, "A03"),
        ([("folio", "要闻 A6")], None, "A6"),
        ([("folio", "第03版")], None, "3"),
        ([("nameplate", "青岚日报 2026年3月1日")], "2026-03-01", None),
        ([("nameplate", "2026年3月1日"), ("folio", "2026年3月2日 第2版")], "2026-03-01", "2"),
        ([("folio", "第2版"), ("folio", "第3版")], None, "2"),
        ([("folio", "A6 地方新聞 中華民國114年9月12日 星期五")], "2025-09-12", "A6"),
        ([("folio", "二〇二六年三月十一日 第四版")], "2026-03-11", "4"),
        ([("folio", "2　要闻　2025年4月11日　星期五")], "2025-04-11", "2"),
        ([("folio", "评论 5　2025年6月17日")], "2025-06-17", "5"),
        ([("folio", "2025年9月2日　星期二　03　综合新闻")], "2025-09-02", "3"),
        ([("folio", "- 3 -")], None, "3"),
        ([("folio", "渡口日报　　2025年8月20日　星期三　　经济　10")], "2025-08-20", "10"),
        ([("folio", "文化新闻    2025-11-05 星期三    7")], "2025-11-05", "7"),
        (
            [("nameplate", "渡口日报"), ("slogan", "2026年3月"), ("slogan", "17"), ("slogan", "星期二")],
            "2026-03-17",
            None,
        ),
    ],
    ids=str,
)
def test_date_and_page_are_those_of_the_folio(rows: list[tuple[str, str]], date: str, page: str) -> None:
    assert folio.read(furniture(*rows)) == (date, page)


def test_bytes_are_decoded_and_the_encoding_told() -> None:
    text = "三号渡口通航\n\n本报讯（记者 周远航）三号渡口昨天通航，两岸往来方便。\n"
    assert parse(text).encoding is None
    assert parse(text.encode("gb18030"), encoding="gb18030").encoding == "gb18030"
    assert parse(text.encode("gb18030"), encoding="gb18030").articles == parse(text).articles


@settings(max_examples=60)
@given(texts())
def test_reading_a_text_changes_no_character(text: str) -> None:
    """Only the block rules may, and they say so."""
    issue = read(Cleaned.of(text))
    assert issue.undo() == text
    if not issue.changes:
        assert issue.cleaned.text == text


@given(texts(), st.sampled_from([0.0, 0.5, 1.0]))
@settings(max_examples=60)
def test_what_is_made_is_what_is_sure_enough(text: str, least: float) -> None:
    issue = parse(text, min_confidence=least)
    assert all(made.applied == (made.confidence >= least) for made in (*issue.changes, *issue.moves))
    for gap in issue.gaps:
        assert 0 <= gap.article < len(issue.articles)
    assert [join.left for join in issue.joins] == sorted(join.left for join in issue.joins)
    confident = [a.confidence for a in issue.articles]
    assert issue.confidence == min(confident, default=1.0)


@settings(max_examples=30)
@given(st.lists(articles(), max_size=3))
def test_pieces_of_all_pages_are_counted_on(pages: list[str]) -> None:
    laid = [part for page in pages for part in line.lay_out(page)]
    whole, found, moved = draft(laid, MIN_CONFIDENCE)
    assert found == [piece for part in laid for piece in part]
    assert sorted(i for unit in whole.units() for i in unit.lines) == list(range(len(found)))
    assert all(0 <= i < len(found) for move in moved for i in move.pieces)


JUMPED = (
    (("headline", "三号渡口通航"), ("start", "三号渡口昨天通航，第一班渡船坐满了人。"), ("furniture", "（下转第2版）")),
    (
        ("furniture", "（上接第1版）"),
        ("start", "船工撑篙渡河的手艺传了三代如今仍在三号渡口"),
        ("headline", "夜校开课"),
        ("start", "夜校的木工课坐满了人。"),
        ("start", "摆着木船等候客人。"),
    ),
)


def test_a_tail_of_the_rest_of_a_jumped_article_is_moved_to_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest has no place of its own any more: the move is one of the article that it went to."""
    text = "\n\f".join("\n".join(row for _, row in page) for page in JUMPED)
    found = pieces(*(row for page in JUMPED for row in page))
    lines = [row for part in line.lay_out(text) for row in part]
    assert len(lines) == len(found)
    laid = []
    for own, place in zip(found, lines, strict=True):
        piece = known(own, furniture="jump" if own.role == "furniture" else "", heading=own.role == "headline")
        is_open, is_tail = "传了三代" in own.text, own.text.startswith("摆着")
        piece = known(piece, openness=int(is_open), dateline=False, orphan=odds.BOUND if is_tail else -odds.BOUND)
        laid.append(replace(piece, line=place.line))
    monkeypatch.setattr(line, "lay_out", lambda _: [laid[:3], laid[3:]])
    fit = {("船工撑篙渡河的手艺传了三代如今仍在三号渡口", "摆着木船等候客人。"): odds.BOUND}
    monkeypatch.setattr(odds, "junction", lambda a, b: fit.get((a, b), -odds.BOUND))
    issue = read(Cleaned.of(text), min_confidence=0.5)
    assert [article.headline for article in issue.articles] == ["三号渡口通航", "夜校开课"]
    assert issue.articles[0].paragraphs[1].text == "船工撑篙渡河的手艺传了三代如今仍在三号渡口摆着木船等候客人。"
    assert sorted((move.article, text[slice(*move.span)][:4]) for move in issue.moves) == [
        (0, "摆着木船"),
        (0, "船工撑篙"),
    ]
