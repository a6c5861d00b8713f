"""The named evidence about a line: what it says itself, how its neighbours look, and where it stands on the page.

Each piece of evidence is a word such as `end=open` or `slot`; the table data/layout.tsv gives it a weight for each role.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from newsclean.layout import marks, odds
from newsclean.layout.cohesion import Cohesion
from newsclean.layout.lines import SLOT, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

SHORT: Final = 50
"""Longer lines (characters) are never headings: the longest headlines of the samples have 46."""

CAPTION: Final = 140
"""Longer lines (characters) are no captions unless they say so."""

ROW: Final = 60
"""Longer lines (characters) are no rows of a list, a table or a poem."""

VERSE: Final = 24
"""Longer lines (characters) are no lines of a poem."""

BYLINE: Final = 40
"""Longer lines (characters) are no bylines."""

FURNITURE: Final = 80
"""Longer lines (characters) are not asked whether they are furniture."""

_LIKENESS: Final = (0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.11, 0.16)
_LENGTHS: Final = (4, 8, 12, 16, 22, 30, 42, 60, 90, 140)
_STOPS: Final = "。！？!?…"
_CLOSERS: Final = "”’」』）)》〉】〕］]\"'"
_DECK: Final = re.compile(r"(?:出席|主持|参加|讲话|点评|致辞|陪同|作报告|宣布|会见)[㐀-䶿一-鿿]{0,6}$")
_PERSON_COLON: Final = re.compile(r"[㐀-䶿一-鿿·“”]{2,20}:$|(?:强调|指出|要求|表示|时|说)$")
_TIME: Final = re.compile(
    r"(?:近日|日前|昨[日天]|今[日天]|目前|当前|当天|近年来|\d{1,2}月\d{1,2}日|\d{1,2}日|连日来|记者(?:从|获悉)|据)"
)
_NUMBERED: Final = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、是要]|[(][一二三四五六七八九十\d]{1,2}[)]|\d{1,2}[.、]|第[一二三四五六七八九十百\d]{1,4}[章节条]|[●■◆▲◎★□○◇△]|[①-⑳])"
)
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WORD: Final = re.compile("[㐀-䶿一-鿿A-Za-z]+")
_QUESTION: Final = re.compile(r"(?:[㐀-䶿一-鿿·]{1,8}|问|答|记者|[QA])(?:问|答)?:")
_CLAUSES: Final = re.compile(r"[^ ,。]{2,9}(?: [^ ,。]{2,9}){1,5}$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one line before anything is decided."""

    names: tuple[str, ...]
    openness: int  # 0 closed by a final mark, 1 open, 2 open behind a comma or inside a quotation
    dateline: bool
    orphan: float
    heading: bool  # may be a heading at all
    signed: bool  # may be a byline
    row: bool  # may be a line of a list, a table or a poem
    furniture: str
    loose: bool  # may be furniture at all
    pictured: bool  # may be a caption at all
    tight: bool  # no blank line before, where others have one
    opens: bool | None  # starts an article, or not; None where the blank lines do not tell
    caption_end: int  # where a caption glued to a continuation would end, or 0


def openness(text: str) -> int:
    """Return 0 for a line that ends as paragraphs do, 2 for one that surely goes on, 1 for one that may.

    >>> openness("会议结束。"), openness("他说“好。”"), openness("社会经"), openness("会议指出,")
    (0, 0, 1, 2)
    """
    last = text[-1]
    if last in _STOPS:
        return 0 if text.count("“") <= text.count("”") else 1
    if last in ",，、；;":
        return 2
    if last in _CLOSERS:
        bare = text.rstrip(_CLOSERS)
        return 0 if bare and bare[-1] in _STOPS else 1
    return 0 if last in ":：" else 1


def ending(text: str) -> str:
    """Return how a line ends, as a word."""
    last = text[-1]
    if last in _STOPS:
        return "stop"
    if last in ",，、；;":
        return "pause"
    if last in ":：":
        return "colon"
    if last in _CLOSERS:
        bare = text.rstrip(_CLOSERS)
        return "stop" if bare and bare[-1] in _STOPS else "closer"
    if last.isdigit():
        return "digit"
    if last in "—-":
        return "dash"
    return "han" if last >= "㐀" else "other"


