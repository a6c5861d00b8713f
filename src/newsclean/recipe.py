"""The order of the rules, stated once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from newsclean.rules.controls import fix_controls
from newsclean.rules.mojibake import fix_mojibake
from newsclean.rules.names import close_names
from newsclean.rules.quotes import balance_quotes
from newsclean.rules.repeats import fix_repeats, repeats
from newsclean.rules.script import script_rule
from newsclean.rules.seams import drop_seam_repeats
from newsclean.rules.spacing import fix_spacing
from newsclean.rules.width import fix_width

if TYPE_CHECKING:
    from newsclean.edits import BlockRule, Rule

BLOCK_RULES: Final[tuple[BlockRule, ...]] = (drop_seam_repeats, close_names, balance_quotes)
"""The rules that need a whole block, in their order; they run after grouping."""


def character_rules(
    *, script: Literal["s", "t", "keep"] = "keep", duplicate_rate: float | Literal["auto"] = "auto"
) -> tuple[Rule, ...]:
    """Return the character rules in their order.

    What was decoded wrongly is turned back first, while the controls and odd spaces that its bytes became still
    stand; controls go before anybody reads punctuation; marks get their width before the blanks beside them are
    judged; repeats are weighed on the text as it will be read; the script is changed last, because the others read
    either.
    """
    converted = script_rule(script)
    return (
        fix_mojibake,
        fix_controls,
        fix_width,
        fix_spacing,
        fix_repeats if duplicate_rate == "auto" else repeats(duplicate_rate),
        *([converted] if converted else ()),
    )
