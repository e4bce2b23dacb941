"""The open data of a Blueprint: every table in every format, the Data Package, zip, checksums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cetakbiru.base.archive import checksum_list, to_zip
from cetakbiru.base.cache import cache_of, key_of
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.outputs.opendata.about import About, Source, about, cited
from cetakbiru.outputs.opendata.collect import collect_tables
from cetakbiru.outputs.opendata.csvtext import EXCEL_ID, PLAIN, to_csv
from cetakbiru.outputs.opendata.files import File, Format, TableFile, WholeFile
from cetakbiru.outputs.opendata.jsondata import to_json, to_json_schema
from cetakbiru.outputs.opendata.package import to_datapackage
from cetakbiru.outputs.opendata.tables import DataTable

PACKAGE_FILE = "datapackage.json"
CHECKSUM_FILE = "SHA256SUMS.txt"


@dataclass(frozen=True)
class OpenData:
    """All files of the open data. `whole` are those that speak of all tables at once."""

    about: About
    tables: tuple[DataTable, ...]
    files: tuple[TableFile, ...]
    whole: tuple[WholeFile, ...]

    @property
    def all_files(self) -> tuple[File, ...]:
        return (*self.files, *self.whole)

    def files_of(self, table: str) -> tuple[TableFile, ...]:
        """The files of a table, in the order of the formats."""
        return tuple(file for file in self.files if file.table == table)


@once_per_blueprint
def open_data(blueprint: Blueprint) -> OpenData:
    """The open data, made once a Blueprint: pages list what the export then writes."""
    edition = about(blueprint)
    tables = collect_tables(blueprint)
    sources = {table.name: cited(blueprint, table.sources) for table in tables}
    books = _workbooks(blueprint, edition, tables, sources)
    files = tuple(file for table in tables for file in _formats(table, books[table.name]))
    package = WholeFile(
        PACKAGE_FILE, to_datapackage(edition, tables, files, sources), "Data Package"
    )
    packed: list[File] = [*files, package]
    bundle = WholeFile(
        f"cetak-biru-ppm-{edition.version}-data.zip",
        to_zip((file.name, file.content) for file in packed),
        "Semua berkas dalam satu zip",
    )
    listed: list[File] = [*packed, bundle]
    sums = checksum_list((file.name, file.sha256) for file in listed)
    checksums = WholeFile(CHECKSUM_FILE, sums, "Daftar checksum SHA-256")
    return OpenData(edition, tables, files, (bundle, package, checksums))


def export_data(blueprint: Blueprint, folder: Path) -> None:
    """Writes every file into `folder`, beside what lies there. Raises OSError."""
    data = open_data(blueprint)
    folder.mkdir(parents=True, exist_ok=True)
    for file in data.all_files:
        (folder / file.name).write_bytes(file.content)


def _workbooks(
    blueprint: Blueprint,
    edition: About,
    tables: Sequence[DataTable],
    sources: Mapping[str, tuple[Source, ...]],
) -> dict[str, bytes]:
    """The workbook of each table by its name; those of unchanged tables from the cache."""
    # Imported here: workbooks take long to load, and `ppm check` only asks what macros there are.
    from cetakbiru.outputs.opendata.workbook import to_xlsx

    # All that a workbook is made from are plain records, whose text says everything they hold.
    made_from = {table.name: (table, edition, sources[table.name]) for table in tables}
    keys = {name: key_of(repr(parts)) for name, parts in made_from.items()}
    return cache_of(blueprint).shelf("data").each_kept(keys, lambda name: to_xlsx(*made_from[name]))


def _formats(table: DataTable, workbook: bytes) -> Iterator[TableFile]:
    for form, content in (
        (Format.CSV, to_csv(table, PLAIN)),
        (Format.EXCEL_CSV, to_csv(table, EXCEL_ID)),
        (Format.XLSX, workbook),
        (Format.JSON, to_json(table)),
        (Format.JSON_SCHEMA, to_json_schema(table)),
    ):
        yield TableFile(f"{table.name}{form.tail}", content, table.name, form)
