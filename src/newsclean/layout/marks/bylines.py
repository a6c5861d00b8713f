"""Bylines 署名: on a line of their own, and glued behind a paragraph."""

from __future__ import annotations

import re
from typing import Final

from newsclean.layout.marks.leads import CORE
from newsclean.layout.marks.parts import (
    AGENCY,
    BOTH,
    BULLET,
    HOUSE,
    LIKELY,
    NAME,
    OWN,
    PICTURE,
    REPORTER,
    REPORTING,
    SCHOOL_CLASS,
    SIGNED,
    TITLE,
    WORDS,
    WORK,
    H,
    Tail,
    several,
)
from newsclean.layout.marks.words import any_of

_DOES: Final = (
    rf"(?!{H}{{0,2}}(?:主持|讲话|出席|致辞|座谈|调研|获奖|当选|开会|走访|慰问|参加|节[ ]|从业|证|站|团|会|部))"
)
"""After a title: what reporters do or are part of, so that the line is no signature."""
_SEPARATOR: Final = r"[ ,、;/|:]{0,3}"
_AS: Final = rf"(?:[ ]?[/(|]?[ ]?{WORK}(?![ ]?[/:|][ ]?{LIKELY})[)]?)"
_PLACE: Final = rf"(?:[ ]?/[ ]?{REPORTING}|[ ]?发自{H}{{2,8}}|[ ]?{H}{{0,6}}报[道导])"

_TITLED: Final = rf"""
    (?:{WORK}[ ]?[/:|·][ ]?|{WORK}[ ])?                                  # 文/ 图: 摄影
    (?:{HOUSE}[ ]?)?{TITLE}{_DOES}(?:[ :/|]{{1,3}}|(?={LIKELY})|(?={H}{{1,6}}·))
    {several(NAME)}(?:{_AS}|{_PLACE})?{_SEPARATOR}
  | {WORK}(?:[/、]{WORK})?[ ]?[/:|][ ]?{several(NAME, 4)}{_SEPARATOR}
"""

_SHOT: Final = "(?:翻?摄影?|航拍|图片?|供图|绘图|漫画|制图)"
_CREDIT: Final = rf"""
    {BULLET}{{0,2}}[(]?(?: (?:{HOUSE})?{REPORTER}[ ]?{several(NAME, 4)}[ /]{{0,2}}{_SHOT}
      | {_SHOT}[ ]?[/:|][ ]?(?:(?:{HOUSE})?{REPORTER}[ ]?)?{several(NAME, 4)} )[)]?[。]?$
"""
"""Who took or drew the picture, and nobody else: a credit on a line of its own is no byline."""

BYLINE: Final = re.compile(
    rf"""
    (?!{_CREDIT}|[(]?本[版组期](?:稿件|图片|照片|文字))
    (?:{BULLET}{{0,4}}+[ ]{{0,2}}[(【〔\[]?[ ]?
    (?:(?:{CORE})[ ]{{1,2}})?                                            # an end byline may bring its dateline
    (?>{_TITLED})(?>{_TITLED}|{several(NAME, 3)}[ ]?[/ ][ ]?(?:{PICTURE}|{BOTH}|文){_SEPARATOR}){{0,4}}+
    [)】〕\]]?[。]?$
  | {BULLET}{{0,2}}[ ]?[(]?(?:{HOUSE}|{H}{{0,6}})(?:特约)?(?:评论员|编辑部|评论部|调研组|采访组|报道组|记者组)[)]?$
  | (?:{OWN}|{AGENCY})(?:特约)?记者$                                     # names that are lost, or left out
  | [(](?:本文)?作者(?![为系是单简])(?:[: ]|(?={LIKELY})|(?={H}{{2,3}}[,;]))
    {NAME}(?:[ 、]{NAME}){{0,3}}(?:[,;][^()]{{2,50}})?[)]$
  | \((?:{CORE})\)$                                                      # (本报北京11月13日电)
  | \((?:{OWN}|{AGENCY})[^()。]{{2,30}}?[0-9]{{1,2}}日[电讯][^()。]{{0,50}}\)$  # (本报甲地、乙地11月13日电 记者甲、乙)
  | [(]?(?:{BOTH})(?:[ ]?[/:|][ ]?{several(NAME, 4)}|[ ]{several(SIGNED, 4)})[)]?$)
    """,
    re.VERBOSE,
)
"""A byline on a line of its own: 本报记者 甲 通讯员 乙, 文/记者 甲 图/记者 乙, □ 本报记者 甲."""

