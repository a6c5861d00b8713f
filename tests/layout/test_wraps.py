"""Hard wraps: pages without a measure stay as they are; where there is one, lines come together, nothing else."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import read, squeezed, texts
from newsclean.fold import fold
from newsclean.layout import wraps
from newsclean.layout.wraps import unwrap
from strategies import paragraphs

PARAGRAPHS: Final = (
    "青岚河两岸的渡口在上个世纪停了摆，去年冬天有人提议把它们修起来，居民们议论了整整一个月，最后决定先修三号渡口。",
    "施工队在河滩上搭起了木架，老船工每天都来看进度，他说从前过河要等半个钟头，如今孩子们上学再也不必绕过云顶村了。",
    "渡口开航那天，岸边站满了人，大家都想坐头一班船，摆渡的后生笑着说不要着急，一天要开二十班，人人都有座位可坐。",
)


def wrapped(texts: tuple[str, ...], measure: int, *, indent: str = "", between: str = "\n") -> str:
    """Return paragraphs broken at a measure, as a page of that width has them."""
    rows = []
    for text in texts:
        body = indent + text
        rows.append("\n".join(body[at : at + measure] for at in range(0, len(body), measure)))
    return between.join(rows)


def test_no_lines_stay_no_lines() -> None:
    assert unwrap([]) == []


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "\n\n".join(PARAGRAPHS),
        "河水清清\n照见新楼\n渡船来去\n载满春秋",
        "夜色落在青岚河上\n船灯一盏一盏亮起\n有人在岸边唱着歌\n歌声把月亮唱圆了",
        "三号渡口开航\n\n临湖公园种树\n\n县图书馆开放",
        "渡口通航了。\n花市开张了。\n灯会散场了。\n茶馆开门了。",
    ],
)
def test_a_page_without_a_measure_stays_as_it_is(text: str) -> None:
    assert unwrap(read(text)) == read(text)


@given(st.lists(paragraphs(), max_size=6), st.sampled_from(["\n", "\n\n", "\n\n\n\n"]))
def test_whole_paragraphs_stay_as_they_are(pages: list[str], between: str) -> None:
    found = read(between.join(pages))
    if all(line.text[-1] in "。!?" for line in found):
        assert unwrap(found) == found


@pytest.mark.parametrize("measure", [16, 21, 28])
@pytest.mark.parametrize(
    ("indent", "between"), [("　　", "\n"), ("", "\n\n"), ("　　", "\n\n")], ids=["indented", "spaced", "both"]
)
def test_wrapped_paragraphs_come_together(measure: int, indent: str, between: str) -> None:
    page = wrapped(PARAGRAPHS, measure, indent=indent, between=between)
    assert [line.text for line in unwrap(read(page))] == [fold(text) for text in PARAGRAPHS]


def test_a_heading_over_wrapped_text_stays_apart() -> None:
    page = "三号渡口开航\n\n" + wrapped(PARAGRAPHS, 20, indent="　　")
    assert [line.text for line in unwrap(read(page))] == ["三号渡口开航", *map(fold, PARAGRAPHS)]


def test_a_byline_in_brackets_below_a_full_line_stays_apart() -> None:
    whole = "船工们说，往后一天要开二十班，人人有座位。"
    page = wrapped(PARAGRAPHS, 21, indent="　　") + "\n　　" + whole[:19] + "。" + "\n(高穗)"
    assert unwrap(read(page))[-1].text == "(高穗)"
    going_on = wrapped(PARAGRAPHS, 21, indent="　　") + "\n　　" + whole[:19] + "\n(高穗)"
    assert unwrap(read(going_on))[-1].text.endswith("(高穗)")


LEADING_ON: Final = (
    "青岚河两岸的渡口停了摆，老船工沈阿满在船尾刻了一行小字：",
    "平安。",
    "施工队在河滩上搭起了木架，老船工每天都来看进度，他说从前过河要等半个钟头，如今孩子们上学再也不必绕路。",
    "渡口开航那天，岸边站满了人，大家都想坐头一班船，摆渡的后生笑着说不要着急，一天要开二十班，人人都有座位。",
)


def test_a_full_line_that_leads_on_goes_on() -> None:
    """Where nothing else shows the paragraphs, a full line with a colon at its end is no end of one."""
    measure = len(LEADING_ON[0]) // 2
    found = [line.text for line in unwrap(read(wrapped(LEADING_ON, measure)))]
    assert found[0] == fold("".join(LEADING_ON[:2]))
    numbered = (LEADING_ON[0], "一、船不超载。", *LEADING_ON[2:])
    assert unwrap(read(wrapped(numbered, measure)))[0].text == fold(LEADING_ON[0])


def test_a_line_set_flush_right_does_not_go_on() -> None:
    rows = wrapped(PARAGRAPHS, 20, indent="　　").split("\n")
    credit = " " * 32 + "沈舟 摄"
    page = "\n".join([*rows[:2], "", "", "", "渡船靠上了三号渡口。", credit, *rows[2:]])
    assert any(line.text == "沈舟 摄" for line in unwrap(read(page)))


def test_headings_in_clauses_do_not_go_on() -> None:
    heads = "船工敲响船头铜锣 两岸送走渡船", "青石镇三号渡口停 老桥月底通车"
    page = "\n".join([*heads, wrapped(PARAGRAPHS, len(heads[0]))])
    assert [line.text for line in unwrap(read(page))][:2] == list(heads)


def test_what_a_page_break_or_a_mark_parts_stays_apart() -> None:
    first, second, third = PARAGRAPHS
    page = wrapped((first, second), 20, indent="　　") + "\f" + third[:20] + "\n" + third[20:]
    assert any(line.page == 1 and line.text == fold(third[:20]) for line in read(page))
    for line in unwrap(read(page)):
        assert len({piece.page for piece in read(page) if piece.pieces[0] in line.pieces}) == 1
    page = wrapped(PARAGRAPHS, 20) + "\n## 三号渡口开航"
    assert unwrap(read(page))[-1].text == "三号渡口开航"


@given(
    st.one_of(
        texts(),
        st.builds(
            wrapped,
            st.lists(paragraphs(), min_size=1, max_size=4).map(tuple),
            st.integers(wraps.NARROWEST, 40),
            indent=st.sampled_from(["", "　　"]),
            between=st.sampled_from(["\n", "\n\n"]),
        ),
    )
)
def test_the_text_of_all_lines_is_unchanged(text: str) -> None:
    before = read(text)
    after = unwrap(before)
    assert [p for line in after for p in line.pieces] == [p for line in before for p in line.pieces]
    assert [p for line in after for p in line.inner] == [p for line in before for p in line.inner]
    assert squeezed("".join(x.text for x in after)) == squeezed("".join(x.text for x in before))
