"""A table as an XLSX workbook: the data, what each column means, and what the file is.

It names no edition: a table that did not change is the same file in every edition, so the branch of
the published site keeps it once. The edition stands in the Data Package and in the list of files.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from cetakbiru.outputs.opendata.about import About, Source
from cetakbiru.base.archive import to_zip
from cetakbiru.outputs.opendata.tables import DataTable, Field, Value, plain_text

COLUMNS_SHEET, ABOUT_SHEET = "Kolom", "Keterangan"
_TEXT, _DATE, _WHOLE, _COUNT, _NUMBER = "@", "yyyy-mm-dd", "0", "#,##0", "General"
_MOST_CHARACTERS = 32_767  # Excel's limit for a cell
_CUT = " … (terpotong; selengkapnya dalam CSV atau JSON)"
_NARROW, _WIDE = 8, 60
# What XML 1.0 can't hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MOMENTS = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_FORMULA_STARTS = tuple("=+-@")
_EDITION_ELSEWHERE = (
    "Nomor dan tanggal edisi tercantum di datapackage.json dan di halaman data terbuka tempat "
    "berkas ini diunduh. Tabel yang tidak berubah tetap berkas yang sama pada setiap edisi."
)

_HEADER_FONT = Font(bold=True, color="FFFFFF")
_HEADER_FILL = PatternFill("solid", fgColor="1F5A3D")
_TOP = Alignment(vertical="top", wrap_text=True)

Cells = Sequence[Value]


def to_xlsx(table: DataTable, about: About, sources: Sequence[Source]) -> bytes:
    """The workbook; the same table gives the same bytes, also in another edition."""
    book = Workbook(write_only=True)
    book.properties.title = table.title
    book.properties.creator = about.publisher
    book.properties.description = f"{about.title} ({about.status_label})"
    _sheet(
        book,
        table.name[:31],
        [field.name for field in table.fields],
        table.rows,
        [_format(field) for field in table.fields],
    )
    _sheet(book, COLUMNS_SHEET, _COLUMN_TITLES, [_explained(field) for field in table.fields])
    _sheet(book, ABOUT_SHEET, ("Perihal", "Isi"), _about_rows(table, about, sources))
    stream = io.BytesIO()
    book.save(stream)
    return _without_clock(stream.getvalue())


def _sheet(
    book: Workbook,
    title: str,
    header: Sequence[str],
    rows: Iterable[Cells],
    formats: Sequence[str] | None = None,
) -> None:
    """A sheet with a frozen header, a filter and columns as wide as their content asks."""
    sheet: Any = book.create_sheet(title)
    found = [*rows]
    formats = formats or [_TEXT] * len(header)
    widths = [_width([name, *(row[at] for row in found)]) for at, name in enumerate(header)]
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(found) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.append([_header_cell(sheet, name) for name in header])
    styles = [_Style(sheet, form) for form in formats]
    for row in found:
        sheet.append([_cell(sheet, value, style) for value, style in zip(row, styles)])


class _Style:
    """The look of a column's cells. openpyxl takes long to set it, so cells share it."""

    def __init__(self, sheet: Any, number_format: str) -> None:
        # The shared part has no public name; openpyxl's own guide copies it under this one.
        self.text = _styled(sheet, _TEXT)._style
        self.other = _styled(sheet, number_format)._style
        quoted = _styled(sheet, _TEXT)
        # Keeps a text that looks like a formula a text when a person edits the cell.
        quoted.quotePrefix = True
        self.quoted = quoted._style


def _styled(sheet: Any, number_format: str) -> Any:
    cell = WriteOnlyCell(sheet)
    cell.number_format = number_format
    cell.alignment = _TOP
    return cell


def _header_cell(sheet: Any, name: str) -> Any:
    cell = _styled(sheet, _TEXT)
    cell.value = name
    cell.font, cell.fill = _HEADER_FONT, _HEADER_FILL
    return cell


def _cell(sheet: Any, value: Value, style: _Style) -> Any:
    """A typed cell. Text is always text, whatever it looks like; an empty cell keeps its format."""
    cell: Any = WriteOnlyCell(sheet)
    cell._style = style.other
    if isinstance(value, (bool, str, tuple)):
        text = _writable(plain_text(value))
        if text:
            cell.value = text
            cell.data_type = "s"
        cell._style = style.quoted if text.startswith(_FORMULA_STARTS) else style.text
    elif value is not None:
        cell.value = value
    return cell


def _writable(text: str) -> str:
    text = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    if len(text) > _MOST_CHARACTERS:
        return text[: _MOST_CHARACTERS - len(_CUT)] + _CUT
    return text


def _format(field: Field) -> str:
    if field.type == "integer":
        # Years and codes have no unit and no thousands separator.
        return _COUNT if field.unit else _WHOLE
    return {"number": _NUMBER, "date": _DATE}.get(field.type, _TEXT)


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


def _without_clock(workbook: bytes) -> bytes:
    """The workbook packed anew, without the time of this run."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    return to_zip(
        (name, _MOMENTS.sub(b"", content) if name == "docProps/core.xml" else content)
        for name, content in members
    )
