"""The cells of an .ods or .xls as the engine takes them; of an .xlsx it reads the parts itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from cetakbiru.model.alignment import Batas
from cetakbiru.plans.files import FileCell, FileSheet
from cetakbiru.workbook.cells import Cell, CellSheet, Shown
from cetakbiru.workbook.guard import NoWorkbookError, Obstacle, WorkbookFile
from cetakbiru.workbook.reading import read_sheets
from cetakbiru.workbook.texts import plain_number


def file_sheets(file: WorkbookFile, limits: Batas) -> list[FileSheet]:
    """The sheets in order, with one row and one column more than are judged at most.

    Raises NoWorkbookError for a damaged file, and for one whose cells hold more text than any plan.
    """
    sheets = [_sheet(sheet, limits) for sheet in read_sheets(file)]
    letters = sum(
        len(cell)
        for sheet in sheets
        for row in sheet["rows"]
        for cell in row
        if isinstance(cell, str)
    )
    # Cells may share one long text, and each is written out for the engine.
    if letters > limits.ukuran_terurai:
        raise NoWorkbookError(Obstacle.SWOLLEN)
    return sheets


def _sheet(sheet: CellSheet, limits: Batas) -> FileSheet:
    kept = sorted(_filled(sheet.rows))[: limits.baris + 1]
    return {
        "name": sheet.name,
        "unseen": sheet.hidden,
        "rows": [[number, *_cells(sheet.rows[number], limits.kolom)] for number in kept],
        "merged": list(sheet.merged),
        "hidden": sorted(sheet.hidden_rows.intersection(kept)),
        "unsolved": [
            (number, column)
            for number, column, cell in _each(sheet.rows, kept)
            if cell.value is None and cell.formula is not None
        ],
    }


def _filled(rows: Mapping[int, Mapping[int, Cell]]) -> Iterator[int]:
    return (number for number, cells in rows.items() if cells)


def _each(
    rows: Mapping[int, Mapping[int, Cell]], kept: Iterable[int]
) -> Iterator[tuple[int, int, Cell]]:
    return ((number, column, cell) for number in kept for column, cell in rows[number].items())


def _cells(cells: Mapping[int, Cell], most: int) -> list[FileCell]:
    """The cells from column A on; one that is further out than `most` stands just after."""
    row: list[FileCell] = [None] * min(max(cells), most + 1)
    for column, cell in cells.items():
        row[min(column, most + 1) - 1] = _value(cell)
    return row


def _value(cell: Cell) -> FileCell:
    value = cell.value
    if isinstance(value, float) and cell.shown is Shown.PERCENT:
        return f"{_percentage(value)}%".replace(".", ",")
    return value.isoformat() if isinstance(value, date) else value


def _percentage(share: float) -> str:
    """A hundred times the share, digit by digit, since 0.07 * 100 is 7.000000000000001."""
    return plain_number(float(Decimal(repr(share)) * 100))
