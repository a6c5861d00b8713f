"""Judge junctions and starts by counts that do not hold the items used, as those of a newspaper will not.

The counts are built by tools/build_repeats.py and tools/build_starts.py with `--until 20250630`; without them those of
the package are used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsclean import ngrams, words
from newsclean.layout import odds, starts
from newsclean.rules import trees

if TYPE_CHECKING:
    from pathlib import Path


def use(directory: Path) -> None:
    """Take the counts of a directory for the rest of the run, those that are there."""
    if (path := directory / "ngrams.bin").exists():
        junctions = ngrams.read(path.read_bytes())
        ngrams.table = odds.table = words.table = lambda: junctions
    table, scorer = directory / "starts.bin", directory / "starts.trees"
    if table.exists() and scorer.exists():
        known, weighed = starts.read(table.read_bytes()), trees.read(scorer.read_bytes())
        starts.table = lambda: known
        starts.scorer = lambda: weighed
