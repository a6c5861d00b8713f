"""Build src/newsclean/data/line_odds.txt: how the first and last characters of a line tell what it is.

Logistic models over character n-grams, fitted on clean text:

* `orphan`: does a line start in the middle of a sentence (a cut paragraph) or as a paragraph starts?
* `title`: is a short line without a final mark a headline, or a fragment of body text?
* `lead`: is a paragraph the first of an article, or a later one?
* `wrap`: are two lines one headline, cut between two words, or two that are whole? Clauses that begin a sentence are
  added to the titles, because they have more of the words that newspapers use; they are cut by words (jieba).

Only the weights of n-grams go into the file, none of the text. Run from the repository root:
    python tools/build_line_odds.py ../shared/corpora [--until 2025]
`--until` leaves later broadcast items out, for measuring on what was not seen.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import hashlib
import itertools
import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jieba
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from newsclean.fold import fold
from newsclean.layout.odds import lead_keys, orphan_keys, title_keys, wrap_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

OUT = Path("src/newsclean/data/line_odds.txt")
HAN = re.compile("[一-鿿]")
LEAD = re.compile(r"^央视网消息\s*[（(]新闻联播[）)]\s*[：:]\s*")
ENDS = tuple("。!?”…》)")
AFTER_STOP = re.compile("[。!?]")
AFTER_PAUSE = re.compile("[,;:]")
SENTENCES = 0.4
CLAUSES = 0.2
"""Shares of the sentences and clauses that count as starts besides the paragraphs': a paragraph may begin like them."""
MIN_COUNT = 5
MIN_WEIGHT = 0.2
WRAP_COUNT = 8
COPIES = 3
"""So often a title counts beside a clause of body text, which is like one."""
BEGINS, ENDS_WORD = re.compile("[一-鿿“《0-9]"), re.compile("[一-鿿”》]")
LEFT, UNEVEN = 4, 0.35
"""A headline is cut with so many characters on either side, and near its middle: within so great a share of it."""
_SENTENCE = re.compile(r"(?:^|[。!?])([^。!?;:()]{4,60})")
_CLAUSE = re.compile("(?:[^,。“”《》 ]|“[^“”]*”|《[^《》]*》){4,24}")
_SERIES = re.compile(r"^(?:【[^】]*】|\([^)]*\))")


