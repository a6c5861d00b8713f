"""Text to lines: what stands on a line of the page, and how far it stands from the line before."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from newsclean.edits import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

SLOT: Final = 3
"""Blank lines that stand where a picture stood (all ten picture slots of the sample issues have exactly three)."""

_HASHES: Final = re.compile(r"(#{1,6}) *(?=[^# ])")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on a line of the page, or several lines that the page's own wrapping parted.

    `pieces` are spans of the cleaned text, with marks such as `#`; `inner` are the same without marks and outer blanks,
    and `text` is what stands in those, folded, joined by `glue` where there are several; `at` says where in `text` each
    begins.
    `blanks` counts the blank lines before; `indent` the blanks that lead the line; `depth` the `#` marks.
    """

    pieces: tuple[Span, ...]
    inner: tuple[Span, ...]
    text: str
    at: tuple[int, ...] = (0,)
    blanks: int = 0
    indent: int = 0
    depth: int = 0
    bold: bool = False
    page: int = 0
    glued: bool = False

    @property
    def start(self) -> int:
        """Where the line's first piece starts in the cleaned text."""
        return self.pieces[0].start

    @property
    def end(self) -> int:
        """Where the line's last piece ends in the cleaned text."""
        return self.pieces[-1].end

    def split(self, cut: int) -> tuple[Line, Line]:
        """Return the line as two, parted before the character `cut` of its text; neither half may be blank."""
        left, right = self.text[:cut].rstrip(), self.text[cut:].lstrip()
        end, start = len(left), len(self.text) - len(right)
        i = bisect_right(self.at, end - 1) - 1
        k = bisect_right(self.at, start) - 1
        last = Span(self.inner[i].start, self.inner[i].start + end - self.at[i])
        first = Span(self.inner[k].start + start - self.at[k], self.inner[k].end)
        head = replace(
            self,
            pieces=(*self.pieces[:i], Span(self.pieces[i].start, last.end)),
            inner=(*self.inner[:i], last),
            text=left,
            at=self.at[: i + 1],
        )
        tail = Line(
            (Span(first.start, self.pieces[k].end), *self.pieces[k + 1 :]),
            (first, *self.inner[k + 1 :]),
            right,
            (0, *(a - start for a in self.at[k + 1 :])),
            page=self.page,
            glued=True,
        )
        return head, tail

    def joined(self, *others: Line) -> Line:
        """Return this line with the ones behind it."""
        if not others:
            return self
        texts, at, size = [self.text], list(self.at), len(self.text)
        for above, other in pairwise((self, *others)):
            between = glue(above.text, other.text)
            size += len(between)
            texts += (between, other.text)
            at += [size + a for a in other.at]
            size += len(other.text)
        rows = (self, *others)
        return replace(
            self,
            pieces=tuple(span for row in rows for span in row.pieces),
            inner=tuple(span for row in rows for span in row.inner),
            text="".join(texts),
            at=tuple(at),
        )


_HANGUL: Final = ("\uac00", "\ud7a3")


def glue(left: str, right: str) -> str:
    """Return what stands between two joined pieces: nothing beside Chinese, a space between Latin words.

    The rules are those of CSS Text 3 for a segment break between East Asian text: a break beside a Han character or a
    full-width mark vanishes, one between Latin (or Hangul) words is a space, and none follows a hyphen or comes before
    a mark. A number that was cut is closed up.

    >>> glue("经济", "社会"), glue("Hong", "Kong"), glue("Wi-", "Fi"), glue("共", "12"), glue("12", "%")
    ('', ' ', '', '', '')
    """
    a, b = left[-1:], right[:1]
    if not a or not b or not (_spaced(a) or a in ",.;:!?)%") or not _spaced(b):
        return ""
    figure = left[-2:-1] if a in ",." else a
    return "" if figure.isdigit() and b.isdigit() else " "


def _spaced(char: str) -> bool:
    """Tell whether a character belongs to a script that parts its words by spaces."""
    return (char < "\u2e80" and char.isalnum()) or _HANGUL[0] <= char <= _HANGUL[1]


def read(folded: str) -> list[Line]:
    """Return the non-blank lines of a folded text, top to bottom; a form feed starts a page."""
    return list(_read(folded))


def _read(folded: str) -> Iterator[Line]:
    page = blanks = at = 0
    first = True
    for row in folded.split("\n"):
        if "\f" in row:
            for k, part in enumerate(row.split("\f")):
                if k:
                    page += 1
                    first = True
                    at += 1
                line = _line(part, at, 0 if first else blanks, page)
                if line is not None:
                    yield line
                    blanks, first = 0, False
                at += len(part)
        else:
            line = _line(row, at, 0 if first else blanks, page)
            if line is None:
                blanks += 1
            else:
                yield line
                blanks, first = 0, False
            at += len(row)
        at += 1


def _line(row: str, at: int, blanks: int, page: int) -> Line | None:
    """Return the line that `row`, starting at offset `at`, holds."""
    text = row.strip()
    if not text:
        return None
    indent = len(row) - len(row.lstrip())
    start = at + indent
    span = Span(start, start + len(text))
    body, depth, bold = _unmarked(text)
    if not body:
        return Line((span,), (span,), text, blanks=blanks, indent=indent, page=page)
    start += len(text) - len(body) if text.endswith(body) else text.index(body)
    inner = Span(start, start + len(body))
    return Line((span,), (inner,), body, blanks=blanks, indent=indent, depth=depth, bold=bold, page=page)


def _unmarked(text: str) -> tuple[str, int, bool]:
    """Return a line's text without markdown's marks, the depth of its heading, and whether it is set bold."""
    mark = _HASHES.match(text)
    depth = len(mark[1]) if mark else 0
    if mark:
        text = text[mark.end() :]
    elif text[0] == ">":
        text = text[1:].lstrip()
    for bold in ("**", "__"):
        if len(text) > 2 * len(bold) and text.startswith(bold) and text.endswith(bold):
            return text[2:-2].strip(), depth, True
    return text, depth, False
