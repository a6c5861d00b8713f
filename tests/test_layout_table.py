"""The table of weights explains itself: each piece of evidence belongs to a family that its head describes."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Final

import pytest

from newsclean import decode
from newsclean.fold import fold
from newsclean.layout import evidence, glued, lines, wraps
from newsclean.layout.decide import decide
from newsclean.layout.roles import ROLES
from newsclean.layout.weights import Table, table

ROOT: Final = Path(__file__).parents[1]
TABLE: Final = ROOT / "src/newsclean/data/layout.tsv"
PAGES: Final = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests/pages").glob("*.txt")])
ROWS: Final = TABLE.read_text("utf-8").split("\n")
HEAD: Final = [row for row in takewhile(lambda row: row.startswith("#"), ROWS) if not row.startswith("#:")]
FAMILIES: Final = {m[1]: m[2] for row in HEAD if (m := re.fullmatch(r"# (\S(?:.*?\S)?)  (\S.*)", row))}
"""Each family, with what the head says of it: a name with * for its values, two blanks, words."""


def pattern(family: str) -> re.Pattern[str]:
    """Return the pattern of the names of a family; a value holds no & and no =."""
    return re.compile(re.escape(family).replace(r"\*", "[^&=]+"))


PATTERNS: Final = {family: pattern(family) for family in FAMILIES}


@cache
def family(name: str) -> tuple[str, ...]:
    """Return the families that a name may belong to, the most telling (the least open) first."""
    found = [f for f, p in PATTERNS.items() if p.fullmatch(name)]
    return tuple(sorted(found, key=lambda f: (f.count("*"), -len(f))))


class Watched(Table):
    """A table that notes which evidence it is asked for."""

    def __init__(self) -> None:
        super().__init__(table().weights)
        self.asked: set[str] = set()

    def total(self, names: object) -> tuple[float, ...]:
        self.asked.update(names := list(names))
        return super().total(names)


@cache
def yielded() -> frozenset[str]:
    """Return every piece of evidence that the sample issues and the written pages give rise to."""
    watched = Watched()
    for path in PAGES:
        for page in decode(path.read_bytes()).text.split("\f"):
            rows = list(glued.split(wraps.unwrap(lines.read(fold(page)))))
            decide(rows, evidence.gather(rows), watched)
    return frozenset(watched.asked)


@pytest.mark.parametrize("name", ["", "ends=stop", "end", "end=", "end=stop&", "stack", "after", "goes on", "slots"])
def test_a_name_that_nobody_describes_has_no_family(name: str) -> None:
    assert family(name) == ()


def test_the_head_describes_each_family_once() -> None:
    said = [row for row in HEAD if "  " in row]
    assert len(said) == len(FAMILIES) > 80
    assert all(len(words) > 10 for words in FAMILIES.values())


def test_every_weight_is_of_a_described_family() -> None:
    assert sorted(name for name in table().weights if not family(name)) == []


def test_every_piece_of_evidence_on_the_pages_is_described() -> None:
    assert len(yielded()) > 300
    assert sorted(name for name in yielded() if not family(name)) == []


def test_every_family_is_of_some_use() -> None:
    """Evidence that is neither on the pages nor in the table is gone from the code, and its words should go too."""
    used = {family(name)[0] for name in yielded() | set(table().weights) if family(name)}
    assert sorted(set(FAMILIES) - used) == []


def test_rows_are_sorted_and_each_stands_once() -> None:
    rows = [tuple(row.split("\t")[:2]) for row in ROWS if row and not row.startswith("#")]
    assert rows == sorted(set(rows))
    assert {role for _, role in rows} <= set(ROLES)
