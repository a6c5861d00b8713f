"""Lines that hold two things and say so: a signed caption before or behind body text, a byline or a jump behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.layout import marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsclean.layout.lines import Line

CAPTION_LENGTH: Final = 90
"""A caption of more characters is not believed to stand before body text on one line."""
SHORTEST: Final = 12
"""A shorter line holds one thing."""

_TAIL_CAPTION: Final = re.compile(
    r"(?<=[。!?”…])[ ]?(?:图为|图片说明:?)[^。]{4,60}。?[ ]?(?:[(]?[^。()]{2,20}(?:摄|图|供图)[)]?)?$"
)
_HEAD_POINTED: Final = re.compile(rf"{marks.POINTED}(?=[^ ()])")
_TAIL_POINTED: Final = re.compile(rf"(?<=[。!?”…])[ ]?{marks.POINTED}[ ]?(?:[(]?[^。()]{{2,20}}[摄图][)]?)?$")
_PAGE: Final = r"第?[ ]?[A-Z]?[\d一二三四五六七八九十]{1,3}[ ]?版"
_JUMP: Final = re.compile(
    rf"[ ]?[(【〔\[]?[▶▷►→>◀◁]{{0,3}}[ ]?(?:紧?下接|下?转|文转|续见){_PAGE}[^。!?,()]{{0,12}}[)】〕\]]?$"
)
_RESUMED: Final = re.compile(rf"[(【〔\[](?:紧?上接|紧接|文接){_PAGE}[^()【】〔〕\[\]]{{0,30}}[)】〕\]][ ]?")


def split(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines, those that hold two things parted where their own text proves it.

    The proofs are a credit such as 记者 甲/摄 with more text behind it, a last sentence that starts 图为, a sentence at
    either end that points to somebody (沈阿婆(左)在补网), a byline without brackets behind a final mark, and a jump
    (下转第3版) behind text or (上接第1版) before it. An unsigned caption needs its neighbours to be told, and is not
    parted here.
    """
    for line in lines:
        cut = _cut(line.text) if len(line.text) >= SHORTEST else _jump(line.text)
        if cut:
            yield from split(line.split(cut))
        else:
            yield line


def _cut(text: str) -> int:
    """Return where the second thing of a line starts, or 0."""
    if ("版" in text[-40:] or "版" in text[:40]) and (cut := _jump(text)):
        return cut
    head = text[: CAPTION_LENGTH + 30]
    if "摄" in head or "图" in head:
        m = marks.MID_CREDIT.search(head)
        if m and m.start() <= CAPTION_LENGTH and m.end() < len(text):
            return m.end()
    if "图" in text[-100:]:
        m = _TAIL_CAPTION.search(text, max(0, len(text) - 100))
        if m and m.start() > 0:
            return m.start()
    if "左" in text or "右" in text or "排" in text:
        m = _HEAD_POINTED.match(text)
        if m and m.end() < len(text) and not marks.CREDIT.match(text[m.end() :]):
            return m.end()
        m = _TAIL_POINTED.search(text, max(0, len(text) - 120))
        if m and m.start() > 0:
            return m.start()
    m = marks.TAIL_BYLINE.search(text)
    if m and m.start() > 0 and not m["signed"].startswith("(") and not marks.CAPTION.match(text):
        return m.start()
    return 0


def _jump(text: str) -> int:
    """Return where a jump starts that ends a paragraph, or ends that opens the rest of one; or 0."""
    m = _JUMP.search(text, max(0, len(text) - 40))
    if m and m.start() >= SHORTEST:
        return m.start()
    m = _RESUMED.match(text)
    return m.end() if m and m.end() < len(text) else 0
