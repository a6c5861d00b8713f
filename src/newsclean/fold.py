"""One folded view of a text: narrow punctuation and simplified characters, one character for one.

Layout reads this view, so that the width of a mark and the script of a text cannot change how a page is segmented, and
every offset of the view is an offset of the text.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

_WIDE: Final = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
"""The full-width forms of ASCII."""
_QUOTES: Final = dict(zip("「」『』﹁﹂﹃﹄｢｣〝〞", "“”‘’“”‘’“”“”", strict=True))
"""Corner brackets and their upright and halved kin, by the quotation mark each stands for."""
_PRESENTED: Final = dict(
    zip("︵︶︷︸︹︺︻︼︽︾︿﹀︰︐︑︒︓︔︕︖︙︱", "(){}〔〕【】《》〈〉:,、。:;!?…—", strict=True)
)
"""Presentation forms of vertical text."""
_SMALL: Final = dict(zip("﹐﹑﹒﹔﹕﹖﹗﹘﹙﹚﹝﹞﹪｡､‧・･╱∕⁄", ",、.;:?!—()〔〕%。、···///", strict=True))
"""Small and halved forms, and the dots and strokes that stand in for another."""
_BLANKS: Final = "\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}\N{NARROW NO-BREAK SPACE}" + "".join(
    chr(code) for code in range(0x2000, 0x200B)
)
_MARKS: Final = {**_WIDE, **_QUOTES, **_PRESENTED, **_SMALL, **dict.fromkeys(_BLANKS, " ")}
_COMMON: Final = "，：；！？（）\N{IDEOGRAPHIC SPACE}"
"""The forms that nearly every text holds; each is replaced without asking."""
_FEW: Final = 64
"""With up to so many different characters to fold, replacing one after the other beats a pass of `str.translate`."""


@cache
def simplifications() -> dict[str, str]:
    """Return the traditional characters of data/fold.txt (a pair a line), each with the simplified one it folds to."""
    lines = files("newsclean").joinpath("data/fold.txt").read_text(encoding="utf-8").splitlines()
    return {line[0]: line[1] for line in lines if not line.startswith("#")}


@cache
def _table() -> dict[str, str]:
    """Return what folds to what."""
    return simplifications() | _MARKS


@cache
def _folded() -> re.Pattern[str]:
    """Return the pattern of one character that may fold to another and is not common."""
    near = sorted(c for c in _table() if c <= "\uffff" and c not in _COMMON)
    # `re` holds a class as a bit map only within the first plane; characters beyond it are few, and looked up.
    return re.compile(f"[{re.escape(''.join(near))}\U00010000-\U0010ffff]")


@cache
def _translation() -> dict[int, str]:
    """Return the table as `str.translate` reads it."""
    return str.maketrans(_table())


def fold(text: str) -> str:
    """Return `text` with punctuation narrowed and traditional characters simplified, at the same length.

    Every character is folded on its own: no context is read, so 乾 of 乾隆 folds like 乾 of 餅乾. The view is for
    recognising, not for printing. Full-width ASCII forms become ASCII, corner brackets become quotation marks, blanks
    of any width become a space; 。、《》 and the quotation marks themselves stay, and so does every line break.

    >>> fold("「臺灣」（記者　甲）")
    '“台湾”(记者 甲)'
    """
    for mark in _COMMON:
        text = text.replace(mark, _MARKS[mark])
    found = _table().keys() & _folded().findall(text)
    if len(found) > _FEW:
        return text.translate(_translation())
    for character in found:
        text = text.replace(character, _table()[character])
    return text
