"""Measure the library on all gold of the repository and raise the floors of the accuracy gate to what it reaches.

`python tools/raise_floors.py [--allow-regression] [--dry-run]`. A floor is never lowered without `--allow-regression`:
a figure that fell is printed, and nothing is written. Where gold has changed or is new, the figure may fall without the
library being worse; look at the faults (`python -m newsclean.score --faults`), then allow it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import gate

HEAD = "# Written by tools/raise_floors.py: what the library reached, as [got, of]; `gold` is the digest of the gold.\n"


def main() -> int:
    """Measure, compare, write; return an exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--allow-regression", action="store_true", help="write floors that are lower than before, too")
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    options = parser.parse_args()
    before = gate.floors()
    rows, fallen = [HEAD], 0
    for name, issues in gate.golds().items():
        digest = gate.digest(issues)
        figures = gate.gated(gate.measure(issues))
        old = before.get(name)
        rows.append(f'\n["{name}"]\ngold = "{digest}"\n')
        for figure, value in figures.items():
            rows.append(f'"{figure}" = [{value.got}, {value.of}]\n')
            floor = old.figures.get(figure) if old else None
            if floor and gate.below(figure, value, floor):
                fallen += 1
                note = "" if old and old.digest == digest else " (the gold has changed)"
                print(f"{name}: {figure} fell from {floor[0]}/{floor[1]} to {value.got}/{value.of}{note}")
            elif floor and tuple(value) != tuple(floor):
                print(f"{name}: {figure} from {floor[0]}/{floor[1]} to {value.got}/{value.of}")
    if fallen and not options.allow_regression:
        print(f"{fallen} figures fell: nothing written; --allow-regression lowers the floors")
        return 1
    if not options.dry_run:
        gate.FLOORS.write_text("".join(rows), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
