"""An issue as plain text: articles in reading order, one block a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from newsclean.issue.model import Block, Issue

KEEPS: Final = frozenset({"captions", "furniture"})
"""What the text leaves out unless it is kept."""

BETWEEN_BLOCKS: Final = "\n\n"
BETWEEN_ARTICLES: Final = "\n\n\n"


def render(issue: Issue, *, keep: Collection[str] = ()) -> str:
    r"""Return the text of an issue: one block a line, a blank line between blocks, two between articles.

    Captions and furniture are left out unless `keep` names them (`"captions"`, `"furniture"`). A kept caption stands
    where its article has it, after the paragraph it interrupted. Kept furniture belongs to no article: it follows the
    last one, in the order it was printed. An issue without any text gives an empty string; there is no newline at the
    end. Raises ValueError when `keep` names anything else.

    >>> from newsclean.edits import Cleaned, Span
    >>> from newsclean.issue.model import Article, Block, Issue
    >>> lead = Block("paragraph", "河水清了。", (Span(5, 10),), "", 1.0)
    >>> head = Block("headline", "治水记", (Span(0, 3),), "", 1.0)
    >>> render(Issue(Cleaned.of("治水记\n\n河水清了。"), (Article((head, lead)),)))
    '治水记\n\n河水清了。'
    """
    check_keep(keep)
    parts = [_lines(a.blocks, captions="captions" in keep) for a in issue.articles]
    if "furniture" in keep:
        parts.append(_lines(sorted(issue.furniture, key=lambda b: b.spans[:1]), captions=True))
    return BETWEEN_ARTICLES.join(filter(None, parts))


def check_keep(keep: Collection[str]) -> None:
    """Raise ValueError with one sentence unless `keep` is a collection of names that `KEEPS` has."""
    if isinstance(keep, str) or not KEEPS.issuperset(keep):
        raise ValueError(f"keep is a collection of {' and '.join(map(repr, sorted(KEEPS)))}, not {keep!r}")


def _lines(blocks: Iterable[Block], *, captions: bool) -> str:
    """Return the texts of the blocks; a block without text (marks that were taken away) has no line."""
    return BETWEEN_BLOCKS.join(b.text for b in blocks if b.text and (captions or b.kind != "caption"))
