"""What a line says about itself: datelines, bylines, credits, captions, furniture, as patterns over the folded text.

Every pattern is anchored or bounded, so that a line costs time linear in its length. The conventions are those of the
mainland, Taiwan and Hong Kong press; the folded view makes one pattern serve both scripts and widths.
"""

from __future__ import annotations

from newsclean.layout.marks.bylines import (
    AFFILIATED,
    AUTHOR_NOTE,
    BYLINE,
    LETTER_BYLINE,
    LONE_NAME,
    NAME_AND_POST,
    PLACED_NAME,
    PLAIN_BYLINE,
    SIGNED_OFF,
    TAIL_BYLINE,
)
from newsclean.layout.marks.captions import CAPTION, CREDIT, MID_CREDIT, PICTURED, POINTED, POINTING, PORTRAIT, SCENE
from newsclean.layout.marks.folios import LONE_DATE, PAGE_NUMBER, SECTION
from newsclean.layout.marks.furniture import furniture
from newsclean.layout.marks.headings import (
    PARTING,
    clauses,
    introduces,
    is_box,
    is_column,
    is_document,
    is_labelled,
    is_report,
    is_roundup,
    is_titled_box,
    opening,
    tells_event,
)
from newsclean.layout.marks.leads import DATELINE, LEAD_BYLINE, is_bare_dateline
from newsclean.layout.marks.parts import NAME
from newsclean.layout.marks.rows import READABLE, ROW
from newsclean.layout.marks.slogans import slogan_share
from newsclean.layout.marks.staff import CONTACT
from newsclean.layout.marks.wording import (
    ASKING,
    CHAPTER,
    DAY,
    DOCUMENT_NUMBER,
    INTRODUCING,
    LATELY,
    LEANING,
    NUMBERED,
    PEN_NAME,
    PREDICATE,
    TIME,
    says,
)

__all__ = [
    "AFFILIATED", "ASKING", "AUTHOR_NOTE", "BYLINE", "CAPTION", "CHAPTER", "CONTACT", "CREDIT", "DATELINE", "DAY",
    "DOCUMENT_NUMBER", "INTRODUCING", "LATELY", "LEAD_BYLINE", "LEANING", "LETTER_BYLINE", "LONE_DATE", "LONE_NAME",
    "MID_CREDIT", "NAME", "NAME_AND_POST", "NUMBERED", "PAGE_NUMBER", "PARTING", "PEN_NAME", "PICTURED", "PLACED_NAME",
    "PLAIN_BYLINE", "POINTED", "POINTING", "PORTRAIT", "PREDICATE", "READABLE", "ROW", "SCENE", "SECTION", "SIGNED_OFF",
    "TAIL_BYLINE", "TIME", "clauses", "furniture", "introduces", "is_bare_dateline", "is_box", "is_column",
    "is_document", "is_labelled", "is_report", "is_roundup", "is_titled_box", "opening", "says", "slogan_share",
    "tells_event",
]  # fmt: skip
