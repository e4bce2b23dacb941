"""YAML files as flat tables, by their JSON Schema: one table for each list of objects.

Keys of an object within an object become one column (`provinsi_kode`), lists of texts a list
column, and a child bears the key of its parent in a column named after the parent's table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from cetakbiru.model.schema import Descriptor
from cetakbiru.outputs.opendata.tables import Constraint, DataTable, Field, Value

Schema = Mapping[str, Any]
Path = tuple[str, ...]


@dataclass
class _Plan:
    """A table to be: its columns with the path of their value, and the tables within it."""

    name: str
    title: str
    description: str
    parent: _Plan | None
    columns: list[tuple[Field, Path]] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    children: list[tuple[Path, _Plan]] = field(default_factory=list)
    rows: list[tuple[Value, ...]] = field(default_factory=list)

    @property
    def own_key(self) -> tuple[str, Path] | None:
        """The column that names its rows, with the path of the value; never one further within."""
        for column, path in self.columns:
            if len(path) == 1 and column.name in self.anchors.values():
                return column.name, path
        return None

    def parent_field(self) -> Field | None:
        """The column that leads from a row to the row of the parent that holds it."""
        parent = self.parent
        key = parent.own_key if parent else None
        if parent is None or key is None:
            return None
        return Field(
            name=parent.name,
            title=parent.title,
            type="string",
            description=f"{parent.title} tempat baris ini berada.",
            references=tuple(kunci for kunci, name in parent.anchors.items() if name == key[0])[:1],
            constraints={"required": True},
        )


def flatten(descriptor: Descriptor, values: list[Any]) -> list[DataTable]:
    """The tables of a YAML descriptor; `values` are the contents of its files, in order."""
    schema = descriptor.json_schema
    assert schema is not None  # noqa: S101 - only YAML descriptors come here
    root = _Plan(descriptor.name, descriptor.title, descriptor.description, None)
    _plan_object(descriptor, root, schema, ())
    if any(child.name == root.name for _, child in root.children):
        root.name, root.title = f"{root.name}_umum", f"{root.title}: keterangan umum"
    for value in values:
        _fill(root, value, None)
    return [_table(descriptor, plan) for plan in _walk(root) if plan.columns]


def _plan_object(
    descriptor: Descriptor, plan: _Plan, schema: Schema, path: Path, always: bool = True
) -> None:
    """Adds the columns of an object; one that need not be there requires nothing of a row."""
    required = schema.get("required", ()) if always else ()
    for name, inner in schema.get("properties", {}).items():
        here = (*path, name)
        if inner.get("type") == "object" and "properties" in inner:
            _plan_object(descriptor, plan, inner, here, name in required)
        elif inner.get("type") == "object" or _kind_of_items(inner) in ("object", "array"):
            plan.children.append((here, _plan_child(descriptor, plan, here, inner)))
        else:
            column = _field("_".join(here), inner, name in required)
            plan.columns.append((column, here))
            if "kunci" in inner:
                plan.anchors[inner["kunci"]] = column.name


def _kind_of_items(schema: Schema) -> str:
    return str(schema.get("items", {}).get("type", "")) if schema.get("type") == "array" else ""


def _plan_child(descriptor: Descriptor, parent: _Plan, path: Path, schema: Schema) -> _Plan:
    items = schema.get("items", {})
    name = _child_name(descriptor, parent, path, items)
    title = descriptor.title
    if name != descriptor.name and "title" in schema:
        title = f"{title}: {schema['title'].lower()}"
    child = _Plan(name, title, schema.get("description", descriptor.description), parent)
    if schema.get("type") == "object":
        child.columns = _entry_columns(schema)
    elif items["type"] == "array":
        child.columns = _LIST_COLUMNS
    else:
        _plan_object(descriptor, child, items, ())
    return child


def _child_name(descriptor: Descriptor, parent: _Plan, path: Path, items: Schema) -> str:
    """The table that references speak of; else the parent's name and the way from it."""
    if path == (descriptor.name,):
        return descriptor.name
    keys = [one["kunci"] for one in items.get("properties", {}).values() if "kunci" in one]
    spoken_of = {key.partition(".")[0] for key in keys} - {descriptor.name}
    return min(spoken_of) if spoken_of else "_".join((parent.name, *path))


