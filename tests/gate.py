"""What the accuracy gate measures: seeds, pages by kind, headline stacks, issues composed of the seeds' articles."""

from __future__ import annotations

import hashlib
import sys
import tomllib
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

import newsclean
from newsclean import noise, score
from newsclean.scoring.forms import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from newsclean.score import Figure, Gold, Score

sys.path.append(str(Path(__file__).parents[1] / "tools"))
from written_stacks import STACKS, read

ROOT: Final = Path(__file__).resolve().parent.parent
FLOORS: Final = ROOT / "tests" / "floors.toml"
COMPOSED: Final = 40
"""Issues composed for the gate."""
FIRST_SEED: Final = 1_000
_HANT: Final = ("報導", "本報")
"""What marks a paper in traditional characters; none is composed, as releases of OpenCC convert differently."""
UNGATED: Final = frozenset({"articles found"})
"""Figures that are no share of anything."""


@dataclass(frozen=True)
class Floor:
    """What a set of issues reached: its gold's digest, and (got, of) of each figure."""

    digest: str
    figures: Mapping[str, tuple[int, int]]


def golds() -> dict[str, tuple[Gold, ...]]:
    """Return the gold of each set."""
    sets: dict[str, tuple[Gold, ...]] = {"seeds": _load(sorted((ROOT / "seeds").glob("*.gold")))}
    pages: dict[str, list[Path]] = {}
    for path in sorted((ROOT / "tests" / "pages").glob("*.gold")):
        pages.setdefault(path.stem.rstrip("0123456789").rstrip("_-"), []).append(path)
    sets |= {f"pages {kind}": _load(paths) for kind, paths in pages.items()}
    sets |= {f"stacks {path.stem}": tuple(read(path)) for path in STACKS}
    sets["composed"] = tuple(composed(gold for gold in sets["seeds"] if not any(mark in gold.source for mark in _HANT)))
    return sets


def _load(paths: Iterable[Path]) -> tuple[Gold, ...]:
    return tuple(gold for path in paths for gold in score.load(path))


def composed(annotated: Iterable[Gold]) -> Iterable[Gold]:
    """Return issues composed of the articles of annotated ones that are long enough to be damaged."""
    pool = [m for gold in annotated for m in noise.manuscripts(gold)]
    pool = [m for m in pool if m.headline and len(m.body) >= 2 and sum(len(letters(p.text)) for p in m.body) > 150]
    style = noise.Style(traditional=0)
    return islice(noise.issues(pool, seed=FIRST_SEED, articles=8, style=style), COMPOSED)


def digest(issues: Iterable[Gold]) -> str:
    """Return a digest of the texts and of everything that is said of them."""
    said = hashlib.sha256()
    for gold in issues:
        said.update(f"{gold.name}\n{gold.source}\n{score.dumps(gold)}\n".encode())
    return said.hexdigest()[:16]


def measure(issues: Iterable[Gold]) -> Score:
    """Return the score of the library on issues."""
    return score.total(score.score(gold, newsclean.parse(gold.source).to_dict()) for gold in issues)


def floors() -> dict[str, Floor]:
    """Return the floors that stand."""
    if not FLOORS.exists():
        return {}
    table = tomllib.loads(FLOORS.read_text("utf-8"))
    return {
        name: Floor(entry["gold"], {figure: tuple(pair) for figure, pair in entry.items() if figure != "gold"})
        for name, entry in table.items()
    }


def gated(result: Score) -> dict[str, Figure]:
    """Return the figures that have a floor: those with anything to get."""
    return {name: figure for name, figure in result.figures.items() if figure.of and name not in UNGATED}


def below(name: str, figure: Figure, floor: tuple[int, int]) -> bool:
    """Whether a figure is worse than its floor; compared in whole numbers, so that rounding decides nothing."""
    got, of = floor
    if name in score.FEWER_IS_BETTER:
        return figure.got * of > got * figure.of
    return figure.got * of < got * figure.of
