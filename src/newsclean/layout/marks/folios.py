"""What identifies a page and a paper: folios 报眉, ears 报眼, nameplates 报头."""

from __future__ import annotations

import re
from typing import Final

from newsclean.layout.marks.parts import H
from newsclean.layout.marks.staff import ENTRY, REACH
from newsclean.layout.marks.words import any_of

_N: Final = "[0-9〇○零一二三四五六七八九十廿卅]"
_WEEK: Final = r"(?:(?:星期|周|礼拜)[一二三四五六日天]|星期\w(?!\w))"
"""A weekday; whatever stands behind 星期 alone is one, too, as OCR reads 曰 or 目 for 日 and prints 3 for 三."""
_MONTH: Final = rf"[ ]?月[ ]?{_N}{{1,3}}[ ]?日"
_DATE: Final = (
    rf"(?:(?:19|20|二[〇○零])[0-9〇○零一二三四五六七八九]{{2}}[ ]?年[ ]?{_N}{{1,3}}{_MONTH}"
    rf"|(?:19|20)\d\d[./\-]\d{{1,2}}[./\-]\d{{1,2}}|中华民国[ ]?{_N}{{2,4}}[ ]?年[ ]?{_N}{{1,3}}{_MONTH})"
)
_STEM: Final = "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年?[ ]?"
_LUNAR_DAY: Final = r"闰?[正一二三四五六七八九十冬腊]{1,2}月[初十廿二三大小]?[一二三四五六七八九十\d]{0,2}"
_LUNAR: Final = rf"(?:[农夏阴]历[ ]?(?:{_STEM})?{_LUNAR_DAY}|{_STEM}{_LUNAR_DAY}|[农夏阴]历{_STEM})"
_PAGE: Final = (
    rf"(?:第[ ]?{_N}{{1,3}}[ ]?版|[A-Z]?\d{{1,3}}[ ]?版|[A-Z]\d{{1,2}}|[一二三四五六七八九十]{{1,2}}版"
    r"|(?<![\d./\-])0\d(?![\d./\-]))"
)
_PAPER: Final = rf"(?:{H}{{1,8}}?{any_of('papers')})"
_SECTION: Final = any_of("sections")
_SECOND: Final = rf"[·\-]?(?:{_SECTION}|(?<=[·\-]){H}{{2,4}})?"
_SECTIONS: Final = rf"(?:{_SECTION}{_SECOND}(?:版|报道|纵横|周报|视点|天地)?|{H}{{2,4}}(?:新闻|周刊|要闻))"
_TODAY: Final = rf"(?:(?:今日|本期|今天)(?:[A-Z]叠)?(?:出版)?共?[ ]?{_N}{{1,3}}[大张 ]{{0,3}}{_N}{{0,3}}[ ]?版)"
_ISSUE: Final = rf"(?:总第?[ ]?{_N}{{1,6}}[ ]?[期号]|第[ ]?{_N}{{2,6}}[ ]?期)(?!{H})"
_CN: Final = (
    r"(?:(?:(?:国内)?统一(?:连续出版物|刊)号|CN[ ]?\d\d[—\-]\d{4}|ISSN)[^。,!?]{0,24}"
    r"|(?:邮发)?代号[: ]?\d{1,3}[—\-]\d{1,4})"
)
_DATE_ENDS: Final = rf"(?!(?!周|星期|礼拜|[农夏阴]历|[第今]|{_STEM}){H})"

_TOKEN: Final = rf"""
    {_DATE}{_DATE_ENDS}|{_WEEK}|{_LUNAR}|{_ISSUE}|{_PAGE}|{_TODAY}|{_CN}|{ENTRY}|{REACH}
  | {_PAPER}(?!{H})|第?\d{{1,3}}(?!{H})|{H}{{2,6}}(?!\w)
"""
_BEHIND: Final = rf"(?:[\W_]{{1,3}}(?:{_SECTIONS}|{_PAPER}|{ENTRY})){{0,3}}"

