"""Decided lines to drafted articles, in the order in which they are printed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from newsclean.issue.drafts import Draft, Page, Unit
from newsclean.layout.decide import STACK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsclean.layout.page import Piece


def group(pieces: Sequence[Piece]) -> Page:
    """Return the page that the roles of its pieces describe; nothing is moved yet."""
    page = Page()
    waiting: list[Unit] = []  # captions above the first article
    for i, piece in enumerate(pieces):
        role = piece.role
        sure = piece.chance
        if role == "furniture":
            page.furniture.append(Unit(piece.evidence.furniture or "slogan", [i], piece.why, sure))
            continue
        if _starts_article(role, page):
            page.articles.append(Draft(body=waiting))
            waiting = []
        if role == "caption":
            unit = Unit("caption", [i], piece.why, sure)
            (page.articles[-1].body if page.articles else waiting).append(unit)
            continue
        article = page.articles[-1]
        if role == "byline" and any(u.kind != "caption" for u in article.body):
            article.body.append(Unit("byline", [i], piece.why, sure))
        elif role in STACK or role == "late":
            kind = "headline" if role == "late" else role
            article.heads.append(Unit(kind, [i], piece.why, sure))
        elif role == "on":
            paragraph = last_text(article)
            paragraph.seams.append((sure, "the line before breaks off and this one goes on"))
            paragraph.lines.append(i)
        else:
            kind = "paragraph" if role in ("start", "lead") else "list" if role == "item" else role
            article.body.append(Unit(kind, [i], piece.why, sure))
    if waiting:
        page.articles.append(Draft(body=waiting))
    return page


def _starts_article(role: str, page: Page) -> bool:
    """Tell whether a line of this role begins an article."""
    if not page.articles:
        return role != "caption"
    if role == "lead":
        return True
    return role in STACK - {"byline"} and any(u.kind != "caption" for u in page.articles[-1].body)


def last_text(article: Draft) -> Unit:
    """Return the last unit of the article's text."""
    return next(u for u in reversed(article.body) if u.kind not in ("caption", "byline"))


def certainty(margin: float) -> float:
    """Return a margin in nats as a probability."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, margin))))
