"""Where a piece says whose it is: datelines, bylines and credits, found in the text of a block."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from newsclean.fold import fold
from newsclean.issue.authors import authors, family_name, unique
from newsclean.layout import marks
from newsclean.layout.marks.leads import TEXT
from newsclean.layout.marks.parts import BULLET, HOUSE, LIKELY, NAME, REPORTER, SIGNED, TITLE, H, several

__all__ = ["Credit", "authors", "byline", "credit", "dateline", "end_byline", "end_dateline", "lead_byline", "unique"]

LEAD: Final = 120
"""Nobody is named as the author later in a lead (characters)."""
_NEAR: Final = 12
"""A byline in brackets stands at most so many characters behind the dateline."""


class Credit(NamedTuple):
    """A byline or a dateline as printed, without brackets, and where it stands in the block's text."""

    text: str
    start: int
    end: int


_BRACKETS: Final = re.compile(r"[(【〔\[](?P<inner>[^()【】〔〕\[\]]{2,80})[)】〕\]]")
_END_BRACKETS: Final = re.compile(r"(?:^|(?<=[。!?”…’ ]))[(【〔](?P<inner>[^()【】〔〕]{2,64})[)】〕]。?$")
_NAMED: Final = re.compile(rf"[ ]?(?:{BULLET}[ ]?)?(?:{HOUSE}[ ]?)?{TITLE}(?:[ :]|(?={LIKELY}))[^。!?:“]{{1,70}}$")
_TITLED: Final = re.compile(rf"[ ]?(?:{HOUSE}[ ]?)?{REPORTER}[^。!?:“]{{1,70}}$")
"""Behind a dateline a title is enough, whatever the name looks like."""
_NAMES: Final = re.compile(rf"[ ]?{several(SIGNED, 4)}[ ]?$")
_SIGNED: Final = rf"{REPORTER}[ ]?{several(SIGNED, 4)}"
_FROM: Final = re.compile(
    rf"""
    [ ]?(?P<who>(?:(?:{HOUSE})?{REPORTER}[ ]?{NAME}(?:[ 、,]{{1,2}}{LIKELY}){{0,5}}[ ,、;]{{0,2}}){{1,3}}?)
    (?:(?<=[ ]){H}{{2,4}})?(?:综合|摄影)?(?:报[道导]|:|,|$)
  | [ ](?P<parted>(?:{HOUSE})?{_SIGNED}(?:[ ]{_SIGNED}){{0,2}}+)(?=[ ]|$)
    """,
    re.VERBOSE,
)
"""A byline without brackets behind a dateline: 本报讯 记者甲 通讯员乙报道."""
_PLACED: Final = re.compile(rf"(?:{HOUSE})?{REPORTER}[ ]?")
_TRIM: Final = re.compile(rf"{BULLET}{{0,4}}[ ]*")
_ENCLOSED: Final = re.compile(r"^[\s。”（(【]+|[\s。”）)】]+\Z")
_AFFILIATION: Final = re.compile(
    r"[ ]?\((?![^()]*(?:文|图|摄|记者|整理))[^()]{2,30}\)$|[ ,;]{1,3}作者(?:单位|[系为是])[^()]{2,40}$"
)
_ASKING: Final = re.compile("受访[人者][:/ ].{2,40}?(?<=[ ,;])(?:采访[人者]?|访谈[人者])[:/ ]{1,2}")
"""Who answers and what who asks is called, before who asks: the author."""


def dateline(text: str) -> Credit | None:
    """Return the dateline at the head of a lead, without brackets.

    >>> dateline("本报讯（记者 甲乙）近日，全区召开会议。")
    Credit(text='本报讯', start=0, end=3)
    """
    view = fold(text[:80])
    m = TEXT.match(view)
    return _credit(text, m.start("text"), m.end("text")) if m else None


