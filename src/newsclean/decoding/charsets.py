"""The encodings by name, and a strict decoder for each: the superset that real files need, never the narrow standard.

Python's `gb2312` and `big5` fail on real newspapers; its `gb18030` has the mapping of 2000, which sends a score of
characters to the private-use area; its `big5hkscs` reads nine marks of Taiwan's files as look-alikes.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from newsclean.decoding import escapes

if TYPE_CHECKING:
    from collections.abc import Callable

GB18030_TODAY: Final[dict[str, str]] = {
    "\ue5e5": "\u3000",
    **{chr(0xE78D + i): c for i, c in enumerate("\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19")},
    "\ue7c7": "\u1e3f",
    **dict(zip("\ue81e\ue826\ue82b\ue82c\ue832\ue843\ue854\ue864", map(chr, range(0x9FB4, 0x9FBC)), strict=True)),
}
"""From the mapping of GB 18030-2000 to that of 2022 and of the WHATWG: marks of vertical text, ḿ, eight radicals."""

_CP950_WINS: Final = ("a145", "a14e", "a1c2", "a1e3", "a1f2", "a1f3", "a244", "a246", "a247", "f9fe")
"""The codes that Big5-HKSCS reads as a look-alike that no other code of it stands for."""

_ALIASES: Final[dict[str, str]] = {
    **dict.fromkeys(("gb2312", "gbk", "cp936", "gb18030"), "gb18030"),
    **dict.fromkeys(("big5", "cp950", "big5hkscs"), "big5"),
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "ascii": "utf-8",
    "hz": "hz",
}
_OWN: Final = {
    "iso2022cn": "iso-2022-cn",
    "iso2022cnext": "iso-2022-cn",
    "hzgb2312": "hz",
    "euctw": "euc-tw",
    "gb180302022": "gb18030",
    "gb180302000": "gb18030",
    "xgbk": "gb18030",
    "xxbig5": "big5",
}
"""Names that Python does not know, without their marks."""


def canonical(encoding: str) -> str:
    """Return the name under which the decoder knows `encoding`: `big5` stands for the family, `utf-16` needs a look.

    Raises LookupError when neither this package nor Python knows an encoding of text by that name.

    >>> canonical("GB2312"), canonical("ISO-2022-CN"), canonical("latin1")
    ('gb18030', 'iso-2022-cn', 'iso8859-1')
    """
    own = _OWN.get("".join(c for c in encoding.lower() if c.isalnum()))
    if own is not None:
        return own
    try:
        info = codecs.lookup(encoding)
        info.decode(b"", "strict")
    except (LookupError, ValueError, TypeError):
        info = None
    if info is None or not getattr(info, "_is_text_encoding", True) or info.name in ("idna", "mbcs", "oem"):
        raise LookupError(f"unknown encoding {encoding!r}; give one such as 'utf-8', 'gb18030', 'big5' or 'utf-16-le'")
    return _ALIASES.get(info.name, info.name)


def _as_cp950(code: bytes) -> tuple[str, str]:
    """Return what Big5-HKSCS and what cp950 make of a code."""
    return code.decode("big5hkscs"), code.decode("cp950")


_MARKS_OF_CP950: Final = dict(_as_cp950(bytes.fromhex(code)) for code in _CP950_WINS)


def _replacer(table: dict[str, str]) -> Callable[[str], str]:
    """Return a function that puts the values of a table for its keys, at the cost of one scan where there is none."""
    find = re.compile(f"[{''.join(table)}]")
    return lambda text: find.sub(lambda m: table[m[0]], text)


today: Final = _replacer(GB18030_TODAY)
"""The text with the mapping of GB 18030-2000 brought up to date."""

with_marks: Final = _replacer(_MARKS_OF_CP950)
"""The text of Big5-HKSCS with the marks that Taiwan and Hong Kong mean by the ten codes."""


def _gb18030(data: bytes) -> str:
    return today(data.decode("gb18030"))


def _big5hkscs(data: bytes) -> str:
    return with_marks(data.decode("big5hkscs"))


_STRICT: Final[dict[str, Callable[[bytes], str]]] = {
    "gb18030": _gb18030,
    "big5hkscs": _big5hkscs,
    "euc-tw": escapes.euc_tw,
}


def strict(data: bytes, encoding: str) -> str:
    """Return `data` decoded by the rules of `encoding`; raises UnicodeDecodeError where they are broken."""
    decoder = _STRICT.get(encoding)
    return decoder(data) if decoder else data.decode(encoding)
