"""Staff boxes: 责编, 校对, 版式 with their names, and how to reach the paper."""

from __future__ import annotations

import re
from typing import Final

from newsclean.layout.marks.parts import BULLET, H
from newsclean.layout.marks.words import any_of

_POST: Final = any_of("posts")
_NAME: Final = rf"(?:{H}[ ]{{1,2}}{H}(?!{H})|(?!{_POST}|{H}{{0,2}}(?:热线|电话|邮箱|信箱|传真|地址)){H}{{2,4}}+(?!:))"
_PARTED: Final = r"(?:[ :/|·;、,*□■●◆]{1,6}+)"

ENTRY: Final = rf"(?:\W{{0,3}}(?:本[版期]|今日|值班)?[ ]?{_POST}{_PARTED}{_NAME}(?:[ 、,]{{1,2}}{_NAME}){{0,3}})"
"""A post with its names: 责任编辑 甲乙 丙丁."""
REACH: Final = (
    rf"(?:{H}{{0,6}}(?:热线|专线|电话|邮箱|信箱|传真|[Ee]-?mail|地址|邮编|网址)(?:[:/ ]{{1,2}}|(?=\d))[^,。!?]{{4,40}})"
)
"""How to reach somebody: 电话:0000-5550000."""

_OF_PAGE: Final = r"(?:第?[ ]?[A-Z]?\d{1,2}[ ]?版[ ]?)"
_SECTION: Final = rf"(?:{any_of('sections')}(?:新闻|版)?[ ]{{1,3}})"
STAFF: Final = re.compile(
    rf"(?:[(\[【]|{REACH}[ ]|{_SECTION}|{_OF_PAGE})?"
    rf"(?>{ENTRY})(?:{_PARTED}?(?>{ENTRY}|{REACH})){{0,8}}+[ )\]】。*]{{0,3}}$"
)
"""Posts with their names and nothing else, but for the paper's own telephone."""

CONTACT: Final = re.compile(
    rf"""
    {BULLET}?{H}{{0,8}}?[ ]?
    (?:(?:新闻|报料|爆料|投稿|来稿|来信|广告|发行|订阅|订报|投递|监督|举报|投诉|求助|维权|读者|服务|编辑部|总编室|采编|本版|本报|报社|值班|夜班)[/、]?){{1,3}}+
    (?:热线|专线|电话|邮箱|信箱|传真|地址|QQ群?|微信)[^。!?]{{0,60}}$
  | {BULLET}?{H}{{1,6}}[报刊帮团](?:热线|专线)[: ]{{0,2}}[\d×*\-— ]{{6,20}}(?:\([^()]{{0,24}}\))?$
  | 本[版报刊](?:图文|文章|内容|稿件|作品)[^。]{{0,10}}(?:未经|不得|禁止)[^。]{{0,10}}转载[^。]{{0,60}}[。]?$
  | (?:社址|本报地址|报社地址)[:/ ][^。!?]{{4,60}}$ | 邮(?:政)?编(?:码)?[: ]?\d{{6}}.{{0,40}}$
  | 本[版报期组]?(?:图片|照片|稿件)[^。]{{0,12}}(?:除署名外|均)[^。]{{0,10}}由[^。]{{2,24}}(?:提供|拍摄|采写)[。]?$
  | [^。,!?]{{0,30}}印(?:刷厂|务|刷)(?:有限)?(?:公司|厂|中心)?(?:承?印刷?|印制)$
  | (?:来稿|投稿|来信)(?:请|可)?(?:发|寄|投)[至到]?[ :]?[^。!?]{{4,60}}$
  | 本[版报刊][^。]{{2,24}}(?:个人观点|个人意见|不代表)[^。]{{0,60}}(?:。[^。]{{4,60}})?$
  | [^。,]{{0,20}}法律顾问[:/ ][^。]{{4,40}}$
  | (?:{H}{{0,6}}(?:邮箱|信箱|[Ee]-?mail))?[:/ ]{{0,2}}[\w.\-]{{1,40}}@[\w.\-]{{4,40}}[^。,!?]{{0,30}}$
    """,
    re.VERBOSE,
)
"""How to reach the paper: 新闻热线, 投稿邮箱, 社址, who prints it."""
