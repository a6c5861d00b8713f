"""Mojibake: text that was decoded by the wrong codec somewhere on its way, and can be turned back.

A wrong decoding that lost nothing is undone by encoding with the wrong codec and decoding with the right one. That is
done only where every byte comes back and the result is far likelier as newspaper text. Where bytes were lost on the way
the original is only guessed at, and offered as a suspect; where nothing is left of it (U+FFFD, 锟斤拷, 烫烫烫) the
place is reported. A report is a suspect that proposes to take the rubbish out; it is never applied by itself.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.decoding.charsets import GB18030_TODAY, strict
from newsclean.decoding.likelihood import likelihood, mean, scores
from newsclean.decoding.repair import LOST
from newsclean.edits import Edit, Rule
from newsclean.rules.miscoding import (
    BOPOMOFO,
    LATIN,
    LATIN_RUN,
    LOSSY_RUN,
    PRIVATE,
    TRIGGER,
    UTF8_AS,
    utf8_as_gbk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.decoding.likelihood import Script

_GAIN: Final = 1.5
"""How much likelier (nats for a character of the wrong text) the right text must be."""

_LIKELY: Final = -9.8
"""The least mean likelihood of Chinese that a repair makes; odd genres of news lie at -9.5."""

_FEW: Final = 3
"""Fewer Han than this are too little evidence for two-byte codes read as Latin letters."""

_DROP: Final = 20.0
"""How far (nats) the gain of a stretch may fall below its best before the stretch has ended there."""

_LOSS: Final = 0.34
"""The largest share of lost characters in a text worth offering."""


_CODECS: Final[tuple[tuple[str, Script], ...]] = (
    ("gb18030", "simplified"),
    ("cp950", "traditional"),
    ("big5hkscs", "traditional"),
)


_RUBBISH: Final = re.compile(f"(?:锟斤拷)++|烫{{3,}}+|屯{{3,}}+|{LOST}++")
_YESTERDAY: Final = {new: old for old, new in GB18030_TODAY.items() if new != "\u3000"}


def _find(text: str) -> Iterator[Edit]:
    """Propose edits for the lines that hold a trigger."""
    hit = TRIGGER.search(text)
    while hit:
        start = text.rfind("\n", 0, hit.start()) + 1
        end = text.find("\n", hit.end())
        end = len(text) if end < 0 else end
        for edit in _in_line(text[start:end]):
            yield Edit(edit.start + start, edit.end + start, *edit[2:])
        hit = TRIGGER.search(text, end)


def _in_line(line: str) -> list[Edit]:
    """Return the edits of one line: what can be turned back for certain, else what may be, else what is rubbish."""
    edits = _lossy_latin(line) or _utf8_as_latin(line) or _codes_as_latin(line) or _two_byte(line)
    done = 0
    found = []
    for edit in [*edits, Edit(len(line), len(line), "")]:
        for m in _RUBBISH.finditer(line, done, edit.start):
            why = "report: what stood here was lost in a wrong decoding, and nothing is left of it"
            found.append(Edit(*m.span(), "", 0.1, why))
        found.append(edit)
        done = edit.end
    return found[:-1]


def _bytes(chars: str, table: dict[str, int]) -> bytes:
    """Return the bytes that characters stood for; those of ASCII for themselves."""
    return bytes([table.get(c) or ord(c) for c in chars])


def _is_likelier(new: str, old: str, script: Script = "either") -> bool:
    """Tell whether a reading is Chinese, and far likelier than what it replaces."""
    return mean(new, script) > _LIKELY and likelihood(new, script) - likelihood(old) > _GAIN * len(old)


def _utf8_as_latin(line: str) -> list[Edit]:
    """Return the repairs of UTF-8 that was read as Latin-1, cp1252 or cp437, once or several times over."""
    for pattern, table in UTF8_AS:
        places = []
        for m in pattern.finditer(line):
            new, times = _undo(m[0], table)
            if new != m[0]:
                places.append((m, new, times))
        good = [(m, new, times) for m, new, times in places if not UTF8_AS[0][0].search(new)]
        right = "".join(new for _, new, _ in good)
        wrong = "".join(m[0] for m, _, _ in good)
        if right and _is_likelier(right, wrong):
            sure = 0.98 if sum(c >= "\u3400" for c in right) > 1 else 0.7
            codec = "Latin-1 or cp1252" if table is LATIN else "cp437"
            return [
                Edit(*m.span(), new, sure, f"UTF-8 read as {codec}" + (f", {times} times" if times > 1 else ""))
                for m, new, times in good
            ]
    return []


def _undo(chars: str, table: dict[str, int]) -> tuple[str, int]:
    """Return the characters with the wrong decoding undone as often as it was done, and how often."""
    times = 0
    while all(c in table for c in chars):
        try:
            chars = _bytes(chars, table).decode("utf-8")
        except UnicodeDecodeError:
            break
        times += 1
    return chars, times


class _Reading(NamedTuple):
    """What a run may have been, and how likely."""

    likelihood: float
    text: str
    codec: str


def _readings(data: bytes, old: str, codecs: tuple[tuple[str, Script], ...] = _CODECS) -> _Reading | None:
    """Return the likeliest reading of bytes that is likelier than the old one by far; None without one."""
    found = []
    for codec, script in codecs:
        try:
            new = strict(data, codec)
        except UnicodeDecodeError:
            continue
        if _is_likelier(new, old, script):
            found.append(_Reading(likelihood(new, script), new, codec))
    return max(found, default=None)


def _codes_as_latin(line: str) -> list[Edit]:
    """Return the repairs of GBK or Big5 that was read as Latin-1 or cp1252."""
    edits = []
    for m in LATIN_RUN.finditer(line):
        run = m[0].rstrip(" ")
        for head, tail in ((0, 0), (1, 0), (0, 1), (1, 1)):
            inner = run[head : len(run) - tail]
            reading = _readings(_bytes(inner, LATIN), inner) if len(inner) > 1 else None
            if reading:
                han = sum(c >= "\u3400" for c in reading.text)
                at = m.start() + head
                why = f"{reading.codec} read as Latin-1 or cp1252"
                edits.append(Edit(at, at + len(inner), reading.text, 0.96 if han >= _FEW else 0.6, why))
                break
    return edits


@cache
def _as_other(char: str, wrong: str, right: str) -> str:
    """Return what a character's two bytes in one codec are in another: itself if ASCII, empty if nothing."""
    if char < "\x80" or char == LOST:
        return char
    try:
        data = _YESTERDAY.get(char, char).encode(wrong)
        return strict(data, right) if len(data) == 2 else ""
    except UnicodeError:
        return ""


