"""Fit the weights by which a displaced tail is tied to the paragraph that breaks off (`WEIGHTS` in issue/matching.py).

Issues are composed with many displaced tails, laid out and grouped by the runtime itself, and every pair of an open end
and a start near it is labelled by the gold. Logistic regression with a ridge; printed, to be set by hand.
Run from the repository root, with the counts that do not hold the items used:
    python tools/fit_tails.py [--issues 1500]
"""

from __future__ import annotations

import argparse
import itertools
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

import unseen
from corpus_articles import articles, sections
from logistic import fit
from newsclean.edits import MIN_CONFIDENCE, Span, clean
from newsclean.fold import fold
from newsclean.issue.grouping import group
from newsclean.issue.matching import WEIGHTS, Tallies, figures, kinship, rivals
from newsclean.issue.tails import candidates
from newsclean.issue.threading import feed_starved, part_stacks
from newsclean.layout.page import lay_out
from newsclean.noise import Damage, Style, issues
from newsclean.recipe import character_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.scoring.gold import Gold

NAMES = tuple(WEIGHTS)


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
                row = figures(part, tallies, end, start) | {"kinship": kinship(tallies, end, start)}
                true = (piece(Span(left.end - 1, left.end)), piece(Span(right.start, right.start + 1))) in follows
                yield (number, end), (number, start), [row.get(name, 0.0) for name in NAMES], true


def composed(count: int, seed: int) -> Iterator[Gold]:
    """Yield issues with many displaced tails."""
    damage = replace(Damage(), displaced_tails=0.3, lost_starts=0.05, lost_ends=0.02, lost_middles=0.01)
    pool = [*articles(held_out=True), *sections(held_out=True)]
    yield from itertools.islice(issues(pool, seed=seed, style=Style(), damage=damage), count)


def report(name: str, rows: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> None:
    """Print how many true pairs are taken at 0.9, and how many of the pairs taken are true."""
    taken = rows @ weights > np.log(9)
    print(f"{name}: {labels.sum():.0f} true pairs, {(taken & labels).sum()} taken, {(taken & ~labels).sum()} wrongly")


def beside_rivals(found: list[list[Pair]], weights: np.ndarray) -> np.ndarray:
    """Return for each pair a one, its score, and the scores of the next best pairs of its end and of its start."""
    rows = []
    for issue in found:
        scores = {(end, start): float(np.dot(weights, row)) for end, start, row, _ in issue}
        beside = rivals(scores)
        rows += [[1.0, score, *beside[pair]] for pair, score in scores.items()]
    return np.array(rows)


def main() -> None:
    """Fit on two thirds of the issues and print the weights, with figures on the last third."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--issues", type=int, default=1500)
    parser.add_argument("--counts", type=Path, default=Path("out/heldout"), help="counts without the items used")
    args = parser.parse_args()
    unseen.use(args.counts)
    found = [list(pairs(gold)) for gold in composed(args.issues, seed=70_000)]
    third = len(found) // 3
    parts = (found[third:], found[:third])
    rows = [np.array([row for issue in part for _, _, row, _ in issue]) for part in parts]
    labels = [np.array([true for issue in part for *_, true in issue]) for part in parts]
    weights = fit(rows[0], labels[0])
    beside = fit(beside_rivals(parts[0], weights), labels[0])
    for name, part, row, label in zip(("fitted on", "held out"), parts, rows, labels, strict=True):
        report(name, row, label, weights)
        report(f"{name}, beside rivals", beside_rivals(part, weights), label, beside)
    for name, weight in zip(NAMES, weights, strict=True):
        print(f"{name}: {weight:.1f}")
    print("alone, score, rival of the end, rival of the start:", *(f"{weight:.2f}" for weight in beside))


if __name__ == "__main__":
    main()
