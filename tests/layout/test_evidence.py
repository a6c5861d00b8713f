"""The evidence on a page: gathered for any text, each piece once, and the flags say what a line may be."""

from __future__ import annotations

import pytest
from hypothesis import given

from handmade import one, read, texts
from newsclean.layout import odds
from newsclean.layout.evidence import gather

PARAGRAPH = "两岸居民昨天坐上了第一班渡船，岸边站满了送行的人，孩子们挥着手。"


def page(*rows: str, between: str = "\n\n") -> list[set[str]]:
    """Return the names of the evidence on each line."""
    return [set(found.names) for found in gather(read(between.join(rows)))]


@given(texts())
def test_any_page_gives_evidence(text: str) -> None:
    lines = read(text)
    found = gather(lines)
    assert len(found) == len(lines)
    assert gather(lines) == found
    for ev in found:
        assert len(set(ev.names)) == len(ev.names)
        assert "bias" in ev.names
        assert ev.openness in (0, 1, 2)
        assert -odds.BOUND <= ev.orphan <= odds.BOUND
        assert not (ev.dateline and ev.orphan > 0)
    assert len({ev.opens is None for ev in found}) <= 1


@given(texts())
def test_a_printed_page_has_neither_furniture_nor_captions(text: str) -> None:
    """Whatever they look like: rendering left them out, and each line must be able to start or go on an article."""
    found = gather(read(text))
    if found and found[0].opens is not None:
        assert found[0].opens
        assert not any(ev.loose or ev.pictured for ev in found)


def test_a_paragraph_says_nothing_of_headings_or_furniture() -> None:
    names = page(PARAGRAPH + "船工们说，往后一天开二十班，人人都有座位可坐。")[0]
    assert not {n for n in names if n.startswith(("title=", "stack ", "furniture=", "slogan=", "parallel="))}
    assert {"first", "last"} <= names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("本报讯（记者 周远航）三号渡口昨天通航。", "dateline"),
        ("本报记者 周远航", "byline"),
        ("周远航", "name alone"),
        ("图为通航现场。周远航 摄", "caption start"),
        ("第3版 要闻", "furniture=folio"),
        ("▲▲▲", "unreadable"),
        ("节约用水 人人有责", "slogan=whole"),
        ("一、修好码头", "numbered"),
        ("周远航：", "question"),
        ("问：船票多少钱？", "question"),
        ("三号渡口通航，两岸往来", "comma&heading"),
        ("周远航出席并讲话", "deck verb"),
        ("——两岸居民乘船往来", "dash start"),
        ("（两岸居民）", "bracketed"),
        ("“三号渡口", "left open"),
        ("**三号渡口通航**", "bold"),
        ("# 三号渡口通航", "hash"),
        ("# 三号渡口通航", "hash=first"),
        ("二〇〇三年", "heads a part"),
        ("1987年", "heads a part"),
        ("东岸——", "heads a part"),
        ("编辑同志：", "salutation"),
        ("尊敬的读者朋友们：", "salutation"),
        ("渡口直通车", "column"),
        ("三号渡口通航（走村）", "labelled"),
        ("三号渡口管理办法（摘要）", "document"),
        ("三号渡口通航时间表", "document"),
        ("渡船几时再开？", "asks"),
        ("三号渡口通航。两岸往来", "stop inside"),
        ("记三号渡口的“最后一班”", "end=quote"),
        ("三号渡口（一）", "end=closer"),
        ("渡口直通车", "column&alone"),
        ("修码头，添渡船，渡口换了样", "commas&heading"),
        ("在渡口通航之际，青石镇各村", "clause&heading"),
        ("老船工在岸边补网。", "scene"),
        ("沈水根为邻居修补渔网。", "portrait"),
        ("周师傅用小锤敲打船底。", "portrait"),
        ("8日上午在三号渡口开船，岸边站满了人。", "predicate"),
        ("昨天宣布三号渡口通航。", "predicate"),
        ("三号渡口通航和", "leans"),
        ("两岸居民正在码头上等船。", "scene"),
        ("渡口县青石镇 高穗", "letter signed"),
        ("青石镇三号村 十七户村民", "letter signed"),
        ("2026年3月1日", "lone date"),
        ("县　长　高穗", "letter signed"),
        ("第9号", "number of a document"),
        ("渡政发〔2026〕3号", "number of a document"),
        ("高穗　渡口县交通局局长", "name and post"),
        ("本期嘉宾", "introduces"),
        ("第三章 渡船与码头", "chapter"),
        ("现将渡船名单公布如下：", "introduces"),
        ("任命：", "introduces"),
    ],
)
def test_what_a_line_says_itself(text: str, name: str) -> None:
    assert name in page(text)[0]
    assert name not in page("三号渡口通航。")[0]


