"""Text to lines: what stands on a line of the page, and how far it stands from the line before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
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
    and `text` is what stands in those, folded, joined by `glue` where there are several.
    `blanks` counts the blank lines before; `indent` the blanks that lead the line; `depth` the `#` marks.
    """

    pieces: tuple[Span, ...]
    inner: tuple[Span, ...]
    text: str
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

    def split(self, at: int) -> tuple[Line, Line]:
        """Return the line as two, parted before the character `at` of its text; only for a line of one piece."""
        (span,), (inner,) = self.pieces, self.inner
        left, right = self.text[:at].rstrip(), self.text[at:].lstrip()
        end = inner.start + len(left)
        cut = inner.end - len(right)
        head = replace(self, pieces=(Span(span.start, end),), inner=(Span(inner.start, end),), text=left)
        tail = Line((Span(cut, span.end),), (Span(cut, inner.end),), right, page=self.page, glued=True)
        return head, tail


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
                    blanks += 1
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
        return Line((span,), (span,), text, blanks, indent, page=page)
    start += len(text) - len(body) if text.endswith(body) else text.index(body)
    return Line((span,), (Span(start, start + len(body)),), body, blanks, indent, depth, bold, page)


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
