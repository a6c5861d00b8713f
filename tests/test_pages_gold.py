"""The gold of the written pages: every line of a page is accounted for exactly once, and what it quotes is there."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

PAGES = Path(__file__).parent / "pages"
KINDS = (
    "columns", "national", "commentary", "noblank", "hardwrap",
    "interview", "markdown", "traditional_tw", "traditional_hk", "decree",
)  # fmt: skip
BLOCK = re.compile(r"(?:[KHDBSCP]|P\.(?:list|verse|table|question|quotation))(?:\|(?:[KHDBSCP]))*")
FURNITURE = {"nameplate", "ear", "folio", "guide", "weather", "slogan", "notice", "staff", "jump", "residue"}
ROLES = {"记者", "通讯员", "实习记者", "特约记者", "摄影", "文", "图"}


class Row(NamedTuple):
    """One record of a gold file: the article it stands in (from 0; -1 before the first), its name, its argument."""

    article: int
    op: str
    rest: str


class Page(NamedTuple):
    """A page and its gold."""

    lines: list[str]
    rows: list[Row]


def read(gold: Path) -> Page:
    """Return the page beside a gold file, its lines counted from 1 (the first stands at 0 and is not a line)."""
    rows, article, name = [], -1, ""
    for raw in gold.read_text("utf-8").splitlines():
        op, _, rest = raw.partition(" ")
        if not raw.strip() or op.startswith("#"):
            continue
        if op == "=":
            name = rest
            continue
        article += op == "A"
        rows.append(Row(article, op, rest))
    return Page(["", *(gold.parent / name).read_text("utf-8").split("\n")], rows)


def ids(rest: str) -> list[str]:
    """Return the line ids of a record: 7, 9b and 12 of `7+9b~12`."""
    return re.split(r"[+~]", rest)


def blocks(page: Page) -> list[Row]:
    """Return the records that place a line: blocks of articles and furniture."""
    return [r for r in page.rows if BLOCK.fullmatch(r.op) or r.op == "X"]


def placed(page: Page) -> list[str]:
    """Return the line ids of every record that places a line."""
    return [n for r in blocks(page) for n in ids(r.rest.split(" ")[0])]


GOLD = sorted(PAGES.glob("*.gold"))
every_page = pytest.mark.parametrize("page", [pytest.param(read(g), id=g.stem) for g in GOLD])


def test_three_pages_of_every_kind() -> None:
    count = Counter(g.stem.rpartition("_")[0] for g in GOLD)
    assert [k for k in KINDS if count[k] < 3] == []


def test_every_page_has_its_gold() -> None:
    assert [p.stem for p in sorted(PAGES.glob("*.txt"))] == [g.stem for g in GOLD]


@every_page
def test_every_line_is_in_exactly_one_record(page: Page) -> None:
    split = {r.rest.split(" ", 1)[0] for r in page.rows if r.op == "SPLIT"}
    solid = [str(n) for n, line in enumerate(page.lines) if line.strip()]
    want = [half for n in solid for half in ([n + "a", n + "b"] if n in split else [n])]
    assert sorted(placed(page)) == sorted(want)


@every_page
def test_records_are_well_formed(page: Page) -> None:
    known = {"DATE", "PAGE", "A", "X", "G", "G>", "SPLIT", "SPLIT?", "M", "E", "E?", "BY", "DL", "AU"}
    assert [r for r in page.rows if r.op not in known and not BLOCK.fullmatch(r.op)] == []
    assert {r.rest.split(" ")[1] for r in page.rows if r.op == "X" and " " in r.rest} <= FURNITURE
    assert {r.rest.split(" ")[-1] for r in page.rows if r.op == "AU"} <= ROLES
    assert [r for r in page.rows if r.op not in {"DATE", "PAGE", "X", "SPLIT", "SPLIT?"} and r.article < 0] == []
    assert [r for r in page.rows if r.op.startswith("SPLIT") and r.article >= 0] == []


@every_page
def test_splits_and_repeats_are_in_their_line(page: Page) -> None:
    for r in page.rows:
        if r.op.startswith("SPLIT"):
            n, text = r.rest.split(" ", 1)
            line, text = page.lines[int(n)], text.removesuffix("|")
            assert line.count(text) == 1
            assert line.partition(text)[2].strip()
        elif r.op in {"E", "E?"}:
            n, edit = r.rest.split(" ", 1)
            old, new = edit.split("=>")
            assert page.lines[int(n)].count(old) == 1
            assert len(new) < len(old)


@every_page
def test_gaps_and_moves_name_lines_of_their_article(page: Page) -> None:
    mine = {(r.article, n) for r in blocks(page) if r.op != "X" for n in ids(r.rest)}
    for r in page.rows:
        if r.op in {"G", "G>", "M"}:
            assert all((r.article, n) in mine for n in ids(r.rest))


@every_page
def test_bylines_and_datelines_are_printed_in_their_article(page: Page) -> None:
    for r in page.rows:
        if r.op not in {"BY", "DL", "AU"}:
            continue
        own = [ids(b.rest) for b in blocks(page) if b.article == r.article and b.op != "X"]
        text = "".join(page.lines[int(n.rstrip("ab"))].strip() for b in own for n in b)
        squeezed = "".join(text.split())
        what = r.rest.rpartition(" ")[0] if r.op == "AU" else r.rest
        assert "".join(what.split()) in squeezed


@every_page
def test_only_lines_marked_as_moved_run_backwards(page: Page) -> None:
    moved = {n for r in page.rows if r.op == "M" for n in ids(r.rest)}
    for r in blocks(page):
        if r.op != "X":
            at = [int(n.rstrip("ab")) for n in ids(r.rest) if n not in moved]
            assert all(a < b for a, b in pairwise(at))
