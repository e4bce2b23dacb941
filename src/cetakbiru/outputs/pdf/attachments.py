"""The files inside a PDF: each table as CSV, the Data Package, edisi.yml, licences, checksums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cetakbiru.base.archive import checksum_list, sha256
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.notices import FONTS, NOTICES_FILE, notices_of
from cetakbiru.outputs.opendata.about import about, cited
from cetakbiru.outputs.opendata.collect import collect_tables
from cetakbiru.outputs.opendata.csvtext import PLAIN, to_csv
from cetakbiru.outputs.opendata.files import Format, TableFile
from cetakbiru.outputs.opendata.package import to_datapackage
from cetakbiru.outputs.opendata.tables import DataTable, Value

CHECKSUMS = "SHA256SUMS.txt"
PACKAGE = "datapackage.json"
EDITION = "edisi.yml"
_DISTRICT_KEY = "kabupaten.kode"


@dataclass(frozen=True)
class Attached:
    """A file to embed."""

    name: str
    content: bytes
    description: str
    media_type: str


@dataclass(frozen=True)
class AttachedData:
    """All files of a document. `sha256` is that of the checksum list, so it stands for all."""

    files: tuple[Attached, ...]
    sha256: str


def whole_data(blueprint: Blueprint) -> AttachedData:
    """The data of the whole blueprint."""
    tables = [table for table in collect_tables(blueprint) if table.part_of is None]
    return _packed(blueprint, tables)


def district_data(blueprint: Blueprint, kabupaten: str) -> AttachedData:
    """The rows that name one kabupaten, in every table that can name one."""
    tables = [
        replace(table, rows=rows)
        for table in collect_tables(blueprint)
        if table.part_of is None and (rows := _rows_of(table, kabupaten))
    ]
    return _packed(blueprint, tables)


def _rows_of(table: DataTable, kabupaten: str) -> tuple[tuple[Value, ...], ...]:
    places = [
        at
        for at, field in enumerate(table.fields)
        if _DISTRICT_KEY in field.references or table.anchors.get(_DISTRICT_KEY) == field.name
    ]
    return tuple(row for row in table.rows if any(_names(row[at], kabupaten) for at in places))


def _names(value: Value, kabupaten: str) -> bool:
    return kabupaten in value if isinstance(value, tuple) else value == kabupaten


def _packed(blueprint: Blueprint, tables: Iterable[DataTable]) -> AttachedData:
    tables = tuple(tables)
    edition = about(blueprint)
    sources = {table.name: cited(blueprint, table.sources) for table in tables}
    csv_files = tuple(
        TableFile(f"{table.name}{Format.CSV.tail}", to_csv(table, PLAIN), table.name, Format.CSV)
        for table in tables
    )
    titles = {table.name: table.title for table in tables}
    files = [
        Attached(file.name, file.content, f"Tabel data: {titles[file.table]}", "text/csv")
        for file in csv_files
    ]
    package = to_datapackage(edition, tables, csv_files, sources)
    files.append(
        Attached(PACKAGE, package, "Data Package: keterangan semua tabel", "application/json")
    )
    (tree,) = blueprint.raw.trees["edisi"]
    files.append(
        Attached(
            EDITION, tree.file.raw, "Identitas edisi dan peristiwa hukumnya", "application/yaml"
        )
    )
    notices = notices_of(FONTS).encode()
    files.append(Attached(NOTICES_FILE, notices, "Lisensi huruf yang dipakai", "text/plain"))
    files.sort(key=lambda file: file.name)
    sums = checksum_list((file.name, sha256(file.content)) for file in files)
    listed = Attached(CHECKSUMS, sums, "Daftar SHA-256 semua lampiran", "text/plain")
    files = sorted([*files, listed], key=lambda file: file.name)
    return AttachedData(tuple(files), sha256(sums))
