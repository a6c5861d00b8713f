r"""Measure a result against gold, on your own newspaper.

Annotate a page in the notation that docs/measure.md explains, and `python -m newsclean.score page.gold` parses its text
and prints how much of it came out right. A result is `Issue.to_dict()`, so that any version, or any other tool that
writes the same JSON, can be measured.

>>> from newsclean import score
>>> gold = score.loads("A\nH 1\nP 3", "秋收\n\n稻子黄了。")
>>> blocks = [{"kind": "headline", "text": "秋收", "spans": [[0, 2]]}]
>>> blocks += [{"kind": "paragraph", "text": "稻子黄了。", "spans": [[4, 9]]}]
>>> score.score(gold, {"articles": [{"blocks": blocks}]})["articles perfect"]
Figure(got=1, of=1)
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import TYPE_CHECKING, Any

from newsclean.scoring import repairs, shape, sources
from newsclean.scoring.gold import Gold
from newsclean.scoring.notation import dumps, load, loads
from newsclean.scoring.places import Places
from newsclean.scoring.tally import FEWER_IS_BETTER, Fault, Figure, Score, Tally, total

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["FEWER_IS_BETTER", "Fault", "Figure", "Gold", "Score", "dumps", "load", "loads", "score", "total"]


def score(gold: Gold, issue: dict[str, Any]) -> Score:
    """Return how far a result, in the form of `Issue.to_dict()`, agrees with a gold.

    Where a line went is read from the blocks' spans; what became of it, from their text, letters and figures first. A
    line fits its block when at least half of it is there. An article is exact when it has its own lines and nothing
    foreign, perfect when besides every kind, the text of every paragraph and the order are right. Raises ValueError
    when a span leaves the gold's text: then the result is of another text.
    """
    places = Places(gold, issue)
    tally = Tally()
    shape.count(places, tally)
    repairs.count(places, tally)
    sources.count(places, tally)
    return tally.score()


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse the texts that gold files speak of, print the figures, and return an exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m newsclean.score", description="Measure newsclean on annotated pages."
    )
    parser.add_argument("golds", nargs="+", metavar="GOLD", help="a file of gold records, its texts beside it")
    parser.add_argument("--faults", action="store_true", help="list every fault")
    parser.add_argument("--each", action="store_true", help="print a table for every issue, not only the sum")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args(arguments)

    from newsclean.issue.parse import parse  # noqa: PLC0415 (whoever only reads gold need not load the parser)

    scores = []
    for path in options.golds:
        try:
            golds = load(path)
        except (OSError, ValueError) as error:
            print(error, file=sys.stderr)  # noqa: T201 (a command)
            return 2
        for gold in golds:
            scores.append(score(gold, parse(gold.source).to_dict()))
            _show(gold.name, scores[-1], faults=options.faults, table=options.each)
    whole = total(scores)
    if options.json:
        print(json.dumps(whole.figures, ensure_ascii=False))  # noqa: T201 (a command)
    else:
        _show(f"{len(scores)} issues", whole, faults=False, table=True)
    return 0


def _show(title: str, result: Score, *, faults: bool, table: bool) -> None:
    """Print a table, the faults, or both."""
    rows = [str(result)] if table else []
    rows += [f"  {fault}" for fault in result.faults] if faults else []
    if rows:
        print(title, *rows, "", sep="\n")  # noqa: T201 (a command)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # whoever reads the figures has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
