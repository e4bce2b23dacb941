"""YAML as plain values: nothing in it can end the reader otherwise than by YAMLError."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from cetakbiru.base.yamlvalues import MOST_NESTING, NestingError, read_values
from cetakbiru.model.text import TextFile
from cetakbiru.model.yamltree import read_yaml

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
