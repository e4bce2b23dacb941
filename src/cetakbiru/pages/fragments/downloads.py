"""The list of all files of the open data: tables with their columns, sizes and checksums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cetakbiru.pages.fragments.html import Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import count, number
from cetakbiru.pages.fragments.tables import NO_DATA, Column, Row, Table, definitions, render

DATA_FOLDER = "data/"
_KILO = 1024


@dataclass(frozen=True)
class Download:
    """A file below data/. `size` in bytes, `sha256` in hexadecimal."""

    name: str
    label: str
    size: int
    sha256: str


@dataclass(frozen=True)
class DownloadTable:
    """A table with its files. `columns` are pairs of name and title."""

    name: str
    title: str
    description: str
    rows: int
    columns: Sequence[tuple[str, str]]
    files: Sequence[Download]
    part: bool


def document_name(version: str, tail: str = "") -> str:
    """What an edition's document for adoption is called; that of a kabupaten has a tail."""
    return f"cetak-biru-ppm-{version}{tail}.pdf"


def whole_files(links: Links, files: Sequence[Download], licence: str) -> Html:
    """The files that hold or describe everything, with the licence of all of them."""
    table = Table(
        key="berkas-lengkap",
        caption="Berkas yang mencakup semua tabel",
        columns=_FILE_COLUMNS,
        rows=[_file_row(links, file) for file in files],
        origin="berkas",
        data=NO_DATA,
        note=fragment(f"Lisensi semua berkas: {licence}"),
    )
    return render(links, table)


def table_overview(links: Links, tables: Iterable[DownloadTable], caption: str, key: str) -> Html:
    """A row a table: what it holds, how much, and a link to each format with its size."""
    rows = [
        Row(
            (
                link(f"#{anchor(one)}", one.title),
                count(one.rows),
                count(len(one.columns)),
                joined(" · ", (_with_size(links, file) for file in one.files)),
            )
        )
        for one in tables
    ]
    columns = (
        Column("Tabel"),
        Column("Baris", numeric=True),
        Column("Kolom", numeric=True),
        Column("Berkas dan ukuran"),
    )
    return render(links, Table(key, caption, columns, rows, origin="berkas", data=NO_DATA))


def table_details(links: Links, table: DownloadTable) -> Html:
    """One table: its columns, and its files with size and checksum."""
    columns = (fragment(element("code", None, name), f" {title}") for name, title in table.columns)
    files = Table(
        key=f"berkas-{table.name}",
        caption=f"Berkas tabel {table.title}",
        columns=_FILE_COLUMNS,
        rows=[_file_row(links, file) for file in table.files],
        origin="berkas",
        data=NO_DATA,
    )
    parts = [element("p", None, table.description)]
    if not table.part:
        parts.append(definitions([("Kolom", joined("; ", columns))], "ppm-rincian"))
    return element(
        "details",
        {"id": anchor(table), "class": "ppm-berkas"},
        "\n",
        lines((element("summary", None, table.title), *parts, render(links, files))),
        "\n",
    )


def anchor(table: DownloadTable) -> str:
    """The id of a table's place on the page."""
    return f"tabel-{table.name}"


def size(amount: int) -> str:
    """2048 → "2 kB"; below one kilobyte in bytes."""
    if amount < _KILO:
        return f"{count(amount)} bita"
    if round(amount / _KILO) < _KILO:
        return f"{count(round(amount / _KILO))} kB"
    return f"{number(Decimal(amount) / _KILO**2, 1)} MB"


_FILE_COLUMNS = (Column("Berkas"), Column("Bentuk"), Column("Ukuran"), Column("SHA-256"))


def _file_row(links: Links, file: Download) -> Row:
    checksum = element("code", {"class": "ppm-checksum"}, file.sha256)
    return Row((_file_link(links, file, file.name), file.label, size(file.size), checksum))


def _file_link(links: Links, file: Download, text: str) -> Html:
    return link(links.page(f"{DATA_FOLDER}{file.name}"), text)


def _with_size(links: Links, file: Download) -> Html:
    return _file_link(links, file, f"{file.label} ({size(file.size)})")
