"""Who wrote it: bylines, datelines and credits read into authors with their roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.fold import fold
from newsclean.issue.model import Author
from newsclean.layout import marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HAN: Final = r"[㐀-䶿一-鿿]"
_HOUSE: Final = rf"(?:本报|本刊|本台|本网|新华社|中新社|中央社|{_HAN}{{2,8}}(?:社|报|网|台|中心))?"
_ADJECTIVE: Final = rf"(?:首席|特约|特派|实习|见习|驻{_HAN}{{1,8}}|全媒体?|融媒体?|义工|专题)*"
_TITLE: Final = re.compile(
    rf"{_HOUSE}(?P<adjective>{_ADJECTIVE})(?P<title>记者|通讯员|评论员|摄影|作者|文|图|文图|图文|摄|整理|编辑|编译|撰文|供图)(?![㐀-䶿一-鿿]{{0,1}}(?:站|团|会))"
)
_TAIL: Final = re.compile(
    r"[ ]?(?:/|[(])? ?(?P<what>文/图|图/文|文图|图文|文并图|文|图|摄影|摄|供图|并摄)[)]?(?=$|[ ,、;)])"
)
_NAME: Final = re.compile(rf"{_HAN} {_HAN}(?!{_HAN})|{_HAN}[㐀-䶿一-鿿·]{{1,7}}")
_ROLES: Final = {
    "记者": "记者", "通讯员": "通讯员", "评论员": "记者", "作者": "文", "摄影": "摄影", "摄": "摄影", "供图": "图",
    "文": "文", "图": "图", "整理": "文", "编辑": "文", "编译": "文", "撰文": "文", "文图": "文", "图文": "文",
    "文/图": "文", "图/文": "文", "文并图": "文", "并摄": "记者",
}  # fmt: skip
"""The role that a title on the page stands for, in the words of the contract."""


class Credit(NamedTuple):
    """A byline or a dateline as printed, where it stands in the block's text, and whom it names."""

    text: str
    start: int
    end: int


_LEAD_BRACKETS: Final = re.compile(r"[(【〔\[]([^()【】〔〕\[\]]{2,60})[)】〕\]]")
_END_BRACKETS: Final = re.compile(r"[(]([^()]{2,60})[)][。]?$")
_DATELINE_CORE: Final = re.compile(
    r"据?(?:本报|本刊|本台|本网|本市|晨报|晚报)(?:综合)?(?:讯|消息|专电|电)"
    r"|(?:据|综合)?[㐀-䶿一-鿿·]{2,14}?[㐀-䶿一-鿿·/ ]{0,14}?(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日(?:综合|专|外)?(?:电|讯|消息)"
    r"|(?:据|综合)[㐀-䶿一-鿿]{2,8}(?:社|报|网|台)(?:电|讯|消息|报道)"
    r"|[㐀-䶿一-鿿]{1,10}(?:综合|连线)?(?:报导|报道)(?=[】〕\]])"
    r"|[㐀-䶿一-鿿]{1,6}(?:讯|电)(?=[】〕\]])"
)


def dateline(text: str) -> Credit | None:
    """Return the dateline at the head of a lead, without brackets.

    >>> dateline("本报讯（记者 甲乙）近日，全区召开会议。")
    Credit(text='本报讯', start=0, end=3)
    """
    view = fold(text[:80])
    if not marks.DATELINE.match(view):
        return None
    bracket = 1 if view[0] in "【〔[(" else 0
    m = _DATELINE_CORE.match(view, bracket)
    if m is None and bracket:
        inner = _LEAD_BRACKETS.match(view)
        slash = inner.group(1).rfind("/") if inner else -1
        if inner and slash >= 0:
            start = 1 + slash + 1
            return Credit(text[start : inner.end() - 1], start, inner.end() - 1)
        return None
    if m is None:
        return None
    return Credit(text[m.start() : m.end()], m.start(), m.end())


