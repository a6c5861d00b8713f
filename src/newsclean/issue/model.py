"""The types of the result: an issue, its articles, and the blocks they are made of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from newsclean.edits import Change, Cleaned, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

BLOCK_KINDS: Final = (
    "kicker", "headline", "deck", "summary", "byline", "subhead", "paragraph", "caption",
    "quotation", "list", "verse", "table", "question",
)  # fmt: skip
"""What a block of an article can be."""

BODY_KINDS: Final = frozenset({"subhead", "paragraph", "quotation", "list", "verse", "table", "question"})
"""The kinds that make up an article's text."""

FURNITURE_KINDS: Final = (
    "nameplate", "ear", "folio", "guide", "weather", "slogan", "notice", "staff", "jump", "residue",
)  # fmt: skip
"""What is on the page but in no article."""


class Run(NamedTuple):
    """From the character `at` of a block's text on, character `at + k` came from `source + k * step` of the source."""

    at: int
    source: int
    step: int


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an issue that is one thing to a reader: a headline, a paragraph, a caption, a slogan.

    `spans` are the pieces of source it was made from, in reading order, half-open and in code points, including what
    edits removed inside them. `why` says what made it this kind, and `confidence` (0 to 1) how sure that is.
    """

    kind: str
    text: str
    spans: tuple[Span, ...]
    why: str
    confidence: float
    runs: tuple[Run, ...] = field(default=(), repr=False, compare=False)

    def origin(self, at: int) -> int:
        """Return the source offset that the character `at` of `text` came from.

        A character that stands for several (or none) of the source gives the first of them; the space between two
        joined Latin words gives the end of the left piece. Raises IndexError outside the text.
        """
        if not 0 <= at < len(self.text):
            raise IndexError(f"character {at} of a block of {len(self.text)}")
        run = self.runs[bisect_right(self.runs, at, key=lambda r: r.at) - 1]
        return run.source + (at - run.at) * run.step

    def to_dict(self) -> dict[str, Any]:
        """Return the block as the JSON contract has it."""
        return {
            "kind": self.kind,
            "text": self.text,
            "spans": [list(s) for s in self.spans],
            "why": self.why,
            "confidence": round(self.confidence, 4),
        }


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody named in a byline or a credit, with the role (记者, 通讯员, 实习记者, 特约记者, 摄影, 文, 图)."""

    name: str
    role: str

    def to_dict(self) -> dict[str, str]:
        """Return the author as the JSON contract has it."""
        return {"name": self.name, "role": self.role}


@dataclass(frozen=True, slots=True)
class Article:
    """One article, its blocks in reading order."""

    blocks: tuple[Block, ...]
    byline: str = ""
    dateline: str = ""
    authors: tuple[Author, ...] = ()
    confidence: float = 1.0

    def _texts(self, *kinds: str) -> tuple[str, ...]:
        return tuple(b.text for b in self.blocks if b.kind in kinds)

    @property
    def kicker(self) -> tuple[str, ...]:
        """The kickers 引题, one for each line of the stack."""
        return self._texts("kicker")

    @property
    def headline(self) -> str:
        """The headline 主题, or an empty string."""
        return " ".join(self._texts("headline"))

    @property
    def deck(self) -> tuple[str, ...]:
        """The decks 副题 and summaries 提要题."""
        return self._texts("deck", "summary")

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The blocks of the text other than subheads."""
        return tuple(b for b in self.blocks if b.kind in BODY_KINDS and b.kind != "subhead")

    @property
    def captions(self) -> tuple[Block, ...]:
        """The captions 图片说明, with their credits."""
        return tuple(b for b in self.blocks if b.kind == "caption")

    @property
    def text(self) -> str:
        """Subheads and paragraphs, one a line."""
        return "\n".join(b.text for b in self.blocks if b.kind in BODY_KINDS)

    def to_dict(self) -> dict[str, Any]:
        """Return the article as the JSON contract has it."""
        return {
            "kicker": list(self.kicker),
            "headline": self.headline,
            "deck": list(self.deck),
            "byline": self.byline,
            "dateline": self.dateline,
            "authors": [a.to_dict() for a in self.authors],
            "confidence": round(self.confidence, 4),
            "blocks": [b.to_dict() for b in self.blocks],
            "text": self.text,
        }


@dataclass(frozen=True, slots=True)
class Join:
    """Two pieces of source read as one block: `left` is the end of one, `right` the start of the next."""

    left: int
    right: int
    glue: str
    confidence: float
    applied: bool
    why: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Text that is missing: `at` is the first character of a piece (`before`), or one past its last (`after`).

    `between` means both, where a paragraph goes on: `at` is its first character after what is missing.
    """

    article: int
    at: int
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Move:
    """A span that belongs into an article, before the source offset `before`, and was printed elsewhere."""

    article: int
    span: Span
    before: int
    confidence: float
    applied: bool
    why: str


@dataclass(frozen=True)
class Issue:
    """A newspaper issue (or one page of it), read: articles in reading order, furniture, and all that was done.

    Every non-blank character of the source lies in the spans of exactly one block or piece of furniture.
    """

    cleaned: Cleaned = field(repr=False)
    articles: tuple[Article, ...]
    furniture: tuple[Block, ...] = ()
    joins: tuple[Join, ...] = ()
    gaps: tuple[Gap, ...] = ()
    moves: tuple[Move, ...] = ()
    date: str | None = None
    page: str | None = None
    confidence: float = 1.0
    needs_review: bool = False
    source: str | None = None
    encoding: str | None = None

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every edit of characters, made or suspected, layer by layer."""
        return self.cleaned.changes

    @property
    def text(self) -> str:
        """The articles in reading order, captions and furniture left out."""
        from newsclean.render.text import render  # noqa: PLC0415 (rendering stands downstream of the types)

        return render(self)

    def undo(self) -> str:
        """Return the decoded source, rebuilt by taking every change back."""
        return self.cleaned.undo()

    def to_dict(self) -> dict[str, Any]:
        """Return the issue as the JSON contract has it (`newsclean/data/issue.schema.json`)."""
        return {
            "schema": 1,
            "source": self.source,
            "encoding": self.encoding,
            "date": self.date,
            "page": self.page,
            "confidence": round(self.confidence, 4),
            "needs_review": self.needs_review,
            "articles": [a.to_dict() for a in self.articles],
            "furniture": [b.to_dict() for b in self.furniture],
            "edits": [_fields(c) for c in self.changes],
            "joins": [_fields(j) for j in self.joins],
            "gaps": [_fields(g) for g in self.gaps],
            "moves": [_fields(m) for m in self.moves],
        }

    def to_json(self) -> str:
        """Return `to_dict` as one line of JSON, Chinese left as it is; UTF-8 can hold it whatever the source held."""
        from newsclean.render.jsonl import issue_line  # noqa: PLC0415 (rendering stands downstream of the types)

        return issue_line(self)


def _fields(record: Change | Join | Gap | Move) -> dict[str, Any]:
    """Return a flat record as the JSON contract has it."""
    out: dict[str, Any] = {}
    for name in record.__slots__:
        value = getattr(record, name)
        if isinstance(value, float):
            value = round(value, 4)
        elif isinstance(value, Span):
            value = list(value)
        out[name] = value
    return out


def texts(blocks: Iterable[Block], *kinds: str) -> list[str]:
    """Return the texts of the blocks of the given kinds."""
    return [b.text for b in blocks if b.kind in kinds]
