"""The cases of a rule as tests read them: tests/cases/NAME.toml, with `kept`, `changed` and `suspected` by kind."""

from __future__ import annotations

import tomllib
from pathlib import Path

CASES = Path(__file__).parents[1] / "cases"


def kept(name: str) -> list[str]:
    """Return the texts that the rule must leave as they are."""
    return [text for texts in _load(name)["kept"].values() for text in texts]


def changed(name: str) -> list[tuple[str, str]]:
    """Return the texts that the rule changes, each with what becomes of it."""
    return [(before, after) for rows in _load(name)["changed"].values() for before, after in rows]


def suspected(name: str) -> list[tuple[str, str]]:
    """Return the texts that the rule leaves but reports, each with what its suspects would make of it."""
    return [(before, after) for rows in _load(name)["suspected"].values() for before, after in rows]


def _load(name: str) -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))