@pytest.mark.parametrize("text", ["9.6万人次乘船", "12.5公里的航道", "3.25米水深"])
def test_a_decimal_is_no_number_of_an_entry(text: str) -> None:
    assert "numbered" not in page(text)[0]
    assert "numbered" in page("9. 修好码头")[0]
    assert "numbered" in page("1.2026年渡船安排")[0]


@pytest.mark.parametrize(
    "text",
    ["通航的意义在于方便两岸居民。", "老船工现在不补网了。", "老船工在岸边补网。渡船来了。", "船来了，老船工在补网。"],
)
def test_not_all_that_has_where_somebody_is_in_it_is_a_scene(text: str) -> None:
    assert "scene" not in page(text)[0]


@pytest.mark.parametrize(
    "text",
    ["渡口为两岸居民服务。", "沈水根说，要为邻居修补渔网。", "沈水根为邻居修补渔网，", "沈水根介绍渡口的由来。"],
)
def test_a_sentence_that_does_not_say_what_somebody_does_is_no_portrait(text: str) -> None:
    assert "portrait" not in page(text)[0]


@pytest.mark.parametrize(
    "text", ["8日上午，三号渡口开船。", "昨天三号渡口开船。", "8日举行的座谈会说到渡口。", "今天起渡船不收钱。"]
)
def test_a_day_is_no_predicate_where_it_is_said_who_did_it(text: str) -> None:
    assert "predicate" not in page(text)[0]


def test_the_line_above_a_predicate_is_no_whole_heading() -> None:
    assert "heading&predicate below" in page("青石镇人民政府", "8日在三号渡口举行座谈会。")[0]
    assert "heading&predicate below" not in page("青石镇人民政府", "8日上午，三号渡口开船。")[0]


@pytest.mark.parametrize("text", ["邻里和睦渡口祥和", "渡口建设人人参与", "大风天气积极应对", "老船工去了哪里"])
def test_a_word_that_ends_in_such_a_character_does_not_lean(text: str) -> None:
    assert "leans" not in page(text, PARAGRAPH)[0]


def test_a_heading_above_another_may_lean() -> None:
    assert "leans" not in page("三号渡口通航和", "临湖公园开放", PARAGRAPH)[0]


def test_the_entries_of_a_notice_say_that_they_are() -> None:
    found = page("停水通知", PARAGRAPH, "截稿日期：3月5日", "三号渡口通航", PARAGRAPH)
    assert "in notice&entry" in found[2]
    assert not any("in notice&entry" in names for names in (*found[:2], *found[3:]))
    assert "in notice&entry" not in page("三号渡口通航", PARAGRAPH, "船票价格：两元")[2]


DATED = "本报讯 三号渡口昨天通航，岸边站满了人，大家都来乘船。"
SHOT = "新华社记者 周远航摄"
BROKEN = "三号渡口昨天通航，岸上站满了人，老船工沈阿满解开缆绳，他的孙子敲响了船头的铜锣，孩子们挥着手，第一班渡船"


def test_pictures_stand_between_a_heading_and_a_lead() -> None:
    found = page("三号渡口通航", PARAGRAPH, SHOT, BROKEN, "在锣鼓声中离岸。", SHOT, DATED, PARAGRAPH)
    over = [i for i, names in enumerate(found) if "credit below&dated" in names]
    assert over == [1, 3, 4]
    assert over == [i for i, names in enumerate(found) if "credit below&dated&heading above" in names]


def test_a_picture_below_the_text_of_another_article_may_be_its_own() -> None:
    found = page("图书馆开放", PARAGRAPH, PARAGRAPH, SHOT, DATED)
    assert "credit below&dated" in found[2]
    assert not any("credit below&dated&heading above" in names for names in found)


