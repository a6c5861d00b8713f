"""What decoding had to put right, told in bytes."""

from __future__ import annotations

from typing import NamedTuple

LOST = "\N{REPLACEMENT CHARACTER}"
"""What stands for bytes that make no character."""


class Repair(NamedTuple):
    """One place where the bytes broke the rules of their encoding: what was there, what was put, and why.

    `start` and `end` are offsets into the bytes, half-open; `old` are the bytes between them. `new` is what the text
    has for them: empty where they were taken out, U+FFFD where no character could be made of them.
    """

    start: int
    end: int
    old: bytes
    new: str
    why: str

    def __str__(self) -> str:
        return f"bytes {self.start}-{self.end} {self.old!r} -> {self.new!r} {self.why}"
