"""Headlines wrapped over two lines: how likely two neighbours of a stack are one, by named figures.

`WEIGHTS` was fitted by tools/fit_wraps.py on the annotated pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.issue.rank import echo, shortness
from newsclean.layout import odds
from newsclean.layout.marks import DOCUMENT_NUMBER, LONE_NAME, clauses, is_column, is_document, opening, says
from newsclean.layout.shape import left_open
from newsclean.words import first_class, last_class

if TYPE_CHECKING:
    from newsclean.layout.page import Piece

WIDEST: Final = 46
"""Lines of more characters together are not believed to be one headline."""

WEIGHTS: Final = {
    "pair": -1.9,  # before anything is known
    "reads on": 0.3,  # for each nat of `odds.wrap`
    "cuts a word": 1.4,  # by `odds.affinity` the lower line goes on just the upper
    "final": 0.1,  # for each nat by which a phrase ends readily with the upper line
    "lower goes on": 3.0,  # it begins with a conjunction or a particle
    "both headlines": 2.7,  # layout takes both lines for headlines
    "kicker above": -1.1,  # layout takes the upper line for a kicker
    "kicker below": -3.0,  # layout takes the lower line for a kicker
    "deck below": 0.4,  # layout takes the lower line for a deck
    "upper is short": -1.1,  # 1 up to 4 characters, 0 from 14 on
    "lower is short": 3.6,
    "equal": -0.4,  # the lines are about as long, one character more or less
    "lower is much longer": -1.7,  # by more than half
    "upper is much longer": -0.7,
    "long": -3.2,  # more than 28 characters together
    "upper begins with an act": -1.1,
    "upper names who acts": 0.1,
    "lower names who acts": -1.3,
    "lower begins with an act": -0.2,
    "lower details": -0.5,  # it begins with a time or a detail
    "lower counts": 0.0,  # it begins with a figure
    "upper begins with a dash": -4.0,
    "lower begins with a dash": -4.3,
    "lower names those present": -6.0,
    "upper names a column": -3.1,
    "upper names a document": -3.8,
    "lower is a number": -5.0,  # of a document: 第9号
    "upper is set off": -5.0,  # in brackets, or behind a mark
    "upper leads over": -3.9,  # it is a name and a colon, or ends with a dash or a verb of saying
    "upper ends with a colon": 2.3,  # behind more than somebody's name
    "upper asks": -2.9,  # it ends with a question mark or a call
    "lower is set off": -5.0,
    "lower leads over": -4.0,
    "lower is in brackets": -4.0,
    "lower has more clauses": -3.0,  # parted by blanks
    "upper has a stub": 2.9,  # what stands behind its last blank is far shorter than the clause before
    "lower begins with a stub": 7.0,  # what stands before its first blank is the end of a word or of a figure
    "comma below": -2.5,  # the lower line has a comma and the upper has none
    "title of a document": 5.1,  # 关于 in the upper line or below who issues it, what it is at the end of the lower
    "left open": 5.0,  # the upper line leaves a quotation or a bracket open
    "leans": 4.0,  # the upper line ends with a conjunction, a preposition or an open enumeration
    "in the text": 2.3,  # the text has the characters at the break together
    "upper is echoed": 1.3,  # the share of its words that the lead has
    "lower is echoed": -1.4,
    "more than two": 0.3,  # the stack has other lines
    # by the class of the word before the break
    "behind a verb": -0.3,
    "behind a deed": -0.9,  # a noun for what is done
    "behind a time": 1.4,
    "behind a modifier": 0.4,  # a number, an adjective
    "behind a position": 0.7,  # 上, 期间
    "behind a relation": -0.4,  # a preposition, a conjunction, a pronoun, an adverb
    "behind a particle": 0.1,
    # and of the word behind it
    "before a verb": 0.6,  # or what stands before verbs: an adverb, a preposition
    "before a time": 0.9,
    "before a name": -0.7,  # of a place, a person, a body
    "before a number": 0.4,
    "before a pronoun": 1.4,
}
"""What each figure of two neighbouring lines adds to the log-odds (nats) that they are one headline."""

ALONE, SCORE = 0.10, 1.02
"""What the sum becomes, because the weights hold back: measured on pages that were left out of the fit."""

_BEHIND: Final = {
    "verb": "verb", "deed": "deed", "time": "time", "number": "modifier", "manner": "modifier", "modifier": "modifier",
    "position": "position", "relation": "relation", "pronoun": "relation", "adverb": "relation", "particle": "particle",
}  # fmt: skip
_BEFORE: Final = {
    "verb": "verb", "adverb": "verb", "relation": "verb", "manner": "verb", "time": "time", "place": "name",
    "person": "name", "body": "name", "number": "number", "pronoun": "pronoun",
}  # fmt: skip
"""Classes of words that read alike at the break of a line; the others are nouns, which is what is expected."""

_LEANS: Final = re.compile(r"[和与及的在为把将对向从让使以、,]$")
_GOES_ON: Final = re.compile("和(?!平|谐|睦|美|解|气)|及(?!时|早|格)|以及|与(?!会)|的|等(?!待|到|着|你|一)|之")
_LEADS_OVER: Final = re.compile(r"[:—]$")
_SET_OFF: Final = re.compile(r"[(【〔].*[)】〕]$|[■□◆◇●○▲△★☆]")
_STUB: Final = 0.75
_STUB_BELOW: Final = re.compile("[㐀-鿿] {1,2}[^ ]{4,}")
_UNIT_BELOW: Final = re.compile("[㐀-鿿]{1,2} {1,2}[^ ]{4,}")
_NUMBER: Final = re.compile(r"[\d一二三四五六七八九十百千万亿]$")
_CUT: Final = 1.5
_LONG: Final = 28


def may_wrap(upper: Piece, lower: Piece) -> bool:
    """Tell whether two lines of a stack stand as the halves of one headline do: as close, and marked alike."""
    parted = lower.line.blanks > upper.line.blanks and lower.line.blanks > 1
    marked = 0 < upper.line.depth != lower.line.depth > 0
    return not parted and not marked and len(upper.text) + len(lower.text) <= WIDEST


def figures(a: str, b: str, kinds: tuple[str, str], text: str, size: int) -> dict[str, float]:
    """Return what is known of two neighbouring lines of a stack: the figures that `WEIGHTS` names.

    `kinds` are what layout takes them for, `text` is the article's, `size` the number of lines in the stack.
    """
    begins, continues = opening(a), opening(b)
    said = says(b)
    leads = _leads_over(a)
    sizes = len(a), len(b)
    found = {
        "pair": 1.0,
        "reads on": odds.wrap(a, b),
        "final": odds.finality(a),
        "upper is short": shortness(a),
        "lower is short": shortness(b),
        "upper is echoed": echo(a, text),
        "lower is echoed": echo(b, text),
    }
    flags = {
        "both headlines": kinds == ("headline", "headline"),
        "kicker above": kinds[0] == "kicker",
        "kicker below": kinds[1] == "kicker",
        "deck below": kinds[1] == "deck",
        "lower goes on": _GOES_ON.match(b) is not None,
        "cuts a word": (odds.affinity(a, b) or 0.0) > _CUT,
        "equal": abs(sizes[0] - sizes[1]) <= 1,
        "lower is much longer": sizes[1] > 1.5 * sizes[0],
        "upper is much longer": sizes[0] > 1.5 * sizes[1],
        "long": sum(sizes) > _LONG,
        "upper begins with an act": begins == "act",
        "upper names who acts": begins == "body",
        "lower names who acts": continues == "body",
        "lower begins with an act": continues == "act",
        "lower details": continues in ("time", "detail"),
        "lower counts": continues == "figure",
        "upper begins with a dash": begins == "dash",
        "lower begins with a dash": continues == "dash",
        "lower names those present": bool({"leaders", "deck verb"} & said),
        "upper names a column": is_column(a),
        "upper names a document": is_document(a),
        "lower is a number": DOCUMENT_NUMBER.match(b) is not None,
        "upper is set off": _SET_OFF.match(a) is not None,
        "upper leads over": leads,
        "upper ends with a colon": a[-1] == ":" and not leads,
        "upper asks": a[-1] in "?!",
        "lower is set off": _SET_OFF.match(b) is not None,
        "lower leads over": _LEADS_OVER.search(b) is not None,
        "lower is in brackets": "bracketed" in said,
        "lower has more clauses": clauses(b) > clauses(a),
        "upper has a stub": _ends_in_stub(a),
        "lower begins with a stub": _begins_with_stub(a, b),
        "comma below": "," in b and "," not in a,
        "title of a document": is_document(b) and ("关于" in a or (b.startswith("关于") and begins == "body")),
        "left open": left_open(a),
        "leans": _LEANS.search(a) is not None,
        "in the text": a[-2:] + b[:2] in text,
        "more than two": size > 2,
    }
    words = f"behind a {_BEHIND.get(last_class(a))}", f"before a {_BEFORE.get(first_class(b))}"
    found |= {name: 1.0 for name in words if name in WEIGHTS}
    return found | {name: 1.0 for name, holds in flags.items() if holds}


def wrapped(a: str, b: str, kinds: tuple[str, str], text: str, size: int) -> float:
    """Return the log-odds (nats) that two neighbouring lines of a stack are one headline."""
    return ALONE + SCORE * sum(WEIGHTS[name] * value for name, value in figures(a, b, kinds, text, size).items())


def _leads_over(text: str) -> bool:
    """Tell whether a line ends with a dash, a verb of saying, or is a name and a colon."""
    if text[-1] == ":":
        return LONE_NAME.match(text[:-1]) is not None
    return text[-1] == "—" or "who says" in says(text)


def _begins_with_stub(above: str, text: str) -> bool:
    """Tell whether a line begins with one character and a blank, or with the unit of the number that ends the above."""
    return _STUB_BELOW.match(text) is not None or (
        _NUMBER.search(above) is not None and _UNIT_BELOW.match(text) is not None
    )


def _ends_in_stub(text: str) -> bool:
    """Tell whether the last clause of a line is far shorter than the one before it: it is hardly whole."""
    before, blank, rest = text.rpartition(" ")
    return bool(blank) and len(rest) < _STUB * len(before.rpartition(" ")[2])
