"""Build src/newsclean/data/fold.txt: each traditional character with the one simplified character it folds to.

The source is OpenCC's t2s on single characters, so that the table says what the converter says where no context is
given. Only pairs of exactly one character to exactly one are kept; chains (a target that is itself converted) are
followed to their end, so that folding twice is folding once. Run it after an upgrade of OpenCC:

    python tools/build_fold.py
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import opencc

OUT = Path(__file__).parents[1] / "src" / "newsclean" / "data" / "fold.txt"
BLOCKS = ((0x2E80, 0x2FDF), (0x3400, 0x9FFF), (0xF900, 0xFAD9), (0x20000, 0x3FFFD))
"""Where Han characters stand in Unicode: radicals, BMP, compatibility forms, supplementary planes."""
DICTIONARIES = ("TSCharacters.ocd2", "TSPhrases.ocd2")
"""The inputs whose digests are recorded."""


def pairs() -> dict[str, str]:
    """Return every character that t2s turns into exactly one other character, chains followed."""
    characters = [chr(code) for first, last in BLOCKS for code in range(first, last + 1)]
    # One a line, so that no phrase of the converter's dictionary can span two of them.
    converted = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    table = {old: new for old, new in zip(characters, converted, strict=True) if old != new and len(new) == 1}
    for old, new in table.items():
        seen = {old}
        while new in table and new not in seen:
            seen.add(new)
            new = table[new]  # noqa: PLW2901 (the chain is followed in place)
        table[old] = new
    return {old: new for old, new in table.items() if old != new}


def digests() -> list[str]:
    """Return a comment line for each input: its name and the sha256 of its bytes."""
    folder = Path(opencc.__file__).parent / "clib" / "share" / "opencc"
    return [f"# sha256 {hashlib.sha256((folder / name).read_bytes()).hexdigest()} {name}" for name in DICTIONARIES]


def main() -> int:
    """Write the table and say how many pairs it holds."""
    table = pairs()
    head = [
        "# Traditional characters and the simplified one that each folds to, one pair a line.",
        f"# Built by tools/build_fold.py from OpenCC {opencc.__version__} (Apache-2.0).",
        *digests(),
    ]
    OUT.write_text("\n".join([*head, *(old + new for old, new in sorted(table.items()))]) + "\n", encoding="utf-8")
    print(f"{len(table)} pairs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
