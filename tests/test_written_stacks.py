"""The written headline stacks (tests/stacks): they read, and each has a headline and a text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "tools"))
from written_stacks import STACKS, read

WIDEST = 46
"""The characters of the longest line of a stack."""


@pytest.mark.parametrize("path", STACKS, ids=lambda path: path.stem)
def test_every_stack_has_a_headline_and_a_text(path: Path) -> None:
    stacks = list(read(path))
    assert len(stacks) > 150
    for gold in stacks:
        (article,) = gold.articles
        *heads, text = article.records
        assert any("headline" in record.kinds for record in heads), gold.source
        assert text.kinds == ("paragraph",)
        assert all(len(gold[line].text) <= WIDEST for record in heads for line in record.lines), gold.source


def test_a_line_behind_a_plus_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "made.txt"
    path.write_text("# two stacks\nK 老街新事\nH 三号渡口\n+ 恢复通航\nT 昨天\n\nKH 渡口\nT 今天\n", encoding="utf-8")
    first, second = read(path)
    assert [(record.kinds, record.lines) for record in first.articles[0].records] == [
        (("kicker",), ("1",)),
        (("headline",), ("3", "5")),
        (("paragraph",), ("7",)),
    ]
    assert second.articles[0].records[0].kinds == ("kicker", "headline")


@pytest.mark.parametrize("row", ["渡口", "X 渡口", "+ 渡口", "H", "T"])
def test_what_is_no_record_is_refused(tmp_path: Path, row: str) -> None:
    path = tmp_path / "made.txt"
    path.write_text(row + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no record"):
        list(read(path))
