"""The sheets of a workbook of any kind that can be read: .xlsx, .ods and the old .xls."""

from __future__ import annotations

import io

import xlrd

from cetakbiru.workbook.cells import (
    EPOCH,
    EPOCH_1904,
    Area,
    Cell,
    CellSheet,
    number_cell,
    shown_by,
)
from cetakbiru.workbook.guard import (
    BookKind,
    NoWorkbookError,
    Obstacle,
    WorkbookFile,
    damage_told,
)
from cetakbiru.workbook.ole import workbook_stream
from cetakbiru.workbook.opendocument import ods_sheets
from cetakbiru.workbook.xlsx import xlsx_sheets


def read_sheets(file: WorkbookFile) -> tuple[CellSheet, ...]:
    """The sheets in order, hidden ones too. Raises NoWorkbookError.

    Of an .xls the formulas are not known: their cells look like typed ones.
    """
    try:
        return _sheets(file)
    except NoWorkbookError as error:
        if error.obstacle is Obstacle.DAMAGED and file.kind is not BookKind.XLSX:
            raise NoWorkbookError(Obstacle(file.kind.value)) from error
        raise


@damage_told()
def _sheets(file: WorkbookFile) -> tuple[CellSheet, ...]:
    if file.parts is None:
        return _xls_sheets(file.raw)
    return (ods_sheets if file.kind is BookKind.ODS else xlsx_sheets)(file.parts)


def _xls_sheets(raw: bytes) -> tuple[CellSheet, ...]:
    try:
        book = xlrd.open_workbook(
            file_contents=workbook_stream(raw),
            logfile=io.StringIO(),
            formatting_info=True,
            ragged_rows=True,
        )
    # xlrd lets through whatever a broken file makes of its many records.
    except Exception as error:
        locked = "encrypted" in str(error)
        raise NoWorkbookError(Obstacle.LOCKED if locked else Obstacle.XLS) from error
    return tuple(_xls_sheet(book, sheet) for sheet in book.sheets())


def _xls_sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> CellSheet:
    rows = {
        row + 1: {
            column + 1: cell
            for column in range(sheet.row_len(row))
            if (cell := _xls_cell(book, sheet, row, column)) is not None
        }
        for row in range(sheet.nrows)
    }
    return CellSheet(
        sheet.name,
        bool(sheet.visibility),
        rows,
        [Area(top + 1, left + 1, below, right) for top, below, left, right in sheet.merged_cells],
        {row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden},
        [range(at + 1, at + 2) for at, info in sheet.colinfo_map.items() if info.hidden],
    )


def _xls_cell(book: xlrd.Book, sheet: xlrd.sheet.Sheet, row: int, column: int) -> Cell | None:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        look = book.xf_list[sheet.cell_xf_index(row, column)]
        shown = shown_by(book.format_map[look.format_key].format_str)
        return number_cell(float(value), shown, EPOCH_1904 if book.datemode else EPOCH)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return Cell(bool(value))
    if kind == xlrd.XL_CELL_ERROR:
        return Cell(xlrd.error_text_from_code[int(value)], error=True)
    return Cell(value) if value else None
