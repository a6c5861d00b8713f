"""Where text breaks, what is lost of it, and what is printed twice: strings in, strings out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.han import CLOSERS, ENDS, HAN, NUMERALS, OPENERS, PAUSES

if TYPE_CHECKING:
    from random import Random

    from newsclean.noise.rates import Damage

_HAN: Final = re.compile(f"[{HAN}]")
_INSIDE: Final = re.compile(f"(?<=[{HAN}])(?=[{HAN}])")
_NO_LINE_STARTS: Final = frozenset("。，、；：！？…—·％%℃" + CLOSERS)
_NO_LINE_ENDS: Final = frozenset(OPENERS)


def wrapped(text: str, width: int) -> list[str]:
    """Return text in lines of `width` characters; marks that cannot start a line hang on the one before.

    >>> wrapped("稻子黄了，谷子红了。", 4)
    ['稻子黄了，', '谷子红了。']
    """
    lines = []
    while len(text) > width:
        cut = width
        while cut < len(text) and (text[cut] in _NO_LINE_STARTS or _figure(text, cut)):
            cut += 1
        if text[cut - 1] in _NO_LINE_ENDS and cut > 1:
            cut -= 1
        lines.append(text[:cut])
        text = text[cut:]
    return [*lines, text] if text else lines


def _figure(text: str, cut: int) -> bool:
    """Whether a cut would part a number or a Latin word."""
    left, right = text[cut - 1], text[cut]
    return left.isascii() and right.isascii() and (left + right).replace(".", "0").isalnum()


def column_break(text: str, rng: Random, damage: Damage) -> tuple[int, bool] | None:
    """Return where a column ends inside text and whether the text shows that it goes on; None when nowhere."""
    chance = rng.random()
    inside = range(8, len(text) - 8)
    if chance < damage.breaks_at_ends:
        at = [i for i in inside if text[i - 1] in ENDS and text[i:].strip()]
        sure = False
    elif chance < damage.breaks_at_ends + damage.breaks_at_pauses:
        at = [i for i in inside if text[i - 1] in PAUSES and text[i:].strip()]
        sure = True
    else:
        at = [i for i in inside if text[i - 1] not in ENDS + CLOSERS and _may_cut(text, i)]
        sure = True
    return (rng.choice(at), sure) if at else None


def _may_cut(text: str, i: int) -> bool:
    """Whether a line may end before character `i`."""
    return (
        bool(text[:i].strip() and text[i:].strip())
        and text[i] not in _NO_LINE_STARTS
        and text[i - 1] not in _NO_LINE_ENDS
        and not _figure(text, i)
    )


def inner_cuts(text: str, start: int, end: int) -> list[int]:
    """Return the places from `start` to `end` that have a Han character on both sides."""
    return [m.start() for m in _INSIDE.finditer(text, max(start, 1), max(start, min(end, len(text))))]


def doubled(text: str, rng: Random, damage: Damage, *, after: int = 0) -> tuple[str, list[tuple[str, str]]]:
    """Return text with some characters from `after` on printed twice, and a (faulty, right) pair in context for each.

    Left alone are numerals, places beside a natural repeat, and places whose context stands in the text twice: there
    nobody could say what was doubled.
    """
    pairs: list[tuple[str, str]] = []
    done = len(text)
    after = min(after, done)
    expected = (len(text) - after) * damage.repeats
    count = int(expected) + (rng.random() < expected % 1)
    for at in sorted((rng.randint(after, len(text)) for _ in range(count)), reverse=True):
        size = rng.choice((2, 2, 3, 4)) if rng.random() < damage.repeated_words else 1
        if at < max(after, 2) or at + size + 2 > done:
            continue
        unit = text[at : at + size]
        around = text[at - 2 : at + size + 2]
        if not all(_HAN.match(c) and c not in NUMERALS for c in unit) or _repeats(around) or around.split() != [around]:
            continue
        faulty = text[at - 2 : at] + unit + unit + text[at + size : at + size + 2]
        twice = text[: at + size] + unit + text[at + size :]
        if all(twice.count(context) == 1 for context, _ in [*pairs, (faulty, "")]):
            pairs.append((faulty, around))
            text = twice
            done = at - 2
    return text, pairs


def spaced(text: str, rng: Random, damage: Damage) -> str:
    """Return text with a blank here and there between two Han characters."""
    places = [i for i in inner_cuts(text, 1, len(text) - 1) if rng.random() < damage.stray_blanks]
    for at in reversed(places):
        text = f"{text[:at]} {text[at:]}"
    return text


def _repeats(text: str) -> bool:
    """Whether a character stands beside its like, or a pair of characters beside the same pair."""
    return bool(re.search(r"(.{1,3})\1", text))
