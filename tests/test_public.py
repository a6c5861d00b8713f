"""The public names: each is there, said in the manual's words, and its values are frozen, slotted and picklable."""

from __future__ import annotations

import ast
import dataclasses
import inspect
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import newsclean
from newsclean import edits
from newsclean.issue import model

TYPES = [model.Block, model.Author, model.Article, model.Join, model.Gap, model.Move, model.Issue, edits.Change]
VALUES = [
    edits.Span(1, 2),
    edits.Edit(1, 2, "，"),
    edits.Change("width", 1, 2, ",", "，", 1.0, applied=True, layer=0, why="wide"),
    model.Block("paragraph", "晴。", (edits.Span(0, 2),), "ends", 0.9, (model.Run(0, 0, 1),)),
    model.Author("林一舟", "记者"),
    model.Join(1, 3, "", 0.95, applied=True, why="broken"),
    model.Gap(0, 3, "before", "starts in the middle"),
    model.Move(0, edits.Span(3, 9), 1, 0.9, applied=False, why="tail"),
]


def test_the_names_are_listed_once() -> None:
    assert newsclean.__all__ == sorted(set(newsclean.__all__), key=lambda n: (not n.isupper(), n[0].islower(), n))
    assert set(newsclean.__all__) == {*newsclean.HOME_OF, *newsclean.MODULES}


def test_type_checkers_see_what_is_loaded_on_demand() -> None:
    tree = ast.parse(Path(newsclean.__file__).read_text("utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    seen = {a.name: node.module for node in block.body if isinstance(node, ast.ImportFrom) for a in node.names}
    loaded = {name: f"newsclean.{home}" for name, home in newsclean.HOME_OF.items()}
    assert seen == loaded | dict.fromkeys(newsclean.MODULES, "newsclean")


@pytest.mark.parametrize("name", newsclean.__all__)
def test_a_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(newsclean, name)
    assert name in dir(newsclean)
    if isinstance(value, edits.Rule):
        assert value.why
    elif callable(value):
        first = inspect.getdoc(value).splitlines()[0]
        assert first.endswith(".")


@pytest.mark.parametrize("name", [n for n in newsclean.__all__ if n[0].islower()])
def test_options_are_named_and_typed(name: str) -> None:
    function = getattr(newsclean, name)
    if not inspect.isfunction(function):
        return
    parameters = inspect.signature(function).parameters.values()
    assert all(p.kind is not p.VAR_KEYWORD and p.annotation is not p.empty for p in parameters)
    assert all(p.kind is p.KEYWORD_ONLY for p in parameters if p.default is not p.empty and p.name != "encoding")


@pytest.mark.parametrize("options", [{"script": "x"}, {"duplicate_rate": 2}, {"keep": "captions"}], ids=str)
def test_an_option_out_of_range_is_refused_in_a_sentence(options: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=f"{next(iter(options))} .* n"):
        newsclean.clean("晴。", **options)


def test_several_files_are_a_collection(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match=r"write parse_files\(\['page.txt'\]\)"):
        newsclean.parse_files("page.txt")
    page = tmp_path / "page.txt"
    page.write_text("三号渡口恢复通航", "utf-8")
    issues = newsclean.parse_files([page, tmp_path / "missing.txt"])
    assert next(issues).source == str(page)
    with pytest.raises(FileNotFoundError, match=r"missing\.txt"):
        next(issues)


def test_decode_is_the_function_whatever_was_loaded_before() -> None:
    """A module of the package that is called like a public function would take its place once it is imported."""
    code = "import newsclean; newsclean.parse(b'abc'); newsclean.decode(b'abc')"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603 (our own words)
    modules = {path.stem for path in Path(newsclean.__file__).parent.iterdir()}
    assert modules.isdisjoint(newsclean.HOME_OF)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'tidy'"):
        newsclean.tidy  # noqa: B018 (reading it is the test)


@pytest.mark.parametrize("kind", TYPES, ids=lambda t: t.__name__)
def test_results_are_frozen_and_slotted(kind: type) -> None:
    assert kind.__dataclass_params__.frozen
    if kind is not model.Issue:  # it caches nothing itself, but holds what does
        assert "__dict__" not in dir(kind)
    assert all(field.type for field in dataclasses.fields(kind))


@pytest.mark.parametrize("value", VALUES, ids=lambda v: type(v).__name__)
def test_results_survive_pickling_and_print_usefully(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 (its own bytes)
    assert type(value).__name__ in repr(value)
