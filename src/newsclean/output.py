"""Where a command writes: standard output or a file that appears whole, and notes on standard error."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from types import TracebackType

ERASE: Final = "\r\x1b[K"
"""Takes the progress line away from a terminal."""


def wants_color(stream: IO[str] | None) -> bool:
    """Return whether a stream is a terminal whose user has not said NO_COLOR (https://no-color.org)."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_terminal(stream: IO[str] | None) -> bool:
    """Return whether somebody looks at a stream; a closed one is None or says so by ValueError."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


class Sink:
    """The output as UTF-8: standard output, flushed at each write, or a file.

    A file is written under another name beside its place and put there when the block is left without an error, so that
    it appears whole or not at all; nothing appears when nothing was written. A device or a pipe is written directly.
    """

    __slots__ = ("_file", "_path", "_temporary", "used")

    def __init__(self, path: str | None) -> None:
        self._path = None if path in (None, "-") else Path(os.path.realpath(str(path)))
        self._temporary: Path | None = None
        self._file: IO[bytes] | None = None
        self.used = False

    @property
    def name(self) -> str:
        """What an error calls the output."""
        return "standard output" if self._path is None else str(self._path)

    @property
    def color(self) -> bool:
        """Whether the output may be coloured."""
        return self._path is None and wants_color(sys.stdout)

    def write(self, text: str) -> None:
        """Write `text`; lone surrogates, which UTF-8 has no place for, go as three bytes each."""
        file = self._file or self._open()
        self.used = self.used or bool(text)
        file.write(text.encode("utf-8", "surrogatepass"))
        file.flush()

    def _open(self) -> IO[bytes]:
        path = self._path
        if path is None:
            if sys.stdout is None:
                raise OSError(errno.EBADF, os.strerror(errno.EBADF))
            self._file = sys.stdout.buffer
        elif path.exists() and not path.is_file():
            self._file = path.open("wb")
        else:
            self._temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
            self._file = self._temporary.open("wb")
            if path.exists():
                self._temporary.chmod(path.stat().st_mode)
        return self._file

    def abandon(self) -> None:
        """Let go of a standard output that cannot be written; what Python flushes at exit must not fail again."""
        if self._path is None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is None or self._path is None:
            return
        try:
            self._file.close()
            if self._temporary and kind is None:
                self._temporary.replace(self._path)
        finally:
            if self._temporary:
                self._temporary.unlink(missing_ok=True)


class Console:
    """Standard error: errors always, notes unless quiet, progress only where somebody looks at a terminal."""

    __slots__ = ("_live", "_quiet")

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet
        self._live = not quiet and is_terminal(sys.stderr)

    def progress(self, number: int, total: int, name: str) -> None:
        """Show which of several inputs is being done."""
        if self._live and total > 1:
            self._put(f"{ERASE}{number}/{total} {name}")

    def clear(self) -> None:
        """Take the progress line away."""
        if self._live:
            self._put(ERASE)

    def note(self, sentence: str) -> None:
        """Say something that is no error."""
        if not self._quiet:
            self.error(sentence)

    def error(self, sentence: str) -> None:
        """Say what went wrong, in one sentence."""
        self.clear()
        self._put(f"newsclean: {sentence}\n")

    def _put(self, text: str) -> None:
        if sys.stderr is not None:
            sys.stderr.write(text)
            sys.stderr.flush()
