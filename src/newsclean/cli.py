"""The command line: argv -> exit code."""

from __future__ import annotations

import argparse
import codecs
import errno
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from newsclean import __version__
from newsclean.edits import MIN_CONFIDENCE
from newsclean.output import Console, Sink

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from newsclean.issue.model import Issue

DONE: Final = 0
FOUND: Final = 1
"""`--check` found something to change."""
USAGE: Final = 2
"""The command was wrong, or its output could not be written."""
UNREAD: Final = 3
"""An input could not be read; the others were done."""

STOPPED: Final = 130
"""Stopped from the keyboard, as a shell has it."""

STDIN: Final = "-"
YELLOW: Final = "\x1b[33m"
PLAIN: Final = "\x1b[0m"

MARKS: Final = frozenset({codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE})
"""Byte order marks: they are taken out of a text, and nobody needs to be told."""

FILTER: Final = "clean"
COMMANDS: Final = ("parse", "articles", "explain")

USES: Final = """\
newsclean [OPTIONS] [FILE...]
       newsclean parse|articles|explain [OPTIONS] [FILE...]"""

ABOUT: Final = """\
Turn the raw text of Chinese newspapers, as OCR or a PDF extractor left it, into clean articles.

  newsclean            clean text, articles in reading order
  newsclean parse      JSON Lines, one issue a line, with every change, join and gap
  newsclean articles   JSON Lines, one article a line
  newsclean explain    every change and suspect as FILE:LINE:COL, like a linter

Without FILE, or where FILE is -, standard input is read. A file that is named like a command goes as ./parse."""

CODES: Final = """\
exit codes: 0 done; 1 --check found something to change; 2 wrong usage, or the output cannot be written;
3 an input cannot be read (it is named on standard error, and the others are done)"""


def run() -> NoReturn:
    """Run the command line and leave the process; what the console script calls."""
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    command, files, options = read_arguments(argv)
    console = Console(quiet=options.quiet)
    sink = Sink(options.output)
    try:
        with sink:
            return work(command, files or [STDIN], options, sink, console)
    except BrokenPipeError:  # the reader has enough
        sink.abandon()
        return DONE
    except KeyboardInterrupt:
        return STOPPED
    except OSError as error:
        sink.abandon()
        console.error(f"{sink.name} cannot be written: {error.strerror or error}")
        return USAGE


def read_arguments(argv: Sequence[str]) -> tuple[str, list[str], argparse.Namespace]:
    """Return the command (FILTER if none is named), the files and the options; a wrong use leaves with exit code 2."""
    parser = _parser()
    head, tail = list(argv), []
    if "--" in head:
        at = head.index("--")
        head, tail = head[:at], head[at + 1 :]
    options = parser.parse_intermixed_args(head)
    command, files = FILTER, options.files
    if files and files[0] in COMMANDS:
        command, *files = files
    if options.keep and command != FILTER:
        parser.error(f"--keep is an option of the filter; {command} always tells of captions and furniture")
    return command, [*files, *tail], options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsclean",
        usage=USES,
        description=ABOUT,
        epilog=CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("files", nargs="*", metavar="FILE", help=argparse.SUPPRESS)
    add("--encoding", type=_encoding, metavar="NAME", help="read every input in this encoding (default: found out)")
    add("--script", choices=("s", "t", "keep"), default="keep", help="write simplified or traditional characters")
    add(
        "--min-confidence",
        type=_share,
        default=MIN_CONFIDENCE,
        metavar="X",
        help="make what is at least this sure, 0 to 1 (default: %(default)s)",
    )
    add(
        "--keep",
        type=_keep,
        default=(),
        metavar="WHAT",
        help="leave in the text: captions,furniture",
    )
    add(
        "--check",
        action="store_true",
        help="exit with 1 if an input is not clean; the filter then writes no text",
    )
    add("-o", "--output", metavar="FILE", help="write there: the whole output, or nothing at all")
    add("-q", "--quiet", action="store_true", help="only errors on standard error")
    add("--version", action="version", version=f"newsclean {__version__}")
    return parser


def _encoding(name: str) -> str:
    try:
        b"a".decode(name)
    except UnicodeError:  # one byte may be too short for it, but it is there
        pass
    except (LookupError, ValueError):
        raise argparse.ArgumentTypeError(f"no text encoding is called {name!r}") from None
    return name


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return value


def _keep(text: str) -> tuple[str, ...]:
    keep = tuple(filter(None, text.split(",")))
    if not keep or not {"captions", "furniture"}.issuperset(keep):
        raise argparse.ArgumentTypeError(f"{text!r} is not captions, furniture, or captions,furniture")
    return keep


def work(command: str, files: list[str], options: argparse.Namespace, sink: Sink, console: Console) -> int:
    """Do every file and return the exit code; a file that cannot be read is named, and the others are done."""
    unread = found = False
    for number, file in enumerate(files, 1):
        console.progress(number, len(files), file)
        try:
            issue = read_issue(file, options, console)
        except OSError as error:
            console.error(f"{file} cannot be read: {error.strerror or error}")
            unread = True
            continue
        if options.check and differs(issue, options.keep):
            console.note(f"{file} would change")
            found = True
        if not (options.check and command == FILTER):
            for text in output(command, issue, options.keep, sink):
                sink.write(text)
    console.clear()
    return UNREAD if unread else FOUND if found else DONE


def read_issue(file: str, options: argparse.Namespace, console: Console) -> Issue:
    """Read and parse one input; undecodable bytes are told on standard error."""
    from newsclean.decoding.decode import decode  # noqa: PLC0415 (--help and a wrong use need not wait for it)
    from newsclean.issue.parse import parse  # noqa: PLC0415

    decoded = decode(read_bytes(file), options.encoding)
    repairs = [repair for repair in decoded.repairs if repair.old not in MARKS]
    if repairs:
        first = f"the first at byte {repairs[0].start}: {repairs[0].why}"
        count = "1 repair" if len(repairs) == 1 else f"{len(repairs)} repairs"
        console.note(f"{file}: read as {decoded.encoding} with {count}, {first}")
    issue = parse(decoded.text, script=options.script, min_confidence=options.min_confidence)
    return replace(issue, source=file, encoding=decoded.encoding)


def read_bytes(file: str) -> bytes:
    """Return the bytes of a file, or of standard input for `-`."""
    if file != STDIN:
        return Path(file).read_bytes()
    if sys.stdin is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer.read()


def differs(issue: Issue, keep: Collection[str]) -> bool:
    """Return whether the filter would print anything but the text it was given."""
    from newsclean.render.text import render  # noqa: PLC0415

    text = render(issue, keep=keep)
    return issue.cleaned.source not in (text, text + "\n")


def output(command: str, issue: Issue, keep: Collection[str], sink: Sink) -> Iterator[str]:
    """Yield what a command prints for one issue, line by line."""
    if command == FILTER:
        from newsclean.render.text import BETWEEN_ARTICLES, render  # noqa: PLC0415

        text = render(issue, keep=keep)
        lines = iter([BETWEEN_ARTICLES[1:] * sink.used + text] if text else [])
    elif command == "explain":
        from newsclean.render.explain import explain_lines  # noqa: PLC0415

        lines = explain_lines(issue, name=issue.source or STDIN)
        if sink.color:
            lines = (line.replace(": suspect ", f": {YELLOW}suspect{PLAIN} ", 1) for line in lines)
    else:
        from newsclean.render.jsonl import article_lines, issue_line  # noqa: PLC0415

        lines = iter([issue_line(issue)]) if command == "parse" else article_lines(issue)
    for line in lines:
        yield line + "\n"
