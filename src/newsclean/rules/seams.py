"""The block rule of `repeats`: what was printed twice where two pieces were joined.

A column that breaks in the middle of a sentence is sometimes read with an overlap. Where layout has joined the pieces,
the overlap stands as a repeat whose middle is the seam. A doubling right before or behind the break of a line is kept
as long as half of what would tell stands elsewhere (全部部 | 进入); in the joined text it is weighed again.
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

BESIDE_RATE: Final = 1 / 3_300
"""The rate of doublings for each character beside a seam, that of real issues whose columns break off."""

OVERLAP: Final = "printed at the end of one piece and again at the start of the next"
BESIDE: Final = "printed twice where a line breaks off"
"""Why what stands on both sides of a seam is deleted, and what is doubled beside one."""

_HAN = re.compile(f"[{HAN}]")
_TEXT = re.compile(f"[{HAN}，。、；：,.;:“”‘’（）()《》—！？!?]+")


def find(text: str, seams: tuple[int, ...]) -> Iterator[Edit]:
    """Yield the deletion of what stands on both sides of a seam, from the seam on.

    The longest overlap of up to `LONGEST` characters counts; pieces are not read beyond the next seam. Where nothing
    stands on both sides, a doubling that ends at the seam is deleted, or one that begins there.
    """
    judge = scorer()
    done = 0
    for i, seam in enumerate(seams):
        if not 0 < seam < len(text):
            continue
        last = seams[i + 1] if i + 1 < len(seams) else len(text)
        low = max(done, seams[i - 1] if i else 0)
        edit = _overlap(text, done, seam, last, judge) or _beside(text, low, seam, last, judge)
        if edit and edit.confidence >= SUSPECT:
            yield edit
            done = edit.end


def _overlap(text: str, first: int, seam: int, last: int, judge: Scorer) -> Edit | None:
    """Return the deletion of what the pieces before and behind a seam share there."""
    for size in range(min(LONGEST, seam - first, last - seam), 0, -1):
        if text.startswith(text[seam : seam + size], seam - size):
            return _deletion(text, Run(seam - size, seam + size, size), SEAM_RATE, OVERLAP, judge)
    return None


def _beside(text: str, first: int, seam: int, last: int, judge: Scorer) -> Edit | None:
    """Return the deletion of the second copy of a doubling that ends at a seam, or of one that begins there."""
    for size in range(WEIGHED, 0, -1):
        for start in (seam - 2 * size, seam):
            end = start + 2 * size
            unit = text[start : start + size] if first <= start and end <= last else ""
            if unit and unit == text[start + size : end] and len(_HAN.findall(unit)) == size:
                return _deletion(text, Run(start, end, size), BESIDE_RATE, BESIDE, judge)
    return None


def _deletion(text: str, run: Run, rate: float, why: str, judge: Scorer) -> Edit:
    """Return the deletion of the second of two copies, as sure as the rate of such doublings makes it."""
    start, end, size = run.start + run.period, run.end, run.period
    copy = text[start:end]
    han = len(_HAN.findall(copy))
    if not han:
        return Edit(start, end, "", 0.0, "")
    if han == size <= WEIGHED:
        found = judge.candidate(text, run)
        score, kept = found.score, found.kept
    else:
        score, kept = PHRASE if han > WEIGHED else 0.0, ""
    confidence = posteriors([score], len(text), judge.trees.prior, rate)[0]
    if kept or not _TEXT.fullmatch(copy):
        return Edit(
            start, end, "", min(CEILING, confidence), f"suspected only: {kept or 'it holds figures or letters'}"
        )
    return Edit(start, end, "", confidence, why)


drop_seam_repeats: Final = BlockRule(
    name="repeats",
    why="printed again at the start of the next piece",
    kinds=frozenset(),
    find=find,
    changes=(
        (("会议强调，要推进重点项目建设", "重点项目建设，确保完工。"), "会议强调，要推进重点项目建设，确保完工。"),
        (("居民们在小区广场开展了文明实", "文明实践活动。"), "居民们在小区广场开展了文明实践活动。"),
        (("六时四十分，参加演练的渔船全部部", "进入预定锚位。"), "六时四十分，参加演练的渔船全部进入预定锚位。"),
    ),
    keeps=(
        ("孩子们高高兴", "兴地来看", "看。"),
        ("这次委员会", "会议的议题有三个。"),
        ("电话是6011", "1170。"),
        ("散场以后，孩子们把礼堂打扫得干干净净", "才肯回家。"),
        ("船工们在三号渡口等了一天天", "都黑了。"),
        ("老人说，这条路他走了", "年年都走。"),
    ),
)
"""The rule for what two joined pieces both hold."""
