"""Fit the weights by which a displaced tail is tied to the paragraph that breaks off (`WEIGHTS` in issue/matching.py).

Issues are composed with many displaced tails, near half of them on one matter each; they and the pages written for the
tests are laid out and grouped by the runtime itself, and every pair of an open end and a start near it is labelled by
the gold. Logistic regression with a ridge; printed, to be set by hand, but for `ALONE`. The issues have many more lost
starts and ends than a newspaper, so that too little would be tied: `ALONE` is such that one in fifty of their pairs is
tied wrongly. Run from the repository root, with the counts that do not hold the items used:
    python tools/fit_tails.py [--issues 3500]
"""

from __future__ import annotations

import argparse
import itertools
import random
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import unseen
from building import fitted_golds
from corpus_articles import articles, related, sections
from logistic import fit
from newsclean.edits import MIN_CONFIDENCE, Span, clean
from newsclean.fold import fold
from newsclean.issue.grouping import group
from newsclean.issue.matching import ALONE, WEIGHTS, Tallies, figures, followers, kinship, rivals
from newsclean.issue.tails import candidates
from newsclean.issue.threading import feed_starved, part_stacks
from newsclean.layout.page import lay_out
from newsclean.noise import Damage, Style, issues
from newsclean.recipe import character_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.scoring.gold import Gold

NAMES = tuple(WEIGHTS)
RELATED = 0.4
"""This share of the issues is mostly on one matter, so that the words of a tail say less of where it belongs."""
PAGES = 10.0
"""What a pair of a written page counts for beside one of a composed issue."""
SEED = 70_000


Pair = tuple[object, object, list[float], bool]
"""An end, a start, their figures, and whether the gold has the pair."""


def pairs(gold: Gold) -> Iterator[Pair]:
    """Yield every pair of one issue."""
    cleaned = clean(gold.source, character_rules())
    follows = {pair for a in gold.articles for r in a.records for pair in itertools.pairwise(r.lines)}

    def piece(span: Span) -> str:
        return gold.at(cleaned.origin(span).start).id

    for number, part in enumerate(lay_out(fold(cleaned.text))):
        page = group(part)
        cohesion = part[0].evidence.cohesion.over([p.text for p in part])
        part_stacks(page, part, cohesion, MIN_CONFIDENCE)
        feed_starved(page, part, cohesion, MIN_CONFIDENCE)
        tallies = Tallies(page, cohesion)
        for end, near in candidates(page, part):
            left = part[page.articles[end[0]].body[end[1]].lines[-1]].line.inner[-1]
            for start in near:
                right = part[page.articles[start[0]].body[start[1]].lines[0]].line.inner[0]
                company = followers(part, tallies, end, start)
                row = figures(part, tallies, end, start, company) | {"kinship": kinship(tallies, end, start, company)}
                true = (piece(Span(left.end - 1, left.end)), piece(Span(right.start, right.start + 1))) in follows
                yield (number, end), (number, start), [row.get(name, 0.0) for name in NAMES], true


def composed(count: int) -> Iterator[Gold]:
    """Yield issues with many displaced tails."""
    style = Style()
    damage = Damage(displaced_tails=0.3, inner_tails=0.3, lost_starts=0.05, lost_ends=0.02, lost_middles=0.01)
    news, kin = list(articles(held_out=True)), round(RELATED * count)
    pool = [*news, *sections(held_out=True)]
    yield from itertools.islice(issues(pool, seed=SEED, style=style, damage=damage), count - kin)
    for k, near in enumerate(itertools.islice(related(news, random.Random(SEED)), kin)):
        yield next(issues(near, seed=SEED + count + k, style=style, damage=damage))


Part = list[list[Pair]]
"""The pairs of some issues, issue by issue."""


def rows(part: Part) -> np.ndarray:
    """Return the figures of all pairs."""
    return np.array([row for issue in part for _, _, row, _ in issue])


def labels(part: Part) -> np.ndarray:
    """Return which pairs the gold has."""
    return np.array([true for issue in part for *_, true in issue])


def beside_rivals(part: Part, weights: np.ndarray) -> np.ndarray:
    """Return for each pair a one, its score, and the scores of the next best pairs of its end and of its start."""
    found = []
    for issue in part:
        scores = {(end, start): float(np.dot(weights, row)) for end, start, row, _ in issue}
        beside = rivals(scores)
        found += [[1.0, score, *beside[pair]] for pair, score in scores.items()]
    return np.array(found)


def report(name: str, part: Part, weights: np.ndarray, beside: np.ndarray) -> None:
    """Print how many true pairs are taken at 0.9, and how many of the pairs taken are true."""
    taken, true = beside_rivals(part, weights) @ beside > np.log(9), labels(part)
    print(f"{name}: {true.sum():.0f} true pairs, {(taken & true).sum()} taken, {(taken & ~true).sum()} wrongly")


def main() -> None:
    """Fit on two thirds of the issues and half of the pages, and print the weights, with figures on the rest."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--issues", type=int, default=3500)
    parser.add_argument("--counts", type=Path, default=Path("out/heldout"), help="counts without the items used")
    args = parser.parse_args()
    unseen.use(args.counts)
    found = [list(pairs(gold)) for gold in composed(args.issues)]
    fitted, held = found[: -len(found) // 3], found[-len(found) // 3 :]
    pages, others = ([list(pairs(gold)) for gold in fitted_golds(held_out=out)] for out in (False, True))
    worth = np.array([1.0] * len(labels(fitted)) + [PAGES] * len(labels(pages)))
    truth = labels(fitted + pages)
    weights = fit(rows(fitted + pages), truth, worth=worth)
    beside = fit(beside_rivals(fitted + pages, weights), truth, worth=worth)
    print("alone, score, rival of the end, rival of the start:", *(f"{weight:.2f}" for weight in beside))
    beside[0] = ALONE
    for name, part in (("fitted on", fitted), ("held out", held), ("pages", pages), ("pages held out", others)):
        report(name, part, weights, beside)
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"{name}: {weight:.1f}")


if __name__ == "__main__":
    main()
