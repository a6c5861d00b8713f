"""The best path of roles through the lines of a page, and how sure each of its roles is.

A hypothesis is a `State`. Captions and furniture are transparent: what follows them is judged against what stood
before. Few hypotheses survive a line, so that time is linear in the number of lines.
"""

from __future__ import annotations

from math import exp, inf, log
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.layout.judge import steps
from newsclean.layout.roles import FIRST

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from newsclean.layout.judge import Judge
    from newsclean.layout.roles import State
    from newsclean.layout.weights import Table

BEAM: Final = 8
"""So many hypotheses are followed from line to line."""
BEHIND: Final = 8.0
"""A hypothesis that weighs so much less than the best is not followed, nor a role whose own evidence is so weak."""


class Step(NamedTuple):
    """One way into a line's state: from which state of the line above, by which role, at what weight in all."""

    source: int
    role: str
    target: int
    total: float
    weight: float


class Layer(NamedTuple):
    """The states that survive a line, the best first, and the steps that led to them; `best` is the best into each."""

    states: list[State]
    best: list[Step]
    steps: list[Step]


def search(
    judge: Judge, own: Sequence[Mapping[str, float]], weights: Table, only: Sequence[Container[str]] | None = None
) -> list[str]:
    """Return the best path of roles.

    `only` names the roles that each line may take; when no path keeps to it, the result is empty.
    """
    return path(survivors(judge, own, weights, only))


def survivors(
    judge: Judge, own: Sequence[Mapping[str, float]], weights: Table, only: Sequence[Container[str]] | None = None
) -> list[Layer]:
    """Return for each line the hypotheses that are followed."""
    states, totals = [FIRST], [0.0]
    layers: list[Layer] = []
    for i, roles in enumerate(own):
        floor = max(roles.values()) - BEHIND if only is None else -1e9
        good = {role: value for role, value in roles.items() if value >= floor or role in ("start", "on", "lead")}
        found: list[tuple[int, str, State, float]] = []
        best: dict[State, float] = {}
        for source, (state, total) in enumerate(zip(states, totals, strict=True)):
            for role, following, weight in steps(judge, state, i, good, weights):
                if only is None or role in only[i]:
                    found.append((source, role, following, weight))
                    if total + weight > best.get(following, -inf):
                        best[following] = total + weight
        ranked = sorted(best.items(), key=_weight, reverse=True)[:BEAM]
        least = ranked[0][1] - BEHIND if ranked and only is None else -inf
        kept = {state: k for k, (state, total) in enumerate(ranked) if total >= least}
        into = [
            Step(source, role, k, totals[source] + weight, weight)
            for source, role, state, weight in found
            if (k := kept.get(state)) is not None
        ]
        states, totals = list(kept), [best[state] for state in kept]
        first: dict[int, Step] = {}
        for step in into:
            if step.target not in first or step.total > first[step.target].total:
                first[step.target] = step
        close = [step for step in into if step.total >= least]
        layers.append(Layer(states, [first[k] for k in range(len(states))], close))
    return layers


def path(layers: Sequence[Layer]) -> list[str]:
    """Return the roles along the best path; an empty list where there is none."""
    out: list[str] = []
    at = 0
    for layer in reversed(layers):
        if not layer.states:
            return []
        step = layer.best[at]
        out.append(step.role)
        at = step.source
    out.reverse()
    return out


def chances(layers: Sequence[Layer]) -> list[dict[str, float]]:
    """Return for each line the probability of its roles, given all lines: what stands above and what stands below."""
    out: list[dict[str, float]] = []
    for layer, odds in zip(layers, flow(layers)[1], strict=True):
        shares: dict[str, float] = {}
        for step, value in zip(layer.steps, odds, strict=True):
            shares[step.role] = shares.get(step.role, 0.0) + exp(value)
        out.append(shares)
    return out


def flow(layers: Sequence[Layer]) -> tuple[float, list[list[float]]]:
    """Return the logarithm of the sum over all paths that were followed, and that of the chance of each step.

    Forward and backward sums; weights are nats.
    """
    ahead: list[list[float]] = []
    sums = [0.0]
    for layer in layers:
        ahead.append(sums)
        sums = _pooled(((step.target, sums[step.source] + step.weight) for step in layer.steps), layer.states)
    total = _sum(sums)
    behind = [0.0] * len(sums)
    out: list[list[float]] = []
    for layer, above in zip(reversed(layers), reversed(ahead), strict=True):
        out.append([above[s.source] + s.weight + behind[s.target] - total for s in layer.steps])
        behind = _pooled(((s.source, s.weight + behind[s.target]) for s in layer.steps), above)
    out.reverse()
    return total, out


def _pooled(logs: Iterable[tuple[int, float]], places: Sequence[object]) -> list[float]:
    """Return for each place the logarithm of the sum of what is said of it, -inf where nothing is."""
    found: list[list[float]] = [[] for _ in places]
    for place, value in logs:
        found[place].append(value)
    return [_sum(values) for values in found]


def _sum(values: list[float]) -> float:
    """Return the logarithm of the sum of numbers given by their logarithms."""
    most = max(values, default=-inf)
    return most + log(sum([exp(value - most) for value in values])) if most > -inf else -inf


def _weight(entry: tuple[State, float]) -> float:
    """Return the weight of a hypothesis."""
    return entry[1]
