"""Edits: what apply refuses, and the laws of apply, undo, replay, origin and layers, over three alphabets."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from newsclean.edits import Change, Cleaned, Edit, Layer, Rule, Span, apply, clean, pipe


def _swap(name: str, old: str, new: str, confidence: float = 1.0) -> Rule:
    """Return a rule that puts `new` for every `old`."""

    def find(text: str) -> list[Edit]:
        found, at = [], text.find(old)
        while at >= 0:
            found.append(Edit(at, at + len(old), new, confidence))
            at = text.find(old, at + len(old))
        return found

    return Rule(name=name, why=f"{old} is wrong", find=find, changes=((old, new),), keeps=("无",))


COMMA = _swap("comma", ",", "，")
TWICE = _swap("twice", "看看看", "看")
GONE = _swap("gone", "\x00", "")
SPELT = _swap("spelt", "，", "。。")
DOUBT = _swap("doubt", "好", "奸", 0.5)
RULES = (COMMA, TWICE, GONE, SPELT, DOUBT)

TEXTS = st.one_of(
    st.one_of([strategies.evidence(rule) for rule in RULES]),
    strategies.pages(),
    strategies.ANY,
)


@st.composite
def cleaned(draw: st.DrawFn) -> Cleaned:
    """A text under one to four layers of random edits."""
    result = Cleaned.of(draw(TEXTS))
    for number in range(draw(st.integers(1, 4))):
        result = result.with_edits(f"rule {number}", "", draw(strategies.edits(result.text)))
    return result


@pytest.mark.parametrize("text", ["", "看好城市", "\ud800\x00"])
def test_apply_without_edits_returns_the_very_text(text: str) -> None:
    assert apply(text, []) is text


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param([Edit(1, 2, "好")], id="changes nothing"),
        pytest.param([Edit(1, 1, "")], id="inserts nothing"),
        pytest.param([Edit(0, 2, ""), Edit(1, 3, "")], id="overlaps"),
        pytest.param([Edit(2, 3, ""), Edit(0, 1, "")], id="unsorted"),
        pytest.param([Edit(3, 9, "")], id="leaves the text"),
        pytest.param([Edit(-1, 1, "")], id="starts before the text"),
        pytest.param([Edit(2, 1, "")], id="runs backwards"),
    ],
)
def test_apply_refuses(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps, leaves the text, or changes nothing"):
        apply("看好城市", edits)


def test_a_rule_is_a_function_that_makes_only_what_is_certain() -> None:
    assert pipe(COMMA, DOUBT)("好,好") == "好，好"


def test_a_layer_without_edits_is_not_kept() -> None:
    assert Cleaned.of("城市").then(COMMA).layers == ()


def test_a_suspect_has_no_effect_until_the_caller_lowers_the_bar() -> None:
    kept = Cleaned.of("好").then(DOUBT)
    made = Cleaned.of("好").then(DOUBT, min_confidence=0.5)
    assert (kept.text, [c.applied for c in kept.changes]) == ("好", [False])
    assert (made.text, [c.applied for c in made.changes]) == ("奸", [True])


def test_a_change_tells_what_the_rule_saw_and_where_it_came_from() -> None:
    changes = clean("\x00好,", [GONE, COMMA, SPELT]).changes
    assert changes[-1] == Change("spelt", 2, 3, "，", "。。", 1.0, applied=True, layer=2, why="， is wrong")


def test_origin_of_characters_that_were_put_in() -> None:
    layered = Cleaned.of("甲乙").with_edits("put", "", [Edit(1, 1, "丙丁")])
    assert layered.origin(Span(1, 3)) == Span(1, 1)
    assert layered.origin(Span(0, 2)) == Span(0, 1)


def test_an_empty_span_has_an_empty_origin() -> None:
    assert Cleaned.of("甲,乙").then(SPELT).origin(Span(3, 3)) == Span(3, 3)


def test_a_boundary_goes_forward_over_edits() -> None:
    layer = Layer("any", "", "甲乙丙丁", (Edit(1, 3, "戊"),), ())
    assert [layer.forward(at) for at in range(5)] == [0, 1, 2, 2, 3]


@given(cleaned())
def test_undo_gives_the_source(result: Cleaned) -> None:
    assert result.undo() == result.source


@given(cleaned())
def test_replaying_the_layers_gives_the_text(result: Cleaned) -> None:
    text = result.source
    for layer in result.layers:
        assert layer.before == text
        text = apply(text, layer.made)
    assert text == result.text


@given(cleaned())
def test_origin_of_what_no_edit_touched_is_the_character_itself(result: Cleaned) -> None:
    """Follow every character through the layers by hand; `origin` must say the same, and slicing must agree."""
    followed: list[int | None] = list(range(len(result.source)))
    for layer in result.layers:
        for start, end, new, *_ in reversed(layer.made):
            followed[start:end] = [None] * len(new)
    for at, source in enumerate(followed):
        if source is not None:
            assert result.origin(Span(at, at + 1)) == Span(source, source + 1)
            assert result.source[source] == result.text[at]


@given(TEXTS, st.data())
def test_origin_of_what_an_edit_put_in_is_what_it_replaced(text: str, data: st.DataObject) -> None:
    result = Cleaned.of(text).with_edits("any", "", data.draw(strategies.edits(text)), min_confidence=0)
    shift = 0
    for start, end, new, *_ in (e for layer in result.layers for e in layer.made):
        for at in range(start + shift, start + shift + len(new)):
            assert result.origin(Span(at, at + 1)) == Span(start, end)
        shift += len(new) - (end - start)


@given(cleaned(), st.data())
def test_origin_grows_with_the_span_and_stays_in_the_source(result: Cleaned, data: st.DataObject) -> None:
    a, b, c, d = sorted(data.draw(st.tuples(*[st.integers(0, len(result.text))] * 4)))
    outer, inner = result.origin(Span(a, d)), result.origin(Span(b, c))
    assert 0 <= outer.start <= outer.end <= len(result.source)
    if b < c:
        assert outer.start <= inner.start <= inner.end <= outer.end


@given(cleaned())
def test_changes_are_sorted_within_a_layer_and_lie_in_the_source(result: Cleaned) -> None:
    for depth, layer in enumerate(result.layers):
        changes = [c for c in result.changes if c.layer == depth]
        assert [c.start for c in changes] == sorted(c.start for c in changes)
        assert all(0 <= c.start <= c.end <= len(result.source) for c in changes)
        assert [c.old for c in changes if c.applied] == [layer.before[e.start : e.end] for e in layer.made]


@given(cleaned(), st.data())
def test_layers_compose(result: Cleaned, data: st.DataObject) -> None:
    """Going back through all layers is going back through the later ones and then the earlier ones."""
    a, b = sorted(data.draw(st.tuples(*[st.integers(0, len(result.text))] * 2)))
    cut = data.draw(st.integers(0, len(result.layers)))
    upper = Cleaned(result.layers[cut - 1].after if cut else result.source, result.text, result.layers[cut:])
    lower = Cleaned(result.source, upper.source, result.layers[:cut])
    assert lower.origin(upper.origin(Span(a, b))) == result.origin(Span(a, b))


@given(cleaned())
def test_a_cleaned_text_survives_pickling(result: Cleaned) -> None:
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301 (its own bytes)


@given(TEXTS)
def test_clean_is_the_rules_one_after_the_other(text: str) -> None:
    assert clean(text, RULES).text == pipe(*RULES)(text)
