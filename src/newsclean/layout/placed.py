"""What a line shows by where it stands: the blank lines around it, its neighbours, and the rows it is one of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.layout import marks, odds, shape
from newsclean.layout.cohesion import terms
from newsclean.layout.lines import SLOT
from newsclean.layout.survey import WHOLLY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.layout.survey import Survey

_SENTENCE: Final = re.compile("[^。!?]{1,80}")
_ENTRY: Final = re.compile("[㐀-䶿一-鿿]{2,6}:[^。]{1,60}$")
"""An entry of a notice: 截稿日期:3月5日."""
_SOMEBODY: Final = re.compile("(?![正仍还都也就却又一])[^,:“]{2,10}在")
_WORSE: Final = 2.0
"""By no more nats less a line goes on behind its first sentence than with it, where that may be a caption."""
_FAR: Final = 20


def place(page: Survey, i: int) -> Iterator[str]:
    """Yield what the blank lines and the marks around a line say."""
    line = page.lines[i]
    if i == 0:
        yield "first"
    elif line.blanks >= SLOT and page.spaced:
        yield "slot"
        yield f"slot&len={shape.length(line.text)}"
        yield f"slot&end={page.ends[i]}"
        yield "slot&open before" if page.open[i - 1] else "slot&closed before"
    elif line.blanks == 0 and page.spaced and not line.glued:
        yield "tight"
    if i and page.open[i - 1] and page.ends[i] == "stop" and page.pictured(i) and not caption_end(page, i):
        yield f"turn={page.turn(i)}"
    if i and line.blanks >= SLOT and page.spaced and not page.headings[i]:
        yield f"slot&echo={_echoes_stack(page, i)}"
    if line.glued:
        yield "glued"
    yield from _marked(page, i)
    if i + 1 == len(page.lines):
        yield "last"
    elif page.spaced and page.lines[i + 1].blanks == 0:
        yield "tight after"
    elif page.spaced and page.lines[i + 1].blanks >= SLOT:
        yield "slot after"


def _marked(page: Survey, i: int) -> Iterator[str]:
    """Yield how markdown marks a line, on a page where it marks some."""
    line = page.lines[i]
    if line.depth:
        yield "hash"
        yield f"hash={page.steps[i]}"
    elif page.hashed:
        yield "unhashed"
        if page.headings[i] and _is_between_hashes(page, i):
            yield "between hashes"
    if line.bold:
        yield "bold"


def _is_between_hashes(page: Survey, i: int) -> bool:
    """Tell whether headings with markdown's # stand above and below a heading, and nothing but headings between."""
    low, high = page.stack(i)
    lines = page.lines
    return any(lines[k].depth for k in range(low, i)) and any(lines[k].depth for k in range(i + 1, high + 1))


def row(page: Survey, i: int, low: int, high: int) -> Iterator[str]:
    """Yield what a line has in common with the short lines around it, the first and last of which are given."""
    lines = page.lines
    text = lines[i].text
    near = [lines[k].text for k in (i - 1, i + 1) if low <= k <= high]
    yield f"run={min(high - low + 1, 6)}"
    yield f"alike={sum(abs(len(text) - len(other)) <= 2 for other in near)}&end={page.ends[i]}"
    yield f"level={sum(len(text) == len(other) for other in near)}"
    if len(text) <= shape.LITTLE and page.spaced:
        yield f"stanza={page.stanza(i)}"
    frame = shape.frame(text)
    if len(frame) > 1:
        yield f"twins={sum(frame == shape.frame(other) for other in near)}"
    if marks.ROW.search(text):
        yield "row"
    elif any(marks.ROW.search(other) for other in near):
        yield f"by rows={''.join('-+'[marks.ROW.search(other) is not None] for other in near)}"


def neighbours(page: Survey, i: int) -> Iterator[str]:
    """Yield how the lines before and after look."""
    lines = page.lines
    if i:
        yield from _above(page, i)
    if i + 1 == len(lines):
        return
    if page.slogans[i + 1] > WHOLLY:
        yield "slogan below"
    after = "byline" if page.signed[i + 1] else shape.neighbour(lines[i + 1], page.ends[i + 1], dated=page.dated[i + 1])
    yield f"after={after}"
    if page.headings[i]:
        yield f"heading&after={after}"
        if marks.NUMBERED.match(lines[i + 1].text):
            yield "numbered below"
        if not page.dated[i + 1] and page.ends[i + 1] == "stop":
            yield f"heading&after orphan={shape.coarse(odds.orphan(lines[i + 1].text))}"


def _above(page: Survey, i: int) -> Iterator[str]:
    """Yield how the line above looks, and what it makes of this one."""
    lines = page.lines
    yield f"before={shape.neighbour(lines[i - 1], page.ends[i - 1], dated=page.dated[i - 1])}"
    if page.signs_off[i - 1]:
        yield "below signature"
        if not page.headings[i]:
            yield "text below signature"
    if page.slogans[i - 1] > WHOLLY:
        yield "slogan above"
    if page.furniture[i - 1] and not page.furniture[i]:
        yield f"under furniture={page.furniture[i - 1]}"
    if page.in_notice[i]:
        yield f"in notice={min(3, page.in_notice[i])}"
        if _ENTRY.match(lines[i].text):
            yield "in notice&entry"
    if page.ends[i - 1] == "han" and not page.headings[i - 1]:
        yield f"above finality={odds.final(lines[i - 1].text)}"


def caption_end(page: Survey, i: int) -> int:
    """Return where an unsigned caption would end that is glued to the continuation of an open line, or 0."""
    line = page.lines[i]
    if not i or not page.open[i - 1] or page.dated[i]:
        return 0
    m = re.match(r"[^。!?]{5,60}[。!?]", line.text)
    if not m or m.end() == len(line.text):
        return 0
    return m.end() if line.blanks >= SLOT or _interrupts(page, i, m.end()) else 0


def _interrupts(page: Survey, i: int, end: int) -> bool:
    """Tell whether a line first says who is where, and the open line above may go on behind that sentence."""
    above, text = page.lines[i - 1].text, page.lines[i].text
    if not marks.SCENE.match(text[:end]) or not _SOMEBODY.match(text):
        return False
    whole, rest = (odds.junction(above, t) + odds.orphan(t) for t in (text, text[end:]))
    return rest > whole - _WORSE


def _echoes_stack(page: Survey, i: int) -> int:
    """Return how much of a line's first sentence the headings above have, in quarters: captions reuse their words."""
    at = i - 1
    while at >= 0 and i - at < _FAR and not page.headings[at]:
        at -= 1
    if at < 0 or not page.headings[at]:
        return 0
    low, high = page.stack(at)
    sentence = _SENTENCE.match(page.lines[i].text)
    said = terms(sentence.group()) if sentence else set()
    heads: set[str] = set().union(*[terms(page.lines[k].text) for k in range(low, high + 1)])
    return round(4 * len(said & heads) / len(said)) if said else 0