def test_no_picture_stands_above_a_lead_where_no_credit_does() -> None:
    for rows in (("三号渡口通航", PARAGRAPH, DATED), ("三号渡口通航", PARAGRAPH, SHOT, PARAGRAPH), (SHOT, DATED)):
        assert not any("credit below&dated" in names for names in page(*rows))


def test_the_pictures_above_a_lead_are_few() -> None:
    found = page("三号渡口通航", *[PARAGRAPH, SHOT] * 20, DATED)
    over = [i for i, names in enumerate(found) if "credit below&dated" in names]
    assert over == [i for i in range(len(found) - 2 * 6 - 1, len(found) - 1) if i % 2]


def test_the_head_of_a_box_in_brackets_names_no_column() -> None:
    assert "labelled" in page("渡口新颜（走村）")[0]
    assert "labelled" not in page("渡口的由来（链接）")[0]


CUT, REST = "邓阿满还来到黄河岸边的国家电投黄河公", "司西宁分公司，同大家面对面交流。"


def test_a_line_over_a_headline_that_goes_on_further_down_is_text() -> None:
    rows = (PARAGRAPH, CUT, "三号渡口通航", PARAGRAPH)
    assert "resumed" in page(*rows, REST)[1]
    assert "resumed" not in page(*rows)[1]
    assert "resumed" not in page(*rows, "水杉林里铺了栈道，同大家见面。")[1]


def test_a_heading_over_its_text_is_not_asked_where_it_goes_on() -> None:
    assert "resumed" not in page(PARAGRAPH, CUT, PARAGRAPH, REST)[1]


def test_the_title_of_a_table_stands_right_above_its_rows() -> None:
    rows = ("班次 开船 到岸", "第一班 7:00 7:06", "第二班 8:00 8:06")
    found = page("三号渡口通航时间表", *rows, "过江人数排名", "名次 渡口 人数 增长", "1 三号渡口 3000 2%")
    assert "document&row below" in found[0]
    assert "document&row below" in found[4]
    assert not any("document&row below" in names for names in (*found[1:4], *found[5:]))
    assert "document&row below" not in page("三号渡口管理办法", PARAGRAPH)[0]


def test_the_marked_items_below_the_name_of_a_column_are_its_stories() -> None:
    items = ("■三号渡口月底通航，两岸居民往来方便，船票两元，老人和孩子不要钱。", "■临湖公园昨天开放。")
    assert all("bullet&in column" in names for names in page("渡口短讯", *items)[1:2])
    assert not any("bullet&in column" in names for names in page("三号渡口通航", *items))
    assert not any("bullet&in column" in names for names in page("渡口短讯", "三号渡口通航", *items))
    dated = page("渡口短讯", "本报讯 三号渡口昨天通航，岸边站满了人，大家都来乘船。", *items)
    assert not any("bullet&in column" in names for names in dated)


def test_the_name_of_a_column_is_alone_or_in_a_stack() -> None:
    assert "column&alone" not in page("渡口直通车", "三号渡口通航", PARAGRAPH)[0]


def test_clauses_at_the_foot_of_the_page_may_be_a_slogan() -> None:
    last = [found.loose for found in gather(read(f"三号渡口通航\n\n{PARAGRAPH}\n\n看船看水 看路看人"))]
    assert last == [False, False, True]
    signed = [found.loose for found in gather(read(f"三号渡口通航\n\n{PARAGRAPH}\n\n（记者 高穗 周远航）"))]
    assert signed == [False, False, False]
    rows = f"三号渡口通航\n\n{PARAGRAPH}\n\n三号渡口通航受到两岸居民欢迎 全年预计运送旅客三万人次"
    assert [found.loose for found in gather(read(rows))] == [False, False, False]


def test_the_name_of_a_column_between_a_slogan_and_a_headline_is_known() -> None:
    slogan = "节约用水 人人有责"
    assert "column&slogan above" in page(slogan, "渡口直通车", "三号渡口通航", PARAGRAPH)[1]
    for rows in (
        ("渡口直通车", "三号渡口通航"),
        (slogan, "渡口直通车", PARAGRAPH),
        (slogan, "渡口新貌图", "三号渡口通航"),
    ):
        assert not any("column&slogan above" in names for names in page(*rows))


