"""The three alphabets that laws are tested over: a rule's own evidence, page-like Chinese, any Unicode.

Random Unicode finds crashes and little else; what a rule gets wrong, it gets wrong on characters like those of its own
evidence. Pages are built the way a newspaper's raw text is: headline stacks, leads, paragraphs broken over columns,
captions in between, slogans, and the damage of OCR.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

from newsclean.edits import BlockRule, Edit, Rule
from newsclean.han import NARROW_MARKS, WIDE_MARKS

if TYPE_CHECKING:
    from collections.abc import Iterable

ANY: Final = st.text(st.characters(exclude_categories=()))
"""Any str at all, lone surrogates and NULs included."""

PLACES: Final = ("青岚河", "老城区", "镇中心小学", "北门菜市场", "临湖公园", "三号渡口", "云顶村", "县图书馆")
DEEDS: Final = (
    "完成河道清淤",
    "开放夜间书房",
    "整修十二条背街小巷",
    "把灯会搬到广场上",
    "请来老匠人讲木工",
    "新添四百个停车位",
    "种下3.6万株水杉",
    "推出“一窗通办”服务",
    "试行错时停车",
)
TAILS: Final = (
    "附近三千余户居民因此受益",
    "比去年同期增长12.5%",
    "每天9:30开门",
    "详情见www.example.cn/news",
    "“这下方便多了”，住户高婶说",
    "工期从去年10月起，共需二百一十天",
    "参加者有教师、学生和家长",
    "看看谁家的花开得好好",
    "最快（8分钟）就能办完",
)
NAMES: Final = ("周远航", "林一舟", "高穗", "欧阳见山", "童 蕾")
SLOGANS: Final = ("节约用水 人人有责", "讲文明 树新风", "垃圾分一分 环境美十分")

_pick = st.sampled_from


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """One sentence with its end mark."""
    tails = draw(st.lists(_pick(TAILS), min_size=1, max_size=3))
    return "，".join([draw(_pick(PLACES)) + draw(_pick(DEEDS)), *tails]) + draw(_pick("。。。！？"))


def paragraphs() -> st.SearchStrategy[str]:
    """One to four sentences."""
    return st.lists(sentences(), min_size=1, max_size=4).map("".join)


def headlines() -> st.SearchStrategy[str]:
    """A place and what it did, without an end mark."""
    return st.builds(str.__add__, _pick(PLACES), _pick(DEEDS))


def captions() -> st.SearchStrategy[str]:
    """A caption with its credit."""
    return st.builds("图为{}{}的场景。{} 摄".format, _pick(PLACES), _pick(DEEDS), _pick(NAMES))


@st.composite
def articles(draw: st.DrawFn) -> str:
    """An article as printed: a stack of headlines, a lead, whole paragraphs."""
    lead = f"本报讯（记者 {draw(_pick(NAMES))}）" + draw(paragraphs())
    body = draw(st.lists(paragraphs(), max_size=3))
    return "\n\n".join([*draw(st.lists(headlines(), min_size=1, max_size=2, unique=True)), lead, *body])


@st.composite
def _broken(draw: st.DrawFn, text: str) -> str:
    """A text with a paragraph broken in two, and maybe a caption or a picture slot in the break."""
    at = draw(st.integers(0, len(text)))
    return (
        text[:at] + draw(_pick(("\n", "\n\n", "\n\n\n\n", "\n\n{}\n\n", "\n\n{}"))).format(draw(captions())) + text[at:]
    )


def _narrowed(text: str) -> str:
    return text.translate(str.maketrans(WIDE_MARKS, NARROW_MARKS))


@st.composite
def _doubled(draw: st.DrawFn, text: str) -> str:
    """A text with one stretch of one to four characters read twice."""
    at, size = draw(st.integers(0, len(text))), draw(st.integers(1, 4))
    return text[: at + size] + text[at : at + size] + text[at + size :]


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A page as OCR or a PDF extractor leaves it."""
    parts = draw(st.lists(st.one_of(articles(), articles(), captions(), _pick(SLOGANS)), max_size=4))
    text = draw(_pick(("\n\n", "\n", "\n\n\n"))).join(parts)
    for damage in draw(st.lists(_pick((_broken, _doubled, "narrow", "marks", "crlf")), max_size=3)):
        if damage == "narrow":
            text = _narrowed(text)
        elif damage == "marks":
            text = "# " + text + "\x00"
        elif damage == "crlf":
            text = text.replace("\n", "\r\n")
        else:
            text = draw(damage(text))
    return text


def evidence(rule: Rule | BlockRule) -> st.SearchStrategy[str]:
    """Texts made of a rule's own evidence: its whole samples, pieces of them, and their single characters."""
    samples = [text for before, after in rule.changes for text in (_joined(before), after)]
    samples += [_joined(text) for text in rule.keeps]
    characters = sorted({character for text in samples for character in text})
    pieces = st.one_of(_pick(samples), _pick(characters), _pick(samples).flatmap(_slices))
    return st.lists(pieces, max_size=8).map("".join)


def _joined(pieces: str | Iterable[str]) -> str:
    return "".join(pieces)


def _slices(text: str) -> st.SearchStrategy[str]:
    return st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: text[min(ends) : max(ends)])


@st.composite
def edits(draw: st.DrawFn, text: str) -> list[Edit]:
    """Edits as a sound rule proposes them on `text`: sorted, disjoint, each a real change."""
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    proposals = []
    for start, end in zip(ends[::2], ends[1::2], strict=False):
        new = draw(st.text(st.sampled_from("甲乙，, "), max_size=3))
        if new != text[start:end]:
            proposals.append(Edit(start, end, new, draw(_pick((0.5, 0.9, 1.0)))))
    return proposals
