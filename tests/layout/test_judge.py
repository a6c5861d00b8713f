"""What bears on a step: a quotation or a date that goes on from one line in another, a start that is lost."""

from __future__ import annotations

import pytest

from handmade import judge
from newsclean.layout.judge import names
from newsclean.layout.roles import FIRST, State, after, moves

LEFT = "沈阿满望着江面说：“往后天天都有船，岸上的人不用再等"
WHOLE = "两岸居民昨天坐上了第一班渡船，岸边站满了送行的人。"


def step(left: str, right: str, group: str) -> set[str]:
    """Return what is known of the second of two lines in a group of roles, behind a headline and a paragraph."""
    made = judge(f"三号渡口通航\n\n{left}\n\n{right}")
    return set(names(made.key(walked("headline", "start"), 2, group)))


def walked(*roles: str) -> State:
    """Return the state behind lines of these roles."""
    state = FIRST
    for i, role in enumerate(roles):
        state = after(state, i, moves(state._replace(body=-1), None)[role])
    return state


def going_on(left: str, right: str) -> set[str]:
    """Return what is known of the second of two lines going on the first."""
    return step(left, right, "on")


@pytest.mark.parametrize(
    ("left", "right", "quoted"),
    [
        (LEFT, "了。”他指了指码头。", "both"),
        (LEFT, "了，码头上的人都点头。", "left"),
        (WHOLE, "了。”他指了指码头。", "right"),
        (WHOLE, WHOLE, None),
        (WHOLE, "“好。”大家说。", None),
    ],
)
def test_a_quotation_goes_on_from_one_line_in_the_next(left: str, right: str, quoted: str | None) -> None:
    found = {name for name in going_on(left, right) if name.startswith("goes on quotation")}
    assert found == ({f"goes on quotation={quoted}"} if quoted else set())


def test_a_paragraph_that_opens_leaves_a_quotation_open_or_does_not() -> None:
    assert "leaves quotation open" in step(LEFT, WHOLE, "opens")
    assert "leaves quotation open" not in step(WHOLE, WHOLE, "opens")


def test_what_has_lost_its_start_is_told_twice_and_what_nothing_speaks_for_is_not() -> None:
    assert any(name.startswith("goes on lost=") for name in going_on(LEFT, "的人告诉记者，昨天的船比平时晚了半小时。"))
    assert not any(name.startswith("goes on lost=") for name in going_on(LEFT, "2026年的船比平时晚了半小时。"))


def test_a_date_that_is_cut_goes_on_as_a_figure_does() -> None:
    assert "goes on junction=9" in going_on("本报讯（通讯员 高穗）三号渡口7月", "21日晚上通航，岸边站满了人。")
    assert "goes on junction=9" not in going_on("本报讯（通讯员 高穗）三号渡口7月", "的渡船比平时晚了半小时。")


@pytest.mark.parametrize(
    ("left", "right", "parted"),
    [
        ("本报三号渡口7月21日电", "（记者 高穗）渡船昨晚通航。", True),
        ("本报讯", "（记者 高穗 通讯员 周远航）渡船昨晚通航。", True),
        ("本报讯 三号渡口", "（记者 高穗）渡船昨晚通航。", False),
        ("本报讯", "渡船昨晚通航。", False),
    ],
)
def test_a_dateline_that_is_cut_before_its_reporter_goes_on(left: str, right: str, *, parted: bool) -> None:
    assert ("goes on junction=9" in going_on(left, right)) is parted


def test_a_line_is_tight_behind_a_role_only_where_nothing_stands_between() -> None:
    made = judge(f"巷口开市\n\n{WHOLE}\n公益广告\n三号渡口通航\n\n{WHOLE}\n\n{WHOLE}\n\n{WHOLE}")
    right_behind = walked("headline", "start")
    assert "after start&tight" in names(made.key(right_behind, 2, "heads"))
    behind_slogan = walked("headline", "start", "furniture")
    assert not any(name.endswith("&tight") for name in names(made.key(behind_slogan, 3, "heads")))


def test_how_many_subheads_an_article_has_bears_on_the_next_heading() -> None:
    made = judge(f"三号渡口通航\n\n{WHOLE}\n\n修好码头\n\n{WHOLE}\n\n添置渡船\n\n{WHOLE}\n\n方便两岸\n\n{WHOLE}")
    body = ["headline", "start", *["subhead", "start"] * 2]
    told = [names(made.key(walked(*body[: 2 * k]), 2 * k, "heads")) for k in (1, 2, 3)]
    assert [[name for name in found if name.startswith("subheads")] for found in told] == [
        [], ["subheads=1"], ["subheads=2"],
    ]  # fmt: skip
    fresh = walked(*body, "headline", "start")
    assert fresh.subheads == 0
