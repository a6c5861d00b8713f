"""How likely a text is as Chinese newspaper text: the sum of its characters' log-likelihoods.

One yardstick serves the whole first stretch of the line: which encoding bytes are in, which place a byte was lost at,
whether a line is mojibake. Total unigram log-likelihood tells twelve encodings apart from eight bytes on; nothing
finer is needed, and it is linear, cheap, and has no state.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Script: TypeAlias = Literal["simplified", "traditional", "either"]

_FIRST: Final = 0x4E00
_LAST: Final = 0x9FFF
_STEPS_PER_NAT: Final = 8
_ABSENT: Final = 255

_SHARE_OF_SIMPLIFIED: Final[dict[str, float]] = {"simplified": 0.92, "traditional": 0.02, "either": 0.5}
"""How much of the text is in simplified characters: GB codes write both, Big5 hardly the simplified ones."""

_HAN_MASS: Final = 0.75
"""The share of Han among all characters of a newspaper."""

_MARKS: Final[dict[float, str]] = {
    -3.3: "，",
    -3.9: "。",
    -4.6: "、",
    -5.2: " \n0123456789",
    -5.6: "“”　",
    -6.3: "：《》（）「」",
    -7.0: "；！？—…\r.,-:()%",
    -6.8: "abcdefghijklmnopqrstuvwxyz",
    -7.8: "·‘’『』〈〉【】ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    -8.5: "０１２３４５６７８９％．／－～①②③④⑤〔〕〇●■▲◆○□△◎★☆→℃",
    -9.0: "\t/\"'&+=;!?ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ\0",
    -10.5: "*#@$_<>[]{}|^`~\\の×°‰±÷─│┌┐└┘├┤┼•‧﹑﹔︰﹕℡№§\f",
}
"""Marks by hand: their shares differ from paper to paper, and only their order of magnitude matters."""

_FLOORS: Final[tuple[tuple[int, int, float], ...]] = (
    (0x80, 0x9F, -20.0),  # C1 controls
    (0xA0, 0x24F, -14.0),  # Latin letters
    (0x2000, 0x2BFF, -13.5),  # symbols
    (0x3000, 0x303F, -11.5),
    (0x3040, 0x30FF, -15.0),  # kana
    (0x3100, 0x33FF, -15.5),
    (0x3400, 0x4DBF, -19.0),
    (_FIRST, _LAST, -17.0),
    (0xE000, 0xF8FF, -24.0),  # private use
    (0xF900, 0xFAFF, -20.0),  # compatibility ideographs
    (0xFE10, 0xFE6F, -15.0),
    (0xFF01, 0xFF5E, -9.5),
    (0xFFFD, 0xFFFD, -30.0),
)
_ELSEWHERE: Final = -16.5
_NEVER: Final = -27.0
"""What is not a character at all: unassigned code points, lone surrogates."""


class _Scores(dict[str, float]):
    """The log-likelihood of each character; what the table lacks is looked up by block, once."""

    def __missing__(self, char: str) -> float:
        score = _floor(char)
        if char <= "\uffff":
            self[char] = score
        return score


def _floor(char: str) -> float:
    """Return the log-likelihood of a character that no count knows."""
    code = ord(char)
    category = unicodedata.category(char)
    if category in ("Cn", "Cs"):
        return _NEVER
    if code < 0x80:
        return -20.0
    for first, last, score in _FLOORS:
        if first <= code <= last:
            return score
    return -19.0 if code >= 0x20000 else _ELSEWHERE


@cache
def _table() -> bytes:
    """Return the packed shares that tools/build_charset.py wrote."""
    return files("newsclean").joinpath("data/charset.bin").read_bytes()


@cache
def scores(script: Script) -> dict[str, float]:
    """Return the log-likelihood (nats, negative) of every character of newspaper text in a script."""
    share = _SHARE_OF_SIMPLIFIED[script]
    table = _table()
    size = _LAST - _FIRST + 1
    shares = [0.0 if step == _ABSENT else math.exp(-step / _STEPS_PER_NAT) for step in range(256)]
    result = _Scores()
    for code, simplified, traditional in zip(range(_FIRST, _LAST + 1), table[:size], table[size:], strict=True):
        mixed = share * shares[simplified] + (1 - share) * shares[traditional]
        if mixed:
            result[chr(code)] = max(math.log(_HAN_MASS * mixed), -17.0)
    for score, chars in _MARKS.items():
        result.update(dict.fromkeys(chars, score))
    return result


def likelihood(text: str, script: Script = "either") -> float:
    """Return the total log-likelihood of `text` in nats: 0 for the empty text, lower for more and rarer characters.

    >>> likelihood("今天的会议") > likelihood("浠婂ぉ鐨勪細")
    True
    """
    table = scores(script)
    if len(text) < 256:
        return sum([table[c] for c in text])
    return math.fsum(table[char] * n for char, n in Counter(text).items())


def mean(chars: Iterable[str], script: Script = "either") -> float:
    """Return the mean log-likelihood of the characters beyond ASCII, in nats; 0 where there is none."""
    table = scores(script)
    found = [table[c] for c in chars if c > "\x7f"]
    return sum(found) / len(found) if found else 0.0
