"""The result that a gold asks for, in the form of `Issue.to_dict()`: what a faultless parser would return."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsclean.scoring.gold import Gold, GoldArticle, Missing, Record, Repeat


def ideal(gold: Gold) -> dict[str, Any]:
    """Return the faultless result of a gold: first kinds, open joins made, every repeat cut, every gap told."""
    return {
        "date": gold.date,
        "page": gold.page,
        "articles": [_article(gold, article) for article in gold.articles],
        "furniture": [_block(gold, record, record.finer or "slogan") for record in gold.furniture],
        "edits": [_edit(gold, repeat) for repeat in gold.repeats if not repeat.optional],
        "gaps": [
            {"article": i, "at": _at(gold, gap), "kind": gap.kind, "why": ""}
            for i, article in enumerate(gold.articles)
            for gap in article.gaps
        ],
        "moves": [],
    }


def _article(gold: Gold, article: GoldArticle) -> dict[str, Any]:
    return {
        "byline": article.byline or "",
        "dateline": article.dateline or "",
        "authors": [{"name": name, "role": role} for name, role in article.authors or ()],
        "blocks": [_block(gold, record, record.finer or record.kinds[0]) for record in article.records],
    }


def _block(gold: Gold, record: Record, kind: str) -> dict[str, Any]:
    pieces = [gold[line] for line in record.lines]
    return {
        "kind": kind,
        "text": "".join(gold.repaired(line).strip() for line in record.lines),
        "spans": [[piece.start, piece.end] for piece in pieces],
    }


def _edit(gold: Gold, repeat: Repeat) -> dict[str, Any]:
    start = gold[repeat.line].start + gold[repeat.line].text.index(repeat.faulty)
    return {
        "rule": "repeats",
        "start": start,
        "end": start + len(repeat.faulty),
        "old": repeat.faulty,
        "new": repeat.right,
        "applied": True,
    }


def _at(gold: Gold, gap: Missing) -> int:
    piece = gold[gap.line]
    return piece.start + len(piece.text.rstrip()) if gap.kind == "after" else piece.start
