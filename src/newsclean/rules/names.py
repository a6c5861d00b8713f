"""Names: two-character names set with an inner blank (苗 苒) in bylines, datelines and credits.

Newspapers set a name of two characters as wide as one of three. Who reads 苗 苒 李小明 must know that the first blank
is inside a name and the second between two: a surname alone, then one character alone, says so. It is looked for only
where names stand: behind the word for a role, or before 摄 at the end of a credit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.edits import BlockRule, Edit
from newsclean.han import HAN
from newsclean.rules.context import BLANK
from newsclean.rules.people import ROLES, surnames

if TYPE_CHECKING:
    from collections.abc import Iterator

_REGION: Final = re.compile(rf"(?:{ROLES})[:：]?+((?:[{BLANK}、，,/／·]*+[{HAN}]{{1,4}}+(?![{HAN}]))++)[{BLANK}]*+")
"""A role and the names behind it."""
_END: Final = re.compile(r"[)）】\]]|\Z|\n|[|｜丨。;；]").match
"""What stands behind the names of a byline; in running text the sentence goes on instead."""
_CREDIT: Final = re.compile(
    rf"(?<![{HAN}])([{HAN}]{{1,2}})([{BLANK}]{{1,4}}+)[{HAN}](?=[{BLANK}]*+[/／]?[{BLANK}]*+[摄攝绘繪])"
)
"""A name before 摄, with no role in front."""
_WORD: Final = re.compile(f"[{HAN}]+")
_NOT_GIVEN: Final = frozenset("摄攝文图圖绘繪电電报報讯訊在从從近日的说說")
"""Single characters behind a name that are no part of it."""


def _find(text: str, seams: tuple[int, ...]) -> Iterator[Edit]:
    edits: dict[int, Edit] = {}
    for match in _REGION.finditer(text):
        if _END(text, match.end()) or match.group(1).rstrip()[-1:] in "摄攝文图圖":
            edits |= {edit.start: edit for edit in _names(text, match.start(1), match.end(1))}
    for match in _CREDIT.finditer(text):
        if match.group(1) in surnames():
            edits.setdefault(match.start(2), Edit(*match.span(2), "", 0.95))
    cuts = set(seams)
    for start in sorted(edits):
        if not cuts.intersection(range(start + 1, edits[start].end)):
            yield edits[start]


def _names(text: str, start: int, end: int) -> Iterator[Edit]:
    """Yield the inner blanks of the names between `start` and `end`."""
    words = list(_WORD.finditer(text, start, end))
    at = 0
    while at < len(words) - 1:
        family, given = words[at], words[at + 1]
        gap = text[family.end() : given.start()]
        if not (_is_name(family.group(), given.group()) and gap and not gap.strip(BLANK)):
            at += 1
            continue
        confidence = 0.6 if _three_alone(text, words, at) else 0.95
        yield Edit(family.end(), given.start(), "", confidence)
        at += 2


def _is_name(family: str, given: str) -> bool:
    return family in surnames() and len(given) == 1 and given not in _NOT_GIVEN


def _three_alone(text: str, words: list[re.Match[str]], at: int) -> bool:
    """Whether a third character alone follows, and then no fourth: one name in three parts, or two names cut short."""
    run = 0
    for word in words[at:]:
        if len(word.group()) > 1 or word.group() in _NOT_GIVEN:
            break
        run += 1
        if text[word.end() : word.end() + 1] not in set(BLANK):
            break
    return run % 2 == 1


close_names: Final = BlockRule(
    name="spacing",
    why="两字名间空: a name of two characters set as wide as one of three",
    kinds=frozenset({"byline", "paragraph", "caption"}),
    find=_find,
    changes=(
        (("本报讯（记者 苗 苒 李小明）今天开会。",), "本报讯（记者 苗苒 李小明）今天开会。"),
        (("图为会场。苗 苒/摄",), "图为会场。苗苒/摄"),
        (("本报记者 王 芳 通讯员 欧阳 修",), "本报记者 王芳 通讯员 欧阳修"),
    ),
    keeps=(("本报记者 王小芳 李明",), ("记者 从 市 里获悉，会议召开。",), ("东 西 南 北",)),
)
"""Blanks inside two-character names closed where the names of a newspaper's own people stand."""
