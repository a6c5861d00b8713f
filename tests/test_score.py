"""Scoring: a faultless result is perfect, and each fault lowers the figures that are about it and no other."""

from __future__ import annotations

import copy
import json

import pytest

from ideal import ideal
from newsclean import score

SOURCE = """\
2026年3月1日 第3版

暖心事
河畔新书屋
全天迎客
首月借书三千册
本报记者 池一鸣

旧砖窑改成的的书屋昨天开门，读者排起了

图为读者在窑洞里看书。（池一鸣摄）长队，最远的从邻县赶来。

窑火熄了二十年

窑工们自己动手刷墙，

邻居送来旧桌椅。

书屋每晚九点关灯。

节约用水 人人有责

渡口复航

本报讯（记者 简宁）停了半年的北渡口今天复航。

船票仍是两元，老人免
（下转第4版）

力更足了，往返只要十分钟。

费乘船。
"""

NOTATION = """\
DATE 2026-03-01
PAGE 3
SPLIT 11 图为读者在窑洞里看书。（池一鸣摄）|
A
K 3
H 4+5
D 6
B 7
C 11a
P 9+11b
S 13
P 15
P 17
G> 15
P 19
BY 本报记者 池一鸣
DL
AU 池一鸣 记者
X 1 folio
X 21 slogan
A
H 23
P 25
P 27+32
M 32
P 30
G 30
BY 记者 简宁
DL 本报讯
AU 简宁 记者
X 28 jump
E 9 改成的的书屋=>改成的书屋
E? 19 书屋每晚=>书屋晚
"""

GOLD = score.loads(NOTATION, SOURCE)


def result():
    return ideal(GOLD)


def block(issue, text):
    """Return the block of an article whose text begins so."""
    return next(b for a in issue["articles"] for b in a["blocks"] if b["text"].startswith(text))


def worse(issue):
    """Return the figures that are lower than they should be."""
    figures = score.score(GOLD, issue).figures
    return {name for name, (got, of) in figures.items() if (got > 0 if name in score.FEWER_IS_BETTER else got != of)}


def test_a_faultless_result_is_perfect():
    assert worse(result()) == set()
    assert not score.score(GOLD, result()).faults


def test_the_figures_speak_of_everything():
    empty = {name for name, (_, of) in score.score(GOLD, result()).figures.items() if not of}
    assert empty == {"kinds of text", "wrong moves"}


def test_what_makes_no_difference():
    issue = result()
    block(issue, "窑工们")["text"] = "窑工们自己动手刷墙,"  # width
    block(issue, "本报讯")["kind"] = "quotation"  # a finer kind of paragraph
    block(issue, "首月")["kind"] = "summary"  # a finer kind of deck
    assert worse(issue) == set()


def test_an_optional_repair_counts_neither_way():
    issue = result()
    block(issue, "书屋每晚")["text"] = "书屋晚九点关灯。"
    at = SOURCE.index("书屋每晚")
    edit = {"rule": "repeats", "start": at + 2, "end": at + 3, "old": "每", "new": "", "applied": True}
    issue["edits"].append(edit)
    assert worse(issue) == set()


def mislabelled(issue):
    block(issue, "图为")["kind"] = "paragraph"


def furniture_in_an_article(issue):
    issue["articles"][1]["blocks"].insert(0, {**issue["furniture"].pop(1), "kind": "subhead"})


def subhead_as_paragraph(issue):
    block(issue, "窑火")["kind"] = "paragraph"


def byline_as_deck(issue):
    block(issue, "本报记者")["kind"] = "deck"


def kicker_as_headline(issue):
    block(issue, "暖心事")["kind"] = "headline"


def furniture_of_another_kind(issue):
    issue["furniture"][1]["kind"] = "notice"


def article_torn(issue):
    first = issue["articles"][0]
    issue["articles"].insert(1, {**first, "byline": "", "blocks": first["blocks"][6:], "authors": []})
    first["blocks"] = first["blocks"][:6]


def headline_not_joined(issue):
    blocks = issue["articles"][0]["blocks"]
    headline = block(issue, "河畔")
    one = {**headline, "text": "河畔新书屋", "spans": headline["spans"][:1]}
    two = {**headline, "text": "全天迎客", "spans": headline["spans"][1:]}
    blocks[1:2] = [one, two]


def paragraphs_joined(issue):
    blocks = issue["articles"][0]["blocks"]
    left, right = block(issue, "邻居"), block(issue, "书屋每晚")
    left["text"] += right["text"]
    left["spans"] += right["spans"]
    blocks.remove(right)


def a_letter_wrong(issue):
    block(issue, "邻居")["text"] = "邻居送来新桌椅。"


def a_letter_wrong_and_told(issue):
    a_letter_wrong(issue)
    at = SOURCE.index("旧桌椅")
    issue["edits"].append({"rule": "mojibake", "start": at, "end": at + 1, "old": "旧", "new": "新", "applied": True})


