"""Fit the weights by which the headline of a stack is told from its kickers and decks (`WEIGHTS` in issue/rank.py).

The stacks are those of the annotated pages and seeds, those of composed issues, whose kickers and decks are set
phrases, and the written ones. Logistic regression with a ridge towards `PRIOR`, what the conventions say; printed, to
be set by hand, with the share that is right on each kind of page when it is left out of the fit.
    python tools/fit_stacks.py
"""

from __future__ import annotations

from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from corpus_articles import articles, sections
from logistic import fit
from newsclean.fold import fold
from newsclean.issue.rank import WEIGHTS, Row, figures
from newsclean.noise import issues
from newsclean.scoring.notation import load
from written_stacks import STACKS, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.scoring.gold import Gold

PRIOR = {
    "upper says who speaks": -2.0,
    "upper begins with a dash": -2.0,
    "lower is tiny": 3.0,
    "upper aims": -3.0,
    "upper aims, lower names who acts": -2.0,
    "upper pairs clauses": -1.5,
    "upper has more clauses": -0.7,
    "upper has a middle dot": -1.0,
    "upper is a place": -2.0,
    "upper is marked": 1.5,
    "upper alone is marked": 0.5,
    "lower begins with a dash": 2.0,
    "lower names those present": 2.0,
    "upper names those present": -1.0,
    "upper is in brackets": -2.0,
    "lower is in brackets": 2.0,
}
COMPOSED, WRITTEN = 0.3, 0.1
"""What a pair of a composed issue and of a written stack counts for beside one of a page.

Composed stacks repeat themselves. The written ones have more headlines that charm, with the news below them, than
papers that report: at a full count they would turn kickers that charm into headlines there.
"""
ISSUES, FIRST = 250, 4242
STACK = {"kicker", "headline", "deck"}
NAMES = tuple(WEIGHTS)


def pairs(gold: Gold) -> Iterator[tuple[list[float], bool, str]]:
    """Yield for every two neighbours of a stack the figures, whether the upper is nearer the headline, and the text."""
    for article in gold.articles:
        records = [r for r in article.records if STACK & set(r.kinds) and "paragraph" not in r.kinds]
        stack = [(set(r.kinds), "".join(gold[line].text.strip() for line in r.lines)) for r in records]
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


def golds() -> Iterator[tuple[str, float, Gold]]:
    """Yield issues with their kind and what a pair of theirs counts for: pages, composed ones and written stacks."""
    for page in sorted(Path("tests/pages").glob("*.gold")):
        yield from ((page.stem.rstrip("0123456789_"), 1.0, gold) for gold in load(page))
    for seed in sorted(Path("seeds").glob("*.gold")):
        yield from (("seeds", 1.0, gold) for gold in load(seed))
    pool = [*articles(held_out=True), *sections(held_out=True)]
    yield from (("composed", COMPOSED, gold) for gold in islice(issues(pool, seed=FIRST), ISSUES))
    for path in STACKS:
        yield from ((f"stacks {path.stem}", WRITTEN, gold) for gold in read(path))


def main() -> None:
    """Fit and print."""
    found = [(kind, worth, *pair) for kind, worth, gold in golds() for pair in pairs(gold)]
    kinds = np.array([kind for kind, *_ in found])
    worth = np.array([worth for _, worth, *_ in found])
    rows = np.array([row for _, _, row, _, _ in found])
    labels = np.array([upper for *_, upper, _ in found])
    prior = np.array([PRIOR.get(name, 0.0) for name in NAMES])
    right = 0
    for kind in sorted(set(kinds)):
        out = kinds == kind
        good = (rows[out] @ fit(rows[~out], labels[~out], prior, worth=worth[~out]) > 0) == labels[out]
        right += good.sum()
        print(f"{kind}: {good.sum()} of {out.sum()}")
        for k in np.flatnonzero(out)[~good]:
            print(f"    {found[k][-1]}")
    print(f"left out: {right} of {len(found)}")
    for name, weight in zip(NAMES, fit(rows, labels, prior, worth=worth), strict=True):
        print(f"{name}: {weight:.2f}")


if __name__ == "__main__":
    main()
