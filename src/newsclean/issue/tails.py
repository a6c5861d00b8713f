"""Displaced tails: paragraphs that break off, and what goes on from them, in the next piece or printed elsewhere.

Each pair of an open end and a start near it is weighed (issue/matching.py), the best first.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from newsclean.issue.drafts import Suspect, Unit
from newsclean.issue.matching import SUSPECT, Tallies, beside_rivals, fit, followers, text_before
from newsclean.issue.moved import Moved, certainty
from newsclean.layout import marks, odds
from newsclean.layout.shape import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from newsclean.issue.drafts import Draft, Page
    from newsclean.issue.matching import Place
    from newsclean.layout.cohesion import Cohesion
    from newsclean.layout.page import Piece

REACH: Final = 6
"""A displaced tail is looked for in so many of the articles that follow (or precede) the one that breaks off."""
MANY: Final = 24
"""An article with more loose ends than this is broken in another way (a table, a wrap not seen), and no tail is looked
for there but the next piece; it also keeps the number of pairs linear."""
FRAGMENT: Final = 12
"""A paragraph that breaks off has more characters than this: a shorter one is something else."""
SURE: Final = 0.95
"""A short line that is as likely a paragraph may break off and go on elsewhere."""
FAR_BETTER: Final = 4.0
"""So many nats of affinity more an end above must have, that layout's own join is asked again."""
NEXT: Final = "the paragraph breaks off and the next piece goes on from it"
ELSEWHERE: Final = (
    "one paragraph breaks off and this piece, printed elsewhere, starts in mid-sentence and goes on from it"
)
"""Why a start is joined to an end."""
_NUMBERED: Final = frozenset({"numbered", "numbered&long"})
_COMMA: Final = re.compile("[,;]")
_SPEAKER: Final = re.compile("[^,;。!?“]{1,6}:")
"""Who speaks, before what is said: so a question or an answer begins, and no rest of a sentence."""


def continues(left: Piece, right: Piece) -> bool:
    """Tell whether one piece breaks off and another may go on from it."""
    if not left.evidence.openness or right.evidence.dateline:
        return False
    return right.evidence.orphan + odds.junction(left.text, right.text) > 0


def is_sentence(text: str) -> bool:
    """Tell whether a line is prose, or as short as a heading but with a comma inside and no number before it."""
    return is_prose(text) or (
        len(text) > FRAGMENT and _COMMA.search(text) is not None and not marks.NUMBERED.match(text)
    )


def tie_tails(page: Page, pieces: Sequence[Piece], cohesion: Cohesion, least: float) -> list[Moved]:
    """Join each paragraph that breaks off to the piece that goes on from it: the next one, or one printed elsewhere.

    Each pair is weighed, the best first, and no piece is used twice. A tail printed elsewhere brings with it what was
    displaced together with it.
    """
    loose = _loosen(page, pieces)
    tallies = Tallies(page, cohesion)
    scores = {(e, s): fit(pieces, tallies, e, s) for e, near in candidates(page, pieces) for s in near}
    pairs = [(score, end, start) for (end, start), score in beside_rivals(scores).items()]
    printed = {start: tuple(page.articles[start[0]].body[start[1]].lines) for _, _, start in pairs}
    behind = {end: _behind(page.articles[end[0]], end[1]) for _, end, _ in pairs}
    tied: list[tuple[Place, Place, float]] = []
    ended: set[Place] = set()  # a piece may end one pair and start another
    started: set[Place] = set()
    into: dict[Place, Place] = {}  # a unit whose lines were joined to another, and that other
    joined: set[Place] = set()  # the ends behind which that was done
    brought: list[tuple[Place, list[Unit]]] = []  # an end, and the units that belong behind its paragraph
    for score, end, start in sorted(pairs, reverse=True):
        if score < SUSPECT or end in ended or start in started:
            continue
        head = _head(end, into)
        if head == start:  # the paragraph would go on in itself
            continue
        ended.add(end)
        started.add(start)
        sure = certainty(score)
        near = start == _next(page, end)
        behind_it = [] if near else followers(pieces, tallies, end, start)
        if ended.isdisjoint(behind_it) and started.isdisjoint(behind_it):
            units = [page.articles[a].body[k] for a, k in behind_it]
            printed[start] += tuple(i for unit in units for i in unit.lines)
            ended.update(behind_it)
            started.update(behind_it)
            if sure >= least and units:
                brought.append((end, units))
        if not near:
            tied.append((end, start, sure))
        if sure >= least:
            _join(page, head, start, sure, NEXT if near else ELSEWHERE)
            into[start] = head
            joined.add(end)
    _make_again(page, loose, into, joined)
    moved = []
    for end, start, sure in tied:
        head = _head(end, into)  # where the end has come to in the meantime
        article = page.articles[head[0]]
        moved.append(Moved(article, printed[start], behind[head], sure, sure >= least, ELSEWHERE))
    homes = [_head(end, into) for end, _ in brought]
    heads = [page.articles[a].body[k] for a, k in homes]
    for a, k in sorted(into, reverse=True):
        del page.articles[a].body[k]
    _bring(page, [(unit, units) for unit, (_, units) in zip(heads, brought, strict=True)])
    return moved


