"""Encodings and mojibake: accuracy by length on text the tables have not seen, and speed, side by side.

    python benchmarks/charset.py CORPORA [--windows 300]

CORPORA holds cctv_2022_2025.jsonl.gz; its items of 2025 are held out by tools/build_charset.py. Windows are cut at
characters, at least a third Han; *exact* means that the text comes back as it was. The peers are charset-normalizer for
encodings and ftfy, with its width, quote and line fixes off, for mojibake. Speeds are told in MB/s and as ratios within
one run; on a busy machine only the ratios say something.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

import charset_normalizer
import ftfy
import opencc

from newsclean.decoding.decode import decode
from newsclean.rules.controls import fix_controls
from newsclean.rules.mojibake import fix_mojibake

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (4, 6, 8, 12, 16, 20, 50, 100, 2000)
FTFY = ftfy.TextFixerConfig(
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_latin_ligatures=False,
    normalization=None,
    unescape_html=False,
    remove_control_chars=False,
    explain=False,
)
WRONG = {
    "UTF-8 as latin-1": ("utf-8", ["latin-1"]),
    "UTF-8 as cp1252 (WHATWG)": ("utf-8", ["whatwg"]),
    "UTF-8 as cp437": ("utf-8", ["cp437"]),
    "UTF-8 twice as cp1252": ("utf-8", ["whatwg", "whatwg"]),
    "GBK as latin-1": ("gbk", ["latin-1"]),
    "GBK as cp1252": ("gbk", ["whatwg"]),
    "Big5 as latin-1": ("cp950", ["latin-1"]),
    "Big5 as GB18030": ("cp950", ["gb18030"]),
    "UTF-8 as cp1252, U+FFFD (suspect)": ("utf-8", ["cp1252"]),
    "UTF-8 as GBK (suspect)": ("utf-8", ["gbk"]),
    "UTF-8 as GB18030 (suspect)": ("utf-8", ["gb18030"]),
    "GBK as Big5 (suspect)": ("gbk", ["cp950"]),
}


def is_han(char: str) -> bool:
    """Tell whether a character is Han."""
    return "\u3400" <= char <= "\u9fff"


def window(rng: random.Random, text: str, encoding: str, size: int) -> str:
    """Return a piece of text of at most `size` bytes, a third of it Han, that the encoding can write."""
    while True:
        at = rng.randrange(len(text) - size)
        piece = text[at : at + size].encode(encoding, "ignore")[:size].decode(encoding, "ignore")
        if piece and piece in text[at : at + size] and sum(map(is_han, piece)) * 3 >= len(piece):
            return piece


def peer(data: bytes) -> str:
    """Return what charset-normalizer makes of the bytes."""
    best = charset_normalizer.from_bytes(data).best()
    return str(best) if best else ""


def share(texts: list[tuple[bytes, str]], decoder: Callable[[bytes], str]) -> float:
    """Return the percentage of texts that come back exactly."""
    return 100 * sum(decoder(data) == text for data, text in texts) / len(texts)


def accuracy(rng: random.Random, simplified: str, taiwan: str, hong_kong: str, windows: int) -> None:
    """Print the shares of exact texts by encoding and length."""
    cells = {
        "utf-8": (simplified, "utf-8"),
        "utf-8, traditional": (taiwan, "utf-8"),
        "utf-16-le": (simplified, "utf-16-le"),
        "utf-16-be": (simplified, "utf-16-be"),
        "utf-16-le, traditional": (taiwan, "utf-16-le"),
        "utf-16-be, traditional": (taiwan, "utf-16-be"),
        "gbk": (simplified, "gbk"),
        "gb18030": (simplified, "gb18030"),
        "gbk, traditional": (taiwan, "gbk"),
        "big5": (taiwan, "big5"),
        "cp950": (taiwan, "cp950"),
        "big5hkscs": (hong_kong, "big5hkscs"),
        "hz": (simplified, "hz"),
    }
    print(f"exact texts, %, {windows} windows a cell; below: charset-normalizer on the first 60")
    print(f"{'bytes':24}", *(f"{size:6}" for size in SIZES))
    for name, (text, encoding) in cells.items():
        ours, theirs = [], []
        for size in SIZES:
            pieces = [window(rng, text, encoding, size) for _ in range(windows if size < 1000 else windows // 10)]
            texts = [(piece.encode(encoding), piece) for piece in pieces]
            ours.append(share(texts, lambda data: decode(data).text))
            theirs.append(share(texts[:60], peer))
        print(f"{name:24}", *(f"{s:6.1f}" for s in ours), flush=True)
        print(f"{'':24}", *(f"{s:6.1f}" for s in theirs), flush=True)


def damage(rng: random.Random, simplified: str, taiwan: str) -> None:
    """Print how many characters one lost byte costs, and what a changed one does to detection."""
    print("\none lost byte in 3,000 characters: characters lost, mean and most, 200 places; encoding still found, %")
    for encoding in ("utf-8", "gb18030", "cp950", "utf-16-le", "utf-16-be"):
        text = (taiwan if encoding == "cp950" else simplified)[:3000]
        data = text.encode(encoding, "ignore")
        text = data.decode(encoding)
        costs, found = [], 0
        for _ in range(200):
            at = rng.randrange(len(data))
            result = decode(data[:at] + data[at + 1 :])
            costs.append(lost(text, result.text))
            found += result.encoding == encoding
        print(f"{encoding:12} {sum(costs) / 200:6.2f} {max(costs):4} {found / 2:6.1f}", flush=True)


def lost(text: str, result: str) -> int:
    """Return how many characters lie between the first and the last difference."""
    head = next((i for i, (a, b) in enumerate(zip(text, result, strict=False)) if a != b), min(len(text), len(result)))
    tail = 0
    while tail < min(len(text), len(result)) - head and text[-1 - tail] == result[-1 - tail]:
        tail += 1
    return max(len(text), len(result)) - head - tail


def misread(text: str, was: str, codecs: list[str]) -> str:
    """Return the mojibake of a text."""
    for codec in codecs:
        data = text.encode(was, "ignore")
        if codec == "whatwg":
            text = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in data)
        else:
            text = data.decode(codec, "replace")
        was = "utf-8"
    return text


def offered(text: str) -> str:
    """Return the text with every proposal made, the reports of what is lost aside."""
    parts, done = [], 0
    for edit in fix_mojibake.find(text):
        if edit.confidence >= 0.5:
            parts += [text[done : edit.start], edit.new]
            done = edit.end
    return "".join([*parts, text[done:]])


def mojibake(rng: random.Random, simplified: str, taiwan: str) -> None:
    """Print the shares of characters that come back, by kind and length."""
    print(
        "\nmojibake: % of characters back at 12 / 60 / 400 characters, 40 windows; newsclean, offered included | ftfy"
    )
    for kind, (was, codecs) in WRONG.items():
        source = taiwan if was == "cp950" else simplified
        row = []
        for size in (12, 60, 400):
            back, theirs, total = 0, 0, 0
            for _ in range(40):
                at = rng.randrange(len(source) - size)
                text = source[at : at + size].replace("\n", "。").encode(was, "ignore").decode(was)
                wrong = misread(text, was, codecs)
                back += common(text, offered(wrong))
                theirs += common(text, ftfy.fix_text(wrong, FTFY))
                total += len(text)
            row.append((100 * back / total, 100 * theirs / total))
        print(f"{kind:36}", *(f"{a:6.1f}" for a, _ in row), " |", *(f"{b:6.1f}" for _, b in row), flush=True)


def common(text: str, result: str) -> int:
    """Return how many characters two texts have in common, in order; greedy, and exact where they hardly differ."""
    at = found = 0
    for char in text:
        place = result.find(char, at, at + 8)
        if place >= 0:
            found += 1
            at = place + 1
    return found


def speed(simplified: str, taiwan: str) -> None:
    """Print throughputs on a megabyte, and their ratios to the peers."""
    print("\nspeed, MB/s on 1 MB: newsclean, peer, ratio")
    for encoding in ("utf-8", "gb18030", "cp950", "utf-16-le"):
        text = (taiwan if encoding == "cp950" else simplified)[:450_000]
        data = text.encode(encoding, "ignore")
        print_ratio(f"decode {encoding}", len(data), lambda data=data: decode(data), lambda data=data: peer(data))
    size = len(simplified[:350_000].encode())
    text = simplified[:350_000]
    print_ratio("mojibake, clean", size, lambda: list(fix_mojibake.find(text)), lambda: ftfy.fix_text(text, FTFY))
    print_ratio("controls, clean", size, lambda: list(fix_controls.find(text)), lambda: ftfy.fix_text(text, FTFY))
    wrong = "\n".join(misread(line, "utf-8", ["whatwg"]) for line in simplified[:50_000].split("\n"))
    size = len(wrong.encode())
    print_ratio("mojibake, all of it", size, lambda: fix_mojibake(wrong), lambda: ftfy.fix_text(wrong, FTFY))


def print_ratio(name: str, size: int, ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    """Print the best of three runs of each side."""
    rates = []
    for run in (ours, theirs):
        best = min(timed(run) for _ in range(3))
        rates.append(size / best / 1e6)
    print(f"{name:24} {rates[0]:8.1f} {rates[1]:8.1f} {rates[0] / rates[1]:7.1f}", flush=True)


def timed(run: Callable[[], object]) -> float:
    """Return the seconds a call takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def main() -> None:
    """Read the held-out news and print every table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--windows", type=int, default=300)
    options = parser.parse_args()
    rng = random.Random(2025)  # a sample that can be drawn again
    with gzip.open(options.corpora / "cctv_2022_2025.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [item["text"] for item in map(json.loads, lines) if item["id"] >= "2025"]
    rng.shuffle(texts)
    simplified = "\n".join(texts[:1200])
    taiwan = opencc.OpenCC("s2tw").convert(simplified)
    hong_kong = opencc.OpenCC("s2hk").convert(simplified)
    speed(simplified, taiwan)
    damage(rng, simplified, taiwan)
    mojibake(rng, simplified, taiwan)
    accuracy(rng, simplified, taiwan, hong_kong, options.windows)


if __name__ == "__main__":
    main()
