"""The parts that signatures are made of: houses, titles, names, and the words for what somebody did for a piece.

All are texts of patterns over the folded view, to be put into verbose patterns: a blank in them is written `[ ]`. Their
quantifiers are bounded, so that a pattern made of them costs time linear in the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsclean.rules.people import surnames

if TYPE_CHECKING:
    import re

H: Final = r"[^\W\da-zA-Z_]"
"""One Han character, or a letter of another script that is not Latin: `re` compiles it two hundred times faster than
ranges of Han characters, and there are many in these patterns."""

OWN: Final = "本报|本刊|本台|本网|本社|本站"
"""A medium that speaks of itself."""

AGENCY: Final = "新华社|新华网|中新社|中新网|中央社|中国新闻社|法新社|路透社|美联社|塔斯社|共同社|韩联社|央视"
"""Agencies whose datelines other papers print."""

_MEDIUM: Final = r"(?:社|报|网|台|中心|客户端|传媒|新闻|周刊|杂志|在线|频道|视频|融媒体?|央视|卫视|\+)"
HOUSE: Final = rf"(?:{OWN}|{AGENCY}|[\w·+\-]{{1,12}}{_MEDIUM}[·\-/]?)"
"""The medium before a title: 本报, 中国青年报·中青在线."""

ADJECTIVE: Final = (
    "(?:参与(?:采写|采访)?(?:的)?|首席|资深|执笔|高级|特约|特派|特邀|实习|见习|专题|义工|驻站|全媒体?|融媒体?|文字|体育|校园|学生|小"
    rf"|驻{H}{{1,8}}?(?=首席|特约|特派|实习|见习|全媒|融媒|记者|通[讯信]员))"
)
"""What stands before a title: 实习, 特约, 驻某地."""

REPORTER: Final = rf"{ADJECTIVE}{{0,3}}(?:摄影记者|记者|通[讯信]员)"
"""The titles that only signatures and talk of reporters have."""

_OTHERS: Final = "(?:评论员|特稿员?|撰稿人?|专栏作家|特派员|实习生|主播|主笔|观察员|作者|译者|编译|读者)"
TITLE: Final = rf"(?:{REPORTER}|{ADJECTIVE}{{0,3}}{_OTHERS})"
"""What somebody is called who signs."""

_IN_NAME: Final = (
    rf"(?:(?!记者|通[讯信]员|实习|见习|特约|摄影|报[道导]|发自|采访|采写|整理|编译|专访|(?:翻?摄|供图)(?!{H})){H})"
)
_LONG: Final = "".join(sorted({name[0] for name in surnames() if len(name) > 1}))
NAME: Final = (
    rf"(?:(?:{H}|[{_LONG}]{H})[ ]{{1,2}}(?![摄文图作](?!{H})){H}(?!(?!摄){H})"  # 鞠 鹏, as wide as three
    rf"|{_IN_NAME}{{2,4}}+(?:[·.]{_IN_NAME}{{1,8}}+){{0,3}}"
    rf"|{_IN_NAME}{{1,8}}+(?:[·.]{_IN_NAME}{{1,8}}+){{1,3}})"  # transliterated
)
"""A name as far as its form tells; without a title before it, `SIGNED` is asked for."""

FAMILY: Final = "".join(sorted({name for name in surnames() if len(name) == 1}))
"""The surnames of one character, inside a class."""
FAMILIES: Final = "|".join(sorted(name for name in surnames() if len(name) > 1))
"""The compound surnames, inside a pattern."""
SIGNED: Final = rf"(?:(?:{FAMILIES}){H}{{1,2}}|[{FAMILY}](?:{H}{{1,2}}|[ ]{{1,2}}{H}))(?!{H})"
"""A name that begins with a surname and ends where the characters end."""

_BETWEEN: Final = r"(?:[ ]{1,3}|[ ]?[、,|;][ ]?)"


LIKELY: Final = rf"(?=[{FAMILY}]){NAME}"
"""A name that begins with a surname, whatever follows it."""


def several(name: str, most: int = 8) -> str:
    """Return the pattern of one to `most` names, parted by blanks or marks."""
    return rf"(?>{name}(?:{_BETWEEN}(?!{OWN}|{AGENCY}){name}){{0,{most - 1}}})"


BOTH: Final = (
    "文[/、·和][图摄片]|[图片][/、·和]文|文图|图文|文并[图摄]|图/视频"
    "|摄影报[道导]|报[道导]摄影|报[道导]并摄影?|摄影并报[道导]"
)  # fmt: skip
"""Words and pictures by the same hand."""

PICTURE: Final = "摄影|翻?摄|并摄|航拍|拍摄|图片?|供图|制图|绘图?|漫画|视频|影像"
"""Pictures."""
WORDS: Final = (
    "文字?|撰文|撰稿|采写|采访整理|采访|整理|口述|综合整理|综合|编译|编写|策划|统筹|执笔"
    "|报[道导]|专访|配文|专稿|供稿"
)  # fmt: skip
"""Words."""
WORK: Final = f"(?:{BOTH}|{PICTURE}|{WORDS})"
"""What somebody did: 文, 图, 文/图, 摄影, 整理."""

REPORTING: Final = (
    r"(?:[\w\-、]{0,10}?(?:综合|连线|专题|特稿|现场|采访|编译|整理)?"
    "(?:报[道导]|专电|[电讯]|采访|专访|特稿|整理|编译))"
)
"""How the signatures of Taiwan end, behind a stroke: 台北报导, 综合报导, 连线报导."""

SCHOOL_CLASS: Final = (
    rf"(?:{H}{{2,12}}[ ]{{1,2}})?{H}{{1,8}}[ ]?[(]?(?:\d{{1,4}}|[一二三四五六七八九十]{{1,3}})[)]?[ ]?班"
)
"""A class 班级, behind its school or not: 中文2302班, 某小学 五(2)班."""

BULLET: Final = r"[■□◆◇●○◎▲△▼▽▶▷►★☆⊙◤◥※*•·\-—/]"
"""A mark before a signature."""


@dataclass(frozen=True, slots=True)
class Tail:
    """A pattern of what ends a text: only the last characters are looked at, and only where a cheap sign is there.

    `signs` are characters of which one stands in every match; `size` is the number of characters of the longest.
    """

    pattern: re.Pattern[str]
    signs: str
    size: int

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match at the end of `text` that starts at `start` or later, or None."""
        low = max(start, len(text) - self.size)
        tail = text[low:]
        for sign in self.signs:
            if sign in tail:
                return self.pattern.search(text, low)
        return None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match if the whole of `text` is one, or None."""
        return self.pattern.match(text) if len(text) <= self.size else None
