"""The laws of an issue: nothing is lost, nothing stands twice, nothing changes without an edit, clean text stays."""

from __future__ import annotations

import json
import pickle
import re
from collections import Counter
from functools import cache
from pathlib import Path

import jsonschema
import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from newsclean import clean, decode, drop_captions, drop_slogans, explain, join_wraps, noise, parse, schema, score
from newsclean.edits import MIN_CONFIDENCE, apply
from newsclean.fold import fold
from newsclean.han import NARROW_MARKS, WIDE_MARKS
from newsclean.issue.model import BODY_KINDS, Block, Issue

ROOT = Path(__file__).parents[1]
FILES = sorted([*(ROOT / "seeds").glob("*.txt"), *(ROOT / "tests" / "pages").glob("*.txt")])
SEEDS = [path for path in FILES if path.parent.name == "seeds"]
VALIDATOR = jsonschema.Draft202012Validator(schema())

TEXTS = st.one_of(strategies.pages(), strategies.ANY, st.text("，,。甲图文字记者摄 \n\r\f\x00#*（）()“”版年月日1一"))
"""Page-like Chinese, any Unicode, and the marks that layout goes by."""

BREAK = re.compile("\r+\n|[\n\r\v\x85\u2028\u2029]")
"""All that ends a line, by whatever means."""

UNSTABLE = {
    "jumps_9": "a question inside an article is taken for a headline, so that 上接 finds no home",
    "daily_19": "the headline of an interview is taken for one printed below the text above it",
}
on_files = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
on_seeds = pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)


@cache
def _text(path: Path) -> str:
    return decode(path.read_bytes()).text


@cache
def _issue(path: Path) -> Issue:
    return parse(path.read_bytes())


def _blocks(issue: Issue) -> list[Block]:
    return [*(block for article in issue.articles for block in article.blocks), *issue.furniture]


def _shape(issue: Issue) -> object:
    """Return how an issue is cut up, whatever its characters are."""
    articles = [[(block.kind, block.spans) for block in article.blocks] for article in issue.articles]
    return articles, [(block.kind, block.spans) for block in issue.furniture]


def _check_places(issue: Issue) -> None:
    """Every non-blank character of the source lies in the spans of exactly one block or piece of furniture."""
    source = issue.cleaned.source
    owners = Counter(at for block in _blocks(issue) for span in block.spans for at in range(*span))
    assert all(0 <= start <= end <= len(source) for block in _blocks(issue) for start, end in block.spans)
    wrong = {at: (source[at], owners[at]) for at in range(len(source)) if not source[at].isspace() and owners[at] != 1}
    assert wrong == {}


def _check_characters(issue: Issue) -> None:
    """A character of a block is the one it came from, but where an edit was made or two pieces were joined."""
    source = issue.cleaned.source
    edited = {at for c in issue.changes if c.applied for at in range(c.start, max(c.end, c.start + 1))}
    for block in _blocks(issue):
        inside = {at for span in block.spans for at in range(*span)}
        ends = {span.end for span in block.spans} | {span.end - 1 for span in block.spans}
        for at, character in enumerate(block.text):
            origin = block.origin(at)
            assert origin in inside | edited | ends
            if origin not in edited and not character.isspace():
                assert source[origin] == character


def _check_replay(issue: Issue) -> None:
    """The layers, replayed, give the text; taken back, the source."""
    text = issue.cleaned.source
    for layer in issue.cleaned.layers:
        text = apply(text, layer.made)
    assert text == issue.cleaned.text
    assert issue.undo() == issue.cleaned.source


def _check_record(issue: Issue) -> None:
    """The record follows the schema, and its offsets stay in the source."""
    record = issue.to_dict()
    VALIDATOR.validate(record)
    assert json.loads(json.dumps(record)) == record
    size = len(issue.cleaned.source)
    assert all(0 <= join["left"] <= size and 0 <= join["right"] <= size for join in record["joins"])
    assert all(gap["at"] <= size and gap["article"] < len(issue.articles) for gap in record["gaps"])
    assert all(move["article"] < len(issue.articles) for move in record["moves"])


def _check_confidence(issue: Issue) -> None:
    """What is sure enough is made, and what is not is a suspect: edits, joins and moves alike."""
    for made in (*issue.changes, *issue.joins, *issue.moves):
        assert made.applied == (made.confidence >= MIN_CONFIDENCE)


CHECKS = [_check_places, _check_characters, _check_replay, _check_record, _check_confidence]
each_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.removeprefix("_check_"))


@on_files
@each_check
def test_an_issue_keeps_the_laws(path: Path, check: object) -> None:
    check(_issue(path))


@each_check
@settings(max_examples=60)
@given(text=TEXTS)
def test_any_text_keeps_the_laws(check: object, text: str) -> None:
    check(parse(text))


@given(st.binary(max_size=400))
def test_any_bytes_give_an_issue(data: bytes) -> None:
    issue = parse(data)
    assert issue.encoding
    _check_places(issue)


