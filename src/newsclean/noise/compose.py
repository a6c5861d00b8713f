"""Damaged issues with exact gold, composed from clean articles."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from newsclean.noise.breaks import inner_cuts
from newsclean.noise.dress import dressed, has_lead, is_traditional, pictured, translated, with_dateline
from newsclean.noise.manuscript import Manuscript, Part, draw
from newsclean.noise.printer import Page, Printer
from newsclean.noise.rates import Damage, Style
from newsclean.noise.setter import Setter, brief
from newsclean.noise.sheet import NARROW, STRAIGHT, WIDE, Sheet, Slip
from newsclean.noise.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsclean.scoring.gold import Gold

_BULLETS = ("●", "◆", "■", "▲", "★ ", "· ")
_LABEL = "【{}】"


def compose(
    articles: Iterable[Manuscript], *, seed: int, style: Style | None = None, damage: Damage | None = None
) -> Gold:
    r"""Return an issue made of `articles` in their order, printed in a style and damaged, and the truth about it.

    The same articles, seed and rates give the same issue in every run; `style` and `damage` are `Style()` and
    `Damage()` unless given. What is added to manuscripts in traditional characters is in traditional characters too.

    >>> gold = compose([Manuscript.of("秋收", ["稻子黄了。"])], seed=1, style=Style.plain(), damage=Damage.none())
    >>> gold.source, [record.lines for record in gold.records()]
    ('秋收\n\n稻子黄了。', [('1',), ('3',)])
    """
    style, damage = style or Style(), damage or Damage()
    rng = random.Random(seed)  # noqa: S311 (a composer's dice)
    given = tuple(m for m in (m.printable() for m in articles) if m.headline or m.body or m.captions)
    converted = rng.random() < style.traditional or any(map(is_traditional, given))
    script = rng.choice(("s2t", "s2tw", "s2hk")) if converted else ""
    words = Wording(rng, script=script, spaced_names=rng.random() < style.spaced_names)
    bare = [translated(m, words) for m in given]
    words.headlines = tuple(m.headline for m in bare if m.headline)
    marks: dict[int, int] = {}
    if rng.random() < style.narrow:
        marks |= NARROW
    if rng.random() < style.straight_quotes:
        marks |= STRAIGHT
    if rng.random() < style.wide_figures:
        marks |= WIDE
    sheet = Sheet(marks=marks, newline="\r\n" if rng.random() < style.crlf else "\n")
    setter = Setter(Printer(sheet, _page(rng, style), words, style, damage))
    _set_page(setter, bare)
    sheet.articles = setter.articles
    return sheet.gold(f"composed-{seed}")


def issues(  # noqa: PLR0913 (what an issue is made of)
    pool: Sequence[Manuscript],
    *,
    seed: int,
    articles: int = 9,
    paragraphs: int = 9,
    style: Style | None = None,
    damage: Damage | None = None,
) -> Iterator[Gold]:
    """Yield issues without end, each of up to `articles` manuscripts drawn from `pool` and cut to `paragraphs`."""
    while True:
        rng = random.Random(seed)  # noqa: S311 (a composer's dice)
        chosen = draw(pool, rng, articles=rng.randint(min(4, articles), articles), paragraphs=paragraphs)
        yield compose(chosen, seed=seed, style=style, damage=damage)
        seed += 1


def _page(rng: random.Random, style: Style) -> Page:
    """Return how the page is set."""
    wraps = rng.random() < style.wraps
    indented = rng.random() < (0.5 if wraps else style.indents)
    tight = rng.random() < (0.5 if wraps and indented else 0.0 if wraps else style.no_blank_lines)
    return Page(
        blank=1 if tight else 2,
        close_stacks=tight or rng.random() < style.close_stacks,
        heading="#" * rng.choice((1, 1, 2, 3)) + " " if rng.random() < style.markdown else "",
        width=rng.randint(12, 32) if wraps else 0,
        indent="　　" if indented and (wraps or style.indents) else "",
    )


def _set_page(setter: Setter, bare: list[Manuscript]) -> None:
    """Set all that is on the page, from its head to its foot."""
    rng, style, words = setter.rng, setter.style, setter.printer.words
    _set_head(setter)
    short = _briefs(setter, bare)
    jumped = _jumped(setter, bare, short)
    page_break = rng.randrange(1, len(bare)) if len(bare) > 1 and setter.chance(style.page_breaks) else -1
    rest = None
    mark = ""
    for i, m in enumerate(bare):
        if i == page_break:
            setter.printer.break_page()
            setter.printer.standing("folio")
        if i in short:
            mark = _brief_mark(setter) if i == short[0] else mark
            _set_brief(setter, m, mark, first=i == short[0])
        elif i == jumped:
            rest = _set_jumped(setter, dressed(m, words, style))
        elif m.body and not has_lead(m) and setter.chance(style.picture_news):
            setter.article(pictured(m, words), last=True)
        else:
            setter.article(_headed(setter, dressed(m, words, style)), last=i + 1 == len(bare) or i + 1 in short)
        _set_between(setter)
    if rest:
        _set_rest(setter, *rest)
    if setter.chance(style.staff):
        setter.printer.standing("staff")
    if not setter.printer.sheet.furniture and not setter.articles:
        setter.printer.furniture("residue", ["■"])


def _headed(setter: Setter, m: Manuscript) -> Manuscript:
    """Return the manuscript, without its headline where the paper goes without one."""
    bare = has_lead(m) and setter.articles and setter.chance(setter.style.headless)
    return replace(m, headline="", kicker=(), deck=(), byline="").candid() if bare else m


def _brief_mark(setter: Setter) -> str:
    """Return what the pieces of a column of short news begin with: nothing, a mark, or a label in brackets."""
    chance = setter.rng.random()
    return "" if chance < 0.5 else setter.rng.choice(_BULLETS) if chance < 0.8 else _LABEL


def _set_brief(setter: Setter, m: Manuscript, mark: str, *, first: bool) -> None:
    """Set a piece of short news, the first one under the head of its column."""
    words = setter.printer.words
    head = Slip(("kicker", "headline", "furniture"))
    if first:
        head.add([setter.printer.put(words.fill(words.pick("briefs")).text, setter.printer.newlines())])
    signed = {"": 1.0, _LABEL: 0.1}.get(mark, 0.5)
    lead = with_dateline(m, words) if not has_lead(m) and setter.chance(signed) else m
    opening = mark.format(words.fill(words.pick("labels")).text) if mark == _LABEL else mark
    dummy = setter.article(brief(lead, opening), last=True)
    if first:
        dummy.slips.insert(0, head)


def _set_head(setter: Setter) -> None:
    """Print what stands at the head of a page."""
    if setter.chance(setter.style.mastheads):
        for kind in ("nameplate", "ear", "folio", "guide"):
            if setter.chance(0.6):
                setter.printer.standing(kind)
    elif setter.chance(setter.style.folios):
        setter.printer.standing("folio")


def _set_between(setter: Setter) -> None:
    """Perhaps print a slogan or a notice behind an article."""
    if setter.chance(setter.style.slogans):
        setter.printer.furniture(
            "slogan", setter.printer.words.fill(setter.printer.words.pick("slogans")).text.split("|")
        )
    if setter.chance(setter.style.notices):
        setter.printer.standing(setter.rng.choice(("notice", "notice", "weather", "guide", "staff")))


def _briefs(setter: Setter, bare: list[Manuscript]) -> range:
    """Return the articles that make up a column of short news: some at the end, or none."""
    usable = len(bare) >= 6 and all(m.body and m.body[0].kind == "paragraph" for m in bare[-3:])
    if not usable or not setter.chance(setter.style.briefs):
        return range(0)
    return range(len(bare) - setter.rng.randint(2, 3), len(bare))


def _jumped(setter: Setter, bare: list[Manuscript], short: range) -> int:
    """Return which article goes on behind the others, or -1."""
    plain = [i for i in range(len(bare) - 1) if i not in short and len(bare[i].body) >= 3]
    return setter.rng.choice(plain) if plain and setter.chance(setter.style.jumps) else -1


def _set_jumped(setter: Setter, m: Manuscript) -> tuple[int, tuple[Part, ...], str, str]:
    """Set an article up to where it jumps.

    Returns its number, the rest of its parts, what goes on its last paragraph, and the line to print above the rest.
    """
    rng = setter.rng
    count = rng.randint(1, len(m.body) - 1)
    shown, rest = m.body[:count], m.body[count:]
    opened = ""
    if shown[-1].kind == "subhead":
        shown, rest = m.body[: count - 1], m.body[count - 1 :]
    cuts = inner_cuts(shown[-1].text, 20, len(shown[-1].text) - 8)
    if shown[-1].kind == "paragraph" and cuts and rng.random() < 0.6:
        cut = rng.choice(cuts)
        opened = shown[-1].text[cut:]
        shown = (*shown[:-1], Part("paragraph", shown[-1].text[:cut]))
    number = len(setter.articles)
    dummy = setter.article(replace(m, body=shown), last=True)
    filled = setter.printer.words.fill(setter.printer.words.pick("jumps")).text
    down, _, up = filled.partition("\t")
    glue = setter.may_glue(dummy) and rng.random() < 0.4
    line = setter.printer.put(down, setter.printer.newlines(), glue=glue)
    setter.printer.sheet.furniture.append(Slip(("furniture",), [line], finer="jump"))
    return number, rest, opened, up


def _set_rest(setter: Setter, number: int, rest: tuple[Part, ...], opened: str, up: str) -> None:
    """Set the rest of a jumped article."""
    if setter.chance(0.5):
        setter.printer.break_page()
        setter.printer.standing("folio")
    setter.printer.furniture("jump", [up])
    setter.leftover(setter.articles[number], rest, opened)
