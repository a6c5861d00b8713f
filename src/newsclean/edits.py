"""Edits: what a rule proposes, the one function that applies them, and the way back to the source.

This module knows no Chinese. A rule reads a text and proposes edits; `apply` is the only code that builds a changed
string; text, explanation, source offsets and undo all derive from the edits that were kept.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MIN_CONFIDENCE = 0.9
"""The least confidence (0 to 1) at which an edit, a join or a move is applied unless the caller says otherwise."""


class Span(NamedTuple):
    """A half-open range of code points, so that `text[slice(*span)]` is what it covers.

    >>> "看好好城市"[slice(*Span(1, 3))]
    '好好'
    """

    start: int
    end: int


class Edit(NamedTuple):
    """A proposal of a rule: put `new` in place of the characters from `start` to `end` of the text the rule read.

    `confidence` is the estimated share of such edits that are right, 0 to 1; `why` adds to the rule's own reason and
    may be empty. An edit never changes a text into itself; a rule that proposes such an edit is wrong.
    """

    start: int
    end: int
    new: str
    confidence: float = 1.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to the source, or what is suspected: an `Edit` told in offsets of the decoded text.

    `old` is what the rule saw, which an earlier layer may have changed; `start` and `end` are where it came from.
    Replaying the applied changes layer by layer gives the cleaned text.
    """

    rule: str
    start: int
    end: int
    old: str
    new: str
    confidence: float
    applied: bool
    layer: int
    why: str

    def __str__(self) -> str:
        state = "" if self.applied else "suspect "
        what = f"{self.rule} {self.old!r} -> {self.new!r} ({self.confidence:.2f}) {self.why}"
        return f"{self.start}-{self.end} {state}{what}"


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits` made; they must be sorted by place and disjoint.

    Raises ValueError when an edit overlaps its predecessor, lies outside the text, or changes nothing: a rule's defect
    must not pass unseen.

    >>> apply("看好好城市", [Edit(2, 3, "")])
    '看好城市'
    """
    parts = []
    done = 0
    for start, end, new, *_ in edits:
        if not done <= start <= end <= len(text) or text[start:end] == new:
            raise ValueError(f"edit {start}-{end} {new!r} overlaps, leaves the text, or changes nothing")
        parts.append(text[done:start])
        parts.append(new)
        done = end
    if not parts:
        return text
    parts.append(text[done:])
    return "".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of repair: a name, a one-line reason, and a pure function from a text to the edits it proposes.

    `find` is total: it takes any str, raises nothing, and yields edits sorted, disjoint, each a real change. On its own
    output it proposes nothing that would be applied (a rule is idempotent). `changes` pairs a text with what becomes of
    it and `keeps` lists texts that must stay as they are: the evidence that the tests run; more of it stands in
    tests/cases/. A rule is also a function of str, so that rules compose with `pipe`.
    """

    name: str
    why: str
    find: Callable[[str], Iterable[Edit]] = field(repr=False)
    changes: tuple[tuple[str, str], ...] = field(repr=False)
    keeps: tuple[str, ...] = field(repr=False)

    def __call__(self, text: str) -> str:
        """Return `text` with this rule's edits of at least `MIN_CONFIDENCE` made."""
        return apply(text, [e for e in self.find(text) if e.confidence >= MIN_CONFIDENCE])


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRule:
    """A repair that needs a whole block to be seen: its joined text, its kind, and where pieces were joined.

    `find` takes the block's text and its seams (the offsets at which a new piece starts) and yields edits like a
    `Rule`'s; none may straddle a seam. `kinds` are the kinds of block it reads; an empty set means every kind. In
    `changes` and `keeps` a block is given as the tuple of its pieces. It shares the name of the rule it completes.
    """

    name: str
    why: str
    kinds: frozenset[str]
    find: Callable[[str, tuple[int, ...]], Iterable[Edit]] = field(repr=False)
    changes: tuple[tuple[tuple[str, ...], str], ...] = field(repr=False)
    keeps: tuple[tuple[str, ...], ...] = field(repr=False)


@dataclass(frozen=True)
class Layer:
    """The edits that one rule proposed on one text, parted into those made and those only suspected."""

    rule: str
    why: str
    before: str = field(repr=False)
    made: tuple[Edit, ...]
    suspected: tuple[Edit, ...]

    @cached_property
    def after(self) -> str:
        """The text with the made edits in it."""
        return apply(self.before, self.made)

    @cached_property
    def _shifts(self) -> list[int]:
        """How far text has moved: before the first made edit (0), after it, after the second, and so on."""
        return list(accumulate((len(e.new) - (e.end - e.start) for e in self.made), initial=0))

    @cached_property
    def _starts(self) -> list[int]:
        """Where the new characters of each made edit start in the text after."""
        return [e.start + shift for e, shift in zip(self.made, self._shifts, strict=False)]

    @cached_property
    def _ends(self) -> list[int]:
        """Where each made edit ends in the text before."""
        return [e.end for e in self.made]

    def back(self, span: Span) -> Span:
        """Return the tightest span of the text before that the characters of `span` in the text after came from."""
        start = self._origin(span.start)
        if span.end <= span.start:
            return Span(start.start, start.start)
        return Span(start.start, self._origin(span.end - 1).end)

    def _origin(self, at: int) -> Span:
        """Return where one character of the text after came from; an inserted one came from an empty span."""
        i = bisect_right(self._starts, at)
        if i and at < self._starts[i - 1] + len(self.made[i - 1].new):
            return Span(self.made[i - 1].start, self.made[i - 1].end)
        return Span(at - self._shifts[i], at - self._shifts[i] + 1)

    def forward(self, at: int) -> int:
        """Return where the boundary `at` of the text before stands in the text after; inside an edit, at its end."""
        i = bisect_right(self._ends, at)
        if i < len(self.made) and self.made[i].start < at:
            i += 1
            return self.made[i - 1].end + self._shifts[i]
        return at + self._shifts[i]


@dataclass(frozen=True)
class Cleaned:
    """A text on its way from the source through the rules: what it was, what it is, and every edit between.

    >>> def commas(text):
    ...     return [Edit(i, i + 1, "，") for i, c in enumerate(text) if c == ","]
    >>> comma = Rule(name="width", why="wide", find=commas, changes=(("好,", "好，"),), keeps=("好",))
    >>> cleaned = Cleaned.of("你好,世界").then(comma)
    >>> cleaned.text, cleaned.undo()
    ('你好，世界', '你好,世界')
    >>> cleaned.origin(Span(2, 3))
    Span(start=2, end=3)
    """

    source: str = field(repr=False)
    text: str
    layers: tuple[Layer, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, source: str) -> Cleaned:
        """Return `source` as it is, with nothing done to it yet."""
        return cls(source, source)

    def then(self, rule: Rule, *, min_confidence: float = MIN_CONFIDENCE) -> Cleaned:
        """Return this text with one more rule applied; edits below `min_confidence` (0 to 1) are kept as suspects."""
        return self.with_edits(rule.name, rule.why, rule.find(self.text), min_confidence=min_confidence)

    def with_edits(
        self, rule: str, why: str, edits: Iterable[Edit], *, min_confidence: float = MIN_CONFIDENCE
    ) -> Cleaned:
        """Return this text with `edits` made in the name of `rule`; a layer without any edit is not kept."""
        made: list[Edit] = []
        suspected: list[Edit] = []
        for edit in edits:
            (made if edit.confidence >= min_confidence else suspected).append(edit)
        if not made and not suspected:
            return self
        layer = Layer(rule, why, self.text, tuple(made), tuple(suspected))
        return Cleaned(self.source, layer.after, (*self.layers, layer))

    def origin(self, span: Span) -> Span:
        """Return the tightest span of the source that `span` of the text came from, in O(log n) for each layer."""
        for layer in reversed(self.layers):
            span = layer.back(span)
        return span

    def undo(self) -> str:
        """Return the source, rebuilt by taking the layers' edits back from the text."""
        text = self.text
        for layer in reversed(self.layers):
            shifts = layer._shifts  # noqa: SLF001 (its own module)
            text = apply(
                text,
                [
                    Edit(e.start + shift, e.start + shift + len(e.new), layer.before[e.start : e.end])
                    for e, shift in zip(layer.made, shifts, strict=False)
                ],
            )
        return text

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Every edit, made or suspected, layer by layer and sorted within each."""
        return tuple(self._changes())

    def _changes(self) -> Iterator[Change]:
        for depth, layer in enumerate(self.layers):
            earlier = self.layers[:depth]
            for edit, applied in _in_order(layer):
                span = Span(edit.start, edit.end)
                for below in reversed(earlier):
                    span = below.back(span)
                old = layer.before[edit.start : edit.end]
                why = edit.why or layer.why
                yield Change(layer.rule, *span, old, edit.new, edit.confidence, applied, depth, why)


def _in_order(layer: Layer) -> list[tuple[Edit, bool]]:
    """Return the edits of a layer by place, each with whether it was made."""
    edits = [(e, True) for e in layer.made]
    if layer.suspected:
        edits += [(e, False) for e in layer.suspected]
        edits.sort(key=lambda pair: (pair[0].start, pair[0].end))
    return edits


def clean(source: str, rules: Iterable[Rule], *, min_confidence: float = MIN_CONFIDENCE) -> Cleaned:
    """Return `source` with `rules` applied in their order."""

    def step(cleaned: Cleaned, rule: Rule) -> Cleaned:
        return cleaned.then(rule, min_confidence=min_confidence)

    return reduce(step, rules, Cleaned.of(source))


def pipe(*functions: Callable[[str], str]) -> Callable[[str], str]:
    """Return one function that applies `functions` from left to right.

    >>> pipe(str.strip, str.upper)(" ab ")
    'AB'
    """

    def piped(text: str) -> str:
        return reduce(lambda value, function: function(value), functions, text)

    return piped