def _bring(page: Page, brought: Sequence[tuple[Unit, list[Unit]]]) -> None:
    """Put units behind others, in the articles that those stand in; of two groups behind one unit the last is first."""
    behind: dict[int, list[Unit]] = {}
    for unit, units in brought:
        behind[id(unit)] = units + behind.get(id(unit), [])
    taken = {id(u) for _, units in brought for u in units}
    for article in page.articles if brought else ():
        stay = [u for u in article.body if id(u) not in taken]
        article.body[:] = [u for unit in stay for u in (unit, *behind.get(id(unit), ()))]


def _loosen(page: Page, pieces: Sequence[Piece]) -> list[tuple[Place, Place]]:
    """Part a piece from the one before where it, or that one, fits a place elsewhere on the page far better.

    Where two paragraphs in a row are cut at the foot of their columns, the rest of the first stands behind the second,
    whose own rest stands further on; and a paragraph whose rest stands elsewhere is followed by one that is whole.
    Layout, which joins neighbours, may have joined them there. Return what was parted, each paragraph in one place.
    """
    parted: list[tuple[Place, Place]] = []
    firsts = {(a, k): pieces[page.articles[a].body[k].lines[0]] for a, k in _orphans(page, pieces)}
    orphans = _found(start for start, first in firsts.items() if first.evidence.orphan > 0)
    for a, article in enumerate(page.articles):
        last = text_before(article.body, len(article.body))
        starts = [firsts[start].text for start in _near(orphans, a)]
        units, article.body[:] = list(article.body), []
        for unit in units:
            article.body.append(unit)
            if unit.kind != "paragraph" or len(unit.lines) < 2:
                continue
            above = list(_open_above(page, pieces, a)) if unit is last else []
            if at := _misjoined([pieces[i].text for i in unit.lines], above, starts):
                article.body.append(_parted(unit, at))
                k = len(article.body) - 1
                parted.append(((a, k - 1), (a, k)))
    return parted


def _misjoined(texts: Sequence[str], above: Sequence[str], starts: Sequence[str]) -> int:
    """Return at which piece of a paragraph another begins: `above` go on there or `starts` behind it far better, or 0.

    What goes on from above stands last in its article, and so is the last piece.
    """
    for at in range(len(texts) - 1, 0, -1):
        left, right = texts[at - 1], texts[at]
        own = odds.affinity(left, right)
        if own is None or own + FAR_BETTER > odds.BOUND:
            continue
        others = [odds.affinity(text, right) or 0.0 for text in (above if at + 1 == len(texts) else ())]
        others += [odds.affinity(left, text) or 0.0 for text in starts if text != right]
        if max(others, default=0.0) > max(0.0, own + FAR_BETTER):
            return at
    return 0


def _parted(unit: Unit, at: int) -> Unit:
    """Cut a unit before its line number `at`, and return the rest."""
    sure, why = unit.seams[at - 1]
    rest = Unit("paragraph", unit.lines[at:], why, sure, unit.seams[at:], Suspect(unit.lines[at - 1], sure, why))
    del unit.lines[at:], unit.seams[at - 1 :]
    return rest


def _make_again(page: Page, loose: list[tuple[Place, Place]], into: dict[Place, Place], joined: set[Place]) -> None:
    """Join the pieces again that were parted, where neither the end nor the rest was joined elsewhere.

    What is not stays apart for good: its end surely goes on elsewhere.
    """
    for end, start in loose:
        if start in into:
            continue
        rest, head = page.articles[start[0]].body[start[1]], _head(end, into)
        if end in joined or head == start:
            rest.suspect = None
        else:
            _join(page, head, start, rest.confidence, rest.why)
            into[start] = head


