"""Gaps (缺文): paragraphs that start in mid-sentence or break off, with nothing on the page to mend them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.issue.drafts import Page, Unit
    from newsclean.layout.page import Piece

ORPHAN: Final = 4.7
"""From so many nats on, a paragraph behind a closed one is said to have lost its start.

Whole paragraphs that merely begin in a rare way (a roster of those present, 席间, 答) reach 4.6 on the sample pages, so
that most of the starts that are lost go unsaid.
"""
ORPHAN_AFTER_OPEN: Final = 0.0
"""The same behind a paragraph that breaks off."""


class Found(NamedTuple):
    """A gap in terms of pieces: before or after piece `piece` of article `article`."""

    article: int
    piece: int
    kind: str
    why: str


def find(page: Page, pieces: Sequence[Piece]) -> list[Found]:
    """Return the gaps of a page whose pieces are all at their places."""
    return list(_find(page, pieces))


def _find(page: Page, pieces: Sequence[Piece]) -> Iterator[Found]:
    for a, article in enumerate(page.articles):
        texts = article.text_units
        for k, unit in enumerate(texts):
            if unit.kind != "paragraph":
                continue
            first = unit.lines[0]
            before = _paragraph(texts, k - 1)
            broken = before is not None and pieces[before.lines[-1]].evidence.openness > 0
            orphan = pieces[first].evidence.orphan
            if broken and orphan > ORPHAN_AFTER_OPEN:
                yield Found(a, first, "between", "the paragraph before breaks off and this one does not go on from it")
            elif orphan > ORPHAN and k:
                yield Found(a, first, "before", "the paragraph starts in mid-sentence")
            last = pieces[unit.lines[-1]]
            if last.evidence.openness and len(last.text) > 12:
                after = _paragraph(texts, k + 1)
                if after is None or pieces[after.lines[0]].evidence.orphan <= ORPHAN_AFTER_OPEN:
                    yield Found(a, unit.lines[-1], "after", "the paragraph breaks off and nothing goes on from it")


def _paragraph(texts: Sequence[Unit], k: int) -> Unit | None:
    """Return the unit of text at a place when there is one and it is a paragraph."""
    return texts[k] if 0 <= k < len(texts) and texts[k].kind == "paragraph" else None
