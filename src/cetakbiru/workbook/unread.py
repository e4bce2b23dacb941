"""What an editor may have meant and an import does not read: other sheets, crossings-out, comments.

Each is told as a warning, since the person who saved the workbook sees it and we do not act on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from cetakbiru.checks.problems import quote
from cetakbiru.workbook.edited import EditedRow, EditedSheet
from cetakbiru.workbook.layout import CALLED_OFF, cell_name
from cetakbiru.workbook.opened import OpenedTab
from cetakbiru.workbook.problems import CellProblem, cell_problem
from cetakbiru.workbook.repeated import alike
from cetakbiru.workbook.texts import ColumnReader

_MOST_NAMED = 10


def unread(
    opened: OpenedTab, sheet: EditedSheet, read: Callable[[OpenedTab], EditedSheet]
) -> Iterator[CellProblem]:
    """The warnings; `read` reads a tab of this kind."""
    title, noun = sheet.title, opened.descriptor.title.lower()
    for other in opened.copies:
        rows = _differing(opened, read(replace(opened, sheet=other)), sheet)
        if rows:
            values = {"sheet": quote(other.name), "rows": _named(rows), "wanted": title}
            yield cell_problem("lembar-lain", other.name, opened.names_at, 1, noun=noun, **values)
    yield from _struck(opened, sheet)
    commented = sorted(opened.sheet.commented)
    if commented:
        cells = [cell_name(row, column) for row, column in commented]
        yield cell_problem("komentar", title, *commented[0], cells=_named(cells))


def _differing(opened: OpenedTab, copy: EditedSheet, sheet: EditedSheet) -> list[int]:
    """The rows of a copy that say what neither the sheet says nor the data said."""
    rows = {row.key: row for row in sheet.rows if row.key}
    fresh = [row for row in sheet.rows if not row.key]
    readers = {name: ColumnReader(each) for name, each in opened.descriptor.columns_by_name.items()}

    def told(row: EditedRow) -> bool:
        if not row.key:
            surest = opened.tab.alike[:1]
            return any(alike(each, row.texts, one.texts) for each in surest for one in fresh)
        known: list[Mapping[str, str]] = [opened.made_with.get(row.key, {})]
        known += [rows[row.key].texts] if row.key in rows else []
        return any(
            all(readers[name].same(text, one.get(name, "")) for name, text in row.texts.items())
            for one in known
        )

    return [row.row for row in copy.rows if not told(row)]


def _struck(opened: OpenedTab, sheet: EditedSheet) -> Iterator[CellProblem]:
    """Rows that were crossed out, and single cells of other rows."""
    texts = {row.row: row.texts for row in sheet.rows}
    struck: dict[int, list[int]] = {}
    for row, column in sorted(opened.sheet.struck):
        if row in texts:
            struck.setdefault(row, []).append(column)
    for row, columns in struck.items():
        if any(texts[row].get(column) == state for column, state in CALLED_OFF):
            continue
        if 2 * len(columns) > len(opened.sheet.rows[row]):
            yield cell_problem("baris-dicoret", sheet.title, row, columns[0], row=row)
        else:
            cells = _named([cell_name(row, column) for column in columns])
            yield cell_problem("sel-dicoret", sheet.title, row, columns[0], cells=cells)


def _named(things: list[int] | list[str]) -> str:
    told = ", ".join(map(str, things[:_MOST_NAMED]))
    left = len(things) - _MOST_NAMED
    return f"{told}, dan {left} lagi" if left > 0 else told
