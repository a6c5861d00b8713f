"""Measure the rule `repeats`: false deletions on clean text, recall and precision with doublings injected, speed, size.

    python tools/build_repeats.py ../shared/corpora --until 20241231 --output out/heldout
    python benchmarks/repeats.py ../shared/corpora --tables out/heldout [--plot docs/repeats.svg] [--read 0.5]
    python benchmarks/repeats.py ../shared/corpora --tables out/heldout --size 3300
    python benchmarks/repeats.py ../shared/corpora --tables out/heldout --size 5000 --torn 0.2

Three sets, none of which the tables have seen: broadcast transcripts after the date the tables end with, pages of a
national daily, and statutes that were not counted. Text is cut into issues of 12,000 characters (`--size`), and that
share of its long lines is torn between two Han characters (`--torn`), as columns tear them. Doublings are injected at
random places: one character (70 %), a whole word (20 %), two to four characters of no word (10 %). A deletion is right
when it gives back the text before. `--read` prints every deletion of clean text of at least that confidence, to be
read.
Needs numpy, jieba and lightgbm.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import re
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import jieba
import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent / "tools"))
from build_ngrams import STATUTE_SHARE, Doc, _strip, documents
from build_repeats import ISSUE, Mark, inject
from newsclean import ngrams
from newsclean.edits import MIN_CONFIDENCE, Edit, apply
from newsclean.rules import trees
from newsclean.rules.kept import kept
from newsclean.rules.rate import LONG
from newsclean.rules.repeats import find
from newsclean.rules.weighing import Scorer

if TYPE_CHECKING:
    from collections.abc import Iterable

LEVELS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.99)
EVERY = (300, 1_000, 1_500, 3_000)
BINS = (0.2, 0.35, 0.5, 0.65, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01)
SEED = 20_250_101
STATUTES = 500
_BETWEEN = re.compile("[一-鿿](?=[一-鿿])")


class Tally(NamedTuple):
    """What was found in one set at one rate: characters, injected, and (confidence, right, free) of every edit.

    An edit is free when no reason to keep it stands.
    """

    characters: int
    injected: int
    edits: list[tuple[float, bool, bool]]

    def at(self, level: float) -> tuple[int, int]:
        """Return how many edits of at least `level` there are, and how many of them are right."""
        made = [right for confidence, right, _ in self.edits if confidence >= level]
        return len(made), sum(made)


def poisson(events: int) -> tuple[float, float]:
    """Return the 95 % interval of the mean of a Poisson count (exact to a few per cent: Wilson and Hilferty)."""
    low = 0.0 if not events else events * (1 - 1 / (9 * events) - 1.96 / (3 * math.sqrt(events))) ** 3
    more = events + 1
    return max(0.0, low), more * (1 - 1 / (9 * more) + 1.96 / (3 * math.sqrt(more))) ** 3


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Return the 95 % interval of a share."""
    if not trials:
        return 0.0, 1.0
    share, z2 = hits / trials, 1.96**2
    middle = (share + z2 / (2 * trials)) / (1 + z2 / trials)
    half = 1.96 / (1 + z2 / trials) * math.sqrt(share * (1 - share) / trials + z2 / (4 * trials**2))
    return middle - half, middle + half


def grouped(parts: Iterable[str], size: int) -> list[str]:
    """Return strings put together to groups of at least `size` characters; the last may be shorter."""
    out, group = [], ""
    for part in parts:
        group += part
        if len(group) >= size:
            out.append(group)
            group = ""
    return [*out, group] if group.strip() else out


def issues(docs: list[Doc]) -> list[str]:
    """Return the texts of `docs` put together to issues of at least `ISSUE` characters."""
    return grouped((doc.text + "\n\n" for doc in docs), ISSUE)


def sets(corpora: Path, until: str) -> dict[str, list[str]]:
    """Return the issues of each set that the tables have not seen."""
    news = [d for d in documents(corpora) if d.source == "transcripts" and d.key > until]
    with gzip.open(corpora / "national_daily.jsonl.gz", "rt", encoding="utf-8") as lines:
        daily = [Doc("daily", (item := json.loads(line))["id"], _strip(item["text"])) for line in lines]
    statutes = re.split(r"\n\n+", gzip.decompress((corpora / "laws.txt.gz").read_bytes()).decode())
    unseen = [Doc("statutes", str(i), _strip(t)) for i, t in enumerate(statutes) if i % STATUTE_SHARE == 1][:STATUTES]
    return {"news": issues(news), "daily": issues(daily), "statutes": issues(unseen)}


def pieces(texts: list[str], size: int) -> list[str]:
    """Return texts cut at the ends of lines into pieces of about `size` characters."""
    return [piece for text in texts for piece in grouped(text.splitlines(keepends=True), size)]


