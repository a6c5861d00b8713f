"""Which encoding bytes are in: byte order marks, escapes, valid UTF-8, and for the rest the likelihood of the text."""

from __future__ import annotations

import codecs
import math
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.decoding import escapes
from newsclean.decoding.charsets import today
from newsclean.decoding.likelihood import likelihood, mean
from newsclean.decoding.mend import CESU_8, reread
from newsclean.decoding.repair import LOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.decoding.likelihood import Script


class Guess(NamedTuple):
    """An encoding and how sure it is, 0 to 1."""

    encoding: str
    confidence: float


BOMS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""Byte order marks; that of UTF-32 comes before that of UTF-16, which it starts with."""

_SAMPLE: Final = 1 << 15
"""How many bytes are weighed: from here on more of them never changed the answer."""

_SURE_UTF8: Final = 24
"""So many non-ASCII bytes that are valid UTF-8 are no accident: none of 20,000 stretches of eight Han in GBK were."""

_FEW: Final = 12
"""Fewer non-ASCII bytes are no evidence for EUC-TW, which is hardly ever met."""

_MUCH_UTF8: Final = 300
"""From so many non-ASCII bytes on, UTF-8 is known by its share of valid characters, whatever the text."""

_NOT_CHINESE: Final = -11.5
"""Below this mean likelihood of the non-ASCII characters a text is hardly Chinese; news in scope stays above -10.

