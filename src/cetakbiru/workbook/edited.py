"""The rows of the programme sheet as text, with the problems of its columns and cells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from cetakbiru.checks.problems import quote
from cetakbiru.model.schema import Column
from cetakbiru.workbook.changes import Origin
from cetakbiru.workbook.layout import (
    FIRST_ROW,
    ID_COLUMN,
    MOST_COLUMNS,
    MOST_ROWS,
    NAME_ROW,
    PROGRAM_SHEET,
    REGION_COLUMN,
    cell_name,
)
from cetakbiru.workbook.opened import OpenedWorkbook
from cetakbiru.workbook.problems import CellProblem, cell_problem
from cetakbiru.workbook.texts import CellFault, ColumnReader, tidy

# Of many cells beyond the table, the first ones are told.
_MOST_FAR = 20


@dataclass(frozen=True)
class EditedRow:
    """A filled row: its number on the sheet and its cells by column name.

    A cell that can't be read is missing from `texts`; what stands against it is in `faults`.
    """

    row: int
    texts: Mapping[str, str]
    faults: Mapping[str, CellProblem]

    @property
    def id(self) -> str:
        return self.texts.get(ID_COLUMN, "")


@dataclass
class EditedSheet:
    """The sheet as edited. `places` are the sheet's columns by name, counted from 1."""

    places: dict[str, int] = field(default_factory=dict)
    rows: list[EditedRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)

    def origin(self, row: EditedRow) -> Origin:
        """Where a row stands."""
        return Origin(PROGRAM_SHEET, row.row, self.places)


def edited_sheet(
    book: OpenedWorkbook,
    columns: Sequence[Column],
    codes: Mapping[str, Collection[str]],
) -> EditedSheet:
    """The rows that hold something, and every problem of the sheet's form."""
    sheet = EditedSheet()
    _find_columns(book, columns, sheet)
    sheet.problems += _shape_problems(book)
    by_name = {column.name: column for column in columns}
    readers = {name: ColumnReader(by_name[name], codes.get(name, ())) for name in sheet.places}
    for number in sorted(number for number in book.sheet.rows if FIRST_ROW <= number <= MOST_ROWS):
        row = _row(book, number, sheet.places, readers)
        filled = {name for name, text in row.texts.items() if text} | row.faults.keys()
        # The region of a spare row is filled in beforehand.
        if filled - {REGION_COLUMN}:
            sheet.rows.append(row)
    return sheet


def _find_columns(book: OpenedWorkbook, columns: Sequence[Column], sheet: EditedSheet) -> None:
    known = {column.name: column for column in columns}
    filled = {at for cells in book.sheet.rows.values() for at in cells if at <= MOST_COLUMNS}
    for at in sorted(filled):
        value = book.cell(NAME_ROW, at).value
        name = tidy(value) if isinstance(value, str) else ""
        if name in sheet.places:
            sheet.problems.append(
                cell_problem("kolom-buku-ganda", PROGRAM_SHEET, NAME_ROW, at, name=name)
            )
        elif name in known:
            sheet.places[name] = at
        elif name in book.base_names:
            sheet.problems.append(
                cell_problem("kolom-skema-lama", PROGRAM_SHEET, NAME_ROW, at, name=name)
            )
        else:
            sheet.problems += _stray(book, at)
    for name in book.base_names:
        if name in known and name not in sheet.places:
            title = known[name].title
            sheet.problems.append(
                cell_problem(
                    "kolom-buku-hilang", PROGRAM_SHEET, NAME_ROW, 0, name=name, title=title
                )
            )


def _stray(book: OpenedWorkbook, column: int) -> Iterator[CellProblem]:
    """The first content of a column that is none of ours."""
    for row in sorted(book.sheet.rows):
        value = book.cell(row, column).value
        if value is not None and str(value).strip():
            yield cell_problem("kolom-buku-asing", PROGRAM_SHEET, row, column, value=quote(value))
            return


def _shape_problems(book: OpenedWorkbook) -> Iterator[CellProblem]:
    for area in book.sheet.merged:
        name = f"{cell_name(area.top, area.left)}:{cell_name(area.bottom, area.right)}"
        yield cell_problem("sel-gabungan", PROGRAM_SHEET, area.top, area.left, range=name)
    far = (
        (row, column)
        for row, cells in book.sheet.rows.items()
        for column in cells
        if row > MOST_ROWS or column > MOST_COLUMNS
    )
    for row, column in islice(far, _MOST_FAR):
        yield cell_problem(
            "isi-di-luar-tabel", PROGRAM_SHEET, row, column, rows=MOST_ROWS, columns=MOST_COLUMNS
        )


def _row(
    book: OpenedWorkbook,
    number: int,
    places: Mapping[str, int],
    readers: Mapping[str, ColumnReader],
) -> EditedRow:
    texts: dict[str, str] = {}
    faults: dict[str, CellProblem] = {}
    for name, at in places.items():
        try:
            texts[name] = readers[name].text(book.cell(number, at))
        except CellFault as fault:
            faults[name] = cell_problem(fault.code, PROGRAM_SHEET, number, at, **fault.values_of)
    return EditedRow(number, texts, faults)
