"""A file of a plan as the engine takes it and as it gives it back (plans/engine/files.js)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NotRequired, TypedDict

# What is shown as a day or as a percentage is text: 2027-05-06, 12,5%.
FileCell = str | float | bool | None


class Note(TypedDict):
    """A message by its code in plans/engine/messages.json, with what fills its braces."""

    code: str
    values: dict[str, str | int]


class FileSheet(TypedDict):
    """The cells of a sheet: in `rows` the number of each, then its cells from column A on.

    `merged` are ranges by first row and column, last row and column; `hidden` numbers of rows;
    `unsolved` the row and column of formulas whose result was not saved. All count from 1.
    """

    name: str
    unseen: bool
    rows: list[list[FileCell]]
    merged: list[tuple[int, int, int, int]]
    hidden: list[int]
    unsolved: list[tuple[int, int]]


class PlanFile(TypedDict):
    """A file as read, with one of the four last: text, an archive, sheets, or why there is none.

    `members` are the names of all that an archive holds, in lower case, and `parts` the texts of
    those that the sheets of an XLSX file need.
    """

    name: str
    notes: NotRequired[list[Note]]
    text: NotRequired[str]
    members: NotRequired[list[str]]
    parts: NotRequired[dict[str, str]]
    sheets: NotRequired[list[FileSheet]]
    error: NotRequired[Note]


class Original(TypedDict):
    """A company's own workbook: the names of its parts, and the texts of those that may change."""

    names: list[str]
    texts: dict[str, str]


class SheetRow(TypedDict):
    """A row as the engine reads it, all cells as text.

    `numeric` are the columns whose cell is a number in the file; `merged` pairs each column that
    only repeats a merged cell with the row in which that cell begins. Columns count from 0.
    """

    number: int
    cells: list[str]
    numeric: list[int]
    merged: list[tuple[int, int]]


class Sheet(TypedDict):
    """A sheet with its rows in order."""

    name: str
    rows: list[SheetRow]
    notes: list[Note]


class OpenedFile(TypedDict):
    """The sheets of a file, or in `error` why there are none."""

    name: str
    sheets: list[Sheet]
    notes: list[Note]
    error: Note | None


def file_sheet(name: str, rows: Iterable[Sequence[FileCell]]) -> FileSheet:
    """A sheet of nothing but cells."""
    told = [list(row) for row in rows]
    return {
        "name": name,
        "unseen": False,
        "rows": told,
        "merged": [],
        "hidden": [],
        "unsolved": [],
    }


def note(code: str, **values: str | int) -> Note:
    """A message by its code."""
    return {"code": code, "values": values}
