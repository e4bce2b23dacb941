"""The files of the open data, whole in memory: what a run writes and what the pages list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from cetakbiru.base.archive import sha256


class Format(Enum):
    """A format of a table: the tail of its file name, its label and its media type."""

    CSV = (".csv", "CSV", "text/csv")
    EXCEL_CSV = (".excel-id.csv", "CSV untuk Excel Indonesia", "text/csv")
    XLSX = (
        ".xlsx",
        "Excel (XLSX)",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    )
    JSON = (".json", "JSON", "application/json")
    JSON_SCHEMA = (".schema.json", "Skema JSON", "application/schema+json")

    def __init__(self, tail: str, label: str, media_type: str) -> None:
        self.tail = tail
        self.label = label
        self.media_type = media_type

    @property
    def extension(self) -> str:
        """csv, xlsx or json."""
        return self.tail.rpartition(".")[2]


@dataclass(frozen=True)
class File:
    """A file to be written: its name below the data folder, and its bytes."""

    name: str
    content: bytes

    @cached_property
    def sha256(self) -> str:
        return sha256(self.content)


@dataclass(frozen=True)
class TableFile(File):
    """One table in one format."""

    table: str
    format: Format

    @property
    def resource_name(self) -> str:
        """Its name in the Data Package; the plain CSV bears the table's own, for references."""
        if self.format is Format.CSV:
            return self.table
        return f"{self.table}-{self.format.name.lower().replace('_', '-')}"


@dataclass(frozen=True)
class WholeFile(File):
    """A file that speaks of all tables at once."""

    title: str
