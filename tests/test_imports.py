"""Imports run in one direction: bytes, text, blocks, articles, results; nothing reaches back."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import newsclean

ROOT = Path(newsclean.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))

ORDER = (
    "edits",
    "han",
    "fold",
    "ngrams",
    "words",
    "decoding",
    "rules",
    "recipe",
    "issue.model",
    "layout",
    "issue",
    "render.text",
    "render.jsonl",
    "render.explain",
    "render.cut",
    "render",
    "api",
    "scoring",
    "score",
    "noise",
    "output",
    "cli",
    "__main__",
)
"""The stages along the line; a module may import from its own stage and from those before it."""

DEFERRED = {("issue.model", "render.text"), ("issue.model", "render.jsonl")}
"""`Issue.text` and `Issue.to_json` render on demand: the convenience of a method, loaded when it is called."""


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").rstrip(".")


def _stage(module: str) -> int:
    """Return the place of a module in `ORDER`, by its own name or the nearest package that is listed."""
    while module and module not in ORDER:
        module = module.rpartition(".")[0]
    assert module, "name the module in ORDER: where along the line does it stand?"
    return ORDER.index(module)


def _imports(path: Path) -> set[str]:
    """Return the modules of the package that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("newsclean."):
            found.add(node.module.removeprefix("newsclean."))
        elif isinstance(node, ast.ImportFrom) and (node.module == "newsclean" or node.level):
            assert not node.level, "imports are written out"
            found |= {alias.name for alias in node.names if alias.name != "__version__"}
        elif isinstance(node, ast.Import):
            found |= {a.name.removeprefix("newsclean.") for a in node.names if a.name.startswith("newsclean.")}
    return found


@pytest.mark.parametrize("path", [path for path in MODULES if _name(path)], ids=_name)
def test_a_module_imports_only_from_its_stage_and_earlier_ones(path: Path) -> None:
    module = _name(path)
    back = {
        imported
        for imported in _imports(path)
        if (module, imported) not in DEFERRED and _stage(imported) > _stage(module)
    }
    assert back == set()


@pytest.mark.parametrize("heavy", ["opencc", "charset_normalizer", "regex", "argparse", "newsclean.edits"])
def test_importing_the_package_loads_nothing_heavy(heavy: str) -> None:
    code = f"import sys, newsclean; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 (our own words)


@pytest.mark.parametrize("heavy", ["opencc", "charset_normalizer", "regex", "newsclean.issue.parse"])
def test_help_and_version_wait_for_nothing_heavy(heavy: str) -> None:
    code = f"import sys, newsclean.cli; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
