"""How a line looks, in a word or a small number: its length, how it begins and ends, what its rows have in common."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from newsclean.han import CLOSERS, ENDS, PAUSES

if TYPE_CHECKING:
    from newsclean.layout.lines import Line

SHORT: Final = 50
"""Longer lines (characters) are never headings: the longest headlines of the sample issues have 46."""
LITTLE: Final = 24
"""Longer lines (characters) are no lines of a poem, and no short neighbours."""

BULLETS: Final = "●■◆▲◎★□○◇△▪"
"""Marks that open a brief without a headline, or an item."""
_LABEL: Final = re.compile("【[㐀-䶿一-鿿]{2,4}】")
FRAGMENT: Final = 34
"""A line of no more characters may be anything."""
_CLAUSES: Final = re.compile("[,，。;；]")
_OPENER: Final = re.compile(r"[㐀-䶿一-鿿]{2,6}:(?!//)|[(]?[一二三四五六七八九十\d]{1,3}[).、](?!\d)")
_NUMBER: Final = re.compile(r"[一二三四五六七八九十\d]{1,3}(?=[).、])")
_LENGTHS: Final = (4, 8, 12, 16, 22, 30, 42, 60, 90, 140)
_UNITS: Final = ".,:%年月日时点分万亿千百个人名项家元米吨公户次岁届"
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WORD: Final = re.compile("[㐀-䶿一-鿿A-Za-z]+")
_DAY: Final = re.compile(r"\d{1,2}[月日]")
_FIRST: Final = {
    **dict.fromkeys(",，、；;。!?！？)）》”’】:：%％", "impossible"),
    **dict.fromkeys("“‘", "quote"),
    **dict.fromkeys("—-", "dash"),
    **dict.fromkeys("(【〔[《", "bracket"),
}
_LAST: Final = {
    **dict.fromkeys(PAUSES, "pause"),
    **dict.fromkeys(":：", "colon"),
    **dict.fromkeys("—-", "dash"),
    **dict.fromkeys(CLOSERS, "closer"),
    **dict.fromkeys(ENDS, "stop"),
}


def length(text: str) -> int:
    """Return the class of a line's length, 0 (up to four characters) to 10 (over 140)."""
    return bisect_right(_LENGTHS, len(text) - 1)


def ending(text: str) -> str:
    """Return how a line ends: stop, pause, colon, closer (without a stop before it), digit, dash, han or other.

    >>> ending("他说“好。”"), ending("我区召开会议"), ending("（之一）")
    ('stop', 'han', 'closer')
    """
    last = text[-1]
    known = _LAST.get(last)
    if known == "closer":
        bare = text.rstrip(CLOSERS)
        return "stop" if bare and bare[-1] in ENDS else "closer"
    if known:
        return known
    return "digit" if last.isdigit() else "han" if last >= "㐀" else "other"


def beginning(text: str) -> str:
    """Return how a line begins: impossible (a mark that cannot), quote, dash, bracket, digit, han or other."""
    first = text[0]
    known = _FIRST.get(first)
    if known:
        return known
    return "digit" if first.isdigit() else "han" if first >= "㐀" else "other"


def openness(text: str) -> int:
    """Return 0 for a line that ends as paragraphs do, 2 for one that surely goes on, 1 for one that may.

    A closing bracket or quotation mark does not break off: columns part words and clauses, hardly behind a bracket. Nor
    does a colon or a dash, which lead over to the next paragraph; a colon behind a figure stands in a score or a time.

    >>> openness("会议结束。"), openness("（记者甲乙）"), openness("社会经"), openness("会议指出,")
    (0, 0, 1, 2)
    """
    end = ending(text)
    if end == "stop":
        return 1 if text[-1] in ENDS and text.count("“") > text.count("”") else 0
    if end == "colon" and text[-2:-1].isdigit():
        return 1
    return {"pause": 2, "colon": 0, "closer": 0, "dash": 0}.get(end, 1)