@given(TEXTS)
def test_parse_is_a_function_of_the_text(text: str) -> None:
    issue = parse(text)
    assert parse(text) == issue
    assert pickle.loads(pickle.dumps(issue)) == issue  # noqa: S301 (its own bytes)
    assert (clean(text), explain(text)) == (issue.text, issue.changes)


@given(TEXTS)
def test_a_rule_never_adds_or_removes_a_line(text: str) -> None:
    cleaned = parse(text).cleaned
    assert len(BREAK.split(cleaned.text)) == len(BREAK.split(cleaned.source))


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, marks=pytest.mark.xfail(strict=True, reason=UNSTABLE[path.stem]))
        if path.stem in UNSTABLE
        else path
        for path in FILES
    ],
    ids=lambda path: path.stem,
)
def test_clean_text_stays_as_it_is(path: Path) -> None:
    once = _issue(path).text
    assert clean(once) == once


@given(strategies.sentences())
def test_a_sentence_alone_is_text(text: str) -> None:
    assert clean(text) != ""


@on_files
def test_an_article_is_more_than_a_caption(path: Path) -> None:
    for article in _issue(path).articles:
        assert any(block.kind in BODY_KINDS or block.kind == "headline" for block in article.blocks)


@on_files
def test_the_width_of_marks_does_not_change_the_segmentation(path: Path) -> None:
    text = _text(path)
    narrow = parse(text.translate(str.maketrans(WIDE_MARKS, NARROW_MARKS)), duplicate_rate=0)
    wide = parse(text.translate(str.maketrans(NARROW_MARKS, WIDE_MARKS)), duplicate_rate=0)
    assert _shape(narrow) == _shape(wide)


TO_TRADITIONAL = opencc.OpenCC("s2t")


@cache
def _traditional(character: str) -> str:
    """Return the traditional form of one character, where the folded view brings it back."""
    other = TO_TRADITIONAL.convert(character)
    return other if len(other) == 1 and fold(other) == fold(character) else character


@on_files
def test_the_script_does_not_change_the_segmentation(path: Path) -> None:
    text = _text(path)
    other = "".join(map(_traditional, text))
    assert _shape(parse(other, duplicate_rate=0)) == _shape(parse(text, duplicate_rate=0))


@pytest.mark.parametrize("after", SEEDS[:2], ids=lambda path: path.stem)
@on_seeds
def test_issues_parted_by_a_page_break_read_as_each_alone(path: Path, after: Path) -> None:
    alone = [parse(_text(p), duplicate_rate=0) for p in (path, after)]
    together = parse(f"{_text(path)}\n\f\n{_text(after)}", duplicate_rate=0)
    assert [a.text for a in together.articles] == [a.text for issue in alone for a in issue.articles]
    assert [a.headline for a in together.articles] == [a.headline for issue in alone for a in issue.articles]


@settings(max_examples=30)
@given(st.lists(strategies.articles(), min_size=2, max_size=3))
def test_pages_of_whole_articles_read_as_each_alone(pages: list[str]) -> None:
    alone = [a.text for page in pages for a in parse(page, duplicate_rate=0).articles]
    assert [a.text for a in parse("\n\f\n".join(pages), duplicate_rate=0).articles] == alone


VIEWS = pytest.mark.parametrize("view", [join_wraps, drop_captions, drop_slogans], ids=lambda view: view.__name__)


@VIEWS
@on_seeds
def test_a_view_of_a_view_is_the_view(path: Path, view: object) -> None:
    once = view(_text(path))
    assert view(once) == once


@VIEWS
@settings(max_examples=40)
@given(text=TEXTS)
def test_a_view_changes_no_character(view: object, text: str) -> None:
    once = view(text)
    assert view(once) == once
    gone = Counter(text) - Counter(once)
    more = Counter(once) - Counter(text)
    assert "".join(more).strip() == ""
    if view is join_wraps:
        assert "".join(gone).strip() == ""


def _torn(part: int) -> list[str]:
    """Return issues of many pages composed from the sample articles, nearly all of them with a displaced tail."""
    golds = [gold for path in SEEDS for gold in score.load(path.with_suffix(".gold"))]
    pool = [manuscript for gold in golds for manuscript in noise.manuscripts(gold)]
    style = noise.Style(page_breaks=0.5, headless=0.3, datelines=0.9)
    damage = noise.Damage(displaced_tails=0.9, column_breaks=0.5, farther_tails=0.3)
    return [next(noise.issues(pool, seed=part * 50 + k, style=style, damage=damage)).source for k in range(50)]


@pytest.mark.parametrize("part", range(4))
def test_every_move_is_into_an_article_of_the_issue(part: int) -> None:
    for text in _torn(part):
        issue = parse(text)
        assert all(0 <= move.article < len(issue.articles) for move in issue.moves)