def beginning(text: str) -> str:
    """Return how a line begins, as a word; a mark that cannot begin a line is `impossible`."""
    first = text[0]
    if first in ",，、；;。!?！？)）》”’】:：":
        return "impossible"
    if first in "“‘":
        return "quote"
    if first in "—-":
        return "dash"
    if first.isdigit():
        return "digit"
    if first in "(【〔[《":
        return "bracket"
    return "han" if first >= "㐀" else "other"


def gather(lines: Sequence[Line]) -> list[Evidence]:
    """Return the evidence about each line of a page or an issue."""
    return _Gatherer(lines).all()


class _Gatherer:
    """The page as a whole, against which its lines are read."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.ends = [ending(x.text) for x in lines]
        self.open = [openness(x.text) for x in lines]
        self.lead = [marks.DATELINE.match(x.text) is not None for x in lines]
        spaced = sum(x.blanks > 0 for x in lines)
        self.spaced = spaced * 2 > len(lines)
        self.hashed = any(x.depth for x in lines)
        self.kinds = [marks.furniture(x.text) if len(x.text) <= FURNITURE else "" for x in lines]
        self.slogans = [marks.slogan_share(x.text) if len(x.text) <= SHORT else 0.0 for x in lines]
        self.headings = [len(x.text) <= SHORT and e not in ("stop", "pause") for x, e in zip(lines, self.ends, strict=True)]
        self.signed = [len(x.text) <= BYLINE and _is_byline(x.text) for x in lines]
        self.alone = [len(x.text) <= ROW and marks.LONE_NAME.match(x.text) is not None for x in lines]
        self.credits = [not s and _is_credit(x.text) for x, s in zip(lines, self.signed, strict=True)]
        self.cohesion = Cohesion([x.text for x in lines])
        self.doubled = self._is_doubled()
        starts = [i for i in range(1, len(lines)) if self.headings[i - 1] and not self.headings[i]]
        self.dated = sum(self.lead[i] for i in starts) / max(1, len(starts))

    def _is_doubled(self) -> bool:
        """Tell whether the blank lines part articles: one between blocks, two before headings and leads, no other sign.

        This is how a clean text is printed, so that reading one again gives the same articles.
        """
        gaps = [x.blanks for x in self.lines[1:]]
        if 2 not in gaps or not set(gaps) <= {1, 2}:
            return False
        broken = sum(o > 0 and len(x.text) > SHORT for o, x in zip(self.open, self.lines, strict=True))
        if any(x.depth for x in self.lines) or broken > max(2, len(self.lines) // 20):
            return False
        return all(
            self.headings[i] or self.lead[i] for i in range(1, len(self.lines)) if self.lines[i].blanks == 2
        )

    def all(self) -> list[Evidence]:
        return [self.one(i) for i in range(len(self.lines))]

    def one(self, i: int) -> Evidence:
        line = self.lines[i]
        text = line.text
        n = len(text)
        end = self.ends[i]
        names = [
            "bias",
            f"end={end}",
            f"len={bisect_right(_LENGTHS, n - 1)}",
            f"end={end}&len={bisect_right(_LENGTHS, n - 1)}",
        ]
        lead = self.lead[i]
        start = beginning(text)
        names.append(f"begin={start}")
        orphan = -6.0 if lead else odds.orphan(text)
        if start == "impossible":
            orphan = 6.0
        names.append("dateline" if lead else f"orphan={_bin(orphan)}")
        self._place(i, names)
        heading = self.headings[i]
        if n <= FURNITURE:
            self._short(i, names, heading=heading)
        if heading:
            self._stack(i, names)
        if n > SHORT:
            if _NUMBERED.match(text):
                names.append("numbered&long")
            if not lead and i and not self.headings[i - 1]:
                names.append(f"lead={_bin(odds.lead(text))}")
        if heading and (text.count("“") > text.count("”") or text.count("(") > text.count(")")):
            names.append("left open")
        self._neighbours(i, names, heading=heading)
        row = n <= ROW and self._row(i, names)
        signed = "byline" in names or "name alone" in names
        loose = any(self._loose(k) for k in range(max(0, i - 1), min(len(self.lines), i + 2)))
        return Evidence(
            tuple(names), self.open[i], lead, orphan, heading, signed, row, self.kinds[i],
            loose and not self.doubled,
            self._pictured(i, names) and not self.doubled,
            "tight" in names,
            (i == 0 or self.lines[i].blanks == 2) if self.doubled else None,
            self._caption_end(i),
        )  # fmt: skip

    def _pictured(self, i: int, names: list[str]) -> bool:
        """Tell whether anything speaks for a caption: a credit, a caption's opening, a slot, a sentence interrupted."""
        if {"credit", "caption start", "credit below"} & set(names):
            return True
        if i == 0:
            return False
        if len(self.lines[i].text) <= CAPTION and (not self.spaced or self.lines[i].blanks >= SLOT):
            return True
        if i > 1 and self.lines[i - 1].blanks >= SLOT and len(self.lines[i - 1].text) <= ROW:
            return True
        return i > 0 and self.open[i - 1] > 0 and len(self.lines[i - 1].text) > 12 and self.open[i] == 0

    def _row(self, i: int, names: list[str]) -> bool:
        """Add how many short lines stand around this one, and tell whether it may be a row among rows."""
        lines = self.lines
        low = high = i
        n = len(lines[i].text)
        while low and i - low < 4 and len(lines[low - 1].text) <= ROW and lines[low].blanks < SLOT:
            low -= 1
        while high + 1 < len(lines) and high - i < 4 and len(lines[high + 1].text) <= ROW and lines[high + 1].blanks < SLOT:
            high += 1
        run = high - low + 1
        if run < 3:
            return False
        near = [k for k in (i - 1, i + 1) if low <= k <= high]
        names.append(f"run={min(run, 6)}")
        names.append(f"alike={sum(abs(n - len(lines[k].text)) <= 2 for k in near)}&end={self.ends[i]}")
        names.append(f"level={sum(n == len(lines[k].text) for k in near)}")
        if n <= VERSE and self.spaced:
            names.append(f"stanza={self._stanza(i)}")
        frame = _frame(lines[i].text)
        if len(frame) > 1:
            names.append(f"twins={sum(frame == _frame(lines[k].text) for k in near)}")
        if marks.ROW.search(lines[i].text):
            names.append("row")
        return True

    def _stanza(self, i: int) -> int:
        """Return how many short lines stand tight around this one, without a blank line between, at most six."""
        low = high = i
        while low and i - low < 5 and self.lines[low].blanks == 0 and len(self.lines[low - 1].text) <= VERSE:
            low -= 1
        while (
            high + 1 < len(self.lines) and high - i < 5
            and self.lines[high + 1].blanks == 0 and len(self.lines[high + 1].text) <= VERSE
        ):  # fmt: skip
            high += 1
        return min(6, high - low + 1)

    def _loose(self, i: int) -> bool:
        """Tell whether a line shows a sign of furniture: what it says it is, a slogan, or nothing that can be read."""
        return bool(self.kinds[i]) or self.slogans[i] >= 0.7 or not marks.READABLE.search(self.lines[i].text)

    def _stack(self, i: int, names: list[str]) -> None:
        """Add the place of a heading among headings, and how what stands above and below hangs together."""
        low = high = i
        while low and i - low < 3 and self.headings[low - 1] and self.lines[low].blanks < SLOT:
            low -= 1
        while high + 1 < len(self.lines) and high - i < 3 and self.headings[high + 1] and self.lines[high + 1].blanks < SLOT:
            high += 1
        names.append(f"stack {i - low + 1}/{high - low + 1}")
        if low == high:
            names.append(f"parallel={min(2, self._parallels(i))}")
        n = len(self.lines[i].text)
        if i < high:
            names.append("shorter than below" if n < len(self.lines[i + 1].text) else "longer than below")
        if i > low:
            names.append("shorter than above" if n < len(self.lines[i - 1].text) else "longer than above")
        if high + 1 < len(self.lines):
            dated = self.lead[high + 1]
            if dated:
                names.append(f"stack {i - low + 1}/{high - low + 1}&dated")
            else:
                names.append(f"undated below&page={round(self.dated * 4)}")
            self._hang(low, high, i, names, "dated " if dated else "")

    def _parallels(self, i: int) -> int:
        """Return how many lone headings near by are about as long and have no dateline below either: subheads come in sets."""
        n, lines, headings = len(self.lines[i].text), self.lines, self.headings
        return sum(
            headings[k] and not headings[k - 1] and not headings[k + 1] and not self.lead[k + 1]
            and abs(len(lines[k].text) - n) <= 1 and lines[k].depth == lines[i].depth
            for k in range(max(1, i - 14), min(len(lines) - 1, i + 15)) if k != i
        )  # fmt: skip

    def _hang(self, low: int, high: int, i: int, names: list[str], dated: str) -> None:
        """Add how much the body above and the body below a stack of headings share, and which of them it echoes."""
        above = self._bodies(low - 1, -1)
        below = self._bodies(high + 1, 1)
        if below and not dated:
            names.append(f"lead below={_fine(odds.lead(self.lines[below[0]].text))}")
        if not above or not below:
            return
        up, down, own = self.cohesion.union(above), self.cohesion.union(below), self.cohesion.of(i)
        names.append(f"{dated}hangs together={bisect_right(_LIKENESS, self.cohesion.likeness(up, down))}")
        echo = self.cohesion.covered(own, down)
        names.append(f"echo below={round(4 * echo)}")
        for k, where in ((i - 1, "above"), (i + 1, "below")):
            if low <= k <= high:
                other = self.cohesion.covered(self.cohesion.of(k), down)
                names.append(f"echoes {_compared(echo, other)} than {where}")
        names.append(f"echo above={round(4 * self.cohesion.covered(own, up))}")

    def _bodies(self, at: int, step: int) -> list[int]:
        """Return the nearest body lines in one direction, up to the next heading and at most five."""
        out: list[int] = []
        while 0 <= at < len(self.lines) and len(out) < 5 and not self.headings[at]:
            out.append(at)
            at += step
        return out

    def _place(self, i: int, names: list[str]) -> None:
        """Add what the blank lines and marks around the line say."""
        line = self.lines[i]
        if i == 0:
            names.append("first")
        elif line.blanks >= SLOT and self.spaced:
            names.append("slot")
            names.append(f"slot&len={bisect_right(_LENGTHS, len(line.text) - 1)}")
            names.append(f"slot&end={self.ends[i]}")
            if self.open[i - 1]:
                names.append(f"slot&open before&turn={self._turn(i)}")
            else:
                names.append("slot&closed before")
        elif line.blanks == 0 and self.spaced and not line.glued:
            names.append("tight")
        if line.glued:
            names.append("glued")
        if line.depth:
            names.append("hash")
        elif self.hashed:
            names.append("unhashed")
        if line.bold:
            names.append("bold")
        if i + 1 == len(self.lines):
            names.append("last")
        elif self.lines[i + 1].blanks >= SLOT and self.spaced:
            names.append("slot after")
        elif self.lines[i + 1].blanks == 0 and self.spaced:
            names.append("tight after")

    def _turn(self, i: int) -> int:
        """Return whether the open line before the slot goes on here (positive) or on the next line (negative)."""
        lines = self.lines
        left = lines[i - 1].text
        here = odds.junction(left, lines[i].text) + odds.orphan(lines[i].text)
        if i + 1 == len(lines) or self.lead[i + 1] or self.headings[i + 1] and self.open[i + 1] == 0:
            return 3
        there = odds.junction(left, lines[i + 1].text) + odds.orphan(lines[i + 1].text)
        return max(-3, min(3, round((here - there) / 2)))

    def _short(self, i: int, names: list[str], *, heading: bool) -> None:
        """Add what only a short line can say."""
        text = self.lines[i].text
        if self.kinds[i]:
            names.append(f"furniture={self.kinds[i]}")
        if not marks.READABLE.search(text):
            names.append("unreadable")
        if i + 1 < len(self.lines) and self.credits[i + 1]:
            names.append("credit below")
        if self.alone[i]:
            names.append("name alone")
        if self.signed[i]:
            names.append("byline")
        elif self.credits[i] or marks.CREDIT.search(text):
            names.append("credit")
        if marks.CAPTION.match(text):
            names.append("caption start")
        if len(text) > SHORT:
            return
        share = self.slogans[i]
        if share > 0.5:
            names.append("slogan=part" if share < 0.75 else "slogan=whole")
        if heading:
            names.append(f"title={_fine(odds.title(text))}")
        if _DECK.search(text):
            names.append("deck verb")
        if _PERSON_COLON.search(text):
            names.append("who says")
        if _TIME.match(text):
            names.append("time")
        if _NUMBERED.match(text):
            names.append("numbered")
        if _QUESTION.match(text):
            names.append("question")
        if _CLAUSES.match(text):
            names.append("clauses")
        if "·" in text:
            names.append("dot")
        if text.startswith("——"):
            names.append("dash start")
        if "," in text and heading:
            names.append("comma&heading")
        if text[0] == "(" and text[-1] == ")":
            names.append("bracketed")

    def _neighbours(self, i: int, names: list[str], *, heading: bool) -> None:
        """Add how the lines before and after look."""
        lines, ends = self.lines, self.ends
        if i:
            names.append(f"before={_shape(lines[i - 1], ends[i - 1], lead=self.lead[i - 1])}")
        if i + 1 < len(lines):
            shape = _shape(lines[i + 1], ends[i + 1], lead=self.lead[i + 1])
            names.append(f"after={'byline' if self.signed[i + 1] else shape}")
            if heading:
                names.append("heading&" + names[-1])
                if not self.lead[i + 1] and ends[i + 1] == "stop":
                    names.append(f"heading&after orphan={_bin(odds.orphan(lines[i + 1].text))}")

    def _caption_end(self, i: int) -> int:
        """Return where an unsigned caption would end that is glued to the continuation of an open line, or 0."""
        line = self.lines[i]
        if not i or not (self.open[i - 1] and line.blanks >= SLOT) or self.lead[i]:
            return 0
        m = re.match(r"[^。!?]{5,60}[。!?]", line.text)
        if m is None or m.end() == len(line.text):
            return 0
        return m.end()


