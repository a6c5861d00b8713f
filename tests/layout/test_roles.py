"""The grammar of a page: it answers for every state and role, and never lets through what it forbids."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import follow, one, paths
from newsclean.layout.roles import BODY, FIRST, INDEX, KIN, ROLES, SEALED, STACK, TRANSPARENT, State, allowed

HEADS: Final = {"kicker", "headline", "deck", "subhead", "late"}
STARTS: Final = {"lead", "late", "glued", "kicker", "headline"}
"""Roles that would start an article, or undo the order of a printed one."""


def reachable() -> list[State]:
    """Return every state that some path of roles leads to; which line the last body was does not matter here."""
    found, new = {FIRST}, [FIRST]
    while new:
        state = new.pop()
        for role in ROLES:
            after = follow(state, 0, role)
            if after is not None and after not in found:
                found.add(after)
                new.append(after)
    return sorted(found)


STATES: Final = reachable()


def test_the_roles_are_each_named_once() -> None:
    assert len(set(ROLES)) == len(ROLES)
    assert {role: ROLES[k] for role, k in INDEX.items()} == {role: role for role in ROLES}
    assert set(ROLES) >= STACK | BODY | TRANSPARENT | set(KIN) | set(KIN.values())
    assert not STACK & BODY
    assert not TRANSPARENT & (STACK | BODY)


@pytest.mark.parametrize("state", STATES, ids=str)
def test_every_state_and_role_has_an_answer(state: State) -> None:
    for role in ROLES:
        for opens in (None, False, True):
            after = follow(state, 7, role, opens=opens)
            assert after is None or (after.between <= 3 and after.paragraphs <= 2 and after.body in (state.body, 7))


@pytest.mark.parametrize("state", STATES, ids=str)
def test_a_page_can_always_go_on(state: State) -> None:
    """A line that shows nothing may be a lead at the top and below what ends an article, a paragraph anywhere else."""
    assert follow(state, 1, "lead") if state.role in ("", SEALED) else follow(state, 1, "start")


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ([], "on"),
        ([], "start"),
        ([], "deck"),
        ([], "byline"),
        ([], "subhead"),
        ([], "glued"),
        ([], "late"),
        (["headline"], "on"),
        (["headline"], "lead"),
        (["headline"], "late"),
        (["headline", "start"], "late"),
        (["headline", "start"], "deck"),
        (["headline", "start", "subhead"], "on"),
        (["headline", "item"], "on"),
        (["lead", "subhead"], "deck"),
        (["headline", "start", "byline"], "on"),
        (["headline", "start", "byline"], "byline"),
        (["headline", "caption"], "on"),
        (["caption"], "on"),
        (["lead", "late", "byline"], "start"),
        (["lead", "late", "deck", "byline"], "item"),
        (["lead", "late", "byline", "caption"], "subhead"),
    ],
    ids=str,
)
def test_what_is_forbidden(path: list[str], role: str) -> None:
    assert follow(walk(path), len(path), role) is None


@pytest.mark.parametrize(
    "path",
    [
        ["kicker", "headline", "deck", "byline", "start", "on", "start"],
        ["headline", "start", "caption", "on"],
        ["headline", "start", "furniture", "caption", "on"],
        ["headline", "byline", "start", "subhead", "start", "byline", "headline", "start"],
        ["lead", "start", "late", "deck", "byline"],
        ["lead", "late", "headline", "start"],
        ["lead", "late", "byline", "caption", "lead", "start"],
        ["lead", "late", "byline", "kicker", "headline"],
        ["furniture", "caption", "headline", "item", "item", "byline"],
        ["headline", "start", "glued", "on"],
        ["headline", "headline", "start"],
        ["headline", "start", "lead", "lead"],
    ],
    ids=str,
)
def test_what_papers_print_is_allowed(path: list[str]) -> None:
    assert walk(path)


def walk(path: list[str]) -> State:
    """Return the state after a path of roles."""
    state: State | None = FIRST
    for i, role in enumerate(path):
        assert state is not None
        state = follow(state, i, role)
    assert state is not None
    return state


@given(paths(), st.sampled_from(sorted(TRANSPARENT)))
def test_captions_and_furniture_change_only_how_many_stand_between(path: list[str], role: str) -> None:
    before = walk(path)
    after = follow(before, len(path), role)
    assert after == before._replace(between=min(3, before.between + 1))


@given(paths())
def test_a_state_knows_the_last_line_of_the_body(path: list[str]) -> None:
    bodies = [i for i, role in enumerate(path) if role in BODY]
    assert walk(path).body == (bodies[-1] if bodies else -1)


@given(paths())
def test_only_an_article_that_began_with_a_lead_is_headless(path: list[str]) -> None:
    """A late headline below it ends nothing: another may stand below that."""
    state = walk(path)
    assert not state.headless or "lead" in path
    late = [i for i, role in enumerate(path) if role == "late"]
    assert not late or "lead" in path[: late[0]]


@pytest.mark.parametrize("state", STATES, ids=str)
def test_on_a_printed_page_an_article_starts_only_where_told(state: State) -> None:
    for role in ROLES:
        after, told = follow(state, 1, role), follow(state, 1, role, opens=False)
        assert told in (None, after)
        starts = role in STARTS and not (role in STACK and state.role in STACK)
        assert told == (None if starts else after)
        assert follow(state, 1, role, opens=True) == after


def test_a_line_that_shows_nothing_may_be_a_paragraph_only() -> None:
    plain = one("他们在河边走了很久。", heading=False, signed=False, row=False, pictured=False, loose=False)
    assert list(allowed(0, plain)) == ["start", "lead"]
    assert list(allowed(3, plain)) == ["start", "lead", "on"]


@given(
    st.integers(0, 3),
    st.fixed_dictionaries({fact: st.booleans() for fact in ("heading", "signed", "row", "pictured", "loose")}),
    st.sampled_from([0, 9]),
)
def test_a_line_may_be_what_its_evidence_allows(line: int, facts: dict[str, bool], caption_end: int) -> None:
    roles = list(allowed(line, one("三号渡口通航", caption_end=caption_end, **facts)))
    assert len(set(roles)) == len(roles)
    assert set(roles) <= set(ROLES)
    assert {"start", "lead"} <= set(roles)
    assert bool(HEADS & set(roles)) == facts["heading"]
    for role, fact in (("byline", "signed"), ("item", "row"), ("caption", "pictured"), ("furniture", "loose")):
        assert (role in roles) == facts[fact]
    assert ("glued" in roles) == bool(caption_end)
    assert ("on" in roles) == (line > 0)
