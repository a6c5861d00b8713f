"""The noise model: what it says of an issue is true of it, and nothing happens to a page that no rate asks for."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideal import ideal
from newsclean import noise, score
from newsclean.noise import Damage, Manuscript, Part, Style
from newsclean.noise.__main__ import main
from newsclean.scoring.forms import letters, marks

WHO = (
    "渡口的船工",
    "山里的茶农",
    "老街的裁缝",
    "北门小学的师生",
    "修桥的工程队",
    "守林人",
    "水厂的检修员",
    "乡里的邮递员",
)
DID = (
    "天不亮就出了门",
    "把旧账本摊在桌上",
    "沿着河堤走了七里路",
    "请来县里的匠人",
    "又添了两条新船",
    "商量起开春的打算",
)
THEN = (
    "一直忙到天黑",
    "谁也没有叫苦",
    "路过的人都停下来看",
    "这是入冬以来的头一回",
    "比往年早了半个月",
    "大家说起来都很高兴",
)


def story(rng: random.Random, paragraphs: int) -> Manuscript:
    """Return a manuscript of sentences that stand nowhere else."""

    def sentence() -> str:
        number = rng.randint(3, 98)
        return f"{rng.choice(WHO)}{rng.choice(DID)}，{rng.choice(THEN)}，算来已是第{number}趟，{rng.choice(THEN)}。"

    headline = f"{rng.choice(WHO)}{rng.choice(DID)}"
    return Manuscript.of(headline, ["".join(sentence() for _ in range(rng.randint(1, 4))) for _ in range(paragraphs)])


_RNG = random.Random(5)  # noqa: S311 (dice)
POOL = [story(_RNG, paragraphs) for paragraphs in (1, 2, 2, 3, 3, 4, 5, 5, 6, 8, 9, 9)]
SEEDS = st.integers(0, 10_000)


def issue(seed: int, style: Style | None = None, damage: Damage | None = None) -> score.Gold:
    return next(noise.issues(POOL, seed=seed, style=style, damage=damage))


def plain(**rates: float) -> Style:
    return replace(Style.plain(), **rates)


def broken(**rates: float) -> Damage:
    return replace(Damage.none(), **rates)


# what must not change


def test_without_rates_a_page_is_its_manuscripts():
    gold = noise.compose(POOL, seed=3, style=Style.plain(), damage=Damage.none())
    assert gold.source == "\n\n".join(text for m in POOL for text in (m.headline, *(part.text for part in m.body)))
    assert noise.manuscripts(gold) == tuple(POOL)
    assert not gold.furniture + gold.repeats
    assert not any(a.gaps + a.moved for a in gold.articles)


def test_what_a_manuscript_brings_is_printed():
    m = Manuscript(
        "书屋开门",
        (
            Part("paragraph", "旧砖窑改成的书屋开门。"),
            Part("list", "一、晚上九点关灯。"),
            Part("paragraph", "欢迎来坐。"),
        ),
        kicker=("暖心事",),
        deck=("首月借书三千册",),
        byline="本报记者 池一鸣",
        captions=("图为窑洞里的书架。",),
        signed="本报记者 池一鸣",
        dateline="",
        authors=(("池一鸣", "记者"),),
    )
    gold = noise.compose([m], seed=1, style=Style.plain(), damage=Damage.none())
    assert noise.manuscripts(gold) == (m,)


def test_the_same_seed_gives_the_same_issue():
    for seed in range(20):
        assert issue(seed) == issue(seed)
    assert issue(1).source != issue(2).source


def test_opencc_is_loaded_for_traditional_pages_only():
    program = (
        "import sys; from newsclean import noise; m = noise.Manuscript.of('书屋', ['开门了。']);"
        "noise.compose([m], seed=1, style=noise.Style(traditional=0)); assert 'opencc' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 (our own program)


def test_what_is_added_to_traditional_manuscripts_is_traditional():
    m = Manuscript.of("書屋開門", ["舊磚窯改成的書屋昨天開門，讀者說這個點子很好。", "過來看書的人還不少。"])
    style = plain(datelines=1, staff=1)
    sources = [noise.compose([m], seed=seed, style=style, damage=Damage.none()).source for seed in range(12)]
    assert all("舊磚窯改成的書屋昨天開門，讀者說這個點子很好。" in source for source in sources)
    assert any("責任編輯" in source or "責編" in source for source in sources)
    assert not any("责" in source or "记者" in source for source in sources)


# laws


@settings(max_examples=50)
@given(SEEDS)
def test_every_character_that_is_not_blank_is_in_one_piece(seed):
    gold = issue(seed)
    covered = [0] * len(gold.source)
    for piece in gold.pieces:
        assert gold.source[piece.start : piece.end] == piece.text
        for at in range(piece.start, piece.end):
            covered[at] += 1
    assert max(covered) == 1
    assert all(count or character.isspace() for count, character in zip(covered, gold.source, strict=True))
    # That every piece is in exactly one record, and every repeat stands once in its line, `Gold` itself sees to.


@settings(max_examples=50)
@given(SEEDS)
def test_the_notation_says_all_of_it(seed):
    gold = issue(seed)
    assert score.loads(score.dumps(gold), gold.source, name=gold.name) == gold


@settings(max_examples=50)
@given(SEEDS)
def test_the_result_it_asks_for_is_perfect(seed):
    gold = issue(seed)
    result = score.score(gold, ideal(gold))
    assert result.faults == ()
    assert result["articles perfect"].share == 1


LOSSLESS = replace(Damage(), lost_starts=0, lost_ends=0, lost_middles=0, column_breaks=0.6, repeats=0.01)
FORMS = plain(narrow=0.5, markdown=0.5, wraps=0.3, indents=0.3, no_blank_lines=0.2, crlf=0.2, wrapped_headlines=0.5)


@settings(max_examples=50)
@given(SEEDS)
def test_undoing_the_damage_gives_the_manuscripts(seed):
    gold = issue(seed, style=replace(FORMS, jumps=0.5, page_breaks=0.3, slogans=0.2), damage=LOSSLESS)
    clean = next(noise.issues(POOL, seed=seed, style=Style.plain(), damage=Damage.none()))
    read = [(marks(m.headline), _paragraphs(m)) for m in noise.manuscripts(gold)]
    assert read == [(marks(m.headline), _paragraphs(m)) for m in noise.manuscripts(clean)]


def _paragraphs(m: Manuscript) -> str:
    """Return a manuscript's text; where a column ended with a sentence nobody can tell where the paragraph did."""
    return "".join(marks(part.text) for part in m.body)