def _compared(mine: float, other: float) -> str:
    """Return how two shares compare, as a word."""
    return "more" if mine > other + 0.12 else "less" if mine < other - 0.12 else "as much"


def _frame(text: str) -> str:
    """Return what the rows of a table or a list have in common: their marks, blanks and figures, words left out.

    >>> _frame("第一战 海鹰3:2山豹"), _frame("第二战 山豹12:1海鹰")
    ('h h0:0h', 'h h0:0h')
    """
    return _WORD.sub("h", _FIGURE.sub("0", text)).rstrip("。;,、")


def _is_byline(text: str) -> bool:
    """Tell whether a line names who wrote the article and nothing else."""
    return (marks.BYLINE.match(text) or marks.PLAIN_BYLINE.match(text)) is not None


def _is_credit(text: str) -> bool:
    """Tell whether a line is a photographer's credit and nothing else."""
    m = marks.CREDIT.search(text) if len(text) <= BYLINE else None
    return m is not None and m.start() == 0


def _bin(value: float) -> int:
    """Return log-odds as a whole number from -3 to 3, each step 1.5 nats."""
    return max(-3, min(3, round(value / 1.5)))


def _fine(value: float) -> int:
    """Return log-odds as a whole number from -6 to 6, each step 0.8 nats."""
    return max(-6, min(6, round(value / 0.8)))


def _shape(line: Line, end: str, *, lead: bool) -> str:
    """Return how a neighbour looks in one word."""
    if lead:
        return "dateline"
    n = len(line.text)
    size = "short" if n <= 24 else "middle" if n <= SHORT else "long"
    return f"{size} {'closed' if end == 'stop' else 'pause' if end in ('pause', 'colon') else 'open'}"
