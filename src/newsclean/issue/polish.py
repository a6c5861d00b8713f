"""The block rules applied: what only a whole block shows, put right in the cleaned text that blocks are read from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from newsclean.edits import MIN_CONFIDENCE, Cleaned, Edit, Span
from newsclean.layout.lines import glue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.edits import BlockRule
    from newsclean.issue.drafts import Unit
    from newsclean.layout.lines import Line


def polish(
    cleaned: Cleaned,
    lines: Sequence[Line],
    units: Sequence[Unit],
    rules: Iterable[BlockRule],
    *,
    min_confidence: float = MIN_CONFIDENCE,
) -> tuple[Cleaned, list[Line]]:
    """Return the text with the rules' edits in it, and the lines at their places in that text.

    A rule sees a unit's joined text; its edits are made in the cleaned text, in a layer of their own, so that they are
    explained, traced back and undone like any other.
    """
    rows = list(lines)
    seen = [_read(cleaned, rows, unit) for unit in units]
    for rule in rules:
        edits = sorted(
            e
            for unit, read in zip(units, seen, strict=True)
            if not rule.kinds or unit.kind in rule.kinds
            for e in _edits(rule, read)
        )
        if not edits:
            continue
        before = len(cleaned.layers)
        cleaned = cleaned.with_edits(rule.name, rule.why, edits, min_confidence=min_confidence)
        if any(layer.made for layer in cleaned.layers[before:]):
            rows = [_forward(cleaned, row) for row in rows]
            seen = [_read(cleaned, rows, unit) for unit in units]
    return cleaned, rows


class _Read(NamedTuple):
    """The joined text of a unit, its pieces as spans of the cleaned text, and where each starts in the joined one."""

    text: str
    pieces: list[Span]
    starts: list[int]


def _read(cleaned: Cleaned, lines: Sequence[Line], unit: Unit) -> _Read:
    """Return a unit as a rule sees it."""
    pieces = [span for i in unit.lines for span in lines[i].inner]
    text = ""
    starts: list[int] = []
    for span in pieces:
        piece = cleaned.text[span.start : span.end]
        if text:
            text += glue(text, piece)
        starts.append(len(text))
        text += piece
    return _Read(text, pieces, starts)


def _edits(rule: BlockRule, read: _Read) -> Iterator[Edit]:
    """Yield a rule's edits of one unit, in offsets of the cleaned text."""
    text, pieces, starts = read
    for edit in rule.find(text, tuple(starts[1:])):
        k = bisect_right(starts, edit.start) - 1
        span, at = pieces[k], edit.start - starts[k]
        if at + edit.end - edit.start <= span.end - span.start:
            start = span.start + at
            yield edit._replace(start=start, end=start + edit.end - edit.start)


def _forward(cleaned: Cleaned, line: Line) -> Line:
    """Return a line at its place after the last layer."""
    layer = cleaned.layers[-1]

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(layer.forward(s.start), layer.forward(s.end)) for s in spans)

    return replace(line, pieces=moved(line.pieces), inner=moved(line.inner))
