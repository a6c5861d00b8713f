"""Which line of a headline stack is the headline: each two neighbours compared by named figures.

A headline tells who did what; a kicker names a column, an occasion or an aim, a deck who took part or what comes of it.
`WEIGHTS` was fitted by tools/fit_stacks.py on the annotated pages.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.layout import odds
from newsclean.layout.cohesion import terms
from newsclean.layout.marks import clauses, opening, says

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAD: Final = 150
"""So many characters of the text below a stack are asked whose words they repeat."""

AIMS: Final = frozenset({"act", "detail", "time", "dash"})
"""How a line begins that names nobody who acts."""

WEIGHTS: Final = {
    "stack": 0.6,  # the upper line, before anything is known
    "upper is short": -2.7,  # 1 up to 4 characters, 0 from 14 on: the name of a column
    "lower is short": -0.8,
    "upper names who acts": 0.9,
    "lower names who acts": -0.2,
    "both name who acts": 1.2,
    "upper aims": -0.2,  # it begins with an act, a time or a detail, and names nobody
    "lower aims": 1.0,
    "upper begins with a dash": -1.8,
    "lower begins with a dash": 2.6,
    "upper says who speaks": -2.0,
    "lower says who speaks": 0.9,
    "upper names those present": -1.0,
    "lower names those present": 2.6,
    "upper has a middle dot": -1.7,
    "upper has more clauses": -0.7,
    "lower has more clauses": 0.6,
    "upper is longer": 0.5,  # for ten characters, at most 1 either way
    "upper is echoed more": 1.1,  # the share of its words that the lead has, less that of the lower
    "upper reads like a title": 0.7,  # by how many sixths of a nat more than the lower
    "upper is a place": -2.0,  # and nothing else
    "upper is marked": 0.8,  # by markdown, higher than the lower; -1 where the lower is
    "upper is in brackets": -2.0,  # and nothing else
    "lower is in brackets": 2.0,
}
"""What each figure of two neighbouring lines adds to the log-odds (nats) that the upper is nearer the headline."""

LEADS: Final = 12.0
"""What a line loses that leads over to the headline, above it or, by mistake, below.

It ends with a colon, a dash or a verb of saying.
"""

_LEADS_OVER: Final = re.compile("[:—]$|(?:强调|指出|要求|表示)$")
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
        "upper is short": shortness(a),
        "lower is short": shortness(b),
        "upper is longer": max(-1.0, min(1.0, (len(a) - len(b)) / 10)),
        "upper is echoed more": echo(a, lead) - echo(b, lead),
        "upper reads like a title": (odds.title(a) - odds.title(b)) / odds.BOUND,
    }
    flags = {
        "upper names who acts": begins[0] == "body",
        "lower names who acts": begins[1] == "body",
        "both name who acts": begins == ("body", "body"),
        "upper aims": begins[0] in AIMS,
        "lower aims": begins[1] in AIMS,
        "upper begins with a dash": begins[0] == "dash",
        "lower begins with a dash": begins[1] == "dash",
        "upper says who speaks": "who says" in said[0],
        "lower says who speaks": "who says" in said[1],
        "upper names those present": "leaders" in said[0],
        "lower names those present": "leaders" in said[1],
        "upper has a middle dot": "·" in a,
        "upper has more clauses": clauses(a) > clauses(b),
        "lower has more clauses": clauses(b) > clauses(a),
        "upper is a place": begins[0] == "place",
        "upper is in brackets": _BRACKETED.match(a) is not None,
        "lower is in brackets": _BRACKETED.match(b) is not None,
    }
    return found | {name: 1.0 for name, holds in flags.items() if holds}


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
