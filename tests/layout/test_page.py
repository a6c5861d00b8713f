"""The whole of layout: every character in one piece, in order, and each page read by itself."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handmade import joined, read, squeezed, texts
from newsclean.fold import fold
from newsclean.layout import page
from newsclean.layout.decide import Decision
from newsclean.layout.page import lay_out
from newsclean.layout.roles import ROLES
from strategies import articles


@pytest.mark.parametrize("text", ["", "\n\n", "\f\f", " \n　"])
def test_blank_text_has_no_pages(text: str) -> None:
    assert lay_out(text) == []


@given(texts())
def test_every_character_is_in_one_piece(text: str) -> None:
    view = fold(text)
    pieces = [piece for part in lay_out(view) for piece in part]
    spans = [span for piece in pieces for span in piece.line.pieces]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert joined(spans, view) == squeezed(view)
    for piece in pieces:
        assert piece.role in set(ROLES) - {"glued"}
        assert 0 < piece.chance <= 1
        assert piece.text == piece.line.text != ""


@settings(max_examples=40)
@given(st.lists(articles(), min_size=1, max_size=3))
def test_a_page_is_read_by_itself(parts: list[str]) -> None:
    alone = [[(p.text, p.role, p.chance) for p in lay_out(fold(part))[0]] for part in parts]
    together = lay_out(fold("\f".join(parts)))
    assert [[(p.text, p.role, p.chance) for p in part] for part in together] == alone
    assert [{p.line.page for p in part} for part in together] == [{k} for k in range(len(parts))]


def test_a_glued_caption_is_parted_from_the_continuation(monkeypatch: pytest.MonkeyPatch) -> None:
    open_, caption, rest = "两岸居民昨天坐上了第一班渡船，岸边站满了", "渡船在河上来往。", "送行的人，孩子们挥着手。"
    text = "\n\n".join(["三号渡口通航", open_, "\n\n" + caption + rest, "往后一天开二十班。"])
    roles = ["headline", "start", "glued", "start"]
    monkeypatch.setattr(page, "decide", lambda *_: [Decision(role, 0.9, "told") for role in roles])
    (found,) = lay_out(fold(text))
    assert [(p.role, p.text) for p in found] == [
        ("headline", "三号渡口通航"),
        ("start", fold(open_)),
        ("caption", caption),
        ("on", fold(rest)),
        ("start", "往后一天开二十班。"),
    ]
    assert len(found) == len(read(text)) + 1
