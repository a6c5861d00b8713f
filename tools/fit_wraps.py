"""Fit the weights by which two neighbours of a stack are told to be one headline (`WEIGHTS` in issue/wrapped.py).

The pairs are those of the annotated pages and seeds as the runtime meets them, laid out and grouped, and those of the
written stacks. These hold more pairs that look alike and are not, and layout sees no page around them: so they have
weights of their own for what that bears on, `OFFSETS`, which are left out of the table. Logistic regression with a
ridge towards `PRIOR`, what the conventions say; printed, to be set by hand, with what is right on each eighth when it
is left out of the fit.
    python tools/fit_wraps.py
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from logistic import fit
from newsclean.edits import clean
from newsclean.fold import fold
from newsclean.issue.grouping import group
from newsclean.issue.stacks import TITLES
from newsclean.issue.wrapped import WEIGHTS, figures, may_wrap
from newsclean.layout.page import lay_out
from newsclean.recipe import character_rules
from newsclean.scoring.notation import load
from written_stacks import STACKS, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.scoring.gold import Gold

PRIOR = {
    "pair": -2.0,
    "reads on": 0.5,
    "lower goes on": 3.0,
    "lower begins with a stub": 7.0,
    "cuts a word": 2.0,
    "upper is short": -2.0,
    "lower is short": 2.5,
    "upper begins with an act": -1.5,
    "upper begins with a dash": -4.0,
    "lower begins with a dash": -5.0,
    "lower names those present": -6.0,
    "lower names who acts": -3.0,
    "upper names a document": -4.0,
    "upper is set off": -5.0,
    "lower is set off": -5.0,
    "upper leads over": -4.0,
    "lower leads over": -4.0,
    "upper ends with a colon": 2.0,
    "upper asks": -3.0,
    "lower is in brackets": -4.0,
    "lower has more clauses": -3.0,
    "title of a document": 5.0,
    "left open": 5.0,
    "upper is echoed": 1.0,
    "leans": 4.0,
    "kicker below": -3.0,
    "lower is a number": -5.0,
    "in the text": 2.0,
}
NAMES = tuple(WEIGHTS)
OFFSETS = [
    NAMES.index(name)
    for name in (
        "pair", "both headlines", "kicker above", "deck below", "reads on", "upper is short", "lower is short", "equal",
    )
]  # fmt: skip
"""What weighs otherwise in a written stack than on a page."""

PAGE = 8.0
"""What a pair of a page counts for beside one of a written stack."""

FOLDS = 8
RIDGE, HELD = 0.5, 15.0
"""How strongly the weights are held to nought, and those with a convention to it."""


def pairs(gold: Gold) -> Iterator[tuple[list[float], bool, str]]:
    """Yield for every two neighbours of a stack the figures, whether they are one headline, and the text.

    Two lines that may both be headlines, and are not one, are left out.
    """
    cleaned = clean(gold.source, character_rules())
    records = {n: r for a in gold.articles for r in a.records for n in r.lines}
    for part in lay_out(fold(cleaned.text)):
        for article in group(part).articles:
            rows = [(i, u.kind) for u in article.heads if u.kind in TITLES for i in u.lines]
            text = " ".join(part[i].text for u in article.text_units for i in u.lines)
            for (i, above), (k, below) in pairwise(rows):
                if k != i + 1 or not may_wrap(part[i], part[k]):
                    continue
                first = [part[j].line.inner[0] for j in (i, k)]
                at = [cleaned.origin(span).start for span in first]
                found = [records.get(gold.at(a).id) for a in at]
                if None in found or (found[0] is not found[1] and all("headline" in r.kinds for r in found)):
                    continue
                row = figures(part[i].text, part[k].text, (above, below), text, len(rows))
                yield [row.get(name, 0.0) for name in NAMES], found[0] is found[1], f"{part[i].text} / {part[k].text}"


def report(name: str, labels: np.ndarray, sums: np.ndarray) -> None:
    """Print how many wraps are told, and how many others, by sums that were fitted without them."""
    taken = sums > np.log(9)
    told, wrongly = (taken & labels).sum(), (taken & ~labels).sum()
    print(f"{name}, left out: {labels.sum()} of {len(labels)} are one; at 0.9 {told} are told so, and {wrongly} others")


def main() -> None:
    """Fit and print."""
    paths = [*sorted(Path("tests/pages").glob("*.gold")), *sorted(Path("seeds").glob("*.gold"))]
    pages = [(number, pair) for number, path in enumerate(paths) for gold in load(path) for pair in pairs(gold)]
    stacks = [(number, pair) for path in STACKS for number, gold in enumerate(read(path)) for pair in pairs(gold)]
    found = pages + stacks
    written = np.arange(len(found)) >= len(pages)
    folds = np.array([number % FOLDS for number, _ in found])
    rows = np.array([row for _, (row, _, _) in found])
    rows = np.c_[rows, rows[:, OFFSETS] * written[:, None]]
    labels = np.array([one for _, (_, one, _) in found])
    worth = np.where(written, 1.0, PAGE)
    prior = np.array([PRIOR.get(name, 0.0) for name in NAMES] + [0.0] * len(OFFSETS))
    holds = np.where(prior, HELD, RIDGE)
    scores = np.zeros(len(found))
    for number in range(FOLDS):
        out = folds == number
        scores[out] = rows[out] @ fit(rows[~out], labels[~out], prior, ridge=holds, worth=worth[~out])
    beside = np.c_[np.ones(len(found)), scores]
    alone, score = fit(beside[~written], labels[~written], np.array([0.0, 1.0]))
    sums = alone + score * scores
    for k in np.argsort(-sums):
        if not written[k] and (sums[k] > np.log(9)) != labels[k]:
            print(f"    {'missed' if labels[k] else 'wrong'} {sums[k]:.1f} {found[k][1][-1]}")
    report("pages", labels[~written], sums[~written])
    report("written stacks", labels[written], sums[written])
    print(f"alone, score: {alone:.2f}, {score:.2f}")
    weights = fit(rows, labels, prior, ridge=holds, worth=worth)
    for name, weight in zip(NAMES, weights, strict=False):
        print(f"{name}: {weight:.1f}")


if __name__ == "__main__":
    main()
