"""Named character classes and sentence marks, the vocabulary that every pattern is composed from."""

from __future__ import annotations

from typing import Final

HAN: Final = "〇㐀-䶿一-鿿\uf900-\ufad9\U00020000-\U0003fffd"
"""Inside a character class: the Han characters of every block of Unicode, and 〇."""

NUMERALS: Final = "〇零一二三四五六七八九十百千万亿两廿卅"
"""The Chinese numerals as newspapers print them."""

NARROW_MARKS: Final = ",:;!?()"
"""Half-width marks that OCR and PDF extractors leave where the page has full-width ones."""

WIDE_MARKS: Final = "，：；！？（）"
"""The full-width counterparts of `NARROW_MARKS`, in the same order."""

ENDS: Final = "。！？!?…"
"""Marks that end a sentence, in either width."""

CLOSERS: Final = "”’」』）)》〉】〕］]\"'"
"""Marks that may stand behind the end of a sentence and still belong to it."""

OPENERS: Final = "“‘「『（(《〈【〔［["
"""Marks that open what a closer closes."""

PAUSES: Final = "，,、；;"
"""Marks that never end a paragraph."""