def _crossed(line: str, wrong: str, right: str, script: Script, confidence: float) -> list[Edit]:
    """Return the repairs of two-byte codes that were read as other two-byte codes, character by character.

    Only stretches that gain all along are taken: what was right before stays.
    """
    before, after = scores("either"), scores(script)
    others = [_as_other(char, wrong, right) for char in line]
    edits = []
    start = end = 0
    best = total = 0.0
    for i, (char, other) in enumerate(zip([*line, ""], [*others, ""], strict=True)):
        if other and other != char:
            total += after[other] - before[char] - _GAIN
        if total > best:
            best, end = total, i + 1
        if total <= 0 or total < best - _DROP or not other:
            old, new = line[start:end], "".join(others[start:end])
            kept = new.replace(LOST, "")
            if sum(c > "\x7f" for c in kept) >= _FEW and _is_likelier(kept, old.replace(LOST, ""), script):
                sure = 0.6 if LOST in new else confidence
                edits.append(Edit(start, end, new, sure, f"{right} read as {wrong}"))
            start = end = i + 1
            best = total = 0.0
    return edits


def _utf8_as_gbk(line: str) -> list[Edit]:
    """Return what may have stood where UTF-8 was read as GBK, in which every odd byte is lost."""
    edits = []
    for m in utf8_as_gbk().finditer(line):
        old = m[0].rstrip()
        if len(old) < _FEW:
            continue
        new = old.replace(LOST, "?").encode("gb18030", "replace").decode("utf-8", "replace").replace(LOST + "?", LOST)
        kept = new.replace(LOST, "")
        if new.count(LOST) <= _LOSS * len(new) and _is_likelier(kept, old):
            edits.append(Edit(m.start(), m.start() + len(old), new, 0.6 if LOST in new else 0.8, "UTF-8 read as GBK"))
    return edits


def _two_byte(line: str) -> list[Edit]:
    """Return the repairs of a line in which two-byte codes, or UTF-8, were read as other two-byte codes."""
    if PRIVATE.search(line):
        for right in ("cp950", "big5hkscs"):
            edits = _crossed(line, "gb18030", right, "traditional", 0.95)
            if edits:
                return edits
    return _utf8_as_gbk(line) or (
        _crossed(line, "cp950", "gb18030", "simplified", 0.8) if BOPOMOFO.search(line) else []
    )


def _lossy_latin(line: str) -> list[Edit]:
    """Return what may have stood where UTF-8 was read as cp1252 and five of its bytes were lost."""
    edits = []
    for m in LOSSY_RUN.finditer(line):
        if LOST in m[0]:
            new = bytes([LATIN.get(c, 0xFF) for c in m[0]]).decode("utf-8", "replace")
            new = re.sub(f"{LOST}++", LOST, new)
            kept = new.replace(LOST, "")
            if new.count(LOST) <= _LOSS * len(new) + 1 and len(kept) > 1 and _is_likelier(kept, m[0]):
                edits.append(Edit(*m.span(), new, 0.6, "UTF-8 read as cp1252, which loses bytes"))
    return edits


fix_mojibake: Final = Rule(
    name="mojibake",
    why="text decoded by the wrong codec",
    find=_find,
    changes=(("本报讯 ä»Šå¤©", "本报讯 今天"),),
    keeps=("José——一位老人", "约翰·“杰克”", "Ångström、Müller 和 naïve", "25℃±1", "浏览涓涓细流", "沙家浜"),
)
"""Turn back text that was decoded by the wrong codec, where nothing was lost; report the rest. 乱码。"""
