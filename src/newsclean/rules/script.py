"""Script: simplified characters from traditional ones and the other way, by OpenCC, as edits.

A line is converted when it is written in the other script. A traditional character in a line of simplified Chinese
(乾安县, a name, a quoted title) is there on purpose or cannot be told from what is: it is a suspect. The converter's
answer is aligned with the text word by word, so that offsets survive where a word changes its length (U盘, 隨身碟).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, get_args

from newsclean.edits import MIN_CONFIDENCE, Edit, Rule, apply
from newsclean.fold import simplifications
from newsclean.rules.align import align
from newsclean.rules.people import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

Config = Literal["t2s", "tw2s", "tw2sp", "hk2s", "s2t", "s2tw", "s2twp", "s2hk"]
"""The converter's ways: from and to simplified (s) and traditional (t) characters, those of Taiwan (tw; twp: with its
words) and of Hong Kong (hk)."""
Script = Literal["simplified", "traditional", "mixed", "none"]
"""What `detect_script` answers."""

_SURE: Final = 0.97
_DOUBTFUL: Final = 0.6
_MIXED: Final = 0.1
"""From this share of the rarer script's characters on, a text is mixed."""
_UNSPEAKABLE: Final = re.compile("[\0\ud800-\udfff]")
"""What the converter, which speaks UTF-8 and ends a string at NUL, cannot be given."""


@cache
def _evidence() -> dict[str, re.Pattern[str]]:
    """Return what finds the characters that only one script writes.

    Only traditional: what folds and is not in GB 2312 (which has 乾, 於, 徵 and such for names and old words, and 後 by
    oversight). Only simplified: what something folds to and Big5 does not have (it has 后, 里, 干, which both write).
    """
    pairs = {old: new for old, new in simplifications().items() if old <= "\uffff"}
    only = {
        "traditional": [old for old in pairs if old == "後" or not _encodes(old, "gb2312")],
        "simplified": [new for new in set(pairs.values()) if new <= "\uffff" and not _encodes(new, "big5")],
    }
    return {script: re.compile(f"[{''.join(sorted(characters))}]") for script, characters in only.items()}


def _encodes(character: str, codec: str) -> bool:
    return bool(character.encode(codec, "ignore"))


def _counts(text: str) -> tuple[int, int]:
    """Return how many characters of `text` only simplified and only traditional Chinese writes."""
    evidence = _evidence()
    return len(evidence["simplified"].findall(text)), len(evidence["traditional"].findall(text))


def detect_script(text: str) -> tuple[Script, float]:
    """Return the script that `text` is written in, and a confidence from 0 to 1.

    Only characters that one script alone writes are counted; a text without any is "none". The confidence follows
    Laplace's rule of succession: two of three for one witness, 0.99 for a hundred.

    >>> detect_script("乾隆年间的著作")[0], detect_script("圖書館後面")[0], detect_script("中文")[0]
    ('simplified', 'traditional', 'none')
    """
    simplified, traditional = _counts(text)
    total = simplified + traditional
    if not total:
        return "none", 1.0
    if _MIXED < traditional / total < 1 - _MIXED:
        return "mixed", (total + 1) / (total + 2)
    more = max(simplified, traditional)
    return ("simplified" if more == simplified else "traditional"), (more + 1) / (total + 2)


@cache
def _converter(config: str) -> Callable[[str], str]:
    """Return the converter; OpenCC is loaded only when something is to be converted."""
    import opencc  # noqa: PLC0415 (2 MB of dictionaries that most runs do not need)

    convert: Callable[[str], str] = opencc.OpenCC(config).convert
    return convert


@cache
def _dry() -> re.Pattern[str]:
    words = sorted(entries("dry.txt"), key=lambda word: (-len(word), word))
    return re.compile("|".join(words))


def _verdict(config: str, line: str, text_counts: tuple[int, int]) -> float:
    """Return the confidence with which `line` is converted; 0 says it is in the wanted script already."""
    simplified, traditional = _counts(line)
    there, here = (traditional, simplified) if _to_simplified(config) else (simplified, traditional)
    if not there and here:
        return 0.0
    if there:
        return _SURE if there > here else _DOUBTFUL
    other, wanted = text_counts[::-1] if _to_simplified(config) else text_counts
    # A line that both scripts could have written goes with its text. A text without any evidence is taken for
    # simplified: 干部 alone becomes 幹部.
    return _SURE if other > wanted or (other == wanted == 0 and not _to_simplified(config)) else 0.0


def _to_simplified(config: str) -> bool:
    return config.partition("2")[2].startswith("s")


