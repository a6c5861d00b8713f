"""The manual says what is true: examples print what they show, links lead somewhere, both languages cover the same."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from newsclean.issue.model import BLOCK_KINDS, FURNITURE_KINDS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
TOOL = runpy.run_path(str(ROOT / "tools" / "refresh_examples.py"))
TWINS = [("README.md", "README.zh-CN.md")]
TWINS += [(f"docs/{page.name}", f"docs/{page.stem}.zh.md") for page in ROOT.glob("docs/*.md") if ".zh" not in page.name]

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
each_pair = pytest.mark.parametrize(("english", "chinese"), TWINS)


def _read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("page", TOOL["PAGES"], ids=lambda page: page.name)
def test_examples_print_what_they_show(page: Path) -> None:
    """Where this fails because the output is better now: python tools/refresh_examples.py."""
    shown = page.read_text("utf-8")
    assert TOOL["refresh"](shown) == shown


@each_page
def test_links_lead_to_files(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@each_pair
def test_both_languages_have_the_same_outline(english: str, chinese: str) -> None:
    outlines = [re.findall(r"^(#+) |^(```\w*)$|^(\|)", _read(name), re.MULTILINE) for name in (english, chinese)]
    assert outlines[0] == outlines[1]


@each_pair
def test_both_languages_show_the_same_code(english: str, chinese: str) -> None:
    """Comments may be in either language."""
    blocks = [re.findall(r"^```\w+\n(.*?)^```", _read(name), re.MULTILINE | re.DOTALL) for name in (english, chinese)]
    code = [[re.sub(r"\s*#.*", "", block) for block in found] for found in blocks]
    assert code[0] == code[1]


@pytest.mark.parametrize("name", ["docs/vocabulary.md", "docs/vocabulary.zh.md"])
def test_the_vocabulary_has_every_kind(name: str) -> None:
    page = _read(name)
    assert [kind for kind in (*BLOCK_KINDS, *FURNITURE_KINDS) if f"`{kind}`" not in page] == []
