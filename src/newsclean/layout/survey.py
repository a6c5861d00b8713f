"""The page as a whole, against which its lines are read: what each line says it is, and which stand together."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from newsclean.layout import marks, odds, starts
from newsclean.layout.cohesion import Cohesion
from newsclean.layout.lines import SLOT
from newsclean.layout.shape import (
    FRAGMENT,
    LITTLE,
    SHORT,
    bullet,
    ending,
    left_open,
    opener,
    openness,
    parts_figure,
    unmatched,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsclean.layout.lines import Line

CAPTION: Final = 140
"""Longer lines (characters) are no captions unless they say so."""
PORTRAYED: Final = 2 * CAPTION
"""Longer lines (characters) are no captions above a lone credit and a dateline: pictures of state name all present."""
PICTURES: Final = 6
"""A lead has no more pictures above it that are looked for; each line asks, so a page of credits must not be walked."""
_PARTICLE: Final = re.compile("的(?![确士黎])")
ROW: Final = 60
"""Longer lines (characters) are no rows of a list, a table or a poem."""
FURNITURE: Final = 80
"""Longer lines (characters) are not asked whether they are furniture."""
BYLINE: Final = 60
"""Longer lines (characters) are no bylines."""
ASKED: Final = 28
"""Longer lines (characters) that end with a question or a call are no headings."""
MOTTO: Final = 16
"""Longer lines (characters) are no slogans that the list lacks."""
HALF: Final = 22
"""Longer lines (characters) are no halves of a headline that is cut behind a comma."""
WHOLE: Final = -4.0
"""A start that nothing speaks against counts so much (nats) against its being lost, and no more."""
QUOTED: Final = 4.0
"""What it counts (nats) for a continuation that it closes the quotation which the line before leaves open."""
NOTICE: Final = 6
"""So many lines below its head may belong to a notice: its text, a signature, a date."""
LOST, ORPHAN, RESUMED = 2.0, 0.75, 1.5
"""From so many nats on a line has likely lost its start, by what stands before it in clean text and by the odds of its
start, and likely is where another goes on."""
NEAR: Final = 12
"""So many such lines further down are asked whether a line goes on in them."""
SERIES: Final = 6
"""The next question of an interview stands within so many lines."""
COLUMN: Final = 12
"""The name of a column is looked for in so many lines above an item of it."""
SLOGAN: Final = 0.7
"""From such a share of its characters in known slogans on, a line is one."""
WHOLLY: Final = 0.75
"""From such a share on, it is nothing else."""


def _is_reported(text: str, above: str) -> bool:
    """Tell whether a text begins with its reporters in brackets, as leads do in a column whose dateline is left out.

    Where the line above is a bare dateline, the two are parts of one.
    """
    byline = marks.LEAD_BYLINE.match(text)
    is_lead = byline is not None and text[0] == "(" and byline.end() + FRAGMENT < len(text)
    return is_lead and not marks.is_bare_dateline(above)


class Survey:
    """What can be seen of a page before anything is decided; a list has one entry a line."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        texts = [x.text for x in lines]
        self.ends = [ending(t) for t in texts]
        entries = _entries(texts)
        found = [marks.CREDIT.search(t) for t in texts]
        credit = [m if m and marks.PICTURED.search(m.group()) else None for m in found]
        behind = [m is not None and m.start() > 0 for m in credit]
        self.open = [0 if e or c else openness(t) for t, e, c in zip(texts, entries, behind, strict=True)]
        self.quotations = [unmatched(t) for t in texts]
        self.dated = [
            marks.DATELINE.match(t) is not None or _is_reported(t, above) for above, t in pairwise(["", *texts])
        ]
        self.furniture = [marks.furniture(t) if len(t) <= FURNITURE else "" for t in texts]
        if texts and (marks.LONE_DATE.match(texts[0]) or marks.SECTION.match(texts[0])):
            self.furniture[0] = "folio"
        _complete_folios(self.furniture, texts)
        self.slogans = [marks.slogan_share(t) if len(t) <= SHORT else 0.0 for t in texts]
        self.titled = [len(t) <= BYLINE and marks.BYLINE.match(t) is not None for t in texts]
        self.signed = [s or (len(t) <= BYLINE and _is_plain_byline(t)) for t, s in zip(texts, self.titled, strict=True)]
        self.credited = [m if len(t) <= CAPTION else None for t, m in zip(texts, credit, strict=True)]
        self.credits = [
            m is not None and m.start() == 0 and len(t) <= BYLINE and not s
            for t, m, s in zip(texts, self.credited, self.signed, strict=True)
        ]
        self.signs_off = [marks.SIGNED_OFF.search(t) is not None for t in texts]
        self.asks = [len(t) <= ASKED and marks.ASKING.match(t) is not None and not left_open(t) for t in texts]
        self.headings = [
            len(t) <= SHORT
            and (a or e not in ("stop", "pause") or self.half(i))
            and not c
            and "。" not in t
            and not marks.AUTHOR_NOTE.match(t)
            and not (e == "colon" and "salutation" in marks.says(t))
            for i, (t, e, a, c) in enumerate(zip(texts, self.ends, self.asks, self.credits, strict=True))
        ]
        self.openings = [marks.opening(t) if h else "" for t, h in zip(texts, self.headings, strict=True)]
        items = _items(texts)
        self.depicts = [
            len(t) <= CAPTION and not item and marks.CAPTION.match(t) is not None
            for t, item in zip(texts, items, strict=True)
        ]
        self.captioned = [d or m is not None for d, m in zip(self.depicts, self.credited, strict=True)]
        self.spaced = sum(x.blanks > 0 for x in lines) * 2 > len(lines)
        self.hashed = any(x.depth for x in lines)
        self.steps = _steps([x.depth for x in lines])
        self.cohesion = Cohesion(texts)
        # of each stack, once somebody has asked (layout/headed.py)
        self.nearness: dict[tuple[int, int], int | None] = {}

    @cached_property
    def lost(self) -> list[float]:
        """The evidence (nats) that each line has lost its start, the lowest for those with a dateline."""
        return [
            -starts.BOUND if dated else starts.lost(line.text)
            for dated, line in zip(self.dated, self.lines, strict=True)
        ]

    @cached_property
    def wraps(self) -> list[float]:
        """The log-odds (nats) that each heading and the heading below it are one, 0 where either is none."""
        return [
            odds.wrap(a.text, b.text) if upper and lower else 0.0
            for (a, b), (upper, lower) in zip(pairwise(self.lines), pairwise(self.headings), strict=True)
        ]

    @cached_property
    def leads(self) -> list[int]:
        """The lines right below a heading that are none: each is the first of a body."""
        return [i for i in range(1, len(self.lines)) if self.headings[i - 1] and not self.headings[i]]

    @cached_property
    def dated_share(self) -> float:
        """The share (0 to 1) of the bodies below headings that begin with a dateline."""
        return sum(self.dated[i] for i in self.leads) / max(1, len(self.leads))

    @cached_property
    def announced_share(self) -> float:
        """The share (0 to 1) of the bodies below headings that have a dateline, or a byline above them."""
        below = [i for i in self.leads if not self.furniture[i - 1]]
        return sum(self.dated[i] or self.signed[i - 1] for i in below) / max(1, len(below))

    @cached_property
    def least_headline(self) -> int:
        """The length of the shortest heading that a dateline or a byline below makes a sure one, or 0."""
        lengths = [
            len(self.lines[i - 1].text)
            for i in range(1, len(self.lines))
            if (self.dated[i] or self.signed[i])
            and self.headings[i - 1]
            and not self.signed[i - 1]
            and not self.furniture[i - 1]
            and self.stack(i - 1)[0] == i - 1
        ]
        return min(lengths, default=0)

    @cached_property
    def printed(self) -> bool:
        """Whether the page looks as this library prints it, so that its blank lines part the articles.

        One blank line then stands between blocks and two before the headings and leads that start articles; there are
        no marks, and hardly a paragraph breaks off, because such lines were joined.
        """
        gaps = [x.blanks for x in self.lines[1:]]
        if 2 not in gaps or not set(gaps) <= {1, 2} or self.hashed:
            return False
        broken = sum(o > 0 and len(x.text) > SHORT for o, x in zip(self.open, self.lines, strict=True))
        if broken > max(2, len(self.lines) // 20):
            return False
        opening = [i for i in range(1, len(self.lines)) if gaps[i - 1] == 2]
        return all(
            self.headings[i] or self.dated[i] or self.signs_off[i - 1] or bullet(self.lines[i].text) for i in opening
        )

    def loose(self, i: int) -> bool:
        """Tell whether a line shows a sign of furniture: what it says it is, a slogan, or nothing that can be read."""
        # below the last line there is nothing to be the head of
        text, last = self.lines[i].text, i + 1 == len(self.lines)
        least = SLOGAN / 2 if last else SLOGAN
        if bool(self.furniture[i]) or self.slogans[i] >= least or not marks.READABLE.search(text):
            return True
        return last and self.headings[i] and not self.signed[i] and "clauses" in marks.says(text)

    def near_furniture(self, i: int) -> bool:
        """Tell whether a line may be furniture: it or a line next to it looks so. Beside slogans short lines may."""
        if self.loose(i):
            return True
        if self.in_notice[i]:
            return True
        near = [k for k in (i - 1, i + 1) if 0 <= k < len(self.lines) and self.loose(k)]
        short = len(self.lines[i].text) <= MOTTO
        return any(short or self.furniture[k] not in ("", "slogan") for k in near)

    @cached_property
    def in_notice(self) -> list[int]:
        """How many lines below the head of a notice each line stands, 0 for none; an article ends the notice."""
        out = [0] * len(self.lines)
        for i in range(1, len(self.lines)):
            above = self.furniture[i - 1] == "notice" and self.headings[i - 1]
            said = "" if marks.CONTACT.match(self.lines[i].text) else self.furniture[i]
            ends = self.dated[i] or self.starts[i] or said not in ("", "notice") or (said and self.headings[i])
            reached = 1 if above else out[i - 1] + 1 if 0 < out[i - 1] < NOTICE else 0
            out[i] = 0 if ends else reached
        return out

    def over_lead(self, i: int) -> bool:
        """Tell whether a line and the lone credit below it, and a few others like them, stand right above a dateline.

        The line may break off and go on in the next.
        """
        for _ in range(PICTURES):
            if i + 2 >= len(self.lines) or len(self.lines[i].text) > PORTRAYED:
                return False
            goes_on = self.open[i] > 0 and not (self.headings[i] or self.credits[i] or self.credits[i + 1])
            credit = i + 2 if goes_on else i + 1
            if not self.credits[credit]:
                return False
            i = credit + 1
            if i < len(self.lines) and self.dated[i]:
                return True
        return False

    def under_heading(self, i: int) -> bool:
        """Tell whether a line of the pictures above a lead, and those above it, stand right below a heading."""
        last = max(0, i - 3 * PICTURES)  # a picture has three lines at most
        while i > last and not self.headings[i - 1] and (self.credits[i - 1] or self.over_lead(i - 1)):
            i -= 1
        return i > 0 and self.headings[i - 1]

    def pictured(self, i: int) -> bool:
        """Tell whether where a line stands speaks for a caption: a picture's slot, or a sentence that it interrupts.

        No caption begins with the particle 的, as rests of sentences do.
        """
        if i == 0 or _PARTICLE.match(self.lines[i].text):
            return False
        line, above = self.lines[i], self.lines[i - 1]
        if len(line.text) <= CAPTION and (not self.spaced or line.blanks >= SLOT):
            return True
        if i > 1 and above.blanks >= SLOT and len(above.text) <= ROW:
            return True
        return self.open[i - 1] > 0 and len(above.text) > LITTLE // 2 and self.open[i] == 0

    def around(self, i: int, reach: int, belongs: Callable[[int, int], bool]) -> tuple[int, int]:
        """Return the first and last line of the run that line `i` stands in; `belongs` judges a line and its upper."""
        low = high = i
        while low and i - low < reach and belongs(low - 1, low):
            low -= 1
        while high + 1 < len(self.lines) and high - i < reach and belongs(high + 1, high + 1):
            high += 1
        return low, high

    def stack(self, i: int) -> tuple[int, int]:
        """Return the first and last of the headings that stand together with line `i`, three each way at most."""
        return self.around(i, 3, lambda k, lower: self.headings[k] and self.lines[lower].blanks < SLOT)

    def rows(self, i: int) -> tuple[int, int]:
        """Return the first and last of the short lines that stand together with line `i`, four each way at most."""
        return self.around(i, 4, lambda k, lower: len(self.lines[k].text) <= ROW and self.lines[lower].blanks < SLOT)

    @cached_property
    def strays(self) -> list[int]:
        """The lines of text behind one that is closed which likely have lost their starts."""
        return [
            i
            for i in range(1, len(self.lines))
            if not (self.open[i - 1] or self.headings[i] or self.dated[i])
            and (self.lost[i] > LOST or odds.orphan(self.lines[i].text) > ORPHAN)
        ]

    def resumed(self, i: int) -> bool:
        """Tell whether a line over a heading likely goes on in a stray further down: it is text, then, and no heading.

        On composed issues 18 of 25 pieces of text that stand over a headline do, and 3 of 100 headings.
        """
        if self.ends[i] != "han" or i + 1 == len(self.lines) or not self.headings[i + 1]:
            return False
        at = bisect_right(self.strays, i + 1)
        text = self.lines[i].text
        return any((odds.affinity(text, self.lines[k].text) or 0.0) > RESUMED for k in self.strays[at : at + NEAR])

    def in_column(self, i: int) -> bool:
        """Tell whether the only heading above a line, up to the last dateline, is the name of a column."""
        for k in range(i - 1, max(-1, i - COLUMN), -1):
            if self.headings[k]:
                return self.is_column(k) and not (k and self.headings[k - 1])
            if self.dated[k]:
                break
        return False

    def is_column(self, i: int) -> bool:
        """Tell whether a line ends as the names of columns do, and is no slogan."""
        return self.slogans[i] < SLOGAN and marks.is_column(self.lines[i].text)

    @cached_property
    def roundups(self) -> list[bool]:
        """Whether each line stands below the name of a column of short pieces, up to the name of the next column."""
        found, within = [], False
        for i, line in enumerate(self.lines):
            found.append(within)
            if marks.is_roundup(line.text):
                within = True
            elif self.headings[i] and self.is_column(i):
                within = False
        return found

    def half(self, i: int) -> bool:
        """Tell whether a short line that ends with a comma may be half of a headline, whose other half stands below."""
        if i + 1 == len(self.lines) or (i and self.open[i - 1] and not self.furniture[i - 1]):
            return False
        text, below = self.lines[i].text, self.lines[i + 1].text
        whole = self.ends[i + 1] in ("stop", "pause") or self.credited[i + 1] or self.dated[i + 1]
        return text[-1] == "," and text.count(",") == 1 and max(len(text), len(below)) <= HALF and not whole

    def may_be_pen_name(self, i: int) -> bool:
        """Tell whether a short word, or a name with a place or a post, stands between a heading and a text.

        It tells who wrote that.
        """
        if not (0 < i < len(self.lines) - 1 and self.headings[i] and self.headings[i - 1]):
            return False
        above, text, below = (self.lines[k].text for k in (i - 1, i, i + 1))
        known = self.furniture[i] or self.is_column(i) or marks.is_box(text) or self.signed[i - 1]
        alone = marks.PEN_NAME.match(text) is not None and len(above) > 2 * len(text)
        named = alone or any(form.match(text) for form in (marks.AFFILIATED, marks.PLACED_NAME, marks.NAME_AND_POST))
        return named and not known and len(below) > SHORT and not self.dated[i + 1]

    def heads_below_slogan(self, i: int) -> bool:
        """Tell whether a line stands between a slogan and a heading."""
        return 0 < i < len(self.lines) - 1 and self.slogans[i - 1] >= SLOGAN and self.headings[i + 1]

    def is_row(self, i: int) -> bool:
        """Tell whether there is a line at a place, and it looks like a row of a table."""
        return i < len(self.lines) and marks.ROW.search(self.lines[i].text) is not None

    def stanza(self, i: int) -> int:
        """Return how many little lines stand tight around line `i`, no blank line between, at most six."""
        low, high = self.around(
            i, 5, lambda k, lower: len(self.lines[k].text) <= LITTLE and self.lines[lower].blanks == 0
        )
        return min(6, high - low + 1)

    def parallels(self, i: int) -> int:
        """Return how many lone headings near line `i` are about as long, no dateline below: subheads come in sets."""
        n, lines = len(self.lines[i].text), self.lines
        return sum(
            self.headings[k]
            and not (self.headings[k - 1] or self.headings[k + 1] or self.dated[k + 1])
            and abs(len(lines[k].text) - n) <= 1
            and lines[k].depth == lines[i].depth
            for k in range(max(1, i - 14), min(len(lines) - 1, i + 15))
            if k != i
        )

    def asked_in_series(self, i: int) -> bool:
        """Tell whether a lone question is one of several near it, none of them over a dateline: so interviews go on."""
        return self._asks_alone(i) and any(
            self._asks_alone(k) for k in range(max(1, i - SERIES), min(len(self.lines) - 1, i + SERIES + 1)) if k != i
        )

    def _asks_alone(self, k: int) -> bool:
        """Tell whether a line is a question with texts above and below it, and no dateline or byline."""
        alone = 0 < k < len(self.lines) - 1 and self.asks[k] and self.lines[k].text[-1] == "?"
        near = (k - 1, k + 1)
        return alone and not any(self.headings[n] or self.dated[n] or self.signed[n] for n in near)

    def bodies(self, at: int, step: int) -> list[int]:
        """Return the nearest body lines in one direction, up to the next heading and at most five."""
        out: list[int] = []
        while 0 <= at < len(self.lines) and len(out) < 5 and not self.headings[at]:
            if not self.captioned[at]:
                out.append(at)
            at += step
        return out

    @cached_property
    def starts(self) -> list[bool]:
        """Whether a heading surely starts an article, as a dateline or a byline stands below it, or is a byline."""
        n = len(self.lines)
        out = [False] * (n + 1)
        for k in reversed(range(n)):
            below = k + 1 < n and (self.dated[k + 1] or out[k + 1])
            out[k] = self.headings[k] and (self.signed[k] or below)
        return out

    def turn(self, i: int) -> str:
        """Return where the open line above goes on: in line `i` ("3") or the next ("-3"), "end" without a next."""
        lines = self.lines
        left = lines[i - 1].text
        if i + 1 == len(lines) or self.dated[i + 1] or self.headings[i + 1]:
            return "end"
        if parts_figure(left, lines[i + 1].text):
            return "-3"
        here, there = (
            odds.junction(left, lines[k].text)
            + odds.orphan(lines[k].text)
            + max(WHOLE, self.lost[k]) / 2
            + (QUOTED if self.quotations[i - 1][1] and self.quotations[k][0] else 0.0)
            for k in (i, i + 1)
        )
        return str(max(-3, min(3, round((here - there) / 2))))


def _entries(texts: Sequence[str]) -> list[bool]:
    """Tell of each line whether it is an entry of a list that has ended, as the next one opens or ends like it."""
    openers = [opener(t) for t in texts]
    clauses = [t[-1] in "；;" for t in texts]
    return [
        (bool(openers[i]) and openers[i] == openers[i + 1])
        or (clauses[i] and (clauses[i + 1] or (i > 0 and clauses[i - 1])))
        for i in range(len(texts) - 1)
    ] + [False] * bool(texts)


def _steps(depths: Sequence[int]) -> list[str]:
    """Return whether each marked heading is `deeper` or `higher` than the marked one above it, the `same`, or `first`.

    Lines without marks have an empty string.
    """
    steps, last = [], 0
    for depth in depths:
        if not depth:
            steps.append("")
            continue
        steps.append("first" if not last else "same" if depth == last else "deeper" if depth > last else "higher")
        last = depth
    return steps


def _items(texts: Sequence[str]) -> list[bool]:
    """Tell of each line whether it and one next to it begin with the same mark, as items do and captions do not."""
    marked = [bullet(t) for t in texts]
    return [bool(b) and b in (*marked[max(0, i - 1) : i], *marked[i + 1 : i + 2]) for i, b in enumerate(marked)]


def _is_plain_byline(text: str) -> bool:
    """Tell whether a line is a byline without the title of who wrote the article."""
    return marks.PLAIN_BYLINE.match(text) is not None or marks.LETTER_BYLINE.match(text) is not None


def _complete_folios(furniture: list[str], texts: Sequence[str]) -> None:
    """Call a figure and the name of a section folios, too, where they stand right above or below one."""
    for near, here in (*pairwise(range(len(texts))), *pairwise(range(len(texts) - 1, -1, -1))):
        if furniture[near] != "folio" or furniture[here]:
            continue
        if marks.SECTION.match(texts[here]) or marks.PAGE_NUMBER.match(texts[here]):
            furniture[here] = "folio"
