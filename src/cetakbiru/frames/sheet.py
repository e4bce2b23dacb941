"""An agency's own sheet as a DataFrame: titles above, heads of several rows, merged cells and all.

Nothing is guessed of the values: every column is text, as the sheet shows it, save those that the
caller calls numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from openpyxl.utils import get_column_letter
from pandas.api.extensions import ExtensionArray

from cetakbiru.base.errors import Refused
from cetakbiru.checks.nearest import guess
from cetakbiru.checks.numerals import is_number, rewritten
from cetakbiru.frames.grid import Cell, Grid, read_grids
from cetakbiru.workbook.texts import plain_number

LEVELS = " / "
_MISSING = frozenset({"", "-", "–", "—", "…", "..."})
_YEARS = range(1990, 2101)
_DEEPEST = 4
_COVERED = 0.75
_COLUMN_NUMBER = re.compile(r"([(\[]?)(\d{1,3})[)\]]?(?:\s*=.*)?")


@dataclass(frozen=True)
class _Head:
    """The rows of a head, first and last, and the row after which the data begin."""

    first: int
    last: int
    before_data: int


def sheet_names(path: Path | str) -> tuple[str, ...]:
    """The names of a workbook's sheets; one empty name for a CSV file.

    Raises Refused when the file can't be read.
    """
    return tuple(grid.name for grid in read_grids(Path(path)))


def read_sheet(
    path: Path | str,
    *,
    sheet: str | None = None,
    header: int | tuple[int, int] | None = None,
    numbers: str | Collection[str] = (),
) -> pd.DataFrame:
    """The table in an agency's CSV, XLSX, XLS or ODS file.

    `sheet` is the sheet's name, else the one with the largest table is read. `header` is the
    number of the head's first row as the spreadsheet shows it, or of its first and last, else the
    head is looked for: titles above it are passed over, its rows (up to four) are joined by " / ",
    a row of column numbers below it is left out. A cell merged over several rows of data stands in
    each of them, but in a column of numbers only in the first, so that sums stay right.

    Columns are "string": codes keep their zeros, a number cell is written plainly (1500000.5), a
    date as 2027-01-02, and "-" is missing. Those named in `numbers` are "Float64": "1.234,56",
    "Rp 2.500.000,-" and number cells alike, "12,5%" as 12.5, typed or only looking so.

    The index `baris` holds the row numbers of the file. `attrs` holds `berkas`, `lembar`, the lines
    above (`judul`) and below the table (`catatan`), and `baris_kepala`, first and last row of the
    head. Formulas are not computed: the saved result is read. One without a result stands as it is,
    and so does the name of an error (#REF!).

    Raises Refused when the file can't be read, holds no table or no such sheet, row or column, or
    when a cell of a column of numbers is none.
    """
    path = Path(path)
    grid, head = _chosen(path, read_grids(path), sheet, header)
    numbers = (numbers,) if isinstance(numbers, str) else numbers
    names = _names(grid, head)
    body, notes = _body(grid, head)
    lines = [grid.lines[at] for at in body]
    absent = [name for name in numbers if name not in names.values()]
    if absent:
        known = ", ".join(names.values())
        raise _refused(
            path,
            grid,
            f"tidak ada kolom {absent[0]!r}.{guess(absent[0], names.values())} Yang ada: {known}.",
        )
    rows = _spread(grid, body, [column for column, name in names.items() if name in numbers])
    columns: dict[str, ExtensionArray] = {}
    for column, name in names.items():
        cells = [row[column] if column < len(row) else "" for row in rows]
        if name in numbers:
            _refuse_other_than_numbers(path, grid, name, [*zip(lines, cells)])
            columns[name] = pd.array([_number(cell) for cell in cells], dtype="Float64")
        else:
            texts = [_text(cell) for cell in cells]
            shown = [None if text in _MISSING else text for text in texts]
            columns[name] = pd.array(shown, dtype="string")
    frame = pd.DataFrame(columns, index=pd.Index(lines, dtype="int64", name="baris"))
    frame.attrs = {
        "berkas": path.name,
        "lembar": grid.name,
        "judul": [*_lines(grid, range(head.first))],
        "catatan": [*_lines(grid, notes)],
        "baris_kepala": [grid.lines[head.first], grid.lines[head.last]],
    }
    return frame


def _chosen(
    path: Path, grids: Sequence[Grid], name: str | None, header: int | tuple[int, int] | None
) -> tuple[Grid, _Head]:
    """The sheet asked for, or the one with the largest table, and its head. Raises Refused."""
    if name is not None:
        known = [grid.name for grid in grids]
        grids = [grid for grid in grids if grid.name == name]
        if not grids:
            raise Refused(
                f"{path.absolute()}: tidak ada lembar {name!r}.{guess(name, known)} "
                f"Yang ada: {', '.join(known)}."
            )
    heads = (_find_head(grid) if header is None else _head_at(grid, header) for grid in grids)
    found = [(grid, head) for grid, head in zip(grids, heads) if head is not None]
    if found:
        return max(found, key=lambda one: _filled_below(*one))
    if header is not None:
        raise Refused(
            f"{path.absolute()}: baris {header} tidak berisi kepala tabel. Sebutkan di header= "
            "baris pertama kepala tabel, atau baris pertama dan terakhirnya."
        )
    raise Refused(
        f"{path.absolute()}: kepala tabel tidak ditemukan. Sebutkan lembarnya dengan sheet= dan "
        "baris kepala tabelnya dengan header=."
    )


def _filled_below(grid: Grid, head: _Head) -> int:
    """How many cells below the head hold something."""
    return sum(len(_filled(row)) for row in grid.rows[head.before_data + 1 :])


def _refused(path: Path, grid: Grid, sentence: str) -> Refused:
    sheet = f", lembar {grid.name}" if grid.name else ""
    return Refused(f"{path.absolute()}{sheet}: {sentence}")


# --- the head ---------------------------------------------------------------------------------


def _find_head(grid: Grid) -> _Head | None:
    """The first rows that look like a head, name most columns, and have rows below them."""
    wanted = max(2, _COVERED * max((len(_filled(row)) for row in grid.rows), default=0))
    for at, row in enumerate(grid.rows):
        if len(_filled(row)) < 2 or not _is_head_like(row):
            continue
        head = _head_from(grid, at)
        if head is None or head.before_data + 1 >= len(grid.rows):
            continue
        if len(_filled_in(grid.rows[at : head.last + 1])) >= wanted:
            return head
    return None


def _head_at(grid: Grid, header: int | tuple[int, int]) -> _Head | None:
    """The head whose first row, or first and last, a person has named by their numbers."""
    first, last = header if isinstance(header, tuple) else (header, None)
    at = grid.lines.index(first) if first in grid.lines else None
    if at is None or not _filled(grid.rows[at]):
        return None
    if last is None:
        return _head_from(grid, at) or _Head(at, at, at)
    end = grid.lines.index(last) if last in grid.lines else -1
    return _with_column_numbers(grid, at, end) if end >= at else None


def _head_from(grid: Grid, at: int) -> _Head | None:
    """The head that begins in this row, or None when the rows below it are not of one head.

    It goes down to a row of column numbers, or as far as merged cells and gaps lead it.
    """
    lowest = min(at + _DEEPEST, len(grid.rows))
    for below in range(at + 1, lowest):
        if _is_row_of_column_numbers(grid.rows[below]):
            rows = grid.rows[at:below]
            fits = all(_fits(grid, rows[:depth], rows[depth]) for depth in range(1, len(rows)))
            return _Head(at, below - 1, below) if fits else None
    last = _last_merged(grid, at, lowest)
    while last + 1 < lowest:
        below_last = grid.rows[last + 1]
        if not _parts(grid, grid.rows[at : last + 1], below_last):
            break
        last += 1
    return _Head(at, last, last)


def _last_merged(grid: Grid, at: int, lowest: int) -> int:
    """The last row before `lowest` that a cell of this row is merged down to."""
    line = grid.lines[at]
    ends = [area.bottom for area in grid.merged if area.top == line]
    return max(below for below in range(at, lowest) if grid.lines[below] <= max([line, *ends]))


def _with_column_numbers(grid: Grid, first: int, last: int) -> _Head:
    below = grid.rows[last + 1] if last + 1 < len(grid.rows) else ()
    return _Head(first, last, last + 1 if _is_row_of_column_numbers(below) else last)


def _filled(row: Sequence[Cell]) -> frozenset[int]:
    return frozenset(column for column, cell in enumerate(row) if cell != "")


def _filled_in(rows: Sequence[Sequence[Cell]]) -> frozenset[int]:
    return frozenset[int]().union(*map(_filled, rows))


def _is_head_like(row: Sequence[Cell]) -> bool:
    """Whether all that the row holds are words and years."""
    return all(_is_year(cell) or _is_word(cell) for cell in row if cell != "")


def _is_word(cell: Cell) -> bool:
    return isinstance(cell, str) and cell not in _MISSING and _number(cell) is None


def _is_year(cell: Cell) -> bool:
    number = _number(cell)
    return number is not None and number in _YEARS


def _parts(grid: Grid, above: Sequence[Sequence[Cell]], row: Sequence[Cell]) -> bool:
    """Whether a row parts the columns of heads above: each cell stands under one of several."""
    under_narrow, _ = _under(grid, above, row)
    return any(cell != "" for cell in row) and _is_head_like(row) and not under_narrow


def _fits(grid: Grid, above: Sequence[Sequence[Cell]], row: Sequence[Cell]) -> bool:
    """Whether a row that is known to stand above column numbers can belong to the heads above.

    A head of one column may have a row of its own below it ("Target", "2027"). Where most have,
    what stands above is no head, but a line such as "OPD: Dinas Kesehatan".
    """
    under_narrow, narrow = _under(grid, above, row)
    return 2 * len(under_narrow) <= len(narrow) if under_narrow else True


def _under(
    grid: Grid, above: Sequence[Sequence[Cell]], row: Sequence[Cell]
) -> tuple[frozenset[int], frozenset[int]]:
    """The heads of one column under which the row holds something, and all of those heads.

    A head reaches to the next one on its right.
    """
    heads = sorted(_filled_in(above))
    narrow = frozenset(
        start for start, end in zip(heads, [*heads[1:], grid.width]) if end - start == 1
    )
    filled = _filled(row)
    outside = frozenset(column for column in filled if column < heads[0])
    return (filled & narrow) | outside, narrow


def _is_row_of_column_numbers(row: Sequence[Cell]) -> bool:
    """1, 2, 3 … or (1), (2), (3) …; two bare numbers may be data, so it takes three of those."""
    cells = [_text(cell) for cell in row if cell != ""]
    marks = [_COLUMN_NUMBER.fullmatch(cell) for cell in cells]
    found = [(int(mark[2]), bool(mark[1])) for mark in marks if mark]
    numbers = [number for number, _ in found]
    bracketed = all(bracket for _, bracket in found)
    return (
        len(found) == len(cells) >= (2 if bracketed else 3)
        and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
        and numbers[0] <= 1
    )


def _names(grid: Grid, head: _Head) -> dict[int, str]:
    """The name of each column that has one or holds data; twins get a number."""
    rows = grid.rows[head.first : head.last + 1]
    levels = [[*row, *[""] * (grid.width - len(row))] for row in rows]
    for level, below in zip(reversed(levels[:-1]), reversed(levels[1:])):
        # A head above several columns stands in the first cell of its range only.
        for column in range(1, grid.width):
            if level[column] == "" and below[column] != "":
                level[column] = level[column - 1]
    used = _filled_in(grid.rows[head.before_data + 1 :])
    twins: Counter[str] = Counter()
    names: dict[int, str] = {}
    for column in range(grid.width):
        parts = dict.fromkeys(_text(level[column]) for level in levels)
        name = LEVELS.join(part for part in parts if part)
        if name or column in used:
            name = name or f"kolom {get_column_letter(column + 1)}"
            twins[name] += 1
            names[column] = f"{name} ({twins[name]})" if twins[name] > 1 else name
    return names


# --- the data ---------------------------------------------------------------------------------


def _body(grid: Grid, head: _Head) -> tuple[list[int], list[int]]:
    """The rows of data, and those after the last of them that hold a single text: notes."""
    filled = [at for at in range(head.before_data + 1, len(grid.rows)) if _filled(grid.rows[at])]
    end = len(filled)
    if grid.width > 1:
        while end and _is_note(grid.rows[filled[end - 1]]):
            end -= 1
    return filled[:end], filled[end:]


def _is_note(row: Sequence[Cell]) -> bool:
    cells = [cell for cell in row if cell != ""]
    return len(cells) == 1 and _is_word(cells[0])


def _spread(grid: Grid, body: Sequence[int], but: Collection[int]) -> list[list[Cell]]:
    """The rows of data, each cell repeated in all rows over which it is merged.

    In the columns `but` it stands in the first row only.
    """
    rows = {at: list(grid.rows[at]) for at in body}
    for area in grid.merged:
        top, column = bisect_left(grid.lines, area.top), area.left - 1
        if top not in rows or grid.lines[top] != area.top or column in but:
            continue
        if column < len(rows[top]):
            for at in range(top + 1, bisect_right(grid.lines, area.bottom)):
                if at in rows:
                    rows[at] += [""] * (column + 1 - len(rows[at]))
                    rows[at][column] = rows[top][column]
    return [rows[at] for at in body]


def _lines(grid: Grid, rows: Sequence[int]) -> Iterator[str]:
    for at in rows:
        if line := " ".join(_text(cell) for cell in grid.rows[at] if cell != ""):
            yield line


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else plain_number(cell)


def _number(cell: Cell) -> float | None:
    """The number that the cell holds, a text read the Indonesian way; None for all else."""
    if isinstance(cell, float):
        return cell
    text = cell.removesuffix(",-").removesuffix(".-").strip()
    plain = rewritten(text) or (text if is_number(text) else None)
    return None if plain is None else float(plain)


def _refuse_other_than_numbers(
    path: Path, grid: Grid, name: str, cells: Sequence[tuple[int, Cell]]
) -> None:
    wrong = [
        (line, _text(cell))
        for line, cell in cells
        if _number(cell) is None and _text(cell) not in _MISSING
    ]
    if wrong:
        line, text = wrong[0]
        more = f" (dan {len(wrong) - 1} sel lain)" if len(wrong) > 1 else ""
        raise _refused(
            path,
            grid,
            f"baris {line}, kolom {name!r} berisi {text!r}{more}, bukan angka. Betulkan di "
            "berkasnya, atau keluarkan kolom itu dari numbers= agar dibaca sebagai teks.",
        )
