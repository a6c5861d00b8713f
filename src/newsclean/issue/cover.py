"""Nothing lost: every non-blank character of the source in the spans of exactly one block, what is left as residue."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsclean.edits import Span
from newsclean.issue.model import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.issue.model import Article


class Place(NamedTuple):
    """A span of a block: where it stands in the source, and which span of which block it is."""

    start: int
    end: int
    owner: int
    number: int


def cover(
    source: str, articles: Sequence[Article], furniture: Sequence[Block]
) -> tuple[tuple[Article, ...], tuple[Block, ...]]:
    """Return the articles and the furniture with what stood between their spans and is not blank taken in.

    Marks that a rule took out at the edge of a line (a BOM, a NUL, a stray control) are in no block's text. On a line
    that a block has, they join that block's span; alone on a line they are furniture of kind `residue`.
    """
    blocks = [b for a in articles for b in a.blocks] + list(furniture)
    places = sorted(Place(s.start, s.end, o, n) for o, b in enumerate(blocks) for n, s in enumerate(b.spans))
    wider: dict[tuple[int, int], Span] = {}
    residue: list[Block] = []
    for before, after, start, end in _left_over(source, places):
        if before is not None and "\n" not in source[before.end : start]:
            key = (before.owner, before.number)
            wider[key] = Span(wider.get(key, Span(before.start, before.end)).start, end)
        elif after is not None and "\n" not in source[end : after.start]:
            wider[after.owner, after.number] = Span(start, after.end)
        else:
            residue.append(Block("residue", "", (Span(start, end),), "marks that stand for nothing", 1.0))
    if not wider:
        return tuple(articles), (*furniture, *residue)
    for (owner, number), span in wider.items():
        spans = blocks[owner].spans
        blocks[owner] = replace(blocks[owner], spans=(*spans[:number], span, *spans[number + 1 :]))
    out, at = [], 0
    for article in articles:
        out.append(replace(article, blocks=tuple(blocks[at : at + len(article.blocks)])))
        at += len(article.blocks)
    return tuple(out), (*blocks[at:], *residue)


def _left_over(source: str, places: Sequence[Place]) -> Iterator[tuple[Place | None, Place | None, int, int]]:
    """Yield each run of non-blank source, line by line, that no span holds, with the spans before and after it."""
    edges: list[Place | None] = [None, *places, None]
    for before, after in pairwise(edges):
        low = before.end if before else 0
        high = after.start if after else len(source)
        if high <= low or not source[low:high].strip():
            continue
        at = low
        for row in source[low:high].split("\n"):
            text = row.strip()
            if text:
                start = at + row.index(text)
                yield before, after, start, start + len(text)
            at += len(row) + 1
