"""The Data Package: one datapackage.json that describes every file of the open data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cetakbiru.outputs.opendata.about import About, Source
from cetakbiru.outputs.opendata.csvtext import EXCEL_ID, PLAIN, CsvDialect
from cetakbiru.outputs.opendata.files import Format, TableFile
from cetakbiru.outputs.opendata.jsondata import pretty_json
from cetakbiru.outputs.opendata.tables import NO, YES, DataTable, Field

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "cetak-biru-ppm"
NEUTRAL_NOTE = (
    "Dalam CSV, teks yang diawali =, +, -, @, tab, atau ganti baris diberi tanda petik tunggal di "
    "depannya agar tidak dijalankan sebagai rumus; XLSX dan JSON memuat teks aslinya."
)
_DIALECTS: Mapping[Format, CsvDialect] = {Format.CSV: PLAIN, Format.EXCEL_CSV: EXCEL_ID}


def to_datapackage(
    about: About,
    tables: Sequence[DataTable],
    files: Sequence[TableFile],
    sources: Mapping[str, Sequence[Source]],
) -> bytes:
    """datapackage.json. `sources` are those of each table by its name."""
    by_name = {table.name: table for table in tables}
    targets = reference_targets(tables)
    every = {source.id: source for found in sources.values() for source in found}
    package: dict[str, Any] = {
        "$schema": _PROFILE,
        "name": NAME,
        "title": about.title,
        "description": f"{about.notice} {NEUTRAL_NOTE} Sel kosong berarti belum ada data.",
        "version": about.version,
        "status": about.status,
        "created": f"{about.date.isoformat()}T00:00:00Z",
        "contributors": [{"title": about.speaker.name, "roles": ["creator", "publisher"]}],
        "licenses": [_licence(about)],
        "sources": [_source(one) for one in every.values()],
        "resources": [
            _resource(by_name[file.table], file, targets, sources[file.table])
            for file in files
            if file.format is not Format.JSON_SCHEMA
        ],
    }
    if about.address:
        package["homepage"] = about.address
    return pretty_json(package)


def reference_targets(tables: Sequence[DataTable]) -> dict[str, tuple[str, str]]:
    """The table and field that answer each reference: "bidang.kode" → ("bidang", "kode")."""
    return {
        reference: (table.name, name)
        for table in tables
        if table.part_of is None
        for reference, name in table.anchors.items()
    }


def _licence(about: About) -> dict[str, str]:
    found = {"name": about.licence_name, "title": about.licence}
    return found | ({"path": about.licence_url} if about.licence_url else {})


def _source(source: Source) -> dict[str, str]:
    return {"title": source.title} | ({"path": source.url} if source.url else {})


def _resource(
    table: DataTable,
    file: TableFile,
    targets: Mapping[str, tuple[str, str]],
    sources: Sequence[Source],
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": file.resource_name,
        "path": file.name,
        "title": f"{table.title} ({file.format.label})",
        "description": table.description,
        "format": file.format.extension,
        "mediatype": file.format.media_type,
        "bytes": len(file.content),
        "hash": f"sha256:{file.sha256}",
    }
    if sources and file.format is Format.CSV:
        found["sources"] = [_source(one) for one in sources]
    if file.format is Format.JSON:
        found["jsonSchema"] = f"{table.name}{Format.JSON_SCHEMA.tail}"
    dialect = _DIALECTS.get(file.format)
    if dialect is None:
        # Programs read workbooks and JSON as tables only with extras; the CSV holds the same rows.
        return found | {"type": "file"}
    return found | {
        "type": "table",
        "encoding": dialect.encoding,
        "dialect": {"delimiter": dialect.delimiter, "lineTerminator": dialect.line_end},
        "schema": _schema(table, dialect, targets),
    }


def _schema(
    table: DataTable, dialect: CsvDialect, targets: Mapping[str, tuple[str, str]]
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "fields": [_field(field, dialect) for field in table.fields],
        "missingValues": [""],
    }
    if table.key:
        found["primaryKey"] = list(table.key)
    keys = [_foreign_key(table, field, targets) for field in table.fields]
    if any(keys):
        found["foreignKeys"] = [key for key in keys if key]
    return found


def _field(field: Field, dialect: CsvDialect) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": field.name,
        "title": field.title,
        "type": field.type,
        "description": field.description,
    }
    if field.type == "number" and dialect.decimal != ".":
        found["decimalChar"] = dialect.decimal
    if field.type == "boolean":
        found |= {"trueValues": [YES], "falseValues": [NO]}
    if field.example:
        found["example"] = field.example
    if field.unit:
        found["satuan"] = field.unit
    if field.is_list:
        found["daftar"] = True
    if field.references:
        found["acuan"] = list(field.references)
    if field.constraints:
        found["constraints"] = dict(field.constraints)
    return found


def _foreign_key(
    table: DataTable, field: Field, targets: Mapping[str, tuple[str, str]]
) -> dict[str, Any] | None:
    """The standard form of a reference to exactly one table; a list is told by `acuan` alone."""
    if field.is_list or len(field.references) != 1 or field.references[0] not in targets:
        return None
    name, key = targets[field.references[0]]
    resource = "" if name == table.name else name
    return {"fields": [field.name], "reference": {"resource": resource, "fields": [key]}}
