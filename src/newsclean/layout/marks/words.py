"""The words of data/furniture.txt, by group."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def _groups() -> dict[str, list[str]]:
    """Return the words of each group."""
    groups: dict[str, list[str]] = {}
    words: list[str] = []
    for line in files("newsclean").joinpath("data/furniture.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = groups.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words += line.split()
    return groups


def words(group: str) -> frozenset[str]:
    """Return the words of a group.

    >>> "要闻" in words("sections")
    True
    """
    return frozenset(_groups()[group])


def any_of(group: str) -> str:
    """Return the pattern of one word of a group, the longest first so that it wins."""
    return "(?:" + "|".join(map(re.escape, sorted(words(group), key=lambda word: (-len(word), word)))) + ")"
