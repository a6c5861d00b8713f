"""Slogans 标语 and public-service advertisements 公益广告, by the list of those in general currency."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Final

from newsclean.layout.marks.furniture import is_advert

_SEPARATE: Final = re.compile(r"[ ,、。·!?“”:—\-|/]+")
_PARALLEL: Final = re.compile(r"[^\W\d]{3,7}(?: {1,2}[^\W\d]{3,7}){2,5}$")
"""Three phrases or more, parted by blanks."""
_KNOWN: Final = 0.25
"""So much of a line of phrases of one length must be known."""


@cache
def _slogans() -> re.Pattern[str]:
    """Return one pattern of all slogans of data/slogans.txt, the longest first so that it wins."""
    text = resources.files("newsclean").joinpath("data/slogans.txt").read_text("utf-8")
    entries = {row.strip() for row in text.split("\n") if row.strip() and not row.startswith("#")}
    return re.compile("|".join(sorted(map(re.escape, entries), key=len, reverse=True)))


def slogan_share(text: str) -> float:
    """Return the share (0 to 1) of a short line's characters that stand in known slogans.

    >>> slogan_share("富强 民主 文明 和谐"), slogan_share("我区召开座谈会")
    (1.0, 0.0)
    """
    if is_advert(text):
        return 1.0
    bare = _SEPARATE.sub("", text)
    if not bare:
        return 0.0
    covered = sum(len(m.group()) for m in _slogans().finditer(bare)) / len(bare)
    return 1.0 if covered > _KNOWN and _PARALLEL.match(text) and len({*map(len, text.split())}) == 1 else covered