def lead_byline(text: str) -> Credit | None:
    """Return the byline that stands in or behind the dateline of a lead, without brackets.

    >>> lead_byline("本报讯（记者 甲乙 通讯员 丙丁）近日，全区召开会议。").text
    '记者 甲乙 通讯员 丙丁'
    """
    view = fold(text[:120])
    lead = marks.DATELINE.match(view)
    at = lead.start() if lead and view[0] in "【〔[(" else lead.end() if lead else 0
    for m in _LEAD_BRACKETS.finditer(view, 0, 100):
        if m.start() > at + 24:
            break
        if _names_somebody(m.group(1)):
            start, end = m.span(1)
            slash = view.rfind("/", start, end)
            if view[m.start()] in "【〔[" and slash > 0:
                end = slash
            return Credit(text[start:end].strip(), start, end)
    if lead:
        m = re.compile(
            rf" ?((?:{_HOUSE}{_ADJECTIVE}(?:记者|通讯员) ?(?:{_NAME.pattern})(?:[ 、](?:{_NAME.pattern}))*[ ,、]?){{1,3}}?)(?:报道|:|,|$)"
        ).match(view, lead.end())
        if m:
            return Credit(text[m.start(1) : m.end(1)].strip(), *m.span(1))
    return None


def end_byline(text: str) -> Credit | None:
    """Return the byline in brackets at the end of a paragraph, without them."""
    tail = max(0, len(text) - 64)
    m = _END_BRACKETS.search(fold(text[tail:]))
    if m and _names_somebody(m.group(1)) and "电" not in m.group(1)[-3:]:
        return Credit(text[tail + m.start(1) : tail + m.end(1)], tail + m.start(1), tail + m.end(1))
    return None


def _names_somebody(view: str) -> bool:
    """Tell whether a folded text in brackets is a byline."""
    return (
        re.match(rf"[ ]?{_HOUSE}{_ADJECTIVE}(?:记者|通讯员|评论员|特派|摄影|作者)", view) is not None
        and "采访" not in view
    )


def authors(text: str, *, default: str = "") -> tuple[Author, ...]:
    """Return the people that a byline or credit names, each with the role nearest to the name.

    >>> authors("本报记者 甲乙 通讯员 丙丁")
    (Author(name='甲乙', role='记者'), Author(name='丙丁', role='通讯员'))
    """
    return tuple(_authors(text, fold(text).strip("()。□■◎●○◆◇★☆ "), default))


def _authors(original: str, view: str, default: str) -> Iterator[Author]:
    offset = fold(original).find(view) if view else 0
    role = default
    at = 0
    pending: list[str] = []
    while at < len(view):
        tail = _TAIL.match(view, at) if pending else None
        if tail:
            told = _ROLES[tail["what"]]
            for name in pending:
                yield Author(name, told if role in ("", "文", "图", "记者") and tail["what"] != "并摄" else role)
            pending = []
            at = tail.end()
            continue
        title = _TITLE.match(view, at)
        if title:
            yield from (Author(n, role or "记者") for n in pending)
            pending = []
            if (
                title["title"] in ("文", "图", "文图", "图文")
                or title["title"] not in ("记者", "通讯员")
                or role not in ("文", "图")
            ):
                role = _role(title["adjective"], title["title"])
            at = title.end()
            continue
        name = _NAME.match(view, at)
        if name:
            end = _cut_name(view, at, name.end())
            pending.append(original[offset + at : offset + end].replace(" ", "").replace("\u3000", ""))
            at = end
            continue
        at += 1
    yield from (Author(n, role or "记者") for n in pending)


def _cut_name(view: str, start: int, end: int) -> int:
    """Return where a name ends that a word of the credit may be glued to (甲乙摄)."""
    word = view[start:end]
    for tail in ("文并图", "摄影", "供图", "并摄", "摄", "报道", "报导"):
        if word.endswith(tail) and len(word) - len(tail) >= 2:
            return end - len(tail)
    return end


def _role(adjective: str, title: str) -> str:
    """Return the role of the contract that an adjective and a title stand for."""
    if title == "记者":
        if "实习" in adjective or "见习" in adjective:
            return "实习记者"
        if "特约" in adjective:
            return "特约记者"
    return _ROLES[title]


def credit(text: str) -> str:
    """Return the credit at the end of a caption, or an empty string."""
    view = fold(text)
    tail = max(0, len(view) - 40)
    m = marks.CREDIT.search(view, tail)
    return text[m.start() : m.end()].strip(" 。”（()）") if m else ""


def unique(people: Iterable[Author]) -> tuple[Author, ...]:
    """Return the authors without those named before in the same role."""
    return tuple(dict.fromkeys(people))