FOLIO: Final = re.compile(
    rf"""
    (?=.{{0,40}}?(?:{_DATE}|{_LUNAR}))                                     # a date alone may stand under a decree
    (?=.{{0,60}}?(?:{_WEEK}|{_LUNAR}|{_PAGE}|{_ISSUE}|{_TODAY}|{_SECTIONS}(?!{H})|{_PAPER}|{ENTRY}))
    (?:[\W_]{{0,24}}+(?>{_TOKEN})){{1,9}}+[^\w。!?]{{0,3}}$
  | (?:[\W_]{{0,4}}+(?>{_WEEK}(?!{H})|{_PAGE}|{_PAPER}(?!{H}))){{1,5}}+[\W_]{{0,3}}$(?<!报)
  | [\W_]{{0,3}}(?:{_PAGE}|\d{{1,2}})[\W_]{{0,24}}{_SECTIONS}{_BEHIND}$                      # A6 港闻
  | [\W_]{{0,3}}(?:{_PAPER}|{_SECTIONS})[\W_]{{0,24}}(?:{_PAGE}|\d{{1,2}}){_BEHIND}$          # 国际 3
  | (?:第[ ]?{_N}{{1,3}}[ ]?版|[A-D]?\d{{1,2}}[ ]?版)(?:[ ·:|/]{{1,3}}{H}{{2,4}})?$
  | {H}{{2,6}}[ ]{{1,3}}第[ ]?{_N}{{1,3}}[ ]?版$                                               # 某某茶座 第3版
  | [—\-][ ]?\d{{1,3}}[ ]?[—\-]$|0\d$
    """,
    re.VERBOSE,
)
"""A folio: date, weekday, lunar date, page, section, paper, with the staff behind them; and nothing else."""

SECTION: Final = re.compile(rf"(?!图片)[·|/ ]{{0,2}}{_SECTIONS}[·|/ ]{{0,2}}$")
"""The name of a section 版名 and nothing else: at the head of a page, or beside a folio, a part of one."""

PAGE_NUMBER: Final = re.compile(r"[A-D]?\d{1,2}$")
"""A figure and nothing else, which beside a folio is the number of a page."""

LONE_DATE: Final = re.compile(rf"[\W_]{{0,3}}{_DATE}[\W_]{{0,3}}$")
"""A date and nothing else: a folio at the head of a page, elsewhere the date under a decree."""

EAR: Final = re.compile(
    rf"""
    (?:[^。!?]{{0,40}}?[ ·|/:])?
    (?: {_CN}|{_ISSUE}|{_TODAY}
      | (?:零售价?|每份|定价|全年定价)[ :]?(?:每份|价)?[: ]?[\d.一二三四五]{{1,6}}[元角].{{0,16}} )
    [^。!?]{{0,60}}$
  | (?:官方)?(?:网站|网址|微博|微信|客户端|数字报|电子版|公众号)[ :/][^。!?]{{4,50}}$
  | (?:https?://|www\.)[\w./\-]{{4,60}}$
  | [^。,!?]{{0,20}}?(?:今[日天]|本[报期])第?{_N}{{1,3}}版(?:刊登|刊发|推出|发表)[^。]{{2,40}}$
  | [^。,!? ]{{2,16}}(?:特刊|专刊|专版|增刊|特别报道)今[日天](?:出版|推出|刊出|见报)$
    """,
    re.VERBOSE,
)
"""An ear 报眼: the paper's numbers (国内统一刊号, 邮发代号, 总N期, 今日N版), its price, where it is on line, what it
prints today."""

_PUBLISHER: Final = "(?:委|府|部|局|社|集团|中心|办公室|会)[ ]?(?:主管主办|主办主管|主管|主办|出版)"
_LATIN: Final = "(?:[A-Z]{0,10}BAO|DAILY|NEWS|TIMES|POST|EVENING|MORNING|WEEKLY|HERALD)"

NAMEPLATE: Final = re.compile(
    rf"""
    {_PAPER}[ ]?社?(?:[ ]{{1,3}}[A-Z ]{{4,40}})?$
  | (?=.{{0,40}}?\b{_LATIN}\b)[A-Z]{{2,20}}(?:[ ][A-Z]{{2,20}}){{0,4}}$
  | [\w、 ]{{2,40}}?{_PUBLISHER}(?:[ :、][\w、 ]{{2,40}}?{_PUBLISHER}){{0,3}}$
  | (?:主管|主办|主管主办|出版)(?:单位)?[: /][\w、 ]{{4,40}}$
    """,
    re.VERBOSE,
)
"""A nameplate 报头: the paper's name alone, in Han or in capitals, and who publishes it."""
