"""A table as an XLSX workbook: the data, what each column means, and what the file is.

It names no edition: a table that did not change is the same file in every edition, so the branch of
the published site keeps it once. The edition stands in the Data Package and in the list of files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cetakbiru.outputs.opendata.about import About, Source
from cetakbiru.outputs.opendata.tables import DataTable, Field, Value, plain_text
from cetakbiru.workbook.writing import (
    DATE_FORMAT,
    NUMBER_FORMAT,
    TEXT,
    TEXT_FORMAT,
    WHOLE_FORMAT,
    Look,
    NewWorkbook,
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


def to_xlsx(table: DataTable, about: About, sources: Sequence[Source]) -> bytes:
    """The workbook; the same table gives the same bytes, also in another edition."""
    described = f"{about.title} ({about.status_label})"
    book = NewWorkbook(table.title, about.publisher, _NO_DAY, comments=described, cut=_CUT)
    names, formats = zip(*((field.name, _format(field)) for field in table.fields))
    explained = [_explained(field) for field in table.fields]
    _fill(book, table.name[:31], names, table.rows, formats)
    _fill(book, COLUMNS_SHEET, _COLUMN_TITLES, explained)
    _fill(book, ABOUT_SHEET, ("Perihal", "Isi"), _about_rows(table, about, sources))
    return book.content()


def _fill(
    book: NewWorkbook,
    title: str,
    header: Sequence[str],
    rows: Iterable[Cells],
    formats: Sequence[str] | None = None,
) -> None:
    """A sheet with a frozen header, a filter and columns as wide as their content asks."""
    sheet = book.add_sheet(title)
    found = [*rows]
    formats = formats or [TEXT_FORMAT] * len(header)
    sheet.put_row(1, header, _HEADER)
    for number, row in enumerate(found, start=2):
        for column, (value, form) in enumerate(zip(row, formats), start=1):
            # Text is always text; an empty cell keeps its format.
            if isinstance(value, (bool, str, tuple)):
                sheet.put(number, column, plain_text(value), TEXT)
            else:
                sheet.put(number, column, value, TEXT, form)
    sheet.set_widths(_width([name, *(row[at] for row in found)]) for at, name in enumerate(header))
    sheet.sheet.freeze_panes("A2")
    sheet.sheet.autofilter(0, 0, len(found), len(header) - 1)
    sheet.sheet.repeat_rows(0)
    sheet.fit_paper()


def _format(field: Field) -> str:
    if field.type == "integer":
        # Years and codes have no unit and no thousands separator.
        return _COUNT_FORMAT if field.unit else WHOLE_FORMAT
    return {"number": NUMBER_FORMAT, "date": DATE_FORMAT}.get(field.type, TEXT_FORMAT)


def _width(values: Iterable[Value]) -> int:
    longest = max(
        (len(line) for value in values for line in plain_text(value).splitlines()), default=0
    )
    return min(max(longest + 3, _NARROW), _WIDE)


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
        ("Penyusun", about.publisher),
        ("Lisensi", about.licence),
        ("Alamat", about.home or "belum ada alamat tetap"),
        ("Sel kosong", "Belum ada data. Sel kosong tidak berarti nol."),
    ]
    for number, source in enumerate(sources, start=1):
        address = f" {source.url}" if source.url else ""
        rows.append((f"Sumber {number}", f"[{source.id}] {source.title}.{address}"))
    return rows
