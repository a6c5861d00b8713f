"""What speaks for and against a run being a doubling by OCR: figures from the packed counts, nothing decided yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from newsclean.ngrams import BITS, LETTERS, MISSING, RARE, STOP, pack
from newsclean.words import WORD, Logs, parse, parse_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.ngrams import Table
    from newsclean.rules.runs import Run

REACH: Final = 4
"""How many characters of context on each side are weighed."""

GLANCE: Final = 2.0
"""The bits by which a text must read better without the second copy to be weighed at all."""

FEATURES: Final = (
    "period", "likelihood", "second", "middle", "middle_gap", "left3", "left3_gap", "left3_rel", "right3",
    "right3_gap", "right3_rel", "repeat4", "pair_left", "gap_left", "pair_right", "gap_right", "tri_left",
    "tri_left_gap", "tri_right", "tri_right_gap", "across", "across_gap1", "across_gap2", "pmi_left", "pmi_right",
    "word_left", "word_right", "word_unit", "word_span", "word_both", "parse_gain", "parse_parted", "parse_unit",
    "single", "common", "doubled", "doubled_left", "doubled_right", "stop_left", "stop_right", "one_left",
    "paired", "odds_left", "odds_right", "parse_left", "parse_right", "end_left", "held_left", "held_right",
    "gain_left", "gain_right", "mark_left", "mark_right",
)  # fmt: skip
"""The names of the figures that `weigh` gives, in their order."""

APART: Final = -30.0
"""What stands for the cost of a word that the dictionary does not hold."""

EVEN: Final = -0.01
"""A word costs the best parting nothing above this: the figure is a difference of sums."""

FAR: Final = 9
"""What stands for the distance of a mark beyond the context."""

_QUANTIFIERS: Final = frozenset("一每几多半数两")


def unit_start(table: Table, text: str, run: Run) -> int:
    """Return where the first of two whole copies starts.

    A run longer than two copies can be cut in several ways; deleting one copy gives the same text whichever is taken.
    The cut most often seen between two words is the likeliest.
    """
    ids = table.ids
    best, at = -1, run.start
    for start in range(run.start, run.end - 2 * run.period + 1):
        middle = start + run.period
        found = table.grams.find(ids[text[middle - 1]] << BITS | ids[text[middle]])
        share = table.grams.shares[found] >> 4 if found >= 0 else 8
        if share > best:
            best, at = share, start
    return at


def context(table: Table, text: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Return the ids before `start` and after `end`: up to `REACH`, and none beyond a mark."""
    left = table.fold(text[max(0, start - 2 * REACH) : start])[-REACH:] or [STOP]
    for i in range(len(left) - 1, -1, -1):
        if left[i] <= LETTERS and left[i]:
            left = left[i:]
            break
    right = table.fold(text[end : end + 2 * REACH])[:REACH] or [STOP]
    for i, this in enumerate(right):
        if this <= LETTERS and this:
            right = right[: i + 1]
            break
    return left, right


def _gaps(table: Table, key: int) -> tuple[float, int, int]:
    """Return the logarithm of a gram's count and the shares (0 to 15) with which a word starts in its two gaps."""
    grams = table.grams
    at = grams.find(key)
    if at < 0:
        return MISSING, -1, -1
    return grams.values[at] / 4, grams.shares[at] >> 4, grams.shares[at] & 15


def _word(words: Logs, ids: Sequence[int], start: int, end: int) -> float:
    """Return the logarithm of the count of a word, `MISSING` when it is none."""
    if start < 0 or end > len(ids) or end - start > WORD:
        return MISSING
    return words[pack(ids[start:end])]


def _held(words: Logs, ids: Sequence[int], spans: Sequence[tuple[int, int, float]]) -> tuple[float, float]:
    """Return the log-count of the commonest word among `spans` of `ids`, and what the best parting loses by one.

    It loses nothing, 0, when it takes the word anyway. Each span comes with what the parting has without its word.
    """
    common, cost = MISSING, APART
    for start, end, rest in spans:
        log = words[pack(ids[start:end])]
        if log > MISSING:
            common, cost = max(common, log), max(cost, rest + log)
    return common, cost


