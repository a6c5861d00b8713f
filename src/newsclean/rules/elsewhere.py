"""What the rest of a text says about a run: whether it prints the same place with one copy, or the doubling again.

A writer uses his words again, OCR hardly ever doubles the same one twice. So a text that prints 文明实践活动 elsewhere
speaks for a doubling in 文明实践活活动, and one that prints 舰长 without 舰 before it for two words in 海鹭舰舰长.
"""

from __future__ import annotations

from typing import Final

WINDOW: Final = 10_000
"""How far around a run is looked, in characters on each side: an issue, and no more, so that the cost is bounded."""

ELSEWHERE: Final = ("else_once", "else_left", "else_right", "else_twice", "else_twice_left", "else_twice_right")
"""The names of the figures that `elsewhere` gives, in their order."""

UNKNOWN: Final = -1.0
"""What stands for a count where no character is beside the run."""


def elsewhere(text: str, start: int, period: int) -> list[float]:
    """Return the figures named in `ELSEWHERE` for the two copies from `start` on.

    They say how often the text prints, elsewhere, one copy between the two neighbours, behind the left one, before the
    right one; and two copies, wherever, behind the left one, before the right one.

    >>> elsewhere("文明实践活活动。文明实践活动，活动。", 4, 1)
    [1, 1, 2, 0, 0, 0]
    """
    end = start + 2 * period
    low, high = max(0, start - WINDOW), end + WINDOW

    def count(string: str) -> int:
        return text.count(string, low, max(0, start - 1)) + text.count(string, end + 1, high)

    unit = text[start : start + period]
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    is_left, is_right = before.isalpha(), after.isalpha()
    left = count(before + unit) if is_left else UNKNOWN
    right = count(unit + after) if is_right else UNKNOWN
    once = count(before + unit + after) if left > 0 < right else min(left, right, 0)
    twice = count(unit + unit)
    twice_left = (count(before + unit + unit) if twice else 0) if is_left else UNKNOWN
    twice_right = (count(unit + unit + after) if twice else 0) if is_right else UNKNOWN
    return [once, left, right, twice, twice_left, twice_right]
