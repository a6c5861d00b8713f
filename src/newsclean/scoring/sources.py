"""Figures of conservation: every character accounted for, none in two places, none changed unsaid."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from newsclean.scoring.forms import letters

if TYPE_CHECKING:
    from newsclean.scoring.places import Places
    from newsclean.scoring.tally import Tally


def count(places: Places, tally: Tally) -> None:
    """Count the characters of the source that are not blank."""
    source = places.gold.source
    solid = [at for at, character in enumerate(source) if not character.isspace()]
    lost = [at for at in solid if places.owner[at] is None]
    tally.set("source characters accounted for", len(solid) - len(lost), len(solid))
    tally.set("source characters in two places", places.twice, len(solid))
    tally.set("characters changed without an edit", _unsaid(places, tally), len(solid))
    if lost:
        tally.fault("source characters accounted for", "", f"{len(lost)} lost, the first at {lost[0]}")
    for line, unit in places.where.items():
        if unit is None:
            tally.fault("source characters accounted for", line, f"in no block: {places.shown(line)}")


def _unsaid(places: Places, tally: Tally) -> int:
    """Return how many letters and figures of the blocks neither the source nor an applied edit explains."""
    source = places.gold.source
    explained: list[Counter[str]] = [
        Counter(letters("".join(source[start:end] for start, end in unit.spans))) for unit in places.units
    ]
    for edit in places.issue.get("edits", ()):
        # What is put in between two characters belongs to a block that has one of them.
        at = next((p for p in (edit["start"], edit["start"] - 1) if 0 <= p < len(source)), None)
        owner = None if at is None else places.owner[at]
        if owner is None and edit["start"] > 0:
            owner = places.owner[edit["start"] - 1]
        if owner is not None and edit.get("applied", True):
            explained[owner].subtract(letters(edit["old"]))
            explained[owner].update(letters(edit["new"]))
    unsaid = 0
    for unit, expected in zip(places.units, explained, strict=True):
        expected.subtract(letters(unit.text))
        if changed := sum(map(abs, expected.values())):
            unsaid += changed
            tally.fault("characters changed without an edit", "", f"{changed} in the {unit.kind} {unit.text[:24]!r}")
    return unsaid
