"""People: the surnames, and the words for what a person did for a piece."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

ROLES: Final = (
    "记者|通讯员|实习生|摄影师?|摄像|撰文|作者|编者|编辑|责编|美编|主编|主笔|校对|审校|审核|版式|制图|绘图|制作|供稿|供图|图片|评论员|观察员|"
    "特派员|報導|報道|报道|記者|通訊員|實習生|攝影|編輯|責編|美編|主編|校對|撰稿人?|文字|統籌|统筹|执笔|執筆|组版|检校|值班|策划"
)
"""Inside a pattern: the words after which the names of a newspaper's own people stand."""


def entries(name: str) -> frozenset[str]:
    """Return the entries of the data file `name`: blanks or line breaks between them, `#` lines left out."""
    lines = files("newsclean").joinpath("data", name).read_text(encoding="utf-8").splitlines()
    return frozenset(entry for line in lines if not line.startswith("#") for entry in line.split())


@cache
def surnames() -> frozenset[str]:
    """Return the Chinese surnames 姓氏, single and compound, of data/surnames.txt."""
    return entries("surnames.txt")


after_role: Final = re.compile(rf"(?:{ROLES})[ \N{{IDEOGRAPHIC SPACE}}:：]*\Z").search
