"""Lost starts: what begins a paragraph is not taken for the middle of a sentence, whatever it is about."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from itertools import pairwise
from math import isfinite
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.fold import fold
from newsclean.issue.gaps import LOST
from newsclean.layout import starts

WHOLE: Final = (
    "本报讯（记者 周远航）昨天上午，三号渡口恢复通航。",
    "今年以来，全县粮食生产形势稳定，夏收面积比去年略有增加。",
    "据了解，这座桥去年开工，预计明年雨季之前通车。",
    "记者在码头看到，等船的人排到了街口。",
    "走进村口的小院，几位老人正在编竹篮。",
    "会议指出，要把防汛工作放在心上、抓在手上。",
    "他说，修路的钱是大家一块一块凑起来的。",
    "她今年六十八岁，在灯塔上住了四十年。",
    "与此同时，下游的三座水闸同时开启。",
    "然而，新的问题很快出现了。",
    "为了让孩子们按时上学，船家每天五点起床。",
    "一是加强巡查，做到早发现、早处置。",
    "第三条 本办法所称渡口，是指供人员、车辆上下船的场所。",
    "（二）申请人应当提交书面材料。",
    "答：可以凭身份证到窗口办理。",
    "问：外地人能不能办？",
    "记者：您最难忘的是哪一年？",
    "出席会议的还有各乡镇负责人和部分居民代表。",
    "“我等这一天等了很久。”老船工说。",
    "《渡口》一书近日出版，收入散文三十篇。",
    "2024年春天，第一批树苗运到岛上。",
    "有人说，读书是件寂寞的事。",
    "春雨如酒，柳如烟。",
    "诚然，快有快的好处，慢也有慢的道理。",
    "归根到底，办法是人想出来的。",
    "北风起时，岛上的人便开始晒鱼。",
    "刘桂芬是镇上的邮递员，一辈子没有离开过这条河。",
    "市交通局有关负责人表示，新线路将于下月试运行。",
    "国务院办公厅日前印发通知，对有关工作作出部署。",
    "中国科学院的研究人员在湖底发现了新的藻类。",
    "当天下午，暴雨如期而至。",
    "下一步，该县将继续疏浚河道。",
    "如何让老街留住年轻人？几位店主各有主意。",
    "不少居民反映，夜里施工的声音太大。",
    "颱風過後，島上的電力在三天之內恢復。",
    "臺北市政府昨天宣布，明年起調整公車路線。",
    "我看着窗外，想起了外婆。",
    "这是一个普通的早晨。",
    "种子落进土里，等着下一场雨。",
)

CUT: Final = (
    "的工作人员告诉记者，今年的订单比去年多了两成。",
    "设发展取得新的进展，群众的生活不断改善。",
    "员会副主任出席会议并讲话。",
    "们纷纷表示，要把新的办法带回去。",
    "展改革委负责人介绍，项目总投资八亿元。",
)


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_paragraph_has_not_lost_its_start(text: str) -> None:
    assert starts.lost(fold(text)) <= LOST


@pytest.mark.parametrize("text", CUT)
def test_a_paragraph_cut_in_mid_word_has_lost_its_start(text: str) -> None:
    assert starts.lost(fold(text)) > LOST


@pytest.mark.parametrize("text", ["", " ", "2024年", "GDP增长", "“们", "。如今", "(三)", "ー", "\0"])
def test_what_begins_with_no_han_character_is_not_judged(text: str) -> None:
    assert starts.lost(text) == -starts.BOUND


@given(st.text() | st.text(alphabet="的一是在了和、,。;:!?“”()《》09aZ们设県縣𠮷", max_size=80))
def test_any_text_has_one_finite_figure(text: str) -> None:
    found = starts.lost(text)
    assert isfinite(found)
    assert -starts.BOUND <= found <= starts.BOUND
    assert starts.lost(text) == found
    figures = starts.figures(starts.table(), text)
    assert len(figures) == len(starts.FEATURES)


@given(st.sampled_from(CUT), st.text(max_size=300))
def test_what_stands_far_behind_the_start_changes_nothing(cut: str, more: str) -> None:
    near = fold(cut) + "河" * 300
    assert starts.lost(near + more) == starts.lost(near)


PARAGRAPH: Final = "县的老街很热闹。"
PAGES: Final = {
    "\n县的老街很热闹。\n县的新街也一样。": starts.STARTED,
    "\n县的老街很热闹。\n他说,县的老街很老。": starts.MARKED,
    "\n县的老街很热闹。\n他说,县的新街很新。": starts.PAUSED,
    "\n县的老街很热闹。\n河上没有船。": starts.ALONE,
    "\n县的老街很热闹。\n定日县的学校开学了。\n到定日县的路通了。": starts.FOLLOWING,
    "\n县的老街很热闹。\n定日县的学校开学了。": 0.0,
    "\n县的老街很热闹。\n定日县的学校开学了。\n到该县的路通了。\n到沙县的路也通了。": 0.0,
}


@pytest.mark.parametrize(("page", "expected"), PAGES.items())
def test_the_rest_of_the_issue_has_its_say(page: str, expected: float) -> None:
    assert starts.elsewhere(PARAGRAPH, starts.standing(page, [PARAGRAPH])) == expected


@given(st.lists(st.text(alphabet="县的老,。9", min_size=2), min_size=1, max_size=8))
def test_what_stands_before_a_start_is_counted_wherever_it_stands(lines: list[str]) -> None:
    page = "".join("\n" + line for line in lines)
    found = starts.standing(page, lines)
    for start, before in found.items():
        assert before.total() == sum(page.startswith(start, at) for at in range(1, len(page)))
    assert -3 < starts.elsewhere(lines[0], found) < 3


def test_the_data_are_those_that_were_built() -> None:
    folder = files("newsclean").joinpath("data")
    about = json.loads(folder.joinpath("starts.json").read_text("utf-8"))
    size = 0
    for name in ("starts.bin", "starts.trees"):
        data = folder.joinpath(name).read_bytes()
        assert about[name] == {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        size += len(data)
    assert size < 900_000


def test_the_table_is_sorted_and_the_trees_ask_for_its_figures() -> None:
    known, model = starts.table(), starts.scorer()
    assert model.features == starts.FEATURES
    assert 0 < model.prior < 1
    for rows in (known.short, known.long):
        assert all(a < b for a, b in pairwise(rows.keys))
        assert len(rows.values) == len(rows.keys) * rows.width
    assert known.short.find(starts.key("的")) is not None