def broadcast(folder: Path, until: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (title, paragraphs) of the broadcast items up to a date."""
    with gzip.open(folder / "cctv_2022_2025.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            item = json.loads(row)
            if item["id"][:10] > until:
                continue
            title, *paragraphs = item["text"].split("\n")
            yield fold(title.strip()), [fold(LEAD.sub("", p.strip())) for p in paragraphs]


def plain(folder: Path, name: str, share: float, rng: random.Random) -> Iterator[str]:
    """Yield a share of the paragraphs of a plain-text corpus."""
    with gzip.open(folder / name, "rt", encoding="utf-8") as rows:
        for row in rows:
            text = fold(row.strip())
            if len(text) > 25 and text.endswith(ENDS) and rng.random() < share:
                yield text


def cut_points(text: str, low: int, high: int) -> list[int]:
    """Return the places between two Han characters at which a column may break."""
    return [i for i in range(low, high) if HAN.match(text[i - 1]) and HAN.match(text[i])]


def pick(rng: random.Random, points: list[int], most: int) -> list[int]:
    """Return at most `most` of the points, at random."""
    return rng.sample(points, min(most, len(points)))


def middle(text: str) -> list[int]:
    """Return the places between two words at which a headline may be wrapped."""
    out, at = [], 0
    for word in jieba.cut(text):
        if LEFT <= at <= len(text) - LEFT and BEGINS.match(text[at]) and ENDS_WORD.match(text[at - 1]):
            out.append(at)
        at += len(word)
    return [i for i in out if abs(2 * i - len(text)) <= max(4, UNEVEN * len(text))] or out


def wraps(titles: list[str], paragraphs: list[str], rng: random.Random) -> list[tuple[tuple[str, str], bool]]:
    """Return pairs of lines that are one headline (True), and pairs that are two.

    Two are the parts of a title that a blank parts, a clause and the next of its sentence, as a headline and its deck
    tell of one thing, and any two whole ones of the lengths that the halves of a cut one have.
    """
    parts = [[p for p in _SERIES.sub("", t).split(" ") if len(p) > LEFT] for t in titles]
    clauses = [balanced(s.split(",")) for p in paragraphs for s in _SENTENCE.findall(p)]
    whole = [part for some in parts for part in some] * COPIES + [some[0] for some in clauses if some]
    rows = [((a, b), False) for some in parts * COPIES + clauses for a, b in itertools.pairwise(some[:2])]
    sized = collections.defaultdict(list)
    for text in whole:
        sized[len(text)].append(text)
    for text in whole:
        for i in pick(rng, middle(text), 1):
            upper, lower = sized[i], sized[len(text) - i]
            rows.append(((text[:i], text[i:]), True))
            if upper and lower:
                rows.append(((rng.choice(upper), rng.choice(lower)), False))
    return rows


def balanced(clauses: list[str]) -> list[str]:
    """Return the first clauses of a sentence, up to one that is too long or leaves a quotation open."""
    return list(itertools.takewhile(_CLAUSE.fullmatch, clauses))


def fit(
    rows: list[tuple[Any, bool]], keys: Callable[[Any], Iterable[str]], strength: float, min_count: int = MIN_COUNT
) -> dict[str, float]:
    """Return the weights of a regularised logistic regression over `keys`, the intercept under the empty key."""
    counts = collections.Counter(k for text, _ in rows for k in set(keys(text)))
    names = sorted(k for k, n in counts.items() if n >= min_count)
    index = {k: i for i, k in enumerate(names)}
    columns: list[int] = []
    ends = [0]
    for text, _ in rows:
        columns += sorted({index[k] for k in keys(text) if k in index})
        ends.append(len(columns))
    x = csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(rows), len(names)))
    y = np.array([label for _, label in rows])
    model = LogisticRegression(C=strength, max_iter=200).fit(x, y)
    weights = dict(zip(names, model.coef_[0].tolist(), strict=True))
    return {"": float(model.intercept_[0])} | {k: w for k, w in weights.items() if abs(w) >= MIN_WEIGHT}


def write(models: dict[str, dict[str, float]], inputs: dict[str, str]) -> None:
    """Write the models, one weight a line with the n-grams that have it, keys sorted."""
    out = ["# Built by tools/build_line_odds.py from counts over:"]
    out += [f"#   {name} sha256 {digest}" for name, digest in inputs.items()]
    out.append("# A line: model, weight in tenths of a nat, the n-grams that carry it.")
    for model, weights in models.items():
        groups = collections.defaultdict(list)
        for key, weight in weights.items():
            groups[round(weight * 10)].append(key)
        for tenths in sorted(groups):
            out.append(f"{model}\t{tenths}\t" + " ".join(sorted(groups[tenths])))
    OUT.write_text("\n".join(out) + "\n", encoding="utf-8")


def main() -> None:
    """Build the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--until", default="9999")
    args = parser.parse_args()
    rng = random.Random(2)
    titles = []
    paragraphs = []
    leads = []
    for title, items in broadcast(args.corpora, args.until):
        if 5 <= len(title) <= 36 and "联播" not in title:
            titles.append(title)
        good = [p for p in items if len(p) > 25]
        leads += [(p, i == 0) for i, p in enumerate(good) if len(good) > 1]
        paragraphs += [p for p in items if len(p) > 25 and p.endswith(ENDS)]
    reports = list(plain(args.corpora, "government_work_reports_2026.txt.gz", 1.0, rng))
    laws = list(plain(args.corpora, "laws.txt.gz", 0.05, rng))
    orphans = [(p, False) for p in paragraphs + reports + laws]
    titled = [(t, True) for t in titles for _ in range(3)]
    for p in paragraphs + reports + laws:
        near = cut_points(p, 3, max(4, len(p) // 3))
        far = cut_points(p, 3, len(p) - 3)
        starts = [m.end() for m in AFTER_STOP.finditer(p) if rng.random() < SENTENCES]
        starts += [m.end() for m in AFTER_PAUSE.finditer(p) if rng.random() < CLAUSES]
        orphans += [(p[i:], False) for i in starts if len(p) - i > 8]
        orphans += [(p[i:], True) for i in [*pick(rng, near, 1), *pick(rng, far, len(starts))]]
        if far and rng.random() < 0.7:
            end = rng.choice(far)
            titled.append((p[max(0, end - rng.randint(5, 34)) : end] if rng.random() < 0.5 else p[:end][:34], False))
    names = ["cctv_2022_2025.jsonl.gz", "government_work_reports_2026.txt.gz", "laws.txt.gz"]
    inputs = {n: hashlib.sha256((args.corpora / n).read_bytes()).hexdigest() for n in names}
    models = {
        "orphan": fit(orphans, orphan_keys, 1.0),
        "title": fit(titled, title_keys, 0.5),
        "lead": fit(leads, lead_keys, 0.2),
        "wrap": fit(wraps(titles, paragraphs + reports, rng), lambda pair: wrap_keys(*pair), 0.1, WRAP_COUNT),
    }
    write(models, inputs)
    print({name: len(m) for name, m in models.items()}, OUT.stat().st_size)


if __name__ == "__main__":
    main()
