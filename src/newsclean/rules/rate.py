"""How often OCR doubles in a text: what its own runs and its torn lines show, and what follows for each run."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from newsclean.han import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

FLOOR: Final = 5e-6
"""The rate of doubling of a text that shows no other: one in 200,000 characters."""

UNREAD: Final = 2_000.0
"""Clean characters that a text is taken to have besides its own: a few lines show no rate."""

UNSEEN: Final = 1.1
"""How many doublings a text holds for each that its runs add up to: some score too low, or are words with a reason."""

MORE: Final = 2.0
"""How many more a text is taken to hold that surely holds one: it was read by OCR, and what it shows is not all.

Both are fitted on held-out issues of 3,300 to 12,000 characters, so that of the edits of one confidence that share is
right (docs/repeats.md). A short text shows one or two doublings, and none of them may vouch for itself.
"""

LONG: Final = 40
"""The least length of a line that counts as torn, in characters: headlines end without a mark, too, but are shorter."""

NEAR: Final = 2
"""Lines of one measure differ by so many characters at most, where a mark or a word would not break."""

STRAY: Final = 0.02
"""The share of long lines of clean text that seem torn, at most: dates of enactment, long titles, lists."""

PER_TEAR: Final = 0.25
"""Doublings to expect for each torn line: three issues read by OCR hold 6 of them and 24 torn lines."""

MOST: Final = 1 / 1_500
"""The highest rate that torn lines alone speak for."""

_TRUST: Final = 6.0
_ROUNDS: Final = 15
_LONG_LINE: Final = re.compile(rf"^[^\S\n]*+\S[^\n]{{{LONG - 1},}}+", re.MULTILINE)
_OPEN: Final = re.compile(f"[{HAN}，,、]")
_PROSE: Final = re.compile("[，,。]")


def breaks_off(line: str) -> bool:
    """Say whether `line`, of which no blanks are at the end, holds more than one clause and has no mark at its end.

    >>> breaks_off("人次。镇卫生院院"), breaks_off("镇卫生院院长"), breaks_off("")
    (True, False, False)
    """
    return bool(line) and bool(_OPEN.match(line[-1]) and _PROSE.search(line, 0, len(line) - 1))


def floor(text: str) -> float:
    """Return the rate of doubling that is taken for granted in `text`, for each character.

    A page whose lines break off in the middle of a sentence has been read by OCR, which doubles.
    """
    long = [line.rstrip() for line in _LONG_LINE.findall(text)]
    torn = [line for line in long if breaks_off(line)]
    if 2 * len(torn) > len(long) and _is_set_short(torn):
        return FLOOR
    return FLOOR + min(MOST, PER_TEAR * max(0.0, len(torn) - STRAY * len(long)) / (len(text) + UNREAD))


def _is_set_short(torn: Sequence[str]) -> bool:
    """Say whether the torn lines are set to one measure, or hold no sentences: that tells of no OCR.

    The lines of a column end where its foot is, and so have all lengths.
    """
    sizes = Counter(len(line) for line in torn)
    alike = max(sum(sizes[size + d] for d in range(-NEAR, NEAR + 1)) for size in sizes)
    return 2 * alike > len(torn) or 2 * sum("。" in line for line in torn) <= len(torn)


def shown(doublings: float, size: int, least: float = FLOOR) -> float:
    """Return the rate of doubling that so many of them in `size` characters show, not below `least`.

    What is only likely shows little that there is one at all: two runs of a half each do not vouch for each other. Nor
    does one that is sure tell more of a text whose torn lines have shown already that it was read by OCR.
    """
    found = max(0.0, doublings)
    more = MORE * (1 - math.exp(-found * found)) * max(0.0, 1 - least / MOST)
    return least + (UNSEEN * found + more) / (size + UNREAD)


def posteriors(
    scores: Sequence[float], size: int, prior: float, rate: float | None, least: float = FLOOR
) -> list[float]:
    """Return the probability that each run is a doubling, given its log-odds at `prior` doublings a character.

    With `rate` None each run's rate is what the others show, the expected number of doublings among them over `size`
    characters, on top of `least`; a few rounds settle it. While it is estimated a score counts for at most `_TRUST`,
    so that no single run rules a text.
    """
    base = math.log(prior)
    if rate is not None:
        shift = math.log(rate) - base if rate else -math.inf
        return [_sigmoid(s + shift) for s in scores]
    trusted = [min(s, _TRUST) for s in scores]
    rates = [1e-4] * len(scores)
    for _ in range(_ROUNDS):
        found = [_sigmoid(s + math.log(r) - base) for s, r in zip(trusted, rates, strict=True)]
        pooled = math.fsum(found)
        rates = [shown(pooled - own, size, least) for own in found]
    return [_sigmoid(s + math.log(r) - base) for s, r in zip(scores, rates, strict=True)]


def _sigmoid(x: float) -> float:
    """Return the probability of the natural log-odds `x`."""
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0
