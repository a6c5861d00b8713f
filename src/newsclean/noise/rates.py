"""How often a page has what: two sets of rates, each 0 to 1, that make one kind of newspaper or another."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What the newspaper prints, and how. A rate is a share of the articles, unless its note says of what else.

    What a manuscript brings of its own (a kicker, a dateline, captions) is always printed; the rates add to it.
    """

    kickers: float = 0.18
    """A kicker 引题 or the name of a column 栏目题 over the headline."""
    decks: float = 0.2
    """A deck 副题 under the headline."""
    two_decks: float = 0.15
    """A second deck, of the articles that are given one."""
    datelines: float = 0.75
    """A dateline or a byline in brackets at the head of the lead, of the manuscripts without either."""
    own_bylines: float = 0.5
    """A byline on a line of its own, of those left without a dateline."""
    end_bylines: float = 0.06
    """A byline in brackets at the end, of those without any."""
    captions: float = 0.3
    """A picture with its caption."""
    credits: float = 0.7
    """A photographer named, of the captions that are added."""
    slots: float = 0.85
    """Three blank lines where the picture was, of the captions."""
    empty_slots: float = 0.03
    """A picture's slot without any caption."""
    subheads: float = 0.3
    """Subheads 小标题, of the articles of five paragraphs or more."""
    interviews: float = 0.02
    """Questions and answers, of the articles of four paragraphs or more."""
    editors_notes: float = 0.02
    """An editor's note over the text."""
    boxes: float = 0.03
    """A box with a head of its own (a reporter's notes, background) below the text, of the longer articles."""
    headless: float = 0.03
    """No headline, of the articles whose lead has a dateline."""
    wrapped_headlines: float = 0.08
    """A headline broken over two lines, of those of ten characters or more."""
    spaced_headlines: float = 0.02
    """A blank between every two characters of the headline, of those of eight characters or fewer."""
    turned_stacks: float = 0.03
    """The kicker printed below the headline, of those that are added."""
    picture_news: float = 0.03
    """A picture with its caption under a headline, and no text, where an article would be."""
    close_stacks: float = 0.2
    """Kicker, headline, deck and byline on neighbouring lines, of the pages with blank lines."""
    close_blocks: float = 0.04
    """A single newline where a blank line should be, of the blocks."""
    briefs: float = 0.15
    """A column of short news without headlines, of the pages with six articles or more."""
    mastheads: float = 0.3
    """Nameplate, ear, folio, guide at the head of the page, of the pages."""
    folios: float = 0.2
    """A folio alone at the head of the page, of the other pages."""
    slogans: float = 0.06
    """A slogan after an article."""
    notices: float = 0.05
    """A notice, a weather report, a guide or names of staff after an article."""
    staff: float = 0.25
    """Names of editors at the foot of the page, of the pages."""
    jumps: float = 0.2
    """An article that goes on behind the others, with 下转 and 上接, of the pages."""
    page_breaks: float = 0.12
    """A form feed and a folio between two articles, of the pages."""
    narrow: float = 0.6
    """Half-width punctuation throughout, of the pages."""
    straight_quotes: float = 0.04
    """Straight quotation marks throughout, of the pages."""
    wide_figures: float = 0.05
    """Full-width figures throughout, of the pages."""
    markdown: float = 0.2
    """Headings marked with `#`, of the pages; on those, four headlines in five have it."""
    wraps: float = 0.12
    """Lines wrapped at the width of the column, of the pages."""
    indents: float = 0.12
    """Two ideographic spaces before a paragraph, of the pages without wraps."""
    no_blank_lines: float = 0.08
    """No blank lines anywhere, of the pages without wraps."""
    crlf: float = 0.03
    """Lines that end in CR LF, of the pages."""
    traditional: float = 0.08
    """Traditional characters throughout, of the pages; needs OpenCC."""
    spaced_names: float = 0.15
    """Names of two characters spaced out to the width of three, of the pages."""

    def __post_init__(self) -> None:
        _check(self)

    @classmethod
    def plain(cls) -> Style:
        """Return the style that adds nothing to the manuscripts."""
        return cls(**dict.fromkeys(cls.__slots__, 0.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """What layout and OCR broke. A rate is the share of articles, unless its note says something else."""

    column_breaks: float = 0.2
    """The column ends inside a paragraph, of the paragraphs longer than 60 characters."""
    breaks_at_ends: float = 0.06
    """Such a break falls between two sentences, of the breaks: nobody can tell whether a paragraph ended there."""
    breaks_at_pauses: float = 0.1
    """Such a break falls behind a comma, of the breaks; the others fall anywhere, inside words too."""
    captions_inside: float = 0.4
    """The caption stands in a column break, of the captions of articles that have one."""
    glued_captions: float = 0.25
    """Such a caption is glued to the rest of the paragraph, on one line."""
    slots_inside: float = 0.02
    """A picture's slot without any caption stands in a column break, of the breaks."""
    slogans_inside: float = 0.02
    """A slogan or notice stands in a column break, of the breaks."""
    repeats: float = 0.0007
    """Characters printed twice, for each character."""
    repeated_words: float = 0.3
    """Two to four characters are printed twice and not one, of the repeats."""
    folios_inside: float = 0.01
    """The page ends with the column: a form feed and a folio stand in the break, of the breaks."""
    drop_capitals: float = 0.01
    """The first character of the text stands on a line of its own, of the articles without a dateline."""
    stray_blanks: float = 0.0003
    """A blank stands between two Han characters, for each character."""
    lost_starts: float = 0.05
    """A paragraph other than the first has lost its start."""
    lost_ends: float = 0.04
    """A paragraph other than the last has lost its end."""
    lost_middles: float = 0.01
    """A column break has swallowed some text."""
    displaced_tails: float = 0.04
    """The last paragraph breaks off, and goes on behind the next article."""
    inner_tails: float = 0.1
    """It goes on within the next article, above one of the parts of its text, of the displaced tails."""
    farther_tails: float = 0.1
    """It goes on behind the one after that, of the displaced tails; of those, behind a later one; and so on."""
    late_headlines: float = 0.03
    """The headline and what goes with it stand behind the text, of the articles with a dateline."""
    residue: float = 0.02
    """A mark without meaning on a line of its own, of the blocks."""

    def __post_init__(self) -> None:
        _check(self)

    @classmethod
    def none(cls) -> Damage:
        """Return the damage of a page that nothing happened to."""
        return cls(**dict.fromkeys(cls.__slots__, 0.0))


def _check(rates: Style | Damage) -> None:
    """Raise ValueError for what is no rate."""
    for entry in fields(rates):
        if not 0 <= (rate := getattr(rates, entry.name)) <= 1:
            raise ValueError(f"{entry.name} is {rate}, no rate from 0 to 1")
