"""The block rules applied: what only a whole block shows, put right in the cleaned text that blocks are read from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

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
    for rule in rules:
        read = [u for u in units if not rule.kinds or u.kind in rule.kinds]
        edits = sorted(e for u in read for e in _edits(rule, cleaned, rows, u))
        if not edits:
            continue
        before = len(cleaned.layers)
        cleaned = cleaned.with_edits(rule.name, rule.why, edits, min_confidence=min_confidence)
        if any(layer.made for layer in cleaned.layers[before:]):
            rows = [_forward(cleaned, row) for row in rows]
    return cleaned, rows


def _edits(rule: BlockRule, cleaned: Cleaned, lines: Sequence[Line], unit: Unit) -> Iterator[Edit]:
    """Yield a rule's edits of one unit, in offsets of the cleaned text."""
    pieces = [span for i in unit.lines for span in lines[i].inner]
    text = ""
    starts: list[int] = []
    for span in pieces:
        piece = cleaned.text[span.start : span.end]
        text += glue(text, piece)
        starts.append(len(text))
        text += piece
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
