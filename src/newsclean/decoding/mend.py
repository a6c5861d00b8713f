"""Decoding of damaged bytes: every place that makes no character is found, kept small, and reported.

In a two-byte encoding one lost byte makes wrong pairs up to the next ASCII character: some fifty characters of nonsense
without a single error. So a piece that breaks the rules, or is unlikely as text, is read anew: the reading that is
likeliest as a whole wins, bytes skipped included. It is found from the end in one pass.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from newsclean.decoding.charsets import strict
from newsclean.decoding.likelihood import likelihood, mean, scores
from newsclean.decoding.repair import LOST, Repair
from newsclean.decoding.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.decoding.likelihood import Script
    from newsclean.decoding.units import Unit

LOSS: Final = 10.0
"""A character given up is in the likelihood of a text with -30 nats; this much of it is given back."""

_SKIP: Final = -20.0
"""What a byte costs that belongs to no character, in nats: more than the rarest character, less than two of them."""

_ALONE: Final = -8.0
"""What a letter costs that stands alone between two-byte codes, on top: it may be the second half of one."""

_DOUBT: Final = -10.0
"""A text whose mean likelihood is below this is not Chinese news: that lies around -7.5, shifted pairs at -11."""

_RARE: Final = -12.5
"""Below this likelihood a character is rare."""

_CROWD: Final = ((3, 16, _DOUBT),)
"""So many rare characters among so many are worth a second reading of the line: shifted pairs make one in three.

