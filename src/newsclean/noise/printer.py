"""The printer: puts lines on a sheet, spaced and wrapped as the page is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsclean.noise.breaks import doubled, spaced, wrapped
from newsclean.noise.sheet import Slip
from newsclean.noise.wording import entries

if TYPE_CHECKING:
    from newsclean.noise.rates import Damage, Style
    from newsclean.noise.sheet import Sheet
    from newsclean.noise.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """How one page is set: decided once, the same for all that is on it."""

    blank: int
    """Newlines between two blocks."""
    close_stacks: bool
    heading: str
    """What headlines begin with: empty, or number signs and a blank."""
    width: int
    """Characters in a line, 0 without wraps."""
    indent: str


class Printer:
    """Puts lines on a sheet."""

    def __init__(self, sheet: Sheet, page: Page, words: Wording, style: Style, damage: Damage) -> None:
        """Begin a page."""
        self.sheet, self.page, self.words, self.style, self.damage = sheet, page, words, style, damage
        self.rng = words.rng
        self._break_page = False

    def chance(self, rate: float) -> bool:
        """Whether something of this rate happens now."""
        return self.rng.random() < rate

    def newlines(self, wanted: int = 0) -> int:
        """Return how far below the last line the next block stands."""
        if self.page.blank == 1 or (not wanted and self.chance(self.style.close_blocks)):
            return 1
        return wanted or self.page.blank

    def break_page(self) -> None:
        """Let the next line begin with a form feed."""
        self._break_page = True

    def put(self, text: str, newlines: int, *, safe: int | None = None, glue: bool = False) -> int:
        """Print a line; characters from `safe` on may be doubled, none when it is None."""
        pairs: list[tuple[str, str]] = []
        if safe is not None:
            text = spaced(text, self.rng, self.damage)
            text, pairs = doubled(text, self.rng, self.damage, after=safe)
        if self._break_page:
            text, self._break_page = "\f" + text, False
        line = self.sheet.glue(text) if glue else self.sheet.put(text, newlines)
        self.sheet.repeats += [(line, *pair) for pair in pairs]
        return line

    def lines(  # noqa: PLR0913 (what a block of lines may have)
        self, text: str, newlines: int, *, safe: int | None = 0, indent: str = "", narrower: int = 0, glue: bool = False
    ) -> list[int]:
        """Print text, on as many lines as it takes."""
        if not self.page.width:
            safe = None if safe is None else safe + len(indent)
            return [self.put(indent + text, newlines, safe=safe, glue=glue)]
        out: list[int] = []
        for row in filter(str.strip, wrapped(indent + text, max(6, self.page.width - narrower))):
            guarded = None if safe is None or safe > 0 else 0
            out.append(self.put(row, newlines if not out else 1, safe=guarded))
            safe = None if safe is None else safe - len(row)
        return out

    def furniture(self, kind: str, texts: list[str]) -> None:
        """Print something that is in no article, a record for each of its lines."""
        close = self.chance(0.5)
        for i, text in enumerate(texts):
            line = self.put(text, 1 if i and close else self.newlines())
            self.sheet.furniture.append(Slip(("furniture",), [line], finer=kind))

    def standing(self, kind: str) -> None:
        """Print a piece of furniture; a folio gives the issue its date, and its page if it is the only one."""
        rows = [row.partition("\t")[2] for row in entries("furniture") if row.startswith(kind + "\t")]
        filled = self.words.fill(self.rng.choice(rows))
        second = any(slip.finer == "folio" for slip in self.sheet.furniture)
        self.furniture(kind, filled.text.split("|"))
        if kind == "folio":
            self.sheet.page = None if second else filled.slots.get("版")
            self.sheet.date = self.words.date if "年" in filled.slots else self.sheet.date

    def residue(self) -> None:
        """Perhaps print a mark without meaning."""
        if self.chance(self.damage.residue):
            self.furniture("residue", [self.words.pick("residue")])
