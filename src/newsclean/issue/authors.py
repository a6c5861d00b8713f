"""Who wrote it: a byline or a credit read into authors with their roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from newsclean.fold import fold
from newsclean.issue.model import Author
from newsclean.layout.marks.parts import (
    BOTH,
    FAMILIES,
    HOUSE,
    PICTURE,
    REPORTER,
    REPORTING,
    SCHOOL_CLASS,
    TITLE,
    WORDS,
    H,
)
from newsclean.layout.marks.words import words
from newsclean.rules.people import surnames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TOKEN: Final = re.compile(
    rf"""
    (?P<sent>(?:新华社|中新社|中央社|本报|本社)(?:/\w{{2,8}})?[ ]?(?:记者)?发(?!{H}))
  | (?P<title>(?:(?:{HOUSE})[ ]?)?{TITLE}(?!站|团|会|部))
  | (?P<place>/[ ]?{REPORTING}(?!{H})(?<!/文)(?<!/图))
  | (?P<both>{BOTH})(?!{H}) | (?P<picture>{PICTURE}|作|影)(?!{H}) | (?P<words>{WORDS})(?!{H})
  | (?P<given>提供|授权) | (?P<from>发自{H}{{1,8}}) | (?P<class>{SCHOOL_CLASS}(?!{H}))
  | (?P<name>{H}[ ]{{1,2}}(?!(?:[文图摄作绘])(?!{H})){H}(?!(?!摄){H})
      | (?:{FAMILIES})[ ]{{1,2}}(?![文图摄作绘]){H}(?!{H})
      | (?:(?!{REPORTER}){H}){{1,24}}(?:[·.]{H}{{1,8}}){{0,3}})
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
"""What a signature is made of, the first that fits."""

_GLUED: Final = re.compile(
    "(?P<both>文并[图摄]|文图|图文|摄影报[道导]|报[道导]摄影)$|(?P<picture>翻摄|摄影|摄|供图|绘|作)$"
    "|(?P<words>采访整理|综合报[道导]|报[道导]|整理|采访|撰文|编译)$|(?P<given>提供|授权)$"
)
"""What may be glued behind a name: 甲乙摄."""

_NOBODY: Final = words("nobody")
"""Words that stand where a name does."""
_WHERE: Final = re.compile(
    r"[,;][ ]?(?:系|为|是|现|单位|原|来自)|(?<=\w)[ ]?\((?![^()]*(?:文|图|摄|记者|整理))[^()]{2,30}\)"
    "|来源:|(?:本文)?作者(?:单位|简介|系|为|是)"
)
"""Where a signature starts to tell who its author is."""

_NAMELESS: Final = re.compile("(?:^| )一[位名个群][^ ]{1,8}$")
"""Who signs a letter without a name: 北门外 一位家长."""


def authors(text: str, *, default: str = "") -> tuple[Author, ...]:
    """Return the people that a byline or credit names, each with the role nearest to the name.

    A role is one of 记者, 通讯员, 实习记者, 特约记者, 摄影, 文, 图; names without any get `default`, or 文. One name
    before 文/图 has both roles; of several names with a title nobody can tell who did what, and they keep the title's.

    >>> authors("本报记者 甲乙 通讯员 丙丁")
    (Author(name='甲乙', role='记者'), Author(name='丙丁', role='通讯员'))
    >>> authors("文/甲乙 图/丙丁")
    (Author(name='甲乙', role='文'), Author(name='丙丁', role='图'))
    """
    view = fold(text)
    if _NAMELESS.search(view):
        return ()
    m = _WHERE.search(view)
    return unique(_Reader(text, view[: m.start()] if m else view, default).read())