def is_prose(text: str) -> bool:
    """Tell whether a line is long and has marks inside, as the lines of a text have and headings and rows have not."""
    return len(text) > FRAGMENT and _CLAUSES.search(text) is not None


def bullet(text: str) -> str:
    """Return the mark with which a piece of short news or an item begins, 【 for any label in such brackets, or "".

    >>> bullet("■渡口月底通航"), bullet("【限行】渡口月底"), bullet("渡口月底通航")
    ('■', '【', '')
    """
    return text[0] if text[0] in BULLETS or _LABEL.match(text) else ""


def opener(text: str) -> str:
    """Return with what an entry of a list opens: a label and a colon, a mark, a number (as #), or "".

    >>> opener("奖次:一等奖"), opener("12.渡口夜话"), opener("■渡口通航"), opener("渡口夜话")
    ('奖次:', '#.', '■', '')
    """
    m = _OPENER.match(text)
    return "#".join(_NUMBER.split(m.group())) if m else bullet(text)


def frame(text: str) -> str:
    """Return what the rows of a table or a list have in common: their marks, blanks and figures, words left out.

    >>> frame("第一战 海鹰3:2山豹"), frame("第二战 山豹12:1海鹰")
    ('h h0:0h', 'h h0:0h')
    """
    return _WORD.sub("h", _FIGURE.sub("0", text)).rstrip("。;,、")


def parts_figure(left: str, right: str) -> bool:
    """Tell whether the cut between two lines goes through a figure or a date, or parts it from its unit.

    >>> parts_figure("同比增长32", ".3%"), parts_figure("共有3", "2人"), parts_figure("共有32人", "参加")
    (True, True, False)
    >>> parts_figure("通讯员 乙)7月", "21日晚上"), parts_figure("通讯员 乙)7月", "底的一天")
    (True, False)
    >>> parts_figure("以6:", "2和6:3的比分获胜")
    True
    """
    if left[-1] in "年月" and left[-2:-1].isdigit():
        return _DAY.match(right) is not None
    if left[-1] in ":." and left[-2:-1].isdigit():
        return right[0].isdigit()
    return left[-1].isdigit() and (right[0].isdigit() or right[0] in _UNITS)


def left_open(text: str) -> bool:
    """Tell whether a quotation or a bracket that a line opens is not closed on it."""
    return text.count("“") > text.count("”") or text.count("(") > text.count(")")


def unmatched(text: str, pair: str = "“”") -> tuple[bool, bool]:
    """Return whether a text closes a quotation that it has not opened, and whether it leaves one open.

    The quotation goes on from one to the other where a column cut a paragraph; `pair` may name brackets instead.

    >>> unmatched("他说“好"), unmatched("就这么办。”他说"), unmatched("“好。”他说“办”")
    ((False, True), (True, False), (False, False))
    """
    opener, closer = pair[0], pair[1]
    first = text.find(closer)
    closes = first >= 0 and not 0 <= text.find(opener) < first
    return closes, text.rfind(opener) > text.rfind(closer)


def neighbour(line: Line, end: str, *, dated: bool) -> str:
    """Return how a neighbouring line looks, in one word or two."""
    if dated:
        return "dateline"
    n = len(line.text)
    size = "short" if n <= LITTLE else "middle" if n <= SHORT else "long"
    return f"{size} {'closed' if end == 'stop' else 'pause' if end in ('pause', 'colon') else 'open'}"


def coarse(odds: float) -> int:
    """Return log-odds (nats) as a whole number from -3 to 3, each step 1.5."""
    return max(-3, min(3, round(odds / 1.5)))


def halved(odds: float) -> int:
    """Return log-odds (nats) as a whole number from -3 to 3, each step 2."""
    return max(-3, min(3, round(odds / 2)))


def fine(odds: float) -> int:
    """Return log-odds (nats) as a whole number from -6 to 6, each step 0.8."""
    return max(-6, min(6, round(odds / 0.8)))


def compared(mine: float, other: float) -> str:
    """Return how two shares (0 to 1) compare, as a word."""
    return "more" if mine > other + 0.12 else "less" if mine < other - 0.12 else "as much"
