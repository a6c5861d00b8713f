"""What the newsroom adds to a bare manuscript: kicker, deck, dateline, byline, subheads, captions."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from newsclean.han import HAN
from newsclean.noise.boxes import framed
from newsclean.noise.manuscript import Part

if TYPE_CHECKING:
    from random import Random

    from newsclean.noise.manuscript import Manuscript
    from newsclean.noise.rates import Style
    from newsclean.noise.wording import Filled, Wording

_LEAD = re.compile(
    r"[（(【〔]?[据據]?(?:本[报報台]|[^，。]{2,5}[社网網])[^，。]{0,13}?(?:[讯訊电電]|[记記]者)|[（(【〔][^，。]{0,6}[记記]者"
)
_CLAUSE = re.compile(rf"(?<![{HAN}])[{HAN}]{{5,12}}(?=[，。；])")
_SHORT = 7  # characters of a clause that may stand beside another on one line
_QUOTED = re.compile(r"“[^“”《》。！？]{4,12}”")
_TRADITIONAL = "們個這國說時會來對學關報訊點樣開區過還與無後進動實現經發"
_FRAMED = 0.08
"""How many of the names over a headline stand in brackets or behind a mark."""
_OPEN_ROLES = re.compile("文/[图圖摄攝]|首席|[见見][习習]")  # two roles, or one that annotators name differently


def is_traditional(m: Manuscript) -> bool:
    """Whether a manuscript is in traditional characters: one character in fifty is of the commonest that show it."""
    text = m.headline + "".join(part.text for part in m.body)
    return sum(map(text.count, _TRADITIONAL)) * 50 > len(text)


def translated(m: Manuscript, words: Wording) -> Manuscript:
    """Return the manuscript in the page's script."""
    if not words.script or is_traditional(m):
        return m
    say = words.say
    return replace(
        m,
        headline=say(m.headline),
        body=tuple(Part(part.kind, say(part.text)) for part in m.body),
        kicker=tuple(map(say, m.kicker)),
        deck=tuple(map(say, m.deck)),
        byline=say(m.byline),
        captions=tuple(map(say, m.captions)),
        signed=None if m.signed is None else say(m.signed),
        dateline=None if m.dateline is None else say(m.dateline),
        authors=None if m.authors is None else tuple((say(name), role) for name, role in m.authors),
        spare=tuple(map(say, m.spare)),
    ).candid()


def dressed(m: Manuscript, words: Wording, style: Style) -> Manuscript:
    """Return the manuscript with what the paper adds to it; what it has already is left as it is."""
    rng = words.rng
    m = framed(_signed(m, words, style), words, style)
    if m.headline and not m.kicker and rng.random() < style.kickers:
        m = replace(m, kicker=(_kicker(m, words),))
    if m.headline and not m.deck and rng.random() < style.decks:
        count = 2 if rng.random() < style.two_decks else 1
        m = replace(m, deck=tuple(_deck(m, words) for _ in range(count)))
    if len(m.body) >= 5 and all(part.kind == "paragraph" for part in m.body) and rng.random() < style.subheads:
        m = replace(m, body=_with_subheads(m.body, rng))
    if not m.captions and rng.random() < style.captions:
        m = _with_caption(m, words, style)
    return m


def has_lead(m: Manuscript) -> bool:
    """Whether the text begins with a dateline or a byline, so that a reader sees an article begin there."""
    return bool(m.body) and bool(_LEAD.match(m.body[0].text))


def with_dateline(m: Manuscript, words: Wording) -> Manuscript:
    """Return the manuscript with a dateline at the head of its lead."""
    hant = words.script and words.rng.random() < 0.8
    filled = words.fill(words.pick("datelines_hant" if hant else "datelines"))
    lead = m.body[0]
    return _known(replace(m, body=(Part(lead.kind, filled.text + lead.text), *m.body[1:])), filled)


def pictured(m: Manuscript, words: Wording) -> Manuscript:
    """Return the manuscript as a piece of picture news: its headline, and its first sentence as a caption."""
    text = m.body[0].text
    sentence = text[: text.find("。") + 1] or text
    credit = words.fill(words.pick("credits")).text
    return replace(m, body=(), kicker=(), deck=(), byline="", captions=(sentence + credit,), authors=None).candid()