def test_blank_lines_speak_only_where_the_page_parts_its_lines_by_them() -> None:
    spaced = page(PARAGRAPH, PARAGRAPH, PARAGRAPH + "\n" + PARAGRAPH, "\n\n" + PARAGRAPH)
    assert "tight" in spaced[3]
    assert "tight after" in spaced[2]
    assert "slot" in spaced[4]
    assert "slot after" in spaced[3]
    tight = page(*[PARAGRAPH] * 4, between="\n")
    assert not {"tight", "tight after", "slot"} & set().union(*tight)


def test_headings_know_their_place_in_the_stack() -> None:
    found = page("走进老街", "三号渡口通航", PARAGRAPH, "船票两元", PARAGRAPH)
    assert "stack 1/2" in found[0]
    assert "stack 2/2" in found[1]
    assert "stack 1/1" in found[3]
    assert "shorter than below" in found[0]
    assert "longer than above" in found[1]


def test_a_heading_that_shares_its_words_with_the_text_below_echoes_it() -> None:
    found = page(
        "三号渡口通航", "三号渡口昨天通航，岸边站满了人，大家都来乘船。", "临湖公园", "志愿者种下三百株水杉，忙了半天。"
    )
    assert "echo below=0" not in found[0]
    assert "echo below=0" in found[2]
    assert "echo above=0" in found[2]


def test_a_heading_knows_what_stands_behind_the_byline_of_its_stack() -> None:
    body, heading = (
        page("三号渡口通航", "本报记者 周远航", PARAGRAPH),
        page("三号渡口通航", "本报记者 周远航", "公园开放"),
    )
    assert "behind byline=body" in body[0]
    assert "behind byline=heading" in heading[0]
    assert not any(name.startswith("behind byline") for name in body[1])


def test_a_heading_is_measured_by_the_sure_headlines_of_the_page() -> None:
    dated = "本报讯 三号渡口昨天通航，岸边站满了人，大家都来乘船。"
    found = page("三号渡口昨天清早正式通航", dated, "船票两元", PARAGRAPH)
    assert "undated below&size=0" in found[2]
    assert not any(name.startswith("undated below") for name in found[0])
    assert "undated below&size=none" in page("船票两元", PARAGRAPH)[0]


@pytest.mark.parametrize(
    ("heading", "run"),
    [("岸边站满了送行的人", "whole"), ("三号渡口昨天坐上了第一班渡船", "3"), ("临湖公园开放", "0")],
)
def test_how_long_a_run_of_a_heading_the_text_below_has(heading: str, run: str) -> None:
    assert f"said below={run}" in page(heading, PARAGRAPH)[0]


def test_a_text_that_begins_as_one_above_goes_on_with_its_matter() -> None:
    below = "两岸居民说，船票便宜，往来方便多了。"
    assert "begins alike=start" in page("三号渡口通航", PARAGRAPH, "船票两元", below)[2]
    assert "begins alike=no" in page("三号渡口通航", PARAGRAPH, "公园开放", "水杉林里铺了栈道。")[2]


def test_a_credit_alone_and_a_note_on_the_author_are_no_headings() -> None:
    for text in ("新华社记者 周远航摄", "人民视觉", "（作者为清江大学教授）"):
        assert not gather(read(PARAGRAPH + "\n\n" + text))[1].heading
    assert "credit below" in page(PARAGRAPH, "新华社记者 周远航摄")[0]


def test_a_byline_with_a_title_is_no_heading_and_a_name_alone_may_be() -> None:
    assert not one("本报记者 周远航").heading
    assert one("周远航").heading


def test_beside_a_slogan_only_short_lines_may_be_slogans() -> None:
    rows = "护好一江水", "节约用水 人人有责", "三号渡口昨天清早通航，两岸居民乘船往来"
    assert [ev.loose for ev in gather(read("\n\n".join(rows)))] == [True, True, False]


