"""Bytes to text: the encoding found, every broken place repaired where it is and reported."""

from __future__ import annotations

from typing import NamedTuple

from newsclean.decoding.charsets import canonical
from newsclean.decoding.detect import Guess, bom, guess
from newsclean.decoding.pieces import decode_as
from newsclean.decoding.repair import Repair

__all__ = ["Decoded", "Repair", "decode"]


class Decoded(NamedTuple):
    """Text that came from bytes: the encoding it was in, how sure that is (0 to 1), and what had to be repaired."""

    text: str
    encoding: str
    confidence: float
    repairs: tuple[Repair, ...]


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    r"""Return `data` as text, in the encoding found or in the one given.

    Found are UTF-8, UTF-16 with or without a byte order mark, GB 18030 (which holds GBK and GB 2312), Big5 as cp950 or
    as Big5-HKSCS, HZ, ISO-2022-CN and EUC-TW; charset-normalizer is asked where the text is hardly Chinese. It never
    fails on damaged bytes and never passes over them: they become U+FFFD, or what they are in another encoding, and
    stand in `repairs`. A byte order mark is taken out and reported. `confidence` is 1 for an encoding given.

    Raises LookupError for the name of an encoding that nobody knows.

    >>> decode("今天的会议".encode("gbk"))[:2]
    ('今天的会议', 'gb18030')
    >>> decode(b"\xef\xbb\xbfabc").repairs
    (Repair(start=0, end=3, old=b'\xef\xbb\xbf', new='', why='a byte order mark'),)
    """
    name = None if encoding is None else canonical(encoding)
    mark = bom(data)
    if mark and name in (None, mark[1], mark[1][:6]):
        found = Guess(mark[1], 1.0)
        start = len(mark[0])
    else:
        start = 0
        if name is None:
            found = guess(data) if data else Guess("utf-8", 1.0)
        else:
            found = Guess({"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, name), 1.0)
    text, used, repairs = decode_as(data, found.encoding, start)
    if start and mark:
        repairs.insert(0, Repair(0, start, mark[0], "", "a byte order mark"))
    return Decoded(text, used, found.confidence, tuple(repairs))
