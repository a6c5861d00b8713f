"""Doublings whose second copy has no reading: what has one comes first."""

from __future__ import annotations

import pytest

from newsclean.ngrams import table
from newsclean.rules.doubling import weigh
from newsclean.rules.kept import kept
from newsclean.rules.reading import is_idle
from newsclean.rules.runs import runs


def idle(text: str) -> bool:
    """Say whether any run of a text is idle."""
    weighed = [(run, weigh(table(), text, run)) for run in runs(text)]
    return any(figures is not None and is_idle(kept(), text, run, figures) for run, figures in weighed)


@pytest.mark.parametrize(
    "text",
    [
        "园里商量午睡睡在哪儿",  # a verb
        "本市市、县两级都设窗口",  # words that may meet
        "水库库区严禁垂钓",  # two words
        "出水水质达标",
        "家家户户贴春联。",  # two doublings
        "孩子们天天锻炼。",  # a reduplication
        "身上湿漉漉，脚下滑。",
        "记者苏丹丹报道了这场比赛。",  # a name
        "各项工作进展顺利顺利，",  # a word
        "进了冷库库库。",  # three copies
        "票已售完了了事",  # nobody says so, but 了事 is a word
    ],
)
def test_a_copy_that_reads_is_not_idle(text):
    assert not idle(text)


@pytest.mark.parametrize(
    "text",
    [
        "先进冷库库。",  # ends a word, before a mark
        "先进冷库库",
        "铜镜由县里收藏藏，",
        "货轮轮从泊位离港",  # before a word that begins nothing with it
        "修复古籍籍三千册",
        "村口的小卖卖部开张",  # inside a word
        "背得滚瓜烂烂熟",
        "投诉却却降了九成",  # a word that nobody doubles
        "攤位設在醫院和和老人會",
    ],
)
def test_a_copy_without_a_reading_is_idle(text):
    assert idle(text)
