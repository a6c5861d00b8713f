"""Read the written headline stacks (tests/stacks): each as an issue of one article, its lines parted by blank lines.

A record is a line of the stack in the order of printing, behind `K` (kicker), `H` (headline) or `D` (deck), several
letters where a reader may take it for either; `+` goes on the record above, which was wrapped. `T` is the beginning of
the text. A blank line ends a stack, a line that begins with `#` is a comment.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from newsclean.scoring.notation import loads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.scoring.gold import Gold

STACKS: Final = sorted((Path(__file__).parent.parent / "tests" / "stacks").glob("*.txt"))
PARTED: Final = "\n\n"
"""What stands between two lines, so that line k of a stack is line 2k + 1 of its issue."""


def read(path: Path) -> Iterator[Gold]:
    """Yield the stacks of a file. Raises ValueError for a record that is none."""
    rows = [row for row in path.read_text("utf-8").split("\n") if not row.startswith("#")]
    for number, block in enumerate("\n".join(rows).strip().split(PARTED)):
        yield _stack(f"{path.stem} {number}", block.split("\n"))


def _stack(name: str, rows: list[str]) -> Gold:
    """Return one stack as an issue."""
    records: list[tuple[str, list[str]]] = []
    texts = []
    for k, row in enumerate(rows):
        kind, _, text = row.partition(" ")
        if not text or not set(kind) <= set("KHDT+") or (kind == "+" and not records):
            raise ValueError(f"{name}: {row!r} is no record")
        line = str(2 * k + 1)
        if kind == "+":
            records[-1][1].append(line)
        else:
            records.append(("P" if kind == "T" else "|".join(kind), [line]))
        texts.append(text)
    gold = "\n".join(f"{kind} {'+'.join(lines)}" for kind, lines in records)
    return loads(f"A\n{gold}", PARTED.join(texts), name=name)
