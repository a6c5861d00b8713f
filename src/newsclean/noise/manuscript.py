"""A manuscript 稿件: an article as it left the newsroom, before anybody set it on a page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from newsclean.scoring.forms import letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from random import Random

    from newsclean.scoring.gold import Gold, GoldArticle

_SENTENCE = re.compile(r"[^。！？]+[。！？]")


class Part(NamedTuple):
    """A piece of an article's text: its kind (`paragraph`, `subhead`, `list`, `quotation` ...) and what it says."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A clean article.

    `byline` is the line of its own under the headline, if it has one. `signed`, `dateline` and `authors` (name, role)
    say what a reader would be told of them wherever they are printed; None where nobody knows. `spare` are sentences
    that were cut from the text: what captions are made of.
    """

    headline: str
    body: tuple[Part, ...]
    kicker: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    byline: str = ""
    captions: tuple[str, ...] = ()
    signed: str | None = None
    dateline: str | None = None
    authors: tuple[tuple[str, str], ...] | None = None
    spare: tuple[str, ...] = ()

    @classmethod
    def of(cls, headline: str, paragraphs: Iterable[str]) -> Manuscript:
        """Return a manuscript that is nothing but a headline and paragraphs.

        >>> Manuscript.of("秋收", ["稻子黄了。"]).body
        (Part(kind='paragraph', text='稻子黄了。'),)
        """
        return cls(headline, tuple(Part("paragraph", text) for text in paragraphs))

    def cut(self, paragraphs: int) -> Manuscript:
        """Return the manuscript with at most so many parts of its text; sentences of the others become `spare`."""
        left = "".join(part.text for part in self.body[paragraphs:])
        spare = tuple(
            text for text in _SENTENCE.findall(left) if 9 <= len(text) <= 48 and not set("“”《》") & set(text)
        )
        return replace(self, body=self.body[:paragraphs], spare=(*self.spare, *spare)).candid()

    def printable(self) -> Manuscript:
        """Return the manuscript with every text on one line, and without texts that are blank."""
        return replace(
            self,
            headline=_line(self.headline),
            body=tuple(Part(part.kind, _line(part.text)) for part in self.body if part.text.strip()),
            kicker=tuple(_line(text) for text in self.kicker if text.strip()),
            deck=tuple(_line(text) for text in self.deck if text.strip()),
            byline=_line(self.byline),
            captions=tuple(_line(text) for text in self.captions if text.strip()),
        )

    def candid(self) -> Manuscript:
        """Return the manuscript without a byline, dateline or authors that its text no longer tells of."""
        text = letters("".join((self.byline, *self.captions, *(part.text for part in self.body))))
        names = [letters(name) for name, _ in self.authors or ()]
        return replace(
            self,
            signed=None if self.signed and letters(self.signed) not in text else self.signed,
            dateline=None if self.dateline and letters(self.dateline) not in text else self.dateline,
            authors=self.authors if all(name in text for name in names) else None,
        )


def _line(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split("\n")).strip()


def read_jsonl(lines: Iterable[str]) -> Iterator[Manuscript]:
    """Yield a manuscript from each line of JSON, an object with `title` and `paragraphs` (a list of strings).

    >>> [m.headline for m in read_jsonl(['{"title": "秋收", "paragraphs": ["稻子黄了。"]}'])]
    ['秋收']
    """
    for line in lines:
        if line.strip():
            item = json.loads(line)
            yield Manuscript.of(item["title"], item["paragraphs"])


def manuscripts(gold: Gold) -> tuple[Manuscript, ...]:
    """Return the clean reading of an annotated issue: lines joined, repeats taken out, captions and furniture apart.

    Characters other than repeats are left as the source has them, narrow punctuation included; the marks `#` before a
    heading and white space at the ends are not part of it.
    """
    return tuple(_read(gold, article) for article in gold.articles)


def _read(gold: Gold, article: GoldArticle) -> Manuscript:
    """Return the clean reading of one article."""
    head: dict[str, list[str]] = {"kicker": [], "headline": [], "deck": [], "byline": [], "caption": []}
    body: list[Part] = []
    for record in article.records:
        kind = record.kinds[0]
        for group in record.groups if kind == "paragraph" else (record.lines,):
            text = _joined(gold.repaired(line) for line in group)
            if kind in head:
                head[kind].append(text)
            else:
                body.append(Part(record.finer or kind, text))
    return Manuscript(
        headline=" ".join(head["headline"]),
        body=tuple(body),
        kicker=tuple(head["kicker"]),
        deck=tuple(head["deck"]),
        byline=" ".join(head["byline"]),
        captions=tuple(head["caption"]),
        signed=article.byline,
        dateline=article.dateline,
        authors=article.authors,
    )


def _joined(lines: Iterable[str]) -> str:
    """Return lines put together, a blank between two that end and begin with Latin letters or figures."""
    text = ""
    for line in lines:
        piece = line.strip().lstrip("#").strip()
        latin = text[-1:].isascii() and text[-1:].isalnum() and piece[:1].isascii() and piece[:1].isalpha()
        text += (" " if latin else "") + piece
    return text


def draw(pool: Sequence[Manuscript], rng: Random, *, articles: int, paragraphs: int) -> tuple[Manuscript, ...]:
    """Return `articles` manuscripts from a pool, none twice, each cut to one to `paragraphs` parts."""
    return tuple(m.cut(rng.randint(1, paragraphs)) for m in rng.sample(pool, min(articles, len(pool))))
