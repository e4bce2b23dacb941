"""The descriptors of the engine: the only description of every file of data/, read once a run.

They lie in the package, so that a stranger's data are always judged by the engine's own schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from cetakbiru.base.yamlvalues import read_values
from cetakbiru.model.addresses import web_address
from cetakbiru.model.filenames import is_temporary

SCHEMA_FOLDER = Path(__file__).resolve().parents[1] / "schema"
LIST_SEPARATOR = ";"


@dataclass(frozen=True)
class Column:
    """One column of a CSV file, as its descriptor says it."""

    name: str
    title: str
    type: str
    description: str
    example: str
    unit: str
    references: tuple[str, ...]
    is_list: bool
    required: bool
    enum: tuple[str, ...]
    descriptor: Mapping[str, Any]

    def parse(self, text: str) -> Any:
        """The typed value of a cell: str, int, Decimal, bool, date, a tuple of str, or None.

        An empty cell is None (an empty tuple in a list column).
        Raises ValueError when the text is not of the column's type.
        """
        if self.is_list:
            return tuple(part.strip() for part in text.split(LIST_SEPARATOR) if part.strip())
        if text == "":
            return None
        return web_address(text) if self.is_address else _PARSERS[self.type](self, text)

    @property
    def names_office(self) -> bool:
        """Whether the cells name offices or groups, where no person's name belongs."""
        return bool(self.descriptor.get("jabatan", False))

    @property
    def is_address(self) -> bool:
        """Whether the cells hold addresses of the web."""
        return self.descriptor.get("format") == "uri"

    def parse_all(self, texts: Iterable[str]) -> list[Any]:
        """The typed values of many cells; each text is typed once. Raises as `parse` does."""
        if self.type == "string" and not self.is_list:
            if self.is_address:
                return [web_address(text) for text in texts]
            return [text or None for text in texts]
        texts = tuple(texts)
        values = {text: self.parse(text) for text in set(texts)}
        return [values[text] for text in texts]


def _parse_decimal(_: Column, text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if not value.is_finite():
        raise ValueError(text)
    return value


def _parse_boolean(column: Column, text: str) -> bool:
    if text in column.descriptor.get("trueValues", ()):
        return True
    if text in column.descriptor.get("falseValues", ()):
        return False
    raise ValueError(text)


_PARSERS: dict[str, Callable[[Column, str], Any]] = {
    "string": lambda column, text: text,
    "integer": lambda column, text: int(text),
    "number": _parse_decimal,
    "boolean": _parse_boolean,
    "date": lambda column, text: date.fromisoformat(text),
}


@dataclass(frozen=True)
class Descriptor:
    """One table: a CSV file or a set of them, or a YAML file or a set of them.

    `may_be_none`: whether the set may be empty, where files are named after whoever sends one.
    `label`: the column of what people call a row, where the first one of plain text is not it.
    """

    name: str
    title: str
    description: str
    pattern: str
    may_be_none: bool
    label: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    json_schema: Mapping[str, Any] | None
    source: Mapping[str, Any]

    @property
    def is_table(self) -> bool:
        return self.json_schema is None

    @cached_property
    def columns_by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def files(self, data_dir: Path) -> list[Path]:
        """The files that this descriptor describes, in order of name."""
        return sorted(
            path
            for path in data_dir.glob(self.pattern)
            if path.is_file() and not is_temporary(path)
        )


@cache
def read_descriptors() -> Mapping[str, Descriptor]:
    """Every descriptor of the engine by its name, in order of file name."""
    sources = [
        read_values(path.read_text(encoding="utf-8"))
        for path in sorted(SCHEMA_FOLDER.glob("*.yml"))
    ]
    return MappingProxyType({source["name"]: _descriptor(source) for source in sources})


def _descriptor(source: Mapping[str, Any]) -> Descriptor:
    schema = source.get("schema", {})
    key = schema.get("primaryKey", ())
    return Descriptor(
        name=source["name"],
        title=source["title"],
        description=source["description"],
        pattern=source["path"],
        may_be_none=bool(source.get("bolehTanpaBerkas", False)),
        label=source.get("sebutan", ""),
        columns=tuple(_column(field) for field in schema.get("fields", ())),
        key=(key,) if isinstance(key, str) else tuple(key),
        json_schema=source.get("jsonSchema"),
        source=source,
    )


def _column(field: Mapping[str, Any]) -> Column:
    constraints = field.get("constraints", {})
    references = field.get("acuan", ())
    return Column(
        name=field["name"],
        title=field["title"],
        type=field["type"],
        description=field["description"],
        example=str(field.get("example", "")),
        unit=field.get("satuan", ""),
        references=(references,) if isinstance(references, str) else tuple(references),
        is_list=bool(field.get("daftar", False)),
        required=bool(constraints.get("required", False)),
        enum=tuple(str(value) for value in constraints.get("enum", ())),
        descriptor=field,
    )
