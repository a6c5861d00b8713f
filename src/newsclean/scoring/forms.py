"""Texts folded for comparison: what may differ between two readings that are both right."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from newsclean.han import HAN

_FORMS: Final = {
    ord(c): to for to, forms in {'"': "“”„‟＂「」", "'": "‘’‚‛＇『』", "—": "―─", "…": "⋯"}.items() for c in forms
}
_STOP: Final = re.compile(rf"(?<=[{HAN}\"）)])\.(?![0-9A-Za-z.])")


@cache
def _is_letter(character: str) -> bool:
    """Whether a character is a letter or a figure."""
    return unicodedata.category(character)[0] in "LN"


def letters(text: str) -> str:
    """Return the letters and figures of a text, in their compatibility form: what any reading must have.

    >>> letters("## １月，“稻子” ABC。")
    '1月稻子ABC'
    """
    return "".join(filter(_is_letter, unicodedata.normalize("NFKC", text)))


def marks(text: str) -> str:
    """Return a text without white space and without what is only form: width, the shape of quotes and of dashes.

    >>> marks("## １月,「稻子」.") == marks("1月，“稻子”。")
    True
    """
    folded = unicodedata.normalize("NFKC", text.translate(_FORMS))
    return _STOP.sub("。", "".join(folded.split()).lstrip("#"))
