"""Quotes: a mark without its partner is reported, and nothing is ever changed."""

from __future__ import annotations

import pytest
from casefile import kept, suspected
from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import MIN_CONFIDENCE, apply
from newsclean.rules.quotes import balance_quotes
from strategies import ANY, pages

EVIDENCE = st.text(st.sampled_from("甲乙说“”“”。，：！"))


@pytest.mark.parametrize("text", kept("quotes"))
def test_stays(text: str) -> None:
    assert list(balance_quotes.find(text, ())) == []


@pytest.mark.parametrize(("text", "after"), suspected("quotes"))
def test_suspects(text: str, after: str) -> None:
    assert apply(text, list(balance_quotes.find(text, ()))) == after


@pytest.mark.parametrize("pieces", balance_quotes.keeps)
def test_the_rule_keeps_its_own_promises(pieces: tuple[str, ...]) -> None:
    assert list(balance_quotes.find("".join(pieces), ())) == []


@given(EVIDENCE | pages() | ANY)
def test_laws(text: str) -> None:
    edits = list(balance_quotes.find(text, ()))
    repaired = apply(text, edits)  # apply refuses edits that overlap or change nothing
    assert all(edit.confidence < MIN_CONFIDENCE for edit in edits)
    assert repaired.replace("“", "").replace("”", "") == text.replace("“", "").replace("”", "")
