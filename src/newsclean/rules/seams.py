"""The block rule of `repeats`: the last characters of one piece, printed again at the start of the next.

A column that breaks in the middle of a sentence is sometimes read with an overlap. Where layout has joined the pieces,
the overlap stands as a repeat whose middle is the seam.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.edits import BlockRule, Edit
from newsclean.han import HAN
from newsclean.rules.rate import posteriors
from newsclean.rules.repeats import CEILING, SUSPECT
from newsclean.rules.runs import LONGEST, Run
from newsclean.rules.weighing import PHRASE, WEIGHED, Scorer, scorer

if TYPE_CHECKING:
    from collections.abc import Iterator

SEAM_RATE: Final = 1 / 300
"""The rate of overlaps for each seam: above that of doublings inside a line, below that of natural repeats."""

_HAN = re.compile(f"[{HAN}]")
_TEXT = re.compile(f"[{HAN}，。、；：,.;:“”‘’（）()《》—！？!?]+")


def find(text: str, seams: tuple[int, ...]) -> Iterator[Edit]:
    """Yield the deletion of what stands on both sides of a seam, from the seam on.

    The longest overlap of up to `LONGEST` characters counts; pieces are not read beyond the next seam.
    """
    judge = scorer()
    done = 0
    for i, seam in enumerate(seams):
        if not 0 < seam < len(text):
            continue
        last = seams[i + 1] if i + 1 < len(seams) else len(text)
        for size in range(min(LONGEST, seam - done, last - seam), 0, -1):
            if text.startswith(text[seam : seam + size], seam - size):
                confidence, why = _confidence(text, seam, size, judge)
                if confidence >= SUSPECT:
                    yield Edit(seam, seam + size, "", confidence, why)
                    done = seam + size
                break


def _confidence(text: str, seam: int, size: int, judge: Scorer) -> tuple[float, str]:
    """Return how sure it is that `size` characters from `seam` on are an overlap, and why."""
    overlap = text[seam : seam + size]
    han = len(_HAN.findall(overlap))
    why = "printed at the end of one piece and again at the start of the next"
    if not han:
        return 0.0, ""
    if han == size <= WEIGHED:
        found = judge.candidate(text, Run(seam - size, seam + size, size))
        score, kept = found.score, found.kept
    else:
        score, kept = PHRASE if han > WEIGHED else 0.0, ""
    confidence = posteriors([score], len(text), judge.trees.prior, SEAM_RATE)[0]
    if kept or not _TEXT.fullmatch(overlap):
        return min(CEILING, confidence), f"suspected only: {kept or 'it holds figures or letters'}"
    return confidence, why


drop_seam_repeats: Final = BlockRule(
    name="repeats",
    why="printed again at the start of the next piece",
    kinds=frozenset(),
    find=find,
    changes=(
        (("会议强调，要推进重点项目建设", "重点项目建设，确保完工。"), "会议强调，要推进重点项目建设，确保完工。"),
        (("居民们在小区广场开展了文明实", "文明实践活动。"), "居民们在小区广场开展了文明实践活动。"),
    ),
    keeps=(
        ("孩子们高高兴", "兴地来看", "看。"),
        ("这次委员会", "会议的议题有三个。"),
        ("电话是6011", "1170。"),
    ),
)
"""The rule for what two joined pieces both hold."""
