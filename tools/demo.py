"""Read the sample issues and show what became of them: `make demo`.

One article before and after, the articles of every issue, what was changed and what is only suspected, and how far all
of it agrees with what a reader sees on the page.
"""

from __future__ import annotations

import sys
import unicodedata
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import newsclean
from newsclean import score
from newsclean.output import wants_color
from newsclean.render.explain import explain_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsclean import Issue

SEEDS = Path(__file__).parent.parent / "seeds"
SHOWN = "02_column_breaks"
WIDTH = 96
TAIL = 30
FIGURES = (
    "articles exact",
    "articles perfect",
    "join precision",
    "join recall",
    "paragraphs exact",
    "duplicates repaired",
    "harmful repeat edits",
    "source characters accounted for",
    "source characters in two places",
    "characters changed without an edit",
)
"""The figures that are printed, of those the scorer knows; the rest: python -m newsclean.score seeds/*.gold"""


def main() -> None:
    """Print the demonstration."""
    paths = sorted(SEEDS.glob("*.txt"))
    issues = dict(zip((p.stem for p in paths), newsclean.parse_files(paths), strict=True))
    before_and_after(issues[SHOWN])
    overview(issues)
    explanations(issues[SHOWN])
    figures(issues)
    print(
        "Try it on a page of your own:",
        "  .venv/bin/newsclean PAGE.txt             clean text",
        "  .venv/bin/newsclean articles PAGE.txt    one article a line, as JSON",
        "  .venv/bin/newsclean explain PAGE.txt     every change and every suspect",
        sep="\n",
    )


def before_and_after(issue: Issue) -> None:
    """Print the first article of an issue as it was found and as it is read."""
    article = issue.articles[0]
    source = issue.cleaned.source
    end = max(span.end for block in article.blocks for span in block.spans)
    title(f"{SHOWN}.txt as a PDF extractor left it")
    lines(source[:end].strip("\n").split("\n"))
    title("The same, as newsclean reads it")
    for block in article.blocks:
        if block.kind != "caption":
            print(f"{dim(f'{block.kind:10}')} {cut(block.text, WIDTH - 11)}")
    people = "、".join(f"{a.name}（{a.role}）" for a in article.authors)
    print(f"{dim('authors   ')} {people}\n")


def overview(issues: dict[str, Issue]) -> None:
    """Print every issue with its encoding and its articles."""
    title(f"{sum(len(i.articles) for i in issues.values())} articles in {len(issues)} issues")
    for name, issue in issues.items():
        joined = sum(join.applied for join in issue.joins)
        changed = sum(change.applied for change in issue.changes)
        print(f"{name} ({issue.encoding}): {joined} pieces joined, {changed} changes, {len(issue.furniture)} furniture")
        for article in issue.articles:
            size = sum(len(block.text) for block in article.paragraphs)
            print(f"  {dim(f'{size:5}')} {cut(article.headline or article.text, WIDTH - 8)}")
    print()


def explanations(issue: Issue) -> None:
    """Print some changes of each rule, and some suspects."""
    title("What was changed, and what is only suspected")
    told = list(explain_lines(issue, name=f"seeds/{SHOWN}.txt"))
    groups: dict[str, list[str]] = {}
    for line in told:
        groups.setdefault(line.split(": ")[1], []).append(line)
    for group in groups.values():
        lines(islice(group, 3))
    print(dim(f"({len(told)} lines in all: newsclean explain seeds/{SHOWN}.txt)\n"))


def figures(issues: dict[str, Issue]) -> None:
    """Print how far the issues agree with their gold."""
    title("Measured against the gold of all sample issues")
    scores = [
        score.score(gold, issues[path.stem].to_dict()) for path in SEEDS.glob("*.gold") for gold in score.load(path)
    ]
    whole = score.total(scores)
    for name in whole.figures:
        if name in FIGURES:
            print(f"{name:40} {whole[name]}")
    print(dim("(all figures: python -m newsclean.score seeds/*.gold)\n"))


def title(text: str) -> None:
    """Print a heading."""
    print(f"\x1b[1m{text}\x1b[0m" if COLOR else f"== {text}")


def dim(text: str) -> str:
    """Return text that steps back."""
    return f"\x1b[2m{text}\x1b[0m" if COLOR else text


def lines(texts: Iterable[str]) -> None:
    """Print lines cut to the width, and a blank line."""
    for text in texts:
        print(cut(text, WIDTH))
    print()


def cut(text: str, width: int) -> str:
    """Return a text cut to a number of columns in its middle, so that both its ends are seen."""
    if columns(text) <= width:
        return text
    head = tail = ""
    for first, last in zip(text, reversed(text), strict=True):
        if columns(head + first) > width - TAIL - 3:
            break
        head += first
        tail = last + tail if columns(last + tail) <= TAIL else tail
    return f"{head} … {tail}"


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


COLOR = wants_color(sys.stdout)

if __name__ == "__main__":
    main()
