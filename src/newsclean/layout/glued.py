"""Lines that hold two things and say so: a signed caption before or behind body text, a byline behind a paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.layout import marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.layout.lines import Line

CAPTION_LENGTH: Final = 90
"""A caption of more characters is not believed to stand before body text on one line."""

_TAIL_CAPTION: Final = re.compile(
    r"(?<=[。!?”…])\s*(?:图为|图片说明)[^。]{4,60}。?(?:[(]?[^。()]{2,20}(?:摄|图|供图)[)]?)?$"
)


def split(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines, those that hold two things parted where their own text proves it.

    The proofs are a credit such as 记者 甲/摄 with more text behind it, a last sentence that starts 图为, and a byline
    without brackets behind a final mark. An unsigned caption needs its neighbours to be told, and is not parted here.
    """
    for line in lines:
        if len(line.text) < 12:
            yield line
            continue
        cut = _cut(line.text)
        if cut:
            head, tail = line.split(cut)
            yield head
            yield from split([tail])
        else:
            yield line


def _cut(text: str) -> int:
    """Return where the second thing of a line starts, or 0."""
    if "摄" in text or "图" in text:
        m = marks.MID_CREDIT.search(text[: CAPTION_LENGTH + 30])
        if m and m.start() <= CAPTION_LENGTH and m.end() < len(text):
            return m.end()
        m = _TAIL_CAPTION.search(text, max(0, len(text) - 100))
        if m and m.start() > 0:
            return m.start()
    tail = text[-30:]
    if "记者" in tail or "通讯员" in tail:
        m = marks.TAIL_BYLINE.search(text, max(0, len(text) - 40))
        if m and m.start() > 0 and not m.group().strip().startswith("("):
            return m.start()
    return 0