A short text may be a list of rare names, and gets a nat more.
"""

_DAMAGED: Final = -9.5
"""Below this mean likelihood a text in UTF-16 may have lost a byte."""

_ENOUGH: Final = 1 << 13
"""How many bytes are read anew to tell the byte orders apart."""

_RARE_HAN: Final = -15.0
"""Between rare Han and what stands in no newspaper."""

_ASCII: Final = -7.2
"""What a printable byte costs at most in a file without any other; in a newspaper a brace is rarer than that."""

_CUT: Final = -4.0
"""What half a character at the end costs: samples are cut anywhere."""

_ESCAPE: Final = re.compile(rb"\x1b\$[)*+][A-Z]")
_BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]")
_NON_ASCII: Final = bytes(range(0x80))
_WORDS: Final = re.compile(rb"(?:[A-Za-z,.;:!?'\"()\s-]|(?<=[A-Za-z])\xc3[\x80-\xbf]|\xc3[\x80-\xbf](?=[A-Za-z]))*+")
"""UTF-8 whose letters beyond ASCII all stand within Latin words: as GBK each would be a Han glued to letters."""

_EUC_TW: Final = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xfe]{2}|\x8e[\xa1-\xb0][\xa1-\xfe]{2})*+[\x8e\xa1-\xfe]{0,3}")

_CODECS: Final[tuple[tuple[str, str, Script, float], ...]] = (
    ("utf-8", "utf-8", "either", 2.0),
    ("gb18030", "gb18030", "simplified", 0.0),
    ("big5", "big5hkscs", "traditional", 0.0),
    ("utf-16-le", "utf-16-le", "either", -6.0),
    ("utf-16-be", "utf-16-be", "either", -6.0),
)
"""Candidates: name, codec, script, and what speaks for or against them beforehand, in nats."""


def bom(data: bytes) -> tuple[bytes, str] | None:
    """Return the byte order mark that `data` starts with and the encoding it names."""
    for mark, encoding in BOMS:
        if data.startswith(mark) and not (encoding.startswith("utf-32") and not _is_utf32(data, encoding)):
            return mark, encoding
    return None


def _is_utf32(data: bytes, encoding: str) -> bool:
    """Tell whether bytes that start with the mark of UTF-32 are not UTF-16 with a NUL in front."""
    try:
        data[: _SAMPLE // 4 * 4].decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def guess(data: bytes) -> Guess:
    """Return the encoding of bytes without a byte order mark; `big5` stands for cp950 and Big5-HKSCS alike.

    >>> guess("今天的会议".encode("gb18030")).encoding
    'gb18030'
    """
    if data.isascii():
        return _seven_bit(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if len(data) - len(text) >= _SURE_UTF8 * 2 // 3:
            return Guess("utf-8", 1.0)
        if _WORDS.fullmatch(data):
            return Guess("utf-8", 0.95)
    return _weigh(_sample(data))


def _sample(data: bytes) -> bytes:
    """Return the bytes to weigh: from the first one beyond ASCII, at an even place for the sake of UTF-16."""
    if len(data) <= _SAMPLE:
        return data
    m = _BEYOND_ASCII.search(data)
    start = max(0, m.start() - 256) & ~1 if m else 0
    return data[start : start + _SAMPLE]


def _seven_bit(data: bytes) -> Guess:
    """Return the encoding of bytes without the high bit: escapes, or UTF-16 whose bytes all happen to be small."""
    if b"\x0e" in data and _ESCAPE.search(data):
        return Guess("iso-2022-cn", 0.99)
    sample = data[:_SAMPLE]
    if b"~{" in data:
        start = max(0, data.index(b"~{") - 256)
        sample = data[start : start + _SAMPLE]
        text, _ = escapes.hz(sample)
        gain = likelihood(text, "simplified") - likelihood(sample.decode("ascii"))
        if gain > 3 and mean(text, "simplified") > _RARE_HAN:
            return Guess("hz", _sure(gain))
    if len(data) > 128 and b"\0" not in data:
        return Guess("utf-8", 1.0)
    printable = sum(0x20 <= b < 0x7F or b in b"\t\n\r" for b in sample)
    ascii_text = max(likelihood(sample.decode("ascii")), _ASCII * printable - 20.0 * (len(sample) - printable))
    return _best({"utf-8": ascii_text + 6.0, **dict(_utf16(sample))})


def _utf16(sample: bytes) -> Iterator[tuple[str, float]]:
    for name, _, script, prior in _CODECS[-2:]:
        yield name, _likelihood(sample, name, script) + prior - 8.0 * (len(sample) % 2)


def _weigh(sample: bytes) -> Guess:
    """Return the encoding under which the bytes are the likeliest text."""
    beyond = len(sample.translate(None, _NON_ASCII))
    if beyond >= _MUCH_UTF8 and sample.decode("utf-8", "replace").count(LOST) <= 0.02 * beyond / 3:
        return Guess("utf-8", 0.99)
    found = {name: _likelihood(sample, codec, script) + prior for name, codec, script, prior in _CODECS[:3]}
    found.update(_utf16(sample))
    if beyond >= _FEW and _EUC_TW.fullmatch(sample):
        found["euc-tw"] = likelihood(escapes.euc_tw_loosely(sample), "traditional") - 15.0
    best = _best(found)
    if best.encoding.startswith("utf-16") and (len(sample) % 2 or _mean(sample, best.encoding) < _DAMAGED):
        best = _best({name: _reread(sample, name) for name in ("utf-16-le", "utf-16-be")})
    if beyond >= 20 and _mean(sample, best.encoding) < _NOT_CHINESE - (beyond < _MUCH_UTF8 / 5):
        return _foreign(sample, best)
    return best


def _reread(sample: bytes, encoding: str) -> float:
    """Return how likely damaged UTF-16 is at its best: from a lost byte on, the other byte order looks likelier."""
    text, repairs = reread(sample[:_ENOUGH], encoding)
    return likelihood(text) - 24.0 * len(repairs)


def _best(found: dict[str, float]) -> Guess:
    """Return the likeliest candidate, the surer the farther it leads."""
    ranked = sorted(found, key=lambda name: -found[name])
    return Guess(ranked[0], _sure(found[ranked[0]] - found[ranked[1]]))


def _sure(margin: float) -> float:
    """Return the confidence of a lead in nats: 0.5 for none, 0.9 for six."""
    return round(1 / (1 + math.exp(-min(margin, 40.0) / 2.7)), 4)


def _likelihood(sample: bytes, codec: str, script: Script) -> float:
    """Return how likely the sample is as text in an encoding; half a character at its end costs little."""
    if codec == "utf-8":
        sample = CESU_8.sub(b"?", sample)
    text = sample.decode(codec, "replace")
    if codec == "gb18030":
        text = today(text)
    if text.endswith(LOST):
        return likelihood(text[:-1], script) + _CUT
    return likelihood(text, script)


def _mean(sample: bytes, name: str) -> float:
    """Return the mean likelihood of the sample's non-ASCII characters."""
    for known, codec, script, _ in _CODECS:
        if known == name:
            return mean(sample.decode(codec, "replace").rstrip(LOST), script)
    return 0.0


def _foreign(sample: bytes, best: Guess) -> Guess:
    """Ask charset-normalizer about a text that is hardly Chinese; without an answer the guess stays, marked unsure."""
    if best.encoding == "utf-8":
        return best
    from charset_normalizer import from_bytes  # noqa: PLC0415 (its tables are large, and rarely needed)

    for cut in range(4):
        match = from_bytes(sample[: len(sample) - cut]).best()
        if match is not None:
            name = codecs.lookup(match.encoding).name
            return Guess("gb18030" if name in ("gbk", "gb2312") else name, 0.5)
    return Guess(best.encoding, min(best.confidence, 0.5))