@settings(max_examples=50)
@given(SEEDS)
def test_what_is_lost_is_told(seed):
    gold = issue(
        seed, style=Style.plain(), damage=broken(lost_starts=0.5, lost_ends=0.5, column_breaks=0.5, lost_middles=0.5)
    )
    clean = next(noise.issues(POOL, seed=seed, style=Style.plain(), damage=Damage.none()))
    for damaged, whole in zip(gold.articles, clean.articles, strict=True):
        gaps = {gap.line: gap.kind for gap in damaged.gaps}
        for record, sound in zip(damaged.records, whole.records, strict=True):
            text = "".join(gold[line].text for line in record.lines)
            full = clean[sound.lines[0]].text
            kinds = {gaps[line] for line in record.lines if line in gaps}
            assert kinds == (
                {"before"} if full.endswith(text) else {"after"} if full.startswith(text) else {"between"}
            ) - ({"before"} if text == full else set())
            assert len(text) == len(full) or kinds


TEXTS = st.text(
    st.sampled_from("稻子黄了，。“”（）!?：\n\r\f\t 　0a#|+~=\0\u2028𠀀") | st.characters(exclude_categories=["Cs"]),
    max_size=90,
)


@settings(max_examples=100)
@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=5)), max_size=5), SEEDS)
def test_any_text_can_be_composed(stories, seed):
    damage = Damage(column_breaks=0.6, lost_starts=0.2, lost_ends=0.2, repeats=0.05, displaced_tails=0.3)
    gold = noise.compose([Manuscript.of(*story) for story in stories], seed=seed, damage=damage)
    assert all(piece.text.strip() for piece in gold.pieces)
    assert score.loads(score.dumps(gold), gold.source).pieces == gold.pieces


SIGNED = [m for seed in range(6) for m in noise.manuscripts(issue(seed, plain(datelines=0.6, own_bylines=1)))]


@settings(max_examples=50)
@given(SEEDS)
def test_bylines_and_datelines_are_printed_as_they_are_told(seed):
    gold = next(noise.issues(POOL + SIGNED, seed=seed, style=replace(Style(), briefs=1), damage=Damage.none()))
    for article in gold.articles:
        text = letters("".join(gold[line].text for line in article.lines))
        assert letters(article.byline or "") in text
        assert letters(article.dateline or "") in text
        for name, _ in article.authors or ():
            assert letters(name) in text