def test_rows_know_what_they_have_in_common() -> None:
    found = page("甲村：12户", "乙庄：3户", "丙寨：40户", between="\n")
    assert "run=3" in found[1]
    assert "twins=2" in found[1]
    assert all(ev.row for ev in gather(read("甲村：12户\n乙庄：3户\n丙寨：40户")))
    assert not gather(read("甲村：12户\n乙庄：3户"))[0].row


def test_a_line_among_rows_knows_that_they_are_rows() -> None:
    found = page("各村水位", "甲村  乙庄  丙寨", "3.2  4.1  2.8", between="\n")
    assert "row" in found[1]
    assert "by rows=+" in found[0]
    assert not any(name.startswith("by rows") for name in page("甲村桥", "乙庄桥", "丙寨桥", between="\n")[1])


def test_what_a_line_stands_under_is_known_if_it_is_none_itself() -> None:
    found = page("招领启事", "黑色背包一只，里面有两本书和一把船桨。", "遗失声明")
    assert "under furniture=notice" in found[1]
    assert not any(name.startswith("under furniture") for line in (found[0], found[2]) for name in line)


def test_a_line_may_close_a_quotation_that_another_opened() -> None:
    found = page("船工说：“往后天天开，", "一天二十班。”他指指河面。", "“好。”大家说。")
    assert ["closes quotation" in names for names in found] == [False, True, False]


def test_a_line_that_clean_text_knows_from_the_middle_of_sentences_may_have_lost_its_start() -> None:
    names = page(PARAGRAPH, "的乘客告诉记者，昨天的渡船比平时晚到了半个小时。")[1]
    assert {n for n in names if n.startswith("lost=")} in ({"lost=2"}, {"lost=3"})
    for text in ("2026年的渡船晚到了。", "本报讯 三号渡口昨天通航。", "今年以来，渡口运送旅客三万人。"):
        assert not any(n.startswith("lost=") for n in page(text)[0])


def test_a_heading_says_whether_a_number_stands_below() -> None:
    assert "numbered below" in page("渡口管理办法", "第一条 为了方便两岸往来，制定本办法。")[0]
    assert "numbered below" not in page("渡口管理办法", PARAGRAPH)[0]


FERRY = (
    "三号渡口昨天通航，船工沈阿满开出了第一班渡船。",
    "沈阿满在三号渡口摆渡三十年，渡船换了四条。",
)
PARK = (
    "临湖公园种下水杉三百株，栈道也修好了。",
    "志愿者给水杉浇水，公园里的栈道铺了木板。",
    "公园每天早上六点开放，水杉林里有鹭鸟。",
)


def test_a_heading_knows_whether_its_text_is_nearer_to_the_article_above_than_to_the_rest() -> None:
    """A subhead parts one matter, a headline two."""
    rest = ["临湖公园开放", "本报讯 " + PARK[0], *PARK[1:]]
    subhead = page("三号渡口通航", "本报讯 " + FERRY[0], "摆渡三十年", FERRY[1], *rest)[2]
    headline = page("三号渡口通航", "本报讯 " + FERRY[0], "水杉成林", PARK[1], *rest)[2]
    near, far = ({n for n in names if n.startswith("nearer above=")} for names in (subhead, headline))
    assert near == {"nearer above=9"}
    assert far == {"nearer above=0"}


def test_a_heading_above_a_dateline_is_not_compared() -> None:
    found = page("三号渡口通航", FERRY[0], "公园开放", "本报讯 " + PARK[0], *PARK)
    assert not any(name.startswith("nearer above") for names in found for name in names)


def test_items_of_a_list_are_no_captions_by_their_marks() -> None:
    items = page("▲渡口周二停航一天。", "▲夜校周日开课，名额有限。（高穗）")
    assert not any("caption start" in names for names in items)
    assert "caption start" in page(PARAGRAPH, "▲渡船离岸。（高穗摄）", PARAGRAPH)[1]


@pytest.mark.parametrize(
    "text", ["区长沈知远在渡口调研时", "沈知远会见船工代表时强调", "船工沈阿满：", "渡口的老船工认为", "渡口管理处称"]
)
def test_who_says_it(text: str) -> None:
    assert "who says" in page(text)[0]


