"""The rows of a tab as text, with the problems of its columns and cells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from cetakbiru.checks.problems import quote
from cetakbiru.workbook.changes import Origin, key_text
from cetakbiru.workbook.layout import COMPUTED, MOST_COLUMNS, MOST_ROWS, cell_name
from cetakbiru.workbook.opened import OpenedTab
from cetakbiru.workbook.problems import CellProblem, cell_problem
from cetakbiru.workbook.stray import stray
from cetakbiru.workbook.texts import CellFault, ColumnReader

# Of many cells beyond the table, the first ones are told.
_MOST_FAR = 20


@dataclass(frozen=True)
class EditedRow:
    """A filled row: its number on the sheet, its cells by column name, and its key, if it has one.

    A cell that can't be read is missing from `texts`; what stands against it is in `faults`.
    `stray` says that it is no row of data at all, as a sum.
    """

    row: int
    texts: Mapping[str, str]
    faults: Mapping[str, CellProblem]
    key: str = ""
    stray: CellProblem | None = None


@dataclass
class EditedSheet:
    """The tab as edited. `places` are the sheet's columns by name, counted from 1."""

    title: str
    places: dict[str, int] = field(default_factory=dict)
    rows: list[EditedRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)

    def origin(self, row: EditedRow) -> Origin:
        """Where a row stands."""
        return Origin(self.title, row.row, self.places)

    def at(self, row: EditedRow, code: str, column: str, /, **values: object) -> CellProblem:
        """A problem of a cell of a row."""
        return cell_problem(code, self.title, row.row, self.places.get(column, 0), **values)


def edited_sheet(
    opened: OpenedTab,
    scope: Mapping[str, str],
    common: Mapping[str, str],
    codes: Mapping[str, Collection[str]],
) -> EditedSheet:
    """The rows that hold something, and every problem of the tab's form.

    `common` is what all rows of the tab say in columns where they say nothing themselves.
    """
    sheet = EditedSheet(opened.tab.title)
    _find_columns(opened, sheet)
    columns = opened.descriptor.columns_by_name
    readers = {name: ColumnReader(columns[name], codes.get(name, ())) for name in sheet.places}
    numbers = (at for at in opened.sheet.rows if opened.names_at < at <= MOST_ROWS)
    # What the sheet was made with makes no row by itself.
    beforehand = {*opened.tab.prefilled, *opened.tab.limits(scope)}
    for number in sorted(numbers):
        row = _row(opened, sheet, number, readers)
        filled = {name for name, text in row.texts.items() if text} | row.faults.keys()
        row = replace(row, key=_key(opened, row, common))
        if filled - beforehand or (filled and row.key in opened.made_with):
            if row.key not in opened.made_with:
                row = replace(row, stray=stray(opened, sheet.places, row.row, beforehand))
            sheet.rows.append(row)
    sheet.problems += _shape_problems(opened, {row.row for row in sheet.rows if row.stray})
    return sheet


def _key(opened: OpenedTab, row: EditedRow, common: Mapping[str, str]) -> str:
    """The key of a row; none where a cell of it can't be read."""
    if any(name in row.faults for name in opened.descriptor.key):
        return ""
    return key_text(opened.descriptor, completed(row.texts, common))


def completed(texts: Mapping[str, str], common: Mapping[str, str]) -> dict[str, str]:
    """The row with what it says together with all others, where it says nothing itself."""
    return {**common, **{name: text for name, text in texts.items() if text or name not in common}}


def _find_columns(opened: OpenedTab, sheet: EditedSheet) -> None:
    title, names_at = opened.tab.title, opened.names_at
    known = {column.name: column for column in opened.tab.columns_of(opened.descriptor)}
    filled = {at for cells in opened.sheet.rows.values() for at in cells if at <= MOST_COLUMNS}
    foreign: list[int] = []
    for at in sorted(filled):
        name = opened.name_at(at)
        if name == COMPUTED:
            continue
        if name in sheet.places:
            sheet.problems.append(cell_problem("kolom-buku-ganda", title, names_at, at, name=name))
        elif name in known:
            sheet.places[name] = at
        elif name in opened.base_names:
            sheet.problems.append(cell_problem("kolom-skema-lama", title, names_at, at, name=name))
        else:
            foreign.append(at)
    gone = [name for name in opened.base_names if name in known and name not in sheet.places]
    for name in gone:
        values = {"name": name, "title": known[name].title}
        sheet.problems.append(cell_problem("kolom-buku-hilang", title, names_at, 0, **values))
    for at in foreign:
        sheet.problems += _foreign(opened, at, gone)


def _foreign(opened: OpenedTab, column: int, gone: Sequence[str]) -> Iterator[CellProblem]:
    """The first content of a column that is none of ours; above the names anything may stand.

    It may be one that is `gone`: nobody shall be told to delete that.
    """
    for row in sorted(row for row in opened.sheet.rows if row >= opened.names_at):
        value = opened.cell(row, column).value
        if value is not None and str(value).strip():
            code = "kolom-berganti-nama" if gone else "kolom-buku-asing"
            cell = cell_name(opened.names_at, column)
            values = {"value": quote(value), "gone": " atau ".join(gone), "cell": cell}
            yield cell_problem(code, opened.tab.title, row, column, **values)
            return


def _shape_problems(opened: OpenedTab, strays: Collection[int]) -> Iterator[CellProblem]:
    title = opened.tab.title
    for area in opened.sheet.merged:
        if area.bottom >= opened.names_at and not {*range(area.top, area.bottom + 1)} <= {*strays}:
            name = f"{cell_name(area.top, area.left)}:{cell_name(area.bottom, area.right)}"
            yield cell_problem("sel-gabungan", title, area.top, area.left, range=name)
    far = (
        (row, column)
        for row, cells in opened.sheet.rows.items()
        for column in cells
        if row > MOST_ROWS or column > MOST_COLUMNS
    )
    for row, column in islice(far, _MOST_FAR):
        values = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
        yield cell_problem("isi-di-luar-tabel", title, row, column, **values)


def _row(
    opened: OpenedTab, sheet: EditedSheet, number: int, readers: Mapping[str, ColumnReader]
) -> EditedRow:
    texts: dict[str, str] = {}
    faults: dict[str, CellProblem] = {}
    for name, at in sheet.places.items():
        try:
            texts[name] = readers[name].text(opened.cell(number, at))
        except CellFault as fault:
            faults[name] = cell_problem(fault.code, sheet.title, number, at, **fault.values_of)
    return EditedRow(number, texts, faults)
