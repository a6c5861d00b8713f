"""Units to blocks: the text is that of the pieces, each character knows where it came from, joins say what they did."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from handmade import read, texts, whole
from newsclean.edits import Cleaned, Edit, Span
from newsclean.issue.build import WRAP, Builder, source_runs
from newsclean.issue.drafts import Unit
from newsclean.issue.model import Run
from newsclean.layout.lines import glue
from strategies import edits


@st.composite
def cleaned(draw: st.DrawFn, layers: int) -> Cleaned:
    """A text after some layers of edits that change lengths and leave its lines alone."""
    out = Cleaned.of(draw(texts()))
    for _ in range(layers):
        proposed = draw(edits(out.text))
        made = [e for e in proposed if len(e.new) != e.end - e.start and "\n" not in out.text[e.start : e.end]]
        out = out.with_edits("test", "as told", made, min_confidence=0)
    return out


def check_origins(made: Cleaned, unit: Unit, builder: Builder) -> None:
    """Every character that no edit made and no join put in is, at its origin, the one of the source."""
    block = builder.block(unit)
    assert [run.at for run in block.runs] == sorted({run.at for run in block.runs})
    assert not block.runs or block.runs[0].at == 0
    inner = [span for i in unit.lines for span in builder.lines[i].inner]
    at = 0
    for k, span in enumerate(inner):
        piece = made.text[slice(*span)]
        between = glue(block.text[:at], piece)
        assert block.text.startswith(between + piece, at)
        if between:
            assert block.origin(at) == block.spans[k - 1].end
        at += len(between)
        for offset in range(len(piece)):
            origin = made.origin(Span(span.start + offset, span.start + offset + 1))
            assert block.origin(at + offset) == origin.start
        at += len(piece)
    assert at == len(block.text)


@settings(max_examples=50)
@given(cleaned(1), st.data())
def test_a_block_is_its_pieces(made: Cleaned, data: st.DataObject) -> None:
    lines = read(made.text)
    assume(lines)
    builder = Builder(made, lines)
    unit = Unit("paragraph", data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=4, unique=True)))
    check_origins(made, unit, builder)
    block = builder.block(unit)
    assert block.spans == tuple(made.origin(span) for i in unit.lines for span in lines[i].pieces)
    assert (block.kind, block.why, block.confidence) == (unit.kind, unit.why, unit.confidence)


@settings(max_examples=50)
@given(cleaned(1))
def test_runs_tell_the_origin_of_every_character(made: Cleaned) -> None:
    builder = Builder(made, [])
    for at in range(len(made.text)):
        assert builder.source(at) == made.origin(Span(at, at + 1)).start


@given(cleaned(3))
def test_runs_never_go_back(made: Cleaned) -> None:
    runs = source_runs(made)
    assert runs[0].at == 0
    assert all(a.at < b.at for a, b in pairwise(runs))
    assert {run.step for run in runs} <= {0, 1}
    builder = Builder(made, [])
    origins = [builder.source(at) for at in range(len(made.text) + 1)]
    assert origins == sorted(origins)
    assert all(0 <= origin <= len(made.source) for origin in origins)


@given(cleaned(3))
def test_what_no_edit_made_is_the_character_it_came_from(made: Cleaned) -> None:
    builder = Builder(made, [])
    for run, after in pairwise([*source_runs(made), Run(len(made.text), 0, 0)]):
        if run.step:
            assert made.text[run.at : after.at] == made.source[run.source : run.source + after.at - run.at]
            assert builder.source(run.at) == run.source


def test_a_text_that_was_taken_out_and_put_in_again_has_an_origin() -> None:
    made = Cleaned.of("甲").with_edits("test", "out", [Edit(0, 1, "")]).with_edits("test", "in", [Edit(0, 0, "乙")])
    assert made.text == "乙"
    assert Builder(made, read(made.text)).block(Unit("paragraph", [0])).origin(0) == 1


def test_a_text_without_edits_is_its_own_source() -> None:
    assert source_runs(Cleaned.of("三号渡口")) == [(0, 0, 1)]


def test_edits_that_keep_lengths_do_not_break_runs() -> None:
    made = Cleaned.of("渡口,公园").with_edits("width", "wide", [Edit(2, 3, "，")])
    assert source_runs(made) == [(0, 0, 1)]


@pytest.mark.parametrize(
    ("edit", "origins"),
    [
        (Edit(1, 2, ""), [0, 2, 3]),
        (Edit(0, 1, ""), [1, 2, 3]),
        (Edit(3, 4, ""), [0, 1, 2]),
        (Edit(1, 1, "甲乙"), [0, 1, 1, 1, 2, 3]),
        (Edit(4, 4, "甲"), [0, 1, 2, 3, 4]),
        (Edit(1, 3, "甲"), [0, 1, 3]),
        (Edit(1, 2, "甲乙"), [0, 1, 1, 2, 3]),
    ],
    ids=str,
)
def test_origins_after_one_edit(edit: Edit, origins: list[int]) -> None:
    made = Cleaned.of("三号渡口").with_edits("test", "as told", [edit])
    block = Builder(made, read(made.text)).block(Unit("paragraph", [0]))
    assert [block.origin(at) for at in range(len(block.text))] == origins


def test_the_space_of_a_join_comes_from_the_end_of_the_left_piece() -> None:
    made, lines = whole("Hong\n\n# Kong\n三号渡口")
    block = Builder(made, lines).block(Unit("headline", [0, 1]))
    assert block.text == "Hong Kong"
    assert block.origin(4) == 4
    moved = Builder(made, lines).block(Unit("headline", [1, 0]))
    assert moved.text == "Kong Hong"
    assert moved.origin(4) == 12


def test_joins_of_a_unit_are_its_seams_and_its_wraps() -> None:
    made, lines = whole("渡船开\n了。\n两岸\n往来")
    wrapped = [lines[0].joined(lines[1]), *lines[2:]]
    unit = Unit("paragraph", [0, 1], seams=[(0.95, "it goes on")])
    first, second = Builder(made, wrapped).joins(unit)
    assert (first.left, first.right, first.confidence, first.applied) == (3, 4, WRAP, True)
    assert (second.left, second.right, second.confidence, second.why) == (6, 7, 0.95, "it goes on")


@pytest.mark.parametrize(
    ("text", "between"), [("Hong\nKong", " "), ("**Hong**\n**Kong**", " "), ("# Hong\n# Kong", " "), ("渡口\n公园", "")]
)
def test_a_join_says_what_stands_between_in_the_text(text: str, between: str) -> None:
    made, lines = whole(text)
    builder = Builder(made, lines)
    unit = Unit("headline", [0, 1], seams=[(0.95, "wrapped")])
    (join,) = builder.joins(unit)
    assert join.glue == between
    assert builder.block(unit).text == lines[0].text + between + lines[1].text


def test_a_suspected_join_is_not_applied() -> None:
    made, lines = whole("渡船开\n了。")
    join = Builder(made, lines).join(0, 1, 0.7, "it may go on", applied=False)
    assert (join.left, join.right, join.glue, join.applied) == (3, 4, "", False)
