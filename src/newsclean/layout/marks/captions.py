"""Captions 图片说明 and the credits 摄影署名 that end them."""

from __future__ import annotations

import re
from typing import Final

from newsclean.layout.marks.parts import BOTH, FAMILY, HOUSE, LIKELY, NAME, REPORTER, SIGNED, H, Tail, several

_SHOT: Final = "(?:翻摄|摄影报[道导]|摄影|航拍|拍摄|并摄|摄)"
_GIVEN: Final = "(?:供图|提供|供稿|授权|发布?)"
_SOURCE: Final = r"[\w·/ ]{2,24}"
_SENT: Final = r"(?:(?:新华社|中新社|中央社|本报|本社)(?:/\w{2,8})?[ ]?(?:记者)?[ ]?发)"
"""新华社发: a picture by somebody who is not of the staff."""
_BEHIND: Final = r"(?:^|(?<=[ 。!?”)】;(]))"
"""A credit begins the text, or stands behind a blank or a mark."""
_WHO: Final = rf"(?:(?:{HOUSE})?{REPORTER}[ ]?)?"

CREDIT: Final = Tail(
    re.compile(
        rf"""
        {_BEHIND}(?P<bracket>[(【])?[ ]?
        (?: (?:{_SENT}[ (]{{0,2}})?{_WHO}{several(NAME, 4)}
            (?:[ ]?/[ ]?(?:{_SHOT}|{BOTH}|图片?|影|漫?画)|[ ]{{0,2}}(?<!拍)摄|[ ]{{1,2}}(?:{_SHOT}|{BOTH}))  # 甲/摄
          | {_WHO}{several(LIKELY, 4)}{_SHOT}                                                      # 甲摄影报道
          | {_WHO}{several(SIGNED, 2)}[ ]{{1,2}}[图作绘影]                                         # 甲 图, 甲 作
          | (?:{HOUSE})?{REPORTER}(?:[ ]|(?={LIKELY})){several(NAME, 4)}(?:[ ]?/?[ ]?(?:图|{_GIVEN}))?   # 记者 甲
          | (?:图片?|摄影?|图文|影|摄影、文字|漫画|制图|绘图|照片|航拍|(?:图片|照片)来源)[ ]?[/:|][ ]?
            (?:{_WHO}{several(NAME, 4)}|{_SOURCE})(?:{_GIVEN}|{_SHOT})?                            # 图/某某提供
          | (?:本[版组]|均|以上|文中)?(?:图片?|照片)(?:均)?由[ ]?{_SOURCE}{_GIVEN}                 # 图片由某某提供
          | \w{{2,14}}[ ]?供图
          | (?(bracket)[\w ]{{2,14}}(?:提供|图片?|照片)(?=[)】])|(?!))                    # (某某提供)
          | (?<=[。!?] ){H}{{2,12}}提供 | (?<=[。!?]){H}{{2,12}}提供
          | {_SENT}(?:资料|传真)?(?:图片?|照片)?(?:\([^()]{{2,12}})?
          | (?(bracket)(?:新华社|中新社|本报)(?=[)】])|(?!))
          | (?:新华社|中新社|本报|视觉中国|图虫创意|人民视觉|CFP|IC|中央社|美联社|路透社|法新社)?[ ]?
            (?:资料|档案|示意|效果|网络|视频|监控)(?:图片?|照片|截图|画面)
          | (?:视觉中国|图虫创意|人民视觉|人民|CFP|东方IC|IC[ ]?[Pp]hoto)[ ]?(?:供?图片?|照片)
          | ^(?:视觉中国|图虫创意|人民视觉|人民图片|影像中国|东方IC)
        )
        (?:[ ]?\((?:新华社|中新社|影像中国|人民视觉|视觉中国|本报)(?:发|图片库|资料)?\))?[)】]{{0,2}}[。]?$
        """,
        re.VERBOSE,
    ),
    signs="摄图供片照发作绘画者员影提源社觉国意C",
    size=48,
)
"""The credit that ends a caption: 记者 甲/摄, 甲 摄, (新华社发), 资料图片, 图/某某提供."""

PICTURED: Final = re.compile("[摄图供片照影作绘画发提源觉意C]|社|中国")
"""A credit that has a word for pictures; one that names a reporter and no more (记者 甲) may as well sign a text."""

CAPTION: Final = re.compile(
    rf"""
    图为|漫画[:]|图说(?=[ :/])|图片说明|图片[:/]|图中(?!心)|(?:本组|组|题|头|配)图(?=[ :/为是])
  | [(]?[左右]?[上下左右中前后][一二三四\d]?图(?=[ :,)/为是①-⑨]|(?<=[上下左右]图){H}(?<![书画案形纸景强谋腾片像标库表]))
  | 图[①-⑩一二三四五六七八九\d]|图[ ]?[/:|]
  | [▲△▼▽◀▶◤◥◄►↑↓←→]
    """,
    re.VERBOSE,
)
"""How a caption begins when it says that it is one."""

SCENE: Final = re.compile(r"(?=[^。!?]{4,44}。$)[^,:“]{1,12}?(?<![存现实所旨自潜内好贵重意])在(?!于|此)")
"""A short sentence that says who is where, or at what: 老船工在岸边补网. Half of the captions without a credit read so,
and 3 of 100 paragraphs of one short sentence."""

PORTRAIT: Final = re.compile(
    rf"(?=[^。!?]{{4,44}}。$)(?:[{FAMILY}]{H}{{1,2}}|{H}{{1,2}}(?:师傅|老师|阿婆|阿姨|大爷|大妈|大叔|奶奶|爷爷))"
    r"(?:正?在(?!于|此)|[为给替向帮用将把带陪])[^,:;“]{0,36}。$"
)
"""A sentence of one clause that says what somebody does: 沈水根为邻居修伞. Of 28 lines of annotated pages that read so
23 are captions, the others the rest of a sentence."""

POINTED: Final = r"[^。!?()]{1,24}\((?:前排|后排)?[左右中前后](?:[一二三四五六七八\d]|起)?\)[^。!?]{2,50}。"
"""A sentence that points to somebody in a picture: 沈阿婆(左)在补网."""

POINTING: Final = re.compile(rf"{POINTED}?$")
"""Such a sentence, or a line that ends in the middle of one, and nothing else."""

_FILMED: Final = "影像制下于到入取录得了过"
"""What follows 摄 where it is part of a word or has an object."""
MID_CREDIT: Final = re.compile(
    rf"""
    (?<=[。!?”)])[ ]{{0,2}}
    (?P<bracket>[(])?(?:(?:新华社|中新社|本报)?发?[ ]?(?P<title>(?:{HOUSE})?{REPORTER}[ ]?))?
    (?: (?:{several(SIGNED, 3)}|{NAME})
        (?:[ ]?/[ ]?(?:翻?摄影?|图)|[ ]{{0,2}}摄(?=[ 。)])|(?(title)[ ]{{1,2}}摄|(?!)))
      | {SIGNED}[ ]{{1,2}}摄(?![{_FILMED}])                                            # 甲某某 摄 + text
      | (?(title)(?={LIKELY})(?:{H}{{2,3}}|{H}[ ]{{1,2}}{H})摄(?![{_FILMED}])|(?!)) )  # 记者 甲某某摄 + text
    (?(bracket)[)])[。]?(?=[ ]?\S)
    """,
    re.VERBOSE,
)
"""A credit with more text behind it on the line: the caption ends there."""