def lead_byline(text: str) -> Credit | None:
    """Return the byline that stands in or behind the dateline of a lead, without brackets.

    Of 【記者甲乙／台北報導】 it is all that the brackets hold.

    >>> lead_byline("本报讯（记者 甲乙 通讯员 丙丁）近日，全区召开会议。").text
    '记者 甲乙 通讯员 丙丁'
    """
    view = fold(text[:LEAD])
    lead = marks.DATELINE.match(view)
    told = TEXT.match(view)
    if told and (placed := _PLACED.match(view, told.start("text"))):
        end = placed.end() + len(family_name(view[placed.end() : told.end("text")]))
        return _credit(text, told.start("text"), end)
    limit = (told.end("text") if told else lead.end() if lead else 0) + _NEAR
    for m in _BRACKETS.finditer(view):
        if m.start() > limit:
            break
        inner = m["inner"]
        if _NAMED.match(inner) or (
            lead and (_TITLED.match(inner) or _NAMES.match(inner) or _reports(inner) or _told(inner))
        ):
            return _credit(text, *m.span("inner"))
    if lead is None:
        return None
    at = told.end("text") if told else lead.start()
    if view[at : at + 1] in ("】", "〕", ")", "]"):
        at += 1
    told_by = _FROM.match(view, at)
    return _credit(text, *told_by.span(told_by.lastgroup or "who")) if told_by else None


def end_byline(text: str) -> Credit | None:
    """Return the byline in brackets at the end of a paragraph, without them and without its dateline.

    >>> end_byline("今年的灯会就要开了。（本报云岭5月6日电 记者 甲乙）").text
    '记者 甲乙'
    """
    found = _end(text)
    return found[1] if found else None


def end_dateline(text: str) -> Credit | None:
    """Return the dateline in brackets at the end of a paragraph: (本报北京11月13日电), (本报云岭5月6日电 记者 甲乙)."""
    found = _end(text)
    return found[0] if found else None


def _end(text: str) -> tuple[Credit | None, Credit | None] | None:
    """Return the dateline and the byline in brackets at the end of a text."""
    low = max(0, len(text) - 70)
    tail = fold(text[low:])
    m = _END_BRACKETS.search(tail)
    if m is None:
        return None
    start, end = m.span("inner")
    told = TEXT.match(tail, start)
    date = None
    if told and told.end("text") <= end and not _PLACED.match(tail, start):
        date = _credit(text, low + told.start("text"), low + told.end("text"))
        start = told.end("text")
    rest = tail[start:end]
    if _NAMED.match(rest) or _NAMES.match(rest) or _reports(rest):
        return date, _credit(text, low + start, low + end)
    return date, None


def _told(inner: str) -> bool:
    """Tell whether brackets hold a byline that begins with what was done: 文/甲乙 图/丙丁."""
    return inner[0] in "文图摄撰采" and marks.BYLINE.match(inner) is not None


def _reports(inner: str) -> bool:
    """Tell whether what brackets hold ends as Taiwan's signatures do: 甲乙/台北报导."""
    return "/" in inner and marks.PLAIN_BYLINE.match(inner) is not None


def byline(text: str) -> str:
    """Return a byline of a line of its own, without brackets, bullets, dateline and where its author is from.

    >>> byline("（本报云岭5月6日电　本报记者 甲乙）"), byline("◎甲乙丙（某市，教师）")
    ('本报记者 甲乙', '甲乙丙')
    """
    view = fold(text)
    m = _TRIM.match(view)
    start, end = m.end() if m else 0, len(view.rstrip(" 。"))
    if view[start : start + 1] in ("(", "【", "〔", "[") and view[end - 1 : end] in (")", "】", "〕", "]"):
        start, end = start + 1, end - 1
    told = TEXT.match(view, start)
    if told and told.end("text") <= end and not _PLACED.match(view, start):
        start = told.end("text")
    asking = _ASKING.match(view, start)
    start = asking.end() if asking else start
    own = _AFFILIATION.search(view, start, end)
    return text[start : own.start() if own else end].strip()


def credit(text: str) -> str:
    """Return the credit at the end of a caption, or an empty string.

    >>> credit("图为改造一新的老街。记者 甲乙 摄")
    '记者 甲乙 摄'
    """
    view = fold(text)
    m = marks.CREDIT.search(view)
    return _ENCLOSED.sub("", text[m.start() : m.end()]) if m else ""


def _credit(text: str, start: int, end: int) -> Credit:
    """Return a credit without the blanks and marks around it."""
    while start < end and text[start] in " 　、，,；;":
        start += 1
    while start < end and text[end - 1] in " 　、，,；;":
        end -= 1
    return Credit(text[start:end], start, end)
