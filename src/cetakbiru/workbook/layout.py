"""Where everything stands in a sheet to fill in: its rows, its help, the mark of its origin."""

from __future__ import annotations

GUIDE_SHEET = "Petunjuk"
PROGRAM_SHEET = "Program"
EXAMPLE_SHEET = "Contoh"
CODES_SHEET = "Kode"
# Hidden: the drop-down lists, the rows as they were, and which table, province and edition they are
# from.
LISTS_SHEET = "_daftar"
BASE_SHEET = "_asal"
IDENTITY_SHEET = "_identitas"

TITLE_ROW, NAME_ROW, FIRST_ROW = 1, 2, 3
# Content beyond is no part of the table.
MOST_ROWS, MOST_COLUMNS = 8_000, 120

ID_COLUMN = "id"
# In the row of names: a column that is computed, and not read.
COMPUTED = "(hitungan)"
# The states of a row that is called off.
CALLED_OFF = (("status", "dicabut"), ("keadaan", "batal"))

FORMAT_KEY, FORMAT = "susunan", "1"
EDITION_KEY, PROVINCE_KEY, TABLE_KEY = "edisi", "provinsi", "tabel"


def base_sheet(at: int) -> str:
    """The hidden sheet that holds the rows of a tab as they were; tabs are counted from 0."""
    return f"{BASE_SHEET}_{at + 1}" if at else BASE_SHEET


def cell_name(row: int, column: int) -> str:
    """The name that a spreadsheet shows for a cell, both counted from 1: `H7`."""
    # Imported here: who only asks what a sheet is does not write one.
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row - 1, column - 1))
