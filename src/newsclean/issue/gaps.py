"""Gaps (缺文): paragraphs that start in mid-sentence or break off, with nothing on the page to mend them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.issue.tails import FRAGMENT

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
            before, after = _paragraph(texts, k - 1), _paragraph(texts, k + 1)
            orphan = pieces[unit.lines[0]].evidence.orphan
            if unit.suspect:
                pass  # it may well go on from the piece before: then nothing is missing
            elif before is not None and _breaks_off(before, pieces) and orphan > ORPHAN_AFTER_OPEN:
                why = "the paragraph before breaks off and this one does not go on from it"
                yield Found(a, unit.lines[0], "between", why)
            elif orphan > ORPHAN and k:
                yield Found(a, unit.lines[0], "before", "the paragraph starts in mid-sentence")
            if not _breaks_off(unit, pieces) or len(pieces[unit.lines[-1]].text) <= FRAGMENT:
                continue
            if after is None or not (after.suspect or pieces[after.lines[0]].evidence.orphan > ORPHAN_AFTER_OPEN):
                yield Found(a, unit.lines[-1], "after", "the paragraph breaks off and nothing goes on from it")


def _breaks_off(unit: Unit, pieces: Sequence[Piece]) -> bool:
    """Tell whether the last line of a unit is left open."""
    return pieces[unit.lines[-1]].evidence.openness > 0


def _paragraph(texts: Sequence[Unit], k: int) -> Unit | None:
    """Return the unit of text at a place when there is one and it is a paragraph."""
    return texts[k] if 0 <= k < len(texts) and texts[k].kind == "paragraph" else None