def _signed(m: Manuscript, words: Wording, style: Style) -> Manuscript:
    """Return the manuscript with a dateline, a byline, both or neither."""
    rng = words.rng
    if m.byline or not m.body or m.body[0].kind != "paragraph" or has_lead(m):
        return m
    if rng.random() < style.datelines:
        return with_dateline(m, words)
    if m.headline and rng.random() < style.own_bylines:
        filled = words.fill(words.pick("bylines"))
        return _known(replace(m, byline=filled.text), filled)
    last = m.body[-1]
    if last.kind == "paragraph" and rng.random() < style.end_bylines:
        filled = words.fill(words.pick("bylines_end"))
        # Glued to the last paragraph a byline is a block of its own; it stays a part of the manuscript's text.
        return _known(replace(m, body=(*m.body, Part("byline", filled.text))), filled)
    return m


def _known(m: Manuscript, filled: Filled) -> Manuscript:
    """Return the manuscript with what its new dateline or byline tells the reader."""
    open_roles = _OPEN_ROLES.search(filled.text) or (filled.byline and not filled.authors)
    return replace(
        m, dateline=filled.dateline, signed=filled.byline, authors=None if open_roles else filled.authors or None
    )


def _kicker(m: Manuscript, words: Wording) -> str:
    """Return a kicker: the name of a column, a loose line, or two clauses of the text."""
    rng = words.rng
    if rng.random() < 0.15 and (clauses := [text for part in m.body for text in _CLAUSE.findall(part.text)]):
        return " ".join(rng.sample(clauses, min(2, len(clauses))))
    kicker = words.fill(words.pick(rng.choice(("columns", "kickers")))).text
    if " " not in kicker and rng.random() < _FRAMED:
        return words.pick("frames").replace("…", kicker)
    return kicker


def _deck(m: Manuscript, words: Wording) -> str:
    """Return a deck: who took part, or a clause of the text."""
    if clauses := [text for part in m.body for text in _CLAUSE.findall(part.text)]:
        rng = words.rng
        shape = rng.random()
        if shape < 0.12:
            return " ".join(rng.sample(clauses, min(2, len(clauses))))
        if shape < 0.2:
            return str(rng.choice(clauses))
    return words.fill(words.pick("decks")).text


def _with_subheads(body: tuple[Part, ...], rng: Random) -> tuple[Part, ...]:
    """Return the text with two or three subheads, of like length, taken from the paragraphs under them."""
    count = 3 if len(body) >= 8 else 2
    at = sorted(rng.sample(range(1, len(body)), count))
    found = [[c for part in body[i : i + 2] for c in _phrases(part.text, rng)] for i in at]
    if not all(found):
        return body
    size = len(rng.choice(found[0]))
    chosen: dict[int, str] = {
        i: min(clauses, key=lambda c: abs(len(c) - size)) for i, clauses in zip(at, found, strict=True)
    }
    if len(set(chosen.values())) < count:
        return body
    numbered = rng.random() < 0.15
    out: list[Part] = []
    for i, part in enumerate(body):
        if i in chosen:
            number = "一二三"[at.index(i)] + "、" if numbered else ""
            out.append(Part("subhead", number + chosen[i]))
        out.append(part)
    return tuple(out)


def _phrases(text: str, rng: Random) -> list[str]:
    """Return what may head a section that begins so: clauses, two short ones with a blank between, and quotations."""
    clauses = _CLAUSE.findall(text)
    short = [c for c in clauses if len(c) <= _SHORT]
    shape = rng.random()
    if shape < 0.15 and len(short) > 1:
        return [" ".join(pair) for pair in pairwise(short)]
    if shape < 0.3 and (quoted := _QUOTED.findall(text)):
        return quoted
    return clauses


def _with_caption(m: Manuscript, words: Wording, style: Style) -> Manuscript:
    """Return the manuscript with a caption made of a sentence that was cut from it, or of the picture desk's own."""
    rng = words.rng
    lead = words.say(words.pick("caption_leads").strip("-"))
    if m.spare:
        text = lead + rng.choice(m.spare)
    else:
        text = words.fill(words.pick("captions")).text
        text = text if text.startswith(words.say("图为")) else lead + text
    credit = words.fill(words.pick("credits")) if rng.random() < style.credits else None
    if credit and text[-1] not in "。！？" and credit.text[0] not in "　（":
        text += " "
    m = replace(m, captions=(text + (credit.text if credit else ""),))
    return replace(m, authors=_with_photographer(m, credit.authors)) if credit and credit.authors else m


def _with_photographer(m: Manuscript, photographer: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...] | None:
    """Return the authors with the one whom a credit names, if it is known who the others are."""
    nobody = m.signed == "" or (m.signed is None and not m.byline and not has_lead(m))
    return photographer if m.authors is None and nobody else m.authors and (*m.authors, *photographer)
