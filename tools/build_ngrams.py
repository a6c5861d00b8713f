"""Count short strings, word boundaries, words and natural repeats, and pack the counts for newsclean.ngrams.

The first half of tools/build_repeats.py, which writes what these functions return. Three sources are read (broadcast
transcripts, statutes, work reports), and jieba's word list; only figures are kept. Needs numpy, jieba 0.42.1, opencc.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import platform
import re
import zlib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

import jieba
import numpy as np

from building import digest
from newsclean.ngrams import BITS, CLASSES, LETTERS, RARE, SIGNS, _Ids, pack
from newsclean.rules.runs import runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

PAIR_FLOOR = 3
TRIPLE_FLOOR = 6
WORD_FLOOR = 5
CHAR_FLOOR = 3
PARTS = {
    "zg": "noun", "nr": "person", "ns": "place", "nt": "body", "nz": "body", "vn": "deed", "an": "deed", "v": "verb",
    "a": "manner", "z": "manner", "d": "adverb", "t": "time", "m": "number", "q": "number", "r": "pronoun",
    "p": "relation", "c": "relation", "f": "position", "s": "position", "u": "particle", "y": "particle",
    "b": "modifier",
}  # fmt: skip
"""The parts of speech of jieba's list, by their first letters, in the classes of newsclean.ngrams; others are nouns."""

STATUTE_SHARE = 3
"""One statute in so many is counted: all of them would outweigh the news two to one."""

SIZES = {
    "transcripts": "cctv_2022_2025.jsonl.gz",
    "statutes": "laws.txt.gz",
    "reports": "government_work_reports_2026.txt.gz",
}
WEB = re.compile(
    r"(?:bookC|bookH|[A-Za-z]+:|【?(?:下载|打印|全屏|收藏|加大|还原|减小|首页|分享|关闭|来源|时间|相关报道|扫一扫)|---)"
)


class Doc(NamedTuple):
    """One document: its source, its date or number, its text."""

    source: str
    key: str
    text: str


