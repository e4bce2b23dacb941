"""A district workbook as read: whose it is, the rows as they were, the sheet as it is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cetakbiru.checks.problems import quote
from cetakbiru.workbook.cells import Cell, CellSheet
from cetakbiru.workbook.guard import (
    BookKind,
    NoWorkbookError,
    Obstacle,
    read_file,
    workbook_file,
)
from cetakbiru.workbook.layout import (
    BASE_SHEET,
    CODES_SHEET,
    EXAMPLE_SHEET,
    FAMILY_COLUMN,
    FORMAT,
    FORMAT_KEY,
    GUIDE_SHEET,
    ID_COLUMN,
    IDENTITY_SHEET,
    LISTS_SHEET,
    NAME_ROW,
    PROGRAM_SHEET,
    REGION_KEY,
    TABLE,
    TABLE_KEY,
)
from cetakbiru.workbook.problems import UnreadableError, unreadable
from cetakbiru.workbook.reading import read_sheets
from cetakbiru.workbook.texts import plain_number

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_CONTENT = 48 * 1024 * 1024
_EMPTY = Cell()
_OURS = (
    *(GUIDE_SHEET, PROGRAM_SHEET, EXAMPLE_SHEET, CODES_SHEET),
    *(LISTS_SHEET, BASE_SHEET, IDENTITY_SHEET),
)


@dataclass(frozen=True)
class OpenedWorkbook:
    """`base` are the rows at the making of the workbook, column → text; `sheet` the sheet now.

    `copies` are other sheets that hold programmes by their head.
    """

    kabupaten: str
    base: tuple[Mapping[str, str], ...]
    base_names: tuple[str, ...]
    sheet: CellSheet
    copies: tuple[CellSheet, ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        """A cell of the programme sheet, counted from 1; an empty one where there is none."""
        return self.sheet.rows.get(row, {}).get(column, _EMPTY)


def read_workbook_file(path: Path) -> bytes:
    """The bytes of a file of acceptable size. Raises UnreadableError."""
    try:
        return read_file(path, LARGEST_FILE)
    except NoWorkbookError as error:
        raise _told(error) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise unreadable("buku-tak-terbaca", reason=reason) from error


def open_workbook(content: bytes) -> OpenedWorkbook:
    """A workbook from the bytes of its file. Raises UnreadableError for all that is none."""
    try:
        file = workbook_file(content, LARGEST_CONTENT)
        if file.kind is BookKind.XLS:
            raise unreadable("buku-xls")
        if file.macros:
            raise unreadable("buku-bermakro")
        sheets = {sheet.name: sheet for sheet in read_sheets(file)}
    except NoWorkbookError as error:
        raise _told(error) from error
    if PROGRAM_SHEET not in sheets:
        raise _without_programmes(list(sheets.values()))
    kabupaten = _identity(_texts(sheets, IDENTITY_SHEET))
    base = _texts(sheets, BASE_SHEET)
    if not base:
        raise unreadable("identitas-rusak", sheet=BASE_SHEET)
    names = tuple(name for name in base[0] if name)
    records = [dict(zip(names, row)) for row in base[1:] if any(row)]
    copies = tuple(
        sheet for name, sheet in sheets.items() if name not in _OURS and _holds_programmes(sheet)
    )
    return OpenedWorkbook(kabupaten, tuple(records), names, sheets[PROGRAM_SHEET], copies)


def _holds_programmes(sheet: CellSheet) -> bool:
    """Whether the row of names is that of the programme sheet."""
    names = {cell.value for cell in sheet.rows.get(NAME_ROW, {}).values()}
    return {ID_COLUMN, FAMILY_COLUMN, "nama"} <= names


def _without_programmes(sheets: list[CellSheet]) -> UnreadableError:
    """The reason why there is no programme sheet: renamed, or gone."""
    like = [each.name for each in sheets if each.name not in _OURS and _holds_programmes(each)]
    if like:
        named = " atau ".join(map(quote, like))
        return unreadable("lembar-berganti-nama", sheet=PROGRAM_SHEET, found=named)
    return unreadable("lembar-hilang", sheet=PROGRAM_SHEET)


def _told(error: NoWorkbookError) -> UnreadableError:
    """The same in the words of the catalogue."""
    large = error.obstacle in (Obstacle.TOO_LARGE, Obstacle.SWOLLEN)
    code = "buku-terlalu-besar" if large else f"buku-{error.obstacle}"
    return unreadable(code, detail=error.detail, found=error.found, limit=error.limit)


def _identity(rows: list[list[str]]) -> str:
    """The code of the kabupaten that the workbook is for."""
    pairs = {row[0]: row[1] for row in rows if len(row) > 1}
    if pairs.get(TABLE_KEY) != TABLE or not pairs.get(REGION_KEY):
        raise unreadable("identitas-rusak", sheet=IDENTITY_SHEET)
    if pairs.get(FORMAT_KEY) != FORMAT:
        raise unreadable("susunan-asing", found=pairs.get(FORMAT_KEY) or "(kosong)")
    return pairs[REGION_KEY]


def _named(sheets: Mapping[str, CellSheet], name: str) -> CellSheet:
    if name not in sheets:
        raise unreadable("lembar-hilang", sheet=name)
    return sheets[name]


def _texts(sheets: Mapping[str, CellSheet], name: str) -> list[list[str]]:
    """The cells of a hidden sheet as text, row by row."""
    return [
        [_as_text(cells.get(column, _EMPTY)) for column in range(1, max(cells, default=0) + 1)]
        for cells in _named(sheets, name).rows.values()
    ]


def _as_text(cell: Cell) -> str:
    if isinstance(cell.value, float):
        return plain_number(cell.value)
    return "" if cell.value is None else str(cell.value)