def _entry_columns(schema: Schema) -> list[tuple[Field, Path]]:
    """Those of the entries of an object whose keys the schema leaves open."""
    entry = schema.get("additionalProperties")
    kind = str(entry.get("type", "string")) if isinstance(entry, Mapping) else "string"
    return [
        (Field("kunci", "Kunci", "string", "Nama butir ini."), ("kunci",)),
        (Field("isi", "Isi", kind, "Isi butir ini."), ("isi",)),
    ]


# A list of lists is a table of the inner ones.
_LIST_COLUMNS: list[tuple[Field, Path]] = [
    (Field("isi", "Isi", "string", "Nilai baris ini menurut urutannya.", is_list=True), ("isi",)),
]


def _field(name: str, schema: Schema, required: bool) -> Field:
    is_list = schema.get("type") == "array"
    items = schema.get("items", {})
    references = items.get("acuan", ()) if is_list else schema.get("acuan", ())
    given = schema.get("type", "string")
    kinds = [kind for kind in ([given] if isinstance(given, str) else given) if kind != "null"]
    kind = "string" if is_list else kinds[0]
    constraints = _constraints(schema, required and kinds == [given])
    return Field(
        name=name,
        title=schema.get("title", name),
        type="date" if schema.get("format") == "date" else kind,
        description=schema.get("description", ""),
        unit=schema.get("satuan", ""),
        references=(references,) if isinstance(references, str) else tuple(references),
        is_list=is_list,
        constraints=constraints,
    )


def _constraints(schema: Schema, required: bool) -> dict[str, Constraint]:
    """The rules that hold for a cell; a required text that may be empty is not required there."""
    if schema.get("type") == "array":
        return {"required": True} if required and schema.get("minItems", 0) > 0 else {}
    found: dict[str, Constraint] = {}
    filled = schema.get("type") != "string" or any(
        rule in schema for rule in ("pattern", "enum", "format", "minLength", "acuan")
    )
    if required and filled:
        found["required"] = True
    if "pattern" in schema:
        found["pattern"] = schema["pattern"].removeprefix("^").removesuffix("$")
    for name in ("enum", "minimum", "maximum", "minLength", "maxLength"):
        if name in schema:
            found[name] = schema[name]
    return found


def _fill(plan: _Plan, value: Any, parent_key: Value) -> None:
    """Adds the row of one object, then those of the objects within it."""
    if plan.columns:
        own = tuple(_typed(column, _at(value, path)) for column, path in plan.columns)
        plan.rows.append((parent_key, *own) if plan.parent_field() else own)
    key = _at(value, plan.own_key[1]) if plan.own_key else None
    for path, child in plan.children:
        for item in _items(_at(value, path)):
            _fill(child, item, key)


def _items(value: Any) -> Iterator[Any]:
    """The objects of a list; entries of an open object and inner lists as objects of their own."""
    if isinstance(value, Mapping):
        yield from ({"kunci": name, "isi": inner} for name, inner in value.items())
    for item in value if isinstance(value, list) else ():
        yield {"isi": item} if isinstance(item, list) else item


def _at(value: Any, path: Path) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _typed(column: Field, value: Any) -> Value:
    if column.is_list:
        return tuple(str(item) for item in value or ())
    if value is None or value == "":
        return None
    if column.type == "date":
        return date.fromisoformat(value)
    if isinstance(value, float):
        return Decimal(str(value))
    return value if isinstance(value, (bool, int)) else str(value)


def _walk(plan: _Plan) -> Iterator[_Plan]:
    yield plan
    for _, child in plan.children:
        yield from _walk(child)


def _table(descriptor: Descriptor, plan: _Plan) -> DataTable:
    parent = plan.parent_field()
    own = tuple(column for column, _ in plan.columns)
    return DataTable(
        name=plan.name,
        title=plan.title,
        description=plan.description,
        origin=descriptor.name,
        path=descriptor.pattern,
        fields=(parent, *own) if parent else own,
        rows=tuple(plan.rows),
        key=(plan.own_key[0],) if plan.own_key else (),
        anchors=plan.anchors,
    )
