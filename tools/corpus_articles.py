"""Yield clean articles from the corpora beside the repository, parted by date into training and held-out ones.

The corpora are no part of the repository: `../shared/corpora` holds broadcast items (`cctv_2022_2025.jsonl.gz`) and
work reports (`government_work_reports_2026.txt.gz`). Of what is learned from them only counts enter the package.

Run it to see how many there are: `python tools/corpus_articles.py [--corpora DIR]`.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from newsclean.layout.cohesion import terms
from newsclean.noise import Manuscript

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

CORPORA: Final = Path(__file__).resolve().parents[2] / "shared" / "corpora"
HELD_OUT_FROM: Final = "20250701"
"""Broadcast items from this day on (yyyymmdd) are held out."""
NEAR, KIN, LEAD, COMMON = 30, 8, 60, 300
"""On one matter are `KIN` of the `NEAR` articles that share most with one of them, by the words of headline and lead
that no more than `COMMON` articles have."""

_LEAD = re.compile(r"^央视网消息\s*(?:[（(]新闻联播[）)])?\s*[：:]\s*")
_SERIES = re.compile(r"^【[^】]{2,20}】")
_BAD_TITLE = re.compile(r"快讯|新闻联播|央视|内容提要|[a-zA-Z]{6}|[。；]$|^\d")
_ENDS = tuple("。！？”…》）")
_PAGE_MARKS = re.compile(
    r"^(?:下载|打印|全屏|收藏|分享|关闭|【字号|[加减]大|还原|减小|】|来源[：:]|时间[：:]|bookCollapse)"
)
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)([^。；]{2,34})")


def articles(*, held_out: bool = False, corpora: Path = CORPORA) -> Iterator[Manuscript]:
    """Yield broadcast items as manuscripts: title, and the paragraphs without the station's own opening."""
    for day, manuscript in _items(corpora):
        if (day >= HELD_OUT_FROM) == held_out:
            yield manuscript


def sections(*, held_out: bool = False, corpora: Path = CORPORA) -> Iterator[Manuscript]:
    """Yield the sections of provincial work reports as manuscripts: the heading without its number, and the text.

    Their register is close to a district daily's. One report in five, chosen by its digest, is held out.
    """
    with gzip.open(corpora / "government_work_reports_2026.txt.gz", "rt", encoding="utf-8") as file:
        reports = file.read().split("\n\n")
    for report in reports:
        lines = [line.strip() for line in report.split("\n")]
        lines = [line for line in lines if line and not _PAGE_MARKS.match(line)]
        digest = hashlib.sha256("\n".join(lines[:20]).encode()).digest()
        if lines and (digest[0] % 5 == 0) == held_out:
            yield from _sections(lines)


def related(pool: list[Manuscript], rng: random.Random) -> Iterator[list[Manuscript]]:
    """Yield small pools of articles on one matter, as a page on one occasion has: those of like headlines and leads."""
    words = [terms(m.headline + m.body[0].text[:LEAD]) for m in pool]
    having = defaultdict(list)
    for k, found in enumerate(words):
        for term in found:
            having[term].append(k)
    while True:
        shared: Counter[int] = Counter()
        for term in sorted(words[rng.randrange(len(pool))]):
            if len(having[term]) <= COMMON:
                shared.update(having[term])
        near = [pool[k] for k, _ in shared.most_common(NEAR)]
        if len(near) == NEAR:
            yield rng.sample(near, KIN) + rng.sample(pool, KIN // 2)


def _sections(lines: list[str]) -> Iterator[Manuscript]:
    """Yield the sections of one report."""
    headline = ""
    paragraphs: list[str] = []
    for line in [*lines, "一、完结"]:
        if heading := _HEADING.fullmatch(line):
            if 6 <= len(headline) <= 34 and paragraphs:
                yield Manuscript.of(headline, paragraphs)
            headline, paragraphs = heading[1], []
        elif len(line) > 20 and line.endswith(_ENDS):
            paragraphs.append(line)


def _items(corpora: Path) -> Iterator[tuple[str, Manuscript]]:
    """Yield the day (yyyymmdd) and the manuscript of each usable broadcast item."""
    with gzip.open(corpora / "cctv_2022_2025.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            item = json.loads(row)
            title, *paragraphs = (line.strip() for line in item["text"].split("\n"))
            title = _SERIES.sub("", title).strip()
            paragraphs = [_LEAD.sub("", text) for text in paragraphs]
            paragraphs = [text for text in paragraphs if len(text) > 20 and text.endswith(_ENDS)]
            if 6 <= len(title) <= 34 and not _BAD_TITLE.search(title) and sum(map(len, paragraphs)) > 120:
                yield item["id"][:8], Manuscript.of(title, paragraphs)


def main() -> None:
    """Print how many manuscripts there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=CORPORA)
    corpora = parser.parse_args().corpora
    for name, read in (("items", articles), ("sections", sections)):
        for held_out in (False, True):
            found = list(read(held_out=held_out, corpora=corpora))
            size = sum(len(part.text) for m in found for part in m.body)
            print(
                f"{name:8} {'held out' if held_out else 'training':8} {len(found):6} manuscripts {size:10} characters"
            )


if __name__ == "__main__":
    main()
