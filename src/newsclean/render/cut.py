"""Take spans out of a text that is laid out in lines, and the lines that they leave empty."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from newsclean.edits import Edit, Span, apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BREAKS: Final = "\n\r\f\v\x85\u2028\u2029"
"""What parts lines and pages."""

FILLING: Final = " \t\u3000\xa0"
"""White space within a line."""


def cut(text: str, spans: Iterable[Span], put: Iterable[Edit] = ()) -> str:
    r"""Return the text without `spans` (disjoint), and with the edits of `put` made in what stays.

    A span that leaves its line empty takes the line along, and of the blank lines on its two sides the shorter run
    stays. What shares the line with a span stays as it is.

    >>> cut("雨停了。\n\n\n\n雨中街景\n\n天晴了。", [Span(8, 12)])
    '雨停了。\n\n天晴了。'
    """
    first, *rest = _kept(text, sorted(spans), sorted(put, key=itemgetter(0)))
    out = [first.rstrip()]
    tail = first[len(out[0]) :]
    for number, piece in enumerate(rest, 1):
        body = piece.strip()
        lead = piece[: len(piece) - len(piece.lstrip())]
        gap = _gap(tail, lead, top=not any(out), bottom=number == len(rest) and not body)
        if body:
            out += [gap, body]
            tail = piece[len(piece.rstrip()) :]
        else:
            tail = gap
    return "".join([*out, tail])


def _kept(text: str, spans: list[Span], put: list[Edit]) -> Iterator[str]:
    """Yield what stands between the spans, one piece before each and one at the end, with the edits made."""
    start = done = 0
    for end, resume in (*spans, (len(text), len(text))):
        stop = done
        while stop < len(put) and put[stop].end <= end:
            stop += 1
        yield apply(text[start:end], [Edit(e.start - start, e.end - start, e.new) for e in put[done:stop]])
        start, done = resume, stop


def _gap(above: str, below: str, *, top: bool, bottom: bool) -> str:
    """Return the white space that replaces a span and the white space on its two sides."""
    above_ends = max(map(above.rfind, BREAKS)) + 1
    below_ends = max(map(below.rfind, BREAKS)) + 1
    if not (above_ends or top) or not (below_ends or bottom):
        return above + below
    runs = above[:above_ends], below[:below_ends].lstrip(FILLING)
    paged = [run for run in runs if "\f" in run]
    kept = "".join(paged) or min(runs, key=lambda run: max(run.count("\n"), run.count("\r")))
    return kept + below[below_ends:]
