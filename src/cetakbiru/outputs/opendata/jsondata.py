"""A table as JSON: an array of typed objects, and the JSON Schema that describes it.

The shape is stable: every object has every field, in order; an empty cell is null, an empty list
is []. Numbers keep the digits of the data.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from cetakbiru.outputs.opendata.tables import DataTable, Field, Value

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_encode = json.JSONEncoder(ensure_ascii=False).encode
_KEPT = ("minimum", "maximum", "minLength", "maxLength")


def to_json(table: DataTable) -> bytes:
    """One object a line, so that editions can be compared line by line."""
    names = [_encode(field.name) for field in table.fields]
    objects = (
        "{" + ", ".join(f"{name}: {_literal(value)}" for name, value in zip(names, row)) + "}"
        for row in table.rows
    )
    return _lines("[", ",\n".join(objects), "]")


def to_json_schema(table: DataTable) -> bytes:
    """The JSON Schema of what `to_json` gives."""
    schema = {
        "$schema": _DIALECT,
        "title": table.title,
        "description": table.description,
        "type": "array",
        "items": {
            "type": "object",
            "additionalProperties": False,
            "required": [field.name for field in table.fields],
            "properties": {field.name: _property(field) for field in table.fields},
        },
    }
    return pretty_json(schema)


def pretty_json(value: Any) -> bytes:
    """JSON for people and programs: indented, letters as they are, a newline at the end.

    The same bytes as `json.dumps` with an indent, which takes four times as long.
    """
    return (_pretty(value, "\n") + "\n").encode()


def _pretty(value: Any, line: str) -> str:
    """The value with its lines beginning with `line`, the newline included."""
    if isinstance(value, str) or not value or not isinstance(value, (dict, list, tuple)):
        return _encode(value)
    inner = line + "  "
    if isinstance(value, dict):
        parts = [f"{_encode(str(key))}: {_pretty(one, inner)}" for key, one in value.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}{line}}}"
    return f"[{inner}{f',{inner}'.join(_pretty(one, inner) for one in value)}{line}]"


def _lines(*parts: str) -> bytes:
    return ("\n".join(part for part in parts if part) + "\n").encode()


def _literal(value: Value) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return _encode(value.isoformat())
    return _encode(value)


def _property(field: Field) -> dict[str, Any]:
    rules = {name: rule for name, rule in field.constraints.items() if name in _KEPT}
    if "pattern" in field.constraints:
        rules["pattern"] = f"^(?:{field.constraints['pattern']})$"
    found: dict[str, Any] = {"title": field.title, "description": field.description}
    if field.is_list:
        found |= {"type": "array", "items": {"type": "string"}}
        if field.required:
            found["minItems"] = 1
    else:
        kind = "string" if field.type == "date" else field.type
        found["type"] = kind if field.required else [kind, "null"]
        if field.type == "date":
            found["format"] = "date"
        if "enum" in field.constraints:
            found["enum"] = _choices(field)
        found |= rules
    if field.unit:
        found["satuan"] = field.unit
    if field.references:
        found["acuan"] = list(field.references)
    return found


def _choices(field: Field) -> list[Any]:
    given = field.constraints["enum"]
    choices: list[Any] = list(given) if isinstance(given, Iterable) else [given]
    return choices if field.required else [*choices, None]
