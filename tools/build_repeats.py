"""Build what the rule `repeats` stands on: the packed counts, and the scorer fitted on them.

    python tools/build_repeats.py ../shared/corpora [--until 20241231] [--output DIRECTORY]

Needs numpy, jieba, opencc, lightgbm. The news and the reports are cut into folds by date and by document. For each
fold a table is built without it, doublings are injected into it, and every run in it is weighed by the runtime itself;
so are, by the table that ships, statutes that are not counted, and text written for the tests, whose registers the
corpora lack: the pages, and prose that doubles much. On all of them together the trees are fitted: the first few on
what the characters around a run say, the others on what the rest of the text says, too. Seeds are fixed.
"""

from __future__ import annotations

import random
import re
import sys
from bisect import bisect_left, bisect_right
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import lightgbm
import numpy as np

from build_ngrams import Doc, Folded, documents, fold_all, provenance, statutes, table
from building import arguments, digest, fitted_golds, pages_digest, write
from newsclean.fold import fold as folded_view
from newsclean.han import HAN
from newsclean.ngrams import Table, read
from newsclean.rules.doubling import FEATURES, unit_start, weigh
from newsclean.rules.elsewhere import ELSEWHERE, elsewhere
from newsclean.rules.runs import Run, runs
from newsclean.rules.weighing import WEIGHED
from pack_trees import STEADY, pack

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.scoring.gold import Gold

PROSE = sorted((Path(__file__).parent.parent / "tests/prose").glob("*.txt"))
FOLDS = 4
RATE = 1 / 450
"""Injected doublings for each character."""

ISSUE = 12_000
"""Characters of one issue, at least."""

EARLY, HOPELESS = 40, -2.0
"""Where the trees may stop: eight sums in ten thousand would have risen above -1 after all, none of them above 0."""

LAW = 0.5
"""The weight of a run in a statute: they add natural repeats that the news lacks, but are not what the rule reads."""

MEANT = 0.5
"""The weight of a run in the prose that doubles much."""

MISPRINT = 3.0
"""The weight of a misprint of a written page beside the other runs there: pages hold few."""

LEAN = 0.5
"""The prior is written as so much less than that of the sample. The written text holds far more natural repeats than
what is read, which makes the trees too careful: at this prior as many of the edits in composed issues are right as with
trees that had not seen it, and of the half of the prose that was held out a third as much is cut."""

PARAMETERS = STEADY | {
    "n_estimators": 350, "num_leaves": 16, "learning_rate": 0.06, "min_child_samples": 30, "colsample_bytree": 0.6,
}  # fmt: skip

_HAN = re.compile(f"[{HAN}]+")


class Mark(NamedTuple):
    """Where a doubling was injected, in the text after, and how long its unit is."""

    start: int
    period: int


