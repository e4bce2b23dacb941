"""The data page: the list of all files of the open data, and its schema.org description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cetakbiru.base.compact import compact_json
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.about import About
from cetakbiru.outputs.opendata.collect import collect_tables
from cetakbiru.outputs.opendata.data import OpenData, open_data
from cetakbiru.outputs.opendata.files import File, Format, TableFile
from cetakbiru.outputs.opendata.tables import DataTable
from cetakbiru.pages.fragments.downloads import (
    DATA_FOLDER,
    Download,
    DownloadTable,
    table_details,
    table_overview,
    whole_files,
)
from cetakbiru.pages.fragments.html import Html, element, lines
from cetakbiru.pages.fragments.links import Links

_NOT_MADE = "Berkas data terbuka tidak dibuat bersama halaman ini."


def data_file_list(blueprint: Blueprint, links: Links) -> Html:
    """Every file with its size, checksum and licence, and every table with its columns."""
    data = open_data(blueprint)
    tables = [_download_table(table, data.files_of(table.name)) for table in data.tables]
    whole = [_download(file, file.title) for file in data.whole]
    parts = _list(links, whole, tables, data.about.licence)
    return lines((*parts, _dataset_markup(data)))


def data_file_outline(blueprint: Blueprint, links: Links) -> Html:
    """The same where no files are made, which takes long: what leads to a table leads here."""
    tables = [_download_table(table, ()) for table in collect_tables(blueprint)]
    word = element("p", {"class": "ppm-catatan"}, _NOT_MADE)
    licence = blueprint.speaker.licence(blueprint.edisi.lisensi)
    return lines((word, *_list(links, [], tables, licence)))


def _list(
    links: Links, whole: list[Download], tables: list[DownloadTable], licence: str
) -> Iterator[Html]:
    yield whole_files(links, whole, licence)
    yield element("h3", {"id": "tabel-tabel"}, "Tabel")
    entire = [one for one in tables if not one.part]
    yield table_overview(links, entire, "Tabel data terbuka", "daftar-tabel")
    yield element("h3", {"id": "bagian-tabel"}, "Program per kabupaten dan kota")
    parts = [one for one in tables if one.part]
    caption = "Program per kabupaten dan kota"
    yield table_overview(links, parts, caption, "daftar-bagian")
    yield element("h3", {"id": "rincian-berkas"}, "Kolom, ukuran, dan checksum")
    yield from (table_details(links, one) for one in tables)


def _download_table(table: DataTable, files: Sequence[TableFile]) -> DownloadTable:
    return DownloadTable(
        name=table.name,
        title=table.title,
        description=table.description,
        rows=len(table.rows),
        columns=[(field.name, field.title) for field in table.fields],
        files=[_download(file, file.format.label) for file in files],
        part=table.part_of is not None,
    )


def _download(file: File, label: str) -> Download:
    return Download(file.name, label, len(file.content), file.sha256)


def _dataset_markup(data: OpenData) -> Html:
    """A data block for search engines; browsers do not run it, so no policy forbids it."""
    text = compact_json(_dataset(data.about, data))
    # "</script" inside a text would end the block.
    text = text.replace("<", "\\u003c")
    return Html(f'<script type="application/ld+json">{text}</script>')


def _dataset(edition: About, data: OpenData) -> dict[str, Any]:
    """schema.org Dataset. Addresses are relative to the page while the site has none."""
    root = f"{edition.address.rstrip('/')}/{DATA_FOLDER}" if edition.address else ""
    publisher = {"@type": "Organization", "name": edition.speaker.name}
    found: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": f"Data terbuka {edition.short_title}",
        "description": f"{edition.title}. {edition.notice}",
        "version": edition.version,
        "creativeWorkStatus": edition.status_label,
        "dateModified": edition.date.isoformat(),
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "creator": publisher,
        "publisher": publisher,
        "license": edition.licence_url or edition.licence,
        "spatialCoverage": {"@type": "Place", "name": edition.region},
        "distribution": [
            _distribution(root, file, file.title, _media_type(file)) for file in data.whole
        ]
        + [_distribution(root, file, _name(data, file), "text/csv") for file in _plain(data)],
    }
    if edition.address:
        found["url"] = root
    return found


def _plain(data: OpenData) -> list[TableFile]:
    parts = {table.name for table in data.tables if table.part_of is not None}
    return [file for file in data.files if file.format is Format.CSV and file.table not in parts]


def _name(data: OpenData, file: TableFile) -> str:
    return next(table.title for table in data.tables if table.name == file.table)


def _media_type(file: File) -> str:
    kinds = {"zip": "application/zip", "json": "application/json"}
    return kinds.get(file.name.rpartition(".")[2], "text/plain")


def _distribution(root: str, file: File, name: str, media_type: str) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": name,
        "contentUrl": f"{root}{file.name}",
        "encodingFormat": media_type,
        "contentSize": f"{len(file.content)} B",
        "sha256": file.sha256,
    }
