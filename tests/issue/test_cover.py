"""Nothing lost: where blocks hold all, they stay as they are; what is left goes to its line's block or to residue."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from handmade import texts
from newsclean.edits import Span
from newsclean.issue.cover import cover
from newsclean.issue.model import Article, Block


def block(*spans: tuple[int, int], kind: str = "paragraph") -> Block:
    return Block(kind, "", tuple(Span(*span) for span in spans), "", 1.0)


def spans(articles: tuple[Article, ...], furniture: tuple[Block, ...]) -> list[tuple[str, list[tuple[int, int]]]]:
    blocks = [*(b for a in articles for b in a.blocks), *furniture]
    return [(b.kind, [tuple(span) for span in b.spans]) for b in blocks]


def test_what_is_whole_stays_as_it_is() -> None:
    article, folio = Article((block((0, 4)), block((5, 9)))), block((11, 13), kind="folio")
    assert cover("三号渡口\n临湖公园\n\n2版", [article], [folio]) == ((article,), (folio,))


def test_a_blank_text_needs_nothing() -> None:
    assert cover(" \n\t\n", [], []) == ((), ())


def test_a_mark_behind_a_line_joins_it() -> None:
    assert spans(*cover("渡口\x00\n公园", [Article((block((0, 2)), block((4, 6))))], [])) == [
        ("paragraph", [(0, 3)]),
        ("paragraph", [(4, 6)]),
    ]


def test_a_mark_before_a_line_joins_it() -> None:
    assert spans(*cover("\ufeff渡口", [Article((block((1, 3)),))], [])) == [("paragraph", [(0, 3)])]


def test_marks_on_both_sides_join_one_line() -> None:
    assert spans(*cover("\ufeff渡口\x00", [Article((block((1, 3)),))], [])) == [("paragraph", [(0, 4)])]


def test_a_mark_between_two_pieces_of_a_line_joins_the_first() -> None:
    assert spans(*cover("渡\x00口", [Article((block((0, 1), (2, 3)),))], [])) == [("paragraph", [(0, 2), (2, 3)])]


def test_a_mark_alone_on_a_line_is_residue() -> None:
    assert spans(*cover("渡口\n\x00\n公园", [Article((block((0, 2)), block((5, 7))))], [])) == [
        ("paragraph", [(0, 2)]),
        ("paragraph", [(5, 7)]),
        ("residue", [(3, 4)]),
    ]


def test_what_no_block_holds_is_residue_line_by_line() -> None:
    assert spans(*cover("渡口\n\n 公园 ", [], [])) == [("residue", [(0, 2)]), ("residue", [(5, 7)])]


def test_a_piece_printed_elsewhere_takes_in_what_is_on_its_own_line() -> None:
    moved = Article((block((5, 7), (0, 2)),))
    assert spans(*cover("公园\x00\n\x00渡口\x00", [moved], [])) == [("paragraph", [(4, 8), (0, 3)])]


@given(texts(), st.data())
def test_every_character_is_in_exactly_one_span(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=12)))
    found = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    order = data.draw(st.permutations(found))
    cut, rest = data.draw(st.integers(0, len(order))), len(order) // 2
    blocks = [Block("paragraph", "", tuple(order[:cut][:rest]), "", 1.0)] if order[:cut][:rest] else []
    blocks += [Block("caption", "", (span,), "", 1.0) for span in order[:cut][rest:]]
    furniture = [Block("folio", "", (span,), "", 1.0) for span in order[cut:]]
    articles, others = cover(text, [Article((b,)) for b in blocks], furniture)
    owners = Counter(at for _, held in spans(articles, others) for start, end in held for at in range(start, end))
    assert {at: owners[at] for at, c in enumerate(text) if not c.isspace() and owners[at] != 1} == {}
    assert [b.kind for a in articles for b in a.blocks] == [b.kind for b in blocks]
    for before, after in zip([*blocks, *furniture], [*(b for a in articles for b in a.blocks), *others], strict=False):
        assert len(before.spans) == len(after.spans)
        assert all(
            new.start <= old.start <= old.end <= new.end for old, new in zip(before.spans, after.spans, strict=True)
        )
