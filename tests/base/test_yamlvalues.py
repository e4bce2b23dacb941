"""YAML as plain values: nothing in it can end the reader otherwise than by YAMLError."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cetakbiru.base.yamlvalues import (
    MOST_NESTING,
    AnyTagLoader,
    NestingError,
    SafeLoader,
    read_values,
)
from cetakbiru.model.text import Position, TextFile
from cetakbiru.model.yamltree import read_as_renderers_do, read_yaml

# So deep that the parser in C would take the process with it.
_DEEP = 100_000
_NESTED = {
    "lists": "[" * _DEEP + "]" * _DEEP,
    "never closed": "[" * _DEEP,
    "mappings": "a: " + "{a: \n" * _DEEP,
    "in a quotation": f"'{'[' * _DEEP}'",
    "on one line": "- " * _DEEP + "a",
    "indented": "\n".join(f"{' ' * at}a:" for at in range(1_000)),
}


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@pytest.mark.parametrize("name", _NESTED)
def test_what_nests_without_end_is_refused_before_it_is_read(name: str, loader: type) -> None:
    with pytest.raises(NestingError):
        read_values(_NESTED[name], loader)


@pytest.mark.parametrize("name", _NESTED)
def test_a_tree_tells_where_it_nests_too_deep(name: str) -> None:
    text = f"# catatan\n{_NESTED[name]}"
    error = read_yaml(TextFile("a.yml", Path("a.yml"), text.encode())).error
    assert error is not None
    assert error.reason == "nests too deep"
    assert error.position.line > 1


def test_what_people_nest_is_read() -> None:
    levels = MOST_NESTING
    assert read_values("[" * levels + "]" * levels)


def test_nothing_but_plain_values_can_be_asked_for() -> None:
    with pytest.raises(yaml.YAMLError):
        read_values("!!python/object/apply:os.getcwd []")


@pytest.mark.parametrize(
    "written", ["2026-13-45", '!!float ""', '!!int "-"', "!!bool x", "9" * 5_000]
)
@pytest.mark.parametrize("loader", [SafeLoader, AnyTagLoader])
def test_a_value_that_is_not_of_its_kind_is_told_with_its_place(written: str, loader: type) -> None:
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        read_values(f"a: 1\nb:\n  - {written}\n", loader)
    assert caught.value.problem_mark is not None
    assert (caught.value.problem_mark.line, caught.value.problem_mark.column) == (2, 4)


@pytest.mark.parametrize(
    "written", ['!!float ""', '!!int "-"', "!!bool x", "!!timestamp x", "!!x 1"]
)
def test_a_tree_tells_a_value_that_is_not_of_its_tag(written: str) -> None:
    tree = read_yaml(TextFile("a.yml", Path("a.yml"), f"a: 1\nb: {written}\n".encode()))
    assert tree.error is not None
    assert tree.error.position == Position(2, 4)


def test_what_renderers_read_too_has_dates_that_are_some() -> None:
    right, wrong = (
        TextFile("a.md", Path("a.md"), f"title: {day}\n".encode())
        for day in ("2026-12-31", "2026-12-32")
    )
    assert read_as_renderers_do(right).value == {"title": "2026-12-31"}
    assert read_yaml(wrong).error is None
    assert read_as_renderers_do(wrong).error is not None
