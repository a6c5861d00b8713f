"""Furniture that says what it is: folios, mastheads, staff boxes, guides, the weather, notices, jumps.

A line is furniture only when all of it is: a headline with a date, a sentence about the weather, an editor who speaks
are text. The conventions are those of mainland papers (国内统一刊号, 邮发代号, 今日N版, 责编) with what papers of
Taiwan and Hong Kong print in the same places (中華民國115年, 文轉A3版, 責任編輯/).
"""

from __future__ import annotations

import re
from typing import Final

from newsclean.layout.marks.folios import EAR, FOLIO, NAMEPLATE
from newsclean.layout.marks.parts import BULLET, H
from newsclean.layout.marks.staff import CONTACT, STAFF
from newsclean.layout.marks.words import any_of

_N: Final = "[0-9一二三四五六七八九十]"
_PAGE: Final = rf"第?[ ]?[A-Z]?{_N}{{1,3}}(?:[\-—~、至和][A-D]?{_N}{{1,2}})?[ ]?版"

_JUMP: Final = re.compile(
    rf"""
    [^。!?,;]{{0,24}}?
    [(【〔\[]?[▶▷►→>》◀◁◄←<《 ①-⑩*]{{0,4}}
    (?: 紧?[上下]?接 | [上下]转 | [文图]?[转接续](?:自|至|到|见|载)?
      | (?<=[(【〔\[])(?:相关|更多|详细)?(?:报道|内容|图文|全文|新闻|文章)?[详另]?[见刊]
      | (?<=[(【〔\[])(?:相关|更多|详细)(?!人)[^。!?,;()]{{2,8}}[详另]?[见刊] )
    [ ]?(?:本报)?(?:今日)?{_PAGE}(?:[^。!?,;]{{0,24}}|[ ]?《[^《》]{{2,40}}》|[ ]?“[^“”]{{2,40}}”)[)】〕\]]?$
    """,
    re.VERBOSE,
)
"""A jump 转版: (下转第3版), (上接第1版 · 某题), also behind the title under which the article goes on."""

_GUIDE: Final = re.compile(
    rf"""
    {BULLET}?[ ]?(?:今日|本期|本版|明日|一周|精彩|重点|新闻|要闻)?[ ]?
    (?:导[ ]{{0,2}}读|看[ ]?点|提[ ]?要|内容提要|要[ ]?目|速览)[ ]?(?:$|[:|/·].{{0,60}}$)
  | [^。]{{4,40}}?[ (\[【>▶►→:/….]{{1,12}}(?:详?[见刊]|请看)?[ ]?{_PAGE}[)\]】]?$              # 某题 (3版)
  | [^。]{{4,40}}?[ ]?(?:\.{{3,12}}|…{{1,6}})[ ]?(?:第|P)?[ ]?[A-D]?\d{{1,2}}[ ]?版?$          # 某题 …… 3
  | [>▶►→ ]{{0,4}}(?:详?见|请看|刊)[ ]?(?:本报)?(?:今日)?{_PAGE}$                                # 详见3版
  | (?:[\-*▶►>·][ ]?)?(?:第[ ]?{_N}{{1,2}}|[A-D]?\d{{1,2}})[ ]?版[ :|/·]{{1,3}}[^。]{{5,40}}$    # 3版 某题
    """,
    re.VERBOSE,
)
"""A guide 导读 to what other pages print."""

_NOTICE: Final = re.compile(
    rf"""
    {BULLET}?[ ]?(?: {any_of("notices")}{{1,3}}+(?:启事|声明|公告|公示|通告|通知|告示|说明)
      | 启[ ]?事 | 声[ ]?明 | 讣[ ]?告 | 更[ ]?正 | 勘误 | 订正 | 致歉 | 招领
      | 公告栏 | 分类广告 | 敬告读者 | 敬告订户 )$
  | (?:“[^”]{{2,16}}”|《[^》]{{2,16}}》)(?:征文|征稿|征集|招募|招聘|评选)启事$
  | (?:今日|明日|本周|计划)?停[电水气](?:信息|预告|安排)$
  | (?:遗失|作废)声明[ :].{{4,76}}$ | (?:更正|勘误)(?:启事|说明)?:.{{0,4}}本[报版刊].{{4,76}}$
  | [^。]{{2,76}}(?:遗失|丢失)[^。]{{2,70}}作废[。]?$
  | {BULLET}?[ ]?(?:本报)?(?:启[ ]?事|敬告读者)[: ][ ]?本报.{{4,110}}$
  | .{{2,72}}?特此(?:公告|声明|更正|通告|敬告|启事)(?:,并[^。]{{2,24}})?[。]?$
  | [^。]{{0,40}}本报[^。]{{0,30}}(?:休刊|停刊|暂停出版|恢复出版|出版?[ ]?{_N}{{1,2}}[ ]?个?版)
    [^。]{{0,30}}(?:。[^。]{{2,40}})?[。]?$
  | 本[版报刊栏][^。]{{0,4}}(?:欢迎|诚征|征集|常年|长期)[^。]{{0,16}}(?:来稿|投稿|来信|赐稿).{{0,80}}$
  | 本[版报刊栏](?:征[稿文订]|约稿):.{{4,120}}$ | 本[版报刊栏](?:投稿|来稿|征稿)(?:邮箱|信箱|地址):.{{4,120}}$
  | 本报[^。]{{0,14}}版[^。]{{2,60}}(?:致歉|歉意|有误|误植)[^。]{{0,24}}[。]?$
  | [^。]{{0,40}}请失主[^。]{{2,50}}(?:认领|联系|领取)[。]?$
  | [^。]{{2,50}}(?:拾得|拾到|拾获|捡到)(?:[^。]{{2,80}}|[^。]{{2,60}}。[^。]{{0,20}})
    请[^。]{{0,30}}(?:认领|招领|领取)[。]?$
  | .{{10,70}}(?:必有重谢|当面酬谢|定有酬谢)[。]?$
    """,
    re.VERBOSE,
)
"""A notice 启事 that names itself; what authorities announce (公告 alone) is an article of its own."""

