"""What a line can be, and the grammar of a page: which role may follow which."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsclean.layout.evidence import Evidence

ROLES: Final = (
    "kicker", "headline", "deck", "byline", "subhead", "start", "lead", "item", "on",
    "caption", "furniture", "late", "glued",
)  # fmt: skip
"""What a line can be: `start` opens a paragraph, `lead` one of an article without a headline, `on` goes on a paragraph;
`item` is a line of a list, a table or a poem; `late` a headline printed below its article; `glued` a caption with the
continuation of a paragraph behind it."""

INDEX: Final = {role: k for k, role in enumerate(ROLES)}
STACK: Final = frozenset({"kicker", "headline", "deck", "byline"})
BODY: Final = frozenset({"start", "lead", "item", "on", "glued"})
TRANSPARENT: Final = frozenset({"caption", "furniture"})

KIN: Final = {"lead": "start", "late": "headline"}
"""A rarer role, and the commoner one whose evidence it shares: its own weights come on top of the other's."""


class State(NamedTuple):
    """What of the past bears on the next line.

    `role` is the last that is not transparent ("" at the top; `signed` after a byline below a text, `SEALED` after one
    below a late headline); `body` the index of the last body line, -1 when there is none; `headless` that the article
    began with a lead and has had no headline yet; `between` the transparent lines since the last role, at most 3;
    `paragraphs` and `subheads` those of the article so far, at most 2.
    """

    role: str
    body: int
    headless: bool
    between: int
    paragraphs: int
    subheads: int


FIRST: Final = State("", -1, False, 0, 0, 0)

SEALED: Final = "sealed"
"""What stands in place of a role behind the byline of a headline printed below its article: no text may follow."""

_TEXT: Final = frozenset({*ROLES, "signed"})
_ANY: Final = _TEXT | {SEALED}
_BEFORE: Final = {
    "kicker": _ANY | {""},
    "headline": _ANY | {""},
    "deck": STACK | {"late"},
    "byline": STACK | {"start", "on", "lead", "item", "late"},
    "subhead": frozenset({"start", "on", "lead", "item", "byline", "signed", "headline", "deck", "subhead", "late"}),
    "start": _TEXT,
    "lead": frozenset({"", "start", "lead", "on", "item", "late", "signed", SEALED}),
    "item": _TEXT,
    "on": frozenset({"start", "lead", "on"}),
    "caption": _ANY | {""},
    "furniture": _ANY | {""},
    "late": frozenset({"start", "lead", "on", "item", "late"}),
    "glued": frozenset({"start", "lead", "on"}),
}
"""The grammar: the roles after which a line may have a role."""


def allowed(line: int, evidence: Evidence) -> Iterator[str]:
    """Yield the roles that a line can have at all."""
    if evidence.heading:
        yield from ("kicker", "headline", "deck", "subhead", "late")
    if evidence.signed:
        yield "byline"
    yield "start"
    yield "lead"
    if evidence.row:
        yield "item"
    if line:
        yield "on"
    if evidence.pictured:
        yield "caption"
    if evidence.loose:
        yield "furniture"
    if evidence.caption_end:
        yield "glued"


class Move(NamedTuple):
    """What becomes of a state when a line takes a role; `takes` tells whether the line is then the last of the body."""

    role: str
    takes: bool
    headless: bool
    between: int
    paragraphs: int
    subheads: int


def after(state: State, i: int, move: Move) -> State:
    """Return the state that a move of line `i` leads to."""
    role, takes, headless, between, paragraphs, subheads = move
    return State(role, i if takes else state.body, headless, between, paragraphs, subheads)


@cache
def moves(state: State, opens: bool | None) -> dict[str, Move]:  # noqa: FBT001 (what is cached is called by place)
    """Return the moves that the grammar allows after a state, whose body does not matter, by the role of a line."""
    return {role: move for role in ROLES if (move := _move(state, role, opens=opens))}


def _move(state: State, role: str, *, opens: bool | None) -> Move | None:
    """Return what becomes of a state when a line takes `role`, or None where the grammar forbids it."""
    last, _, headless, between, paragraphs, subheads = state
    if last not in _BEFORE[role] or (opens is False and _starts_article(state, role)):
        return None
    told = paragraphs, subheads
    if role in TRANSPARENT:
        return Move(last, False, headless, min(3, between + 1), *told)
    if role in BODY:
        if role in ("on", "glued"):
            return Move("on", True, headless, 0, *told)
        if role == "lead":
            return Move("lead", True, True, 0, 1, 0)
        return Move(role, True, headless, 0, min(2, paragraphs + 1), subheads)
    if role == "late" or (last == "late" and role == "deck"):
        return Move("late", False, True, 0, *told) if headless else None
    if last == "late" and role == "byline":
        return Move(SEALED, False, True, 0, *told) if headless else None
    if role == "subhead":
        return Move("subhead", False, headless, 0, paragraphs, min(2, subheads + (last != "subhead")))
    if role == "byline" and last not in STACK:
        return Move("signed", False, headless, 0, *told)
    return Move(role, False, False, 0, 0, 0)


def _starts_article(state: State, role: str) -> bool:
    """Tell whether a role starts an article, or undoes the order of a printed one."""
    return role in ("lead", "late", "glued") or (role in ("kicker", "headline") and state.role not in STACK)
