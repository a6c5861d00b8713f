"""Write composed issues to files: `python -m newsclean.noise page.gold articles.jsonl -o DIR`."""

from __future__ import annotations

import argparse
import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.noise.compose import issues
from newsclean.noise.manuscript import Manuscript, manuscripts, read_jsonl
from newsclean.scoring.notation import dumps, load

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Read clean articles, write composed issues as `composed-N.txt` and `composed-N.gold`, and return an exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m newsclean.noise", description="Compose damaged issues with gold from clean articles."
    )
    parser.add_argument(
        "sources", nargs="+", metavar="FILE", help="*.gold (its articles) or JSON Lines (title, paragraphs)"
    )
    parser.add_argument("-o", "--output", type=Path, required=True, help="the directory to write to")
    parser.add_argument("-n", "--count", type=int, default=10, help="how many issues (10)")
    parser.add_argument("--seed", type=int, default=1, help="the number of the first issue (1)")
    options = parser.parse_args(arguments)
    try:
        pool = [m for source in options.sources for m in _read(Path(source)) if m.body]
    except (OSError, ValueError, KeyError) as error:
        print(error, file=sys.stderr)  # noqa: T201 (a command)
        return 2
    options.output.mkdir(parents=True, exist_ok=True)
    for gold in islice(issues(pool, seed=options.seed), options.count):
        text = options.output / f"{gold.name}.txt"
        text.write_bytes(gold.source.encode())
        text.with_suffix(".gold").write_text(f"= {text.name}\n{dumps(gold)}\n", "utf-8")
    return 0


def _read(path: Path) -> list[Manuscript]:
    """Return the manuscripts of a file."""
    if path.suffix == ".gold":
        return [m for gold in load(path) for m in manuscripts(gold)]
    with path.open(encoding="utf-8") as lines:
        return list(read_jsonl(lines))


if __name__ == "__main__":
    sys.exit(main())