_RESIDUE: Final = re.compile(
    r"!\[[^\]]{0,80}\]\([^)]{0,200}\)$|</?[a-zA-Z][^>]{0,80}>$|[\W_]{1,80}$|\(附(?:图片?|照片|表)?[\d一二三四五六七八九十]{0,2}[张幅份]?\)$"
)
"""What layout and converters leave behind: rules, images, tags, marks."""

_SPONSOR: Final = rf"{H}{{2,10}}(?:宣传部|文明办|文明委|精神文明建设{H}{{0,8}}|广告协会)"
_ADVERT: Final = re.compile(
    rf"""
    [^。,;、]{{0,30}}公益广告[^。,;、]{{0,40}}$ | (?:形象|整版|分类)?广[ ]?告$ | [\w ]{{2,30}}[ ]宣$
  | (?:[\w, ]{{2,30}}[ ])?{_SPONSOR}(?:[ ]?(?:宣|制|发布|刊发))$ | [\w, ]{{2,30}}[ ]{_SPONSOR}$
    """,
    re.VERBOSE,
)


def is_advert(text: str) -> bool:
    """Tell whether a folded line is an advertisement 公益广告 that says so, or names who has it printed."""
    return _ADVERT.match(text) is not None


_CONTINUED: Final = re.compile(r"\((?:未完[ ,]?)?待续\)$")
"""What stands below a part of a serial: it goes on in another issue."""

_STOPS: Final = ("。", ",", ";", "!", "?")
"""What sentences end in, and hardly any furniture."""

_FORMS: Final = (
    ("folio", ("年", "版", "星期", "周", "历", "-", ".", *"0123456789"), FOLIO),
    ("staff", ("编", "校", "版", "审", "值班", "设计", "视觉", "统筹", "策划", "发行人", "社长"), STAFF),
    ("ear", ("CN", "刊", "第", "版", "代号", "ISSN", "零售", "价", "网", "微", "www", "客户端"), EAR),
    ("staff", (*"箱址@印均稿", "线", "电话", "传真", "邮编", "QQ", "微信", "法律", "观点", "转载", "不代表"), CONTACT),
    ("nameplate", ("报", "主管", "主办", "出版", "A", "E", "O"), NAMEPLATE),
    ("guide", ("版", "读", "点", "要", "…", "...", "速览"), _GUIDE),
    ("notice", (*"启告声停更歉谢迎征约", "勘误", "订正", "招领", "公示", "通知", "说明", "作废", "本报", "失主"),
     _NOTICE),
)  # fmt: skip
"""Kinds, signs of which one stands in every line of the kind, and patterns; the first that fits names the line."""


def furniture(text: str) -> str:
    """Return the kind of furniture that a folded line says it is, or an empty string.

    >>> furniture("责任编辑 甲乙 校对 丙丁"), furniture("会议强调")
    ('staff', '')
    """
    if text.endswith(_STOPS):
        return "notice" if _NOTICE.match(text) else "weather" if is_weather(text) else ""
    if ("版" in text and _JUMP.match(text)) or ("续" in text and _CONTINUED.match(text)):
        return "jump"
    for kind, signs, pattern in _FORMS:
        for sign in signs:
            if sign in text:
                if pattern.match(text):
                    return kind
                break
    if _RESIDUE.match(text):
        return "residue"
    if is_advert(text):
        return "slogan"
    return "weather" if is_weather(text) else ""


_WEATHER_SIGN: Final = re.compile(r"℃|°C|多云|[晴阴]|\d级|[东南西北]风|风力|气温|天气|空气质量")
_WEATHER_WORDS: Final = re.compile(rf"{any_of('weather')}|[\W\da-zA-Z]+")
_WEATHER_REST: Final = 4
"""So many characters of a line about the weather may be other words: the name of the place."""


def is_weather(text: str) -> bool:
    """Tell whether a folded line holds words of the weather and next to nothing else.

    >>> is_weather("今天多云转晴,偏北风3到4级,最高气温9℃"), is_weather("今天放晴,市民走出家门")
    (True, False)
    """
    if not _WEATHER_SIGN.search(text):
        return False
    return len(_WEATHER_WORDS.sub("", text)) <= min(_WEATHER_REST, len(text) // 4)
