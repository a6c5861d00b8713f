"""Hard wraps (断行): lines broken at the page's measure, put together again before anything else is read."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from newsclean.layout import marks, odds
from newsclean.layout.shape import openness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.layout.lines import Line

_NARROW: Final = re.compile("[A-Za-z0-9]+")
NARROWEST: Final = 11
WIDEST: Final = 64
"""Measures (in full-width characters) between which lines may be wrapped: narrower is verse, wider is a paragraph."""
SHORT_OF: Final = 2.0
"""A full line may fall so many characters short of the measure, or pass it, where a mark or a word would not break."""
FLUSH: Final = 6
"""A line with so many blanks more before it than the next has is set flush right, a credit or a signature: it ends."""
FEWEST: Final = 3
"""So many full lines show a measure."""
_CLAUSES: Final = re.compile(r"[^\W\d_“]{4,14}(?: {1,2}[^\W_“]{4,14}){1,2}$")
"""Clauses parted by blanks and no mark: a headline, whose lines the stack puts together."""
_LEADING_ON: Final = ":”"
"""Closing marks behind which a full line goes on.

When 3,000 articles of a national daily are wrapped at measures of 16 to 32, a full line that ends with a colon goes on
in 121 of 124 cases and one that ends with a quotation mark in 71 of 89; with a full stop only in 302 of 709.
"""


def unwrap(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with those put together that only the measure of the page parted.

    A page is hard-wrapped when a good part of its lines have one width and mostly break off in mid-sentence. A
    paragraph then ends where a line falls short, the next is indented, or a blank line stands between.
    """
    widths = [_width(x) for x in lines]
    measures = _measures(lines, widths)
    if not measures:
        return list(lines)
    full = [any(m - SHORT_OF <= w <= m + SHORT_OF for m in measures) for w in widths]
    indented = sum(x.indent > 0 for x in lines) >= FEWEST - 1
    spaced = _spaced(lines, full)
    on = [
        is_full and _goes_on(line, following, indented=indented, spaced=spaced)
        for is_full, (line, following) in zip(full, pairwise(lines), strict=False)
    ]
    starts = [0, *(i for i, goes_on in enumerate(on, 1) if not goes_on)]
    return [lines[a].joined(*lines[a + 1 : b]) for a, b in pairwise([*starts, len(lines)])]


def _width(line: Line) -> float:
    """Return the width of a line with its indent, in full-width characters."""
    if len(line.text) > 2 * WIDEST:
        return float(len(line.text))
    narrow = len(line.text) - len(_NARROW.sub("", line.text))
    return len(line.text) - narrow / 2 + (line.indent if line.indent <= 2 else line.indent / 2)


def _measures(lines: Sequence[Line], widths: Sequence[float]) -> list[float]:
    """Return the widths at which the page wraps its lines, none on a page that does not."""
    counts = Counter(round(w) for w in widths if NARROWEST <= w <= WIDEST)
    total = sum(len(x.text) > 4 for x in lines)
    found: list[float] = []
    for measure, _ in counts.most_common(3):
        near = [i for i, w in enumerate(widths) if measure - 1 <= w <= measure + 1]
        open_ = sum(openness(lines[i].text) > 0 for i in near)
        tight = sum(i + 1 < len(lines) and lines[i + 1].blanks == 0 for i in near)
        if (
            len(near) >= FEWEST
            and len(near) >= (0.3 if not found else 0.15) * total
            and open_ >= 0.5 * len(near)
            and tight >= 0.6 * len(near)
            and all(abs(measure - m) > SHORT_OF for m in found)
        ):
            found.append(measure)
    return found


def _spaced(lines: Sequence[Line], full: Sequence[bool]) -> bool:
    """Tell whether paragraphs are parted by blank lines: most short closed lines have one behind them."""
    ends = [i for i in range(len(lines) - 1) if not full[i] and openness(lines[i].text) == 0]
    return sum(lines[i + 1].blanks > 0 for i in ends) * 2 > len(ends)


def _goes_on(line: Line, following: Line, *, indented: bool, spaced: bool) -> bool:
    """Tell whether the line after a full line goes on with it."""
    if following.blanks or following.depth or following.page != line.page or marks.DATELINE.match(following.text):
        return False
    if line.indent > following.indent + FLUSH or _CLAUSES.match(line.text) or _CLAUSES.match(following.text):
        return False
    closed = openness(line.text) == 0
    if (
        closed
        and len(following.text) <= NARROWEST
        and following.text[0] == "("
        and marks.PLAIN_BYLINE.match(following.text)
    ):
        return False
    if indented:
        return following.indent == 0
    if not closed:
        return True
    if marks.NUMBERED.match(following.text):
        return False
    return spaced or line.text[-1] in _LEADING_ON or odds.orphan(following.text) > -1
