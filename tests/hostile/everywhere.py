"""A province in which every field that takes any text holds the text of one's choice.

The fields are found by the descriptors, so that a new one is filled as well. Keys, references,
choices and what is typed stay, since nothing would be built without them.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from cetakbiru.base.yamlvalues import read_values
from cetakbiru.checks.shape.codes import build_registry, references_of
from cetakbiru.checks.shape.reading import read_raw
from cetakbiru.model.schema import Column, Descriptor, read_descriptors

# By the number of the field and what describes it.
Text = Callable[[int, Mapping[str, Any]], str]
# Names of folders and files are made of it.
_PATHS = {("edisi", "versi"), ("rilis", "rilis.versi")}


class Filled:
    """Fills a data folder; `fields` are those that it filled, as `table.field`.

    Those in `kept` stay as they are.
    """

    def __init__(self, data: Path, text: Text, kept: Collection[str] = ()) -> None:
        self._data = data
        self._text = text
        self._kept = kept
        self._count = 0
        self._codes = build_registry(read_raw(data)[0], frozenset()).codes
        self.fields: set[str] = set()
        for descriptor in read_descriptors().values():
            for path in descriptor.files(data):
                if descriptor.is_table:
                    self._fill_table(path, descriptor)
                else:
                    self._fill_tree(path, descriptor)

    def _next(self, field: str, described: Mapping[str, Any]) -> str:
        self._count += 1
        self.fields.add(field)
        limits = {**described, **described.get("constraints", {})}
        return self._text(self._count, described)[: limits.get("maxLength")]

    def _fill_table(self, path: Path, descriptor: Descriptor) -> None:
        with path.open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        columns = [descriptor.columns_by_name[name] for name in header]
        for row in rows or [[self._usual(column) for column in columns]]:
            for at, column in enumerate(columns):
                field = f"{descriptor.name}.{column.name}"
                if takes_any_text(descriptor, column) and field not in self._kept:
                    row[at] = self._next(field, column.descriptor)
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows([header, *rows])

    def _usual(self, column: Column) -> str:
        if column.references:
            return self._code(column.references[0])
        return column.enum[0] if column.enum else column.example

    def _fill_tree(self, path: Path, descriptor: Descriptor) -> None:
        value = read_values(path.read_text(encoding="utf-8"))
        filled = self._value(value, descriptor.json_schema or {}, descriptor.name, "")
        text = yaml.safe_dump(filled, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8")

    def _value(self, value: Any, schema: Mapping[str, Any], table: str, path: str) -> Any:
        if "properties" in schema:
            found = value if isinstance(value, dict) else {}
            return {
                key: self._value(found.get(key), inner, table, f"{path}.{key}".lstrip("."))
                for key, inner in schema["properties"].items()
                if key in found
                or key in schema.get("required", ())
                or any(free_within(inner, table, f"{path}.{key}".lstrip(".")))
            }
        if "items" in schema:
            return [self._value(one, schema["items"], table, path) for one in value or [None]]
        if is_free(schema, table, path) and f"{table}.{path}" not in self._kept:
            return self._next(f"{table}.{path}", schema)
        return self._known(schema) if value is None else value

    def _known(self, schema: Mapping[str, Any]) -> Any:
        """What may stand where nothing stood."""
        kinds = schema.get("type", "string")
        if "null" in kinds:
            return None
        if "enum" in schema:
            return schema["enum"][0]
        if references := references_of(schema):
            return self._code(references[0])
        return {"integer": 1, "number": 1, "boolean": True}.get(kinds, "2026-01-31")

    def _code(self, target: str) -> str:
        return next(iter(self._codes[target].labels), "")


def takes_any_text(descriptor: Descriptor, column: Column) -> bool:
    """Whether a column is neither typed nor a key, a reference or a choice."""
    return (
        column.type == "string"
        and not column.references
        and not column.enum
        and column.name not in descriptor.key
    )


def is_free(schema: Mapping[str, Any], table: str, path: str) -> bool:
    """The same of a value in a YAML file."""
    return (
        "string" in schema.get("type", ())
        and not schema.keys() & {"acuan", "enum", "kunci"}
        and schema.get("format") != "date"
        and (table, path) not in _PATHS
    )


def free_within(schema: Mapping[str, Any], table: str, path: str) -> Iterator[str]:
    """The fields that take any text in a part of a YAML file."""
    for key, inner in schema.get("properties", {}).items():
        yield from free_within(inner, table, f"{path}.{key}".lstrip("."))
    if "items" in schema:
        yield from free_within(schema["items"], table, path)
    if is_free(schema, table, path):
        yield f"{table}.{path}"


def all_fields() -> Iterator[str]:
    """Every field that takes any text."""
    for name, descriptor in read_descriptors().items():
        for column in descriptor.columns:
            if takes_any_text(descriptor, column):
                yield f"{name}.{column.name}"
        yield from free_within(descriptor.json_schema or {}, name, "")
