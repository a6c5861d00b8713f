"""Figures of shape: kinds, whole articles, joins, paragraphs, order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from newsclean.scoring.forms import letters, marks

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.scoring.gold import Record
    from newsclean.scoring.places import Places
    from newsclean.scoring.tally import Tally

KINDS: Final = ("headline", "kicker", "deck", "byline", "subhead", "caption", "furniture")
_HEADS: Final = frozenset({"kicker", "headline", "deck"})


def count(places: Places, tally: Tally) -> None:
    """Count everything about the shape of the articles."""
    fits = _kinds(places, tally)
    exact = _exact(places, tally)
    _joins(places, tally)
    _headlines(places, tally)
    paragraphs = _paragraphs(places, tally)
    ordered = _order(places, tally)
    perfect = 0
    for i, own in enumerate(places.own):
        good = exact[i] and paragraphs[i] and ordered[i] and all(fits[line] for line in own)
        perfect += good
        if own and not good:
            first = places.gold.articles[i].lines[0]
            why = "not exact" if not exact[i] else "exact, not perfect"
            tally.fault("articles perfect", first, f"article {i} is {why}: {places.shown(first)}")
    tally.set("articles perfect", perfect, len(places.own))


def _kinds(places: Places, tally: Tally) -> dict[str, bool]:
    """Count kinds; return for each piece whether its kind is right."""
    fits = {line: bool((u := places.unit(line)) and truth.fits(u)) for line, truth in places.truth.items()}
    tally.set("kinds", sum(fits.values()), len(fits))
    for line, good in fits.items():
        if not good and (unit := places.unit(line)):
            wanted = "/".join(places.truth[line].kinds)
            tally.fault("kinds", line, f"{unit.coarse}, not {wanted}: {places.shown(line)}")
    for kind in KINDS:
        wanted_lines = [line for line, truth in places.truth.items() if truth.kinds == (kind,)]
        made = [line for line in fits if (u := places.unit(line)) and u.coarse == kind]
        tally.set(f"{kind} recall", sum(fits[line] for line in wanted_lines), len(wanted_lines))
        tally.set(f"{kind} precision", sum(fits[line] for line in made), len(made))
    for name, among in (("kinds of text", "paragraph"), ("kinds of furniture", "furniture")):
        finer = [line for line, truth in places.truth.items() if truth.finer and among in truth.kinds]
        good_lines = [line for line in finer if (u := places.unit(line)) and u.kind == places.truth[line].finer]
        tally.set(name, len(good_lines), len(finer))
        for line in finer:
            if line not in good_lines and fits[line] and (unit := places.unit(line)):
                tally.fault(name, line, f"{unit.kind}, not {places.truth[line].finer}: {places.shown(line)}")
    return fits


def _exact(places: Places, tally: Tally) -> list[bool]:
    """Count the articles that have their own lines and nothing foreign; return which they are."""
    exact = []
    for i, own in enumerate(places.own):
        allowed = own | {line for line in places.gold.articles[i].lines if line in places.truth}
        exact.append(any(own <= found <= allowed for found in places.found.values()))
    tally.set("articles exact", sum(exact), len(exact))
    tally.set("articles found", len(places.issue["articles"]), len(exact))
    leads = [min(kept, key=places.place) for own in places.own if (kept := [x for x in own if places.unit(x)])]
    late = [(a, b) for a, b in pairwise(leads) if places.place(a) > places.place(b)]
    tally.set("article order", max(0, len(leads) - 1) - len(late), max(0, len(leads) - 1))
    for a, b in late:
        tally.fault("article order", b, f"the article stands before that of line {a}: {places.shown(b)}")
    return exact


def _joins(places: Places, tally: Tally) -> None:
    """Count the pairs of pieces that are surely one block, and what else was made one."""
    joins = [
        (a, b) for record in places.gold.records() for a, b in record.joins if a in places.truth and b in places.truth
    ]
    made = 0
    for a, b in joins:
        if places.where[a] is not None and places.where[a] == places.where[b]:
            made += 1
        else:
            tally.fault("join recall", a, f"not joined to {b}: …{places.gold[a].text.strip()[-8:]}|{places.shown(b)}")
    inside: dict[int, list[str]] = {}
    for line, number in places.where.items():
        if number is not None and places.units[number].article is not None:
            inside.setdefault(number, []).append(line)
    wrong = 0
    for number, lines in inside.items():
        # The lines over an article may be read as one headline: their kinds tell whether that is right.
        records = {
            (places.truth[x].article, "head") if _HEADS & set(places.truth[x].kinds) else places.truth[x].record
            for x in lines
        }
        if len(records) > 1:
            wrong += len(records) - 1
            tally.fault("join precision", lines[0], f"one {places.units[number].kind} made of {' '.join(lines)}")
    tally.set("join recall", made, len(joins))
    tally.set("join precision", made, made + wrong)


def _headlines(places: Places, tally: Tally) -> None:
    """Count the headlines that read as they should, those of several lines joined."""
    records = [record for record in places.gold.records() if record.kinds == ("headline",)]
    known = [record for record in records if set(record.lines) <= places.truth.keys()]
    wrong = [record for record in known if not _reads(places, record.lines, letters)]
    tally.set("headlines exact", len(known) - len(wrong), len(known))
    for record in wrong:
        tally.fault("headlines exact", record.lines[0], f"differs: {places.shown(record.lines[0])}")


def _paragraphs(places: Places, tally: Tally) -> list[bool]:
    """Count the paragraphs whose text is exactly right; return which articles have all of them."""
    perfect = [True] * len(places.own)
    counted = {"paragraphs exact": letters, "paragraphs exact with punctuation": marks}
    for name, form in counted.items():
        good = of = 0
        for i, article in enumerate(places.gold.articles):
            for record in article.records:
                if record.kinds != ("paragraph",) or not all(line in places.truth for line in record.lines):
                    continue
                right = all(_reads(places, group, form) for group in _made_groups(places, record))
                of += 1
                good += right
                if not right:
                    perfect[i] &= form is not letters
                    tally.fault(name, record.lines[0], f"differs: {places.shown(record.lines[0])}")
        tally.set(name, good, of)
    return perfect


def _made_groups(places: Places, record: Record) -> list[tuple[str, ...]]:
    """Return the runs of a record's lines that must be one block each, given how its open joins were decided."""
    groups: list[tuple[str, ...]] = []
    for group in record.groups:
        if groups and places.where[group[0]] == places.where[groups[-1][-1]]:
            groups[-1] += group
        else:
            groups.append(group)
    return groups


