"""A district workbook as read: whose it is, the rows as they were, the sheet as it is now."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from openpyxl import load_workbook

from cetakbiru.workbook.guard import workbook_parts
from cetakbiru.workbook.layout import (
    BASE_SHEET,
    FORMAT,
    FORMAT_KEY,
    IDENTITY_SHEET,
    PROGRAM_SHEET,
    REGION_KEY,
    TABLE,
    TABLE_KEY,
)
from cetakbiru.workbook.problems import unreadable
from cetakbiru.workbook.sheetxml import MOST_COLUMNS, MOST_ROWS, SheetShape, sheet_shape
from cetakbiru.workbook.texts import EMPTY, RawCell

Grid = list[list[RawCell]]


@dataclass(frozen=True)
class OpenedWorkbook:
    """`base` are the rows at the making of the workbook, column → text; `grid` the sheet now."""

    kabupaten: str
    base: tuple[Mapping[str, str], ...]
    base_names: tuple[str, ...]
    grid: Grid
    shape: SheetShape

    def cell(self, row: int, column: int) -> RawCell:
        """A cell of the programme sheet, counted from 1; an empty one beyond its end."""
        if row > len(self.grid) or column > len(self.grid[row - 1]):
            return EMPTY
        return self.grid[row - 1][column - 1]


def open_workbook(content: bytes) -> OpenedWorkbook:
    """A workbook from the bytes of its file. Raises UnreadableError for all that is none."""
    parts = workbook_parts(content)
    book = _load(content)
    try:
        return _opened(book, parts)
    finally:
        book.close()


def _load(content: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            # Read-only mode goes through a sheet row by row: ranges that span a million cells
            # (merges, links) are never spread out in memory.
            return load_workbook(io.BytesIO(content), read_only=True)
        # openpyxl lets through whatever its many parsers raise on a broken file.
        except Exception as error:
            raise _broken(error) from error


def _broken(error: Exception) -> Exception:
    return unreadable("buku-rusak", reason=str(error)[:80] or type(error).__name__)


def _opened(book: Any, parts: Mapping[str, bytes]) -> OpenedWorkbook:
    kabupaten = _identity(book)
    base_rows = [[_as_text(cell) for cell in row] for row in _grid(book, BASE_SHEET)]
    if not base_rows:
        raise unreadable("identitas-rusak", sheet=BASE_SHEET)
    names = tuple(name for name in base_rows[0] if name)
    records = [dict(zip(names, row)) for row in base_rows[1:] if any(row)]
    shape = (
        sheet_shape(parts[_part_name(book[PROGRAM_SHEET], parts)])
        if _has(book, PROGRAM_SHEET)
        else None
    )
    if shape is None:
        raise unreadable("lembar-hilang", sheet=PROGRAM_SHEET)
    return OpenedWorkbook(kabupaten, tuple(records), names, _grid(book, PROGRAM_SHEET), shape)


def _has(book: Any, sheet: str) -> bool:
    return sheet in book.sheetnames and hasattr(book[sheet], "iter_rows")


def _part_name(sheet: Any, parts: Mapping[str, bytes]) -> str:
    """The zip member of a sheet; openpyxl keeps it, with or without a leading slash."""
    name = str(PurePosixPath("/", sheet._worksheet_path)).lstrip("/")
    if name not in parts:
        raise unreadable("buku-rusak", reason=name)
    return name


def _identity(book: Any) -> str:
    """The code of the kabupaten that the workbook is for."""
    pairs = {
        _as_text(row[0]): _as_text(row[1]) for row in _grid(book, IDENTITY_SHEET) if len(row) > 1
    }
    if pairs.get(TABLE_KEY) != TABLE or not pairs.get(REGION_KEY):
        raise unreadable("identitas-rusak", sheet=IDENTITY_SHEET)
    if pairs.get(FORMAT_KEY) != FORMAT:
        raise unreadable("susunan-asing", found=pairs.get(FORMAT_KEY) or "(kosong)")
    return pairs[REGION_KEY]


def _grid(book: Any, name: str) -> Grid:
    if not _has(book, name):
        raise unreadable("lembar-hilang", sheet=name)
    sheet = book[name]
    try:
        sheet.reset_dimensions()
        return [
            [_raw(cell) for cell in row]
            for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
        ]
    except Exception as error:  # the same: whatever the parsers raise on a broken sheet
        raise _broken(error) from error


def _raw(cell: Any) -> RawCell:
    if cell.value is None:
        return EMPTY
    return RawCell(cell.value, cell.data_type, cell.number_format or "General")


def _as_text(cell: RawCell) -> str:
    return "" if cell.value is None else str(cell.value)
