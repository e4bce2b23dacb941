"""YAML files as rows, so that they are compared like tables: one row for each object in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from cetakbiru.comparison.snapshot import SnapshotColumn
from cetakbiru.model.schema import LIST_SEPARATOR, Descriptor

PATH_COLUMN = "bagian"


@dataclass
class TreeRow:
    """An object of a YAML file: where it lies, its scalars by name, and what names it.

    `own_keys` are the codes that it gives out: "bidang.kode" → its code and what that names.
    """

    path: tuple[str, ...]
    cells: dict[str, str]
    label: str
    own_keys: dict[str, tuple[str, str]] = field(default_factory=dict)


@dataclass
class TreeTable:
    """The rows of all files of a descriptor, and the columns that they fill."""

    rows: list[TreeRow] = field(default_factory=list)
    columns: dict[str, SnapshotColumn] = field(default_factory=dict)


def tree_table(descriptor: Descriptor, trees: list[Any]) -> TreeTable:
    """The objects of `trees` as rows. What the schema doesn't know keeps its key as title."""
    table = TreeTable()
    schema = descriptor.json_schema or {}
    for tree in trees:
        if isinstance(tree, Mapping):
            key = _own_key(schema, tree)
            _walk(table, schema, tree, (key,) if key else ())
    return table


def _walk(table: TreeTable, schema: Any, value: Mapping[str, Any], path: tuple[str, ...]) -> None:
    row = TreeRow(path, {}, _label(schema, value))
    for name, title, inner, item in _scalars(schema, value):
        table.columns.setdefault(name, _column(name, title, inner, item))
        row.cells[name] = _text(item)
    if row.cells:
        table.rows.append(row)
    row.own_keys.update(_given_codes(schema, value))
    for name, item in value.items():
        if isinstance(item, list) and any(isinstance(entry, Mapping) for entry in item):
            _walk_items(table, _property(schema, name).get("items", {}), item, (*path, name))


def _walk_items(table: TreeTable, schema: Any, items: list[Any], path: tuple[str, ...]) -> None:
    seen: dict[str, int] = {}
    for entry in items:
        if not isinstance(entry, Mapping):
            continue
        key = _own_key(schema, entry) or _identity(schema, entry)
        seen[key] = seen.get(key, 0) + 1
        unique = key if seen[key] == 1 else f"{key} ({seen[key]})"
        _walk(table, schema, entry, (*path, unique))


def _scalars(
    schema: Any, value: Mapping[str, Any], prefix: str = "", titles: str = ""
) -> Iterator[tuple[str, str, Any, Any]]:
    """Name, title, schema and value of each scalar; those of nested mappings with a dotted name."""
    for name, item in value.items():
        inner = _property(schema, name)
        title = titles + str(inner.get("title", name))
        if isinstance(item, Mapping):
            yield from _scalars(inner, item, f"{prefix}{name}.", f"{title} - ")
        elif not (isinstance(item, list) and any(isinstance(entry, Mapping) for entry in item)):
            yield prefix + name, title, inner, item


def _given_codes(schema: Any, value: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, item in value.items():
        inner = _property(schema, name)
        if isinstance(item, Mapping):
            yield from _given_codes(inner, item)
        elif "kunci" in inner:
            yield str(inner["kunci"]), (_text(item), _label(schema, value))


def _property(schema: Any, name: str) -> Mapping[str, Any]:
    found = schema.get("properties", {}).get(name, {}) if isinstance(schema, Mapping) else {}
    return found if isinstance(found, Mapping) else {}


def _column(name: str, title: str, schema: Mapping[str, Any], value: Any) -> SnapshotColumn:
    is_list = isinstance(value, list) or schema.get("type") == "array"
    reference = schema.get("acuan") or schema.get("items", {}).get("acuan") or ()
    references = (reference,) if isinstance(reference, str) else tuple(reference)
    return SnapshotColumn(name, title, references, is_list, schema.get("type") == "number")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return LIST_SEPARATOR.join(_text(entry) for entry in value)
    return str(value)


def _own_key(schema: Any, value: Mapping[str, Any]) -> str:
    """The value that the schema marks as the object's key, or nothing."""
    for name, item in value.items():
        if "kunci" in _property(schema, name):
            return _text(item)
    return ""


def _identity(schema: Any, value: Mapping[str, Any]) -> str:
    """What tells an object without a key from its neighbours: its required codes and dates."""
    parts = []
    for name in schema.get("required", ()) if isinstance(schema, Mapping) else ():
        inner = _property(schema, name)
        reference = str(inner.get("acuan", "sumber."))
        telling = "enum" in inner or "format" in inner or "pattern" in inner
        if telling or not reference.startswith("sumber."):
            parts.append(_text(value.get(name)))
    return " ".join(parts) or "?"


def _label(schema: Any, value: Mapping[str, Any]) -> str:
    """The first required plain text of an object: its name, as a reader would call it."""
    for name in schema.get("required", ()) if isinstance(schema, Mapping) else ():
        inner = _property(schema, name)
        plain = not {"acuan", "enum", "pattern", "format", "kunci"} & set(inner)
        if plain and inner.get("type") == "string" and value.get(name):
            return _text(value[name])
    return ""
