"""Decided lines to drafted articles, in the order in which they are printed."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final

from newsclean.edits import MIN_CONFIDENCE
from newsclean.issue.drafts import ASIDE, Draft, Page, Suspect, Unit
from newsclean.issue.jumps import starts_rest
from newsclean.issue.moved import certainty
from newsclean.issue.tails import is_sentence
from newsclean.layout import marks, odds
from newsclean.layout.cohesion import terms
from newsclean.layout.roles import BODY, STACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.layout.page import Piece


PROSE: Final = 2.0
"""What it adds to the log-odds (nats) of a join that text breaks off, and no date follows.

Of such joins that would have had 0.5 to 0.9 without it, 54 of 59 were right on 300 composed issues and 300 pages; of
those behind shorter lines with a comma inside, 8 of 8, dashes at the end and numbered headings left out.
"""
SETTLED: Final = 1.0
"""On a page that is printed as this library prints, lines were joined already: no further join is sure enough."""
HEADED: Final = frozenset({"guide", "notice", "ear", "weather", "staff"})
"""Furniture that has a head and lines below it."""
_NEAR: Final = 6
"""So many blocks above, and pieces below, are asked whether a caption is theirs."""
LATE: Final = frozenset({"deck", "byline", "caption", "furniture"})
"""What may follow a headline printed below its article and still belong to it."""


def group(pieces: Sequence[Piece], *, min_confidence: float = MIN_CONFIDENCE) -> Page:
    """Return the page that the roles of its pieces describe; nothing is moved yet.

    A continuation less sure than `min_confidence` is not joined: it stays a paragraph of its own, and the suspect is
    kept with it.
    """
    page = Page()
    waiting: list[Unit] = []  # captions above the first article
    late = False  # below a headline that was printed below its article
    for i, piece in enumerate(pieces):
        role = piece.role
        sure = piece.chance
        if role == "furniture":
            page.furniture.append(Unit(_furniture_kind(page, piece, i), [i], piece.why, sure))
            continue
        late = role == "late" or (late and role in LATE)
        rest = role in BODY and starts_rest(pieces, i)
        if role in ("kicker", "headline") and _is_introduction(page, pieces):
            for unit in page.articles[-1].heads:
                unit.kind = "kicker" if unit.kind == "headline" else unit.kind
        elif rest or piece.evidence.opens or (not late and _starts_article(role, page)):
            page.articles.append(Draft(body=waiting + (_captions_above(page, pieces, i) if role == "lead" else [])))
            waiting = []
        if role == "caption":
            _add_caption(page.articles[-1].body if page.articles else waiting, pieces, i, min_confidence)
            continue
        if role == "late":
            _part_below(page)
        article = page.articles[-1]
        if role == "byline" and not late and any(u.kind != "caption" for u in article.body):
            article.body.append(Unit("byline", [i], piece.why, sure))
        elif role in STACK or role == "late":
            kind = "headline" if role == "late" else role
            article.heads.append(Unit(kind, [i], piece.why, sure))
        elif role == "on" and not rest:
            least = min_confidence if piece.evidence.opens is None else max(min_confidence, SETTLED)
            _go_on(article, pieces, i, least)
        else:
            kind = "paragraph" if role in ("start", "lead", "on") else "list" if role == "item" else role
            article.body.append(Unit(kind, [i], piece.why, sure))
    if waiting:
        page.articles.append(Draft(body=waiting))
    return page


def _part_below(page: Page) -> None:
    """Give what stands below the headline of the last article, itself below its text, to another article.

    It has a late headline of its own, then.
    """
    article = page.articles[-1]
    last = max((u.lines[-1] for u in article.heads), default=None)
    below = [u for u in article.body if last is not None and u.lines[0] > last]
    if any(u.kind not in ASIDE for u in below):
        del article.body[len(article.body) - len(below) :]
        page.articles.append(Draft(body=below))


def _add_caption(body: list[Unit], pieces: Sequence[Piece], i: int, least: float) -> None:
    """Put a caption at the end of a body, or behind the caption above that goes on in it or whose credit it is."""
    piece = pieces[i]
    near = bool(body) and body[-1].kind == "caption" and body[-1].lines[-1] == i - 1
    why = _goes_on_in_caption(pieces[i - 1], piece) if near else ""
    if why and piece.chance >= least:
        body[-1].seams.append((piece.chance, why))
        body[-1].lines.append(i)
    else:
        body.append(Unit("caption", [i], piece.why, piece.chance))


def _goes_on_in_caption(above: Piece, piece: Piece) -> str:
    """Return why a caption goes on in the one below it, or nothing. A credit that a blank line parts stays apart."""
    said, names = above.evidence.names, piece.evidence.names
    if not piece.line.blanks and "credit below" in said and "credit" in names and "credit" not in said:
        return "the credit of the caption above"
    if above.evidence.openness and all("credit below&dated" in known for known in (said, names)):
        return "the caption above the lead breaks off and this line goes on"
    return ""


def _captions_above(page: Page, pieces: Sequence[Piece], i: int) -> list[Unit]:
    """Take the captions right above a lead without a headline that have as much in common with it as with the above."""
    taken: list[Unit] = []
    body = page.articles[-1].body if page.articles else []
    if not body or body[-1].kind != "caption":
        return taken
    below = _words_below(pieces, i)
    while body and body[-1].kind == "caption" and body[-1].lines[-1] == i - 1:
        said = terms(pieces[i - 1].text)
        above: set[str] = set().union(*(terms(pieces[k].text) for u in body[-_NEAR - 1 : -1] for k in u.lines))
        if len(said & above) > len(said & below):
            break
        taken.insert(0, body.pop())
        i = taken[0].lines[0]
    return taken


def _words_below(pieces: Sequence[Piece], i: int) -> set[str]:
    """Return the words of the lead at `i` and of the paragraphs behind it."""
    found = terms(pieces[i].text)
    for piece in pieces[i + 1 : i + _NEAR]:
        if piece.role not in ("start", "on"):
            break
        found |= terms(piece.text)
    return found


def _furniture_kind(page: Page, piece: Piece, i: int) -> str:
    """Return what a piece of furniture says it is, else what the piece right above it is, else a slogan."""
    above = page.furniture[-1] if page.furniture and page.furniture[-1].lines[-1] == i - 1 else None
    said = piece.evidence.furniture or ("slogan" if "slogan=whole" in piece.evidence.names else "")
    if not said and above and above.kind in HEADED:
        return above.kind
    return said or "slogan"


def _go_on(article: Draft, pieces: Sequence[Piece], i: int, least: float) -> None:
    """Join a piece to the paragraph that goes on in it, or keep it apart as a suspect."""
    why = "the line before breaks off and this one goes on"
    before = last_text(article)
    if odds.torn(pieces[before.lines[-1]].text, pieces[i].text):
        article.body.append(
            Unit("paragraph", [i], "the line before breaks off, and this one does not go on from it", 0.5)
        )
        return
    sure = _how_sure(pieces[before.lines[-1]], pieces[i])
    if sure >= least and least < SETTLED:
        before.seams.append((sure, why))
        before.lines.append(i)
    else:
        article.body.append(Unit("paragraph", [i], why, sure, suspect=Suspect(before.lines[-1], sure, why)))


def _how_sure(left: Piece, right: Piece) -> float:
    """Return how sure it is that a piece goes on in another: surer where what breaks off is text.

    It is if it has a dateline, leans on what follows, or is a sentence. Not so before a day, which opens paragraphs,
    unless what somebody did follows it.
    """
    sure = right.chance
    dated = marks.opening(right.text) == "time" and not marks.PREDICATE.match(right.text)
    is_text = left.evidence.dateline or marks.LEANING.search(left.text) or is_sentence(left.text)
    if 0 < sure < 1 and left.evidence.openness and is_text and not dated:
        return certainty(log(sure / (1 - sure)) + PROSE)
    return sure


def _is_introduction(page: Page, pieces: Sequence[Piece]) -> bool:
    """Tell whether all that the last article has so far is headings and an editor's note: it introduces the next piece.

    What stood over the note is then the name of the column or of the debate, a kicker of the first piece.
    """
    texts = page.articles[-1].text_units if page.articles else []
    return len(texts) == 1 and len(texts[0].lines) == 1 and marks.introduces(pieces[texts[0].lines[0]].text)


def _starts_article(role: str, page: Page) -> bool:
    """Tell whether a line of this role begins an article."""
    if not page.articles:
        return role != "caption"
    if role == "lead":
        return True
    article = page.articles[-1]
    if role in ("kicker", "headline") and article.heads and article.heads[-1].kind == "byline":
        return True  # a byline closes its stack: the next headline is another article's
    return role in STACK - {"byline"} and any(u.kind != "caption" for u in article.body)


def last_text(article: Draft) -> Unit:
    """Return the last unit of the article's text."""
    return next(u for u in reversed(article.body) if u.kind not in ASIDE)
