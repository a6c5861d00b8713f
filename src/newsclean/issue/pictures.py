"""Picture news (图片新闻): a picture that tells news of its own, printed below an article it has nothing to do with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.issue.drafts import ASIDE, Draft
from newsclean.layout import marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.issue.drafts import Page, Unit
    from newsclean.layout.cohesion import Cohesion
    from newsclean.layout.page import Piece

SENTENCES: Final = 2
"""It says in one sentence what the picture shows and in the next what has happened; a caption has the first alone."""
KINDRED: Final = 0.12
"""The share of its words that the article above may have at most.

On the annotated pages the six that are news of their own have 0.02 to 0.09, the five dated captions that belong to the
article above 0.19 to 0.64.
"""
NEAR: Final = 24
"""So many units above are asked whose words it shares."""
CREDIT: Final = "the credit of the picture"
"""Why a line is joined to the text of a picture."""
_STOP: Final = re.compile("[。!?]")


def part_pictures(page: Page, pieces: Sequence[Piece], cohesion: Cohesion) -> None:
    """Make articles of the pictures at the ends of others that are news of their own, with the title right above."""
    for a in range(len(page.articles) - 1, -1, -1):
        article = page.articles[a]
        while k := _picture(article, pieces, cohesion):
            heads = [unit for unit in article.body[k - 1 : k] if _is_title(unit, pieces)]
            text, *below = article.body[k:]
            del article.body[k - len(heads) :]
            page.articles.insert(a + 1, Draft(heads, [text, *_take_credit(text, below, pieces)]))
            text.kind = text.kind if heads else "paragraph"  # an article is more than a caption
            for unit in heads:
                unit.kind = "headline"


def _take_credit(text: Unit, below: list[Unit], pieces: Sequence[Piece]) -> list[Unit]:
    """Put the credit right below such a text behind it, and return what else stands there."""
    if below and below[0].lines[0] == text.lines[-1] + 1 and _is_credited(below[0], pieces):
        text.seams += [(below[0].confidence, CREDIT), *below[0].seams]
        text.lines += below[0].lines
        return below[1:]
    return below


def _picture(article: Draft, pieces: Sequence[Piece], cohesion: Cohesion) -> int:
    """Return where in the body of an article the text of such a picture stands, or 0."""
    body = article.body
    k = len(body) - 1
    credited = False
    while k > 0 and body[k].kind == "caption" and not _is_news(body[k], pieces):
        credited = credited or _is_credited(body[k], pieces)
        k -= 1
    above = body[max(0, k - NEAR) : max(0, k)]
    if all(other.kind in ASIDE for other in above):
        return 0
    unit = body[k]
    if unit.kind not in ("caption", "paragraph") or not _is_news(unit, pieces):
        return 0
    around = [i for other in (*article.heads, *above) for i in other.lines]
    foreign = cohesion.covered(cohesion.union(unit.lines), cohesion.union(around)) < KINDRED
    return k if foreign and (credited or _is_credited(unit, pieces)) else 0


def _is_news(unit: Unit, pieces: Sequence[Piece]) -> bool:
    """Tell whether a unit begins with a day, as agencies begin such texts, and has more than one sentence."""
    text = "".join(pieces[i].text for i in unit.lines)
    return marks.DAY.match(text) is not None and len(_STOP.findall(text)) >= SENTENCES


def _is_title(unit: Unit, pieces: Sequence[Piece]) -> bool:
    """Tell whether what stands right above such a text is a line that heads it, taken for a subhead or a caption."""
    if unit.kind == "caption":
        return len(unit.lines) == 1 and not _STOP.search(pieces[unit.lines[0]].text) and not _is_credited(unit, pieces)
    return unit.kind == "subhead"


def _is_credited(unit: Unit, pieces: Sequence[Piece]) -> bool:
    """Tell whether a unit ends with a photographer's credit, or is one."""
    return "credit" in pieces[unit.lines[-1]].evidence.names
