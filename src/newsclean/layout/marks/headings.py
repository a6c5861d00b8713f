"""How the lines of a headline stack begin, by data/headings.txt: with who acts, with an act, with a detail."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsclean.layout.marks.words import groups

REACH: Final = 10
"""A name that opens a headline ends within so many characters."""

COLUMN: Final = 14
"""The names of columns have no more characters."""

_PLACE: Final = re.compile(
    r"[㐀-䶿一-鿿]{1,5}(?:省|市|区|县|旗|镇|乡|街道)(?:(?![进入走在办开送建迎启获为有让到])[㐀-䶿一-鿿]){1,8}"
    r"(?:社区|小区|园区|街道|镇|乡|村|中学|小学|学校|幼儿园|医院|公司)$"
)
_TIME: Final = re.compile(r"\d{1,4}[年月日时点]|[今明昨前后][日天晚晨年]")
_LABEL: Final = re.compile(r"(?<=[㐀-鿿”!?])\(([㐀-鿿·]{2,7})\)$")
"""What stands in brackets behind a title."""
_REMARK: Final = re.compile(r"\([^()]{1,16}\)$")
"""What stands in brackets behind the title of a document: 摘要, 试行, when it was changed."""
_CLAUSE: Final = re.compile("(?:在|当|随着|为了?|据|对于?|关于|通过|经过|由于|根据|按照|围绕)[^,]{2,}?,")
"""A phrase with a preposition and a comma behind it: so a sentence of a text begins."""
_ABOUT: Final = re.compile("记(?![者得住录忆挂分账])[^ ]{5}")
"""A deck that says of whom its article tells; the dash before it may be lost."""
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
    """Return how a line of a stack begins: `dash`, `time`, `detail`, `clause`, `act`, `body`, `figure` or `other`.

    A line that is nothing but the name of a place is a `place`.

    >>> opening("渡口镇建成三座公厕"), opening("让老街亮起来"), opening("预计月底完工"), opening("——记船工老沈")
    ('body', 'act', 'detail', 'dash')
    """
    if text.startswith(("——", "--")) or _ABOUT.match(text):
        return "dash"
    bare = text.lstrip("“《")
    if _TIME.match(bare):
        return "time"
    if bare.startswith(_words("details")):
        return "detail"
    if _CLAUSE.match(bare):
        return "clause"
    if bare.startswith(_words("acts")):
        return "act"
    if _PLACE.match(text):
        return "place"
    if _body().match(text):
        return "body"
    return "figure" if _FIGURE.match(bare) else "other"


def is_box(text: str) -> bool:
    """Tell whether a line is the head of a box below an article: 延伸阅读, 相关链接, 记者手记.

    The words may also stand in brackets behind a title of the box's own.

    >>> is_box("■延伸阅读"), is_box("渡口的由来(链接)"), is_box("延伸阅读的书单")
    (True, True, False)
    """
    label = _LABEL.search(text)
    return (label[1] if label else text.strip("■▶▲◆●【】[]: ")) in _words("boxes")


def is_titled_box(text: str) -> bool:
    """Tell whether a line is such a head with a title behind it: 记者手记:慢一点, 小资料:渡口.

    >>> is_titled_box("记者手记:慢一点"), is_titled_box("记者手记:船来了,人都站起来。"), is_titled_box("记者手记")
    (True, False, False)
    """
    label, colon, title = text.strip("■▶▲◆● ").partition(":")
    return bool(colon) and label in _words("boxes") and 0 < len(title) <= COLUMN + 4 and title[-1] not in "。;,:"


@cache
def _note() -> re.Pattern[str]:
    """Return the pattern of a word for an editor's note at the start of a paragraph, in brackets or set off."""
    return re.compile(rf"[■◆●▲\[【(]?(?:{'|'.join(_words('notes'))})(?:[】\]):]|[ ]|——)")


def introduces(text: str) -> bool:
    """Tell whether a paragraph says that it is an editor's note 编者按, which introduces what stands below.

    >>> introduces("编者按:渡口的船停了。"), introduces("[开栏的话] 渡口的船停了。"), introduces("编者按了三次门铃。")
    (True, True, False)
    """
    return _note().match(text) is not None


def is_labelled(text: str) -> bool:
    """Tell whether a line ends with a word in brackets, as headlines do that name their column: 渡口新颜(走村).

    >>> is_labelled("渡口新颜(国际观察)"), is_labelled("(国际观察)"), is_labelled("比赛结果(3:2)")
    (True, False, False)
    """
    return _LABEL.search(text) is not None


def is_column(text: str) -> bool:
    """Tell whether a short line ends as the names of columns 栏目 do: 民情直通车, 乡村振兴进行时.

    >>> is_column("巷口茶座"), is_column("老街开张")
    (True, False)
    """
    return len(text) <= COLUMN and text.rstrip("”》】]:⑩①②③④⑤⑥⑦⑧⑨ 0123456789").endswith(_words("columns"))


def is_roundup(text: str) -> bool:
    """Tell whether a short line is the name of a column of short pieces: 各地简讯, ■一句话新闻.

    >>> is_roundup("各地简讯"), is_roundup("民生热线")
    (True, False)
    """
    return len(text) <= COLUMN and text.rstrip("”》】]:").endswith(_words("roundups"))


def is_document(text: str) -> bool:
    """Tell whether a line ends as the titles of documents, lists and tables do: 渡口管理办法(摘要), 通航时间表.

    >>> is_document("渡口管理办法(摘要)"), is_document("渡口昨天通航")
    (True, False)
    """
    return _REMARK.sub("", text).rstrip("》").endswith(_words("documents"))


PARTING: Final = re.compile(r"(?:[〇零○一二三四五六七八九\d]{4}年|[㐀-鿿]{1,5}(?:——|--))$")
"""A year, or a word and a dash, and nothing else: so the parts of a chronicle or of a survey are headed."""


def is_report(text: str) -> bool:
    """Tell whether a line ends as the titles of reports and features do: 渡口整治见闻, 一座老桥的故事.

    >>> is_report("三号渡口整治见闻"), is_report("三号渡口恢复通航")
    (True, False)
    """
    return text.endswith(_words("reports"))


@cache
def _events() -> re.Pattern[str]:
    """Return the pattern of a word by which a line tells an event."""
    return re.compile("|".join(_words("events")))


def tells_event(text: str) -> bool:
    """Tell whether a line says what was decided, opened, begun or ended: 渡口管理条例公布, 三号渡口启用.

    >>> tells_event("渡口管理条例公布"), tells_event("船老大的新烦恼")
    (True, False)
    """
    return _events().search(text) is not None


def clauses(text: str) -> int:
    """Return how many parts the blanks of a line leave, at most three.

    >>> clauses("晴耕雨读"), clauses("修一条路 富一方人")
    (1, 2)
    """
    return min(3, 1 + text.strip().count(" "))
