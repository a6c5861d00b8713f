"""Measure the whole of `parse`, its parts, and the peers that are installed, on one core and in one run.

    python benchmarks/parse.py [--real DIR] [--corpora DIR] [--characters N] [--only PART]

Speed: megabytes of UTF-8 for each second of processor time, the best of several runs, on the sample issues of seeds/,
on issues composed from their articles, and, where they are, on real issues and plain broadcast news; the same as a
ratio to ftfy's `fix_text`, which a busy machine slows as it slows us. Growth: the time for each character of one, four
and sixteen times as much text, on ordinary text and on what is made to be slow. Start: how long the filter takes for a
small file. A peer that is not installed is reported as absent: ftfy and jionlp by pip.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import itertools
import json
import logging
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.decoding.decode import decode
from newsclean.edits import clean
from newsclean.fold import fold
from newsclean.issue.parse import parse, read
from newsclean.layout.page import lay_out
from newsclean.noise.compose import issues
from newsclean.noise.manuscript import manuscripts
from newsclean.recipe import character_rules
from newsclean.scoring.notation import load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("speed", "growth", "start")
RULES = character_rules()
PEER = "ftfy fix_text"
COMPOSED = 20
PLAIN = 300_000
"""So many characters of broadcast news, in pieces of `PIECE`."""
PIECE = 8_000
RUNS = 5
PATIENCE = 30.0
"""Seconds that a text may be expected to take at the next size; one that would take longer is not tried."""


def best(functions: Mapping[str, Callable[[str], object]], texts: Sequence[str], runs: int = RUNS) -> dict[str, float]:
    """Return the least seconds of processor time that each function takes for all texts.

    The functions take turns, so that a machine that slows down slows them all.
    """
    found = dict.fromkeys(functions, float("inf"))
    for _ in range(runs):
        for name, function in functions.items():
            start = time.process_time()
            for text in texts:
                function(text)
            found[name] = min(found[name], time.process_time() - start)
    return found


def samples(real: Path, corpora: Path) -> dict[str, list[str]]:
    """Return the texts to measure on, by name."""
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    pool = [m for path in seeds for gold in load(path.with_suffix(".gold")) for m in manuscripts(gold) if m.body]
    found = {
        "seeds": [decode(path.read_bytes()).text for path in seeds],
        "composed": [gold.source for gold in itertools.islice(issues(pool, seed=1), COMPOSED)],
    }
    if paths := sorted(real.glob("*.txt")):
        found["real issues"] = [path.read_text("utf-8") for path in paths]
    news = corpora / "cctv_2022_2025.jsonl.gz"
    if news.exists():
        parts: list[str] = []
        with gzip.open(news, "rt", encoding="utf-8") as lines:
            while sum(map(len, parts)) < PLAIN:
                parts.append(json.loads(next(lines))["text"])
        text = "\n\n".join(parts)[:PLAIN]
        found["plain news"] = [text[at : at + PIECE] for at in range(0, PLAIN, PIECE)]
    return found


def peer(module: str, attribute: str) -> Callable[[str], object] | None:
    """Return a function of a peer, or None when it is not installed."""
    try:
        found: Callable[[str], object] = getattr(importlib.import_module(module), attribute)
    except ImportError:
        return None
    return found


def speed(real: Path, corpora: Path) -> None:
    """Print how many megabytes a second each function handles, and how many times as many as ftfy's `fix_text`."""
    peers = {
        PEER: peer("ftfy", "fix_text"),
        "ftfy fix_and_explain": peer("ftfy", "fix_and_explain"),
        "JioNLP clean_text": peer("jionlp", "clean_text"),
    }
    rule = {f"  rule {rule.name}": lambda text, rule=rule: tuple(rule.find(text)) for rule in RULES}
    for name, texts in samples(real, corpora).items():
        size = sum(len(text.encode()) for text in texts) / 1e6
        cleaned = {text: clean(text, RULES) for text in texts}
        folded = {text: fold(made.text) for text, made in cleaned.items()}
        functions: dict[str, Callable[[str], object] | None] = {
            **peers,
            "parse": parse,
            "  all character rules": lambda text: clean(text, RULES),
            **rule,
            "  lay_out": lambda text, folded=folded: lay_out(folded[text]),
            "  lay_out and all behind it": lambda text, cleaned=cleaned: read(cleaned[text]),
            "parse and to_dict": lambda text: parse(text).to_dict(),
        }
        print(f"\n{name}: {len(texts)} texts, {size * 1e3:.0f} kB\n{'':32}{'MB/s':>10}{'of fix_text':>14}")
        there = {label: function for label, function in functions.items() if function is not None}
        for function in there.values():
            function(texts[0])
        taken = best(there, texts)
        for label in functions:
            if label not in there:
                print(f"{label:32}{'absent':>10}")
                continue
            ratio = f"{taken[PEER] / taken[label]:14.2f}" if PEER in taken else ""
            print(f"{label:32}{size / taken[label]:10.2f}{ratio}", flush=True)


