"""The order of the rules, stated once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from newsclean.edits import Rule


def character_rules(
    *, script: Literal["s", "t", "keep"] = "keep", duplicate_rate: float | Literal["auto"] = "auto"
) -> tuple[Rule, ...]:
    """Return the character rules in their order."""
    return ()