def inject(text: str, starts: np.ndarray, rate: float, seed: int) -> tuple[str, list[Mark]]:
    """Double Han characters (70 %), whole words (20 %), strings of two to four (10 %) at random, 30 or more apart."""
    r = random.Random(seed)  # a seed gives the same text again
    wanted = int(len(text) * rate + r.random())
    places = sorted(r.sample(range(3, len(text) - 8), min(wanted, len(text) // 40)))
    parts: list[str] = []
    marks: list[Mark] = []
    done = shift = 0
    last = -30
    for place in places:
        kind = r.random()
        size = 1 if kind < 0.7 else r.choice([2, 2, 2, 3, 4])
        at = place
        if 0.7 <= kind < 0.9:
            while at and not starts[at]:
                at -= 1
            size = next((k for k in range(1, 6) if starts[at + k]), 6)
            if not 2 <= size <= 4:
                continue
        unit = text[at : at + size]
        if (
            at - last < 30
            or not _HAN.fullmatch(unit)
            or unit in (text[at - size : at], text[at + size : at + 2 * size])
        ):
            continue
        parts += [text[done : at + size], unit]
        done = at + size
        marks.append(Mark(at + shift, size))
        shift += size
        last = at
    return "".join([*parts, text[done:]]), marks


def is_injected(run: Run, marks: list[Mark]) -> bool:
    """Say whether `run` holds an injected doubling of its own period."""
    near = marks[bisect_left(marks, (run.start - 8, 0)) : bisect_right(marks, (run.end + 8, 0))]
    return any(m.period == run.period and run.start <= m.start and m.start + 2 * m.period <= run.end for m in near)


def issues(folded: list[Folded]) -> list[tuple[str, np.ndarray]]:
    """Return the texts of `folded` put together to issues, with the marks of their words' starts."""
    out, group, size = [], [], 0
    for f in folded:
        group.append(f)
        size += len(f.ids)
        if size >= ISSUE or f is folded[-1]:
            out.append(
                ("".join(g.ids.tobytes().decode("utf-32-le") for g in group), np.concatenate([g.starts for g in group]))
            )
            group, size = [], 0
    return out


def weighed(counts: Table, folded: list[Folded], rate: float, seed: int) -> tuple[list[list[float]], list[bool]]:
    """Return the figures of every run in `folded` with doublings injected, and which runs are injected."""
    figures, labels = [], []
    for number, (text, starts) in enumerate(issues(folded)):
        dirty, marks = inject(text, starts, rate, seed * 100_003 + number)
        for run in runs(dirty):
            if run.period <= WEIGHED and (row := weigh(counts, dirty, run)) is not None:
                start = unit_start(counts, dirty, run)
                figures.append([*row, *elsewhere(dirty, start, run.period)])
                labels.append(is_injected(run, marks))
    return figures, labels


def printed(counts: Table) -> tuple[list[list[float]], list[bool]]:
    """Return the figures of every run in the written pages that are fitted on, and which runs are their misprints."""
    figures, labels = [], []
    for gold in fitted_golds():
        text = folded_view(gold.source)
        marks = sorted(misprints(gold))
        for run in runs(text) if len(text) == len(gold.source) else ():
            if run.period <= WEIGHED and (row := weigh(counts, text, run)) is not None:
                figures.append([*row, *elsewhere(text, unit_start(counts, text, run), run.period)])
                labels.append(is_injected(run, marks))
    return figures, labels


def misprints(gold: Gold) -> Iterator[Mark]:
    """Yield where the source of a gold says that something is printed twice."""
    for repeat in gold.repeats:
        at = gold.source.index(repeat.faulty, gold[repeat.line].start)
        period = len(repeat.faulty) - len(repeat.right)
        for start in range(len(repeat.faulty) - 2 * period + 1):
            if repeat.faulty[start : start + period] == repeat.faulty[start + period : start + 2 * period]:
                yield Mark(at + start, period)


def prose() -> Iterator[Doc]:
    """Yield the first half of the paragraphs of each text that was written to double."""
    for path in PROSE:
        paragraphs = path.read_text("utf-8").split("\n\n")
        yield Doc("prose", path.stem, "\n".join(paragraphs[: len(paragraphs) // 2]))


def fold_numbers(folded: list[Folded]) -> list[int]:
    """Return the fold of each document: news by date in blocks, reports by number, statutes in none (-1)."""
    days = sorted({f.doc.key for f in folded if f.doc.source == "transcripts"})
    block = {day: i * FOLDS // len(days) for i, day in enumerate(days)}
    by_source = {
        "transcripts": lambda key: block[key],
        "reports": lambda key: int(key) % FOLDS,
        "statutes": lambda _: -1,
    }
    return [by_source[f.doc.source](f.doc.key) for f in folded]


class Sample(NamedTuple):
    """What the trees are fitted on: figures, labels and weights of the runs, and the rate of injected ones."""

    figures: np.ndarray
    labels: np.ndarray
    weights: np.ndarray
    prior: float


def sample(folded: list[Folded], laws: list[Folded], whole: Table) -> Sample:
    """Return the runs of all folds, each weighed by a table that has not seen it, of statutes and of what is written.

    The prior is the rate of injected runs for each character, which is below `RATE`: not every place takes a doubling.
    """
    numbers = fold_numbers(folded)
    figures: list[list[float]] = []
    labels: list[bool] = []
    for number in range(FOLDS):
        counts = read(table([f for f, n in zip(folded, numbers, strict=True) if n != number]))
        more, which = weighed(counts, [f for f, n in zip(folded, numbers, strict=True) if n == number], RATE, number)
        figures += more
        labels += which
        print(f"fold {number}: {len(which):,} runs, {sum(which):,} injected", flush=True)
    characters = sum(len(f.ids) for f, number in zip(folded, numbers, strict=True) if number >= 0)
    prior = sum(labels) / characters
    weights = [1.0] * len(labels)
    others = (
        ("statutes", *weighed(whole, laws, RATE, FOLDS), LAW, LAW),
        ("prose", *weighed(whole, fold_all(prose()), 0.0, FOLDS), MEANT, MEANT),
        ("pages", *printed(whole), 1.0, MISPRINT),
    )
    for name, more, which, natural, doubled in others:
        print(f"{name}: {len(which):,} runs, {sum(which):,} doubled", flush=True)
        figures += more
        labels += which
        weights += [doubled if injected else natural for injected in which]
    return Sample(np.array(figures, dtype=float), np.array(labels), np.array(weights), LEAN * prior)


def fit(data: Sample) -> lightgbm.LGBMClassifier:
    """Return the trees: the first `EARLY` know nothing of the rest of the text."""
    near = data.figures.copy()
    near[:, len(FEATURES) :] = 0
    early = PARAMETERS | {"n_estimators": EARLY}
    late = PARAMETERS | {"n_estimators": PARAMETERS["n_estimators"] - EARLY}
    first = lightgbm.LGBMClassifier(**early).fit(near, data.labels, sample_weight=data.weights)
    return lightgbm.LGBMClassifier(**late).fit(data.figures, data.labels, sample_weight=data.weights, init_model=first)


def packed(model: lightgbm.LGBMClassifier, prior: float) -> bytes:
    """Return the trees of `model` as newsclean.rules.trees reads them."""
    trees = [tree["tree_structure"] for tree in model.booster_.dump_model()["tree_info"]]
    return pack(trees, features=FEATURES + ELSEWHERE, prior=prior, early=EARLY, hopeless=HOPELESS)


def main() -> int:
    """Fit and write."""
    args = arguments(__doc__)
    folded = fold_all(documents(args.corpora, args.until))
    counts = table(folded)
    data = sample(folded, fold_all(statutes(args.corpora, 2)), read(counts))
    trees = packed(fit(data), data.prior)
    about = provenance(args.corpora, args.until, counts)
    about["repeats.trees"] = digest(trees)
    about["fit"] = {"folds": FOLDS, "rate": RATE, "issue": ISSUE, "runs": len(data.labels), "parameters": PARAMETERS}
    about["written"] = {
        "pages": pages_digest(),
        "prose": digest(b"".join(path.read_bytes() for path in PROSE)),
    }
    about["versions"]["lightgbm"] = version("lightgbm")
    write(args.output, {"ngrams.bin": counts, "repeats.trees": trees}, "repeats.json", about)
    print(f"counts {len(counts):,} bytes, trees {len(trees):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
