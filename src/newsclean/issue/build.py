"""Drafts to the types of the result: texts, spans of the source, joins, and what lies in no block."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from newsclean.edits import Cleaned, Edit, Span
from newsclean.issue.model import Block, Join, Run
from newsclean.layout.lines import glue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsclean.issue.drafts import Unit
    from newsclean.layout.lines import Line

WRAP: Final = 0.99
"""How sure it is that the lines of a hard-wrapped page belong together."""


def source_runs(cleaned: Cleaned) -> list[Run]:
    """Return how the offsets of the cleaned text run along those of the source, as breakpoints."""
    runs = [Run(0, 0, 1)]
    for layer in cleaned.layers:
        edits = [e for e in layer.made if len(e.new) != e.end - e.start]
        if edits:
            runs = list(_through(runs, edits, len(layer.before))) or [Run(0, len(cleaned.source), 1)]
    return runs


def _through(runs: list[Run], edits: list[Edit], length: int) -> Iterator[Run]:
    """Yield the runs after one more layer of edits that change lengths."""
    starts = [r.at for r in runs]

    def source(at: int) -> int:
        run = runs[bisect_right(starts, at) - 1]
        return run.source + (at - run.at) * run.step

    done = shift = 0
    for start, end, new, *_ in [*edits, Edit(length, length, "")]:
        if done < start:
            yield from _copy(runs, starts, done, start, shift)
        if new:
            yield Run(start + shift, source(start), 0)
        shift += len(new) - (end - start)
        done = end


def _copy(runs: list[Run], starts: list[int], low: int, high: int, shift: int) -> Iterator[Run]:
    """Yield the part of the runs between two offsets, moved by a shift."""
    i = bisect_right(starts, low) - 1
    while i < len(runs) and runs[i].at < high:
        at, source, step = runs[i]
        if at < low:
            source += (low - at) * step
            at = low
        yield Run(at + shift, source, step)
        i += 1


class Builder:
    """Turns units of lines into blocks, against one cleaned text."""

    def __init__(self, cleaned: Cleaned, lines: Sequence[Line]) -> None:
        self.cleaned = cleaned
        self.lines = lines
        self.runs = source_runs(cleaned)
        self.starts = [r.at for r in self.runs]

    def block(self, unit: Unit) -> Block:
        """Return the block that a unit stands for."""
        text = ""
        spans: list[Span] = []
        runs: list[Run] = []
        for line in map(self.lines.__getitem__, unit.lines):
            for outer, inner in zip(line.pieces, line.inner, strict=True):
                piece = self.cleaned.text[inner.start : inner.end]
                if text:
                    between = glue(text, piece)
                    if between:
                        runs.append(Run(len(text), spans[-1].end, 0))
                        text += between
                runs += self._runs(inner, len(text))
                text += piece
                spans.append(self.cleaned.origin(outer))
        return Block(unit.kind, text, tuple(spans), unit.why, unit.confidence, tuple(runs))

    def source(self, at: int) -> int:
        """Return the source offset of a character of the cleaned text."""
        run = self.runs[bisect_right(self.starts, at) - 1]
        return run.source + (at - run.at) * run.step

    def _runs(self, span: Span, at: int) -> list[Run]:
        """Return the runs of a span of the cleaned text that stands at offset `at` of a block."""
        out = [Run(at, self.source(span.start), self.runs[bisect_right(self.starts, span.start) - 1].step)]
        i = bisect_right(self.starts, span.start)
        while i < len(self.runs) and self.runs[i].at < span.end:
            run = self.runs[i]
            out.append(Run(at + run.at - span.start, run.source, run.step))
            i += 1
        return out

    def joins(self, unit: Unit) -> list[Join]:
        """Return the joins inside a unit of several lines, those of a hard wrap included."""
        out = []
        for i, line in enumerate(self.lines[k] for k in unit.lines):
            if i:
                sure, why = unit.seams[i - 1]
                out.append(self.join(unit.lines[i - 1], unit.lines[i], sure, why, applied=True))
            out += [
                self._join(a, b, WRAP, "the measure of the page parted the lines", applied=True)
                for a, b in pairwise(zip(line.pieces, line.inner, strict=True))
            ]
        return out

    def join(self, left: int, right: int, sure: float, why: str, *, applied: bool) -> Join:
        """Return the join of two lines, made or only suspected."""
        above, below = self.lines[left], self.lines[right]
        ends = (above.pieces[-1], above.inner[-1]), (below.pieces[0], below.inner[0])
        return self._join(*ends, sure, why, applied=applied)

    def _join(self, left: tuple[Span, Span], right: tuple[Span, Span], sure: float, why: str, *, applied: bool) -> Join:
        """Return the join of two pieces, each given with its marks and without."""
        between = glue(*(self.cleaned.text[inner.start : inner.end] for _, inner in (left, right)))
        at, to = self.cleaned.origin(left[0]).end, self.cleaned.origin(right[0]).start
        return Join(at, to, between, sure, applied, why)
