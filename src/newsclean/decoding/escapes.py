"""Encodings that Python lacks or reads too strictly: HZ, ISO-2022-CN and EUC-TW.

HZ (RFC 1843) and ISO-2022-CN (RFC 1922) write Chinese in seven bits and switch character sets with escapes; EUC-TW
writes the planes of CNS 11643 with the high bit set. CNS 11643 is reached through Big5, whose order its first two
planes share; the rarer planes are not known here.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from newsclean.decoding.repair import LOST, Repair

if TYPE_CHECKING:
    from collections.abc import Iterator

_HIGH: Final = bytes(b | 0x80 for b in range(256))
"""A table for `bytes.translate` that sets the high bit."""

_HZ: Final = re.compile(rb"~\{((?:[\x21-\x7d][\x21-\x7e])*+)(~\}|(?=\n)|\Z)?|~(.|\Z)", re.DOTALL)
_ISO_2022: Final = re.compile(
    rb"(?P<designation>\x1b\$[)*+][A-Z])|(?P<shift>[\x0e\x0f])|(?P<single>\x1bN[\x21-\x7e]{2})"
    rb"|(?P<newline>\n)|(?P<stray>\x1b)|(?P<text>[^\x0e\x0f\x1b\n]+)"
)
_STRETCH: Final = re.compile(rb"(?P<pairs>(?:[\x21-\x7e]{2})++)|(?P<half>[\x21-\x7e])|(?P<other>[^\x21-\x7e]++)")
_PLANES: Final = {b"G": 1, b"H": 2}
_EUC_TW: Final = re.compile(rb"([\x00-\x7f]+)|((?:[\xa1-\xfe]{2})+)|\x8e([\xa1-\xb0])([\xa1-\xfe]{2})")


def hz(data: bytes) -> tuple[str, list[Repair]]:
    """Return HZ decoded; a closing escape too many, which Python's codec refuses, is taken out and reported.

    >>> hz(b"~{VP9z~} ~~")[0]
    '中国 ~'
    """
    out: list[str] = []
    repairs: list[Repair] = []
    done = 0
    for m in _HZ.finditer(data):
        out.append(_ascii(data, done, m.start(), repairs))
        done = m.end()
        if m[1] is not None:
            out.append(_gb(m[1], m.start(1), repairs))
            if m[2] is None:
                repairs.append(Repair(m.end(), m.end(), b"", "", "Chinese text is left without ~}"))
        elif m[3] == b"~":
            out.append("~")
        elif m[3] == b"}":
            repairs.append(Repair(m.start(), m.end(), m[0], "", "~} closes nothing"))
        elif m[3] != b"\n":
            out.append("~")
            done = m.start() + 1
    out.append(_ascii(data, done, len(data), repairs))
    return "".join(out), repairs


def _gb(pairs: bytes, at: int, repairs: list[Repair]) -> str:
    """Return 7-bit pairs of GB 2312 decoded; `at` is where they stand."""
    high = pairs.translate(_HIGH)
    try:
        return high.decode("gb18030")
    except UnicodeDecodeError:
        out = []
        for i in range(0, len(high), 2):
            char = high[i : i + 2].decode("gb18030", "replace")
            if LOST in char:
                char = LOST
                repairs.append(Repair(at + i, at + i + 2, pairs[i : i + 2], LOST, "no such code in GB 2312"))
            out.append(char)
        return "".join(out)


def _ascii(data: bytes, start: int, end: int, repairs: list[Repair]) -> str:
    """Return a stretch of 7-bit text; bytes with the high bit set are lost."""
    piece = data[start:end]
    if piece.isascii():
        return piece.decode("ascii")
    out = []
    for i, byte in enumerate(piece, start):
        if byte < 0x80:
            out.append(chr(byte))
        else:
            out.append(LOST)
            repairs.append(Repair(i, i + 1, data[i : i + 1], LOST, "an 8-bit byte in a 7-bit encoding"))
    return "".join(out)


def iso_2022_cn(data: bytes) -> tuple[str, list[Repair]]:
    r"""Return ISO-2022-CN decoded: GB 2312 and planes 1 and 2 of CNS 11643; every line starts in ASCII.

    >>> iso_2022_cn(b"\x1b$)A\x0eVP9z\x0f 1")[0]
    '中国 1'
    """
    out: list[str] = []
    repairs: list[Repair] = []
    designated = b"A"
    shifted = False
    for m in _ISO_2022.finditer(data):
        kind = m.lastgroup
        if kind == "designation":
            designated = m[0][3:] if m[0][2:3] == b")" else designated
        elif kind == "shift":
            shifted = m[0] == b"\x0e"
        elif kind == "single":
            out.append(_pairs(m[0][2:], m.start() + 2, 2, repairs))
        elif kind == "stray":
            repairs.append(Repair(m.start(), m.end(), m[0], "", "an escape that designates nothing"))
        elif kind == "newline":
            shifted = False
            out.append("\n")
        elif not shifted:
            out.append(_ascii(data, m.start(), m.end(), repairs))
        else:
            out.append(_shifted(data, m.start(), m.end(), _PLANES.get(designated, 0), repairs))
    return "".join(out), repairs


def _shifted(data: bytes, start: int, end: int, plane: int, repairs: list[Repair]) -> str:
    """Return a stretch of 7-bit pairs of GB 2312 (plane 0) or of a plane of CNS 11643; blanks between them stay."""
    out = []
    for m in _STRETCH.finditer(data, start, end):
        if m.lastgroup == "pairs":
            out.append(_pairs(m[0], m.start(), plane, repairs) if plane else _gb(m[0], m.start(), repairs))
        elif m.lastgroup == "half":
            out.append(LOST)
            repairs.append(Repair(m.start(), m.end(), m[0], LOST, "half a character"))
        else:
            out.append(_ascii(data, m.start(), m.end(), repairs))
    return "".join(out)


def _pairs(piece: bytes, at: int, plane: int, repairs: list[Repair]) -> str:
    """Return 7-bit pairs of a plane of CNS 11643."""
    out = []
    for i in range(0, len(piece), 2):
        char = _cns(plane).get(piece[i : i + 2])
        if char is None:
            char = LOST
            repairs.append(Repair(at + i, at + i + len(piece[i : i + 2]), piece[i : i + 2], LOST, "no such code"))
        out.append(char)
    return "".join(out)


@cache
def _cns(plane: int) -> dict[bytes, str]:
    """Return the characters of a plane of CNS 11643 by their 7-bit code, from the runs that it shares with Big5."""
    chars: dict[bytes, str] = {}
    for line in files("newsclean").joinpath("data/cns11643.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line.startswith(f"{plane} "):
            continue
        _, cns, length, big5 = line.split()
        row, column = bytes.fromhex(big5)
        place = (row - 0xA1) * 157 + (column - 0x40 if column < 0x7F else column - 0xA1 + 63)
        row, column = bytes.fromhex(cns)
        first = (row - 0x21) * 94 + column - 0x21
        for i in range(int(length)):
            row, column = divmod(place + i, 157)
            code = bytes([0xA1 + row, 0x40 + column if column < 63 else 0xA1 + column - 63])
            at = divmod(first + i, 94)
            chars[bytes([0x21 + at[0], 0x21 + at[1]])] = code.decode("cp950")
    return chars


_LOW: Final = bytes(b & 0x7F for b in range(256))


def euc_tw(data: bytes) -> str:
    r"""Return EUC-TW decoded, or raise UnicodeDecodeError at the first byte that breaks its rules.

    >>> euc_tw(b"\xc4\xe3\xc6\xc1 1")
    '中央 1'
    """
    out = []
    for start, end, text in _euc_tw_pieces(data):
        if text is None:
            raise UnicodeDecodeError("euc-tw", data, start, end, "no such code")
        out.append(text)
    return "".join(out)


def euc_tw_loosely(data: bytes) -> str:
    """Return EUC-TW decoded, U+FFFD in place of what breaks its rules."""
    return "".join(LOST if text is None else text for _, _, text in _euc_tw_pieces(data))


def _euc_tw_pieces(data: bytes) -> Iterator[tuple[int, int, str | None]]:
    """Yield stretches of ASCII and single characters, None for what is no character."""
    done = 0
    while done < len(data):
        m = _EUC_TW.match(data, done)
        if m is None:
            yield done, done + 1, None
            done += 1
            continue
        if m[1] is not None:
            yield done, m.end(), m[1].decode("ascii")
        else:
            plane, codes = (m[3][0] - 0xA0, m[4]) if m[3] else (1, m[2])
            table = _cns(plane)
            width = 4 if m[3] else 2
            for i in range(0, len(codes), 2):
                place = done + i * (width // 2)
                yield place, place + width, table.get(codes[i : i + 2].translate(_LOW))
        done = m.end()