@pytest.mark.parametrize("text", ["从码头到餐桌最快三小时", "渡口建设进行时", "码头上的小说", "渡口换了新名称"])
def test_not_all_that_ends_in_the_same_characters_says_who_speaks(text: str) -> None:
    assert "who says" not in page(text)[0]


def test_a_question_may_be_a_heading_and_what_somebody_says_is_none() -> None:
    assert "asks" in page("两岸的渡船几时再开？", PARAGRAPH)[0]
    for text in (
        "“两岸的渡船几时再开？",
        "问：渡船几时再开？",
        "渡船开了。几时再开？",
        "渡船开了，" * 6 + "几时再开？",
    ):
        assert not gather(read(text))[0].heading


def test_neighbours_are_seen() -> None:
    found = page("三号渡口通航", "本报讯 昨天通航。", PARAGRAPH)
    assert "after=dateline" in found[0]
    assert "heading&after=dateline" in found[0]
    assert {"before=dateline", "last"} <= found[2]


def test_a_line_that_starts_with_a_mark_has_surely_lost_its_start() -> None:
    assert one("，两岸往来方便。").orphan == odds.BOUND
    assert one("本报讯 三号渡口昨天通航。").orphan == -odds.BOUND


def test_where_a_caption_glued_to_a_continuation_would_end() -> None:
    caption, rest = "渡船在河上来往。", "过上一条河，从前要等半个钟头。"
    found = gather(read("\n\n".join([PARAGRAPH, PARAGRAPH[:20], "\n\n" + caption + rest, PARAGRAPH])))
    assert [ev.caption_end for ev in found] == [0, 0, len(caption), 0]
    closed = gather(read("\n\n".join([PARAGRAPH, PARAGRAPH, "\n\n" + caption + rest, PARAGRAPH])))
    assert [ev.caption_end for ev in closed] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    "text", ["第三章节目单", "青石镇 昨天通航", "青石镇的三号渡口 高穗", "高穗说：", "三号渡口2026年3月1日通航"]
)
def test_what_is_no_form_of_letters_laws_or_lists(text: str) -> None:
    forms = {"letter signed", "lone date", "chapter", "introduces"}
    assert not forms & (page(text)[0] | page("三号渡口通航", text, PARAGRAPH)[1])


def test_a_word_between_a_heading_and_a_text_may_be_a_pen_name() -> None:
    text = PARAGRAPH + "船工们说，往后一天开二十班，人人都有座位可坐。"
    assert "pen name" in page("渡口的早晨真热闹", "河声", text)[1]
    assert "pen name" not in page("渡口的早晨真热闹", "河声", "本报讯 " + text)[1]
    assert "pen name" not in page("渡口", "河声", text)[1]
    assert "pen name" not in page("渡口的早晨真热闹", "河声", "三号渡口通航")[1]
    assert "pen name" not in page("河声", text)[0]
    assert "pen name" not in page("渡口的早晨真热闹", "快评", text)[1]


def test_who_works_where_between_a_heading_and_a_text_wrote_it() -> None:
    text = PARAGRAPH + "船工们说，往后一天开二十班，人人都有座位可坐。"
    for who in ("青石镇渡船管理站 高穗", "渡口县航道技术服务中心 高级工程师 高穗"):
        assert "pen name" in page("渡船过冬怎样保养", who, text)[1]
        assert "pen name" not in page("渡船过冬怎样保养", text, who, "三号渡口通航")[2]
    assert "pen name" not in page("渡船过冬怎样保养", "青石镇渡船管理站 办事快", text)[1]


def test_what_looks_like_a_name_below_the_name_of_a_column_may_be_a_headline() -> None:
    assert "name alone&column above" in page("渡口茶座", "满格", PARAGRAPH)[1]
    assert "name alone&column above" not in page("渡口的早晨", "满格", PARAGRAPH)[1]


def test_half_of_a_headline_may_end_with_a_comma() -> None:
    assert "half" in page("让渡口热闹起来，", "要靠一班班渡船", PARAGRAPH)[0]
    assert "half" not in page("让渡口热闹起来，", PARAGRAPH)[0]
    assert "half" not in page(PARAGRAPH[:-1], "让渡口热闹起来，", "要靠一班班渡船")[1]
    assert "half" not in page("让渡口热闹起来，", "要靠一班班渡船。")[0]


