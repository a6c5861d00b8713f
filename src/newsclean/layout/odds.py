"""What the first and last characters of a line say about it, as log-odds from a table of n-grams.

The table `data/line_odds.txt` is built by tools/build_line_odds.py; this module holds the keys that both sides share.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from math import log
from typing import TYPE_CHECKING

from newsclean import words
from newsclean.layout.shape import coarse
from newsclean.ngrams import table

if TYPE_CHECKING:
    from collections.abc import Iterable

_NATS = log(2)
_NEAR = 8
BOUND = 6.0
"""Log-odds are cut at ±6 nats: beyond that the evidence of a few characters is worth no more."""


TORN, UNFINISHED = -4.0, -5.0
"""Of how many nats at most a line may go on in another, and a phrase end with it, where text is missing between."""
SPANNED = 1.0
"""From so many nats on a word that spans the cut between two lines is one."""


def orphan_keys(text: str) -> list[str]:
    """Return the n-grams at the start of a line: of its first four characters, and from the second and third on."""
    head = text[:5].replace(" ", "_")
    return [
        "^" + head[:1],
        "^" + head[:2],
        "^" + head[:3],
        "^" + head[:4],
        "+" + head[1:2],
        "+" + head[1:3],
        "+" + head[1:4],
        "=" + head[2:4],
    ]


def title_keys(text: str) -> list[str]:
    """Return the n-grams of a short line: its start, its end, and every pair of characters."""
    bare = text.strip().replace(" ", "_")
    keys = ["~" + bare[i : i + 2] for i in range(len(bare) - 1)]
    keys += ["^" + bare[:k] for k in (1, 2, 3)]
    keys += [bare[-k:] + "$" for k in (1, 2, 3)]
    return keys


def lead_keys(text: str) -> list[str]:
    """Return the n-grams of the start of a paragraph: its first characters, and every pair among the first forty."""
    head = text[:40].replace(" ", "_")
    return ["^" + head[:2], "^" + head[:3], *("~" + head[i : i + 2] for i in range(len(head) - 1))]


def wrap_keys(upper: str, lower: str) -> list[str]:
    """Return the n-grams of two lines that may be one headline wrapped over both, and how readily the upper ends.

    All characters and pairs of each line tell whether it has a subject and a predicate; those at the break, whether a
    phrase is cut.
    """
    a, b = upper.replace(" ", "_"), lower.replace(" ", "_")
    likes = affinity(upper, lower)
    keys = [f"@{'' if likes is None else coarse(likes)}", f"!{final(upper)}", f"|{a[-1:]}{b[:1]}"]
    keys += [a[-k:] + "$" for k in (1, 2, 3)] + ["^" + b[:k] for k in (1, 2, 3)]
    for side, text in (("a", a), ("b", b)):
        keys += [side + text[i : i + size] for size in (1, 2) for i in range(len(text))]
    return keys


@cache
def _tables() -> dict[str, dict[str, float]]:
    """Return the weights of each model, in nats."""
    tables: dict[str, dict[str, float]] = {}
    data = resources.files("newsclean").joinpath("data/line_odds.txt").read_text("utf-8")
    for row in data.split("\n"):
        if row and not row.startswith("#"):
            model, tenths, keys = row.split("\t")
            tables.setdefault(model, {}).update(dict.fromkeys(keys.split(" "), int(tenths) / 10))
    return tables


def _odds(model: str, keys: Iterable[str]) -> float:
    get = _tables()[model].get
    total = get("", 0.0)
    for key in keys:
        total += get(key, 0.0)
    return max(-BOUND, min(BOUND, total))


def orphan(text: str) -> float:
    """Return the log-odds (nats, ±6) that a line starts in mid-sentence, its start lost, and not as paragraphs do."""
    return _odds("orphan", orphan_keys(text))


def title(text: str) -> float:
    """Return the log-odds (nats, ±6) that a short line is a headline and not a fragment of body text."""
    return _odds("title", title_keys(text))


def wrap(upper: str, lower: str) -> float:
    """Return the log-odds (nats, ±6) that one headline is wrapped over two lines, and that they are not two.

    >>> wrap("渡口镇推出", "“夜班渡船”服务") > 0 > wrap("三号渡口昨天恢复通航", "村民坐上第一班渡船")
    True
    """
    return _odds("wrap", wrap_keys(upper, lower))


def junction(left: str, right: str) -> float:
    """Return the evidence (nats, ±6) that `right` goes on where `left` breaks off, and does not start anew.

    It rests on the counts of short strings that the repeats are judged by; the two characters on each side decide, so
    the full weight of their likelihood would claim too much, and is halved.
    """
    bits = table().junction(left[-_NEAR:], right[:_NEAR])
    return max(-BOUND, min(BOUND, bits * _NATS / 2))


def finality(text: str) -> float:
    """Return how readily a phrase ends behind the last characters of a line (nats, 0 at most, hardly below -6).

    >>> finality("市政府召开会议") > finality("市政府办公厅和")
    True
    """
    return max(-BOUND, min(0.0, table().finality(text[-_NEAR:]) * _NATS))


def final(text: str) -> int:
    """Return `finality` as a small number: -3 (hardly), 0 (at about 2 nats) to 3."""
    return coarse(2 * (finality(text) + 2))


def affinity(left: str, right: str) -> float | None:
    """Return the evidence (nats, ±6) that `right` goes on just where `left` breaks off, and not another text.

    None where the cut has no Han character on both sides: behind a mark anything may go on.
    """
    if not (left[-1:] >= "㐀" and right[:1] >= "㐀"):
        return None
    bits = table().affinity(left[-_NEAR:], right[:_NEAR])
    return max(-BOUND, min(BOUND, bits * _NATS))


def across(left: str, right: str) -> float:
    """Return the evidence (nats, 0 to 6) that a word spans the cut between two lines."""
    return min(BOUND, words.across(left, right) * _NATS)


def torn(left: str, right: str) -> bool:
    """Tell whether a line breaks off inside a word and another goes on in some other way: text is missing between.

    When 16,000 clean paragraphs of broadcast news (which the counts hold) and of a national daily (which they do not)
    are cut at random, 12 are torn by this where nothing is missing, and 531 where some characters are. A word across
    the cut (本|来该) says that nothing is: of 134 torn cuts of other paragraphs 1 of 4 has one, and 8 of 130.

    >>> torn("双方围绕合作深入交", "为企业搭建了桥梁"), torn("双方围绕合作深入交", "流,为企业搭建了桥梁")
    (True, False)
    """
    likes = affinity(left, right)
    return likes is not None and likes < TORN and finality(left) < UNFINISHED and across(left, right) < SPANNED


def lead(text: str) -> float:
    """Return the log-odds (nats, ±6) that a paragraph is the first of its article; about one in four is."""
    return _odds("lead", lead_keys(text))
