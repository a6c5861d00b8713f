"""Two-byte codes read as other two-byte codes, turned back character by character; and when a reading is better."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from newsclean.decoding.charsets import GB18030_TODAY, strict
from newsclean.decoding.likelihood import likelihood, mean, scores
from newsclean.decoding.repair import LOST
from newsclean.edits import Edit

if TYPE_CHECKING:
    from newsclean.decoding.likelihood import Script

_GAIN: Final = 1.5
"""How much likelier (nats for a character of the wrong text) the right text must be."""

_LIKELY: Final = -9.8
"""The least mean likelihood of Chinese that a repair makes; odd genres of news lie at -9.5."""

FEW: Final = 3
"""So few Han are too little evidence, or just enough, for two-byte codes read as others."""

_DROP: Final = 20.0
"""How far (nats) the gain of a stretch may fall below its best before the stretch has ended there."""

_EITHER: Final = 4.0
"""What characters may lose (nats) that go with the stretch beside them."""

_YESTERDAY: Final = {new: old for old, new in GB18030_TODAY.items() if new != "\u3000"}


def han(text: str) -> int:
    """Return the number of Han in a text."""
    return sum("\u3400" <= c <= "\u9fff" for c in text)


def is_likelier(new: str, old: str, script: Script = "either") -> bool:
    """Tell whether a reading is Chinese, and far likelier than what it replaces."""
    return mean(new, script) > _LIKELY and likelihood(new, script) - likelihood(old) > _GAIN * len(old)


@lru_cache(maxsize=1 << 16)
def _as_other(char: str, wrong: str, right: str) -> str:
    """Return what a character's two bytes in one codec are in another: itself if ASCII, empty if nothing."""
    if char < "\x80" or char == LOST:
        return char
    try:
        data = _YESTERDAY.get(char, char).encode(wrong)
        return strict(data, right) if len(data) == 2 else ""
    except UnicodeError:
        return ""


def crossed(line: str, wrong: str, right: str, script: Script, confidence: float) -> list[Edit]:
    """Return the repairs of two-byte codes that were read as other two-byte codes, character by character.

    Only stretches that gain are taken: what was right before stays. A few characters at the ends of a line that could
    be either go with the rest.
    """
    before, after = scores("either"), scores(script)
    others = [_as_other(char, wrong, right) for char in line]
    edits = []
    first = start = end = 0
    lead = best = total = 0.0
    for i, (char, other) in enumerate(zip([*line, ""], [*others, ""], strict=True)):
        if other and other != char:
            total += after[other] - before[char] - _GAIN / 3
        if total > best:
            best, end = total, i + 1
        if best and (total < best - _DROP or not other):
            start = first if lead > -_EITHER else start
            end = i if not other and total > best - _EITHER else end
            old, new = line[start:end], "".join(others[start:end])
            kept = new.replace(LOST, "")
            if han(kept) >= FEW and is_likelier(kept, old.replace(LOST, ""), script):
                edits.append(Edit(start, end, new, 0.6 if LOST in new else confidence, f"{right} read as {wrong}"))
            best = total = lead = 0.0
            first = start = end = i + 1
        elif total <= 0 or not other:
            lead = lead + total if other else 0.0
            first = first if other else i + 1
            total = 0.0
            start = end = i + 1
    return edits