def test_a_column_of_short_news_has_one_kind_of_mark():
    seen = set()
    for seed in range(60):
        gold = next(noise.issues(POOL, seed=seed, style=Style.plain(), damage=Damage.none()))
        assert not re.search("^(?:[●◆■▲★·]|【..】)", gold.source, re.MULTILINE)
        gold = next(noise.issues(POOL, seed=seed, style=plain(briefs=1), damage=Damage.none()))
        marks = {m[0][:1] for m in re.finditer("^(?:[●◆■▲★·]|【..】)", gold.source, re.MULTILINE)}
        assert len(marks) <= 1
        seen |= marks or {""}
    assert {"", "【"} < seen


# every rate does what its note says, and nothing of the kind happens without it

EVERY = 1.0


def _articles(gold: score.Gold, *kinds: str) -> int:
    return sum(any(set(kinds) & set(r.kinds) for r in a.records) for a in gold.articles)


def _furniture(gold: score.Gold, *kinds: str) -> bool:
    return bool({record.finer for record in gold.furniture} & set(kinds))


def _slot_inside(gold: score.Gold) -> bool:
    """Whether three blank lines and nothing else stand between two pieces of one paragraph."""
    joins = [pair for article in gold.articles for record in article.records for pair in record.joins]
    between = [gold.source[gold[a].end : gold[b].start] for a, b in joins]
    return any(not text.strip() and text.count("\n") > 3 for text in between)


def _glued(gold: score.Gold) -> bool:
    return any(piece.id.endswith("a") for piece in gold.pieces)


def _farther(gold: score.Gold) -> bool:
    """Whether two later articles stand between a paragraph and its displaced rest."""
    of = {line: k for k, article in enumerate(gold.articles) for line in article.lines}
    printed = sorted(of, key=lambda line: gold[line].start)
    places = {line: at for at, line in enumerate(printed)}
    joins = [(a, b) for article in gold.articles for r in article.records for a, b in r.joins if b in article.moved]
    between = [{of[line] for line in printed[places[a] : places[b]] if of[line] > of[a]} for a, b in joins]
    return any(len(others) > 1 for others in between)


def _inner(gold: score.Gold) -> bool:
    """Whether text of one article stands right above and right below a tail of another."""
    of = {line: k for k, article in enumerate(gold.articles) for line in article.lines}
    printed = sorted(of, key=lambda line: gold[line].start)
    rows = zip(printed, printed[1:], printed[2:], strict=False)
    return any(of[a] == of[c] != of[b] and b in gold.articles[of[b]].moved for a, b, c in rows)


def _leads(gold: score.Gold) -> bool:
    return any(a.dateline or a.byline for a in gold.articles)


