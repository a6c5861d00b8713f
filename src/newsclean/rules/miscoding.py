"""What the bytes of one codec look like where another one read them: the characters that give mojibake away."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from newsclean.decoding.repair import LOST

if TYPE_CHECKING:
    from collections.abc import Iterable


def _wrong(codec: str) -> dict[str, int]:
    """Return the byte that each character beyond ASCII stood for where `codec` read it."""
    return {bytes([b]).decode(codec): b for b in range(0x80, 0x100) if bytes([b]).decode(codec, "ignore")}


LATIN: Final = {**{chr(b): b for b in range(0x80, 0x100)}, **_wrong("cp1252")}
"""Latin-1 and cp1252 in one: their characters do not collide, and the five bytes that cp1252 lacks stay controls."""

DOS: Final = _wrong("cp437")


def _chars(table: dict[str, int], first: int, last: int) -> str:
    """Return the characters of a class that stand for the bytes from `first` to `last`."""
    return re.escape("".join(c for c, b in table.items() if first <= b <= last))


def _utf8_in(table: dict[str, int]) -> re.Pattern[str]:
    """Return a pattern of characters whose bytes are UTF-8."""
    rest = f"[{_chars(table, 0x80, 0xBF)}]"
    two, three, four = _chars(table, 0xC2, 0xDF), _chars(table, 0xE0, 0xEF), _chars(table, 0xF0, 0xF4)
    return re.compile(f"(?:[{three}]{rest}{{2}}|[{two}]{rest}|[{four}]{rest}{{3}})++")


UTF8_AS: Final = ((_utf8_in(LATIN), LATIN), (_utf8_in(DOS), DOS))
LATIN_CLASS: Final = _chars(LATIN, 0x80, 0xFF)
LATIN_RUN: Final = re.compile(f"[{LATIN_CLASS}][\x20-\x7e{LATIN_CLASS}]*+")
LOSSY_RUN: Final = re.compile(f"[{_chars(LATIN, 0xC2, 0xF4)}][\x20-\x7e{LATIN_CLASS}{LOST}]*+")


def _rows(codec: str, leads: Iterable[int], trails: Iterable[int]) -> str:
    """Return the characters of a two-byte codec whose bytes lie in two ranges."""
    return "".join(bytes([lead, trail]).decode(codec, "ignore") for lead in leads for trail in trails if trail != 0x7F)


_UTF8_LEADS: Final = (*range(0xE3, 0xEA), 0xEF)
_UTF8_RESTS: Final = range(0x80, 0xC0)
_HEADS: Final = _rows("gb18030", _UTF8_LEADS, _UTF8_RESTS)
_JOINTS: Final = _rows("gb18030", range(0x81, 0xC0), _UTF8_LEADS)


@cache
def utf8_as_gbk() -> re.Pattern[str]:
    """Return a pattern of stretches that GBK may have made of UTF-8; it is large, and hardly ever needed."""
    leads = (0xC2, 0xC3, 0xE2, *_UTF8_LEADS)
    rests = range(0x81, 0xC0)
    inside = _rows("gb18030", leads, _UTF8_RESTS) + _rows("gb18030", rests, (*range(0x40, 0xC0), *leads))
    return re.compile(f"[{_HEADS}][{_JOINTS}][\x20-\x7e€{inside}{LOST}]*+")


BOPOMOFO: Final = re.compile("[\u3105-\u3129]")
PRIVATE: Final = re.compile("[\ue000-\ue765]")
LATIN_LETTER: Final = re.compile("[À-ÿ]")
_DOS_HEADS: Final = "".join(c for c in _chars(DOS, 0xE2, 0xEF) if c > "\xff")
TRIGGER: Final = re.compile(
    f"[\x80-\xff{_DOS_HEADS}{_HEADS}\u3105-\u3129\ue000-\ue765锟烫屯{LOST}]"
    f"(?:(?<=[\x80-\xff])[{LATIN_CLASS}{LOST}]|(?<=[{_DOS_HEADS}µ])[{_chars(DOS, 0x80, 0xBF)}]"
    f"|(?<=[{_HEADS}])[{_JOINTS}]|(?<=[\u3105-\u3129\ue000-\ue765{LOST}])|(?<=锟)斤|(?<=烫)烫烫|(?<=屯)屯屯)"
)
"""Two neighbours that clean text hardly has. One scan; what follows runs only on lines in which it hits."""
