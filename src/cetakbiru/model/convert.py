"""Plain values turned into the records of the model, by the annotations of the record."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Record = TypeVar("Record")


def to_record(kind: type[Record], values: Mapping[str, Any]) -> Record:
    """A `kind` from a mapping read from YAML; nested mappings and lists follow the annotations.

    Raises KeyError for a missing key without default, ValueError for a value of another type.
    """
    hints = _hints(cast(Any, kind))
    return kind(**{name: _convert(hints[name], value) for name, value in values.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _convert(hint: Any, value: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if value is None:
            return None
        (inner,) = (kind for kind in get_args(hint) if kind is not type(None))
        return _convert(inner, value)
    if origin is tuple:
        return tuple(_convert(get_args(hint)[0], item) for item in value)
    if is_dataclass(hint):
        if not isinstance(value, Mapping):
            raise ValueError(value)
        return to_record(cast(type[Any], hint), value)
    if hint is date:
        return date.fromisoformat(value)
    if hint is Decimal:
        # Through text: the decimal that was written, and a whole number may be too large to float.
        number = Decimal(str(value)) if type(value) in (int, float) else None
        if number is None or not number.is_finite():
            raise ValueError(value)
        return number
    if hint in (str, int, bool) and type(value) is not hint:
        raise ValueError(value)
    return value
