"""The sheets that explain: how to fill the workbook, an example row, and what each code means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import Column
from cetakbiru.workbook.codes import CodeList
from cetakbiru.workbook.layout import EXAMPLE_SHEET, FIRST_ROW, PROGRAM_SHEET
from cetakbiru.workbook.rows_sheet import column_title, put_header
from cetakbiru.workbook.writing import (
    HEADING,
    LOCKED,
    TEXT,
    NewSheet,
    fitting_height,
    fitting_width,
)

_STEPS = (
    f"1. Buka lembar {PROGRAM_SHEET}. Satu baris adalah satu program; sel abu-abu diisi otomatis.",
    "2. Ubah hanya sel yang perlu diubah. Kolom bertanda * wajib diisi.",
    "3. Program baru: isi baris kosong di bawah baris terakhir. ID-nya diberikan saat diimpor.",
    "4. Program yang batal tidak dihapus: ubah Status menjadi dicabut, lalu isi Diganti oleh atau "
    "tulis alasannya di Catatan.",
    "5. Angka ditulis tanpa satuan. Yang belum ada datanya dikosongkan.",
    "6. Salin dari berkas lain dengan Tempel Khusus, Nilai. Jangan pakai rumus dan sel gabungan.",
    "7. Simpan sebagai .xlsx, lalu kirimkan, atau jalankan: ppm import NAMA-BERKAS.xlsx --dry-run",
)
_COLUMN_HEAD = ("Kolom", "Judul", "Wajib", "Isi", "Contoh", "Pilihan")
_CODE_HEAD = ("Kolom", "Kode", "Arti")


def fill_guide_sheet(
    sheet: NewSheet,
    blueprint: Blueprint,
    kabupaten: str,
    columns: Sequence[Column],
    lists: Mapping[str, CodeList],
) -> None:
    """What the workbook is, how to fill it, and what each column means."""
    lines = [
        f"Program {blueprint.kabupaten[kabupaten].full_name} ({kabupaten})",
        f"{blueprint.edisi.judul_pendek}, edisi {blueprint.edisi.versi}. {blueprint.status.notice} "
        f"{blueprint.speaker.notice}",
        "",
        *_STEPS,
        f"Contoh baris yang terisi ada di lembar {EXAMPLE_SHEET}.",
    ]
    for row, line in enumerate(lines, start=1):
        sheet.sheet.merge_range(row - 1, 0, row - 1, len(_COLUMN_HEAD) - 1, "")
        sheet.put(row, 1, line, HEADING if row == 1 else TEXT)
        sheet.set_height(row, 20 if row == 1 else 16 * (1 + len(line) // 130))
    top = len(lines) + 2
    rows = [_explained(column, lists.get(column.name)) for column in columns]
    sheet.put_table(top, _COLUMN_HEAD, rows, (18, 26, 8, 60, 34, 30))


def _explained(column: Column, codes: CodeList | None) -> tuple[str, ...]:
    if column.enum:
        choices = ", ".join(column.enum)
    elif codes is not None:
        choices = "kode; lihat lembar Kode"
    else:
        choices = {"number": "angka", "integer": "bilangan bulat", "date": "tanggal"}.get(
            column.type, "teks"
        )
    required = "ya" if column.required else "tidak"
    return (
        column.name,
        column_title(column),
        required,
        column.description,
        column.example,
        choices,
    )


def fill_example_sheet(sheet: NewSheet, columns: Sequence[Column]) -> None:
    """One filled row, never imported."""
    put_header(sheet, columns)
    for number, column in enumerate(columns, start=1):
        sheet.put_typed(FIRST_ROW, number, column, column.example, LOCKED)
    sheet.put(FIRST_ROW + 2, 1, "Baris ini hanya contoh dan tidak ikut diimpor.")
    widths = [fitting_width([column_title(column)[:16], column.example]) for column in columns]
    sheet.set_widths(widths)
    examples = [column.example for column in columns]
    sheet.set_height(FIRST_ROW, fitting_height(examples, widths))
    sheet.sheet.protect()


def fill_codes_sheet(sheet: NewSheet, lists: Mapping[str, CodeList]) -> None:
    """Every code that the drop-downs offer, with its name."""
    rows = [
        (found.column.title, code, name)
        for found in lists.values()
        for code, name in found.codes.items()
        if not found.column.enum
    ]
    sheet.put_table(1, _CODE_HEAD, rows, (24, 34, 90))
    sheet.sheet.freeze_panes("A2")
    sheet.sheet.autofilter(f"A1:C{len(rows) + 1}")
