"""The words of the data files that have them in groups: furniture.txt, headings.txt."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def groups(name: str) -> dict[str, list[str]]:
    """Return the words of each group of a data file."""
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in files("newsclean").joinpath("data", name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words += line.split()
    return found


def words(group: str) -> frozenset[str]:
    """Return the words of a group of furniture.txt.

    >>> "要闻" in words("sections")
    True
    """
    return frozenset(groups("furniture.txt")[group])


def any_of(group: str) -> str:
    """Return the pattern of one word of a group, the longest first so that it wins."""
    return "(?:" + "|".join(map(re.escape, sorted(words(group), key=lambda word: (-len(word), word)))) + ")"
