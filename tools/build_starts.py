"""Build what tells a lost start: src/newsclean/data/starts.bin, starts.trees and starts.json.

    python tools/build_starts.py ../shared/corpora [--until 20250630] [--output DIRECTORY]

Needs numpy, jieba 0.42.1, lightgbm, and what the builders it borrows from need (scipy, scikit-learn, opencc). For every
place of clean text before a Han character it is counted what stands before: nothing (a paragraph starts), a full stop,
a comma, a Han character of another word or of the same. Only those figures of short strings are kept. The text is cut
into blocks by date and by document; the trees are fitted on the starts of each block's paragraphs and later sentences,
whole and cut at random, weighed by the counts of the other blocks, and on those of pages written for the tests, whose
local news begins otherwise than what is broadcast. The table that ships is counted on all blocks. Seeds are fixed.
`--until` leaves later broadcast items out, for measuring on what was not seen.
"""

from __future__ import annotations

import json
import math
import platform
import random
import re
import sys
import zlib
from array import array
from collections import defaultdict
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, NamedTuple

import jieba
import lightgbm
import numpy as np

import pack_trees
from build_line_odds import ENDS, broadcast, pick, plain
from build_ngrams import SIZES, key_planes
from building import arguments, digest, fitted_golds, pages_digest, write
from newsclean.fold import fold
from newsclean.layout.starts import FEATURES, LONGEST, Rows, Table, figures, key, opening
from pack_trees import SEED, STEADY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

BLOCKS = 5
STATUTES = 0.04
"""The share of the statutes' paragraphs that is read: more would outweigh the news."""

FLOOR = 4
"""A start seen less often is left out."""

CLOSE = 3
"""A start that says the same as the one a character shorter, within so many half nats, is left out."""

STRENGTH = 3.0
"""A start is taken to be seen so often more, in the shares of the start that is one character shorter."""

SENTENCE, CLAUSE = 0.3, 0.05
"""What a later sentence and a clause behind a comma count for beside a paragraph: a paragraph may begin like them."""

TINY = 1e-6
MOST = 25
"""No field is further from 0 than so many half nats."""

EARLY, HOPELESS = 60, -2.0
"""Where the trees may stop."""

CUTS, PAGE_CUTS = 3, 6
"""Cuts of one paragraph of a corpus, and of one of a written page."""

PAGES = 5.0
"""What a start of a written page counts for beside one of a corpus."""

WORTH = 25
"""A sentence that is followed by fewer characters starts no paragraph."""

PARAMETERS = STEADY | {
    "n_estimators": 600, "num_leaves": 31, "learning_rate": 0.05, "min_child_samples": 80, "colsample_bytree": 0.5,
}  # fmt: skip
NAMES = [SIZES[source] for source in ("transcripts", "reports", "statutes")]

PARAGRAPH, SENTENCED, CLAUSED, BETWEEN, INSIDE, OTHER = range(6)
_HAN = re.compile("[一-鿿]")
_SENTENCE = re.compile("[。!?](?=[一-鿿])")


class Paragraph(NamedTuple):
    """A clean paragraph as the table sees it, and what stands before each of its Han characters."""

    text: str
    before: bytes


def paragraph(folded: str) -> Paragraph:
    """Return the paragraph of a folded text."""
    text = opening(folded)
    starts, at = set(), 0
    for word in jieba.cut(text):
        starts.add(at)
        at += len(word)
    before = bytearray()
    last = ""
    for i, char in enumerate(text):
        if not _HAN.match(char):
            before.append(OTHER)
        elif not last:
            before.append(PARAGRAPH)
        elif last in "。!?":
            before.append(SENTENCED)
        elif last in ",;:、":
            before.append(CLAUSED)
        elif _HAN.match(last):
            before.append(BETWEEN if i in starts else INSIDE)
        else:
            before.append(OTHER)
        last = char
    return Paragraph(text, bytes(before))