_PEOPLE: Final = any_of("people", name="authors.txt")
_OF: Final = rf"{H}{{0,14}}{any_of('people', 'houses', name='authors.txt')}"
_POST: Final = any_of("people", "posts", name="authors.txt")
"""What authors are, as their affiliations end."""

_TALKING: Final = "(?:受访[人者]|采访[人者]?|访谈[人者]|对话[人者]|主持人?|嘉宾|整理[人者]?|执笔)"
"""What those who talk to each other do."""

PLAIN_BYLINE: Final = re.compile(
    rf"""
    {BULLET}[ ]?{several(SIGNED, 4)}[ ]?(?:\([^()]{{2,20}}\))?(?:[ ]?/?[ ]?{WORK})?$  # ○ 甲乙丙 (某市,教师)
  | \([ ]?(?![左右前后中上下][一二三四五六七八九十])(?:{_OF}[ ])?{several(SIGNED, 4)}
    (?:[ /]{{1,2}}(?:{WORDS}|{BOTH})|{_PLACE})?[ ]?\)$  # (甲乙丙)
  | [(]?{several(NAME, 4)}[ ]?(?:/[ ]?(?:文字?|{BOTH}|{REPORTING})|\((?:{BOTH})\))[)]?$  # 甲乙/文
  | [(]?{several(NAME, 4)}[ ]?/[ ]?(?:文字?|撰文)[ ,]{{1,2}}{several(NAME, 4)}[ ]?/[ ]?(?:{PICTURE})[)]?$  # 甲/文 乙/图
  | [(]?{several(SIGNED, 4)}[ ](?:文|撰文|口述)[ ,]{{1,2}}{several(SIGNED, 4)}[ ](?:图|摄影?|整理)[)]?$  # 甲 文 乙 图
  | [(]?{several(SIGNED, 4)}[ ](?:{BOTH}|文|撰文|整理|口述|编译|采写|配文)[)]?$
  | {SIGNED}[ ]?\((?![^()]{{0,30}}[。,:])[^()]{{2,28}}{_POST}\)$  # 甲乙丙(某大学教授)
  | \({H}{{2,16}}(?:、{H}{{2,20}})?[ ]{{1,2}}{SIGNED}\)$  # (某法院 甲乙丙), (某代表团、某公司经理 甲乙丙)
  | \({H}{{2,20}}供稿\)$  # (某中心供稿)
  | {H}{{2,14}}(?:法院|检察院|公安局|派出所|大学|学院|中学|小学|医院|研究[院所]|委员会|协会)
    (?:{H}{{1,8}}[科系室所院部处])?[ ]{{1,3}}{SIGNED}$
  | [(]?{SCHOOL_CLASS}[ ]{{1,3}}{SIGNED}[)]?$  # 五(2)班 甲乙丙
  | (?:特约|特邀){H}{{1,6}}[师员家者人][ ]{{1,2}}{SIGNED}$  # 特约咨询师 甲乙丙
  | \({SIGNED}[ ,;]{{1,3}}作者(?:单位|[系为是])[: ]?[^()]{{2,40}}\)$  # (甲乙丙 作者单位:某大学)
  | (?:{_TALKING}[:/ ][^,。:]{{2,28}}){{2,4}}$  # 受访人:某局局长 甲乙丙 采访人:本报记者 丁戊
  | {_OF}[ ]{SIGNED}$  # 某街居民 甲乙丙
    """,
    re.VERBOSE,
)
"""A byline without a title, told by a bullet, brackets, a surname, or the word for what was done."""