def torn(text: str, share: float, seed: int) -> str:
    """Return a text with that share of its long lines cut in two, between Han characters."""
    r = random.Random(seed)  # a seed gives the same text again
    out = []
    for line in text.split("\n"):
        cuts = [m.end() for m in _BETWEEN.finditer(line) if LONG <= m.end() <= len(line) - 8]
        if cuts and r.random() < share:
            cut = r.choice(cuts)
            out += [line[:cut], "", line[cut:]]
        else:
            out.append(line)
    return "\n".join(out)


def word_starts(text: str, tokenizer: jieba.Tokenizer) -> np.ndarray:
    """Return a mark for every character that starts a word."""
    starts = np.zeros(len(text) + 1, dtype=bool)
    starts[np.cumsum([0, *map(len, tokenizer.cut(text, HMM=False))])] = True
    return starts


def undoes(text: str, edit: Edit, mark: Mark) -> bool:
    """Say whether `edit` gives the same text as the deletion of the injected copy."""
    if edit.end - edit.start != mark.period:
        return False
    start = mark.start + mark.period
    low, high = min(edit.start, start), max(edit.end, start + mark.period)
    if high - low > 4 * mark.period:
        return False
    return text[low : edit.start] + text[edit.end : high] == text[low:start] + text[start + mark.period : high]


def tally(texts: list[str], every: int | None, scorer: Scorer, tokenizer: jieba.Tokenizer) -> tuple[Tally, list[str]]:
    """Return what the rule does to `texts`, a doubling injected every so many characters, and what it says."""
    characters = injected = 0
    edits: list[tuple[float, bool, bool]] = []
    said: list[str] = []
    for number, text in enumerate(texts):
        dirty, marks = text, []
        if every:
            dirty, marks = inject(text, word_starts(text, tokenizer), 1 / every, SEED + number)
        characters += len(text)
        injected += len(marks)
        for edit in find(dirty, scorer, None):
            edits.append((edit.confidence, any(undoes(dirty, edit, m) for m in marks), not edit.why))
            if not every:
                around = dirty[max(0, edit.start - 14) : edit.start] + "[" + dirty[edit.start : edit.end] + "]"
                said.append(f"{edit.confidence:.3f} {around}{dirty[edit.end : edit.end + 10]!r} {edit.why}")
    return Tally(characters, injected, edits), said


def report(name: str, clean: Tally, dirty: dict[int, Tally]) -> None:
    """Print the table of one set."""
    print(f"\n{name}: {clean.characters / 1e6:.2f} M characters")
    print("confidence | false per M, clean (events, 95 %) | " + " | ".join(f"1/{e}: recall, right" for e in dirty))
    for level in LEVELS:
        events = clean.at(level)[0]
        low, high = (x / clean.characters * 1e6 for x in poisson(events))
        cells = [f"{level:.2f} | {events / clean.characters * 1e6:.2f} ({events}, {low:.2f}-{high:.2f})"]
        for t in dirty.values():
            made, right = t.at(level)
            a, b = wilson(right, t.injected)
            c, d = wilson(right, made)
            cells.append(
                f"{right / max(1, t.injected):.3f} ({a:.3f}-{b:.3f}), {right / max(1, made):.4f} ({c:.3f}-{d:.3f})"
            )
        print(" | ".join(cells))


def reliability(dirty: dict[int, Tally]) -> None:
    """Print for each bin of confidence the mean confidence and the share that is right, at each rate."""
    print("mean confidence, share right (edits) by bin | " + " | ".join(f"1/{e}" for e in dirty))
    for low, high in pairwise(BINS):
        cells = [f"{low:.2f}-{min(1.0, high):.2f}"]
        for t in dirty.values():
            inside = [(c, right) for c, right, free in t.edits if free and low <= c < high]
            if not inside:
                cells.append("none")
                continue
            a, b = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            cells.append(f"{a:.3f}, {b:.3f} ({len(inside)})")
        print(" | ".join(cells))


def speed(texts: list[str], scorer: Scorer) -> None:
    """Print the speed on clean text beside that of a plain pattern with a back reference, in one run."""
    text = "\n".join(texts)[:2_000_000]
    size = len(text.encode()) / 1e6
    plain = re.compile(r"([一-鿿]{1,6}?)\1")
    for name, work in (
        ("the rule", lambda: find(text, scorer, None)),
        ("a plain pattern", lambda: plain.sub(r"\1", text)),
    ):
        best = min(_timed(work) for _ in range(3))
        print(f"{name}: {size / best:.1f} MB/s")


