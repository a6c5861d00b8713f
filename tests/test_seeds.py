"""The sample issues: their gold speaks of all that is on the page, once, and the files are what they claim to be."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsclean.score import Gold, load

if TYPE_CHECKING:
    from newsclean.scoring.gold import GoldArticle

SEEDS = Path(__file__).parent.parent / "seeds"
NAMES = (
    "01_district_daily", "02_column_breaks", "03_markdown_displaced", "04_gb18030",
    "05_taipei", "06_hongkong", "07_hard_wrapped", "08_national_page",
)  # fmt: skip
ROLES = {"记者", "通讯员", "实习记者", "特约记者", "摄影", "文", "图"}
SMALLER = ("utf-8", "gb2312", "gbk", "hz", "big5", "big5hkscs", "euc_jp", "shift_jis", "euc_kr")

every_seed = pytest.mark.parametrize("name", NAMES)


def seed(name: str) -> Gold:
    (gold,) = load(SEEDS / f"{name}.gold")
    return gold


def printed(gold: Gold, article: GoldArticle) -> str:
    """Return what is printed of an article, without white space."""
    return "".join("".join(gold[line].text for line in article.lines).split())


def test_the_eight_issues_and_no_others() -> None:
    assert sorted(p.stem for p in SEEDS.glob("*.txt")) == list(NAMES)
    assert sorted(p.stem for p in SEEDS.glob("*.gold")) == list(NAMES)


@every_seed
def test_every_printed_line_is_in_exactly_one_record(name: str) -> None:
    gold = seed(name)
    count = Counter(line for record in gold.records() for line in record.lines)
    assert set(count.values()) == {1}
    pieces = Counter(int(line.rstrip("ab")) for line in count)
    lines = gold.source.split("\n")
    assert sorted(pieces) == [n for n, line in enumerate(lines, 1) if line.strip()]
    for n, parts in pieces.items():
        ids = [line for line in count if int(line.rstrip("ab")) == n]
        assert len(ids) == parts
        assert "".join(gold[i].text for i in sorted(ids)) == lines[n - 1]


@every_seed
def test_repeats_stand_once_in_their_line(name: str) -> None:
    gold = seed(name)
    for repeat in gold.repeats:
        assert gold[repeat.line].text.count(repeat.faulty) == 1
        assert repeat.right not in gold[repeat.line].text


@every_seed
def test_splits_are_written_so_that_they_fit_one_place(name: str) -> None:
    lines = seed(name).source.split("\n")
    for row in (SEEDS / f"{name}.gold").read_text("utf-8").splitlines():
        if found := re.fullmatch(r"SPLIT\?? (\d+) (.+)\|", row):
            line = lines[int(found[1]) - 1]
            assert line.count(found[2]) == 1
            assert line.partition(found[2])[2].strip()


@every_seed
def test_length(name: str) -> None:
    source = seed(name).source
    assert sum(not c.isspace() for c in source) >= 2000
    assert len(source) <= 6000


@every_seed
def test_bylines_datelines_and_authors_are_printed_in_their_article(name: str) -> None:
    gold = seed(name)
    for article in gold.articles:
        text = printed(gold, article)
        for said in (article.byline, article.dateline, *(author for author, _ in article.authors or ())):
            assert "".join((said or "").split()) in text
        assert {role for _, role in article.authors or ()} <= ROLES


@every_seed
def test_gaps_and_moves_are_of_their_article(name: str) -> None:
    for article in seed(name).articles:
        assert {gap.line for gap in article.gaps} | set(article.moved) <= set(article.lines)


@every_seed
def test_printed_weekday_is_that_of_the_date(name: str) -> None:
    gold = seed(name)
    if gold.date is None:
        assert "星期" not in gold.source
        return
    day = date.fromisoformat(gold.date)
    weekday = "星期" + "一二三四五六日"[day.weekday()]
    assert set(re.findall("星期[一二三四五六日]", folio(gold))) == {weekday}
    assert f"{day.month}月{day.day}日" in folio(gold)
    assert gold.page is None or gold.page in folio(gold)


def folio(gold: Gold) -> str:
    """Return the folio lines of an issue."""
    return " ".join(gold[i].text for record in gold.furniture if record.finer == "folio" for i in record.lines)


def test_one_issue_can_be_read_as_gb18030_only() -> None:
    data = (SEEDS / "04_gb18030.txt").read_bytes()
    text = data.decode("gb18030")
    assert text.encode("gb18030") == data
    assert {c for c in text if len(c.encode("gb18030")) == 4}
    for encoding in SMALLER:
        with pytest.raises(UnicodeDecodeError):
            data.decode(encoding)


@every_seed
def test_the_others_are_utf8_without_a_mark(name: str) -> None:
    data = (SEEDS / f"{name}.txt").read_bytes()
    if name != "04_gb18030":
        assert data.decode("utf-8")[0] != "\ufeff"
    assert b"\r" not in data


def test_what_each_issue_is_for_is_in_it() -> None:
    kinds = {
        name: {kind for record in seed(name).records() for kind in (*record.kinds, record.finer)} for name in NAMES
    }
    assert {"kicker", "deck", "byline", "subhead", "caption", "slogan", "folio", "staff"} <= kinds["01_district_daily"]
    assert len([r for r in seed("02_column_breaks").repeats if not r.optional]) >= 5
    assert sum(len(r.joins) for a in seed("02_column_breaks").articles for r in a.records) >= 15
    moved = seed("03_markdown_displaced")
    assert sum(bool(a.moved) for a in moved.articles) == 2
    assert sorted(g.kind for a in moved.articles for g in a.gaps) == ["after", "before"]
    assert {"nameplate", "ear", "folio", "guide", "weather", "notice", "jump", "slogan"} <= kinds["04_gb18030"]
    assert {"list", "notice"} <= kinds["06_hongkong"]
    assert "verse" in kinds["07_hard_wrapped"]
    assert seed("07_hard_wrapped").source.count("\f") == 1
    assert "question" in kinds["08_national_page"]