def a_mark_wrong(issue):
    block(issue, "邻居")["text"] = "邻居送来旧桌椅！"


def paragraphs_swapped(issue):
    blocks = issue["articles"][0]["blocks"]
    i, j = blocks.index(block(issue, "窑工们")), blocks.index(block(issue, "邻居"))
    blocks[i], blocks[j] = blocks[j], blocks[i]


def articles_swapped(issue):
    issue["articles"].reverse()


def repeat_missed(issue):
    issue["edits"].clear()
    lead = block(issue, "旧砖窑")
    lead["text"] = lead["text"].replace("改成的书屋", "改成的的书屋")


def repeat_suspected(issue):
    edit = copy.copy(issue["edits"][0])
    repeat_missed(issue)
    issue["edits"] = [{**edit, "applied": False}]


def legitimate_repeat_cut(issue):
    at = SOURCE.index("窑工们")
    issue["edits"].append({"rule": "repeats", "start": at, "end": at + 1, "old": "窑", "new": "", "applied": True})
    found = block(issue, "窑工们")
    found["text"] = found["text"][1:]


def gap_missed(issue):
    issue["gaps"].pop()


def gap_dreamt(issue):
    issue["gaps"].append({"article": 0, "at": SOURCE.index("邻居"), "kind": "before"})


def gap_of_the_wrong_kind(issue):
    issue["gaps"][0]["kind"] = "before"


def tail_left_where_it_was(issue):
    tail = block(issue, "船票")
    text, spans = tail["text"], tail["spans"]
    tail["text"], tail["spans"] = text[:10], spans[:1]
    issue["articles"][1]["blocks"].append({"kind": "paragraph", "text": text[10:], "spans": spans[1:]})


def wrong_move(issue):
    at = SOURCE.index("邻居")
    issue["moves"].append({"article": 0, "span": [at, at + 8], "before": 0, "applied": True})


def wrong_byline(issue):
    issue["articles"][0]["byline"] = "池一鸣"


def wrong_dateline(issue):
    issue["articles"][1]["dateline"] = ""


def wrong_role(issue):
    issue["articles"][1]["authors"][0]["role"] = "通讯员"


def wrong_date(issue):
    issue["date"] = None


def wrong_page(issue):
    issue["page"] = "4"


def character_lost(issue):
    tail = block(issue, "邻居")
    tail["spans"] = [[tail["spans"][0][0], tail["spans"][0][1] - 1]]


def character_twice(issue):
    neighbour = block(issue, "窑工们")
    start, end = neighbour["spans"][0]
    neighbour["spans"] = [[start, end], [end + 7, end + 8]]


PERFECT = "articles perfect"
EXACT = {PERFECT, "articles exact"}
TEXT = {PERFECT, "paragraphs exact", "paragraphs exact with punctuation"}


