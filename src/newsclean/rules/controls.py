"""Controls: characters that print nothing, stand for others, or belong to no text at all.

Extractors leave byte order marks, zero-width and bidirectional controls, soft hyphens, NULs, the bullets of symbol
fonts, and radicals in place of the characters they look like. Line ends become line feeds, odd spaces plain ones. What
carries meaning stays: the form feed (a page break), the ideographic space (an indent), variation selectors, the joiners
of emoji and of scripts that need them, the marks of direction beside Arabic or Hebrew.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from newsclean.decoding.charsets import GB18030_TODAY
from newsclean.edits import Edit, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SPACES: Final = "\t\xa0\u1680\u2000-\u200a\u202f\u205f"
_BREAKS: Final = "\v\x85\u2028\u2029"
_NOTHING: Final = (
    "\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1
    "\u200b\u2060-\u2064\ufeff"  # zero width
    "\u206a-\u206f\ufff9-\ufffc"  # deprecated controls, marks of annotations and of objects
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters at all
)
_JOINERS: Final = "\u200c\u200d\u180e"
_DIRECTIONS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_IDEOGRAPHS: Final = "\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f"
_PRIVATE: Final = "\ue000-\uf8ff\U000f0000-\U0010ffff"

_ORDINARY: Final = (
    "\n\f\x20-\x7e\xa1-\xac\xae-\u061b\u061d-\u167f\u1681-\u180d\u180f-\u1fff\u2010-\u2027\u2030-\u205e\u2065"
    "\u2070-\u2e7f\u2fd6-\ud7ff\ufb00-\ufdcf\ufdf0-\ufefe\uff00-\ufff8\ufffd"
)
_ODD: Final = re.compile(f"[^{_ORDINARY}]+")
"""Runs of what may not be ordinary; of the classes above, only the planes beyond the first hold ordinary text too.