def _find(text: str, *, config: str, protected: re.Pattern[str] | None) -> list[Edit]:
    if _to_simplified(config) and not _evidence()["traditional"].search(text):
        return []
    found: list[Edit] = []
    make = tuple.__new__
    whole = _counts(text)
    convert = _converter(config)
    safe = _UNSPEAKABLE.sub("\ufffd", text)
    shelter = _spans(protected, text)
    converted = convert(safe)
    start = 0
    for line, new, again in zip(safe.split("\n"), converted.split("\n"), convert(converted).split("\n"), strict=True):
        confidence = _verdict(config, line, whole) if line != new else 0.0
        if confidence:
            # Built without the class's own checks: of a converted text every third character is an edit.
            edits = [make(Edit, (start + a, start + b, c, confidence, "")) for a, b, c in align(convert, line, new)]
            # What stays to be asked: what the caller protects, whose 乾 it is, whether the answer stands.
            settled = not shelter and new == again and not (_to_simplified(config) and "乾" in line)
            found += edits if settled else _settle(config, protected, line, start, _outside(edits, shelter))
        start += len(line) + 1
    return found


def _settle(config: str, protected: re.Pattern[str] | None, line: str, start: int, edits: list[Edit]) -> list[Edit]:
    """Return `edits`, as suspects where no word proves a 乾 dry, or where a second run would go on from them."""
    if _to_simplified(config) and "乾" in line:
        dry = {start + at for match in _dry().finditer(line) for at in range(*match.span())}
        edits = [e._replace(confidence=_DOUBTFUL) if _is_name(line, start, e, dry) else e for e in edits]
    made = [Edit(e.start - start, e.end - start, e.new) for e in edits if e.confidence >= MIN_CONFIDENCE]
    if made and _goes_on(config, protected, apply(line, made)):
        return [e._replace(confidence=_DOUBTFUL) for e in edits]
    return edits


def _is_name(line: str, start: int, edit: Edit, dry: set[int]) -> bool:
    """Whether the edit changes a 乾 that stands in no word of data/dry.txt."""
    return "乾" in line[edit.start - start : edit.end - start] and edit.start not in dry


def _goes_on(config: str, protected: re.Pattern[str] | None, line: str) -> bool:
    """Whether the rule could change its own answer `line` once more, in whatever text it stands."""
    here, there = _counts(line)[:: 1 if _to_simplified(config) else -1]
    again = _converter(config)(line)
    if again == line or (here and here >= there):
        return False
    edits = [Edit(*part) for part in align(_converter(config), line, again)]
    edits = _outside(edits, _spans(protected, line))
    return any(not _to_simplified(config) or line[e.start : e.end] != "乾" for e in edits)


def _spans(pattern: re.Pattern[str] | None, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)] if pattern else []


def _outside(edits: list[Edit], shelter: list[tuple[int, int]]) -> list[Edit]:
    """Return the edits that touch no sheltered span; both are sorted."""
    kept: list[Edit] = []
    at = 0
    for edit in edits:
        while at < len(shelter) and shelter[at][1] <= edit.start:
            at += 1
        if at == len(shelter) or shelter[at][0] >= edit.end:
            kept.append(edit)
    return kept


def script(*, config: Config = "t2s", protect: Collection[str | re.Pattern[str]] = ()) -> Rule:
    """Return the rule that converts a text by the converter's way `config`, sparing what `protect` names or matches.

    `protect` holds strings, or compiled patterns such as `re.compile("《[^》]*》")`; an edit that touches what they
    find is not proposed. "t2s" and "s2t" convert characters only; "s2tw" and "s2hk" write them as Taiwan and Hong Kong
    do; "tw2sp" and "s2twp" exchange Taiwan's words and the mainland's too. Raises ValueError for any other `config`.

    >>> script(config="s2twp")("软件里的信息"), script(protect=["後面"])("圖書館後面")
    ('軟體裡的資訊', '图书馆後面')
    """
    if config not in _CONFIGS:
        raise ValueError(f"config is one of {', '.join(_CONFIGS)}, not {config!r}")
    sources = [part.pattern if isinstance(part, re.Pattern) else re.escape(part) for part in protect]
    protected = re.compile("|".join(f"(?:{source})" for source in sources)) if sources else None
    simplified = _to_simplified(config)
    return Rule(
        name="script",
        why="繁简: "
        + (
            "simplified characters in place of traditional ones"
            if simplified
            else "traditional characters in place of simplified ones"
        ),
        find=lambda text: _find(text, config=config, protected=protected),
        changes=(("圖書館", "图书馆"),) if simplified else (("图书馆", "圖書館"),),
        keeps=("乾隆", "显著", "著作") if simplified else ("圖書館", "皇后"),
    )


_CONFIGS: Final = get_args(Config)

to_simplified: Final = script(config="t2s")
"""Simplified characters 简体 in place of traditional ones; words stay.

>>> to_simplified("皇后的頭髮"), to_simplified("乾安县的发展")
('皇后的头发', '乾安县的发展')
"""

to_traditional: Final = script(config="s2t")
"""Traditional characters 繁體 in place of simplified ones; words stay.

>>> to_traditional("皇后的头发")
'皇后的頭髮'
"""


def script_rule(script: Literal["s", "t", "keep"]) -> Rule | None:
    """Return the rule that the option `script` asks for: "s" simplified, "t" traditional, "keep" none.

    >>> script_rule("s") is to_simplified, script_rule("keep")
    (True, None)
    """
    known = {"s": to_simplified, "t": to_traditional, "keep": None}
    if script not in known:
        raise ValueError(f"script {script!r} is neither 's' nor 't' nor 'keep'")
    return known[script]
