"""An invented agency's workbook, with all that makes such sheets hard to read.

`lembar/renja.xls` and `lembar/renja.ods` were saved by LibreOffice from what `write_renja` writes.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

SHEET = "Renja"
VOLUME, BUDGET, FORECAST, SHARE = (
    "Target / Volume",
    "Pagu (Rp) / 2027",
    "Pagu (Rp) / 2028",
    "Bobot",
)
_ROWS: list[list[Any]] = [
    ["RENCANA KERJA TAHUN 2027"],
    ["Dinas Rekaan Provinsi Contoh"],
    [],
    ["Kode", "Program / Kegiatan", "Lokasi", "Target", None, "Pagu (Rp)", None, SHARE, "Mulai"],
    [None, None, None, "Volume", "Satuan", 2027, 2028, None, None],
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    ["01", "Program  rekaan", "Desa Rekaan", 12, "orang", 2_500_000.5, "1.600.000,50", 0.07, None],
    ["01.02", "Kegiatan satu", None, "1.250", "unit", None, "Rp 2.500.000,-", 0.125, None],
    ["01.10", "Kegiatan dua", "Kec. Contoh", 1.234, "km", 750_000, "-", 1, date(2027, 3, 1)],
    [],
    ["02", "Program lain", "-", "–", "-", 0, "#REF!", "…", None],
    ["Sumber: rekaan"],
]
_MERGED = ("A1:I1", "A2:I2", "A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:G4", "H4:H5", "I4:I5")


def write_renja(path: Path) -> Path:
    """Writes the workbook: a cover that looks like a small table, then the table."""
    book = openpyxl.Workbook()
    cover: Any = book.active
    cover.title = "Sampul"
    for row in (["OPD", "Dinas Rekaan"], ["Tahun", 2027], ["Status", "rancangan"]):
        cover.append(row)
    sheet: Any = book.create_sheet(SHEET)
    for row in _ROWS:
        sheet.append(row)
    # The place and the budget of the programme stand for its first activity too.
    for area in (*_MERGED, "C7:C8", "F7:F8"):
        sheet.merge_cells(area)
    for line in (7, 8, 9):
        sheet.cell(line, 8).number_format = "0.0%"
    book.save(path)
    return path
