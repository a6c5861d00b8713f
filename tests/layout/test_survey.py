"""The page as a whole: what is seen of it before anything is decided, on small pages and on any."""

from __future__ import annotations

import pytest
from hypothesis import given

from handmade import read, texts
from newsclean.layout.lines import SLOT
from newsclean.layout.survey import ROW, Survey

PRINTED = (
    "三号渡口通航\n\n本报讯 三号渡口昨天通航。\n\n两岸往来更加方便。\n\n\n"
    "临湖公园种树\n\n志愿者种下三百株水杉。\n\n\n本报讯 县图书馆开放夜间书房。\n"
)
BODY = "两岸居民昨天坐上了第一班渡船，岸边站满了送行的人。"
STACK = f"走进老街\n三号渡口通航\n——两岸居民乘船往来\n\n{BODY}\n\n\n\n\n图书馆开放"


def seen(text: str) -> Survey:
    return Survey(read(text))


def test_a_page_as_this_library_prints_it_is_known() -> None:
    assert seen(PRINTED).printed


@pytest.mark.parametrize(
    "text",
    [
        PRINTED.replace("\n\n\n", "\n\n"),
        PRINTED.replace("\n\n", "\n"),
        PRINTED.replace("\n\n\n", "\n\n\n\n"),
        "# " + PRINTED,
        PRINTED.replace("\n\n\n临湖公园种树", "\n\n\n志愿者来了。"),
        "",
        "三号渡口通航",
    ],
    ids=["no two blank lines", "tight", "slots", "marks", "two blank lines before a paragraph", "nothing", "one line"],
)
def test_other_pages_are_not_taken_for_it(text: str) -> None:
    assert not seen(text).printed


def test_a_page_whose_paragraphs_break_off_was_not_printed_by_this_library() -> None:
    broken = BODY + "老船工说他从前撑船过河要等半个钟头，遇上大风更要等到晚上，如今"
    text = PRINTED + "\n" + "\n\n".join([broken] * 4)
    assert not seen(text).printed


def test_headings_are_short_and_have_no_final_mark() -> None:
    page = seen("三号渡口通航\n渡口通航。\n渡口通航，\n" + "渡口" * 30)
    assert page.headings == [True, False, False, False]


def test_headings_that_stand_together_are_a_stack() -> None:
    page = seen(STACK)
    assert [page.stack(i) for i in range(3)] == [(0, 2), (0, 2), (0, 2)]
    assert page.stack(4) == (4, 4)


def test_a_slot_parts_stacks_and_rows() -> None:
    page = seen("渡口通航\n" + "\n" * SLOT + "公园种树\n书房开放")
    assert page.stack(0) == page.rows(0) == (0, 0)
    assert page.stack(2) == page.rows(2) == (1, 2)


def test_a_stanza_is_parted_by_a_blank_line() -> None:
    page = seen("河水清清\n照见新楼\n\n渡船来去")
    assert [page.stanza(i) for i in range(3)] == [2, 2, 1]


def test_bodies_end_at_a_heading() -> None:
    page = seen(STACK)
    assert page.bodies(3, 1) == [3]
    assert page.bodies(2, -1) == []
    assert page.bodies(-1, -1) == []


def test_parallel_subheads_come_in_sets() -> None:
    page = seen(f"渡口通航\n{BODY}\n修好码头\n{BODY}\n换上新船\n{BODY}\n配齐船工\n{BODY}")
    assert page.parallels(2) == page.parallels(4) == 2
    assert seen(f"渡口通航\n{BODY}\n修好码头\n{BODY}").parallels(2) == 0


DATED = "本报讯 " + BODY


@pytest.mark.parametrize("text", ["第3版 要闻", "▲▲▲", "公益广告"])
def test_what_shows_a_sign_of_furniture(text: str) -> None:
    assert seen(text).loose(0)


@pytest.mark.parametrize("text", ["三号渡口通航", "两岸居民往来方便。"])
def test_what_shows_no_sign_of_furniture(text: str) -> None:
    assert not seen(text).loose(0)


@pytest.mark.parametrize("date", ["2026年2月24日", "二〇二六年二月二十四日", "2026-02-24"])
def test_a_date_alone_is_a_folio_at_the_head_of_a_page_only(date: str) -> None:
    assert seen(f"{date}\n\n{BODY}").furniture == ["folio", ""]
    assert seen(f"{BODY}\n\n{date}").furniture == ["", ""]
    assert seen(f"{date}起三号渡口通航\n\n{BODY}").furniture == ["", ""]


def test_a_notice_reaches_to_the_next_article() -> None:
    """Its text, a signature and a date may stand below its head."""
    page = seen(f"停水通知\n{BODY}\n青石镇自来水公司\n{BODY}\n\n渡口通航\n{DATED}\n{BODY}")
    assert page.in_notice == [0, 1, 2, 3, 0, 0, 0]
    assert [page.near_furniture(i) for i in range(7)] == [True, True, True, True, False, False, False]


