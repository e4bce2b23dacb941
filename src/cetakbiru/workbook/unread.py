"""What an editor may have meant and an import does not read: other sheets, crossings-out, comments.

Each is told as a warning, since the person who saved the workbook sees it and we do not act on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from cetakbiru.checks.problems import quote
from cetakbiru.workbook.edited import EditedRow, EditedSheet
from cetakbiru.workbook.layout import (
    FIRST_ROW,
    ID_COLUMN,
    NAME_ROW,
    PROGRAM_SHEET,
    STATUS_COLUMN,
    WITHDRAWN,
    cell_name,
)
from cetakbiru.workbook.opened import OpenedWorkbook
from cetakbiru.workbook.problems import CellProblem, cell_problem
from cetakbiru.workbook.repeated import same_programme

# Whether a text of a column means the same as another.
Same = Callable[[str, str, str], bool]
_MOST_NAMED = 10


def unread(
    book: OpenedWorkbook,
    sheet: EditedSheet,
    read: Callable[[OpenedWorkbook], EditedSheet],
    same: Same,
) -> Iterator[CellProblem]:
    """The warnings; `read` reads the programme sheet of a workbook."""
    base = {record.get(ID_COLUMN, ""): record for record in book.base}
    for other in book.copies:
        rows = _differing(read(replace(book, sheet=other)), sheet, base, same)
        if rows:
            yield cell_problem(
                "lembar-lain", other.name, NAME_ROW, 1, sheet=quote(other.name), rows=_named(rows)
            )
    yield from _struck(book, sheet)
    commented = sorted(book.sheet.commented)
    if commented:
        cells = [cell_name(row, column) for row, column in commented]
        yield cell_problem("komentar", PROGRAM_SHEET, *commented[0], cells=_named(cells))


def _differing(
    copy: EditedSheet, sheet: EditedSheet, base: Mapping[str, Mapping[str, str]], same: Same
) -> list[int]:
    """The rows of a copy that say what neither the sheet says nor the data said."""
    rows = {row.id: row for row in sheet.rows if row.id}
    fresh = [row for row in sheet.rows if not row.id]

    def told(row: EditedRow) -> bool:
        if not row.id:
            return any(same_programme(row.texts, each.texts) for each in fresh)
        known = [base.get(row.id, {}), rows[row.id].texts if row.id in rows else {}]
        return any(
            all(same(name, text, one.get(name, "")) for name, text in row.texts.items())
            for one in known
        )

    return [row.row for row in copy.rows if not told(row)]


def _struck(book: OpenedWorkbook, sheet: EditedSheet) -> Iterator[CellProblem]:
    """Rows that were crossed out, and single cells of other rows."""
    texts = {row.row: row.texts for row in sheet.rows}
    struck: dict[int, list[int]] = {}
    for row, column in sorted(book.sheet.struck):
        if row >= FIRST_ROW and row in texts:
            struck.setdefault(row, []).append(column)
    for row, columns in struck.items():
        if texts[row].get(STATUS_COLUMN) == WITHDRAWN:
            continue
        if 2 * len(columns) > len(book.sheet.rows[row]):
            yield cell_problem("baris-dicoret", PROGRAM_SHEET, row, columns[0], row=row)
        else:
            cells = _named([cell_name(row, column) for column in columns])
            yield cell_problem("sel-dicoret", PROGRAM_SHEET, row, columns[0], cells=cells)


def _named(things: list[int] | list[str]) -> str:
    told = ", ".join(map(str, things[:_MOST_NAMED]))
    left = len(things) - _MOST_NAMED
    return f"{told}, dan {left} lagi" if left > 0 else told
