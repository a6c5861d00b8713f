"""Names: two-character names set with an inner blank, where a newspaper's own people are named and nowhere else."""

from __future__ import annotations

import pytest
from casefile import changed, kept, suspected
from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import MIN_CONFIDENCE, Edit, apply
from newsclean.rules.names import close_names
from newsclean.rules.people import surnames
from strategies import ANY, evidence, pages

CHARACTERS = "李王鞠欧阳明鹏从记者通讯员摄文图/（）、，     \N{IDEOGRAPHIC SPACE}\n本报"
EVIDENCE = st.text(st.sampled_from(CHARACTERS)) | evidence(close_names)


def propose(pieces: str) -> tuple[str, list[Edit]]:
    """Return the joined text of `pieces` (a `|` between two) and what the rule proposes on it."""
    parts = pieces.split("|")
    seams = tuple(sum(map(len, parts[: at + 1])) for at in range(len(parts) - 1))
    return "".join(parts), list(close_names.find("".join(parts), seams))


def made(pieces: str) -> str:
    text, edits = propose(pieces)
    return apply(text, [edit for edit in edits if edit.confidence >= MIN_CONFIDENCE])


@pytest.mark.parametrize("pieces", kept("names"))
def test_stays(pieces: str) -> None:
    assert made(pieces) == pieces.replace("|", "")


@pytest.mark.parametrize(("pieces", "after"), changed("names"))
def test_closes(pieces: str, after: str) -> None:
    assert made(pieces) == after


@pytest.mark.parametrize(("pieces", "after"), suspected("names"))
def test_suspects(pieces: str, after: str) -> None:
    text, edits = propose(pieces)
    assert apply(text, edits) == after
    assert made(pieces) == text


def test_the_rule_keeps_its_own_promises() -> None:
    assert [made("|".join(pieces)) for pieces, _ in close_names.changes] == [after for _, after in close_names.changes]
    assert [made("|".join(pieces)) for pieces in close_names.keeps] == ["".join(pieces) for pieces in close_names.keeps]


def test_surnames_are_characters_of_one_kind() -> None:
    assert {"王", "欧阳", "歐陽", "鞠"} <= surnames()
    assert {len(name) for name in surnames()} <= {1, 2, 4}
    assert all(name.isalpha() for name in surnames())


@given(EVIDENCE | pages() | ANY, st.lists(st.integers(1, 60), max_size=4))
def test_laws(text: str, places: list[int]) -> None:
    seams = tuple(sorted({at for at in places if at < len(text)}))
    edits = list(close_names.find(text, seams))
    assert all(not text[e.start : e.end].strip() and not e.new for e in edits)
    assert not any(e.start < seam < e.end for e in edits for seam in seams)
    assert apply(text, edits).count("\n") == text.count("\n")
    cleaned = apply(text, [e for e in edits if e.confidence >= MIN_CONFIDENCE])
    assert [e for e in close_names.find(cleaned, ()) if e.confidence >= MIN_CONFIDENCE and not seams] == []
