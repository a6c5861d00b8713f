"""An issue as JSON: one line for the issue, or one flat line for each article, and the schema of the first."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.issue.model import Article, Issue

_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def issue_line(issue: Issue) -> str:
    """Return the whole issue as one line of JSON, without a newline (`newsclean parse`)."""
    return dumps(issue.to_dict())


def article_lines(issue: Issue) -> Iterator[str]:
    """Yield one line of JSON for each article, without a newline (`newsclean articles`)."""
    for number, article in enumerate(issue.articles):
        yield dumps(article_record(article, number, source=issue.source))


def article_record(article: Article, number: int, *, source: str | None) -> dict[str, Any]:
    """Return an article as the flat record that corpus builders load; `id` is `source#number`, counted from 0.

    >>> from newsclean.issue.model import Article
    >>> article_record(Article(()), 2, source="page.txt")["id"]
    'page.txt#2'
    """
    return {
        "id": f"{source or ''}#{number}",
        "source": source,
        "kicker": list(article.kicker),
        "headline": article.headline,
        "deck": list(article.deck),
        "byline": article.byline,
        "authors": [a.to_dict() for a in article.authors],
        "dateline": article.dateline,
        "text": article.text,
        "captions": [c.text for c in article.captions],
    }


def dumps(record: dict[str, Any]) -> str:
    r"""Return one line of JSON: Chinese as it is, but escaped what UTF-8 cannot hold or some take for a line's end.

    >>> dumps({"text": "晴\ud83d"})
    '{"text": "晴\\ud83d"}'
    """
    line = json.dumps(record, ensure_ascii=False)
    return _ESCAPED.sub(lambda m: f"\\u{ord(m[0]):04x}", line)


@cache
def _schema_text() -> str:
    return files("newsclean").joinpath("data", "issue.schema.json").read_text("utf-8")


def schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of `Issue.to_dict()`, the same as `newsclean/data/issue.schema.json`.

    >>> schema()["properties"]["schema"]
    {'const': 1, 'description': 'The version of this contract.'}
    """
    contract: dict[str, Any] = json.loads(_schema_text())
    return contract
