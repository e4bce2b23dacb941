"""One edition in a shape that outlives its schema: tables of text and chapters of sentences.

Two snapshots can be compared whatever the descriptors were when they were taken. The JSON of a
snapshot is published with its edition.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

SHAPE = 1
_MONEY = "rupiah"


class SnapshotError(Exception):
    """A snapshot can't be read; the message says why."""


@dataclass(frozen=True)
class SnapshotColumn:
    """A column of a table. `references` as in the descriptor; cells of a list are split by `;`."""

    name: str
    title: str
    references: tuple[str, ...] = ()
    is_list: bool = False
    is_number: bool = False
    unit: str = ""


@dataclass(frozen=True)
class SnapshotRow:
    """The cells of a row as text. `region` is the code of the one kabupaten that it concerns."""

    key: tuple[str, ...]
    cells: tuple[str, ...]
    region: str
    label: str


@dataclass(frozen=True)
class SnapshotTable:
    """A table of data/ by primary key, in the order of its files."""

    name: str
    title: str
    key: tuple[str, ...]
    columns: tuple[SnapshotColumn, ...]
    rows: tuple[SnapshotRow, ...]

    @cached_property
    def by_key(self) -> dict[tuple[str, ...], SnapshotRow]:
        return {row.key: row for row in self.rows}

    @cached_property
    def column_index(self) -> dict[str, int]:
        return {column.name: index for index, column in enumerate(self.columns)}

    def cell(self, row: SnapshotRow, column: str) -> str:
        """The text of a cell; empty when the table has no such column."""
        index = self.column_index.get(column)
        return row.cells[index] if index is not None else ""


@dataclass(frozen=True)
class SnapshotChapter:
    """A page of docs/ as sentences. `page` is its address below the edition's root."""

    page: str
    title: str
    region: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Snapshot:
    """What an edition said. `names` resolve codes: "bidang.kode" → "PEN" → "Pendidikan"."""

    version: str
    date: str
    status: str
    label: str
    regions: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]]
    tables: Mapping[str, SnapshotTable]
    chapters: Mapping[str, SnapshotChapter] = field(default_factory=dict)

    def shown(self, column: SnapshotColumn, text: str) -> str:
        """A cell as a reader sees it: codes by name, decimals with a comma, money as money."""
        if column.unit == _MONEY and text.isdecimal():
            return f"Rp{int(text):,}".replace(",", ".")
        if column.is_number:
            return text.replace(".", ",")
        if not column.references:
            return "; ".join(text.split(";")) if column.is_list else text
        parts = text.split(";") if column.is_list else [text]
        return "; ".join(self.name_of(column.references, part.strip()) for part in parts)

    def name_of(self, references: tuple[str, ...], code: str) -> str:
        """The name of what a code refers to, else the code itself."""
        for reference in references:
            found = self.names.get(reference, {}).get(code)
            if found:
                return found
        return code

    def table_rows(self, name: str) -> tuple[SnapshotRow, ...]:
        """The rows of a table; none when the edition has no such table."""
        table = self.tables.get(name)
        return table.rows if table else ()

    def to_json(self) -> dict[str, Any]:
        """Plain values, as published. Keys keep their order, so equal snapshots give equal text."""
        return {
            "shape": SHAPE,
            "version": self.version,
            "date": self.date,
            "status": self.status,
            "label": self.label,
            "regions": dict(self.regions),
            "names": {key: dict(names) for key, names in self.names.items()},
            "tables": [_table_json(table) for table in self.tables.values()],
            "chapters": [
                {
                    "page": chapter.page,
                    "title": chapter.title,
                    "region": chapter.region,
                    "sentences": list(chapter.sentences),
                }
                for chapter in self.chapters.values()
            ],
        }


def snapshot_from_json(value: Any) -> Snapshot:
    """The snapshot that `Snapshot.to_json` wrote. Raises SnapshotError for anything else."""
    try:
        if value["shape"] != SHAPE:
            raise SnapshotError(f"shape {value['shape']!r}")
        tables = [_table(item) for item in value["tables"]]
        chapters = [
            SnapshotChapter(
                item["page"], item["title"], item["region"], tuple(map(str, item["sentences"]))
            )
            for item in value["chapters"]
        ]
        return Snapshot(
            version=value["version"],
            date=value["date"],
            status=value["status"],
            label=value["label"],
            regions=dict(value["regions"]),
            names={key: dict(names) for key, names in value["names"].items()},
            tables={table.name: table for table in tables},
            chapters={chapter.page: chapter for chapter in chapters},
        )
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise SnapshotError(f"{type(error).__name__}: {error}") from error


def _table_json(table: SnapshotTable) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "key": list(table.key),
        "columns": [
            {
                "name": column.name,
                "title": column.title,
                "references": list(column.references),
                "list": column.is_list,
                "number": column.is_number,
                "unit": column.unit,
            }
            for column in table.columns
        ],
        "rows": [[list(row.key), row.region, row.label, list(row.cells)] for row in table.rows],
    }


def _table(item: Any) -> SnapshotTable:
    columns = tuple(
        SnapshotColumn(
            column["name"],
            column["title"],
            tuple(column["references"]),
            bool(column["list"]),
            bool(column["number"]),
            str(column.get("unit", "")),
        )
        for column in item["columns"]
    )
    rows = tuple(
        SnapshotRow(tuple(key), tuple(cells), region, label)
        for key, region, label, cells in item["rows"]
        if len(cells) == len(columns)
    )
    if len(rows) != len(item["rows"]):
        raise SnapshotError(str(item["name"]))
    return SnapshotTable(item["name"], item["title"], tuple(item["key"]), columns, rows)