def test_a_notice_does_not_reach_through_a_page() -> None:
    page = seen("\n".join(["停水通知", *[BODY] * 20]))
    assert page.in_notice == [0, 1, 2, 3, 4, 5, 6, *[0] * 14]
    assert seen(f"渡口通航\n{BODY}").in_notice == [0, 0]


def test_a_notice_reaches_past_the_address_in_it() -> None:
    page = seen(f"停水通知\n{BODY}\n投稿邮箱：dukou@example.com\n邮件请写明住址\n{BODY}\n渡口通航\n{DATED}")
    assert page.in_notice == [0, 1, 2, 3, 4, 0, 0]
    assert seen(f"停水通知\n{BODY}\n责任编辑：周远航\n邮件请写明住址").in_notice == [0, 1, 0, 0]


def test_strays_have_lost_their_starts_behind_a_line_that_is_closed() -> None:
    rest = "司西宁分公司，同大家面对面交流。"
    assert seen(f"{BODY}\n\n{rest}").strays == [1]
    assert seen(f"邓阿满还来到国家电投黄河公\n\n{rest}").strays == []
    assert seen(f"{BODY}\n\n{BODY}").strays == []


def test_who_is_addressed_is_no_heading() -> None:
    assert seen(f"渡口的灯该修了\n编辑同志：\n{BODY}").headings == [True, False, False]
    assert seen(f"船工沈阿满：\n渡口的灯该修了\n{BODY}").headings == [True, True, False]


def test_a_date_that_is_cut_goes_on_where_its_rest_stands() -> None:
    page = seen(f"渡口通航\n本报讯 三号渡口7月\n渡船来往两岸。\n21日清早迎来第一班渡船，岸边站满了人。\n{BODY}")
    assert page.turn(2) == "-3"


def test_the_first_line_is_no_caption_by_its_place() -> None:
    assert not seen("渡船来往。\n甲").pictured(0)


def test_a_line_behind_a_slot_may_be_a_caption() -> None:
    page = seen("\n\n".join([BODY] * 3) + "\n" * (SLOT + 1) + "渡船来往两岸。\n\n" + BODY)
    assert [page.pictured(i) for i in range(5)] == [False, False, False, True, True]


@given(texts())
def test_any_page_is_surveyed(text: str) -> None:
    page = seen(text)
    count = len(page.lines)
    for column in (page.ends, page.open, page.dated, page.furniture, page.slogans, page.headings, page.signed):
        assert len(column) == count
    assert len(page.credits) == count
    assert 0 <= page.dated_share <= 1
    assert not (page.printed and page.hashed)
    for i in range(count):
        for low, high in (page.stack(i), page.rows(i)):
            assert max(0, i - 4) <= low <= i <= high <= min(count - 1, i + 4)
        assert 1 <= page.stanza(i) <= 6
        assert page.parallels(i) >= 0
        assert not (page.signed[i] and page.credits[i])
        assert all(page.headings[k] for k in range(page.stack(i)[0], i))
        assert all(len(page.lines[k].text) <= ROW for k in range(page.rows(i)[0], i))
        assert page.loose(i) in (False, True)
        assert page.pictured(i) in (False, True)
        for step in (-1, 1):
            run = page.bodies(i, step)
            passed = range(i, run[-1] + step, step) if run else ()
            assert run == [k for k in passed if not page.captioned[k]]
            assert len(run) <= 5
            assert not any(page.headings[k] for k in passed)


def test_marked_headings_are_told_by_the_one_above() -> None:
    page = Survey(
        read("# 渡口日报\n\n## 三号渡口通航\n\n昨天开船。\n\n### 船票六分钟卖完\n\n### 晚班月底增开\n\n## 临湖公园开放")
    )
    assert page.steps == ["first", "deeper", "", "deeper", "same", "higher"]


def test_a_line_that_begins_with_a_particle_is_no_caption() -> None:
    above = "昨天清晨，三号渡口迎来了恢复通航后的第一批客人，两岸站满了前来送行"
    lines = {"的乡亲，渡船在锣鼓声中离岸。": False, "的士在渡口等客。": True, "乡亲在渡口送行。": True}
    for text, pictured in lines.items():
        assert Survey(read(f"{above}\n\n\n\n{text}\n\n昨天开船。")).pictured(1) is pictured


def test_a_text_that_begins_with_its_reporters_in_brackets_is_a_lead() -> None:
    page = seen(f"老船工\n\n（记者 周远航）{BODY}{BODY}\n\n（记者 周远航）\n\n他说（记者 周远航）{BODY}{BODY}")
    assert page.dated == [False, True, False, False]


def test_the_reporters_below_a_bare_dateline_belong_to_it() -> None:
    assert seen(f"本报青石镇3月1日电\n\n（记者 周远航）{BODY}{BODY}").dated == [True, False]