def weigh(table: Table, text: str, run: Run) -> list[float] | None:
    """Return the figures named in `FEATURES` for a run, or None when the text reads as well with it as without.

    The glance costs a tenth of the figures; it parts off six natural repeats of ten, and one doubling in two thousand.
    """
    n = run.period
    start = unit_start(table, text, run)
    unit = [table.ids[c] for c in text[start : start + n]]
    left, right = context(table, text, start, start + 2 * n)
    obs = [*left, *unit, *unit, *right]
    col = [*left, *unit, *right]
    size = len(left)
    mid = size + n
    odds = table.odds
    second = sum(odds(obs, i) for i in range(mid, mid + n))
    kept = sum(odds(col, i) for i in range(mid, min(mid + 2, len(col))))
    seen = sum(odds(obs, i) for i in range(mid + n, min(mid + n + 2, len(obs))))
    if kept - second - seen < GLANCE:
        return None
    words = Logs(table.words)
    a, b = obs[mid - 1], obs[mid]
    before, after = obs[mid - 2], obs[mid + 1]
    middle, middle_gap, _ = _gaps(table, a << BITS | b)
    _, _, end_left = _gaps(table, before << BITS | a)
    left3, _, left3_gap = _gaps(table, pack((before, a, b)))
    right3, right3_gap, _ = _gaps(table, pack((a, b, after)))
    l1, u1, u2, r1 = left[-1], unit[0], unit[-1], right[0]
    pair_left, gap_left, _ = _gaps(table, l1 << BITS | u1)
    pair_right, gap_right, _ = _gaps(table, u2 << BITS | r1)
    tri_left, _, tri_left_gap = _gaps(table, pack((left[-2], l1, u1))) if size > 1 else (MISSING, 0, -1)
    tri_right, tri_right_gap, _ = _gaps(table, pack((u2, r1, right[1]))) if len(right) > 1 else (MISSING, -1, 0)
    across, across_gap1, across_gap2 = _gaps(table, pack(col[mid - 2 : mid + 1]))
    chars, total = table.chars, table.total
    parted, ending = parse(table, words, obs), parse_back(table, words, obs[mid:])
    p_left, p_obs, p_right = parted[mid], parted[-1], ending[0]
    word_left, held_left = _held(
        words, obs, [(mid - m, mid, parted[mid - m] - total - p_left) for m in range(n + 1, min(WORD, mid) + 1)]
    )
    word_right, held_right = _held(
        words, obs, [(mid, mid + m, ending[m] - total - p_right) for m in range(n + 1, min(WORD, len(obs) - mid) + 1)]
    )
    span = both = MISSING
    for s in range(max(0, mid - WORD + 1), mid):
        for e in range(mid + 1, min(s + WORD, len(obs)) + 1):
            both = max(both, _word(words, obs, s, e))
    for s in range(max(0, mid + 1 - WORD), size):
        for e in range(mid + 1, min(s + WORD, len(col)) + 1):
            span = max(span, _word(words, col, s, e))
    p_col = parse(table, words, col)[-1]
    common = min(chars[u] for u in unit)
    return [
        n, kept - second - seen, second / n, middle, middle_gap, left3, left3_gap,
        left3 - table.pair(before, a), right3, right3_gap, right3 - table.pair(b, after),
        table.repeats.log(pack(obs[mid - 2 : mid + 2])), pair_left, gap_left, pair_right, gap_right,
        tri_left, tri_left_gap, tri_right, tri_right_gap, across, across_gap1, across_gap2,
        pair_left - chars[l1] - chars[u1] + total, pair_right - chars[u2] - chars[r1] + total,
        word_left, word_right, _word(words, unit, 0, n) if n > 1 else MISSING, span, both,
        p_col - p_obs, p_left + p_right - p_obs, p_obs - p_col - parse(table, words, unit)[-1],
        table.single[u1] if n == 1 else -1, common, middle - chars[b],
        left3 - pair_left if n == 1 else MISSING, right3 - pair_right if n == 1 else MISSING,
        l1 <= LETTERS, r1 <= LETTERS, text[start - 1 : start] in _QUANTIFIERS,
        (len(right) > 1 and right[0] == right[1]) or (size > 1 and left[-1] == left[-2]),
        odds(obs, size), odds(col, mid), p_left, p_right, end_left, held_left, held_right, p_left - parted[size],
        p_right - ending[n], size - 1 if RARE < left[0] <= LETTERS else FAR,
        len(right) - 1 if RARE < right[-1] <= LETTERS else FAR,
    ]  # fmt: skip
