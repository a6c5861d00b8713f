"""Build src/newsclean/data/charset.bin: how likely each Han character is in simplified and in traditional news text.

    python tools/build_charset.py CORPORA

CORPORA holds cctv_2022_2025.jsonl.gz, laws.txt.gz and government_work_reports_2026.txt.gz; jieba's word list and OpenCC
come from the environment. Only counts of single characters enter. News of 2025 stays out, so that benchmarks/charset.py
can measure on text the table has not seen. The sha256 of every input is recorded in charset.sources.json beside the
table.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import sys
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import jieba
import opencc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FIRST, LAST = 0x4E00, 0x9FFF
STEPS_PER_NAT = 8
ABSENT = 255
HELD_OUT_FROM = "2025"
WEIGHTS = {"news": 0.5, "reports": 0.15, "laws": 0.15, "words": 0.2}
OUT = Path(__file__).parents[1] / "src/newsclean/data"


def main(corpora: Path) -> None:
    """Count, mix, quantise and write."""
    jieba_words = Path(jieba.__file__).with_name("dict.txt")
    inputs = {
        "news": corpora / "cctv_2022_2025.jsonl.gz",
        "reports": corpora / "government_work_reports_2026.txt.gz",
        "laws": corpora / "laws.txt.gz",
        "words": jieba_words,
    }
    texts = {name: pieces(name, path) for name, path in inputs.items()}
    simplified = {name: counts(of) for name, of in texts.items()}
    table = pack(mix(simplified)) + pack(mix({name: counts(traditional(of)) for name, of in texts.items()}))
    (OUT / "charset.bin").write_bytes(table)
    sources = {
        "built_by": "tools/build_charset.py",
        "table_sha256": hashlib.sha256(table).hexdigest(),
        "first": f"{FIRST:04X}",
        "last": f"{LAST:04X}",
        "scripts": ["simplified", "traditional"],
        "unit": f"-ln(share) * {STEPS_PER_NAT}, {ABSENT} = absent",
        "weights": WEIGHTS,
        "held_out": f"news from {HELD_OUT_FROM} on",
        "opencc": version("opencc"),
        "jieba": version("jieba"),
        "inputs": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in inputs.values()},
    }
    (OUT / "charset.sources.json").write_text(json.dumps(sources, indent=1) + "\n", encoding="utf-8")
    print(len(table), "bytes;", {name: sum(count.values()) for name, count in simplified.items()})


def pieces(name: str, path: Path) -> list[tuple[str, int]]:
    """Return the texts of one input, each with how often it counts."""
    if name == "words":
        rows = (line.split(" ") for line in path.read_text(encoding="utf-8").splitlines())
        return [(row[0], int(row[1])) for row in rows]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        if name != "news":
            return [(line, 1) for line in lines]
        items = map(json.loads, lines)
        return [(item["text"], 1) for item in items if item["id"] < HELD_OUT_FROM]


def counts(texts: Iterable[tuple[str, int]]) -> Counter[str]:
    """Count the characters of texts, each as often as it counts."""
    total: Counter[str] = Counter()
    for text, times in texts:
        if times == 1:
            total.update(text)
        else:
            for char in text:
                total[char] += times
    return total


def traditional(texts: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield the texts in the orthographies of Taiwan and of Hong Kong."""
    converters = [opencc.OpenCC("s2tw"), opencc.OpenCC("s2hk")]
    for text, times in texts:
        for converter in converters:
            yield converter.convert(text), times


def mix(parts: dict[str, Counter[str]]) -> dict[int, float]:
    """Return the share of each Han character, the inputs weighted by `WEIGHTS`."""
    shares: dict[int, float] = {}
    for name, count in parts.items():
        han = {ord(c): n for c, n in count.items() if FIRST <= ord(c) <= LAST}
        total = sum(han.values())
        for code, n in han.items():
            shares[code] = shares.get(code, 0.0) + WEIGHTS[name] * n / total
    return shares


def pack(shares: dict[int, float]) -> bytes:
    """Return one byte for each code point from `FIRST` to `LAST`."""
    return bytes(
        min(ABSENT - 1, round(-math.log(shares[code]) * STEPS_PER_NAT)) if code in shares else ABSENT
        for code in range(FIRST, LAST + 1)
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