LETTER_BYLINE: Final = re.compile(
    rf"{H}{{2,12}}(?:[省市区县旗州镇乡村屯路巷]|街道|社区|小区|花园|农场|公司|厂|队)[ ]{{1,2}}"
    rf"(?:{SIGNED}|{H}{{0,6}}(?:村民|居民|业主|读者|群众|家长|职工|学生)|{_PEOPLE}{SIGNED})$"
    rf"|{H}{{2,10}}{_PEOPLE}[ ]{{1,2}}[^ 等,。]{{2,4}}等[\d一二三四五六七八九十几多]{{1,3}}[户人名位]$"
    rf"|{H}{{2,12}}[ ]{{1,2}}一[位名个群]{H}{{0,4}}"
    r"(?:村民|居民|业主|读者|市民|乘客|司机|家长|职工|学生|老人|老师|母亲|父亲)$"
    rf"|{H}{{0,8}}(?:[省市县区州镇乡局院校会][ ]{{0,2}}长|主任|主席|书记)[ ]{{1,3}}{SIGNED}$"
)
"""Where the writer of a letter lives or works, or the post of who signs a decree, and a name: 某县 甲乙丙."""

NAME_AND_POST: Final = re.compile(rf"{SIGNED}[ ]{{1,3}}{H}{{2,18}}{_POST}$")
"""A name and what its bearer is: who talks, or writes (甲乙丙 某局局长)."""

AFFILIATED: Final = re.compile(
    rf"{H}{{2,16}}{any_of('houses', 'offices', name='authors.txt')}"
    rf"(?:[ ]{{1,3}}{H}{{0,8}}(?:{_POST}|师))?[ ]{{1,3}}{SIGNED}$"
)
"""Where somebody works, what he is there, and his name: 某县农技站 高级农艺师 甲乙丙."""

PLACED_NAME: Final = re.compile(rf"{H}{{2,4}}[ ]{{1,3}}{SIGNED}$")
"""What may be a place without its kind, and a name: 某东 甲乙丙; many short headlines look like one."""

AUTHOR_NOTE: Final = re.compile(r"[(](?:本文|文章)?作者(?:为|系|是|单位|均)[^()]{2,40}[)]$")
"""Who the author is, without a name (作者为某大学教授): the last line of a commentary, and no heading."""

LONE_NAME: Final = re.compile(rf"(?:{SIGNED})$")
"""A line that is nothing but what may be a name; many short headlines look like one."""

TAIL_BYLINE: Final = Tail(
    re.compile(
        rf"""
        (?<=[。!?”…)])[ ]{{0,2}}
        (?P<signed>
            [(]?(?:本报|本刊|{HOUSE})?(?:{REPORTER})[ :]?{several(NAME, 4)}
            (?:[ ](?:{HOUSE})?(?:{REPORTER})[ ]?{several(NAME, 3)})?
            (?:[ ]?[/(]?[ ]?(?:{WORDS}|{BOTH})[)]?)?[)]?
        )$
        """,
        re.VERBOSE,
    ),
    signs="者员",
    size=60,
)
"""A byline behind the end of a paragraph; without brackets it is a block of its own."""

SIGNED_OFF: Final = Tail(
    re.compile(
        rf"""
        (?<=[。!?”…])[ ]{{0,2}}[(]
        (?: (?:{HOUSE})?{REPORTER}[ :]?{several(NAME, 4)}(?:[ ](?:{HOUSE})?{REPORTER}[ ]?{several(NAME, 3)})?
          | {several(SIGNED, 4)} | (?:本文|文章)?作者[^()]{{2,30}} )
        [)]$
        """,
        re.VERBOSE,
    ),
    signs=")",
    size=64,
)
"""A byline in brackets behind the last sentence of a text: nothing of the article stands below it."""
