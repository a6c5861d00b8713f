"""Fit the weights by which two neighbours of a stack are told to be one headline (`WEIGHTS` in issue/wrapped.py).

The pairs are those of the annotated pages and seeds as the runtime meets them, laid out and grouped. Logistic
regression with a ridge towards `PRIOR`, what the conventions say; printed, to be set by hand, with what is right on
each eighth of the pages when it is left out of the fit.
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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.scoring.gold import Gold

PRIOR = {
    "pair": -1.5,
    "reads on": 0.5,
    "lower goes on": 3.0,
    "lower begins with a stub": 7.0,
    "cuts a word": 2.0,
    "upper is short": -2.0,
    "upper begins with an act": -1.5,
    "upper begins with a dash": -4.0,
    "lower begins with a dash": -5.0,
    "lower names those present": -5.0,
    "lower names who acts": -2.0,
    "upper names a document": -4.0,
    "upper is set off": -5.0,
    "lower is set off": -5.0,
    "upper leads over": -4.0,
    "lower leads over": -4.0,
    "upper asks": -3.0,
    "lower is in brackets": -4.0,
    "lower has more clauses": -2.0,
    "title of a document": 5.0,
    "left open": 3.0,
    "leans": 4.0,
    "kicker below": -3.0,
    "lower is a number": -5.0,
    "in the text": 2.0,
}
NAMES = tuple(WEIGHTS)
FOLDS = 8
RIDGE = 0.5


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


def main() -> None:
    """Fit and print."""
    paths = [*sorted(Path("tests/pages").glob("*.gold")), *sorted(Path("seeds").glob("*.gold"))]
    found = [(number % FOLDS, *pair) for number, p in enumerate(paths) for gold in load(p) for pair in pairs(gold)]
    folds = np.array([number for number, *_ in found])
    rows = np.array([row for _, row, _, _ in found])
    labels = np.array([one for _, _, one, _ in found])
    prior = np.array([PRIOR.get(name, 0.0) for name in NAMES])
    scores = np.zeros(len(found))
    for number in range(FOLDS):
        out = folds == number
        scores[out] = rows[out] @ fit(rows[~out], labels[~out], prior, ridge=RIDGE)
    beside = np.c_[np.ones(len(found)), scores]
    alone, score = fit(beside, labels, np.array([0.0, 1.0]))
    sums = alone + score * scores
    taken = sums > np.log(9)
    for k in np.argsort(-sums):
        if taken[k] != labels[k]:
            print(f"    {'missed' if labels[k] else 'wrong'} {sums[k]:.1f} {found[k][-1]}")
    told, wrongly = (taken & labels).sum(), (taken & ~labels).sum()
    print(f"left out: {labels.sum()} of {len(found)} are one; at 0.9 {told} are told so, and {wrongly} others")
    print(f"alone, score: {alone:.2f}, {score:.2f}")
    for name, weight in zip(NAMES, fit(rows, labels, prior, ridge=RIDGE), strict=True):
        print(f"{name}: {weight:.1f}")


if __name__ == "__main__":
    main()
