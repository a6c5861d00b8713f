"""Quotes: a quotation mark that lost its partner, or its direction, within one paragraph.

Where the missing mark stood cannot be known from the paragraph alone, so everything here is a suspect, never a change.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.edits import BlockRule, Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK: Final = re.compile("[“”]")
_PAUSE: Final = re.compile("[。！？!?；;，,：:、]")
_STOP: Final = re.compile("[。！？!?…]")


def _find(text: str, seams: tuple[int, ...]) -> Iterator[Edit]:
    del seams  # an edit of one character, or of none, straddles nothing
    marks = [(match.start(), match.group()) for match in _MARK.finditer(text)]
    following = [*(mark for _, mark in marks), ""][1:]
    opened = -1
    for (at, mark), follower in zip(marks, following, strict=True):
        if mark == "“" and opened < 0:
            opened = at
        elif mark == "”" and opened >= 0:
            opened = -1
        elif mark == "”" and follower == "”":
            yield Edit(at, at + 1, "“", 0.7, "a quotation closed twice: the first mark should open it")
            opened = at
        elif mark == "”":
            if at == marks[0][0] and at:
                yield Edit(0, 0, "“", 0.4, "a quotation is closed that was not opened")
        elif follower == "”":
            yield _close(text, opened, at)
            opened = at
        else:
            yield Edit(at, at + 1, "”", 0.7, "a quotation opened twice: the second mark should close it")
            opened = -1
    if opened > 0:  # a paragraph that begins with a quotation may leave it to the next paragraph to close it
        yield _close(text, opened, len(text))


def _close(text: str, start: int, end: int) -> Edit:
    """Propose where the quotation opened at `start` ends, before `end`: at its last stop if speech, else at a pause."""
    if text[start - 1 : start] in {"：", ":"}:
        stops = [match.end() for match in _STOP.finditer(text, start, end)]
        at = stops[-1] if stops else end
    else:
        pause = _PAUSE.search(text, start, end)
        at = pause.start() if pause else end
    return Edit(at, at, "”", 0.5, "a quotation opened and not closed")


balance_quotes: Final = BlockRule(
    name="width",
    why="引号不成对: a quotation mark without its partner",
    kinds=frozenset({"paragraph"}),
    find=_find,
    changes=(),
    keeps=(("他说：“今天开会。”",), ("“第一段没有说完，",), ("“一”“二”",)),
)
"""Quotation marks that lost their partner, reported with the place where it most likely stood."""
