"""Prose that was written to double (tests/prose): nothing in it is a misprint, and hardly anything may be deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsclean.edits import MIN_CONFIDENCE
from newsclean.rules.repeats import repeats

PROSE = sorted((Path(__file__).parent.parent / "prose").glob("*.txt"))
RATE = 1 / 1500
"""The rate of a page that OCR doubled badly."""

KNOWN = {
    "features": {"孩，书包[包]带拖到了", "央孙女发[发]票，自己"},
    "news": {"改,整改[改]不到位的", "，一时还[还]不清的也", "查获醉驾[驾]驶员四名"},
}
"""What is deleted wrongly today, with four characters on each side. Whoever mends one takes it out."""


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.stem)
def test_what_was_meant_is_not_deleted_but_for_what_is_known(path: Path) -> None:
    text = path.read_text("utf-8")
    made = [e for e in repeats(RATE).find(text) if e.confidence >= MIN_CONFIDENCE]
    spots = {f"{text[e.start - 4 : e.start]}[{text[e.start : e.end]}]{text[e.end : e.end + 4]}" for e in made}
    assert spots == KNOWN[path.stem]