@pytest.mark.parametrize(
    ("fault", "figures"),
    [
        (mislabelled, {"kinds", "caption recall", PERFECT}),
        (furniture_in_an_article, {"kinds", "furniture recall", "subhead precision", "kinds of furniture", *EXACT}),
        (subhead_as_paragraph, {"kinds", "subhead recall", PERFECT}),
        (byline_as_deck, {"kinds", "byline recall", "deck precision", PERFECT}),
        (kicker_as_headline, {"kinds", "kicker recall", "headline precision", PERFECT}),
        (furniture_of_another_kind, {"kinds of furniture"}),
        (article_torn, {"articles found", "reading order", *EXACT}),
        (headline_not_joined, {"join recall", "headlines exact"}),
        (paragraphs_joined, {"join precision", *TEXT}),
        (a_letter_wrong, {"characters changed without an edit", *TEXT}),
        (a_letter_wrong_and_told, TEXT),
        (a_mark_wrong, {"paragraphs exact with punctuation"}),
        (paragraphs_swapped, {"reading order", PERFECT}),
        (articles_swapped, {"article order"}),
        (repeat_missed, {"duplicates repaired", "duplicates repaired or suspected", *TEXT}),
        (repeat_suspected, {"duplicates repaired", *TEXT}),
        (legitimate_repeat_cut, {"harmful repeat edits", *TEXT}),
        (gap_missed, {"gap recall"}),
        (gap_dreamt, {"gap precision"}),
        (gap_of_the_wrong_kind, {"gap recall", "gap precision"}),
        (tail_left_where_it_was, {"moves", "join recall", "reading order", *TEXT}),
        (wrong_move, {"wrong moves"}),
        (wrong_byline, {"bylines"}),
        (wrong_dateline, {"datelines"}),
        (wrong_role, {"authors"}),
        (wrong_date, {"date"}),
        (wrong_page, {"page"}),
        (character_lost, {"source characters accounted for"}),
        (character_twice, {"source characters in two places", "characters changed without an edit"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_fault_lowers_what_is_about_it(fault, figures):
    issue = result()
    fault(issue)
    assert worse(issue) == set(figures)
    told = {f.figure for f in score.score(GOLD, issue).faults}
    assert told, "every fault is told in words"


@pytest.mark.parametrize(("bylines", "right"), [(("简宁", ""), 1), (("", "简宁"), 0)])
def test_an_article_torn_into_equal_halves_is_matched_with_the_first(bylines, right):
    source = "渡口今天复航\n船票仍是两元\n"
    gold = score.loads("A\nP 1\nP 2\nBY 简宁\n", source)
    halves = [{"kind": "paragraph", "text": source[s:e], "spans": [[s, e]]} for s, e in ((0, 6), (7, 13))]
    issue = {"articles": [{"byline": by, "blocks": [half]} for by, half in zip(bylines, halves, strict=True)]}
    assert score.score(gold, issue).figures["bylines"] == (right, 1)


def test_an_empty_result_is_scored():
    figures = score.score(GOLD, {"articles": []}).figures
    assert figures["articles exact"] == (0, 2)
    assert figures["source characters accounted for"].got == 0


def test_the_result_of_another_text_is_refused():
    with pytest.raises(ValueError, match="leaves the text"):
        score.score(score.loads("A\nH 1", "秋收"), result())


def test_a_figure_without_anything_to_get_has_no_share():
    assert score.Figure(0, 0).share is None
    assert str(score.Figure(1, 2)) == "0.5000   1 / 2"


@pytest.mark.parametrize(
    ("notation", "message"),
    [
        ("A\nH 1", "lines in no record: 3"),
        ("A\nH 1\nP 3\nP 3", "line 3 is in two records"),
        ("A\nH 1+2\nP 3", "line 2 is blank or not there"),
        ("A\nH 1\nP 3\nG 9", "line 9 is blank or not there"),
        ("H 1\nP 3", "issue:1: H stands before the first A"),
        ("A\nQ 1\nP 3", "issue:2: unknown mark 'Q'"),
        ("A\nH 1\nP 3,4", "issue:3: not line numbers"),
        ("A\nH 1\nP 3\nX 3 banner", "issue:4: 'banner' is no kind of furniture"),
        ("A\nH 1\nP 3\nE 3 稻稻=>稻", "'稻稻' stands 0 times in line 3, not once"),
        ("A\nH 1\nP 3\nE 3 稻子", "issue:4: E needs 'line from=>to'"),
        ("SPLIT 3 谷子|\nA\nH 1\nP 3", "issue:1: line 3 does not hold '谷子'"),
    ],
)
def test_a_wrong_annotation_is_refused(notation, message):
    with pytest.raises(ValueError, match=r"(?s).*") as error:
        score.loads(notation, "秋收\n\n稻子黄了。")
    assert message in str(error.value)


def test_a_gold_file_finds_its_texts(tmp_path):
    (tmp_path / "a.txt").write_bytes("秋收\n稻子黄了。".encode("gb18030"))
    (tmp_path / "b.txt").write_text("渡口\n船来了。", "utf-8")
    (tmp_path / "both.gold").write_text("# 两期\n= a.txt gb18030\nA\nH 1\nP 2\n= b.txt\nA\nH 1\nP 2\n", "utf-8")
    first, second = score.load(tmp_path / "both.gold")
    assert (first.name, first.source) == ("a.txt", "秋收\n稻子黄了。")
    assert second["2"].text == "船来了。"


def test_the_place_of_an_error_in_a_gold_file(tmp_path):
    (tmp_path / "a.txt").write_text("秋收", "utf-8")
    (tmp_path / "a.gold").write_text("= a.txt\nA\nZ 1\n", "utf-8")
    with pytest.raises(ValueError, match=r"a\.gold:3: unknown mark 'Z'"):
        score.load(tmp_path / "a.gold")
    (tmp_path / "a.gold").write_text("A\n= a.txt\nX 1\n", "utf-8")
    with pytest.raises(ValueError, match=r"the first record must be '= name\.txt'"):
        score.load(tmp_path / "a.gold")


def test_the_command_prints_figures_and_faults(tmp_path, capsys):

    (tmp_path / "a.txt").write_text("渡口复航\n\n本报讯（记者 简宁）停了半年的北渡口今天复航。\n", "utf-8")
    (tmp_path / "a.gold").write_text("= a.txt\nA\nK 1\nP 3\n", "utf-8")
    assert score.main([str(tmp_path / "a.gold"), "--faults"]) == 0
    printed = capsys.readouterr().out
    assert "kinds: line 1: headline, not kicker" in printed
    assert "articles exact" in printed
    assert score.main([str(tmp_path / "a.gold"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["articles exact"] == [1, 1]


def test_the_command_names_what_it_cannot_read(tmp_path, capsys):
    assert score.main([str(tmp_path / "none.gold")]) == 2
    assert "none.gold" in capsys.readouterr().err
