"""The sheets that explain: how to fill the workbook, example rows, and what each code means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cetakbiru.base.plain import thousands
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import Column
from cetakbiru.workbook.codes import CodeList
from cetakbiru.workbook.instrument import Instrument, column_title
from cetakbiru.workbook.layout import EXAMPLE_SHEET
from cetakbiru.workbook.writing import (
    HEADER,
    HEADING,
    LOCKED,
    NAME,
    PLAIN,
    TEXT,
    NewSheet,
    fitting_height,
    fitting_width,
)

_STEPS = (
    "Sel abu-abu diisi otomatis. Kolom bertanda * wajib diisi.",
    "Angka ditulis tanpa satuan, uang dalam rupiah penuh. Yang belum ada datanya dikosongkan.",
    "Salin dari berkas lain dengan Tempel Khusus, Nilai. Jangan pakai rumus dan sel gabungan.",
    "Simpan sebagai .xlsx, lalu kirimkan, atau jalankan: ppm import NAMA-BERKAS.xlsx --dry-run",
)
_COLUMN_HEAD = ("Kolom", "Judul", "Wajib", "Isi", "Contoh", "Pilihan")
_WIDTHS = (18, 26, 8, 60, 34, 30)
_CODE_HEAD = ("Kolom", "Kode", "Arti")

# The columns of a tab by its title, and the code lists of its columns.
Columns = Mapping[str, Sequence[Column]]
Lists = Mapping[str, Mapping[str, CodeList]]


def fill_guide_sheet(
    sheet: NewSheet,
    blueprint: Blueprint,
    instrument: Instrument,
    title: str,
    columns: Columns,
    lists: Lists,
) -> None:
    """What the workbook is, how to fill it, and what each column means."""
    steps = enumerate((*instrument.steps, *_STEPS), start=1)
    lines = [
        title,
        f"{blueprint.edisi.judul_pendek}, edisi {blueprint.edisi.versi}. {blueprint.status.notice} "
        f"{blueprint.speaker.notice}",
        "",
        *(f"{number}. {step}" for number, step in steps),
        f"Contoh baris yang terisi ada di lembar {EXAMPLE_SHEET}.",
    ]
    for row, line in enumerate(lines, start=1):
        sheet.sheet.merge_range(row - 1, 0, row - 1, len(_COLUMN_HEAD) - 1, "")
        sheet.put(row, 1, line, HEADING if row == 1 else TEXT)
        sheet.set_height(row, 20 if row == 1 else 16 * (1 + len(line) // 130))
    top = len(lines) + 2
    for name, found in columns.items():
        if len(columns) > 1:
            sheet.put(top, 1, f"Lembar {name}", HEADING)
            top += 1
        rows = [_explained(column, lists[name].get(column.name)) for column in found]
        sheet.put_table(top, _COLUMN_HEAD, rows, _WIDTHS)
        top += len(rows) + 2


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


def fill_example_sheet(sheet: NewSheet, columns: Columns) -> None:
    """A filled row of each tab, never imported."""
    widths: list[float] = []
    top = 1
    for name, found in columns.items():
        if len(columns) > 1:
            sheet.put(top, 1, f"Lembar {name}", HEADING)
            top += 1
        sheet.put_row(top, map(column_title, found), HEADER)
        sheet.put_row(top + 1, (column.name for column in found), NAME)
        sheet.set_height(top, 32)
        for number, column in enumerate(found, start=1):
            sheet.put_typed(top + 2, number, column, column.example, LOCKED)
        own = [fitting_width([column_title(column)[:16], column.example]) for column in found]
        widths = [max(pair) for pair in _longest(widths, own)]
        sheet.set_height(top + 2, fitting_height([column.example for column in found], own))
        top += 4
    sheet.put(top, 1, "Baris di lembar ini hanya contoh dan tidak ikut diimpor.")
    sheet.set_widths(widths)
    sheet.sheet.protect()


def _longest(one: Sequence[float], other: Sequence[float]) -> Iterable[tuple[float, float]]:
    for at in range(max(len(one), len(other))):
        yield (one[at] if at < len(one) else 0, other[at] if at < len(other) else 0)


def fill_codes_sheet(sheet: NewSheet, lists: Lists) -> None:
    """Every code with its name and the columns that it may stand in, each code once.

    Where villages are too many to read through, that is said, and where their codes are.
    """
    columns: dict[tuple[str, str], dict[str, None]] = {}
    for found in lists.values():
        for one in found.values():
            if one.villages:
                columns.setdefault(("", _elsewhere(one.villages)), {})[one.column.title] = None
            if not one.column.enum:
                for known in one.codes.items():
                    columns.setdefault(known, {})[one.column.title] = None
    rows = [(", ".join(titles), *known) for known, titles in columns.items()]
    sheet.set_widths((24, 34, 90))
    sheet.put_row(1, _CODE_HEAD, HEADER)
    # Thousands, and none so long that it needs more than a line.
    for at, row in enumerate(rows, start=2):
        sheet.put_row(at, row, PLAIN)
    sheet.sheet.freeze_panes("A2")
    sheet.sheet.autofilter(f"A1:C{len(rows) + 1}")


def _elsewhere(villages: int) -> str:
    return (
        f"{thousands(villages)} desa, terlalu banyak untuk lembar ini; kodenya di berkas desa.xlsx "
        "pada halaman Data terbuka"
    )
