"""What the rest of a text says about a run: what must not change first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsclean.edits import MIN_CONFIDENCE
from newsclean.rules.elsewhere import ELSEWHERE, WINDOW, elsewhere
from newsclean.rules.repeats import repeats
from newsclean.rules.runs import runs

RULE = repeats(1 / 1500)


def _confidence(text: str) -> float:
    """Return the confidence of the first repeat of `text`, 0 when nothing is said of it."""
    return next((e.confidence for e in RULE.find(text)), 0.0)


def test_a_doubling_that_the_text_prints_again_is_kept():
    alone = "村里办起了柳编编社。"
    assert _confidence(alone + "那里的编编社很多。") < min(_confidence(alone), MIN_CONFIDENCE)


def test_a_place_that_the_text_prints_with_one_copy_is_a_doubling():
    alone = "村里办起了柳编编社。"
    assert _confidence(alone) < MIN_CONFIDENCE <= _confidence(alone + "柳编社有三十人。")


def test_the_figures_are_counts_of_other_places():
    text = "云溪溪谷。云溪谷，山溪谷，溪溪，云溪溪水，小溪溪谷"
    assert elsewhere(text, 1, 1) == [1, 2, 3, 3, 1, 1]
    assert elsewhere("溪溪", 0, 1) == [-1, -1, -1, 0, -1, -1]
    assert elsewhere("好云溪溪", 2, 1) == [-1, 0, -1, 0, 0, -1]


def test_only_so_much_of_a_text_is_looked_at():
    assert elsewhere("云溪溪谷" + "，" * WINDOW + "云溪谷", 1, 1) == [0, 0, 0, 0, 0, 0]


@given(st.text("活动文明，\n", max_size=80))
def test_any_run_has_all_figures(text):
    for run in runs(text):
        figures = elsewhere(text, run.start, run.period)
        assert len(figures) == len(ELSEWHERE)
        assert all(figure >= -1 for figure in figures)
        assert figures[0] <= min(figures[1:3])
