"""Pages made by hand: lines, evidence, pieces and drafts for tests that must not depend on the fitted weights."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from newsclean.edits import Cleaned
from newsclean.fold import fold
from newsclean.issue.drafts import Draft, Page, Unit
from newsclean.layout import evidence, lines
from newsclean.layout.judge import Judge
from newsclean.layout.page import Piece
from newsclean.layout.roles import FIRST, ROLES, State, after, moves
from strategies import headlines, pages, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsclean.layout.evidence import Evidence
    from newsclean.layout.lines import Line

MADE = "made by hand"


def read(text: str) -> list[Line]:
    """Return the lines of a text as layout reads them."""
    return lines.read(fold(text))


def judge(text: str) -> Judge:
    """Return the lines of a text with their evidence, ready to be decided."""
    found = read(text)
    return Judge(found, evidence.gather(found))


def joined(spans: Iterable[Sequence[int]], text: str) -> str:
    """Return what stands in some spans of a text, without white space."""
    return squeezed("".join(text[start:end] for start, end in spans))


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def pieces(*rows: tuple[str, str], chance: float = 1.0, apart: str = "\n", **known: Any) -> list[Piece]:
    """Return a page of (role, text), one a line; `known` is what its evidence says in place of what was gathered."""
    found = read(apart.join(text for _, text in rows))
    assert len(found) == len(rows), "one row is one line"
    gathered = evidence.gather(found)
    return [
        Piece(line, role, chance, MADE, replace(ev, **known))
        for (role, _), line, ev in zip(rows, found, gathered, strict=True)
    ]


def known(piece: Piece, **facts: Any) -> Piece:
    """Return a piece with some facts of its evidence in place of the gathered ones."""
    return replace(piece, evidence=replace(piece.evidence, **facts))


def one(text: str, **facts: Any) -> Evidence:
    """Return the evidence of a line that stands alone, with some facts put in place."""
    return replace(evidence.gather(read(text))[0], **facts)


def article(heads: Sequence[int] = (), body: Sequence[int] = (), kind: str = "paragraph") -> Draft:
    """Return a drafted article of one headline a line and one unit of the body a line."""
    return Draft([Unit("headline", [i]) for i in heads], [Unit(kind, [i]) for i in body])


def numbers(page: Page) -> list[list[int]]:
    """Return the lines of every article, in reading order."""
    return [draft.lines() for draft in page.articles]


def whole(text: str) -> tuple[Cleaned, list[Line]]:
    """Return a text that no rule has touched, and its lines."""
    return Cleaned.of(text), read(text)


def texts() -> st.SearchStrategy[str]:
    """Pages, and the marks that layout goes by in any order."""
    marks = st.text("，。甲图文字记者摄 \n\r\f\x00#*>（）“”版年月日1一,.", max_size=60)
    return st.one_of(pages(), marks, st.lists(st.one_of(sentences(), headlines()), max_size=6).map("\n".join))


def follow(state: State, i: int, role: str, *, opens: bool | None = None) -> State | None:
    """Return the state after line `i` takes `role`, or None where the grammar forbids it."""
    move = moves(state._replace(body=-1), opens).get(role)
    return None if move is None else after(state, i, move)


@st.composite
def paths(draw: st.DrawFn, roles: Sequence[str] = ROLES) -> list[str]:
    """A path of roles that the grammar allows."""
    state, path = FIRST, []
    for i in range(draw(st.integers(0, 8))):
        following = {role: found for role in roles if (found := follow(state, i, role)) is not None}
        role = draw(st.sampled_from(list(following)))
        path.append(role)
        state = following[role]
    return path
