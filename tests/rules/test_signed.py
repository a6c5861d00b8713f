"""Doublings among those who sign: what must not change first, then what does, then any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import MIN_CONFIDENCE
from newsclean.rules.repeats import repeats
from newsclean.rules.runs import runs
from newsclean.rules.signed import is_signed

RULE = repeats(1 / 1500)
BODY = "昨天，三号渡口正式通航，两岸居民坐上了第一班渡船。"

KEPT = [
    "本报讯（记者 高圆圆）",
    "本报讯（记者 丁丁 高穗）",
    "岸上的人大声喊（加油加油）",
    "岸上的人大声喊（加油加油，记者也跟着喊）",
    "本报讯（记者 走吧走吧）",
    "本报讯（记者 高穗）（热闹热闹）",
]
MENDED = [
    ("本报讯（记者 沈阿满沈阿满）", "本报讯（记者 沈阿满）"),
    ("本报讯(记者 沈满沈满仓)", "本报讯(记者 沈满仓)"),
    ("本报讯（记者记者 高穗 周远航）", "本报讯（记者 高穗 周远航）"),
    ("本报讯（记者 高穗 通讯员通讯员 周远航）", "本报讯（记者 高穗 通讯员 周远航）"),
    ("本报讯（记者 欧阳欧阳穗）", "本报讯（记者 欧阳穗）"),
    ("新华社江城7月1日电（记者沈满沈满仓、高穗）", "新华社江城7月1日电（记者沈满仓、高穗）"),
]


def cleaned(text: str) -> str:
    """Return a text without the repeats that are sure."""
    for edit in reversed(RULE.find(text)):
        if edit.confidence >= MIN_CONFIDENCE:
            text = text[: edit.start] + edit.new + text[edit.end :]
    return text


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_doubling_of_who_signs_stays(text):
    assert not any(is_signed(text, run) for run in runs(text))
    assert cleaned(text + BODY) == text + BODY


@pytest.mark.parametrize(("text", "wanted"), MENDED)
def test_who_signs_is_named_once(text, wanted):
    assert any(is_signed(text, run) for run in runs(text))
    assert cleaned(text + BODY) == wanted + BODY


@given(st.text(alphabet="本报讯记者沈高穗满仓加油 、（）()", max_size=40))
def test_any_text_is_judged_and_brackets_must_stand_around(text):
    for run in runs(text):
        if is_signed(text, run):
            assert run.period > 1
            assert {"(", "（"} & set(text[: run.start])
            assert {")", "）"} & set(text[run.end :])
