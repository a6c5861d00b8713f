"""How far the articles above and below a heading surely reach, whatever the headings between may be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from newsclean.layout.survey import Survey

MOST: Final = 12
"""So many body lines of an article are looked at."""
AROUND: Final = 40
"""So many lines each way are the rest of the page."""


def above(page: Survey, at: int) -> list[int]:
    """Return the body lines from line `at` up to where their article surely begins, at most `MOST`.

    It begins with a dateline or below a byline; a heading without either may be a subhead and is passed over.
    """
    out: list[int] = []
    for k in range(at, max(-1, at - 2 * MOST), -1):
        if page.signed[k] or len(out) == MOST:
            break
        if _is_body(page, k):
            out.append(k)
        if page.dated[k]:
            break
    return out


def below(page: Survey, at: int) -> list[int]:
    """Return the body lines from line `at` down to where another article surely begins, at most `MOST`."""
    out: list[int] = []
    for k in range(at, min(len(page.lines), at + 2 * MOST)):
        if page.starts[k] or (page.dated[k] and k > at) or len(out) == MOST:
            break
        if _is_body(page, k):
            out.append(k)
    return out


def elsewhere(page: Survey, at: int, own: set[int]) -> list[int]:
    """Return the body lines around line `at` that are not `own`, `AROUND` lines each way."""
    near = range(max(0, at - AROUND), min(len(page.lines), at + AROUND + 1))
    return [k for k in near if k not in own and _is_body(page, k)]


def _is_body(page: Survey, k: int) -> bool:
    """Tell whether a line is text, not a heading and not a caption that says so."""
    return not page.headings[k] and not page.captioned[k]
