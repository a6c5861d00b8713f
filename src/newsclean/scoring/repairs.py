"""Figures of what is said beyond the shape: repeats, gaps, moves, bylines, datelines, authors, date, page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from newsclean.scoring.forms import letters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.scoring.places import Places
    from newsclean.scoring.tally import Tally

_NEAR: Final = 3
"""A gap is found when it is reported within so many characters of where it is."""


def count(places: Places, tally: Tally) -> None:
    """Count everything that a result says beside its blocks."""
    _repeats(places, tally)
    _gaps(places, tally)
    _moves(places, tally)
    _said(places, tally)


def _repeats(places: Places, tally: Tally) -> None:
    """Count characters doubled by OCR that were repaired or suspected, and what was harmed."""
    gold = places.gold
    spans = {}
    for repeat in gold.repeats:
        start = gold[repeat.line].start + gold[repeat.line].text.index(repeat.faulty)
        spans[repeat] = (start, start + len(repeat.faulty))
    edits = [edit for edit in places.issue.get("edits", ()) if edit["rule"] == "repeats"]
    wanted = [repeat for repeat in gold.repeats if not repeat.optional]
    repaired = suspected = 0
    for repeat in wanted:
        unit = places.unit(repeat.line) if repeat.line in places.truth else None
        start, end = spans[repeat]
        good = unit is not None and letters(repeat.faulty) not in letters(unit.text)
        repaired += good
        told = good or any(edit["start"] < end and edit["end"] > start for edit in edits)
        suspected += told
        if not good:
            what = "suspected only" if told else "missed"
            tally.fault("duplicates repaired", repeat.line, f"{what}: {repeat.faulty} => {repeat.right}")
    harmful = [
        edit
        for edit in edits
        if edit.get("applied", True) and not any(a <= edit["start"] and edit["end"] <= b for a, b in spans.values())
    ]
    for edit in harmful:
        around = gold.source[max(0, edit["start"] - 6) : edit["end"] + 6]
        tally.fault("harmful repeat edits", _line_at(places, edit["start"]), f"in {around!r}: {edit['old']!r} cut")
    tally.set("duplicates repaired", repaired, len(wanted))
    tally.set("duplicates repaired or suspected", suspected, len(wanted))
    tally.set("harmful repeat edits", len(harmful), len(gold.source))


def _line_at(places: Places, at: int) -> str:
    """Return the id of the piece at an offset."""
    return next((piece.id for piece in places.gold.pieces if piece.start <= at < piece.end), "")


def _gaps(places: Places, tally: Tally) -> None:
    """Count gaps: those with a start lost (`before`, `between`) and those with an end lost are looked up apart."""
    gold = places.gold
    starts, ends = [], []
    for article in gold.articles:
        starts += [(gap.line, _first(places, gap.line)) for gap in article.gaps if gap.kind != "after"]
        ends += [(gap.line, _last(places, gap.line)) for gap in article.gaps if gap.kind == "after"]
    # The piece before a gap in the middle of a paragraph has an open end that may be told of as well.
    open_ends = [at for line, _ in starts if (at := _end_before(places, line)) is not None]
    said = {
        False: [gap["at"] for gap in places.issue.get("gaps", ()) if gap.get("kind") != "after"],
        True: [gap["at"] for gap in places.issue.get("gaps", ()) if gap.get("kind") == "after"],
    }
    found = right = 0
    for true, mine, fair in ((starts, said[False], []), (ends, said[True], open_ends)):
        for line, at in true:
            if any(abs(at - m) <= _NEAR for m in mine):
                found += 1
            else:
                tally.fault("gap recall", line, f"not told: {places.shown(line)}")
        for m in mine:
            if any(abs(at - m) <= _NEAR for at in [*(at for _, at in true), *fair]):
                right += 1
            else:
                around = f"{gold.source[max(0, m - 8) : m]}|{gold.source[m : m + 8]}".replace("\n", "⏎")
                tally.fault("gap precision", _line_at(places, m), f"none at {around}")
    tally.set("gap recall", found, len(starts) + len(ends))
    tally.set("gap precision", right, len(said[False]) + len(said[True]))


def _first(places: Places, line: str) -> int:
    """Return the offset of the first character of a piece that is not blank."""
    piece = places.gold[line]
    return piece.start + len(piece.text) - len(piece.text.lstrip())


def _last(places: Places, line: str) -> int:
    """Return one past the last character of a piece that is not blank."""
    piece = places.gold[line]
    return piece.start + len(piece.text.rstrip())


def _end_before(places: Places, line: str) -> int | None:
    """Return where the piece ends that a record has before `line`, or None."""
    for record in places.gold.records():
        if line in record.lines[1:]:
            return _last(places, record.lines[record.lines.index(line) - 1])
    return None


def _moves(places: Places, tally: Tally) -> None:
    """Count displaced pieces that came to stand in their article, and moves of what was in its place."""
    gold = places.gold
    moved = [(i, line) for i, article in enumerate(gold.articles) for line in article.moved if line in places.truth]
    back = 0
    for i, line in moved:
        good = places.article(line) is not None and places.article(line) == places.match[i] and _in_order(places, i)
        back += good
        if not good:
            tally.fault("moves", line, f"not brought back: {places.shown(line)}")
    wrong = applied = 0
    astray = {i for i, _ in moved}
    for move in places.issue.get("moves", ()):
        if not move.get("applied", True):
            continue
        applied += 1
        start, end = move["span"]
        lines = [line for line in places.truth if gold[line].start < end and gold[line].end > start]
        # Of an article that was torn apart either part may be moved to the other.
        if not lines or any(places.truth[line].article not in astray for line in lines):
            wrong += 1
            tally.fault("wrong moves", lines[0] if lines else "", f"moved {gold.source[start : start + 24]!r}")
    tally.set("moves", back, len(moved))
    tally.set("wrong moves", wrong, applied)


def _in_order(places: Places, article: int) -> bool:
    """Whether the pieces of an article that went somewhere stand in their order, captions and bylines aside."""
    records = [r for r in places.gold.articles[article].records if not {"caption", "byline"} & set(r.kinds)]
    text = [line for r in records for line in r.lines if places.where.get(line) is not None and "paragraph" in r.kinds]
    heads = [line for r in records for line in r.lines if places.where.get(line) is not None and "headline" in r.kinds]
    keys = [places.place(line) for line in text]
    return keys == sorted(keys) and (not heads or not keys or max(map(places.place, heads)) < keys[0])


def _said(places: Places, tally: Tally) -> None:
    """Count what the gold knows of bylines, datelines, authors, the date and the page."""
    counts: dict[str, list[bool]] = {"bylines": [], "datelines": [], "authors": [], "date": [], "page": []}
    for i, article in enumerate(places.gold.articles):
        match = places.match[i]
        result: dict[str, Any] = {} if match is None else places.issue["articles"][match]
        for name, wanted, got in _pairs(article.byline, article.dateline, article.authors, result):
            counts[name].append(wanted == got)
            if wanted != got:
                tally.fault(name, article.lines[0] if article.lines else "", f"{got!r}, not {wanted!r}")
    for name, wanted in (("date", places.gold.date), ("page", places.gold.page)):
        if wanted is not None:
            got = places.issue.get(name) or ""
            counts[name].append(letters(got).lstrip("0") == letters(wanted).lstrip("0"))
            if not counts[name][-1]:
                tally.fault(name, "", f"{got!r}, not {wanted!r}")
    for name, right in counts.items():
        tally.set(name, sum(right), len(right))


def _pairs(
    byline: str | None, dateline: str | None, authors: tuple[tuple[str, str], ...] | None, result: dict[str, Any]
) -> Iterator[tuple[str, Any, Any]]:
    """Yield the name, the gold's and the result's form of what the gold gives of an article."""
    if byline is not None:
        yield "bylines", letters(byline), letters(result.get("byline", ""))
    if dateline is not None:
        yield "datelines", letters(dateline), letters(result.get("dateline", ""))
    if authors is not None:
        mine = sorted((letters(author["name"]), author["role"]) for author in result.get("authors", ()))
        yield "authors", sorted((letters(name), role) for name, role in authors), mine