def _reads(places: Places, lines: tuple[str, ...], form: Callable[[str], str]) -> bool:
    """Whether the block that has the first of `lines` reads as all of them do."""
    gold = places.gold
    unit = places.unit(lines[0])
    if unit is None:
        return False
    text = form(unit.text)
    wanted = "".join(gold.repaired(line).strip() for line in lines)
    if text == form(wanted):
        return True
    tails = dict(gold.tails)
    if lines[-1] in tails and text == form(wanted.removesuffix(tails[lines[-1]].strip())):
        return True
    for repeat in gold.repeats:
        if repeat.optional and repeat.line in lines:
            text = text.replace(form(repeat.faulty), form(repeat.right))
    return text == form("".join(gold.repaired(line, optional=True).strip() for line in lines))


def _order(places: Places, tally: Tally) -> list[bool]:
    """Count neighbours in an article's text that stand so in the result; return which articles are in order."""
    ordered = [True] * len(places.own)
    good = of = 0
    for i, article in enumerate(places.gold.articles):
        text, heads = [], []
        for record in article.records:
            lines = [line for line in record.lines if places.where.get(line) is not None]
            if {"paragraph", "subhead"} & set(record.kinds):
                text += lines
            elif _HEADS & set(record.kinds):
                heads += [line for line in lines if not places.truth[line].free]
        rank = {line: n for n, line in enumerate(sorted(text, key=places.place))}
        pairs = [(a, b, rank[b] == rank[a] + 1) for a, b in pairwise(text)]
        if heads and text:
            last = max(heads, key=places.place)
            pairs.append((last, text[0], places.place(last) < places.place(text[0])))
        for a, b, in_place in pairs:
            right = in_place and places.article(a) == places.article(b) is not None
            of += 1
            good += right
            ordered[i] &= right
            if not right:
                tally.fault("reading order", a, f"{b} should follow: {places.shown(a)} | {places.shown(b)}")
    tally.set("reading order", good, of)
    return ordered