class _Reader:
    """Reads one signature from left to right."""

    def __init__(self, text: str, view: str, default: str) -> None:
        self.text = text
        self.view = view
        self.default = default
        self.titled = ""  # the role of the title that holds
        self.before: tuple[str, ...] = ()  # the roles of words that stand before names: 文/ 图:
        self.fresh = False  # whether such words were just read
        self.pending: list[str] = []

    def read(self) -> Iterator[Author]:
        for m in _TOKEN.finditer(self.view):
            kind = m.lastgroup or "mark"
            if kind == "title":
                yield from self._done()
                self.titled = _role(m.group())
                self.before = self.before if self.fresh else ()
                self.fresh = False
            elif kind in ("both", "picture", "words", "given"):
                yield from self._work(kind, m.group())
            elif kind == "place":
                self.titled = self.titled or "记者"
                yield from self._done()
            elif kind == "name":
                yield from self._name(m)
        yield from self._done()

    def _work(self, kind: str, word: str) -> Iterator[Author]:
        """Take a word for what somebody did, behind names or before them."""
        if kind == "given":
            if self.titled:
                yield from self._done(("图",))
            self.pending.clear()
        elif self.pending and not self.before:
            yield from self._done(self._roles(kind, word))
        else:
            roles = self._roles(kind, word)
            added = roles if not self.fresh else tuple(dict.fromkeys((*self.before, *roles)))
            yield from self._done()
            self.before, self.fresh, self.titled = added, True, ""

    def _roles(self, kind: str, word: str) -> tuple[str, ...]:
        """Return the roles that a word stands for."""
        shot = "摄影" if "摄" in word or word == "航拍" else "图"
        if kind == "both" and "报" in word:
            return (self.default,) if self.default else (self.titled or "记者", "摄影")
        if kind == "both":
            return (self.titled,) if self.titled and len(self.pending) > 1 else ("文", shot)
        if kind == "picture" and word == "供图" and not self.titled:
            return ()
        if kind == "picture":
            return (self.titled or "文", shot) if word == "并摄" else (shot,)
        return (self.titled if self.titled and word[0] not in "文撰" else "文",)

    def _name(self, m: re.Match[str]) -> Iterator[Author]:
        """Take a name, and the word that may be glued behind it."""
        run = m.group()
        glued = _GLUED.search(run) if len(run) > 2 else None
        if glued and glued.start() < 2:
            glued = None
        name = run[: glued.start()].rstrip(" ") if glued else run
        if (glued and glued.lastgroup == "words" and len(name) > 3) or re.match(r"\d{1,2}日", self.view[m.end() :]):
            name = family_name(name)
        self.fresh = False
        told = glued is not None and "报" in glued.group() and bool(self.pending)  # 记者 甲乙 某地报道
        if self._is_person(name) and not (told and name[0] not in surnames()):
            self.pending.append(self.text[m.start() : m.start() + len(name)].replace(" ", "").replace("\u3000", ""))
        if glued:
            kind = glued.lastgroup or ""
            if kind == "words" and not self.titled and "报" in glued.group():
                self.titled = "记者"
            if self.pending:
                yield from self._done(self._roles(kind, glued.group()) if kind != "given" else ())
                self.pending.clear()

    def _is_person(self, name: str) -> bool:
        """Tell whether what stands where a name does is one."""
        bare = name.replace(" ", "")
        if bare in _NOBODY or len(bare) < 2:
            return False
        if "·" in bare or "." in bare:
            return True
        if self.titled:
            return len(bare) <= 5
        return len(bare) <= 3 or (len(bare) == 4 and (bare[:2] in surnames() or bare[0] in surnames()))

    def _done(self, roles: tuple[str, ...] | None = None) -> Iterator[Author]:
        """Yield the names that wait, in `roles` or the ones that hold."""
        if roles is None:
            roles = self.before or (self.titled or self.default or "文",)
        for name in self.pending:
            for role in roles:
                yield Author(name, role)
        self.pending.clear()


def family_name(run: str) -> str:
    """Return the name at the head of a run of characters that goes on with a place: 林資杰台北.

    A name has two or three characters, with a compound surname up to four; the rest must be a place of two or more.
    """
    run = run.split("/", maxsplit=1)[0].split("、", maxsplit=1)[0]
    letters = next((i for i, c in enumerate(run) if c.isdigit() or c == " "), len(run))
    run = run[:letters]
    longest = 4 if run[:2] in surnames() else 3
    if len(run) <= longest:
        return run
    return run[: min(longest, len(run) - 2)]


def _role(title: str) -> str:
    """Return the role of the contract that a title stands for."""
    if "通讯员" in title or "通信员" in title:
        return "通讯员"
    if "摄影记者" in title:
        return "摄影"
    if "实习" in title or "见习" in title:
        return "实习记者"
    if "记者" in title or "特派员" in title or "主播" in title:
        return "特约记者" if "特约" in title else "记者"
    return "文"


def unique(people: Iterable[Author]) -> tuple[Author, ...]:
    """Return the authors without those named before in the same role."""
    return tuple(dict.fromkeys(people))