The class is told by what it excludes, since `re` has a fast table for the first plane alone.
"""
_PIECE: Final = re.compile(
    rf"""(?P<ends>\r++)|(?P<breaks>[{_BREAKS}])|(?P<spaces>[{_SPACES}]++)|(?P<nothing>[{_NOTHING}]++)
    |(?P<joiner>[{_JOINERS}])|(?P<direction>[{_DIRECTIONS}])|(?P<hyphens>\xad++)|(?P<ideograph>[{_IDEOGRAPHS}])
    |(?P<pair>[\ud800-\udbff][\udc00-\udfff])|(?P<surrogates>[\ud800-\udfff])|(?P<private>[{_PRIVATE}])""".replace(
        "\n    ", ""
    )
)

_PRIVATE_HAN: Final[dict[str, str]] = {
    **GB18030_TODAY,
    **dict(zip("\ue816\ue817\ue818\ue831\ue83b\ue855", "𠂇𠂉𠃌𡗗𢦏𤇾", strict=True)),
}
"""Where GB 18030 put characters in the private-use area before Unicode had them."""

_BULLETS: Final[dict[str, str]] = {
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf06f": "□",
    "\uf070": "□",
    "\uf071": "□",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf077": "◆",
    "\uf0a1": "○",
    "\uf0a7": "▪",
    "\uf0a8": "□",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
}
"""What the symbol fonts Wingdings and Symbol print as bullets, by where word processors keep their codes."""


@cache
def _radicals() -> dict[str, str]:
    """Return the characters that stand behind radicals, from data/radicals.txt."""
    lines = files("newsclean").joinpath("data/radicals.txt").read_text("utf-8").splitlines()
    return dict(line.split() for line in lines if not line.startswith("#"))


def _find(text: str) -> Iterator[Edit]:
    """Propose an edit for each odd character or run of them."""
    for run in _ODD.finditer(text):
        for piece in _PIECE.finditer(text, run.start(), run.end()):
            edit = _EDITS[piece.lastgroup or ""](text, piece.start(), piece.end())
            if edit is not None:
                yield edit


def _ends(text: str, start: int, end: int) -> Edit:
    if text.startswith("\n", end):
        return Edit(start, end, "", 1.0, "a line ends with one line feed")
    return Edit(start, end, "\n" * (end - start), 1.0, "a carriage return ends a line")


def _breaks(_: str, start: int, end: int) -> Edit:
    return Edit(start, end, "\n", 1.0, "a line separator ends a line")


def _spaces(_: str, start: int, end: int) -> Edit:
    return Edit(start, end, " " * (end - start), 1.0, "a blank is a plain space")


def _nothing(_: str, start: int, end: int) -> Edit:
    return Edit(start, end, "", 1.0, "prints nothing")


def _joiner(text: str, start: int, end: int) -> Edit | None:
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start] == "\u200d" and _is_emoji(before) and _is_emoji(after):
        return None
    if _is_shaped(before) or _is_shaped(after):
        return None
    return Edit(start, end, "", 1.0, "joins nothing")


def _is_emoji(char: str) -> bool:
    """Tell whether a character may be a part of an emoji sequence."""
    return bool(char) and ("\U0001f000" <= char <= "\U0001faff" or "\u2190" <= char <= "\u2bff" or char == "\ufe0f")


def _is_shaped(char: str) -> bool:
    """Tell whether a character is of a script between Hebrew and Mongolian, where joiners change what is printed."""
    return bool(char) and "\u0590" <= char <= "\u1fff" and unicodedata.category(char)[0] in "LM"


def _direction(text: str, start: int, end: int) -> Edit | None:
    if _is_leftward(text[start - 1 : start]) or _is_leftward(text[end : end + 1]):
        return None
    return Edit(start, end, "", 1.0, "a mark of direction beside nothing that runs leftward")


def _is_leftward(char: str) -> bool:
    return bool(char) and unicodedata.bidirectional(char) in ("R", "AL") and unicodedata.category(char) != "Cf"


def _hyphens(text: str, start: int, end: int) -> Edit:
    if text[start - 1 : start].isalpha() and text[end : end + 1] in ("", "\n", "\r"):
        return Edit(start, end, "-", 1.0, "a soft hyphen prints at the end of a line")
    return Edit(start, end, "", 1.0, "a soft hyphen prints nothing within a line")


def _ideograph(text: str, start: int, end: int) -> Edit | None:
    old = text[start]
    new = _radicals().get(old) or unicodedata.normalize("NFKC", old)
    if new == old or len(new) != 1:
        return None
    return Edit(start, end, new, 1.0, "stands for the ordinary character")


def _pair(text: str, start: int, end: int) -> Edit:
    new = text[start:end].encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    if _IS_IDEOGRAPH.match(new):
        new = unicodedata.normalize("NFKC", new)
    return Edit(start, end, new, 1.0, "two halves of one character")


_IS_IDEOGRAPH: Final = re.compile(f"[{_IDEOGRAPHS}]")


def _surrogates(_: str, start: int, end: int) -> Edit:
    return Edit(start, end, "\N{REPLACEMENT CHARACTER}", 1.0, "half a character")


def _private(text: str, start: int, end: int) -> Edit:
    old = text[start]
    if old in _PRIVATE_HAN:
        return Edit(start, end, _PRIVATE_HAN[old], 0.97, "GB 18030 had it in the private-use area")
    if old in _BULLETS:
        confidence = 0.95 if _leads(text, start) else 0.5
        return Edit(start, end, _BULLETS[old], confidence, "a bullet of a symbol font")
    return Edit(start, end, "\N{REPLACEMENT CHARACTER}", 0.3, "report: a private character that only its font knows")


def _leads(text: str, start: int) -> bool:
    """Tell whether nothing that prints stands before a place in its line."""
    while start and _PRINTS_NOTHING.match(text, start - 1):
        start -= 1
    return start == 0 or text[start - 1] in _ENDS


_PRINTS_NOTHING: Final = re.compile(f"[ \u3000\ue5e5\xad{_SPACES}{_NOTHING}{_JOINERS}{_DIRECTIONS}]")
_ENDS: Final = "\n\r\f\v\x85\u2028\u2029"

_EDITS: Final[dict[str, Callable[[str, int, int], Edit | None]]] = {
    "ends": _ends,
    "breaks": _breaks,
    "spaces": _spaces,
    "nothing": _nothing,
    "joiner": _joiner,
    "direction": _direction,
    "hyphens": _hyphens,
    "ideograph": _ideograph,
    "pair": _pair,
    "surrogates": _surrogates,
    "private": _private,
}
"""What to propose for each kind of piece."""


fix_controls: Final = Rule(
    name="controls",
    why="a character that prints nothing, or stands for another",
    find=_find,
    changes=(
        ("\ufeff本报讯", "本报讯"),
        ("上午\r\n下午\r晚上", "上午\n下午\n晚上"),
        ("第一行\u2028第二行\x85第三行", "第一行\n第二行\n第三行"),
        ("滨海\u200b新区\u202e召开\0会议", "滨海新区召开会议"),
        ("GDP\xa0增长\t5%", "GDP 增长 5%"),
        ("infor\xad\nmation", "infor-\nmation"),
        ("coop\xaderation", "cooperation"),
        ("⼈⺠⽇报", "人民日报"),
        ("\uf06c 第一条", "● 第一条"),
        ("一\ud800二", "一\N{REPLACEMENT CHARACTER}二"),
    ),
    keeps=(
        "　　今天上午，大会开幕。",
        "第一版\f第二版",
        "一家人👨\u200d👩\u200d👧\u200d👦合影❤\ufe0f",
        "葛\U000e0100城",
        "سلام\u200fعليكم",
        "می\u200cخواهم",
        "〇、々、㎡",
    ),
)
"""Take out what prints nothing; put ordinary characters for those that stand for them. 控制字符、零宽字符、部首字。"""
