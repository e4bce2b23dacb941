"""A table as an XLSX workbook: the data, what each column means, and what the file is.

It names no edition: a table that did not change is the same file in every edition, so the branch of
the published site keeps it once. The edition stands in the Data Package and in the list of files.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from cetakbiru.outputs.opendata.about import About, Source
from cetakbiru.outputs.opendata.tables import DataTable, Field, Value, plain_text
from cetakbiru.workbook.series import Series, Sheet, Style
from cetakbiru.workbook.series import Value as CellValue
from cetakbiru.workbook.writing import (
    DATE_FORMAT,
    NUMBER_FORMAT,
    TEXT,
    TEXT_FORMAT,
    WHOLE_FORMAT,
    Look,
    NewSheet,
)

COLUMNS_SHEET, ABOUT_SHEET = "Kolom", "Keterangan"
_COUNT_FORMAT = "#,##0"
_CUT = " … (terpotong; selengkapnya dalam CSV atau JSON)"
_NARROW, _WIDE = 8, 60
_HEADER = Look(bold=True, color="#FFFFFF", fill="#1F5A3D", wrapped=True)
# No edition has this day: it stands for none, as in the zip files.
_NO_DAY = date(1980, 1, 1)
_EDITION_ELSEWHERE = (
    "Nomor dan tanggal edisi tercantum di datapackage.json dan di halaman data terbuka tempat "
    "berkas ini diunduh. Tabel yang tidak berubah tetap berkas yang sama pada setiap edisi."
)

Cells = Sequence[Value]
_HEAD: Style = (_HEADER, TEXT_FORMAT)
_TEXT: Style = (TEXT, TEXT_FORMAT)
_FORMATS = (TEXT_FORMAT, WHOLE_FORMAT, _COUNT_FORMAT, NUMBER_FORMAT, DATE_FORMAT)


def to_xlsx(table: DataTable, about: About, sources: Sequence[Source]) -> bytes:
    """The workbook; the same table gives the same bytes, also in another edition."""
    formats = [_format(field) for field in table.fields]
    explained = [_explained(field) for field in table.fields]
    sheets = (
        _sheet(table.name[:31], [field.name for field in table.fields], table.rows, formats),
        _sheet(COLUMNS_SHEET, _COLUMN_TITLES, explained),
        _sheet(ABOUT_SHEET, ("Perihal", "Isi"), _about_rows(table, about, sources)),
    )
    described = f"{about.title} ({about.status_label})"
    return _series().book(table.title, about.speaker.name, _NO_DAY, sheets, described)


@cache
def _series() -> Series:
    def shape(sheets: Sequence[NewSheet]) -> None:
        for sheet in sheets:
            sheet.sheet.freeze_panes("A2")
            sheet.fit_paper()

    return Series(3, (_HEAD, *((TEXT, form) for form in _FORMATS)), shape, _CUT)


def _sheet(
    title: str, header: Sequence[str], rows: Sequence[Cells], formats: Sequence[str] = ()
) -> Sheet:
    """A sheet with a header, a filter and columns as wide as their content asks."""
    styles = [(TEXT, form) for form in formats] or [_TEXT] * len(header)
    found: list[list[tuple[CellValue, Style]]] = [[(name, _HEAD) for name in header]]
    widths = [len(name) for name in header]
    for row in rows:
        cells: list[tuple[CellValue, Style]] = []
        for at, value in enumerate(row):
            text = plain_text(value)
            if len(text) > widths[at]:
                widths[at] = max(widths[at], *map(len, text.splitlines()))
            # Text is always text; an empty cell keeps its format.
            if isinstance(value, (bool, str, tuple)):
                cells.append((text, _TEXT))
            else:
                cells.append((value, styles[at]))
        found.append(cells)
    return Sheet(
        title,
        [(0, cells) for cells in found],
        [min(max(width + 3, _NARROW), _WIDE) for width in widths],
        filtered=True,
        head=1,
    )


def _format(field: Field) -> str:
    if field.type == "integer":
        # Years and codes have no unit and no thousands separator.
        return _COUNT_FORMAT if field.unit else WHOLE_FORMAT
    return {"number": NUMBER_FORMAT, "date": DATE_FORMAT}.get(field.type, TEXT_FORMAT)


_COLUMN_TITLES = ("Kolom", "Judul", "Jenis", "Satuan", "Wajib", "Keterangan", "Pilihan", "Acuan")
_KINDS = {
    "string": "teks",
    "integer": "bilangan bulat",
    "number": "bilangan desimal",
    "boolean": "ya atau tidak",
    "date": "tanggal",
}


def _explained(field: Field) -> Cells:
    kind = _KINDS[field.type]
    enum = field.constraints.get("enum", [])
    return (
        field.name,
        field.title,
        f"daftar {kind}, dipisah titik koma" if field.is_list else kind,
        field.unit,
        "ya" if field.required else "tidak",
        field.description,
        ", ".join(enum) if isinstance(enum, list) else "",
        " atau ".join(field.references),
    )


def _about_rows(table: DataTable, about: About, sources: Sequence[Source]) -> list[Cells]:
    rows: list[Cells] = [
        ("Tabel", table.title),
        ("Isi tabel", table.description),
        ("Cetak biru", about.title),
        ("Edisi", _EDITION_ELSEWHERE),
        ("Status", f"{about.status_label}. {about.notice}"),
        (about.speaker.role, about.speaker.name),
        ("Lisensi", about.licence),
        ("Alamat", about.home or "belum ada alamat tetap"),
        ("Sel kosong", "Belum ada data. Sel kosong tidak berarti nol."),
    ]
    for number, source in enumerate(sources, start=1):
        address = f" {source.url}" if source.url else ""
        rows.append((f"Sumber {number}", f"[{source.id}] {source.title}.{address}"))
    return rows
