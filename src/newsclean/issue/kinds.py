"""The finer kinds of text: which rows are a table, which a poem, which a list, and which paragraphs ask."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Final

from newsclean.layout.shape import LITTLE, frame

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.issue.drafts import Page, Unit
    from newsclean.layout.page import Piece

_QUESTION: Final = re.compile(r"(?:(?:本报)?记者|问|[QＱ])(?:问)?[:：]|问[:：]|主持人[:：](?=.*[?？]$)")
_CELLS: Final = re.compile(r"\S(?: {2,}|\t| ?[|│┃] ?)\S|\S \S+ \S")
_MARKED: Final = re.compile(
    r"[●■◆▲◎★□○◇△▪•·\-—*①-⑳]"
    r"|[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．:：]|第[\d一二三四五六七八九十]"
)
_COUNT: Final = re.compile(r"[\d一二三四五六七八九十]+|[①-⑳]")
_ENUMERATED: Final = re.compile(r"[(（]([一二三四五六七八九十])[)）]")
_ORDER: Final = "一二三四五六七八九十"
_SEMICOLONS: Final = (";", "；")
_CLAUSE: Final = 60
"""Longer clauses (characters) are paragraphs."""
_SAME: Final = 0.8
"""So large a share of the rows must look alike."""


def refine(page: Page, pieces: Sequence[Piece]) -> None:
    """Name the rows of a page by what a run of them is, and the paragraphs in which somebody asks.

    A table has cells parted by blanks and figures in most rows; a poem has little lines without marks or figures; what
    is neither is a list. The last item of a list often ends as a paragraph does: its mark tells that it is one.
    """
    for article in page.articles:
        _take_clauses(article.body, pieces)
        _take_last_items(article.body, pieces)
        for kind, run in groupby(article.body, key=lambda u: u.kind):
            units = list(run)
            if kind == "list":
                name = _rows([pieces[u.lines[0]].text for u in units])
                titles = _titles([pieces[u.lines[0]] for u in units]) if name == "verse" else ()
                for k, unit in enumerate(units):
                    unit.kind = "subhead" if k in titles else name
            elif kind == "paragraph":
                for unit in units:
                    if _QUESTION.match(pieces[unit.lines[0]].text):
                        unit.kind = "question"


def _take_clauses(body: Sequence[Unit], pieces: Sequence[Piece]) -> None:
    """Make items of short paragraphs below a colon that end in semicolons, and of the one that ends them."""
    listed = False
    for above, unit in pairwise(body):
        upper, text = pieces[above.lines[-1]].text, pieces[unit.lines[-1]].text
        goes_on = upper.endswith(_SEMICOLONS)
        opens = upper.endswith((":", "：")) or (listed and goes_on)
        short = len(unit.lines) == 1 and len(text) <= _CLAUSE
        ends = text.endswith(_SEMICOLONS) or (goes_on and text.endswith("。"))
        listed = opens and short and unit.kind == "paragraph" and ends
        if listed:
            unit.kind = "list"


def _take_last_items(body: Sequence[Unit], pieces: Sequence[Piece]) -> None:
    """Make an item of a paragraph below items that has the next number, or the same mark and is no longer."""
    for above, unit in pairwise(body):
        if above.kind != "list" or unit.kind != "paragraph":
            continue
        upper, text = (pieces[u.lines[0]].text for u in (above, unit))
        short = len(unit.lines) == 1 and len(text) <= 2 * len(upper) + LITTLE
        if (mark := _mark(upper)) and mark == _mark(text) and (short or _follows(upper, text)):
            unit.kind = "list"


def _follows(upper: str, text: str) -> bool:
    """Tell whether a line has the number behind that of another, both with a mark before them: (二), (三)."""
    numbers = [_ENUMERATED.match(t) for t in (upper, text)]
    values = [_ORDER.find(m[1]) if m else -1 for m in numbers]
    return values[0] >= 0 and values[1] == values[0] + 1


def _mark(text: str) -> str:
    """Return with what an item begins: a mark, or a number as #."""
    m = _MARKED.match(text)
    return _COUNT.sub("#", m.group()) if m else ""


def _rows(texts: Sequence[str]) -> str:
    """Return what a run of rows is.

    >>> _rows(["第一场 海鹰3:2山豹", "第二场 山豹6:1海鹰"]), _rows(["甲乙 河口村护路员", "丙丁 石桥村护路员"])
    ('table', 'list')
    """
    if 2 * sum(_CELLS.search(t) is not None and any(c.isdigit() for c in t) for t in texts) > len(texts):
        return "table"
    frames = Counter(map(frame, texts)).most_common(1)[0]
    if len(texts) > 1 and frames[1] >= _SAME * len(texts) and " " in frames[0] and "0" in frames[0]:
        return "table"
    if 2 * sum(_is_parted(t) for t in texts) > len(texts):
        return "list"
    if 2 * sum(t.endswith(_SEMICOLONS) for t in texts) >= len(texts):
        return "list"
    plain = sum(len(t) <= LITTLE and not _MARKED.match(t) and not any(c.isdigit() for c in t) for t in texts)
    return "verse" if len(texts) > 1 and plain >= _SAME * len(texts) else "list"


def _titles(rows: Sequence[Piece]) -> Sequence[int]:
    """Return the titles of the parts of a poem: two or more lines, each by itself and no longer than any of its stanza.

    Blank lines part the stanzas; a line by itself that none follows of two or more lines is a stanza of its own.
    """
    starts = [k for k, row in enumerate(rows) if not k or row.line.blanks]
    stanzas = list(pairwise([*starts, len(rows)]))
    titles = [a for (a, b), (_, end) in pairwise(stanzas) if b - a == 1 and end - b > 1 and _heads(rows[a:end])]
    alone = sum(b - a == 1 for a, b in stanzas)
    return titles if len(titles) == alone > 1 and titles[0] == 0 else ()


def _heads(rows: Sequence[Piece]) -> bool:
    """Tell whether the first of some rows is no longer than any below it."""
    return len(rows[0].text) <= min(len(row.text) for row in rows[1:])


def _is_parted(text: str) -> bool:
    """Tell whether blanks part a row in two or more; those between the verses of a couplet (5 or 7 each) do not."""
    cells = text.split()
    return len(cells) > 1 and {len(cell) for cell in cells} not in ({5}, {7})
