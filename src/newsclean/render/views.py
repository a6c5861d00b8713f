"""Views: the text as it was laid out, with one thing about the layout put right and no character changed.

Each view reads the text with `parse`, and reads its own result again until nothing is left to do, so that a view of a
view is the view itself.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from newsclean.edits import Edit, Span
from newsclean.issue.parse import parse
from newsclean.render.cut import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from newsclean.issue.model import Block, Issue

ROUNDS: Final = 16
"""How often a view reads its own result at most; two rounds are the rule."""


def join_wraps(text: str) -> str:
    """Return the text as laid out, with paragraphs and headlines that were broken 断行 joined.

    Order and blank lines stay as printed. Where something else stands between two pieces, such as a caption, the later
    piece goes up to the earlier one and the caption follows the whole paragraph. Only joins that `parse` applies are
    made.
    """
    return _settle(text, _joined)


def drop_captions(text: str) -> str:
    """Return the text as laid out, without the captions 图片说明 and their credits.

    A caption that had a line for itself takes the line with it, and of the blank lines above and below the shorter run
    stays: the place of the picture goes too.
    """
    return _settle(text, lambda issue: cut(issue.cleaned.source, _spans(_captions(issue))))


def drop_slogans(text: str) -> str:
    """Return the text as laid out, without slogans and public-service lines 标语、公益广告; lines go as captions do."""
    return _settle(text, lambda issue: cut(issue.cleaned.source, _spans(_slogans(issue))))


def _settle(text: str, view: Callable[[Issue], str]) -> str:
    """Return the fixed point of reading the text and printing it."""
    for _ in range(ROUNDS):
        viewed = view(parse(text))
        if viewed == text:
            break
        text = viewed
    return text


def _captions(issue: Issue) -> Iterator[Block]:
    return (b for a in issue.articles for b in a.captions)


def _slogans(issue: Issue) -> Iterator[Block]:
    return (b for b in issue.furniture if b.kind == "slogan")


def _spans(blocks: Iterable[Block]) -> list[Span]:
    return [s for b in blocks for s in b.spans]


def _joined(issue: Issue) -> str:
    """Return the source with each later piece of a joined block put behind the piece before it."""
    source = issue.cleaned.source
    glues = {(j.left, j.right): j.glue for j in issue.joins if j.applied}
    taken: list[Span] = []
    put: list[Edit] = []
    for block in (*(b for a in issue.articles for b in a.blocks), *issue.furniture):
        home = -1  # where the pieces of this block gather, once one of them had to leave its place
        for left, right in pairwise(block.spans):
            glue = glues.get((left.end, right.start))
            between = source[left.end : right.start]
            if glue is None:
                home = -1
            elif home < 0 and left.end < right.start and not between.strip() and "\f" not in between:
                if glue != between:
                    put.append(Edit(left.end, right.start, glue))
            else:
                home = left.end if home < 0 else home
                taken.append(right)
                put.append(Edit(home, home, glue + source[slice(*right)].strip()))
    return cut(source, taken, put)
