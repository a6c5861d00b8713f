"""What a line says about itself: datelines, bylines, credits, captions, furniture, as patterns over the folded text.

Every pattern is anchored or bounded, so that a line costs time linear in its length. The conventions are those of the
mainland, Taiwan and Hong Kong press; the folded view makes one pattern serve both scripts and widths.
"""

from __future__ import annotations

from newsclean.layout.marks.bylines import AUTHOR_NOTE, BYLINE, LONE_NAME, PLAIN_BYLINE, TAIL_BYLINE
from newsclean.layout.marks.captions import CAPTION, CREDIT, MID_CREDIT, SCENE
from newsclean.layout.marks.folios import LONE_DATE
from newsclean.layout.marks.furniture import furniture
from newsclean.layout.marks.headings import clauses, introduces, is_box, is_column, is_document, is_labelled, opening
from newsclean.layout.marks.leads import DATELINE, LEAD_BYLINE
from newsclean.layout.marks.parts import NAME
from newsclean.layout.marks.rows import READABLE, ROW
from newsclean.layout.marks.slogans import slogan_share
from newsclean.layout.marks.staff import CONTACT
from newsclean.layout.marks.wording import ASKING, LEANING, NUMBERED, PREDICATE, TIME, says

__all__ = [
    "ASKING", "AUTHOR_NOTE", "BYLINE", "CAPTION", "CONTACT", "CREDIT", "DATELINE", "LEAD_BYLINE", "LEANING",
    "LONE_DATE", "LONE_NAME", "MID_CREDIT", "NAME", "NUMBERED", "PLAIN_BYLINE", "PREDICATE", "READABLE", "ROW",
    "SCENE", "TAIL_BYLINE", "TIME", "clauses", "furniture", "introduces", "is_box", "is_column", "is_document",
    "is_labelled", "opening", "says", "slogan_share",
]  # fmt: skip
