"""Text to lines and back: no character is lost or seen twice, however lines are parted and joined."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handmade import joined, read, squeezed, texts
from newsclean.edits import Span
from newsclean.fold import fold
from newsclean.layout.lines import Line, glue
from strategies import ANY

if TYPE_CHECKING:
    from collections.abc import Iterable

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/glue.toml").read_text("utf-8"))
NOTHING = [(kind, *pair) for kind, pairs in CASES["nothing"].items() for pair in pairs]
SPACE = [(kind, *pair) for kind, pairs in CASES["space"].items() for pair in pairs]


def check(line: Line, text: str) -> None:
    """A line's spans lie in each other and in the text, and what it says stands there."""
    assert len(line.pieces) == len(line.inner) == len(line.at)
    ends = [*line.at[1:], len(line.text)]
    for outer, inner, at, end in zip(line.pieces, line.inner, line.at, ends, strict=True):
        assert outer.start <= inner.start < inner.end <= outer.end
        assert line.text[at:end].rstrip() == text[slice(*inner)]


def check_all(found: Iterable[Line], text: str) -> None:
    """The lines hold the text: every non-blank character once, in order."""
    spans = [span for line in found for span in line.pieces]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert joined(spans, text) == squeezed(text)
    for line in found:
        check(line, text)


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n", "\f\n\f", "\x1c\u3000"])
def test_blank_text_has_no_lines(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["#", "######", "*", "**", "****", "** **", ">", "1 # 2", "老街#1", "甲**", "__甲"])
def test_a_mark_without_text_or_within_text_is_text(text: str) -> None:
    (line,) = read(text)
    assert (line.text, line.depth, line.bold) == (text, 0, False)


@pytest.mark.parametrize(
    ("text", "inside", "depth", "bold"),
    [
        ("老街开市", "老街开市", 0, False),
        ("# 老街开市", "老街开市", 1, False),
        ("###老街开市", "老街开市", 3, False),
        ("**老街开市**", "老街开市", 0, True),
        ("__老街开市__", "老街开市", 0, True),
        ("## **老街开市**", "老街开市", 2, True),
        ("> 老街开市", "老街开市", 0, False),
        ("  # 老街开市  ", "老街开市", 1, False),
    ],
)
def test_marks_are_read_and_left_out_of_the_text(text: str, inside: str, depth: int, *, bold: bool) -> None:
    (line,) = read(text)
    assert (line.text, line.depth, line.bold) == (inside, depth, bold)
    assert text[slice(*line.inner[0])] == inside
    assert text[slice(*line.pieces[0])] == text.strip()


def test_blank_lines_and_indents_are_counted() -> None:
    found = read("\n\n甲街\n\n  乙街\n\n\n\n　　丙街\n丁街")
    assert [line.blanks for line in found] == [0, 1, 3, 0]
    assert [line.indent for line in found] == [0, 2, 2, 0]


def test_a_form_feed_starts_a_page_without_blank_lines_before() -> None:
    found = read("甲街\n\n\f\n\n乙街\n丙街\f丁街")
    assert [line.page for line in found] == [0, 1, 1, 2]
    assert [line.blanks for line in found] == [0, 0, 0, 0]


@given(st.one_of(texts(), ANY))
def test_lines_hold_every_character_once(text: str) -> None:
    view = fold(text)
    check_all(read(text), view)


@given(texts(), st.data())
def test_a_line_split_is_the_line(text: str, data: st.DataObject) -> None:
    found = read(text)
    assume(found)
    line = found[0]
    for other in found[1 : data.draw(st.integers(1, 4))]:
        line = line.joined(other)
    cut = data.draw(st.integers(0, len(line.text)))
    assume(line.text[:cut].strip() and line.text[cut:].strip())
    head, tail = line.split(cut)
    assert (head.text, tail.text) == (line.text[:cut].rstrip(), line.text[cut:].lstrip())
    check(head, fold(text))
    check(tail, fold(text))
    assert joined((*head.pieces, *tail.pieces), text) == joined(line.pieces, text)
    assert head.end <= tail.start
    assert (head.blanks, head.indent, head.depth, head.page) == (line.blanks, line.indent, line.depth, line.page)
    assert (tail.glued, tail.blanks, tail.page) == (True, 0, line.page)


@given(texts())
def test_lines_joined_are_the_lines(text: str) -> None:
    found = read(text)
    assume(len(found) > 1)
    line = found[0].joined(found[1])
    assert (line.pieces, line.inner) == (found[0].pieces + found[1].pieces, found[0].inner + found[1].inner)
    assert line.text == found[0].text + glue(found[0].text, found[1].text) + found[1].text
    check(line, fold(text))


def test_a_split_at_a_join_gives_the_joined_lines() -> None:
    text = "Hong\nKong"
    left, right = read(text)
    line = left.joined(right)
    assert line.text == "Hong Kong"
    head, tail = line.split(5)
    assert (head.pieces, tail.pieces) == ((Span(0, 4),), (Span(5, 9),))


@pytest.mark.parametrize(("kind", "left", "right"), NOTHING)
def test_nothing_stands_between(kind: str, left: str, right: str) -> None:
    assert glue(left, right) == "", kind


@pytest.mark.parametrize(("kind", "left", "right"), SPACE)
def test_a_space_stands_between(kind: str, left: str, right: str) -> None:
    assert glue(left, right) == " ", kind


@given(ANY, ANY)
def test_glue_is_nothing_or_one_space(left: str, right: str) -> None:
    assert glue(left, right) in ("", " ")
    assert glue(left, right) == glue(left[-2:], right[:1])
