"""The finer kinds of text: which rows are a table, which a poem, which a list, and which paragraphs ask."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from newsclean.layout.shape import LITTLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.issue.drafts import Page
    from newsclean.layout.page import Piece

_QUESTION: Final = re.compile(r"(?:(?:本报)?记者|问|[QＱ])(?:问)?[:：]|问[:：]")
_CELLS: Final = re.compile(r"\S(?: {2,}|\t| ?[|│┃] ?)\S|\S \S+ \S")
_MARKED: Final = re.compile(
    r"[●■◆▲◎★□○◇△▪•·\-—*①-⑳]"
    r"|[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．:：]|第[\d一二三四五六七八九十]"
)


def refine(page: Page, pieces: Sequence[Piece]) -> None:
    """Name the rows of a page by what a run of them is, and the paragraphs in which somebody asks.

    A table has cells parted by blanks and figures in most rows; a poem has little lines without marks or figures; what
    is neither is a list.
    """
    for article in page.articles:
        for kind, run in groupby(article.body, key=lambda u: u.kind):
            units = list(run)
            if kind == "list":
                name = _rows([pieces[u.lines[0]].text for u in units])
                for unit in units:
                    unit.kind = name
            elif kind == "paragraph":
                for unit in units:
                    if _QUESTION.match(pieces[unit.lines[0]].text):
                        unit.kind = "question"


def _rows(texts: Sequence[str]) -> str:
    """Return what a run of rows is."""
    if 2 * sum(_CELLS.search(t) is not None and any(c.isdigit() for c in t) for t in texts) > len(texts):
        return "table"
    plain = sum(len(t) <= LITTLE and not _MARKED.match(t) and not any(c.isdigit() for c in t) for t in texts)
    return "verse" if len(texts) > 1 and plain >= 0.8 * len(texts) else "list"
