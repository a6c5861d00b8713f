"""The words of the data files that have them in groups: furniture.txt, headings.txt, authors.txt."""

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


def words(group: str, name: str = "furniture.txt") -> frozenset[str]:
    """Return the words of a group of a data file.

    >>> "要闻" in words("sections")
    True
    """
    return frozenset(groups(name)[group])


def any_of(*chosen: str, name: str = "furniture.txt") -> str:
    """Return the pattern of one word of some groups of a data file, the longest first so that it wins."""
    found = frozenset().union(*(words(group, name) for group in chosen))
    return "(?:" + "|".join(map(re.escape, sorted(found, key=lambda word: (-len(word), word)))) + ")"
