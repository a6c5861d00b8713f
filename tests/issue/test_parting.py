"""Where a run of paragraphs falls in two: nowhere if nothing speaks for it, and where the second headline's begin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmade import pieces
from newsclean.issue.drafts import Unit
from newsclean.issue.parting import MOST, best_cut
from strategies import sentences

OWN = "老渡口通航"
HEAD = "临湖公园水杉成林"
FERRY = ["老渡口昨天通航，船工撑篙。", "船工说，过河只要六分钟。", "船票两元，老人不要钱。"]
PARK = ["临湖公园的水杉昨天成林，园丁浇水。", "园丁说，水杉喜欢水边。", "栈道铺好了，水杉林里可以散步。"]


def parted(texts: list[str], own: str = OWN, head: str = HEAD) -> tuple[int, float]:
    """Return where some paragraphs fall in two, for the headline above them and the one below, and how well."""
    found = pieces(("headline", own), *[("start", text) for text in texts], ("headline", head))
    cohesion = found[0].evidence.cohesion
    units = [Unit("paragraph", [i]) for i in range(1, len(texts) + 1)]
    return best_cut(units, found, cohesion.union([len(found) - 1]), cohesion.union([0]), cohesion)


@pytest.mark.parametrize(
    ("texts", "head"), [(FERRY, HEAD), ([*FERRY, *PARK], "夜校开课"), ([FERRY[0]], HEAD), ([PARK[0]], HEAD)]
)
def test_no_place_parts_texts_that_do_not_speak_of_the_second_headline(texts: list[str], head: str) -> None:
    assert parted(texts, head=head) == (0, 0.0)


@pytest.mark.parametrize("ferry", [1, 2, 3])
@pytest.mark.parametrize("park", [1, 2, 3])
def test_texts_fall_in_two_where_the_second_begin(ferry: int, park: int) -> None:
    cut, gain = parted(FERRY[:ferry] + PARK[:park])
    assert cut == ferry
    assert 0 < gain <= 2


def test_a_text_without_words_of_the_headlines_stands_with_those_that_it_shares_words_with() -> None:
    """船票 and 船工 are no words of either headline; 园丁 is in the first of the park's paragraphs only."""
    assert parted([FERRY[0], "船工老沈收船票。", "船票由船工撕下。", PARK[0], "园丁老周剪枝。"])[0] == 3


@given(st.lists(sentences(), max_size=MOST), sentences(), sentences())
def test_any_texts_fall_in_two_between_two_of_them_or_not_at_all(texts: list[str], own: str, head: str) -> None:
    cut, gain = parted(texts, own, head)
    assert 0 <= cut < max(1, len(texts))
    assert (gain > 0) == (cut > 0)
    assert gain <= 2.000001
