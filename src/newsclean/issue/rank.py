"""Which line of a headline stack is the headline: each two neighbours compared by named figures.

A headline tells who did what; a kicker names a column, an occasion or an aim, a deck who took part or what comes of it.
`WEIGHTS` was fitted by tools/fit_stacks.py on annotated pages, composed issues and written stacks.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.layout import odds
from newsclean.layout.cohesion import terms
from newsclean.layout.marks import clauses, is_column, is_report, opening, says, tells_event

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

LEAD, ONCE = 150, 60
"""So many characters of the text below a stack are asked whose words they repeat, and whose they repeat at once."""
TINY: Final = 4
"""Hardly any headline has so few characters."""

AIMS: Final = frozenset({"act", "detail", "time", "dash"})
"""How a line begins that names nobody who acts."""

WEIGHTS: Final = {
    "stack": 1.53,  # the upper line, before anything is known
    "upper is short": -3.41,  # 1 up to 4 characters, 0 from 14 on: the name of a column
    "lower is short": -0.95,
    "lower is tiny": 1.80,  # up to 4 characters: the name of a column or a word of the subject, out of its place
    "upper names a column": -1.25,
    "lower names a column": 0.32,
    "upper names who acts": 0.12,
    "lower names who acts": 0.39,
    "both name who acts": 0.03,
    "upper aims": -0.41,  # it begins with an act, a time or a detail, and names nobody
    "lower aims": 0.63,
    "upper aims, lower names who acts": -0.91,
    "upper counts": 0.44,  # it begins with a figure
    "lower counts": -0.37,
    "upper begins with a dash": -0.28,
    "lower begins with a dash": 3.09,
    "upper says who speaks": -2.76,
    "lower says who speaks": 0.10,
    "upper names those present": -0.38,
    "lower names those present": 3.45,
    "upper pairs clauses": -0.85,  # its first two, parted by a blank, have as many characters
    "upper has more clauses": -0.46,
    "upper has a middle dot": -2.00,
    "upper is longer": -0.27,  # for ten characters, at most 1 either way
    "upper is echoed more": 0.71,  # the share of its words that the lead has, less that of the lower
    "upper is echoed at once": 0.42,  # the share of its words that the first words of the lead have
    "lower is echoed at once": -1.42,
    "upper reads like a title": 1.27,  # by how many sixths of a nat more than the lower
    "upper is a place": -2.00,  # and nothing else
    "upper is marked": 1.89,  # by markdown, higher than the lower; -1 where the lower is
    "upper alone is marked": 0.43,  # -1 where the lower alone is
    "upper is in brackets": -2.32,  # and nothing else
    "lower is in brackets": 2.11,
    "upper reports": -0.98,  # it ends as the titles of reports do
    "lower reports": 1.01,
    "upper tells an event": -1.10,
    "lower tells an event": 0.30,
    "upper quotes": 0.24,
    "lower quotes": -1.06,
    "lower asks": -1.01,
    "lower has a colon": 0.72,
    "upper tells what has come": 0.88,  # 了
    "lower tells what has come": -1.78,
    "upper denies": 0.49,  # 不
    "lower denies": -0.17,
}
"""What each figure of two neighbouring lines adds to the log-odds (nats) that the upper is nearer the headline."""

LEADS: Final = 12.0
"""What a line loses that leads over to the headline, above it or, by mistake, below.

It ends with a colon, a dash or a verb of saying.
"""

_LEADS_OVER: Final = re.compile("[:—]$|(?:强调|指出|要求|表示)$")
_ASKS: Final = re.compile("[?!]$|为什么|怎么|如何")
_PAIRED: Final = re.compile("[㐀-鿿]{3,9} {1,2}[㐀-鿿]{3,9}(?![㐀-鿿])")
_UNMARKED: Final = 7
_BRACKETED: Final = re.compile(r"\([^()]+\)$|【[^【】]+】$")


class Row(NamedTuple):
    """A line of a stack: its folded text, and the level of its markdown heading (1 to 6), 0 without one."""

    text: str
    depth: int


def figures(upper: Row, lower: Row, lead: str) -> dict[str, float]:
    """Return what is known of two neighbouring lines of a stack above a lead: the figures that `WEIGHTS` names."""
    a, b = upper.text, lower.text
    begins = opening(a), opening(b)
    said = says(a), says(b)
    levels = [row.depth or _UNMARKED for row in (upper, lower)]
    found = {
        "stack": 1.0,
        "upper is marked": float(levels[0] < levels[1]) - float(levels[0] > levels[1]),
        "upper alone is marked": float(upper.depth > 0 == lower.depth) - float(lower.depth > 0 == upper.depth),
        "upper is short": shortness(a),
        "lower is short": shortness(b),
        "upper is longer": max(-1.0, min(1.0, (len(a) - len(b)) / 10)),
        "upper is echoed more": echo(a, lead) - echo(b, lead),
        "upper reads like a title": (odds.title(a) - odds.title(b)) / odds.BOUND,
    }
    flags = {
        "lower is tiny": len(b) <= TINY,
        "both name who acts": begins == ("body", "body"),
        "upper aims": begins[0] in AIMS,
        "lower aims": begins[1] in AIMS,
        "upper aims, lower names who acts": begins[0] in AIMS and begins[1] == "body",
        "upper pairs clauses": _PAIRED.match(a) is not None and len({*map(len, a.split()[:2])}) == 1,
        "upper has more clauses": clauses(a) > clauses(b),
        "upper has a middle dot": "·" in a,
        "upper is a place": begins[0] == "place",
        "lower asks": _ASKS.search(b) is not None,
        "lower has a colon": ":" in b,
    }
    for side, text, start, words in zip(("upper", "lower"), (a, b), begins, said, strict=True):
        flags |= {f"{side} {what}": holds for what, holds in _tells(text, start, words)}
        found[f"{side} is echoed at once"] = echo(text, lead[:ONCE])
    return found | {name: 1.0 for name, holds in flags.items() if holds}


def _tells(text: str, start: str, words: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Yield what one line tells by how it begins (`opening`), by what its words say (`says`), and by itself."""
    yield "names who acts", start == "body"
    yield "counts", start == "figure"
    yield "begins with a dash", start == "dash"
    yield "says who speaks", "who says" in words
    yield "names those present", "leaders" in words
    yield "is in brackets", _BRACKETED.match(text) is not None
    yield "names a column", is_column(text)
    yield "reports", is_report(text)
    yield "tells an event", tells_event(text)
    yield "quotes", "“" in text
    yield "tells what has come", "了" in text
    yield "denies", "不" in text


def headline(rows: Sequence[Row], lead: str) -> tuple[int, float]:
    """Return which line of a stack is its headline, and the log-odds (nats) against the next best."""
    steps = [
        sum(WEIGHTS[name] * value for name, value in figures(upper, lower, lead).items())
        for upper, lower in pairwise(rows)
    ]
    scores = [
        sum(steps[k:]) - sum(steps[:k]) - LEADS * (_LEADS_OVER.search(row.text) is not None)
        for k, row in enumerate(rows)
    ]
    best = max(range(len(rows)), key=scores.__getitem__)
    rival = max((score for k, score in enumerate(scores) if k != best), default=scores[best])
    return best, (scores[best] - rival) / 2


def shortness(text: str) -> float:
    """Return 1 for a line of up to four characters, 0 for one of fourteen or more."""
    return max(0.0, min(1.0, 1.4 - len(text) / 10))


def echo(text: str, lead: str) -> float:
    """Return the share of the words of a line that a lead has."""
    words = terms(text)
    return len(words & terms(lead[:LEAD])) / len(words) if words else 0.0