def test_neighbours_in_a_stack_are_asked_whether_they_are_one_headline() -> None:
    found = page("渡口镇推出", "“夜班渡船”服务", PARAGRAPH)
    assert {n for n in found[0] if n.startswith("wraps")} == {"wraps below=2", "wraps below=2&both=1"}
    assert {n for n in found[1] if n.startswith("wraps")} == {"wraps above=2", "wraps above=2&both=1"}
    assert not {n for n in page("渡口镇推出", PARAGRAPH)[0] if n.startswith("wraps")}


def test_a_credit_behind_the_text_below_a_heading_is_told() -> None:
    assert "credit behind the text below" in page("开船第一天", PARAGRAPH, SHOT, "三号渡口通航")[0]
    assert "credit behind the text below" not in page("开船第一天", PARAGRAPH, PARAGRAPH, SHOT)[0]


def test_what_a_heading_without_dateline_and_byline_stands_among_is_told() -> None:
    found = page("三号渡口通航", DATED, "临湖公园种树", "本报记者 高穗", PARAGRAPH, "图书馆开放", PARAGRAPH)
    assert [next((n for n in names if n.startswith("unannounced")), "") for names in found] == [
        "", "", "", "", "", "unannounced&page=3", "",
    ]  # fmt: skip


def test_a_text_that_ends_with_a_photographers_credit_does_not_go_on() -> None:
    shot, signed, named = (gather(read(PARAGRAPH + end))[0] for end in ("记者 高穗 摄", "（记者 高穗）", "记者了解到"))
    assert (shot.openness, signed.openness, named.openness) == (0, 0, 1)


def test_a_reporter_in_brackets_at_the_end_of_a_text_is_no_photographer() -> None:
    assert "credit" in page("两岸居民坐上渡船。（记者 高穗 摄）")[0]
    assert "credit" not in page("两岸居民坐上渡船。（记者 高穗）")[0]


def test_who_signs_above_a_date_is_no_heading() -> None:
    assert "heading&date below" in page("三号渡口停航公告", PARAGRAPH, "渡口县交通局", "2026年3月1日")[2]
    assert "heading&date below" not in page("渡口县交通局", "2026年3月1日", PARAGRAPH)[0]


def test_nothing_stands_below_the_last_headings_of_a_page() -> None:
    found = page("三号渡口通航", PARAGRAPH, "节约用水 人人有责", "从我做起")
    assert [i for i, names in enumerate(found) if "nothing below" in names] == [2, 3]


def test_a_caption_that_says_who_is_where_may_stand_glued_in_a_broken_paragraph() -> None:
    caption = "船工沈阿满在岸边补网。"
    assert gather(read(f"{BROKEN}\n\n{caption}的人在码头上等着。"))[1].caption_end == len(caption)
    for text in ("正在岸边补网。的人在码头上等着。", caption, "船工沈阿满补着网。的人在码头上等着。"):
        assert gather(read(f"{BROKEN}\n\n{text}"))[1].caption_end == 0
    assert gather(read(f"{PARAGRAPH}\n\n{caption}的人在码头上等着。"))[1].caption_end == 0


def test_what_stands_below_a_signature_is_told() -> None:
    found = page(PARAGRAPH + "（高穗）", PARAGRAPH)
    assert "signs off" in found[0]
    assert {"below signature", "text below signature"} <= set(found[1])
    assert "text below signature" not in page(PARAGRAPH + "（高穗）", "三号渡口通航")[1]
    plain = page(PARAGRAPH + "（完）", PARAGRAPH)
    assert not {"signs off", "below signature", "text below signature"} & (plain[0] | plain[1])


def test_what_stands_between_two_marked_headings_is_told() -> None:
    rows = ("# 三号渡口通航", PARAGRAPH, "## 老街修好了", "住户搬回新房", "街巷新事", "## 图书馆夜里开门", PARAGRAPH)
    found = page(*rows)
    assert [i for i, names in enumerate(found) if "between hashes" in names] == [3, 4]
    assert not any("between hashes" in names for names in page(*rows[:3], PARAGRAPH, *rows[3:]))
