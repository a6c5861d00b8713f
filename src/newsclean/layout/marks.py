"""What a line says about itself: datelines, bylines, credits, captions, furniture, as patterns over the folded text.

Every pattern is anchored or bounded, so that a line costs time linear in its length. The conventions are those of the
mainland, Taiwan and Hong Kong press; the folded view makes one pattern serve both scripts and widths.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Final

NAME: Final = r"[㐀-䶿一-鿿·]{2,8}"
"""A personal name as far as a pattern can tell: two to four Han characters, longer when transliterated."""
_SHORT_NAME: Final = r"[㐀-䶿一-鿿](?:[㐀-䶿一-鿿·]{1,3}| [㐀-䶿一-鿿](?![㐀-䶿一-鿿]))"
_ROLE: Final = (
    r"(?:(?:本报|本刊|本台|本网|[㐀-䶿一-鿿]{2,6}(?:社|报|网|台|中心))?"
    r"(?:首席|特约|特派|实习|见习|驻[㐀-䶿一-鿿]{1,6}|全媒体?|融媒体?|义工)*"
    r"(?:记者|通讯员|评论员|特稿|编辑|摄影|作者|撰稿|整理|采写|撰文))"
)

DATELINE: Final = re.compile(
    r"[【〔\[(]?(?:"
    r"据?(?:本报|本刊|本台|本网|本市|晨报|晚报)(?:综合)?(?:讯|消息|专电|电)"
    r"|(?:据|综合)?[㐀-䶿一-鿿·]{2,14}?(?:社|报|网|台|讯|)[㐀-䶿一-鿿·/ ]{0,14}?(?:\d{1,4}年)?(?:\d{1,2}月)?\d{1,2}日(?:综合|专|外)?(?:电|讯|消息)"
    r"|(?:据|综合)[㐀-䶿一-鿿]{2,8}(?:社|报|网|台)(?:电|讯|消息|报道)"
    r"|(?:本报|本刊|本网) ?[(](?:[㐀-䶿一-鿿]{0,4}记者|通讯员)"
    r"|(?:[㐀-䶿一-鿿]{2,6})?(?:[㐀-䶿一-鿿]{0,4}记者|通讯员)[㐀-䶿一-鿿、 ·]{2,24}[/ ]?[㐀-䶿一-鿿]{0,8}(?:综合|连线)?(?:报导|报道|电|讯|采访)[】〕\])]"
    r"|[㐀-䶿一-鿿]{2,4}/[㐀-䶿一-鿿]{1,8}(?:综合)?(?:报导|报道|电|讯)[】〕\])]"
    r"|[㐀-䶿一-鿿]{0,6}(?:讯|电)[】〕] ?"
    r"|讯 ?[(](?:[㐀-䶿一-鿿]{0,6}记者|通讯员)"
    r")"
)
"""The dateline (电头、消息头) that opens a lead: 本报讯, 新华社北京1月1日电, 【记者甲/台北报导】."""

LEAD_BYLINE: Final = re.compile(rf"[(]{_ROLE}[^()]{{1,40}}[)]|{_ROLE} ?{NAME}(?: {NAME}){{0,3}} ?(?:报道|综合报道)")

BYLINE: Final = re.compile(
    rf"[□■◎●○▲◆◇★☆⊙/ \-—]*"
    rf"(?:(?:文|图|文图|图文|摄影|摄|供图)?[/:|·、和 ]*){{0,2}}"
    rf"(?:{_ROLE}[ :/|]*(?:{NAME}|[㐀-䶿一-鿿] [㐀-䶿一-鿿])(?:[ 、,/|](?:{NAME}|[㐀-䶿一-鿿]))*[ ,、;/|]*"
    rf"(?:(?:[(（]?(?:文|图|摄影?|并?摄|文/图|图/文|文并图|整理|综合|报道|综合报道)[)）]?)?[ /、,;]*)){{1,4}}"
    rf"(?:(?:文|图|摄影?|文/图|图/文|文图)[ /]*){{0,2}}$"
)
"""A byline on a line of its own: 本报记者 甲 通讯员 乙, 文/记者 甲 图/记者 乙, □ 本报记者 甲."""

PLAIN_BYLINE: Final = re.compile(
    rf"[□■◎●○◆◇★☆⊙] ?{_SHORT_NAME}(?: {_SHORT_NAME})*$|[(]?{_SHORT_NAME}(?:[ 、]{_SHORT_NAME}){{0,3}} ?(?:/ ?(?:文|文图|文/图|图文)|[(]文/图[)])[)]?$"
)

CREDIT: Final = re.compile(
    rf"(?:^|[ 。!?”)(/,、]|(?=[(]))[(]?(?:{_ROLE} ?)?"
    rf"(?:(?:{NAME}|[㐀-䶿一-鿿] [㐀-䶿一-鿿])(?:[ 、](?:{NAME}|[㐀-䶿一-鿿])){{0,3}})? ?"
    rf"(?:/ ?(?:摄影?|图|文/图|图/文|供图)|(?<=[㐀-䶿一-鿿] )摄影?|(?<=[㐀-䶿一-鿿])(?:摄|供图)|(?<= )(?:图|供图))[)]?[。]?$"
    rf"|(?:图片?|摄影?|图文)(?:/|:| ?来源:?|由)[㐀-䶿一-鿿A-Za-z· 、]{{2,20}}(?:提供|供图|摄|发)?[)]?$"
    rf"|[(](?:新华社|本报|资料|受访者|[^()]{{1,16}})(?:发|记者[^()]{{2,12}}|图片?|供图|提供|照片|摄)[)]$"
    rf"|资料(?:图片?|照片)$|(?:记者|通讯员) ?{NAME}(?: {NAME}){{0,2}} ?(?:摄影?|图)$"
)
"""The credit (摄影署名) that ends a caption: 记者 甲/摄, 甲 摄, (新华社发), 资料图片."""

CAPTION: Final = re.compile(
    r"(?:图为|图说|图片说明|图片[:/]|图中|图[①-⑩一二三四五\d]|[上下左右]图|本组图|题图|[▲△▼▽◀▶◤◥]|图/|图:|组图)"
)
"""How a caption begins when it says that it is one."""

READABLE: Final = re.compile("[㐀-䶿一-鿿A-Za-z]{2}|[㐀-䶿一-鿿]")
"""Something that can be read: a line without it is a mark left by the machine."""

ROW: Final = re.compile(r"[^ ] {1,8}[^ ]{1,12} {1,8}[^ ]|\t|[|│┃].*[|│┃]|\d[\d.%]* *(?:万|亿)?[元人吨个分]?$|\.{3,}|…{2,}")
"""A row of a table or a list: three or more cells parted by blanks, rules, leaders, or a figure at the end."""

MID_CREDIT: Final = re.compile(
    rf"(?<=[。!?”）)])[ ]?[(]?(?:本报)?(?:实习|特约|见习)?(?:记者|通讯员)? ?(?:{_SHORT_NAME})(?: {_SHORT_NAME}){{0,2}} ?(?:/ ?(?:摄影?|图)|(?<=[ ])摄(?=[ 。)]))[)]?[。]?(?= ?\S)"
)
"""A credit with more text behind it on the line: the caption ends there."""

TAIL_BYLINE: Final = re.compile(
    rf"(?<=[。!?”…]) ?(?:[(]?(?:本报)?(?:实习|特约|见习)?(?:记者|通讯员) ?{_SHORT_NAME}(?:[ 、]{_SHORT_NAME}){{0,3}}(?: ?/ ?(?:文|文图|文/图|图文))?[)]?)$"
)
"""A byline glued to the end of a paragraph, without brackets it is a block of its own."""

_FURNITURE: Final = (
    ("jump", re.compile(r"[(【〔]?(?:紧?[上下]接|下转|转|接)第? ?[\dA-Z一二三四五六七八九十]{1,4} ?版|[(](?:[上下]接|下转|转).{1,16}版.{0,20}[)]$")),
    ("staff", re.compile(
        r"(?:[(\[]|[^,。!?]{0,40}[\s|/:)])?(?:本版|本期|值班|今日)?(?:责任?编辑|责编|编辑|主编|美编|美术编辑|校对|版式设计?|版面设计|制图|组版|值班主任|编审|统筹)"
        r"[ :/|、·]{1,2}[㐀-䶿一-鿿]{1,4}"
    )),
    ("staff", re.compile(r"本[版期](?:责任?编辑?|责编|编辑|美编|校对|版式)")),
    ("nameplate", re.compile(
        r".{0,30}(?:国内统一(?:连续出版物|刊)号|统一刊号|邮发代号|CN ?\d\d-\d{4}|总第? ?\d+ ?期|(?:今日|本期)[\dA-Z共]{1,4} ?版|主管主办|.{2,10}(?:主管|主办|出版)$|ISSN)"
    )),
    ("folio", re.compile(
        r"(?:[A-Z]?\d{1,3} ?版?[ ·|/]*)?(?:[㐀-䶿一-鿿]{0,12}[ ·|/]*)?(?:19|20|二〇|二○)[\d〇○一二三四五六七八九]{2} ?年 ?[\d一二三四五六七八九十]{1,3} ?月 ?[\d一二三四五六七八九十]{1,3} ?日"
        r"[ ,·|/]*(?:$|(?:星期|周|礼拜)[一二三四五六日天]|农历|第|责|今日|[A-Z]?\d|[㐀-䶿一-鿿]{2,6}$|[㐀-䶿一-鿿]{2,8} {1,9})"
    )),
    ("folio", re.compile(r"第? ?[A-Z]?\d{1,3} ?版(?:[ :·|/]|$)[^,。]{0,40}$|[A-Z]\d{1,2}[ :·|/][^,。]{0,20}$|(?:星期|周)[一二三四五六日天](?: |$|农历).{0,30}$|农历[^,。]{4,14}$|[㐀-䶿一-鿿]{2,8} ?[·|/] ?第?[A-Z]?\d{1,3}版?$")),
    ("staff", re.compile(r".{0,40}(?:(?:新闻|联系|投稿|报料|广告|发行|监督|订阅|服务|咨询)?(?:热线|电话|邮箱|信箱|传真)[:：]|E-?mail|@[\w.]+\.\w|邮编|地址:)")),
    ("guide", re.compile(r"(?:今日)?(?:导读|要闻导读|看点|提要|内容提要|要目|今日提要)(?:$|[ :|·])|.{4,40}(?:[(\[【>▶]|\.{2,}|…{1,3}| )(?:详见|见|刊|A|B|C|第)?[ A-D]?\d{1,2} ?版?[)\]】]?$")),
    ("weather", re.compile(r"(?:今[天日夜]|明[天日]|本市|白天|夜间|天气)(?:.{0,30})(?:℃|°C|摄氏度|级风|风力|偏[东南西北]风|多云|晴|阴|雨|雪)")),
    ("notice", re.compile(r"(?:[㐀-䶿一-鿿]{0,10})(?:启事|声明|公告|公示|讣告|更正|致歉|通告|告示)$|(?:遗失|兹有|因.{1,10}遗失).{4,}(?:作废|声明)")),
)  # fmt: skip
"""Furniture that says what it is, the kind with its pattern; the first that fits names the line."""

_ADVERT: Final = re.compile(r"公益广告|广告$|^广告|[㐀-䶿一-鿿]{2,16}(?:宣|制|提供)$")
_SEPARATE: Final = re.compile(r"[ ,、。·!?“”]+")


@cache
def _lexicon(name: str) -> tuple[str, ...]:
    """Return the entries of a list in data/, without its comments."""
    text = resources.files("newsclean").joinpath(f"data/{name}").read_text("utf-8")
    return tuple(row.strip() for row in text.split("\n") if row.strip() and not row.startswith("#"))


@cache
def _slogans() -> re.Pattern[str]:
    """Return one pattern of all slogans, the longest first so that it wins."""
    return re.compile("|".join(sorted(map(re.escape, _lexicon("slogans.txt")), key=len, reverse=True)))


def furniture(text: str) -> str:
    """Return the kind of furniture that a line says it is, or an empty string.

    >>> furniture("责任编辑 甲乙 校对 丙丁"), furniture("会议强调")
    ('staff', '')
    """
    for kind, pattern in _FURNITURE:
        if pattern.match(text):
            return kind
    return ""


def slogan_share(text: str) -> float:
    """Return the share (0 to 1) of a short line's characters that stand in known slogans.

    >>> slogan_share("富强 民主 文明 和谐"), slogan_share("我区召开座谈会")
    (1.0, 0.0)
    """
    if _ADVERT.search(text):
        return 1.0
    bare = _SEPARATE.sub("", text)
    if not bare:
        return 0.0
    covered = sum(len(m.group()) for m in _slogans().finditer(bare))
    return covered / len(bare)
