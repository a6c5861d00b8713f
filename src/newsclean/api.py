"""The short ways in: a text cleaned, a text explained, many files parsed."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from newsclean.edits import MIN_CONFIDENCE
from newsclean.issue.parse import parse
from newsclean.render.text import check_keep, render

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from newsclean.edits import Change
    from newsclean.issue.model import Issue
    from newsclean.issue.parse import Script

Rate: TypeAlias = float | Literal["auto"]
"""The share of characters that OCR doubled, 0 to 1, or `"auto"` to estimate it from the text."""


def clean(
    text: str,
    *,
    keep: Collection[str] = (),
    script: Script = "keep",
    min_confidence: float = MIN_CONFIDENCE,
    duplicate_rate: Rate = "auto",
) -> str:
    r"""Return the clean text of an issue: articles in reading order, captions and furniture left out.

    `keep` may name `"captions"` and `"furniture"`. Edits, joins and moves below `min_confidence` (0 to 1) are not made;
    `explain` lists them as suspects. Cleaning a clean text leaves it as it is. Raises ValueError for an option that is
    not among those named here.

    >>> clean("本报讯(记者 林一舟)渡口昨天通航,\n两岸来往更方便。")
    '本报讯（记者 林一舟）渡口昨天通航，两岸来往更方便。'
    """
    check_keep(keep)
    issue = parse(text, script=script, min_confidence=min_confidence, duplicate_rate=duplicate_rate)
    return render(issue, keep=keep)


def explain(
    text: str,
    *,
    script: Script = "keep",
    min_confidence: float = MIN_CONFIDENCE,
    duplicate_rate: Rate = "auto",
) -> tuple[Change, ...]:
    """Return every change of characters that `clean` makes, and those it only suspects (`applied` is false).

    They come layer by layer, one layer for each rule, and sorted by place within a layer.

    >>> [(c.rule, c.old, c.new) for c in explain("渡口昨天通航,两岸来往更方便。")]
    [('width', ',', '，')]
    """
    return parse(text, script=script, min_confidence=min_confidence, duplicate_rate=duplicate_rate).changes


def parse_files(
    paths: Iterable[str | PathLike[str]],
    *,
    encoding: str | None = None,
    script: Script = "keep",
    min_confidence: float = MIN_CONFIDENCE,
    duplicate_rate: Rate = "auto",
) -> Iterator[Issue]:
    """Parse files one by one, as they are asked for; `Issue.source` is the path as given.

    One file is held in memory at a time. Raises OSError when the turn comes to a file that cannot be read; to go on
    past such files, call it with one path at a time. Raises TypeError at once when given one path, not several.
    """
    if isinstance(paths, (str, PathLike)):
        raise TypeError(f"parse_files takes a collection of paths; for one file write parse_files([{fspath(paths)!r}])")
    return (
        replace(
            parse(
                Path(path).read_bytes(),
                encoding=encoding,
                script=script,
                min_confidence=min_confidence,
                duplicate_rate=duplicate_rate,
            ),
            source=fspath(path),
        )
        for path in paths
    )
