"""Mojibake: text that was decoded by the wrong codec somewhere on its way, and can be turned back.

A wrong decoding that lost nothing is undone by encoding with the wrong codec and decoding with the right one. That is
done only where every byte comes back and the result is far likelier as newspaper text. Where bytes were lost on the way
the original is only guessed at, and offered as a suspect; where nothing is left of it (U+FFFD, 锟斤拷, 烫烫烫) the
place is reported. A report is a suspect that proposes to take the rubbish out; it is never applied by itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.decoding.charsets import strict
from newsclean.decoding.likelihood import likelihood
from newsclean.decoding.mend import reread
from newsclean.decoding.repair import LOST
from newsclean.edits import Edit, Rule
from newsclean.rules.crossing import FEW, crossed, han, is_likelier
from newsclean.rules.miscoding import (
    BOPOMOFO,
    LATIN,
    LATIN_LETTER,
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

_LOSS: Final = 0.34
"""The largest share of lost characters in a text worth offering."""

_CODECS: Final[tuple[tuple[str, Script], ...]] = (
    ("gb18030", "simplified"),
    ("cp950", "traditional"),
    ("big5hkscs", "traditional"),
)
"""What two-byte codes may have been, with the script that they mostly write."""

_UNSOUND: Final = re.compile(f"[\x80-\x9f\u2028\u2029]|{UTF8_AS[0][0].pattern}")
"""What no repair may leave: controls, separators of lines, and mojibake."""

_RUBBISH: Final = re.compile(f"(?:锟斤拷)++|烫{{3,}}+|屯{{3,}}+|{LOST}++")
_LOST_RUN: Final = re.compile(f"{LOST}[{LOST}?]*+")
_ASCII: Final = "".join(map(chr, range(0x20, 0x7F)))


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


def _utf8_as_latin(line: str) -> list[Edit]:
    """Return the repairs of UTF-8 that was read as Latin-1, cp1252 or cp437, once or several times over."""
    for pattern, table in UTF8_AS:
        places = [(m, *_undo(m[0], table)) for m in pattern.finditer(line)]
        good = [(m, new, times) for m, new, times in places if times and not _UNSOUND.search(new)]
        right = "".join(new for _, new, _ in good)
        wrong = "".join(m[0] for m, _, _ in good)
        latin = len(LATIN_LETTER.findall(line))
        if right and is_likelier(right, wrong) and latin < 2 * len(LATIN_LETTER.findall(wrong)) + 2:
            sure = 0.98 if han(right) > 1 else 0.7
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
        if is_likelier(new, old, script) and not _UNSOUND.search(new):
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
            different = len({c for c in reading.text if han(c)}) if reading else 0
            if reading and different > 1:
                at = m.start() + head
                why = f"{reading.codec} read as Latin-1 or cp1252"
                edits.append(Edit(at, at + len(inner), reading.text, 0.96 if different > FEW else 0.6, why))
                break
    return edits


def _utf8_as_gbk(line: str) -> list[Edit]:
    """Return what may have stood where UTF-8 was read as GBK, in which every odd byte is lost."""
    edits = []
    for m in utf8_as_gbk().finditer(line):
        old = m[0].rstrip()
        if len(old) < FEW:
            continue
        data = old.replace(LOST, "?").encode("gb18030", "replace")
        new = _LOST_RUN.sub(LOST, data.decode("utf-8", "replace"))
        kept = new.replace(LOST, "")
        if new.count(LOST) <= _LOSS * len(new) and is_likelier(kept, old):
            edits.append(Edit(m.start(), m.start() + len(old), new, 0.6 if LOST in new else 0.8, "UTF-8 read as GBK"))
    return edits


def _two_byte(line: str) -> list[Edit]:
    """Return the repairs of a line in which two-byte codes, or UTF-8, were read as other two-byte codes."""
    if PRIVATE.search(line):
        for right in ("cp950", "big5hkscs"):
            edits = crossed(line, "gb18030", right, "traditional", 0.95)
            if edits:
                return edits
    return _utf8_as_gbk(line) or (_gbk_as_big5(line) if BOPOMOFO.search(line) else [])


def _gbk_as_big5(line: str) -> list[Edit]:
    """Return what may have stood where GBK was read as Big5, in which a character in ten is lost, and its neighbour."""
    core = line.strip()
    if LOST not in core:
        return crossed(line, "cp950", "gb18030", "simplified", 0.8)
    try:
        data = b"\xff".join(part.encode("cp950") for part in core.split(LOST))
    except UnicodeEncodeError:
        return []
    new, _ = reread(data, "gb18030")
    if new.count(LOST) <= _LOSS * len(new) and is_likelier(new.replace(LOST, ""), core.replace(LOST, "")):
        start = line.index(core)
        return [Edit(start, start + len(core), new, 0.6, "GBK read as Big5, which loses characters")]
    return []


def _lossy_latin(line: str) -> list[Edit]:
    """Return what may have stood where UTF-8 was read as cp1252 and five of its bytes were lost."""
    edits = []
    for m in LOSSY_RUN.finditer(line):
        old = m[0].rstrip(_ASCII)
        if LOST in old:
            data = bytes([0xFF if c == LOST else LATIN.get(c) or ord(c) for c in old])
            new = _LOST_RUN.sub(LOST, data.decode("utf-8", "replace"))
            kept = new.replace(LOST, "")
            if new.count(LOST) <= _LOSS * len(new) + 1 and len(kept) > 1 and is_likelier(kept, old):
                edits.append(Edit(m.start(), m.start() + len(old), new, 0.6, "UTF-8 read as cp1252, which loses bytes"))
    return edits


fix_mojibake: Final = Rule(
    name="mojibake",
    why="text decoded by the wrong codec",
    find=_find,
    changes=(("本报讯 ä»Šå¤©", "本报讯 今天"),),
    keeps=("José——一位老人", "约翰·“杰克”", "Ångström、Müller 和 naïve", "25℃±1", "浏览涓涓细流", "沙家浜"),
)
"""Turn back text that was decoded by the wrong codec, where nothing was lost; report the rest. 乱码。"""