def blocks(corpora: Path, until: str) -> list[list[Paragraph]]:
    """Return the clean paragraphs in blocks: the news by date, the others by document."""
    rng = random.Random(SEED)
    news = [p for _, ps in broadcast(corpora, until) for p in ps if len(p) > 25 and p.endswith(ENDS)]
    sources = [news, list(plain(corpora, NAMES[1], 1.0, rng)), list(plain(corpora, NAMES[2], STATUTES, rng))]
    found: list[list[Paragraph]] = [[] for _ in range(BLOCKS)]
    for rows in sources:
        for i, row in enumerate(rows):
            found[i * BLOCKS // len(rows)].append(paragraph(row))
    return found


Counts = dict[str, list[int]]


def count(rows: Iterable[Paragraph]) -> Counts:
    """Count what stands before each start of up to `LONGEST` characters."""
    found: Counts = defaultdict(lambda: [0] * OTHER)
    for text, before in rows:
        for i, which in enumerate(before):
            if which != OTHER:
                for size in range(LONGEST + 1):
                    found[text[i : i + size]][which] += 1
    return dict(found)


def total(parts: Iterable[Counts]) -> Counts:
    """Return the sum of the counts of some parts, without what is too rare to be held."""
    found: Counts = {}
    for part in parts:
        for start, ns in part.items():
            old = found.get(start)
            found[start] = ns if old is None else [a + b for a, b in zip(old, ns, strict=True)]
    return {start: ns for start, ns in found.items() if sum(ns) >= FLOOR}


def less(counts: Counts, part: Counts) -> Counts:
    """Return the counts without those of a part."""
    found = dict(counts)
    for start, ns in part.items():
        if start in found:
            found[start] = [a - b for a, b in zip(found[start], ns, strict=True)]
    return found


def fields(seen: float, shares: Sequence[float]) -> tuple[int, ...]:
    """Return the fields of a start from the shares of what stands before it."""
    opens = shares[PARAGRAPH] + SENTENCE * shares[SENTENCED] + TINY
    odds = (
        (shares[BETWEEN] + shares[INSIDE] + TINY) / (opens + CLAUSE * shares[CLAUSED]),
        (shares[INSIDE] + TINY) / (shares[BETWEEN] + TINY),
        (shares[PARAGRAPH] + TINY) / (shares[SENTENCED] + TINY),
        (shares[CLAUSED] + TINY) / opens,
    )
    return (round(math.log2(1 + seen)), *(max(-MOST, min(MOST, round(2 * math.log(o)))) for o in odds))


def tabulate(counts: Counts) -> Table:
    """Return the table of some counts: what is frequent enough, and says another thing than the shorter start."""
    whole = counts[""]
    shares = {"": [n / sum(whole) for n in whole]}
    told = {"": fields(0, shares[""])}
    kept: list[dict[int, tuple[int, ...]]] = [{}, {}]
    for start in sorted(counts, key=len):
        seen, above = sum(counts[start]), start[:-1]
        if not start or seen < FLOOR or above not in shares:
            continue
        towards = zip(counts[start], shares[above], strict=True)
        shares[start] = [(n + STRENGTH * share) / (seen + STRENGTH) for n, share in towards]
        row = fields(seen, shares[start])
        if len(start) == LONGEST:
            row = (1, *row[1:LONGEST])
        differ = any(abs(a - b) > CLOSE for a, b in zip(row[1:], told[above][1:], strict=False))
        told[start] = row if differ or len(start) == 1 else told[above]
        if told[start] is row:
            kept[len(start) == LONGEST][key(start)] = row
    return Table(told[""], *(_rows(part) for part in kept))


def _rows(kept: dict[int, tuple[int, ...]]) -> Rows:
    """Return keys with their fields, sorted."""
    keys = sorted(kept)
    return Rows(array("Q", keys), len(kept[keys[0]]), array("b", [v for k in keys for v in kept[k]]))


def pack(table: Table) -> bytes:
    """Return the table as newsclean.layout.starts reads it."""
    sizes, out = [], []
    for rows in (table.short, table.long):
        planes, width = key_planes(np.array(rows.keys, dtype=np.int64))
        sizes.append([len(rows.keys), width])
        out += [planes, *(rows.values[column :: rows.width].tobytes() for column in range(rows.width))]
    head = {"prior": list(table.prior), "rows": sizes}
    return zlib.compress(json.dumps(head).encode() + b"\n" + b"".join(out), 9)


def written() -> Iterator[Paragraph]:
    """Yield the paragraphs of the written pages that weights are fitted on, those without their start left out."""
    for gold in fitted_golds():
        for article in gold.articles:
            lost = {gap.line for gap in article.gaps}
            for record in article.records:
                text = fold("".join(gold.repaired(line).strip() for line in record.lines))
                if "paragraph" in record.kinds and record.lines[0] not in lost and len(text) > WORTH:
                    yield paragraph(text)


class Example(NamedTuple):
    """The figures of a start, whether it was cut, and what it counts for."""

    figures: list[float]
    cut: bool
    worth: float


def examples(
    table: Table, rows: Iterable[Paragraph], rng: random.Random, cuts: int, worth: float = 1.0
) -> Iterator[Example]:
    """Yield the starts of some paragraphs, whole and cut between two Han characters, and those of later sentences.

    Cuts lie in the first third of a paragraph, where the end of what is lost may be. A later sentence may begin a
    paragraph in another paper, whose paragraphs are shorter.
    """
    for text, before in rows:
        places = [i for i in range(3, max(4, len(text) // 3)) if before[i] in (BETWEEN, INSIDE)]
        for i in [0] * (before[0] != OTHER) + pick(rng, places, cuts):
            yield Example(figures(table, text[i:]), i > 0, worth)
        for stop in _SENTENCE.finditer(text, 0, max(0, len(text) - WORTH)):
            yield Example(figures(table, text[stop.end() :]), cut=False, worth=worth * SENTENCE)


def packed(model: lightgbm.LGBMClassifier, prior: float) -> bytes:
    """Return the trees of `model` as newsclean.rules.trees reads them."""
    trees = [tree["tree_structure"] for tree in model.booster_.dump_model()["tree_info"]]
    for tree in trees:
        _halve(tree)
    return pack_trees.pack(trees, features=FEATURES, prior=prior, early=EARLY, hopeless=HOPELESS)


def _halve(node: dict[str, Any]) -> None:
    """Put every threshold half way between two whole numbers: all figures are whole, and just below 0 is not 0."""
    if "threshold" in node:
        node["threshold"] = math.floor(node["threshold"]) + 0.5
        _halve(node["left_child"])
        _halve(node["right_child"])


def main() -> int:
    """Count, fit and write."""
    args = arguments(__doc__)
    rng = random.Random(SEED)
    rows = blocks(args.corpora, args.until)
    parts = [count(block) for block in rows]
    counts = total(parts)
    found: list[Example] = []
    for block, part in zip(rows, parts, strict=True):
        found += examples(tabulate(less(counts, part)), block, rng, CUTS)
    known = tabulate(counts)
    found += examples(known, written(), rng, PAGE_CUTS, PAGES)
    labels, worth = np.array([e.cut for e in found]), np.array([e.worth for e in found])
    model = lightgbm.LGBMClassifier(**PARAMETERS)
    model.fit(np.array([e.figures for e in found], dtype=float), labels, sample_weight=worth)
    table, trees = pack(known), packed(model, float(np.average(labels, weights=worth)))
    about = {
        "inputs": {name: digest((args.corpora / name).read_bytes())["sha256"] for name in NAMES},
        "versions": {name: version(name) for name in ("jieba", "numpy", "lightgbm")},
        "python": platform.python_version(),
        "transcripts until": args.until,
        "statutes read": STATUTES,
        "pages": pages_digest(),
        "starts": {"whole": int((~labels).sum()), "cut": int(labels.sum())},
        "starts.bin": digest(table),
        "starts.trees": digest(trees),
        "fit": {"blocks": BLOCKS, "floor": FLOOR, "close": CLOSE, "parameters": PARAMETERS},
    }
    write(args.output, {"starts.bin": table, "starts.trees": trees}, "starts.json", about)
    print(f"table {len(table):,} bytes, trees {len(trees):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