def _open_above(page: Page, pieces: Sequence[Piece], a: int) -> Iterator[str]:
    """Yield the last pieces of the articles above that break off."""
    for article in page.articles[max(0, a - REACH) : a]:
        last = text_before(article.body, len(article.body))
        if last is not None and last.kind == "paragraph" and pieces[last.lines[-1]].evidence.openness:
            yield pieces[last.lines[-1]].text


def _head(place: Place, into: Mapping[Place, Place]) -> Place:
    """Return the unit that a unit's lines have come to, by way of others."""
    while place in into:
        place = into[place]
    return place


def candidates(page: Page, pieces: Sequence[Piece]) -> Iterator[tuple[Place, list[Place]]]:
    """Yield each open end with the starts that may go on from it."""
    ends, starts = _open_ends(page, pieces), _orphans(page, pieces)
    all_starts = set(starts)
    crowded = {a for side in (ends, starts) for a, n in Counter(a for a, _ in side).items() if n > MANY}
    found = _found(start for start in starts if start[0] not in crowded)
    for end in ends:
        alone = end[0] in crowded or not _is_text(pieces, page.articles[end[0]].body[end[1]])
        near = [] if alone else _near(found, end[0])
        if (following := _next(page, end)) in all_starts:
            near.append(following)
        yield end, near


def _found(starts: Iterable[Place]) -> dict[int, list[Place]]:
    """Return the starts of each article that has no more than `MANY`."""
    found: dict[int, list[Place]] = {}
    for start in starts:
        found.setdefault(start[0], []).append(start)
    return {a: here for a, here in found.items() if len(here) <= MANY}


def _near(found: Mapping[int, list[Place]], a: int) -> list[Place]:
    """Return the starts in the articles near article `a`."""
    return [start for b in range(a - REACH, a + REACH + 1) if b != a for start in found.get(b, ())]


def _next(page: Page, end: Place) -> Place:
    """Return the place of the next unit of the text in the same article, which may be behind its last."""
    body = page.articles[end[0]].body
    k = end[1] + 1
    while k < len(body) and body[k].kind == "caption":
        k += 1
    return end[0], k


def _behind(article: Draft, k: int) -> int:
    """Return the piece that stands behind unit `k` of an article's body, or behind the article."""
    after = [i for u in article.body[k + 1 :] for i in u.lines]
    return after[0] if after else max(article.lines()) + 1


def _join(page: Page, end: Place, start: Place, sure: float, why: str) -> None:
    """Put the lines of one unit behind those of another; the unit they leave is still to be taken out."""
    head, tail = page.articles[end[0]].body[end[1]], page.articles[start[0]].body[start[1]]
    head.seams += [(sure, why), *tail.seams]
    head.lines += tail.lines


def _open_ends(page: Page, pieces: Sequence[Piece]) -> list[Place]:
    """Return (article, unit) of the paragraphs that break off without a piece that goes on."""
    found = []
    for a, article in enumerate(page.articles):
        for k, unit in enumerate(article.body):
            last = pieces[unit.lines[-1]]
            if is_jump(pieces, unit.lines[-1] + 1):
                continue  # it says itself where it goes on
            if unit.kind == "paragraph" and last.evidence.openness and len(last.text) > FRAGMENT:
                found.append((a, k))
    return found


def _is_text(pieces: Sequence[Piece], unit: Unit) -> bool:
    """Tell whether a paragraph is surely no heading by mistake: of several lines, dated, a sentence, or sure itself."""
    last = pieces[unit.lines[-1]]
    return len(unit.lines) > 1 or last.evidence.dateline or is_sentence(last.text) or last.chance >= SURE


def is_jump(pieces: Sequence[Piece], i: int) -> bool:
    """Tell whether there is a piece at a place, and it is a jump 转版."""
    return i < len(pieces) and pieces[i].evidence.furniture == "jump"


def _orphans(page: Page, pieces: Sequence[Piece]) -> list[Place]:
    """Return (article, unit) of the paragraphs that start in mid-sentence, likely enough to be looked at."""
    found = []
    for a, article in enumerate(page.articles):
        for k, unit in enumerate(article.body):
            first = pieces[unit.lines[0]].evidence
            likely = not (first.dateline or first.heading or _NUMBERED & set(first.names))
            likely = likely and not _SPEAKER.match(pieces[unit.lines[0]].text)
            if unit.kind == "paragraph" and likely and (k or article.heads):
                found.append((a, k))
    return found
