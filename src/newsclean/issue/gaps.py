"""Gaps (缺文): paragraphs that start in mid-sentence or break off, with nothing on the page to mend them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.issue.tails import FRAGMENT, is_jump
from newsclean.layout import odds, shape, starts
from newsclean.layout.marks import opening

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.issue.drafts import Page, Unit
    from newsclean.issue.moved import Moved
    from newsclean.layout.page import Piece

LOST: Final = 3.5
"""From so many nats on, of `starts.lost` and `starts.elsewhere`, a paragraph is said to have lost its start.

On composed issues of articles that the counts have not seen, 231 of 410 starts that are lost are told so, and 231 of
252 said to be lost are gaps; half of the others are the rest of a paragraph whose beginning stands elsewhere. Many of
the starts that are not told read like whole ones: the cut came before a word that begins a sentence.
"""
WHOLE: Final = re.compile(
    "[省市县区州旗镇乡村一二三四五六七八九十百千两几]|.{2,3}(?:街道|社区|小区|[镇乡村])|席间|.{2,4}:"
)
"""Starts that are never said to be lost: local bodies (县领导, 区教育局) and places, whose names clean text does not
know, numbers, the rare 席间, a speaker."""
SIGNATURE: Final = re.compile(
    "(?:[。!?”)] {1,4}[^,;。!?]{1,16}|^[^,;。!?]{2,18}(?:[会局院部处委厅署社校馆所队站]|公司|中心|办公室))$"
)
"""What a blank parts from the last sentence, or a line that ends as the names of bodies do: signatures need no stop."""
NEAR: Final = 12
"""So many paragraphs each way that break off are asked whether a start goes on from them."""
LIKELY: Final = 0.5
"""A move that is surer than this tells that nothing is lost at either end of it."""
ORPHAN_AFTER_OPEN: Final = 0.0
"""From so many nats of the layout's own on, the same behind a paragraph that breaks off."""


class Found(NamedTuple):
    """A gap in terms of pieces: before or after piece `piece` of article `article`."""

    article: int
    piece: int
    kind: str
    why: str


def find(page: Page, pieces: Sequence[Piece], moved: Sequence[Moved] = ()) -> list[Found]:
    """Return the gaps of a page whose pieces are all at their places.

    A start is not said to be lost where its beginning may stand on the page: a paragraph breaks off there, and this
    could go on from it. Nor are the end and the start of a move that is likely, though it was not made.
    """
    likely = [m for m in moved if not m.applied and m.confidence > LIKELY]
    starts_of, ends_of = {m.pieces[0] for m in likely}, {m.before for m in likely}
    found = [
        gap
        for gap in _find(page, pieces, _lost(page, pieces))
        if (gap.piece + 1 not in ends_of if gap.kind == "after" else gap.piece not in starts_of)
    ]
    ends = sorted(gap.piece for gap in found if gap.kind == "after")

    def elsewhere(gap: Found) -> bool:
        start, at = pieces[gap.piece].line, bisect_left(ends, gap.piece)
        near = [pieces[i].line for i in ends[max(0, at - NEAR) : at + NEAR]]
        return any(end.page == start.page and (odds.affinity(end.text, start.text) or 0.0) > 0 for end in near)

    return [gap for gap in found if gap.kind != "before" or not elsewhere(gap)]


def _find(page: Page, pieces: Sequence[Piece], lost: set[int]) -> Iterator[Found]:
    for a, article in enumerate(page.articles):
        texts = article.text_units
        for k, unit in enumerate(texts):
            if unit.kind != "paragraph":
                continue
            before, after = _paragraph(texts, k - 1), _paragraph(texts, k + 1)
            first = pieces[unit.lines[0]]
            if unit.suspect or opening(first.text) == "time":
                pass  # it may well go on from the piece before, or is a date: then nothing is missing
            elif before is not None and _breaks_off(before, pieces) and _is_apart(pieces[before.lines[-1]], first):
                why = "the paragraph before breaks off and this one does not go on from it"
                yield Found(a, unit.lines[0], "between", why)
            elif k and unit.lines[0] in lost:
                yield Found(a, unit.lines[0], "before", "the paragraph starts in mid-sentence")
            last = pieces[unit.lines[-1]].text
            if not _breaks_off(unit, pieces) or len(last) <= FRAGMENT or SIGNATURE.search(last):
                continue
            if after is not None and is_jump(pieces, unit.lines[-1] + 1):
                continue  # 下转, and what stands behind it was found
            if after is None or not (after.suspect or _is_apart(pieces[unit.lines[-1]], pieces[after.lines[0]])):
                yield Found(a, unit.lines[-1], "after", "the paragraph breaks off and nothing goes on from it")


def _is_apart(left: Piece, right: Piece) -> bool:
    """Tell whether a line that starts in mid-sentence, or cannot go on from one before, stands behind an open one."""
    return right.evidence.orphan > ORPHAN_AFTER_OPEN or odds.torn(left.text, right.text)


def _lost(page: Page, pieces: Sequence[Piece]) -> set[int]:
    """Return the first pieces of the paragraphs that have lost their start, going by the whole issue."""
    firsts = [u.lines[0] for article in page.articles for u in article.text_units[1:] if u.kind == "paragraph"]
    impossible = {i for i in firsts if shape.beginning(pieces[i].text) == "impossible"}
    scores = {i: pieces[i].evidence.lost for i in firsts if not WHOLE.match(pieces[i].text)}
    doubtful = {i: score for i, score in scores.items() if score > LOST - starts.FOLLOWING}
    text = "".join("\n" + piece.text for piece in pieces) if doubtful else ""
    before = starts.standing(text, (pieces[i].text for i in doubtful))
    return impossible | {i for i, score in doubtful.items() if score + starts.elsewhere(pieces[i].text, before) > LOST}


def _breaks_off(unit: Unit, pieces: Sequence[Piece]) -> bool:
    """Tell whether the last line of a unit is left open."""
    return pieces[unit.lines[-1]].evidence.openness > 0


def _paragraph(texts: Sequence[Unit], k: int) -> Unit | None:
    """Return the unit of text at a place when there is one and it is a paragraph."""
    return texts[k] if 0 <= k < len(texts) and texts[k].kind == "paragraph" else None
