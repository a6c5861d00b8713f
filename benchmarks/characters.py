"""Measure the character rules, each and together, beside the peers that are installed, on one core and in one run.

    python benchmarks/characters.py [--corpora DIR] [--zhlint DIR] [--megabytes N]

Three texts are cut into pieces of an issue's length: clean news, the same with its marks made half-width (as
extractors leave them), and both in turn as ordinary text. Figures are megabytes of UTF-8 for each second of processor
time, best of three. A peer that is not installed is reported as absent: ftfy, jionlp and autocorrect-py by pip; zhlint
by npm, in a folder given with --zhlint.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import logging
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.edits import clean
from newsclean.han import NARROW_MARKS, WIDE_MARKS
from newsclean.recipe import character_rules
from newsclean.rules.script import script_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parents[1]
PIECE = 8_000
"""Characters; about one issue of a district paper."""
ZHLINT = """
const {run} = await import(process.argv.at(-1));
let data = "";
for await (const chunk of process.stdin) data += chunk;
const pieces = JSON.parse(data);
run(pieces[0], {rules: {preset: "default"}});
const start = process.cpuUsage();
for (const piece of pieces) run(piece, {rules: {preset: "default"}});
const used = process.cpuUsage(start);
console.log((used.user + used.system) / 1e6);
"""


def texts(folder: Path, characters: int) -> dict[str, list[str]]:
    """Return the three texts, cut into pieces."""
    parts: list[str] = []
    size = 0
    with gzip.open(folder / "cctv_2022_2025.jsonl.gz", "rt", encoding="utf-8") as lines:
        while size < characters:
            parts.append(json.loads(next(lines))["text"])
            size += len(parts[-1])
    text = "\n\n".join(parts)
    wide = [text[at : at + PIECE] for at in range(0, len(text), PIECE)]
    narrow = [piece.translate(str.maketrans(WIDE_MARKS, NARROW_MARKS)) for piece in wide]
    return {"clean": wide, "half-width": narrow, "ordinary": [*wide[::2], *narrow[1::2]]}


def speed(function: Callable[[str], object], pieces: Sequence[str]) -> float:
    """Return the megabytes of UTF-8 for each second of processor time that `function` handles, best of three."""
    size = sum(len(piece.encode()) for piece in pieces)
    function(pieces[0])
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for piece in pieces:
            function(piece)
        best = min(best, time.process_time() - start)
    return size / best / 1e6


def own() -> dict[str, Callable[[str], object]]:
    """Return the rules of the recipe, each alone and all together with the whole record of edits."""
    rules = character_rules()
    found: dict[str, Callable[[str], object]] = {f"newsclean {rule.name}": rule for rule in rules}
    simplified = script_rule("s")
    if simplified:
        found["newsclean script (t2s)"] = simplified
    found["newsclean width, spacing, script"] = lambda text: (
        clean(
            text, [rule for rule in (*rules, simplified) if rule and rule.name in {"width", "spacing", "script"}]
        ).text
    )
    found["newsclean all character rules"] = lambda text: clean(text, rules).text
    found["newsclean all, with changes"] = lambda text: clean(text, rules).changes
    return found


def peers() -> dict[str, Callable[[str], object] | None]:
    """Return the peers; None for one that is not installed."""
    found: dict[str, Callable[[str], object] | None] = {}
    for name, module, attribute in (
        ("ftfy fix_text", "ftfy", "fix_text"),
        ("ftfy fix_and_explain", "ftfy", "fix_and_explain"),
        ("JioNLP clean_text", "jionlp", "clean_text"),
        ("AutoCorrect format", "autocorrect_py", "format"),
    ):
        try:
            found[name] = getattr(importlib.import_module(module), attribute)
        except ImportError:
            found[name] = None
    return found


def zhlint(folder: Path | None, pieces: Sequence[str]) -> float | None:
    """Return the speed of zhlint, which runs under node, its start not counted; None where it is not installed."""
    if not folder:
        return None
    answer = subprocess.run(  # noqa: S603 (the command is our own)
        ["node", "--input-type=module", "-e", ZHLINT, "--", str(folder / "node_modules/zhlint/lib/index.js")],  # noqa: S607
        input=json.dumps(pieces),
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        print(answer.stderr, file=sys.stderr)
        return None
    return sum(len(piece.encode()) for piece in pieces) / float(answer.stdout.split()[-1]) / 1e6


def main() -> int:
    """Print one line for each rule and peer: the speed on each text."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--zhlint", type=Path)
    parser.add_argument("--megabytes", type=float, default=1.0)
    options = parser.parse_args()
    if not options.corpora.is_dir():
        print(f"no corpora in {options.corpora}", file=sys.stderr)
        return 2
    logging.disable(logging.INFO)
    samples = texts(options.corpora, int(options.megabytes * 1e6 / 3))
    print(f"{'MB/s':36}" + "".join(f"{name:>12}" for name in samples))
    for name, function in (own() | peers()).items():
        figures = [speed(function, pieces) if function else None for pieces in samples.values()]
        print(f"{name:36}" + "".join(f"{'absent' if f is None else round(f, 1):>12}" for f in figures), flush=True)
    figures = [zhlint(options.zhlint, pieces[:6]) for pieces in samples.values()]
    print(f"{'zhlint run':36}" + "".join(f"{'absent' if f is None else round(f, 2):>12}" for f in figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
