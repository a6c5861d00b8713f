"""How a lead begins: datelines 电头 and 消息头, and the bylines in and behind them.

Forms of the mainland: 本报讯, 本报北京9月18日电, 据新华社电 (据 says that it is abridged); 讯 is local, 电 was wired.
Of Taiwan: 【记者甲/台北报导】 with the place where it was reported, 综合报导 or 连线报导 without; 中央社台北5日电.
Of Hong Kong: 【本报讯】, 【香港消息】. Of early papers of the mainland: 【新华社北京一日电】.
"""

from __future__ import annotations

import re
from typing import Final

from newsclean.layout.marks.parts import AGENCY, BULLET, HOUSE, NAME, REPORTER, REPORTING, TITLE, H, several

_N: Final = "[0-9〇○一二三四五六七八九十]"
_DAY: Final = rf"(?:{_N}{{2,4}}年[ ]?)?(?:{_N}{{1,3}}月[ ]?)?{_N}{{1,3}}日"
_PAPER: Final = f"(?:本报|本刊|本台|本网|本社|本站|本市|本省|本港|晨报|晚报|日报|早报|快报|商报|我报|{AGENCY})"
_NOT_A_WORD: Final = r"(?![息号问员力网站视话影子梯动器机缆商信路台池源量价气流])"
"""Characters that make another word of 讯 or 电: 电网, 电力, 讯息."""
_PARTED: Final = r"(?=[ (\[【】〕)\]:;/]|$)"
"""What parts a dateline from the text when nothing else shows that it is one."""
_WORD: Final = rf"(?:(?:综合|特|专|快|外)?(?:电讯|讯|专电|电){_NOT_A_WORD}|(?:综合|特别)?消息{_PARTED})"
_PLACES: Final = r"[\w·/、 “”]{0,14}?"

_SENT: Final = "(?:综合|专|外|晚|晨)?(?:电讯?|讯|消息)"

CORE: Final = rf"""
    据?{_PAPER}(?:综合)?{_WORD}
  | (?:据|综合)?(?:{_PAPER}|{H}{{2,10}}?(?:社|报|网|台)){_PLACES}{_DAY}{_SENT}{_NOT_A_WORD}
  | (?:据|综合)?(?:{_PAPER}){_PLACES}(?:专|综合)?(?:电|(?<!通)讯){_PARTED}
  | (?:据|综合)?[\w·]{{2,10}}?{_DAY}{_SENT}{_PARTED}
  | {H}{{2,7}}(?<![通资简喜快电音])讯(?=[ ]?\((?:{H}{{0,8}}记者|通[讯信]员|文/))             # 某地讯(记者 甲)
  | {H}{{2,6}}(?:[日晚晨早时商]报|网)讯{_PARTED}
  | (?:据|综合){H}{{2,8}}(?:社|报|网|台|客户端|新闻)(?:电|讯|消息|报[道导]){_PARTED}
"""
"""A dateline without brackets and without anybody's name."""

_IN_BRACKETS: Final = rf"""
    {H}{{1,8}}(?:讯|电|消息|专讯)(?=[】〕])
  | (?:综合|连线|专题|特别|专案)?(?:报[道导]|外电|外电报[道导])(?=[】〕)])
"""

WIRED: Final = rf"""
    {HOUSE}{REPORTER}[ ]?{several(NAME, 4)}[/ ]?{_PLACES}{_DAY}(?:专|综合)?电(?=[】〕)])
"""
"""中央社记者甲台北5日电: a dateline with the reporter's name inside."""

_SIGNED: Final = rf"""
    (?:{HOUSE})?{REPORTER}[ ]?[\w、, ·/]{{2,30}}?[/ ]?{REPORTING}(?=[】〕)\]])
  | {several(NAME, 4)}[ ]?/[ ]?{REPORTING}(?=[】〕)\]])
"""

DATELINE: Final = re.compile(
    rf"""
    (?!\([^()]{{2,60}}\)[。]?$)                         # brackets alone are signed by who wrote above
    (?:{BULLET}[ ]?)?
    (?: (?:{CORE})
      | 讯[ ]?\((?:{H}{{0,6}}记者|通[讯信]员)            # what is left of 本报讯 when its start is lost
      | (?:本报|本刊|本网)[ ]?\((?:{REPORTER})           # and when 讯 is
      | [【〔(\[](?:{CORE}|{_IN_BRACKETS}|{WIRED})
      | (?:{H}{{2,6}}(?:报|社|网|台))?[【〔\[](?:{_SIGNED})
      | \((?=[^)]{{2,40}}(?:报[道导]|日电)\))(?:{_SIGNED})
      | {HOUSE}{REPORTER}[ ]?{several(NAME, 4)}[ ]?{H}{{0,6}}报[道导](?::|[ ]|$)
      | {H}{{0,6}}[讯电][】〕]                        # a bracket whose first half is lost
    )
    """,
    re.VERBOSE,
)
"""The dateline that opens a lead: 本报讯, 新华社北京1月1日电, 【记者甲/台北报导】."""

LEAD_BYLINE: Final = re.compile(
    rf"""
    [ ]?(?: \((?:{HOUSE})?{TITLE}[^()]{{1,60}}\)
          | (?:(?:{HOUSE})?{REPORTER}[ ]?{several(NAME, 6)}[ ,、;]{{0,2}}){{1,3}}?(?:综合|摄影)?报[道导]
        )
    """,
    re.VERBOSE,
)
"""The byline behind a dateline: (记者 甲 通讯员 乙), 记者甲报道."""


def is_bare_dateline(text: str) -> bool:
    """Tell whether a folded line is a dateline and nothing else.

    >>> is_bare_dateline("本报青石镇3月1日电"), is_bare_dateline("本报讯 渡口通航")
    (True, False)
    """
    dateline = DATELINE.match(text)
    return dateline is not None and dateline.end() == len(text)


TEXT: Final = re.compile(
    rf"""
    (?!\([^()]{{2,60}}\)[。]?$)
    (?:{BULLET}[ ]?)?(?P<open>[【〔(\[])?[ ]?
    (?P<text>{CORE}|(?(open)(?:{_IN_BRACKETS}|{WIRED})|(?!)))
    """,
    re.VERBOSE,
)
"""The dateline's own text at the head of a lead, as group `text`."""
