"""Fit the weights by which the headline of a stack is told from its kickers and decks (`WEIGHTS` in issue/rank.py).

The stacks are those of the annotated pages and seeds: broadcast items, of which issues are composed, have none.
Logistic regression with a ridge towards `PRIOR`, what the conventions say; printed, to be set by hand, with the share
that is right on each kind of page when it is left out of the fit.
    python tools/fit_stacks.py
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from logistic import fit
from newsclean.fold import fold
from newsclean.issue.rank import WEIGHTS, Row, figures
from newsclean.scoring.notation import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.scoring.gold import Gold

PRIOR = {
    "upper says who speaks": -2.0,
    "upper begins with a dash": -2.0,
    "upper has a middle dot": -1.0,
    "upper is a place": -2.0,
    "lower begins with a dash": 2.0,
    "lower names those present": 2.0,
    "upper names those present": -1.0,
    "upper is in brackets": -2.0,
    "lower is in brackets": 2.0,
}
STACK = {"kicker", "headline", "deck"}
NAMES = tuple(WEIGHTS)


def pairs(gold: Gold) -> Iterator[tuple[list[float], bool, str]]:
    """Yield for every two neighbours of a stack the figures, whether the upper is nearer the headline, and the text."""
    for article in gold.articles:
        stack = [(set(r.kinds), gold[r.lines[0]].text) for r in article.records if STACK & set(r.kinds)]
        stack = [(kinds, text) for kinds, text in stack if "paragraph" not in kinds]
        bodies = [r for r in article.records if "paragraph" in r.kinds and not STACK & set(r.kinds)]
        lead = fold(gold[bodies[0].lines[0]].text).strip() if bodies else ""
        for (above, a), (below, b) in pairwise(stack):
            upper = "deck" in below or (above == {"headline"} and "headline" not in below)
            lower = "kicker" in above or (below == {"headline"} and "headline" not in above)
            if upper != lower:
                found = figures(row(a), row(b), lead)
                yield [found.get(name, 0.0) for name in NAMES], upper, f"{a.strip()} / {b.strip()}"


def row(text: str) -> Row:
    """Return a line as layout reads it."""
    bare = fold(text).strip()
    inner = bare.lstrip("#")
    return Row(inner.strip(" *"), len(bare) - len(inner))


def main() -> None:
    """Fit and print."""
    pages = sorted(Path("tests/pages").glob("*.gold"))
    found = [(p.stem.rstrip("0123456789_"), *pair) for p in pages for gold in load(p) for pair in pairs(gold)]
    found += [
        ("seeds", *pair) for p in sorted(Path("seeds").glob("*.gold")) for gold in load(p) for pair in pairs(gold)
    ]
    kinds = np.array([kind for kind, *_ in found])
    rows = np.array([row for _, row, _, _ in found])
    labels = np.array([upper for _, _, upper, _ in found])
    prior = np.array([PRIOR.get(name, 0.0) for name in NAMES])
    right = 0
    for kind in sorted(set(kinds)):
        out = kinds == kind
        good = (rows[out] @ fit(rows[~out], labels[~out], prior) > 0) == labels[out]
        right += good.sum()
        print(f"{kind}: {good.sum()} of {out.sum()}")
        for k in np.flatnonzero(out)[~good]:
            print(f"    {found[k][-1]}")
    print(f"left out: {right} of {len(found)}")
    for name, weight in zip(NAMES, fit(rows, labels, prior), strict=True):
        print(f"{name}: {weight:.1f}")


if __name__ == "__main__":
    main()
