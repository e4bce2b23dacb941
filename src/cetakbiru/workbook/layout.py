"""Where everything stands in the district workbook: sheets, rows, the mark of its origin."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell

GUIDE_SHEET = "Petunjuk"
PROGRAM_SHEET = "Program"
EXAMPLE_SHEET = "Contoh"
CODES_SHEET = "Kode"
# Hidden: the drop-down lists, the rows as they were, and which table and edition they are from.
LISTS_SHEET = "_daftar"
BASE_SHEET = "_asal"
IDENTITY_SHEET = "_identitas"

TITLE_ROW, NAME_ROW, FIRST_ROW = 1, 2, 3
# Content beyond is no part of the table.
MOST_ROWS, MOST_COLUMNS = 2_000, 120
# Empty rows for new programmes, ready with drop-downs and formats.
SPARE_ROWS = 40

TABLE = "program"
ID_COLUMN = "id"
REGION_COLUMN = "kabupaten"
FAMILY_COLUMN = "bidang"
STATUS_COLUMN, WITHDRAWN = "status", "dicabut"
# Given by the data, not by editors.
LOCKED_COLUMNS = (ID_COLUMN, REGION_COLUMN)

FORMAT_KEY, FORMAT = "susunan", "1"
REGION_KEY, EDITION_KEY, TABLE_KEY = "kabupaten", "edisi", "tabel"


def cell_name(row: int, column: int) -> str:
    """The name that a spreadsheet shows for a cell, both counted from 1: `H7`."""
    return str(xl_rowcol_to_cell(row - 1, column - 1))
