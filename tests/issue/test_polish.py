"""Block rules: what they may not touch stays, no edit straddles a seam, and every edit can be taken back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from handmade import read, texts, whole
from newsclean.edits import BlockRule, Edit, apply
from newsclean.issue.drafts import Unit
from newsclean.issue.polish import polish
from newsclean.recipe import BLOCK_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator


def rule(pattern: str, new: str, *kinds: str, confidence: float = 1.0) -> BlockRule:
    """Return a rule that puts `new` for every match, wherever the seams are."""

    def find(text: str, seams: tuple[int, ...]) -> Iterator[Edit]:
        assert all(0 < seam <= len(text) for seam in seams)
        for m in re.finditer(pattern, text):
            yield Edit(m.start(), m.end(), new, confidence)

    return BlockRule(name="test", why="as told", kinds=frozenset(kinds), find=find, changes=(), keeps=())


def test_without_rules_or_edits_nothing_changes() -> None:
    cleaned, lines = whole("渡口通航\n公园种树")
    units = [Unit("headline", [0]), Unit("paragraph", [1])]
    assert polish(cleaned, lines, units, []) == (cleaned, lines)
    assert polish(cleaned, lines, units, [rule("夜校", "")]) == (cleaned, lines)


def test_a_rule_reads_its_own_kinds_only() -> None:
    cleaned, lines = whole("渡渡口\n公公园")
    units = [Unit("headline", [0]), Unit("paragraph", [1])]
    assert polish(cleaned, lines, units, [rule("渡渡", "渡", "paragraph")])[0].text == "渡渡口\n公公园"
    assert polish(cleaned, lines, units, [rule("公公", "公", "paragraph")])[0].text == "渡渡口\n公园"
    assert polish(cleaned, lines, units, [rule("渡渡", "渡")])[0].text == "渡口\n公公园"


def test_an_edit_that_straddles_a_seam_is_not_made() -> None:
    cleaned, lines = whole("三号渡\n渡口通航")
    done, _ = polish(cleaned, lines, [Unit("paragraph", [0, 1])], [rule("渡渡", "渡")])
    assert done.text == cleaned.text
    assert done.changes == ()


def test_an_edit_beside_a_seam_is_made() -> None:
    cleaned, lines = whole("三号渡渡\n口通航航")
    done, rows = polish(cleaned, lines, [Unit("paragraph", [0, 1])], [rule("渡渡", "渡"), rule("航航", "航")])
    assert done.text == "三号渡\n口通航"
    assert [done.text[slice(*row.inner[0])] for row in rows] == ["三号渡", "口通航"]
    assert done.undo() == cleaned.source


def test_a_doubtful_edit_is_a_suspect() -> None:
    cleaned, lines = whole("三号渡渡口")
    done, rows = polish(cleaned, lines, [Unit("paragraph", [0])], [rule("渡渡", "渡", confidence=0.5)])
    assert (done.text, rows) == (cleaned.text, lines)
    assert [(c.start, c.end, c.applied) for c in done.changes] == [(2, 4, False)]
    made, _ = polish(cleaned, lines, [Unit("paragraph", [0])], [rule("渡渡", "渡", confidence=0.5)], min_confidence=0.5)
    assert made.text == "三号渡口"


def test_moved_lines_are_edited_where_they_stand() -> None:
    """The unit reads its second line first; the edits are sorted by their place in the text."""
    cleaned, lines = whole("口通航航\n三号渡渡")
    done, rows = polish(cleaned, lines, [Unit("paragraph", [1, 0])], [rule("航航|渡渡", "港")])
    assert done.text == "口通港\n三号港"
    assert [done.text[slice(*row.inner[0])] for row in rows] == ["口通港", "三号港"]


@given(
    texts(),
    st.lists(
        st.sampled_from([rule("。", ""), rule("，", "、"), rule("记者", "者", "headline"), rule("[甲一1]", "乙丙")])
    ),
    st.data(),
)
def test_edits_stay_in_their_pieces_and_can_be_taken_back(
    text: str, rules: list[BlockRule], data: st.DataObject
) -> None:
    cleaned, lines = whole(text)
    order = data.draw(st.permutations(range(len(lines))))
    cut = data.draw(st.integers(0, len(order)))
    units = [Unit("headline", [i]) for i in order[:cut]] + ([Unit("paragraph", order[cut:])] if order[cut:] else [])
    done, rows = polish(cleaned, lines, units, rules)
    assert done.undo() == text
    assert done.text.count("\n") == text.count("\n")
    for layer in done.layers:
        assert apply(layer.before, layer.made) == layer.after
    spans = [span for line in lines for span in line.inner]
    for edit in done.layers[0].made if done.layers else ():
        assert any(span.start <= edit.start <= edit.end <= span.end for span in spans)
    for before, after in zip(lines, rows, strict=True):
        for old, new in zip(before.inner, after.inner, strict=True):
            assert done.origin(new).start >= old.start
            assert done.origin(new).end <= old.end


@given(texts())
def test_the_block_rules_of_the_package_are_made_within_lines(text: str) -> None:
    cleaned, lines = whole(text)
    done, rows = polish(cleaned, lines, [Unit("paragraph", [i]) for i in range(len(lines))], BLOCK_RULES)
    assert done.undo() == text
    assert len(read(done.text)) == len(rows)
