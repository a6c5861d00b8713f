"""The date and the page that a folio 报眉 gives, in whatever way papers print them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsclean.issue.model import Block

DATED: Final = frozenset({"folio", "nameplate", "staff", "ear"})
"""The furniture in which a date is the issue's."""
HEAD: Final = 8
"""A date that is printed over several lines stands in so many of the first: 2026年3月, 17, 星期二."""
REPUBLIC: Final = 1911
"""The year before the first of the Republic's calendar (民国), which papers in Taiwan count by."""

_DIGITS: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "O": 0}
_NUMBER: Final = "[0-9〇零○一二三四五六七八九十]"
_MONTH_DAY: Final = rf" ?(?P<month>{_NUMBER}{{1,3}}) ?月 ?(?P<day>{_NUMBER}{{1,3}}) ?日"
_DATES: Final = (
    re.compile(rf"(?P<era>民国) ?(?P<year>{_NUMBER}{{2,4}}) ?年{_MONTH_DAY}"),
    re.compile(rf"(?P<year>(?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{{3}}) ?年{_MONTH_DAY}"),
    re.compile(r"(?P<year>(?:19|20)\d\d)[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)"),
)
_PARTED: Final = re.compile(r"^((?:19|20)\d\d) ?年 ?(\d{1,2}) ?月\n(\d{1,2})(?: ?日)?\n(?:星期|周)", re.MULTILINE)
_PAGES: Final = (
    re.compile(rf"(?<![共日期])第 ?(?P<page>{_NUMBER}{{1,3}}) ?版"),
    re.compile(r"(?<![共日期\d])(?P<page>[A-Z]?\d{1,3}) ?版"),
    re.compile(r"(?:^|[ |·])(?P<page>[A-Z]\d{1,2})(?=[ |·]|$)"),
    re.compile(r"^(?P<page>\d{1,2})(?= )"),
    re.compile(r"^[㐀-䶿一-鿿]{2,6}[ ·|]{1,3}(?P<page>\d{1,2})(?=[ |·]|$)"),
    re.compile(r"(?<=[ |·])(?P<page>0\d)(?=[ |·]|$)"),
    re.compile(r"(?<=[ |·])(?!周.(?: |$))[㐀-䶿一-鿿]{2,6}[ ·|]{1,4}(?P<page>\d{1,2})$"),
    re.compile(r"^[-—] ?(?P<page>\d{1,3}) ?[-—]$"),
)
"""Ways to give a page, the plainest first: 第3版, A3版, A10 港闻, 2 要闻, 评论 5, 03, 星期三 经济 10, - 3 -."""


def read(furniture: Iterable[Block]) -> tuple[str | None, str | None]:
    """Return the date (ISO 8601) and the page of an issue, each from the first furniture that gives it.

    The page is without leading zeros, with its section's letter where it has one.
    """
    day = page = None
    views = []
    for block in furniture:
        views.append(fold(block.text))
        if block.kind in DATED:
            day = day or date(views[-1])
        if block.kind == "folio":
            page = page or number(views[-1])
    return day or _parted_date(views[:HEAD]), page


def _parted_date(views: Sequence[str]) -> str | None:
    """Return the date that is printed over three lines of furniture as ISO 8601, or None.

    >>> _parted_date(["三号渡口报", "2026年3月", "17", "星期二"])
    '2026-03-17'
    """
    m = _PARTED.search("\n".join(views))
    return date(f"{m[1]}年{m[2]}月{m[3]}日") if m else None


def date(view: str) -> str | None:
    """Return the date in a folded text as ISO 8601, or None.

    >>> date("2026年3月1日 星期日"), date("中华民国114年9月12日"), date("二〇二六年三月一日"), date("2026年13月1日")
    ('2026-03-01', '2025-09-12', '2026-03-01', None)
    """
    for pattern in _DATES:
        m = pattern.search(view)
        if m:
            year, month, day = (_value(m[part]) for part in ("year", "month", "day"))
            year += REPUBLIC if "era" in m.groupdict() else 0
            if 1 <= month <= 12 and 1 <= day <= 31:
                return f"{year:04}-{month:02}-{day:02}"
    return None


def number(view: str) -> str | None:
    """Return the page that a folded folio gives, or None.

    >>> number("第03版 民生"), number("A10 港闻 2025年10月22日"), number("2 要闻 2025年4月11日"), number("第四版")
    ('3', 'A10', '2', '4')
    """
    for pattern in _PAGES:
        m = pattern.search(view)
        if m:
            text = m["page"]
            return text if text[0].isalpha() and text[0].isascii() else str(_value(text))
    return None


def _value(text: str) -> int:
    """Return a number in Arabic or Chinese figures, with or without 十.

    >>> _value("03"), _value("二十一"), _value("十"), _value("二〇二六")
    (3, 21, 10, 2026)
    """
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if ten:
        return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)
    return int("".join(str(_DIGITS.get(c, c if c.isdecimal() else 0)) for c in text))
