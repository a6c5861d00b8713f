"""The character that starts at a place, for the encodings in which a lost byte shifts all that follows."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias

from newsclean.decoding.charsets import strict

Unit: TypeAlias = Callable[[bytes, int], tuple[int, str]]
"""A function from bytes and a place to the length and the character of the code there; length 0 where there is none."""


@lru_cache(maxsize=1 << 16)
def _one(code: bytes, encoding: str) -> str:
    """Return the character of one code, empty where there is none."""
    try:
        return strict(code, encoding)
    except UnicodeDecodeError:
        return ""


def _gb18030(data: bytes, i: int) -> tuple[int, str]:
    """Return length and character of the GB 18030 code at a place; 0 where there is none."""
    if data[i] < 0x80:
        return 1, chr(data[i])
    if data[i] == 0x80:
        return 1, "€"
    length = 4 if b"0" <= data[i + 1 : i + 2] <= b"9" else 2
    code = data[i : i + length]
    char = _one(code, "gb18030") if len(code) == length else ""
    return (length, char) if char else (0, "")


def _pairs(encoding: str) -> Unit:
    """Return the reader of an encoding in which a character has one or two bytes."""

    def unit(data: bytes, i: int) -> tuple[int, str]:
        if data[i] < 0x80:
            return 1, chr(data[i])
        char = _one(data[i : i + 2], encoding)
        return (2, char) if len(char) == 1 else (0, "")

    return unit


def _utf16(encoding: str) -> Unit:
    """Return the reader of UTF-16 in one byte order."""
    high = 1 if encoding.endswith("le") else 0

    def unit(data: bytes, i: int) -> tuple[int, str]:
        if i + 2 > len(data):
            return 0, ""
        length = 4 if 0xD8 <= data[i + high] <= 0xDB else 2
        code = data[i : i + length]
        char = _one(code, encoding) if len(code) == length else ""
        return (length, char) if char else (0, "")

    return unit


UNITS: Final[dict[str, Unit]] = {
    "gb18030": _gb18030,
    "cp950": _pairs("cp950"),
    "big5hkscs": _pairs("big5hkscs"),
    "utf-16-le": _utf16("utf-16-le"),
    "utf-16-be": _utf16("utf-16-be"),
}
"""The encodings by name."""
