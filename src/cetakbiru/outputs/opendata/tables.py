"""Data tables ready to be written in any format: typed rows with the description of each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from cetakbiru.model.schema import LIST_SEPARATOR

Value = str | int | Decimal | bool | date | tuple[str, ...] | None
Constraint = str | int | float | bool | list[str]

YES, NO = "ya", "tidak"


@dataclass(frozen=True)
class Field:
    """One column. `type` is string, integer, number, boolean or date.

    `references` are `table.field` names of which each value must be one; `is_list` says that a
    cell holds several texts.
    """

    name: str
    title: str
    type: str
    description: str
    unit: str = ""
    example: str = ""
    references: tuple[str, ...] = ()
    is_list: bool = False
    constraints: Mapping[str, Constraint] = field(default_factory=dict)

    @property
    def required(self) -> bool:
        return bool(self.constraints.get("required", False))


@dataclass(frozen=True)
class DataTable:
    """One table of the open data.

    `origin` is the descriptor that it comes from, `path` where editors find it below data/.
    `anchors` says which references it answers: "bidang.kode" → its field "kode".
    `part_of` names the table of which it is a part; it answers no references itself.
    """

    name: str
    title: str
    description: str
    origin: str
    path: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Value, ...], ...]
    key: tuple[str, ...] = ()
    anchors: Mapping[str, str] = field(default_factory=dict)
    part_of: str | None = None

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources that its rows cite, each once, in the order met."""
        found: dict[str, None] = {}
        places = [at for at, one in enumerate(self.fields) if one.references == ("sumber.id",)]
        for row in self.rows:
            for place in places:
                value = row[place]
                cited = value if isinstance(value, tuple) else (value,)
                found.update((one, None) for one in cited if isinstance(one, str))
        return tuple(found)


def plain_text(value: Value) -> str:
    """A value as the files in data/ write it: decimal point, ya/tidak, lists split by ";"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return LIST_SEPARATOR.join(value)
    return str(value)