def hard() -> dict[str, str]:
    """Return texts that are made to be slow, each to be repeated, by what they are made of."""
    clause = "全区各部门要抓好春季绿化工作，确保苗木成活，"
    return {
        "one line": clause,
        "short lines": "春季绿化\n",
        "open lines": clause * 2 + "要认真\n\n",
        "headings": "我区召开绿化工作会议\n\n",
        "headings and open lines": f"我区召开绿化工作会议\n\n{clause * 2}要认真\n\n要认真落实{clause}\n\n",
        "open quotes": f"“{clause}\n",
        "open brackets": "（（【《",
        "nested brackets": "（甲（乙（丙）丁）戊）",
        "digits": "1234567890",
        "one character": "的",
        "a repeated clause": clause.replace("，", ""),
        "blanks": " ",
        "blank lines": "\n",
        "page breaks": "甲\f",
        "jumps": f"我区召开绿化工作会议\n\n{clause * 2}要认真\n\n（下转第3版）\n\n（上接第1版）\n\n落实。\n\n",
        "captions and credits": "图为三号渡口通航。\n\n新华社记者 周远航摄\n\n",
        "dots": "·",
        "names": "记者 王芳 李伟 张磊 ",
        "hashes": "# ",
    }


def growth(real: Path, corpora: Path, characters: int) -> None:
    """Print the microseconds for each character at three sizes; a text whose figures rise does not grow linearly."""
    ordinary = "\n\n".join(samples(real, corpora)["composed"])
    sizes = [characters // 16, characters // 4, characters]
    print(f"\nµs for a character{'':14}" + "".join(f"{size:>12,}" for size in sizes) + f"{'last/first':>12}")
    for name, unit in {"composed issues": ordinary, **hard()}.items():
        found: list[float] = []
        for size in sizes:
            text = (unit * (size // len(unit) + 1))[:size]
            taken = best({name: parse}, [text], 3 if not found or found[0] * characters < 1e6 else 1)[name]
            found.append(taken / size * 1e6)
            if taken * 4 > PATIENCE:
                break
        shown = "".join(f"{figure:12.2f}" for figure in found)
        print(
            f"{name:32}{shown}{found[-1] / found[0]:12.1f}" + ("" if len(found) == len(sizes) else "  stopped"),
            flush=True,
        )


def start() -> None:
    """Print the least time that the filter takes for a small file, beside a Python that does nothing."""
    small = str(ROOT / "docs" / "example.txt")
    print()
    for name, command in {
        "python -c pass": ["-c", "pass"],
        "newsclean docs/example.txt": ["-m", "newsclean", small],
        "newsclean --help": ["-m", "newsclean", "--help"],
    }.items():
        taken = []
        for _ in range(5):
            begun = time.perf_counter()
            subprocess.run([sys.executable, *command], stdout=subprocess.DEVNULL, check=True)  # noqa: S603 (our own)
            taken.append(time.perf_counter() - begun)
        print(f"{name:32}{min(taken) * 1e3:8.0f} ms")


def main() -> int:
    """Print the three parts, or one of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--real", type=Path, default=ROOT.parent / "shared" / "real")
    parser.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    parser.add_argument("--characters", type=int, default=160_000, help="the largest text of the growth (160000)")
    parser.add_argument("--only", choices=PARTS, help="measure one part")
    options = parser.parse_args()
    logging.disable(logging.INFO)
    if options.only in (None, "speed"):
        speed(options.real, options.corpora)
    if options.only in (None, "growth"):
        growth(options.real, options.corpora, options.characters)
    if options.only in (None, "start"):
        start()
    return 0


if __name__ == "__main__":
    sys.exit(main())
