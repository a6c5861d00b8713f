"""Lines that hold two things: those that hold one stay, the others are parted where their own text proves it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.fold import fold
from newsclean.layout import glued, lines
from strategies import captions, paragraphs

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/glued.toml").read_text("utf-8"))


def parts(text: str) -> list[str]:
    """Return the pieces of the text that its line is parted into, as they stand in it."""
    return [text[x.inner[0].start : x.inner[-1].end] for x in glued.split(lines.read(fold(text)))]


@pytest.mark.parametrize("text", CASES["kept"])
def test_a_line_that_holds_one_thing_stays(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize("pieces", CASES["parted"], ids="|".join)
def test_a_line_that_holds_two_things_is_parted(pieces: list[str]) -> None:
    assert parts("".join(pieces)) == [piece.strip() for piece in pieces]


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"])),
        paragraphs(),
        st.tuples(captions(), paragraphs()).map("".join),
    )
)
def test_the_parts_are_the_line(text: str) -> None:
    whole = list(lines.read(fold(text)))
    split = list(glued.split(whole))
    assert "".join("".join(x.text.split()) for x in split) == "".join("".join(x.text.split()) for x in whole)
    assert [x.start for x in split] == sorted(x.start for x in split)
    for line in split:
        assert line.text


@given(paragraphs())
def test_a_paragraph_stays_whole(text: str) -> None:
    assert parts(text) == [text]