def documents(corpora: Path, until: str = "99999999") -> Iterator[Doc]:
    """Yield the documents that may be counted, web furniture stripped."""
    with gzip.open(corpora / SIZES["transcripts"], "rt", encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            if (day := item["id"].partition("-")[0]) <= until:
                yield Doc("transcripts", day, _strip(item["text"]))
    yield from statutes(corpora)
    reports = gzip.decompress((corpora / SIZES["reports"]).read_bytes()).decode()
    for number, text in enumerate(re.split(r"\n\n+", reports)):
        yield Doc("reports", str(number), _strip(text))


def statutes(corpora: Path, part: int = 0) -> Iterator[Doc]:
    """Yield the statutes of one part of `STATUTE_SHARE`: part 0 is counted, 1 is measured on, 2 is fitted on."""
    whole = gzip.decompress((corpora / SIZES["statutes"]).read_bytes()).decode()
    for number, text in enumerate(re.split(r"\n\n+", whole)):
        if number % STATUTE_SHARE == part:
            yield Doc("statutes", str(number), _strip(text))


def _strip(text: str) -> str:
    """Return `text` without lines of web furniture and metadata."""
    return "\n".join(line.strip() for line in text.split("\n") if line.strip() and not WEB.match(line.strip()))


@dataclass
class Folded:
    """A document as ids, with a mark before every character that starts a word; its words; its repeats."""

    doc: Doc
    ids: np.ndarray
    starts: np.ndarray
    words: Counter[str]
    repeats: Counter[tuple[str, ...]] = field(default_factory=Counter)


_CLASSES = _Ids()


def _classed(text: str) -> str:
    """Return `text` with digits, letters and marks folded to signs, runs counted once."""
    out: list[str] = []
    for char in text:
        sign = SIGNS[k] if (k := _CLASSES[char]) != RARE else char
        if k == RARE or not out or out[-1] not in SIGNS[1:]:
            out.append(sign)
        elif {out[-1], sign} == {"。", "，"}:
            out[-1] = "。"
        elif out[-1] != sign:
            out.append(sign)
    return "".join(out)


def fold(doc: Doc, tokenizer: jieba.Tokenizer) -> Folded:
    """Return `doc` folded and parted into words."""
    text = _classed(doc.text + "\n")
    starts = np.zeros(len(text), dtype=bool)
    words: Counter[str] = Counter()
    at = 0
    for token in tokenizer.cut(text, HMM=False):
        starts[at] = True
        words[token] += 1
        at += len(token)
    repeats: Counter[tuple[str, ...]] = Counter()
    for run in runs(text):
        for junction in range(run.start + run.period, run.end - run.period + 1):
            if junction >= 2:
                repeats[tuple(text[junction - 2 : junction + 2].ljust(4, "。"))] += 1
    return Folded(doc, np.frombuffer(text.encode("utf-32-le"), dtype="<u4"), starts, words, repeats)


def fold_all(docs: Iterable[Doc]) -> list[Folded]:
    """Return every document folded, jieba's own word list deciding what a word is."""
    jieba.setLogLevel(60)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return [fold(doc, tokenizer) for doc in docs]


def variants(chars: str) -> tuple[str, str]:
    """Return the traditional characters that stand for one of `chars`, and which."""
    import opencc  # noqa: PLC0415 (not needed to count)

    convert = opencc.OpenCC("t2s")
    known = set(chars)
    pairs = [
        (old, new) for old in map(chr, range(0x4E00, 0xA000)) if (new := convert.convert(old)) != old and new in known
    ]
    return "".join(a for a, _ in pairs), "".join(b for _, b in pairs)


def table(folded: list[Folded]) -> bytes:
    """Return the packed table of `folded`."""
    codes = np.concatenate([f.ids for f in folded])
    starts = np.concatenate([f.starts for f in folded])
    words: Counter[str] = Counter()
    repeats: Counter[tuple[str, ...]] = Counter()
    for f in folded:
        words.update(f.words)
        repeats.update(f.repeats)
    found, counts = np.unique(codes, return_counts=True)
    order = np.lexsort((found, -counts))
    signs = {ord(c) for c in SIGNS}
    han = [chr(found[i]) for i in order if counts[i] >= CHAR_FLOOR and int(found[i]) not in signs]
    chars = SIGNS + "".join(han[: (1 << BITS) - len(SIGNS) - 1])
    lookup = np.zeros(0x110000, dtype=np.int64)
    for i, c in enumerate(chars):
        lookup[ord(c)] = i
    ids = lookup[codes]
    number = {c: i for i, c in enumerate(chars) if i > RARE}
    singles = np.bincount(ids, minlength=len(chars)).clip(1)
    alone = np.bincount(ids[:-1][starts[:-1] & starts[1:]], minlength=len(chars))
    tags = {word: tag for word, (_, tag) in listed().items()}
    head = (
        bytes(_logs(singles)),
        bytes(np.minimum(15, np.round(15 * alone / singles)).astype(np.uint8)),
        bytes(word_class(tags.get(c, "")) for c in chars),
    )
    tables = [_grams(ids, starts), _words(words, number), _repeats(repeats, number)]
    out = [*head]
    sizes = []
    for keys, values, shares in tables:
        planes, width = key_planes(keys)
        sizes.append([len(keys), width])
        out += [planes, values, shares]
    about = {"chars": chars, "variants": variants(chars), "total": float(np.log2(len(ids))), "tables": sizes}
    return zlib.compress(json.dumps(about, ensure_ascii=True).encode() + b"\n" + b"".join(out), 9)


def _logs(counts: np.ndarray) -> np.ndarray:
    return np.round(4 * np.log2(counts)).astype(np.uint8)


def _grams(ids: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, bytes, bytes]:
    """Count pairs and triples; the shares say how often a word starts between the characters.

    A pair has the share of its own gap and of the gap behind it; a triple those of its two gaps. A triple that holds a
    character twice in a row is kept at any count.
    """
    pairs = ids[:-1] << BITS | ids[1:]
    known = (ids[:-1] > RARE) & (ids[1:] > RARE)
    after = np.append(starts[2:], True)
    two = _counted(
        pairs[known],
        starts[1:][known],
        after[known],
        PAIR_FLOOR,
        doubled=lambda k: (k >> BITS) == (k & ((1 << BITS) - 1)),
    )
    triples = pairs[:-1] << BITS | ids[2:]
    known = known[:-1] & (ids[2:] > RARE)
    mask = (1 << BITS) - 1

    def doubled(keys: np.ndarray) -> np.ndarray:
        a, b, c = keys >> 2 * BITS, keys >> BITS & mask, keys & mask
        return ((a == b) & (a > LETTERS)) | ((b == c) & (c > LETTERS))

    three = _counted(triples[known], starts[1:-1][known], starts[2:][known], TRIPLE_FLOOR, doubled=doubled)
    return (np.concatenate([two[0], three[0]]), two[1] + three[1], two[2] + three[2])


def _counted(keys, first, second, floor, *, doubled) -> tuple[np.ndarray, bytes, bytes]:  # noqa: ANN001
    """Count equal keys, and how often each of the two marks stands with them; sorting both together is fast."""
    rows = np.sort(keys << 2 | first.astype(np.int64) << 1 | second)
    found = rows >> 2
    at = np.flatnonzero(np.append(True, found[1:] != found[:-1]))
    unique, counts = found[at], np.diff(np.append(at, len(rows)))
    shares = [np.round(15 * np.add.reduceat(rows >> bit & 1, at) / counts).astype(np.uint8) for bit in (1, 0)]
    keep = (counts >= floor) | doubled(unique)
    return unique[keep], bytes(_logs(counts[keep])), bytes((shares[0] << 4 | shares[1])[keep])


@cache
def listed() -> dict[str, tuple[int, str]]:
    """Return jieba's word list: how often each word was seen, and its part of speech."""
    rows = (line.split() for line in jieba.get_dict_file().read().decode().splitlines())
    return {word: (int(count), tag) for word, count, tag in rows}


def word_class(tag: str) -> int:
    """Return the number of the class of words (`CLASSES`) that a part of speech of jieba's list belongs to."""
    return CLASSES.index(PARTS.get(tag, PARTS.get(tag[:2], PARTS.get(tag[:1], "noun"))))


def _words(words: Counter[str], number: dict[str, int]) -> tuple[np.ndarray, bytes, bytes]:
    """Pack the words of two to four characters: those seen, and those of jieba's list that are not rare in it."""
    total_here = sum(words.values())
    known = listed()
    scale = total_here / sum(count for count, _ in known.values())
    rows = []
    for word in known.keys() | {w for w, n in words.items() if n >= WORD_FLOOR}:
        if not 2 <= len(word) <= 4 or not all(number.get(c, 0) > LETTERS for c in word):
            continue
        seen, tag = known.get(word, (0, ""))
        if seen < WORD_FLOOR and words[word] < 2:
            continue
        count = max(1.0, words[word] + scale * seen / 4)
        rows.append((pack([number[c] for c in word]), count, word_class(tag)))
    rows.sort()
    return (
        np.array([k for k, _, _ in rows], dtype=np.int64),
        bytes(_logs(np.array([c for _, c, _ in rows]))),
        bytes(which for _, _, which in rows),
    )


def _repeats(repeats: Counter[tuple[str, ...]], number: dict[str, int]) -> tuple[np.ndarray, bytes, bytes]:
    """Pack the four characters around the middle of natural repeats."""
    rows: Counter[int] = Counter()
    for chars, count in repeats.items():
        ids = [number.get(c, RARE) for c in chars]
        if ids[0] and all(ids):
            rows[pack(ids)] += count
    keys = sorted(rows)
    return np.array(keys, dtype=np.int64), bytes(_logs(np.array([rows[k] for k in keys]))), bytes(len(keys))


def key_planes(keys: np.ndarray) -> tuple[bytes, int]:
    """Return the differences of sorted `keys`, plane by plane, and how many planes."""
    steps = np.diff(keys, prepend=0).astype("<u8")
    assert (np.diff(keys) > 0).all()
    raw = steps.view(np.uint8).reshape(len(keys), 8)
    width = int(np.flatnonzero(raw.any(axis=0))[-1]) + 1
    return raw[:, :width].T.tobytes(), width


def provenance(corpora: Path, until: str, data: bytes) -> dict[str, object]:
    """Return what the table was made from."""
    inputs = {name: hashlib.sha256((corpora / name).read_bytes()).hexdigest() for name in SIZES.values()}
    inputs["jieba dict.txt"] = hashlib.sha256(jieba.get_dict_file().read()).hexdigest()
    return {
        "inputs": inputs,
        "versions": {name: version(name) for name in ("jieba", "numpy", "OpenCC")}
        | {"python": platform.python_version()},
        "floors": {"pair": PAIR_FLOOR, "triple": TRIPLE_FLOOR, "word": WORD_FLOOR, "char": CHAR_FLOOR},
        "statutes counted": f"1 in {STATUTE_SHARE}",
        "transcripts until": until,
        "ngrams.bin": digest(data),
        "notice": "The word list of jieba 0.42.1, Copyright (c) 2013 Sun Junyi, MIT License.",
    }
