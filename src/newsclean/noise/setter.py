"""The typesetter: puts one manuscript after another on a sheet, and breaks what the damage says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.ngrams import table
from newsclean.noise.breaks import column_break, inner_cuts
from newsclean.noise.dress import has_lead
from newsclean.noise.manuscript import Manuscript, Part
from newsclean.noise.sheet import Dummy, Slip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newsclean.noise.printer import Printer

Tail = tuple[Dummy, Slip, str]
"""What is left over of an article: its dummy, the paragraph that broke off, and the rest of it."""

_SLOT = 4  # newlines, three of them blank lines, where a picture was
_TRIED = 3  # places at which a headline might be wrapped; it is where words part most readily


class Setter:
    """Sets manuscripts on a sheet, one after another."""

    def __init__(self, printer: Printer) -> None:
        """Begin a page."""
        self.printer = printer
        self.rng, self.chance = printer.rng, printer.chance
        self.style, self.damage = printer.style, printer.damage
        self.articles: list[Dummy] = []
        self._later: list[Tail] = []
        self._slot_due = False

    def article(self, m: Manuscript, *, last: bool) -> Dummy:
        """Set an article, and behind it what was left over of those before, all of it behind the last."""
        dummy = Dummy(byline=m.signed, dateline=m.dateline, authors=m.authors)
        late = bool(m.headline and has_lead(m) and self.articles and self.chance(self.damage.late_headlines))
        self.articles.append(dummy)
        waiting, self._later = self._later, []
        inner: dict[int, list[Tail]] = {}
        if not late:
            waiting, inner = self._part_inner(waiting, len(m.body))
            self._heads(dummy, m)
        self._text(dummy, m, inner, tail=not last and not late)
        if late:
            body, dummy.slips = dummy.slips, []
            dummy.moved += [line for slip in body for line in slip.lines]
            self._heads(dummy, m)
            dummy.slips += body
        self._set_later(waiting, last=last)
        return dummy

    def _part_inner(self, waiting: list[Tail], parts: int) -> tuple[list[Tail], dict[int, list[Tail]]]:
        """Return the tails of articles before that stay behind the next text, and those above each of its parts."""
        others: list[Tail] = []
        inner: dict[int, list[Tail]] = {}
        for tail in waiting:
            inside = parts and self.chance(self.damage.inner_tails)
            (inner.setdefault(self.rng.randrange(parts), []) if inside else others).append(tail)
        return others, inner

    def _set_later(self, waiting: list[Tail], *, last: bool) -> None:
        """Print the tails of articles before, but for those that go on behind a later one."""
        for tail in waiting:
            if not last and self.chance(self.damage.farther_tails):
                self._later.append(tail)
            else:
                self._set_tail(tail)

    def _set_tail(self, tail: Tail) -> None:
        """Print the tail of an article before."""
        dummy, slip, text = tail
        lines = self.printer.lines(text, self.printer.newlines())
        slip.add(lines)
        dummy.moved += lines

    def leftover(self, dummy: Dummy, parts: tuple[Part, ...], opened: str) -> None:
        """Set the rest of an article that was jumped: what continues its last paragraph, and further parts."""
        before = len(dummy.slips)
        if opened:
            lines = self.printer.lines(opened, self.printer.newlines())
            dummy.slips[-1].add(lines)
            dummy.moved += lines
        self._text(dummy, Manuscript("", parts), {}, tail=False)
        dummy.moved += [line for slip in dummy.slips[before:] for line in slip.lines]

    def _heads(self, dummy: Dummy, m: Manuscript) -> None:
        """Print kickers, headline, decks and byline."""
        kinds = [("kicker", text) for text in m.kicker]
        kinds += [("headline", m.headline)] if m.headline else []
        kinds += [("deck", text) for text in m.deck]
        kinds += [("byline", m.byline)] if m.byline else []
        turned = len(m.kicker) == 1 and bool(m.headline) and self.chance(self.style.turned_stacks)
        if turned:
            kinds[:2] = kinds[1::-1]
        for i, (kind, text) in enumerate(kinds):
            newlines = 1 if i and self.printer.page.close_stacks else self.printer.newlines(self.printer.page.blank)
            heading = self.printer.page.heading if kind == "headline" and self.chance(0.8) else ""
            rows = self._headline_rows(text) if kind == "headline" else [text]
            lines = [self.printer.put(heading + rows[0], newlines, safe=None if kind == "byline" else len(heading))]
            lines += [self.printer.put(row, min(newlines, 2)) for row in rows[1:]]
            clauses = kind == "headline" and "".join(rows) != text
            slip = Slip((kind, *_other_kinds(m, kind, clauses=clauses, turned=turned)))
            slip.add(lines[:1])
            slip.add(lines[1:], sure=not clauses)
            dummy.slips.append(slip)

    def _headline_rows(self, text: str) -> list[str]:
        """Return a headline in one row or two."""
        if len(text) <= 8 and self.chance(self.style.spaced_headlines):
            return [" ".join("".join(text.split()))]
        if len(text) < 10 or not self.chance(self.style.wrapped_headlines):
            return [text]
        at = text.find(" ", len(text) // 3)
        cuts = [at] if 0 < at < len(text) * 2 // 3 else inner_cuts(text, len(text) // 3, len(text) * 2 // 3)
        if not cuts:
            return [text]
        cut = min(self.rng.sample(cuts, min(_TRIED, len(cuts))), key=lambda k: table().affinity(text[:k], text[k:]))
        return [text[:cut], text[cut:].strip()]

    def _text(self, dummy: Dummy, m: Manuscript, inner: Mapping[int, list[Tail]], *, tail: bool) -> None:
        """Print the parts of an article's text with its captions among them, and above some what is left of others."""
        captions = list(m.captions)
        inside = self.chance(self.damage.captions_inside)
        between = self.rng.randint(0, len(m.body))
        for i, part in enumerate(m.body):
            for stray in inner.get(i, ()):
                self._set_tail(stray)
            if captions and not inside and i >= between:
                self._caption(dummy, captions.pop(0))
            self.printer.residue()
            if part.kind == "paragraph":
                safe = 30 if not i else 0
                neighbours = {"before": i > 0, "after": i + 1 < len(m.body), "tail": tail and i + 1 == len(m.body)}
                self._paragraph(dummy, part.text, safe, captions if inside else [], **neighbours)
            elif part.kind == "byline":
                self._end_byline(dummy, part.text)
            else:
                self._part(dummy, part)
            if self.chance(self.style.empty_slots):
                self._slot_due = True
        for caption in captions:
            self._caption(dummy, caption, body=bool(m.body))

    def _space(self) -> int:
        """Return the newlines before a paragraph, a picture's slot among them if one is due."""
        if self._slot_due:
            self._slot_due = False
            return self.printer.newlines(_SLOT)
        return self.printer.newlines()

    def _part(self, dummy: Dummy, part: Part) -> None:
        """Print a subhead or another part that is no plain paragraph."""
        if part.kind == "subhead":
            heading = self.printer.page.heading and (f"#{self.printer.page.heading}" if self.chance(0.4) else "")
            slip = Slip(("subhead",), [self.printer.put(heading + part.text, self.printer.newlines())])
        else:
            slip = Slip(("paragraph",), finer=part.kind)
            slip.add(self.printer.lines(part.text, self._space(), safe=None, indent=self.printer.page.indent))
        dummy.slips.append(slip)

    def may_glue(self, dummy: Dummy) -> bool:
        """Whether the line put last is a paragraph's whole line, so that something may stand glued to its end."""
        slip = dummy.slips[-1]
        return (
            not self.printer.page.width and slip.kinds == ("paragraph",) and slip.lines[-1] == self.printer.sheet.last
        )

    def _end_byline(self, dummy: Dummy, text: str) -> None:
        """Print a byline at the end, on the last line or below it."""
        glue = self.may_glue(dummy) and self.chance(0.6)
        dummy.slips.append(Slip(("byline",), [self.printer.put(text, self.printer.newlines(), glue=glue)]))

    def _caption(self, dummy: Dummy, text: str, *, body: bool = True) -> None:
        """Print a caption in its slot; of an article without a body it may be read as the text."""
        newlines = self.printer.newlines(_SLOT if self.chance(self.style.slots) else 0)
        slip = Slip(("caption",) if body else ("caption", "paragraph"))
        slip.add(self.printer.lines(text, newlines, safe=len(text) // 2, narrower=self.rng.randint(2, 6)))
        dummy.slips.append(slip)

    def _paragraph(  # noqa: PLR0913 (what stands around it)
        self, dummy: Dummy, text: str, safe: int, captions: list[str], *, before: bool, after: bool, tail: bool
    ) -> None:
        """Print a paragraph, whole or with one thing wrong with it."""
        slip = Slip(("paragraph",))
        first = not any(other.kinds == slip.kinds for other in dummy.slips)
        if first and not dummy.dateline and inner_cuts(text, 1, 2) and self.chance(self.damage.drop_capitals):
            slip.add([self.printer.put(self.printer.page.indent + text[0], self._space())])
            text = text[1:]
        cuts = inner_cuts(text, 3, len(text) // 3)
        ends = inner_cuts(text, len(text) * 2 // 3, len(text) - 4)
        if tail and ends and len(text) > 40 and self.chance(self.damage.displaced_tails):
            cut = self.rng.choice(inner_cuts(text, 20, len(text) - 12) or ends)
            self._later.append((dummy, slip, text[cut:]))
            self._print(dummy, slip, text[:cut], safe)
        elif before and cuts and len(text) > 24 and self.chance(self.damage.lost_starts):
            self._print(dummy, slip, text[self.rng.choice(cuts) :], 0)
            dummy.gaps.append((slip.lines[0], "before"))
        elif after and ends and len(text) > 40 and self.chance(self.damage.lost_ends):
            self._print(dummy, slip, text[: self.rng.choice(ends)], safe)
            dummy.gaps.append((slip.lines[-1], "after"))
        elif len(text) > 60 and (found := self._break(text, captions)):
            self._print(dummy, slip, text[: found[0]], safe)
            self._go_on(dummy, slip, text[found[0] :], captions, sure=found[1])
        else:
            self._print(dummy, slip, text, safe)

    def _break(self, text: str, captions: list[str]) -> tuple[int, bool] | None:
        """Return where the column ends inside a paragraph, if it does; a caption that waits makes it likely."""
        rate = self.damage.column_breaks
        return column_break(text, self.rng, self.damage) if self.chance(max(rate, 0.5) if captions else rate) else None

    def _print(self, dummy: Dummy, slip: Slip, text: str, safe: int) -> None:
        """Print the first lines of a paragraph."""
        dummy.slips.append(slip)
        slip.add(self.printer.lines(text, self._space(), safe=safe, indent=self.printer.page.indent))

    def _go_on(self, dummy: Dummy, slip: Slip, text: str, captions: list[str], *, sure: bool) -> None:
        """Print the rest of a paragraph in the next column, behind what stands at its head."""
        lost = sure and self.chance(self.damage.lost_middles) and inner_cuts(text, 4, min(20, len(text) // 2))
        if lost:
            text = text[lost[-1] :]
        glue = False
        if captions:
            caption = captions.pop(0)
            glue = sure and not self.printer.page.width and self.chance(self.damage.glued_captions)
            self._caption(dummy, caption)
        elif self.chance(self.damage.folios_inside):
            self.printer.break_page()
            self.printer.standing("folio")
        elif self.chance(self.damage.slots_inside):
            self._slot_due = True
        elif self.chance(self.damage.slogans_inside):
            self.printer.furniture(
                "slogan", self.printer.words.fill(self.printer.words.pick("slogans")).text.split("|")
            )
        lines = self.printer.lines(text, self._space(), glue=glue)
        slip.add(lines, sure=sure and not lost)
        if lost:
            dummy.gaps.append((lines[0], "between"))


def _other_kinds(m: Manuscript, kind: str, *, clauses: bool, turned: bool) -> tuple[str, ...]:
    """Return what else a line of a stack may rightly be called, as print shows no sizes of type.

    A line over the headline may be read as a part of it, one below it as a deck; two clauses on two lines as a kicker
    and a headline; so may a headline and a deck that only says again what the text does.
    """
    if kind == "kicker":
        return ("deck",) if turned else ("headline",)
    text = "".join(part.text for part in m.body)
    again = not m.kicker and len(m.deck) == 1 and all(clause in text for clause in m.deck[0].split())
    if kind == "headline":
        return ("kicker", "deck") if clauses else ("kicker",) if again else ()
    return ("headline",) if kind == "deck" and again else ()


def brief(m: Manuscript, mark: str) -> Manuscript:
    """Return a manuscript as a piece of short news: a paragraph without a headline, behind `mark`."""
    lead = m.body[0]
    body = (Part(lead.kind, mark + lead.text),)
    return replace(
        m, headline="", kicker=(), deck=(), byline="", captions=(), body=body, authors=None if m.captions else m.authors
    ).candid()
