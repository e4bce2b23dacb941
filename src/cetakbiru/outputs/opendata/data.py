"""The open data of a Blueprint: every table in every format, the Data Package, zip, checksums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cetakbiru.base.archive import checksum_list, zip_of
from cetakbiru.base.cache import Shelf, cache_of, key_of
from cetakbiru.base.streams import packed_of
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
# Where files and what they are in a zip are kept between runs.
SHELF = "data"


@dataclass(frozen=True)
class OpenData:
    """All files of the open data. `whole` are those that speak of all tables at once.

    The files come first: by their bytes it is told at once whether two of these are the same, or
    that nobody compares them (`model/cells.py`).
    """

    about: About
    files: tuple[TableFile, ...]
    whole: tuple[WholeFile, ...]
    tables: tuple[DataTable, ...]

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
    shelf = cache_of(blueprint).shelf(SHELF)
    files = _table_files(shelf, edition, tables, sources)
    package = WholeFile(
        PACKAGE_FILE, to_datapackage(edition, tables, files, sources), "Data Package"
    )
    in_one: list[File] = [*files, package]
    bundle = WholeFile(
        f"cetak-biru-ppm-{edition.version}-data.zip",
        zip_of((file.name, packed_of(shelf, file.name, file.content)) for file in in_one),
        "Semua berkas dalam satu zip",
    )
    listed: list[File] = [*in_one, bundle]
    sums = checksum_list((file.name, file.sha256) for file in listed)
    checksums = WholeFile(CHECKSUM_FILE, sums, "Daftar checksum SHA-256")
    return OpenData(edition, files, (bundle, package, checksums), tables)


def export_data(blueprint: Blueprint, folder: Path) -> None:
    """Writes every file into `folder`, beside what lies there. Raises OSError."""
    data = open_data(blueprint)
    folder.mkdir(parents=True, exist_ok=True)
    for file in data.all_files:
        (folder / file.name).write_bytes(file.content)


def _table_files(
    shelf: Shelf,
    edition: About,
    tables: Sequence[DataTable],
    sources: Mapping[str, tuple[Source, ...]],
) -> tuple[TableFile, ...]:
    """Every table in every format; the files of unchanged tables from the shelf."""
    # All that a file is made from are plain records, whose text says everything they hold.
    named = {table.name: table for table in tables}
    texts = {table.name: repr(table) for table in tables}
    keys = {
        (name, form): key_of(
            form.name,
            text,
            # The other formats speak of the table alone.
            repr((edition, sources[name])) if form is Format.XLSX else "",
        )
        for name, text in texts.items()
        for form in Format
    }
    contents = shelf.each_kept(
        keys, lambda at: _content(named[at[0]], at[1], edition, sources[at[0]])
    )
    return tuple(
        TableFile(f"{name}{form.tail}", content, name, form)
        for (name, form), content in contents.items()
    )


def _content(table: DataTable, form: Format, edition: About, sources: Sequence[Source]) -> bytes:
    match form:
        case Format.CSV:
            return to_csv(table, PLAIN)
        case Format.EXCEL_CSV:
            return to_csv(table, EXCEL_ID)
        case Format.JSON:
            return to_json(table)
        case Format.JSON_SCHEMA:
            return to_json_schema(table)
        case Format.XLSX:
            # Imported here: with every workbook kept, what writes them need not be loaded.
            from cetakbiru.outputs.opendata.workbook import to_xlsx

            return to_xlsx(table, edition, sources)
