"""Workbooks as sheets of text: codes keep their zeros, dates become years that can be found.

Formulas are never computed; the value saved with them is read. A merged cell is repeated in all its
rows. plans/browser/xlsx.js does the same in the browser.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from cetakbiru.model.alignment import Batas
from cetakbiru.plans.files import Note, Sheet, SheetRow
from cetakbiru.workbook.cells import Area, Cell, CellSheet
from cetakbiru.workbook.guard import workbook_file
from cetakbiru.workbook.reading import read_sheets

# The texts of a row and which of them are numbers in the file, both by column from 1 on.
_Row = tuple[dict[int, str], set[int]]


def read_spreadsheet(raw: bytes, limits: Batas) -> tuple[tuple[Sheet, ...], tuple[Note, ...]]:
    """The sheets of a workbook in order, and what is worth saying of the file.

    Raises NoWorkbookError for a damaged or swollen file and for one that is no workbook.
    """
    file = workbook_file(raw, limits.ukuran_terurai)
    notes = (Note("catatan-makro"),) if file.macros else ()
    return tuple(_sheet(sheet, limits) for sheet in read_sheets(file)), notes


def _sheet(sheet: CellSheet, limits: Batas) -> Sheet:
    numbers = list(sheet.rows)[: limits.baris]
    notes = []
    if any(_too_wide(sheet.rows[number], limits) for number in numbers):
        notes.append(Note("catatan-kolom", {"batas": limits.kolom}))
    if len(sheet.rows) > limits.baris:
        notes.append(Note("catatan-baris", {"batas": limits.baris}))
    rows = {number: _row(sheet.rows[number], limits) for number in sorted(numbers)}
    repeated = _spread(rows, sheet.merged, limits)
    found = (_sheet_row(number, row, repeated.get(number, {})) for number, row in rows.items())
    return Sheet(sheet.name, tuple(row for row in found if any(row.cells)), tuple(notes))


def _too_wide(cells: Mapping[int, Cell], limits: Batas) -> bool:
    return any(column > limits.kolom and _text(cell) for column, cell in cells.items())


def _row(cells: Mapping[int, Cell], limits: Batas) -> _Row:
    texts = {at: _text(cell) for at, cell in cells.items() if at <= limits.kolom}
    numeric = {at for at, cell in cells.items() if type(cell.value) is float}
    return {at: text for at, text in texts.items() if text}, numeric & texts.keys()


def _text(cell: Cell) -> str:
    value = cell.value
    if value is None or cell.error:
        return ""
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return value.isoformat()
    return plain_number(value) if isinstance(value, float) else value


def plain_number(value: float) -> str:
    """A number without exponent and without ".0": 2027.0 → "2027", 1e-7 → "0.0000001"."""
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _sheet_row(number: int, row: _Row, merged: Mapping[int, int]) -> SheetRow:
    texts, numeric = row
    width = max(texts, default=0)
    return SheetRow(
        number,
        tuple(texts.get(column, "") for column in range(1, width + 1)),
        frozenset(column - 1 for column in numeric),
        merged,
    )


def _spread(
    rows: Mapping[int, _Row], merged: Sequence[Area], limits: Batas
) -> dict[int, dict[int, int]]:
    """Repeats merged cells in all rows that exist; tells which cells repeat and from which row."""
    repeated: dict[int, dict[int, int]] = {}
    for area in merged:
        top, left, bottom, right = area
        text = rows[top][0].get(left) if top in rows else None
        if not text or (bottom - top + 1) * (right - left + 1) > limits.sel_gabung:
            continue
        is_number = left in rows[top][1]
        for number in range(top, bottom + 1):
            if number not in rows:
                continue
            texts, numeric = rows[number]
            for column in range(left, min(right, limits.kolom) + 1):
                if (number, column) == (top, left):
                    continue
                texts[column] = text
                repeated.setdefault(number, {})[column - 1] = top
                if is_number:
                    numeric.add(column)
    return repeated