STYLES = {
    "kickers": ({}, lambda g: _articles(g, "kicker")),
    "decks": ({}, lambda g: _articles(g, "deck")),
    "two_decks": ({"decks": 1}, lambda g: any(sum(r.kinds == ("deck",) for r in a.records) == 2 for a in g.articles)),
    "datelines": ({}, lambda g: _leads(g) and not _articles(g, "byline")),
    "own_bylines": ({}, lambda g: any(a.records[1].kinds == ("byline",) for a in g.articles if len(a.records) > 1)),
    "end_bylines": ({}, lambda g: any(a.records[-1].kinds == ("byline",) for a in g.articles)),
    "captions": ({}, lambda g: _articles(g, "caption")),
    "credits": ({"captions": 1}, lambda g: bool(re.search("[摄图供发][）)]?$|摄影", _captions(g), re.MULTILINE))),
    "slots": ({"captions": 1}, lambda g: "\n\n\n\n" in g.source),
    "empty_slots": ({}, lambda g: "\n\n\n\n" in g.source),
    "subheads": ({}, lambda g: _articles(g, "subhead")),
    "interviews": ({}, lambda g: any(r.finer == "question" for r in g.records())),
    "editors_notes": ({}, lambda g: bool(re.search("^(【?编者|开栏语|按：)", g.source, re.MULTILINE))),
    "boxes": ({}, lambda g: _articles(g, "subhead")),
    "headless": ({"datelines": 1}, lambda g: _articles(g, "headline") < len(g.articles)),
    "wrapped_headlines": ({}, lambda g: any(len(r.lines) == 2 for r in g.records() if r.kinds == ("headline",))),
    "spaced_headlines": ({}, lambda g: bool(re.search("守 林 人|书 屋", g.source))),
    "turned_stacks": ({"kickers": 1}, lambda g: any(a.records[0].kinds == ("headline",) for a in g.articles)),
    "picture_news": ({}, lambda g: any("caption" in r.kinds and len(r.kinds) == 2 for r in g.records())),
    "wide_figures": ({}, lambda g: bool(re.search("第[０-９]", g.source)) and not re.search("[0-9]", g.source)),
    "close_stacks": ({"kickers": 1}, lambda g: bool(re.search(r"[^\n]\n[^\n]", g.source))),
    "close_blocks": ({}, lambda g: bool(re.search(r"[^\n]\n[^\n]", g.source))),
    "briefs": ({}, lambda g: any("furniture" in a.records[0].kinds for a in g.articles)),
    "mastheads": ({}, lambda g: _furniture(g, "nameplate", "ear", "folio", "guide")),
    "folios": ({}, lambda g: _furniture(g, "folio")),
    "slogans": ({}, lambda g: _furniture(g, "slogan")),
    "notices": ({}, lambda g: _furniture(g, "notice", "weather", "guide", "staff")),
    "staff": ({}, lambda g: _furniture(g, "staff")),
    "jumps": ({}, lambda g: _furniture(g, "jump") and any(a.moved for a in g.articles)),
    "page_breaks": ({}, lambda g: "\f" in g.source),
    "narrow": ({}, lambda g: "," in g.source and "，" not in g.source),
    "straight_quotes": ({}, lambda g: '"' in g.source),
    "markdown": ({}, lambda g: "# " in g.source),
    "wraps": ({}, lambda g: any(len(r.lines) > 2 for r in g.records())),
    "indents": ({}, lambda g: "\n　　" in g.source),
    "no_blank_lines": ({}, lambda g: "\n\n" not in g.source),
    "crlf": ({}, lambda g: "\r\n" in g.source),
    "traditional": ({}, lambda g: "們" in g.source or "開" in g.source or "個" in g.source),
    "spaced_names": ({"datelines": 1}, lambda g: bool(re.search("[一-鿿]　[一-鿿][）)]", g.source))),
}
DAMAGES = {
    "column_breaks": ({}, lambda g: any(r.joins for a in g.articles for r in a.records)),
    "breaks_at_ends": ({"column_breaks": 1}, lambda g: any(False in r.certain for a in g.articles for r in a.records)),
    "breaks_at_pauses": ({"column_breaks": 1}, lambda g: _breaks(g) and all(e in "，、；：" for e in _breaks(g))),
    "captions_inside": ({"column_breaks": 1}, lambda g: _inside(g, "caption")),
    "glued_captions": ({"column_breaks": 1, "captions_inside": 1}, _glued),
    "slots_inside": ({"column_breaks": 1}, _slot_inside),
    "slogans_inside": ({"column_breaks": 1}, lambda g: _inside(g, "furniture")),
    "repeats": ({}, lambda g: len(g.repeats) > 20),
    "repeated_words": ({"repeats": 0.02}, lambda g: any(len(r.faulty) - len(r.right) > 1 for r in g.repeats)),
    "folios_inside": ({"column_breaks": 1}, lambda g: "\f" in g.source and _inside(g, "furniture")),
    "drop_capitals": ({}, lambda g: any(len(p.text) == 1 for p in g.pieces)),
    "stray_blanks": ({}, lambda g: bool(re.search("[一-鿿] [一-鿿] [一-鿿]", g.source))),
    "lost_starts": ({}, lambda g: any(gap.kind == "before" for a in g.articles for gap in a.gaps)),
    "lost_ends": ({}, lambda g: any(gap.kind == "after" for a in g.articles for gap in a.gaps)),
    "lost_middles": ({"column_breaks": 1}, lambda g: any(gap.kind == "between" for a in g.articles for gap in a.gaps)),
    "displaced_tails": ({}, lambda g: any(len(a.moved) for a in g.articles)),
    "inner_tails": ({"displaced_tails": 1}, _inner),
    "farther_tails": ({"displaced_tails": 1}, _farther),
    "late_headlines": ({}, lambda g: any(len(a.moved) for a in g.articles)),
    "residue": ({}, lambda g: _furniture(g, "residue")),
}


def _captions(gold: score.Gold) -> str:
    return "\n".join("".join(gold[line].text for line in r.lines) for r in gold.records() if r.kinds == ("caption",))


def _breaks(gold: score.Gold) -> list[str]:
    return [gold[a].text[-1] for article in gold.articles for record in article.records for a, _ in record.joins]