def _timed(work) -> float:  # noqa: ANN001
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def load_time() -> float:
    """Return the seconds that the first use takes in a fresh interpreter, imports not counted."""
    code = (
        "import time; from newsclean.rules.weighing import scorer; "
        "t = time.perf_counter(); scorer(); print(time.perf_counter() - t)"
    )
    command = [sys.executable, "-c", code]
    return min(float(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(5))  # noqa: S603


def plot(path: Path, clean: Tally, dirty: dict[int, Tally]) -> None:
    """Write the curves over confidence as an SVG: recall and the share that is right."""
    width, height, left, top, wide, high = 760, 400, 60, 40, 460, 300
    colours = dict(zip(EVERY, ("#0b7285", "#e67700", "#5c940d", "#862e9c"), strict=True))

    def x(level: float) -> float:
        return left + (level - 0.2) / 0.8 * wide

    def y(share: float) -> float:
        return top + (1 - share) / 0.6 * high

    font = 'font-family="sans-serif" font-size="12"'
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" {font}>',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        f'<text x="{left}" y="20" font-size="14">repeats: recall and precision over confidence (held-out news)</text>',
    ]
    for share in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0):
        out.append(f'<line x1="{left}" x2="{left + wide}" y1="{y(share):.1f}" y2="{y(share):.1f}" stroke="#ddd"/>')
        out.append(f'<text x="{left - 8}" y="{y(share) + 4:.1f}" text-anchor="end">{share:.1f}</text>')
    out += [
        f'<text x="{x(level):.1f}" y="{top + high + 18}" text-anchor="middle">{level:.1f}</text>'
        for level in (0.2, 0.4, 0.6, 0.8, 0.9, 1.0)
    ]
    out.append(
        f'<line x1="{x(MIN_CONFIDENCE):.1f}" x2="{x(MIN_CONFIDENCE):.1f}" y1="{top}" y2="{top + high}" '
        'stroke="#888" stroke-dasharray="2 3"/>'
    )
    out.append(
        f'<text x="{left + wide / 2}" y="{top + high + 38}" text-anchor="middle">least confidence applied</text>'
    )
    for row, (every, t) in enumerate(dirty.items()):
        recall = [(x(v), y(max(0.4, t.at(v)[1] / t.injected))) for v in LEVELS]
        right = [(x(v), y(max(0.4, t.at(v)[1] / max(1, t.at(v)[0])))) for v in LEVELS]
        for points, dash in ((recall, ""), (right, ' stroke-dasharray="6 3"')):
            line = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
            out.append(f'<polyline points="{line}" fill="none" stroke="{colours[every]}" stroke-width="2"{dash}/>')
        base = top + 20 + 44 * row
        out.append(
            f'<text x="{left + wide + 20}" y="{base}" fill="{colours[every]}">1 in {every:,}: recall (line),</text>'
        )
        out.append(f'<text x="{left + wide + 20}" y="{base + 15}" fill="{colours[every]}">share right (dashes)</text>')
    false = " / ".join(f"{clean.at(v)[0] / clean.characters * 1e6:.2f}" for v in (0.5, 0.8, 0.9, 0.95))
    base = top + 214
    for i, line in enumerate(("false deletions per million", "clean characters at", ".5 / .8 / .9 / .95:", false)):
        out.append(f'<text x="{left + wide + 20}" y="{base + 16 * i}">{line}</text>')
    path.write_text("\n".join([*out, "</svg>"]) + "\n", encoding="utf-8")


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--tables", type=Path, required=True)
    parser.add_argument("--read", type=float, default=MIN_CONFIDENCE)
    parser.add_argument("--plot", type=Path)
    parser.add_argument("--size", type=int, help="characters of an issue, 12,000 without it")
    parser.add_argument("--torn", type=float, default=0.0, help="the share of the long lines that is torn")
    args = parser.parse_args()
    about = json.loads((args.tables / "repeats.json").read_text(encoding="utf-8"))
    packed = [(args.tables / name).read_bytes() for name in ("ngrams.bin", "repeats.trees")]
    scorer = Scorer(ngrams.read(packed[0]), trees.read(packed[1]), kept())
    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    for name, whole in sets(args.corpora, about["transcripts until"]).items():
        texts = pieces(whole, args.size) if args.size else whole
        texts = [torn(text, args.torn, SEED + i) for i, text in enumerate(texts)] if args.torn else texts
        clean, said = tally(texts, None, scorer, tokenizer)
        dirty = {every: tally(texts, every, scorer, tokenizer)[0] for every in EVERY}
        report(name, clean, dirty)
        reliability(dirty)
        print("\n".join(line for line in sorted(said, reverse=True) if float(line.split()[0]) >= args.read))
        for every in EVERY:
            unstable = sum(_moves(t, every, scorer, tokenizer, i) for i, t in enumerate(texts))
            print(f"1/{every}: a second pass would change {unstable} of {len(texts)} issues")
        if name == "news":
            speed(texts, scorer)
            if args.plot:
                plot(args.plot, clean, dirty)
    print(f"\ntables {sum(map(len, packed)) / 1e6:.2f} MB; loaded in {load_time() * 1000:.0f} ms")
    return 0


def _moves(text: str, every: int, scorer: Scorer, tokenizer: jieba.Tokenizer, number: int) -> bool:
    """Say whether the rule would change its own output on `text` with doublings injected."""
    dirty, _ = inject(text, word_starts(text, tokenizer), 1 / every, SEED + number)
    once = apply(dirty, [e for e in find(dirty, scorer, None) if e.confidence >= MIN_CONFIDENCE])
    return any(e.confidence >= MIN_CONFIDENCE for e in find(once, scorer, None))


if __name__ == "__main__":
    sys.exit(main())
