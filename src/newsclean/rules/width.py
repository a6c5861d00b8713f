"""Width: punctuation as Chinese prints it, digits and Latin letters as everybody does.

Extractors fold marks to half width (the comma of `5.1%,其中`, the brackets of `(记者 甲)`) or lose their form (`--` for
a dash); composing rooms set digits at full width. What a mark is, its neighbours say: it is widened only where Chinese
is written beside it, never inside a number, a time, a score, an address, a formula or an English sentence. No blank is
added or removed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from newsclean.edits import Edit, Rule
from newsclean.han import NARROW_MARKS, NUMERALS, WIDE_MARKS
from newsclean.rules.context import ALNUM, BLANK, DIGIT, STRONG, is_far, left, right, stretch
from newsclean.rules.pairs import pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.rules.pairs import Marks

Quotes = Literal["keep", "curly", "corner"]
"""What becomes of quotation marks: as printed; all “” and ‘’; or all 「」 and 『』, as in Taiwan and Hong Kong."""
Letters = Literal["narrow", "keep"]
"""What becomes of full-width digits and Latin letters."""

_WIDE: Final = dict(zip(NARROW_MARKS, WIDE_MARKS, strict=True))
_NARROW: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FORMS: Final = dict(
    zip(
        "︵︶︹︺︻︼︽︾︿﹀﹁﹂﹃﹄︰﹐﹑﹔﹕﹖﹗﹙﹚｡､｢｣",
        "（）〔〕【】《》〈〉「」『』：，、；：？！（）。、「」",
        strict=True,
    )
)
"""Forms of vertical lines and half-width rows, by the mark that each stands for."""
_QUOTE_FORMS: Final[dict[Quotes, dict[str, str]]] = {
    "keep": {},
    "curly": dict(zip("「」『』", "“”‘’", strict=True)),
    "corner": dict(zip("“”‘’", "「」『』", strict=True)),
}
_WIDE_ALNUM: Final = "０-９Ａ-Ｚａ-ｚ"
_DASH: Final = "\\-－—─―–"

_COMPANY: Final = {
    # What may stand before and after a mark that does not follow Chinese; see `context.Side`.
    **dict.fromkeys(
        ",;",
        {("attached", side) for side in ("chinese", "attached", "edge", "none")}
        | {("parted", side) for side in ("chinese", "attached", "none")}
        | {("edge", "chinese"), ("edge", "attached"), ("none", "chinese"), ("foreign", "chinese")},
    ),
    "?": {(side, after) for side in ("attached", "parted") for after in ("chinese", "none")} | {("edge", "chinese")},
    "!": {(side, after) for side in ("attached", "parted") for after in ("chinese", "none")},
    ":": {(side, "chinese") for side in ("attached", "parted", "edge", "foreign")} | {("attached", "none")},
}
_IS_QUERY: Final = re.compile(r"\?[A-Za-z0-9_]+=").match
_IS_ENTITY: Final = re.compile(r"&#?\w{1,8};\Z").search
_IS_FORMULA: Final = re.compile(r"[=<>(){}\[\]@/\\|^*＝＜＞（）｛｝［］＠／＼｜＾＊]").search
_STRONG_ONES: Final = re.compile(f"[{STRONG}]").findall
_CLAUSE: Final = 5
"""So many Chinese characters before a full stop are more than the head of a list or a part of a name."""
_IS_LATIN: Final = re.compile("[A-Za-zＡ-Ｚａ-ｚ]").match
_IS_ALNUM: Final = re.compile(f"[{ALNUM}]").match


def _mark(text: str, start: int, end: int) -> Edit | None:
    """Widen a run of marks that stands in Chinese."""
    mark, before, after = text[start], left(text, start), right(text, end)
    if before == "chinese":
        apart = text[end : end + 1] in set(BLANK) and after in {"foreign", "edge"}
        chinese = not apart and not text.startswith(":/", start) and not _IS_QUERY(text, start)
    else:
        chinese = (before, after) in _COMPANY[mark] and (after == "chinese" or not _is_formula(text, start, end))
        chinese = chinese and not (mark == ";" and _IS_ENTITY(text[max(0, start - 10) : start + 1]))
        chinese = chinese and not (mark == "!" and after == "chinese" and _IS_LATIN(text, start - 1))  # a brand's name
    return Edit(start, end, "".join(_WIDE[c] for c in text[start:end])) if chinese else None


def _is_formula(text: str, start: int, end: int) -> bool:
    """Whether the unbroken foreign stretch around a mark is a formula, an address or a path."""
    return bool(_IS_FORMULA(stretch(text, start, end)))


def _dash(text: str, start: int, end: int) -> Edit | None:
    """Give two or more hyphens or strokes beside Chinese the form of a dash."""
    if text[start] == "-" and (_IS_ALNUM(text, end) or (_IS_ALNUM(text, start - 1) and right(text, end) != "chinese")):
        return None
    if end - start > 2 and is_far(text, start, end):
        return None
    return Edit(start, end, "——") if left(text, start) == "chinese" or right(text, end) == "chinese" else None


def _ellipsis(text: str, start: int, end: int) -> Edit | None:
    """Give three or six dots, or three or more full stops, beside Chinese the form of an ellipsis."""
    if is_far(text, start, end):
        return None
    if text[start] in ".·" and (_IS_ALNUM(text, end) or (start and _IS_ALNUM(text, start - 1))):
        return None
    return Edit(start, end, "……") if left(text, start) == "chinese" or right(text, end) == "chinese" else None


def _half_ellipsis(_text: str, start: int, end: int) -> Edit:
    return Edit(start, end, "……", 0.8, "an ellipsis has six dots")


def _alnum(text: str, start: int, end: int) -> Edit:
    """Narrow full-width digits and letters; a lone zero among Chinese numerals is the Chinese zero."""
    old = text[start:end]
    if (
        old in {"０", "Ｏ", "ｏ"}
        and start
        and text[start - 1] in NUMERALS
        and text[end : end + 1] in set(NUMERALS + "年")
    ):
        return Edit(start, end, "〇", 0.8, "a zero among Chinese numerals")
    return Edit(start, end, old.translate(_NARROW))


def _dot(_text: str, start: int, end: int) -> Edit:
    return Edit(start, end, "·")


def _full_stop(text: str, start: int, end: int) -> Edit | None:
    """Take the full stop at the end of a line for the Chinese one where a clause of Chinese precedes it."""
    if len(_STRONG_ONES(text, max(0, start - 12), start)) < _CLAUSE:
        return None
    return Edit(start, end, "。", 0.95, "a full stop that ends a Chinese line")


def _form(text: str, start: int, end: int) -> Edit:
    return Edit(start, end, _FORMS[text[start:end]])


_CASES: Final[tuple[tuple[str, str, Callable[[str, int, int], Edit | None]], ...]] = (
    # The characters that a case begins with, what must hold once one of them is read, and what then becomes of it.
    # The first case that holds is taken.
    (
        ",;:!?",
        rf"(?<=[,;:!?]) (?<![{DIGIT}][,:](?=[{DIGIT}])) (?<![A-Za-z][,;:!?](?=[ ][A-Za-z])) [,;:!?]*+",
        _mark,
    ),
    (
        ".。｡·．",
        r"""(?: (?<=\.)(?<!\.\.) (?:\.\.|\.{5})(?!\.) | (?<=[。｡])(?<![。｡]{2}) [。｡]{2,}+
              | (?<=·)(?<!··) (?:··|·{5})(?!·) | (?<=．)(?<!．．) ．．(?!．) )""",
        _ellipsis,
    ),
    ("…", rf"(?<=[{STRONG}]…) (?!…)", _half_ellipsis),
    (_DASH, rf"(?<=[{_DASH}]) (?<![{_DASH}]{{2}}) (?: (?<=-)-{{1,3}} | [{_DASH}](?<!——) ) (?![{_DASH}])", _dash),
    ("•・･∙⋅", rf"(?<=[{STRONG}][•・･∙⋅]) (?=[{STRONG}])", _dot),
    (".", rf"(?<=[{STRONG}]{{2}}\.) (?=[”’」』）)]?(?:\n|\Z))", _full_stop),
    ("".join(_FORMS), rf"(?<=[{''.join(_FORMS)}])", _form),
)
_NARROWED: Final[tuple[tuple[str, str, Callable[[str, int, int], Edit | None]], ...]] = (
    (
        _WIDE_ALNUM,
        rf"(?<=[{_WIDE_ALNUM}]) [{_WIDE_ALNUM}]*+ (?:[．／＋－＠＿＆＝][{_WIDE_ALNUM}]++)*+",
        _alnum,
    ),
    (
        "．／＋－＠％",
        rf"(?: (?<=[{ALNUM}][．／＋－＠]) (?=[{ALNUM}]) | (?<=[{DIGIT}]．) (?=[{STRONG}]) | (?<=[{DIGIT}]％) )",
        _alnum,
    ),
)
_SETTLED: Final = rf"""
    (?: (?<=[{STRONG}][,;:!?]) (?= [{STRONG}{DIGIT}“‘「（(《<"'＂＇] | \n | \Z )
      | (?<=[{STRONG}][”’」』》）)︶﹚﹂﹄｣][,;:!?]) (?=[{STRONG}])
      | (?<=[{ALNUM}%％],) (?=[{STRONG}]) )
"""
"""A mark that its two neighbours settle: by far the most frequent case, and so the first."""
_PAIR_MARKS: Final = "()\"＂'＇<>«»"


def width(*, quotes: Quotes = "keep", letters: Letters = "narrow") -> Rule:
    """Return the rule that gives marks, digits and letters the width and form that a Chinese newspaper prints.

    With `quotes="keep"` curly and corner quotation marks stay what they are and straight ones become curly; "curly" and
    "corner" make all of them one kind. `letters="keep"` leaves full-width digits and letters alone.

    >>> width(quotes="corner")('他说"好"')
    '他说「好」'
    """
    forms = _QUOTE_FORMS[quotes]
    cases = [*_CASES, *(_NARROWED if letters == "narrow" else ())]
    first = "".join(chars for chars, _, _ in cases) + _PAIR_MARKS + "".join(forms)
    told = "".join(f" | (?: {condition} ) ()" for _, condition, _ in cases)
    bare = "".join(forms) or "\0"
    pattern = re.compile(
        f"[{first}] (?: {_SETTLED} () | (?<=[{_PAIR_MARKS}]) () {told} | (?<=[{bare}]) () )", re.VERBOSE
    )
    handlers = tuple(handler for _, _, handler in cases)

    def find(text: str) -> list[Edit]:
        edits: list[Edit] = []
        marks: Marks = {}
        line_end = -1
        add, make = edits.append, tuple.__new__
        for match in pattern.finditer(text):
            kind = match.lastindex
            if kind == 1:  # nearly every edit of a page is one of these: built without the class's own checks
                start = match.start()
                add(make(Edit, (start, start + 1, _WIDE[match.group()], 1.0, "")))
                continue
            start, end = match.span()
            if kind == 2:
                if start >= line_end:
                    line_end = text.find("\n", start) % (len(text) + 1)
                    marks = pairs(text, text.rfind("\n", 0, start) + 1, line_end)
                if start in marks:
                    end, new = marks[start]
                    add(Edit(start, end, forms.get(new, new)))
            elif kind and kind - 3 < len(handlers):
                edit = handlers[kind - 3](text, start, end)
                if edit:
                    add(edit._replace(new=forms.get(edit.new, edit.new)) if forms else edit)
            elif not (text[start] == "’" and _IS_ALNUM(text, start - 1) and _IS_ALNUM(text, end)):
                add(Edit(start, end, forms[text[start]]))
        return edits

    return Rule(
        name="width",
        why="标点全角、数字半角: marks of the width and form that Chinese prints, digits and letters narrow",
        find=find,
        changes=(
            ("增长5.1%,其中A,B,C三类最快。", "增长5.1%，其中A，B，C三类最快。"),
            ("本报讯(记者 甲)", "本报讯（记者 甲）"),
            ("１９６６年ＧＤＰ", "1966年GDP"),
            ("他说--好...", "他说——好……"),
        ),
        keeps=(
            "1,000元",
            "14:30开幕",
            "3:1获胜",
            "https://example.org/a?b=1,2",
            "He said, yes.",
            "f(x,y)=1",
            "「好」",
            "don't",
        ),
    )


fix_width: Final = width()
"""Punctuation, digits and letters as mainland newspapers print them; corner quotation marks stay.

>>> fix_width("本报讯(记者 甲)昨天,大会召开。")
'本报讯（记者 甲）昨天，大会召开。'
"""