def _inside(gold: score.Gold, kind: str) -> bool:
    """Whether a piece of a kind stands between two that are one paragraph."""
    starts = [gold[line].start for record in gold.records() if kind in record.kinds for line in record.lines]
    joins = [pair for article in gold.articles for record in article.records for pair in record.joins]
    return any(gold[a].start < start < gold[b].start for a, b in joins for start in starts)


# Captions and datelines come from the style; these rates are about what happens to them.
NEEDS = {"captions_inside", "glued_captions", "late_headlines"}


def test_every_rate_is_tested():
    assert set(STYLES) == {entry.name for entry in fields(Style)}
    assert set(DAMAGES) == {entry.name for entry in fields(Damage)}


@pytest.mark.parametrize("name", STYLES)
def test_a_style(name):
    with_it, shows = STYLES[name]
    short = Manuscript.of("书屋开门", [part.text for part in POOL[2].body])
    quoted = [short] + [Manuscript.of(m.headline, [p.text.replace("高兴", "“高兴”") for p in m.body]) for m in POOL]
    pages = {
        rate: [
            next(noise.issues(quoted, seed=seed, style=plain(**{**with_it, name: rate}), damage=Damage.none()))
            for seed in range(12)
        ]
        for rate in (0.0, EVERY)
    }
    assert any(map(shows, pages[EVERY]))
    assert not any(map(shows, pages[0.0]))


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damage(name):
    with_it, shows = DAMAGES[name]
    style = plain(captions=1, datelines=1) if name in NEEDS else Style.plain()
    rate = 0.05 if name == "repeats" else EVERY
    assert any(shows(issue(seed, style, broken(**{**with_it, name: rate}))) for seed in range(12))
    assert not any(shows(issue(seed, style, broken(**{**with_it, name: 0.0}))) for seed in range(12))


@pytest.mark.parametrize("rate", [-0.1, 1.1])
def test_what_is_no_rate_is_refused(rate):
    with pytest.raises(ValueError, match="kickers"):
        Style(kickers=rate)
    with pytest.raises(ValueError, match="repeats"):
        Damage(repeats=rate)


# manuscripts


def test_manuscripts_are_read_from_json_lines():
    rows = ['{"title": "秋收", "paragraphs": ["稻子黄了。", "谷子红了。"]}', "", '{"title": "渡口", "paragraphs": []}']
    first, second = noise.read_jsonl(rows)
    assert first == Manuscript("秋收", (Part("paragraph", "稻子黄了。"), Part("paragraph", "谷子红了。")))
    assert second.body == ()


def test_the_clean_reading_of_a_gold():
    source = "## 书屋\n开门\n\n旧砖窑改成的的书屋\n\n图为书架。\n\n开门了,Wi-Fi\nfree。\n"
    gold = score.loads("A\nH 1+2\nP 4+8+9\nC 6\nE 4 改成的的书=>改成的书", source)
    (m,) = noise.manuscripts(gold)
    assert m.headline == "书屋开门"
    assert m.body == (Part("paragraph", "旧砖窑改成的书屋开门了,Wi-Fi free。"),)
    assert m.captions == ("图为书架。",)


def test_cutting_a_manuscript_keeps_sentences_for_captions():
    m = POOL[-1].cut(2)
    assert len(m.body) == 2
    assert m.spare
    assert all(text in "".join(part.text for part in POOL[-1].body) for text in m.spare)


def test_a_page_of_nothing():
    assert noise.compose([], seed=1, style=Style.plain(), damage=Damage.none()).articles == ()


def test_the_command_writes_issues_that_score_can_load(tmp_path):
    rows = [json.dumps({"title": m.headline, "paragraphs": [part.text for part in m.body]}) for m in POOL]
    (tmp_path / "articles.jsonl").write_text("\n".join(rows), "utf-8")
    out = tmp_path / "out"
    assert main([str(tmp_path / "articles.jsonl"), "-o", str(out), "-n", "5", "--seed", "40"]) == 0
    golds = sorted(out.glob("*.gold"))
    assert [path.name for path in golds] == [f"composed-{n}.gold" for n in range(40, 45)]
    (gold,) = score.load(golds[0])
    assert replace(gold, name="composed-40") == issue(40)
    assert main([str(golds[0]), "-o", str(tmp_path / "again"), "-n", "1"]) == 0
    (again,) = score.load(tmp_path / "again" / "composed-1.gold")
    assert again.articles


def test_the_command_names_what_it_cannot_read(tmp_path, capsys):
    assert main([str(tmp_path / "none.jsonl"), "-o", str(tmp_path)]) == 2
    assert "none.jsonl" in capsys.readouterr().err
