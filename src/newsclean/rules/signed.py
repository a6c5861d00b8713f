"""Doublings among those who sign a report: in the brackets of (记者 甲乙 丙丁) nobody is named twice, nor is his title.

There a repeat of two characters or more is no cry and no term: 记者记者, 邹建邹建华.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.han import HAN
from newsclean.rules.people import ROLES, surnames

if TYPE_CHECKING:
    from newsclean.rules.runs import Run

REACH: Final = 48
"""The brackets of a byline open and close within so many characters of a run."""

_OPENED: Final = re.compile(r"[(（]([^()（）]*)\Z")
_CLOSED: Final = re.compile(r"([^()（）]*)[)）]")
_APART: Final = re.compile(r"[ 　、/／·]+")
_ROLE: Final = re.compile(rf"[{HAN}]{{0,6}}?(?:{ROLES})")


def is_signed(text: str, run: Run) -> bool:
    """Say whether `run` stands in brackets that hold a byline and nothing else once a copy of it is gone.

    >>> from newsclean.rules.runs import Run
    >>> is_signed("本报讯（记者 沈满沈满仓）", Run(7, 11, 2)), is_signed("本报讯（记者 走吧走吧）", Run(7, 11, 2))
    (True, False)
    """
    if run.period < 2:
        return False
    opened = _OPENED.search(text, max(0, run.start - REACH), run.start)
    closed = _CLOSED.match(text, run.end, run.end + REACH)
    if not opened or not closed:
        return False
    rest = opened[1] + text[run.start : run.end - run.period] + closed[1]
    signs = _APART.split(rest)
    roles = [_ROLE.match(sign) for sign in signs]
    names = [sign[role.end() if role else 0 :] for sign, role in zip(signs, roles, strict=True)]
    return any(roles) and all(not name or _is_name(name) for name in names)


def _is_name(name: str) -> bool:
    """Say whether a string may be a name: a surname and one given name or two characters of one."""
    return any(name[:k] in surnames() and 1 <= len(name) - k <= 2 for k in (1, 2))
