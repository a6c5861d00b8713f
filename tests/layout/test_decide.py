"""The best path of roles: as long as the page, within the grammar, and the very best where all can be tried."""

from __future__ import annotations

from math import exp, fsum
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handmade import judge, texts
from newsclean.layout import search
from newsclean.layout.decide import decide
from newsclean.layout.judge import Judge, steps
from newsclean.layout.roles import FIRST, ROLES, allowed
from newsclean.layout.weights import Table
from strategies import captions, headlines, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.layout.roles import State

WORDS: Final = (
    "bias", "end=stop", "end=han", "tight", "first", "last", "slot", "after nothing", "after start", "after headline",
    "after openness=0", "after openness=-1", "in start", "in nothing", "leaves openness=0", "leaves openness=1",
    "goes on openness=1", "goes on openness=0", "goes on between=0", "while headless", "after lead&no dateline",
)  # fmt: skip
TABLES: Final = st.builds(
    Table,
    st.dictionaries(
        st.sampled_from(WORDS),
        st.dictionaries(st.sampled_from(ROLES), st.integers(-16, 16).map(lambda n: n / 8), max_size=6),
        max_size=12,
    ),
)
SMALL: Final = Table({"bias": {"start": 0.5}, "end=han": {"headline": 2.0}, "first": {"headline": 1.0}})
LINES: Final = st.lists(st.one_of(headlines(), sentences(), captions()), min_size=1, max_size=3).map("\n".join)


def every_path(page: Judge, own: list[dict[str, float]], table: Table) -> Iterator[tuple[float, list[str]]]:
    """Yield every path that the grammar allows, with its weight."""

    def go(i: int, state: State, weights: list[float], path: list[str]) -> Iterator[tuple[float, list[str]]]:
        if i == len(own):
            yield fsum(weights), path
            return
        for role, after, weight in steps(page, state, i, own[i], table):
            yield from go(i + 1, after, [*weights, weight], [*path, role])

    return go(0, FIRST, [], [])


def test_no_lines_have_no_roles() -> None:
    assert decide([], [], SMALL) == []


def test_a_heading_and_a_sentence() -> None:
    page = judge("三号渡口通航\n两岸居民昨天乘船往来。")
    found = decide(page.lines, page.evidence, SMALL)
    assert [d.role for d in found] == ["headline", "start"]
    assert found[0].why == "end=han, first"


@given(texts(), TABLES)
def test_every_line_has_a_role_it_may_have(text: str, table: Table) -> None:
    page = judge(text)
    found = decide(page.lines, page.evidence, table)
    assert len(found) == len(page.lines)
    for i, decision in enumerate(found):
        assert decision.role in set(allowed(i, page.evidence[i]))
        assert 0 < decision.chance <= 1
    path = [d.role for d in found]
    assert search.search(page, page.own(table), table, [{role} for role in path]) == path  # the grammar allows it


@given(texts())
def test_the_table_of_the_package_decides_any_page(text: str) -> None:
    page = judge(text)
    assert len(decide(page.lines, page.evidence)) == len(page.lines)


@settings(max_examples=60)
@given(LINES, TABLES)
def test_the_path_found_is_the_best_of_all(text: str, table: Table) -> None:
    page = judge(text)
    own = page.own(table)
    weights = {tuple(path): weight for weight, path in every_path(page, own, table)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "BEAM", 10_000)
        patch.setattr(search, "BEHIND", 1e6)
        found = tuple(search.search(page, own, table))
    assert weights[found] == pytest.approx(max(weights.values()))


@settings(max_examples=40)
@given(LINES, TABLES)
def test_a_narrow_beam_keeps_to_the_grammar(text: str, table: Table) -> None:
    """On a page of one line it loses nothing."""
    page = judge(text)
    own = page.own(table)
    weights = {tuple(path): weight for weight, path in every_path(page, own, table)}
    found = tuple(search.search(page, own, table))
    assert found in weights
    if len(own) == 1:
        assert weights[found] == pytest.approx(max(weights.values()))


@given(LINES, TABLES, st.data())
def test_a_search_keeps_to_the_roles_it_is_given(text: str, table: Table, data: st.DataObject) -> None:
    page = judge(text)
    own = page.own(table)
    every = [path for _, path in every_path(page, own, table)]
    wanted = data.draw(st.sampled_from(every))
    assert search.search(page, own, table, [{role} for role in wanted]) == wanted


def test_a_search_without_a_way_finds_nothing() -> None:
    page = judge("三号渡口通航\n两岸居民昨天乘船往来。")
    assert search.search(page, page.own(SMALL), SMALL, [{"headline"}, {"on"}]) == []


def test_weights_of_a_line_are_those_of_its_evidence() -> None:
    own = judge("三号渡口通航").own(SMALL)
    assert own[0]["headline"] == 3.0
    assert own[0]["late"] == 3.0
    assert own[0]["kicker"] == 0.0
    assert own[0]["start"] == own[0]["lead"] == 0.5


@settings(max_examples=60)
@given(LINES, TABLES)
def test_the_chance_of_a_role_is_the_share_of_the_paths_that_have_it(text: str, table: Table) -> None:
    """Each path counts by its weight, and so what stands below a line bears on it, too."""
    page = judge(text)
    own = page.own(table)
    every = list(every_path(page, own, table))
    most = max(weight for weight, _ in every)
    shares = [(exp(weight - most), path) for weight, path in every]
    total = fsum(share for share, _ in shares)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "BEAM", 10_000)
        patch.setattr(search, "BEHIND", 1e6)
        found = search.chances(search.survivors(page, own, table))
    for i, chances in enumerate(found):
        wanted = {role: fsum(s for s, path in shares if path[i] == role) / total for role in chances}
        assert chances == pytest.approx(wanted)
        assert fsum(chances.values()) == pytest.approx(1)


@given(LINES, TABLES)
def test_a_page_is_decided_the_same_twice(text: str, table: Table) -> None:
    page, again = judge(text), judge(text)
    first = decide(page.lines, page.evidence, table)
    assert first == decide(again.lines, again.evidence, Table(table.weights))
