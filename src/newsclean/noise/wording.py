"""The wording of what the noise model adds to a page: the lists in `data/noise/`, filled in for one page."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_SLOT = re.compile(r"\{([^\d{}]+)(\d?)\}")
_ROLES = frozenset({"记者", "通讯员", "实习记者", "特约记者", "摄影", "文", "图"})
_MONTHS = "正二三四五六七八九十冬腊"
_DAYS = "一二三四五六七八九"


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of one list of `data/noise/`."""
    text = files("newsclean").joinpath("data", "noise", name + ".txt").read_text("utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))


@cache
def _surnames() -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the family names, those of one character spelled out from their rows, and their weights."""
    rows = entries("surnames")
    single = [character for row in rows if len(row) > 2 for character in row]
    names = (*single, *(row for row in rows if len(row) == 2))
    return names, tuple(max(1, 100 // (rank + 4)) for rank in range(len(names)))


@cache
def converter(config: str) -> Callable[[str], str]:
    """Return OpenCC's conversion of that name (`s2t`, `s2tw`, `s2hk`); it is loaded when first asked for."""
    import opencc  # noqa: PLC0415 (most pages need no conversion)

    convert: Callable[[str], str] = opencc.OpenCC(config).convert
    return convert


class Filled(NamedTuple):
    """A filled-in entry: its text, the dateline and byline marked in it, the people with roles, and every slot."""

    text: str
    dateline: str
    byline: str
    authors: tuple[tuple[str, str], ...]
    slots: dict[str, str]


class Wording:
    """What one paper prints on one day: the same date, name and script wherever they are asked for."""

    def __init__(self, rng: Random, *, script: str = "", spaced_names: bool = False) -> None:
        """Begin a page; `script` is an OpenCC configuration, or empty for simplified characters."""
        self.rng = rng
        self.script = script
        self.spaced_names = spaced_names
        year, month, day = rng.randint(1998, 2027), rng.randint(1, 12), rng.randint(1, 28)
        self.date = f"{year}-{month:02}-{day:02}"
        self.headlines: tuple[str, ...] = ()
        self._fixed = {"年": str(year), "月": str(month), "日": str(day)}
        self._fixed["周"] = "星期" + rng.choice("一二三四五六日")
        self._fixed["农历"] = rng.choice(_MONTHS) + "月" + rng.choice("初十廿") + rng.choice(_DAYS)
        self._fixed["报"] = _SLOT.sub(lambda _: rng.choice(entries("places")[:40]), rng.choice(entries("papers")))

    def say(self, text: str) -> str:
        """Return text in the page's script."""
        return converter(self.script)(text) if self.script else text

    def name(self) -> str:
        """Return the name of a person."""
        rng = self.rng
        names, weights = _surnames()
        given = "".join(rng.sample("".join(entries("given_names")), rng.choice((1, 2, 2))))
        family = rng.choices(names, weights)[0]
        blank = "　" if self.spaced_names and len(family + given) == 2 else ""
        return self.say(family) + blank + self.say(given)

    def pick(self, name: str) -> str:
        """Return an entry of a list as it stands."""
        return self.rng.choice(entries(name))

    def fill(self, entry: str) -> Filled:
        """Return an entry with its slots filled, in the page's script.

        The marks `<` `>` around a dateline and `[` `]` around a byline are taken out, and what they hold is returned.
        """
        values: dict[str, str] = {}
        authors: list[tuple[str, str]] = []
        parts = []
        done = 0
        for match in _SLOT.finditer(entry):
            slot = match[0].strip("{}")
            if slot not in values:
                values[slot] = self._value(match[1])
                if match[1] in _ROLES:
                    authors.append((re.sub(r"\s", "", values[slot]), match[1]))
            parts += [self.say(entry[done : match.start()]), values[slot]]
            done = match.end()
        marked = "".join(parts) + self.say(entry[done:])
        dateline, byline = re.search("<(.*)>", marked), re.search(r"\[(.*)\]", marked)
        return Filled(
            re.sub(r"[<>\[\]]", "", marked),
            re.sub(r"[\[\]（）]", "", dateline[1]) if dateline else "",
            re.sub(r"[<>]", "", byline[1]) if byline else "",
            tuple(authors),
            values,
        )

    def _value(self, slot: str) -> str:
        """Return what stands in a slot."""
        rng = self.rng
        match slot:
            case "地":
                return rng.choice(entries("places_hant")) if self.script else rng.choice(entries("places"))
            case "题":
                return rng.choice(self.headlines) if self.headlines else self.say("下期看点")
            case "版" | "版数":
                return str(rng.randint(2, 8) * (2 if slot == "版数" else 1))
            case "数":
                return str(rng.randint(10, 40))
            case "期" | "邮编":
                return str(rng.randint(1_000, 9_999)) + ("00" if slot == "邮编" else "")
            case "区号":
                return str(rng.randint(11, 65))
            case "电话":
                return f"0{rng.randint(310, 999)}-{rng.randint(2_000_000, 8_999_999)}"
            case "拼音":
                return rng.choice(("XINCHENG RIBAO", "JINRI CHENBAO", "CITY DAILY", "BIN JIANG SHI BAO"))
            case _ if slot in self._fixed:
                return self.say(self._fixed[slot])
            case _:
                return self.name()
