"""How the lines of a headline stack begin, by data/headings.txt: with who acts, with an act, with a detail."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsclean.layout.marks.words import groups

REACH: Final = 10
"""A name that opens a headline ends within so many characters."""

_PLACE: Final = re.compile(
    r"[㐀-䶿一-鿿]{1,5}(?:省|市|区|县|旗|镇|乡|街道)(?:(?![进入走在办开送建迎启获为有让到])[㐀-䶿一-鿿]){1,8}"
    r"(?:社区|小区|园区|街道|镇|乡|村|中学|小学|学校|幼儿园|医院|公司)$"
)
_TIME: Final = re.compile(r"\d{1,4}[年月日时点]|[今明昨前后][日天晚晨年]")
_FIGURE: Final = re.compile(r"[\d一二两三四五六七八九十百千万几多]{1,6}[余多]?[㐀-鿿]")


@cache
def _words(group: str) -> tuple[str, ...]:
    """Return the words of a group, the longest first."""
    return tuple(sorted(groups("headings.txt")[group], key=lambda word: (-len(word), word)))


@cache
def _body() -> re.Pattern[str]:
    """Return the pattern of a name at the start of a line that ends as those of places and bodies do."""
    ends = "|".join(_words("bodies"))
    return re.compile(f"[“《]?[㐀-鿿·A-Za-z0-9”》]{{1,{REACH}}}?(?:{ends})[”》]?(?=[㐀-鿿“《\\d])")


def opening(text: str) -> str:
    """Return how a line of a stack begins: `dash`, `time`, `detail`, `act`, `body`, `figure` or `other`.

    A line that is nothing but the name of a place is a `place`.

    >>> opening("渡口镇建成三座公厕"), opening("让老街亮起来"), opening("预计月底完工"), opening("——记船工老沈")
    ('body', 'act', 'detail', 'dash')
    """
    if text.startswith(("——", "--")):
        return "dash"
    bare = text.lstrip("“《")
    if _TIME.match(bare):
        return "time"
    if bare.startswith(_words("details")):
        return "detail"
    if bare.startswith(_words("acts")):
        return "act"
    if _PLACE.match(text):
        return "place"
    if _body().match(text):
        return "body"
    return "figure" if _FIGURE.match(bare) else "other"


def is_box(text: str) -> bool:
    """Tell whether a line is the head of a box below an article: 延伸阅读, 相关链接, 记者手记.

    >>> is_box("■延伸阅读"), is_box("延伸阅读的书单")
    (True, False)
    """
    return text.strip("■▶▲◆●【】[]: ") in _words("boxes")


def clauses(text: str) -> int:
    """Return how many parts the blanks of a line leave, at most three.

    >>> clauses("晴耕雨读"), clauses("修一条路 富一方人")
    (1, 2)
    """
    return min(3, 1 + text.strip().count(" "))
