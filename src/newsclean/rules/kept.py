"""The repeats that a writer meant: reasons to leave a run alone that hold at any rate of doubling.

Two kinds: what stands in data/repeats.txt (strings, words, names), and what the characters around a run show. A run
with a reason is reported at most.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.rules.people import surnames

if TYPE_CHECKING:
    from collections.abc import Callable

    from newsclean.rules.runs import Run

CAUTION: Final = 1.5
"""The log-odds taken from a repeat of two to four characters at the end of a clause: text of other registers than that
of the counts doubles there too, to press a point."""

NAME: Final = "a given name of two equal characters"
"""Why a character that is doubled behind a surname is kept."""

EACH: Final = "each of them in turn, at the head of a clause: 家家门口有花"
"""Why a listed character is kept that is doubled where a clause begins."""

SOUND: Final = "a sound, as in 沙沙地响"
"""Why a listed character is kept that is doubled before what says that it sounds so."""

KIN: Final = "names, kin, creatures and things written with a doubled character"
"""Why a listed word of two equal characters is kept."""

REACH: Final = 3
"""How far a listed string may stretch beyond the run, in characters on each side."""

_NUMERALS: Final = frozenset("〇零一二三四五六七八九十百千万亿两")


_SOUNDING: Final = frozenset("地的响作声直叫着不个")
"""What follows a sound."""

_COMPARED: Final = 6
"""What is compared stands no further before a quality, in characters: 比月亮亮."""

_DEGREES: Final = frozenset("很好太真多")

_GROUND: Final = frozenset("铁区方点块位面理带质产下标址图级势形")
"""What makes a word with 地 before it that tells no manner: 地铁, 地区."""


class Place(NamedTuple):
    """A run in its text, with the character on each side (empty at an end)."""

    text: str
    run: Run
    unit: str
    before: str
    after: str


def _paired(place: Place) -> bool:
    """Say whether another character is doubled right before or behind the run."""
    text, (start, end, _) = place.text, place.run
    return (start >= 2 and text[start - 1] == text[start - 2] and place.before.isalpha()) or (
        end + 1 < len(text) and text[end] == text[end + 1] and place.after.isalpha()
    )


def _tells_how(place: Place) -> bool:
    """Say whether the run is a word of two characters before 地, which tells how something is done: 咕嘟咕嘟地冒泡."""
    following = place.text[place.run.end : place.run.end + 2]
    return len(place.unit) == 2 and following[:1] == "地" and following[1:] not in _GROUND


def _listed(place: Place) -> bool:
    """Say whether the run is a word of two characters or more in a list, or all that brackets hold: no cry is that."""
    sides = {place.before, place.after}
    return len(place.unit) > 1 and ("、" in sides or sides in ({"（", "）"}, {"(", ")"}))


def _compared(place: Place) -> bool:
    """Say whether the run ends a clause behind 比: one character ends what is compared, the other tells how it is."""
    start, _, period = place.run
    return (
        period == 1 and not place.after.isalnum() and "比" in place.text[max(0, start - _COMPARED) : max(0, start - 1)]
    )


SHAPES: Final[tuple[tuple[str, Callable[[Place], bool]], ...]] = (
    ("three copies or more: how many are too many cannot be told", lambda p: p.run.copies > 2),
    ("it stands alone between marks", lambda p: not p.before.isalnum() and not p.after.isalnum() and not _listed(p)),
    ("a number", lambda p: _NUMERALS.issuperset(p.unit)),
    ("counted one by one", lambda p: p.unit[0] == "一" if len(p.unit) > 1 else p.before in {"一", "每"}),
    ("it tells how, as in 咕嘟咕嘟地冒泡", _tells_how),
    ("an act that goes on until something happens, as in 走着走着", lambda p: len(p.unit) == 2 and p.unit[1] in "着著"),
    ("once more, as in 小心小心再小心", lambda p: p.text.startswith("再" + p.unit, p.run.end)),
    ("pressed home, as in 很远很远", lambda p: len(p.unit) == 2 and p.unit[0] in _DEGREES),
    ("more than what ends alike, as in 不比月亮亮", _compared),
    ("two doublings side by side, as in 干干净净", lambda p: len(p.unit) == 1 and _paired(p)),
)
"""What the place of a run shows, with the reason it gives."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What data/repeats.txt lists: strings and words, each with its reason; characters that double behind a surname.

    `cries` are words that are doubled where a clause begins or ends: 没有没有, and not 从来没有没有过. Of those of one
    character, `each` are doubled at its head, `sounds` where something sounds so, `never` by nobody, and `follows`
    stand behind nouns.
    """

    strings: dict[str, str]
    verbs: dict[str, str]
    cries: dict[str, str]
    names: frozenset[str]
    each: frozenset[str]
    sounds: frozenset[str]
    never: frozenset[str]
    follows: frozenset[str]
    surnames: frozenset[str]

    def reason(self, text: str, run: Run) -> str:
        """Return why `run` must stay at any rate, or an empty string."""
        start, end, period = run
        place = Place(text, run, text[start : start + period], text[max(0, start - 1) : start], text[end : end + 1])
        for reason, holds in SHAPES:
            if holds(place):
                return reason
        if reason := self.verbs.get(place.unit, "") or self._string(text, start, end):
            return reason
        if not (place.before.isalpha() and place.after.isalpha()) and (reason := self.cries.get(place.unit, "")):
            return reason
        if place.unit in self.each and not place.before.isalnum():
            return EACH
        if place.unit in self.sounds and (not place.after.isalpha() or place.after in _SOUNDING):
            return SOUND
        return NAME if place.before in self.surnames and place.unit in self.names else ""

    def may_name(self, text: str, run: Run) -> bool:
        """Say whether `run` could be a given name that the list lacks: one character behind a surname, then a mark."""
        start, end, period = run
        return period == 1 and start > 0 and text[start - 1] in self.surnames and not text[end : end + 1].isalpha()

    @staticmethod
    def caution(text: str, run: Run) -> float:
        """Return the log-odds to take from the score of `run` for where it stands."""
        return CAUTION if run.period in {2, 3, 4} and not text[run.end : run.end + 1].isalpha() else 0.0

    def _string(self, text: str, start: int, end: int) -> str:
        """Return the reason of a listed string that holds the text from `start` to `end`, or an empty string."""
        for left in range(max(0, start - REACH), start + 1):
            for right in range(end, min(len(text), end + REACH) + 1):
                if reason := self.strings.get(text[left:right]):
                    return reason
        return ""


@cache
def kept() -> Kept:
    """Return what the package lists."""
    sections: dict[str, dict[str, str]] = defaultdict(dict)
    kind = reason = ""
    for line in files("newsclean").joinpath("data/repeats.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind, _, reason = line.strip("[]").partition(": ")
        elif line and not line.startswith("#"):
            sections[kind][line] = reason
    names, each, sounds, never, follows = (
        frozenset(sections[k]) for k in ("name", "each", "sound", "never", "follows")
    )
    return Kept(sections["kept"], sections["verb"], sections["cry"], names, each, sounds, never, follows, surnames())
