"""Bytes of a known encoding to text: whole where they keep its rules, else line by line, mending what does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.decoding import escapes
from newsclean.decoding.charsets import strict, with_marks
from newsclean.decoding.likelihood import likelihood
from newsclean.decoding.mend import LOSS, doubtful, mend, reread

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.decoding.repair import Repair

_SEVEN_BIT: Final[dict[str, Callable[[bytes], tuple[str, list[Repair]]]]] = {
    "hz": escapes.hz,
    "iso-2022-cn": escapes.iso_2022_cn,
}
_TWO_BYTES: Final = ("gb18030", "cp950", "big5hkscs", "euc-tw")
_CHUNK: Final = 1024
_ENOUGH: Final = 50
"""How many lines are asked which of two encodings they are in."""

_LINE: Final = re.compile(rb"[^\n]*+\n|[^\n]++")


def decode_as(data: bytes, encoding: str, start: int = 0) -> tuple[str, str, list[Repair]]:
    """Return the bytes from `start` on as text, the encoding in the end used, and the repairs.

    `big5` is settled here: cp950 where it reads everything, else Big5-HKSCS.
    """
    body = data[start:] if start else data
    if encoding == "big5":
        encoding = _which_big5(body)
    if encoding in _SEVEN_BIT:
        text, repairs = _SEVEN_BIT[encoding](body)
    elif encoding.startswith(("utf-16", "utf-32")):
        text, repairs = _wide(body, encoding)
    else:
        text, repairs = _by_lines(body, encoding)
    if start:
        repairs = [r._replace(start=r.start + start, end=r.end + start) for r in repairs]
    return text, encoding, repairs


def _which_big5(data: bytes) -> str:
    """Return cp950 or big5hkscs: the one under which the lines that they read differently are likelier text.

    What cp950 cannot read speaks for Hong Kong, unless it makes more sense as damage.
    """
    taiwan, hong_kong = data.decode("cp950", "replace"), with_marks(data.decode("big5hkscs", "replace"))
    if taiwan == hong_kong:
        return "cp950"
    balance = 0.0
    differing = 0
    for m in _LINE.finditer(data):
        if m[0].decode("cp950", "replace") != with_marks(m[0].decode("big5hkscs", "replace")):
            differing += 1
            balance += _weight(m[0], "big5hkscs") - _weight(m[0], "cp950")
            if differing == _ENOUGH:
                break
    return "big5hkscs" if balance > 0 else "cp950"


def _weight(line: bytes, encoding: str) -> float:
    """Return how likely a line is in an encoding, at its best."""
    text, repairs = reread(line, encoding)
    return likelihood(text, "traditional") + LOSS * len(repairs)


def _by_lines(data: bytes, encoding: str) -> tuple[str, list[Repair]]:
    """Return bytes in which a line feed is a line feed, the lines that are damaged or doubtful mended."""
    try:
        text = strict(data, encoding)
        if encoding not in _TWO_BYTES or not doubtful(text, encoding):
            return text, []
    except UnicodeDecodeError:
        pass
    out: list[str] = []
    repairs: list[Repair] = []
    for m in _LINE.finditer(data):
        try:
            text = strict(m[0], encoding)
            damaged = encoding in _TWO_BYTES and doubtful(text, encoding)
        except UnicodeDecodeError:
            damaged = True
        if damaged:
            text, found = mend(m[0], encoding, m.start())
            repairs += found
        out.append(text)
    return "".join(out), repairs


def _wide(data: bytes, encoding: str) -> tuple[str, list[Repair]]:
    """Return bytes whose units are wider than one, read anew from the first damage on: no later byte can be trusted."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data[: error.start].decode(encoding)
    at = start = 0
    for place in range(0, len(text), _CHUNK):
        chunk = text[place : place + _CHUNK]
        size = len(chunk.encode(encoding))
        if (
            encoding.startswith("utf-16")
            and doubtful(chunk, encoding)
            and reread(data[at : at + 2 * size], encoding)[1]
        ):
            break
        start, at = at, at + size
    else:
        if at == len(data):
            return text, []
    kept = data[:start].decode(encoding)
    rest, repairs = mend(data[start:], encoding, start)
    return kept + rest, repairs