The third figure is the highest mean likelihood of the characters around them.
"""

_CROWDS: Final = {
    "utf-16-le": ((12, 32, _DOUBT),),
    "utf-16-be": ((12, 32, _DOUBT),),
    "cp950": ((2, 4, 0.0), (3, 16, _DOUBT)),
    "big5hkscs": ((2, 4, 0.0), (3, 16, _DOUBT)),
}
"""In UTF-16 a shift makes two in three rare, up to the end of the text; in Big5 it ends after four characters."""

_WINDOW: Final = 1 << 15
"""How many bytes are read anew at a time."""

_GAIN: Final = 6.0
"""How much likelier (nats) another encoding must make a line."""

_SCRIPTS: Final[dict[str, Script]] = {"gb18030": "simplified", "cp950": "traditional", "big5hkscs": "traditional"}
CESU_8: Final = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
"""A character beyond the first plane as two halves, each in UTF-8: what old databases and Java export."""

_OTHERS: Final = ("utf-8", "gb18030", "cp950", "big5hkscs")


def script_of(encoding: str) -> Script:
    """Return the script that texts in an encoding are mostly in."""
    return _SCRIPTS.get(encoding, "either")


@cache
def _rare(encoding: str) -> re.Pattern[str]:
    """Return a pattern of what is rare in newspaper text: one Han in two hundred, in Big5 also a letter alone."""
    common = "".join(c for c, score in scores(script_of(encoding)).items() if score > _RARE and c > "\x7f")
    common = f"\u3000-\u303f\uff01-\uff5e{common}"
    if encoding in ("cp950", "big5hkscs"):
        return re.compile(f"[^\x00-?\x7f{common}](?:(?<=[^@-~])|(?<=[^\x00-\x7f][@-~])(?=[^\x00-\x7f]))")
    return re.compile(f"[^\x00-\x7f{common}]")


def doubtful(text: str, encoding: str) -> bool:
    """Tell whether rare characters crowd somewhere in a decoded text, so that its bytes may have been paired wrongly.

    >>> doubtful("今天上午，全市工业会议召开。", "gb18030"), doubtful("浠婂ぉ涓婂崍锛屽叏甯傚伐涓氫細璁", "gb18030")
    (False, True)
    """
    places = [m.start() for m in _rare(encoding).finditer(text)]
    table = scores(script_of(encoding))
    for number, among, limit in _CROWDS.get(encoding, _CROWD):
        for earlier, later in zip(places, places[number - 1 :], strict=False):
            if later - earlier < among:
                crowd = text[max(0, later - among + 1) : earlier + among]
                if sum([table[c] for c in crowd]) <= limit * len(crowd):
                    return True
    return False


def mend(data: bytes, encoding: str, at: int = 0) -> tuple[str, list[Repair]]:
    """Return a damaged piece as text, with what was repaired; `at` is where the piece stands in the file.

    The piece is read as another encoding where that is right throughout and much likelier: a paragraph of one file
    pasted into another. Else single bytes are given up.
    """
    text, repairs = reread(data, encoding, at)
    if encoding in _OTHERS:
        other = _in_another(data, encoding)
        if other and likelihood(other[1]) > likelihood(text) + len(repairs) * _SKIP / 4 + _GAIN:
            return other[1], [
                Repair(at, at + len(data), data, other[1], f"these bytes are {other[0]} inside {encoding}")
            ]
    return text, repairs


def _in_another(data: bytes, encoding: str) -> tuple[str, str] | None:
    """Return the encoding, other than `encoding`, whose rules the bytes keep and that makes them the likeliest text."""
    readings = []
    for name in _OTHERS:
        if name != encoding and not (name in ("cp950", "big5hkscs") and encoding in ("cp950", "big5hkscs")):
            try:
                text = strict(data, name)
            except UnicodeDecodeError:
                continue
            if len(data) >= 6 and mean(text) > _DOUBT:
                readings.append((likelihood(text), name, text))
    return max(readings)[1:] if readings else None


def reread(data: bytes, encoding: str, at: int = 0) -> tuple[str, list[Repair]]:
    """Return the likeliest reading of a piece with its repairs, single bytes given up where that makes more sense."""
    unit = UNITS.get(encoding)
    pieces = _by_rules(data, encoding) if unit is None else _by_likelihood(data, unit, script_of(encoding))
    out: list[str] = []
    repairs: list[Repair] = []
    lost_from = -1
    for start, end, text in (*pieces, (len(data), len(data), "")):
        if text is None:
            lost_from = start if lost_from < 0 else lost_from
            continue
        if lost_from >= 0:
            why = "half a character at the end" if start == len(data) else "no character of the encoding"
            repairs.append(Repair(at + lost_from, at + start, data[lost_from:start], LOST, why))
            out.append(LOST)
            lost_from = -1
        if end - start == 1 and text == "€":
            repairs.append(Repair(at + start, at + end, data[start:end], text, "the euro sign of code page 936"))
        elif end - start == 6 and len(text) == 1:
            repairs.append(
                Repair(at + start, at + end, data[start:end], text, "two halves of a character, as in CESU-8")
            )
        out.append(text)
    return "".join(out), repairs


def _by_likelihood(data: bytes, unit: Unit, script: Script) -> Iterator[tuple[int, int, str | None]]:
    """Yield the pieces of the likeliest reading of any number of bytes, window by window."""
    done = 0
    while done < len(data):
        window = data[done : done + _WINDOW]
        usable = len(window) if done + len(window) == len(data) else len(window) - 8
        taken = 0
        for start, end, char in _likeliest(window, unit, script):
            if start >= usable:
                break
            yield done + start, done + end, char
            taken = end
        done += taken


def _likeliest(window: bytes, unit: Unit, script: Script) -> Iterator[tuple[int, int, str | None]]:
    """Yield the pieces of the likeliest reading: start, end, and the character, None for a byte given up."""
    table = scores(script)
    size = len(window)
    best = [0.0] * (size + 1)
    step = [0] * size
    for i in range(size - 1, -1, -1):
        value = best[i + 1] + _SKIP
        length, char = unit(window, i)
        if length:
            kept = best[i + length] + table[char]
            if length == 1 and "@" <= char <= "~" and 0 < i < size - 1 and min(window[i - 1], window[i + 1]) >= 0x80:
                kept += _ALONE
            if kept >= value:
                value = kept
                step[i] = length
        best[i] = value
    i = 0
    while i < size:
        if step[i]:
            yield i, i + step[i], unit(window, i)[1]
            i += step[i]
        else:
            yield i, i + 1, None
            i += 1


def _by_rules(data: bytes, encoding: str) -> Iterator[tuple[int, int, str | None]]:
    """Yield the pieces of a text in an encoding that recovers by itself; None for what breaks its rules."""
    done = 0
    while done < len(data):
        window = data[done : done + _WINDOW]
        good = len(window)
        bad = 0
        try:
            yield done, done + good, strict(window, encoding)
        except UnicodeDecodeError as error:
            good, bad = error.start, max(1, error.end - error.start)
            if good:
                yield done, done + good, strict(window[:good], encoding)
                if error.end >= len(window) and done + len(window) < len(data):
                    bad = 0  # the window, not the text, ends within a character
        halves = CESU_8.match(data, done + good) if bad and encoding == "utf-8" else None
        if halves:
            pair = halves[0].decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass")
            yield *halves.span(), pair.decode("utf-16-le")
            bad = 6
        elif bad:
            yield done + good, done + good + bad, None
        done += good + bad
