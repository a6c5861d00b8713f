"""Spacing: the blanks that letterspacing or OCR put between the characters of a word.

A blank between Chinese characters says something where words stand on its sides: it parts names, the clauses of a
headline, slogans, half-lines of verse. It says nothing where every character stands alone (人 民 日 报), before a mark
that closes, after a mark that opens. Only such blanks are closed; none is ever added.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from newsclean.edits import MIN_CONFIDENCE, Edit, Rule
from newsclean.fold import fold
from newsclean.han import HAN
from newsclean.rules.context import BLANK
from newsclean.rules.people import ROLES, after_role, entries, surnames

if TYPE_CHECKING:
    from collections.abc import Iterator

_STOPS: Final = "，。、；：？！"
_CLOSING: Final = _STOPS + "）》〉」』】〕"
_OPENING: Final = "（《〈「『【〔“‘"
_SINGLE: Final = HAN + _STOPS
_CANDIDATE: Final = re.compile(
    rf"""
    [{BLANK}]
    (?: # 1: characters that each stand alone, told from the first blank on
        (?<=[{_SINGLE}].) (?<![{HAN}][{_SINGLE}].) [{BLANK}]{{0,3}}+ [{_SINGLE}](?![{HAN}])
        (?: [{BLANK}]{{1,4}}+ [{_SINGLE}](?![{HAN}]) )*+ ()
      | # 2: between a character and the mark that closes
        (?<=[{HAN}].) [{BLANK}]{{0,3}}+ (?=[{_CLOSING}]) ()
      | # 3: between the mark that opens and a character
        (?<=[{_OPENING}].) [{BLANK}]{{0,3}}+ (?=[{HAN}]) ()
    )
    """,
    re.VERBOSE,
)
_GAP: Final = re.compile(f"[{BLANK}]+")
_IS_HAN: Final = re.compile(f"[{HAN}]").match
_ROLES: Final = re.compile(ROLES)
_BEFORE: Final = 24
"""How far before a run, in characters, the word for a role is looked for."""
_SERIES: Final = tuple(
    frozenset(series)
    for series in (
        "〇零一二三四五六七八九十百千万日",
        "甲乙丙丁戊己庚辛壬癸",
        "子丑寅卯辰巳午未申酉戌亥",
        "东南西北中東",
        "春夏秋冬",
        "上中下左右前后後",
        "金木水火土日月",
        "大中小老少男女",
        "红橙黄绿青蓝紫白黑紅黃綠藍",
        "优良中差優",
        "车马炮兵士象相将帅卒車馬將帥",
    )
)
"""Characters that are listed one by one; a run of one series is a list or the head of a table, not a word."""
_BESIDE_MARK: Final = 0.97
_BESIDE_MARK_WHY: Final = "a blank on the inner side of a mark"
_CERTAIN_CHARACTERS: Final = 4
"""From so many characters on, a run is a letterspaced phrase; shorter ones must be in data/spaced.txt."""


@cache
def _words() -> frozenset[str]:
    return entries("spaced.txt")


def _find(text: str) -> Iterator[Edit]:
    for match in _CANDIDATE.finditer(text):
        if match.lastindex == 1:
            yield from _run(text, match.start() - 1, match.end())
        else:
            yield Edit(match.start(), match.end(), "", _BESIDE_MARK, _BESIDE_MARK_WHY)


def _run(text: str, start: int, end: int) -> list[Edit]:
    """Return the blanks to close in a run of characters and marks that each stand alone.

    A run that is certain as a whole is closed as a whole, the blanks behind its marks too. Any other is taken segment
    by segment, as it would be once the blanks before its marks are closed: so one pass is enough.
    """
    at = [start, *(match.end() for match in _GAP.finditer(text, start, end))]
    word = "".join(text[place] for place in at)
    roles = [] if _bare(word) in _words() else [match.end() for match in _ROLES.finditer(word)]
    edits = [] if roles else _close(text, at)
    if not edits or edits[0].confidence < MIN_CONFIDENCE:
        edits = [edit for segment in _segments(word, roles) for edit in _close(text, at[segment])]
    closed = {edit.start for edit in edits}
    edits += [
        Edit(left + 1, right, "", _BESIDE_MARK, _BESIDE_MARK_WHY)
        for left, right in pairwise(at)
        if text[right] in _STOPS and text[left] not in _STOPS and left + 1 not in closed
    ]
    return sorted(edits)


def _segments(word: str, roles: list[int]) -> list[slice]:
    """Return where `word` is cut: around its marks, and behind the word for a role, where names begin."""
    cuts = {0, len(word), *roles}
    for at, character in enumerate(word):
        if character in _STOPS:
            cuts |= {at, at + 1}
    return [slice(a, b) for a, b in pairwise(sorted(cuts)) if b - a > 1]


def _close(text: str, at: list[int]) -> list[Edit]:
    """Return the blanks to close between the single characters at the places `at`.

    Where there are two widths of blanks, only the narrower ones are inside words.
    """
    inner = [index for index, place in enumerate(at) if text[place] not in _STOPS]
    at = at[inner[0] : inner[-1] + 1] if inner else []
    gaps = [(left + 1, right) for left, right in pairwise(at)]
    widths = [_width(text[a:b]) for a, b in gaps]
    if not gaps:
        return []
    before = text[max(0, at[0] - _BEFORE) : at[0]]
    word = "".join(text[place] for place in at)
    confidence = _confidence(before[before.rfind("\n") + 1 :], word, widths)
    widest = max(widths) if _bare(word) in _words() else min(widths)
    closed = [gap for gap, width in zip(gaps, widths, strict=True) if width <= widest]
    return [Edit(a, b, "", confidence) for a, b in closed] if confidence else []


def _width(gap: str) -> int:
    """Return how wide a gap is, in half-width columns."""
    return len(gap) + gap.count("\N{IDEOGRAPHIC SPACE}")


def _confidence(before: str, word: str, widths: list[int]) -> float:
    """Return how certain it is that `word`, read off a run of single characters, is letterspaced; 0 says nothing is."""
    han = _bare(word)
    if any(series.issuperset(han) for series in _SERIES) or after_role("".join(before.split())):
        return 0.0
    if fold(han) in _words():
        return 0.95
    if len(han) < _CERTAIN_CHARACTERS - 1:
        return 0.0
    narrowest = min(widths)
    narrow = [width == narrowest for width in widths]
    pairs = zip([False, *narrow], [*narrow, False], strict=True)
    certain = len(han) >= _CERTAIN_CHARACTERS and all(a or b for a, b in pairs) and not _are_names(word)
    return 0.95 if certain else 0.6


def _bare(word: str) -> str:
    """Return `word` without its marks."""
    return "".join(character for character in word if _IS_HAN(character))


def _are_names(word: str) -> bool:
    """Whether every other character, from the first on, is a surname: a row of two-character names."""
    return len(word) % 2 == 0 and all(character in surnames() for character in word[::2])


fix_spacing: Final = Rule(
    name="spacing",
    why="字间空: blanks that letterspacing or OCR put inside a word",
    find=_find,
    changes=(("人 民 日 报", "人民日报"), ("会议 ，今天（ 下午）", "会议，今天（下午）"), ("要　闻", "要闻")),
    keeps=(
        "记者 甲乙 丙丁",
        "会议召开 专题学习",
        "富强 民主 文明 和谐",
        "云淡风轻 水远山长",
        "5 月 1 日",
        "甲 乙 丙 丁",
    ),
)
"""Blanks inside a letterspaced word closed, blanks that part words kept.

>>> fix_spacing("今 日 要 闻　会议召开 专题学习")
'今日要闻　会议召开 专题学习'
"""
