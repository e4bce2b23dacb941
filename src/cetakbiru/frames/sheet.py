"""An agency's own sheet as a DataFrame: titles above, heads of several rows, merged cells and all.

Nothing is guessed of the values: every column is text, as the sheet shows it, save those that the
caller calls numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pandas as pd
from pandas.api.extensions import ExtensionArray

from cetakbiru.base.errors import Refused
from cetakbiru.checks.nearest import guess
from cetakbiru.foreign.figures import MISSING, figure, in_doubt
from cetakbiru.foreign.grid import Cell, Grid, filled, read_grids, shown, spread
from cetakbiru.foreign.heads import Head, column_names, find_head, head_at


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
    names = column_names(grid, head)
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
    rows = spread(grid, body, [column for column, name in names.items() if name in numbers])
    columns: dict[str, ExtensionArray] = {}
    for column, name in names.items():
        cells = [row[column] if column < len(row) else "" for row in rows]
        if name in numbers:
            _refuse_other_than_numbers(path, grid, name, [*zip(lines, cells)])
            columns[name] = pd.array([figure(cell) for cell in cells], dtype="Float64")
        else:
            texts = [shown(cell) for cell in cells]
            columns[name] = pd.array(
                [None if text in MISSING else text for text in texts], dtype="string"
            )
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
) -> tuple[Grid, Head]:
    """The sheet asked for, or the one with the largest table, and its head. Raises Refused."""
    if name is not None:
        known = [grid.name for grid in grids]
        grids = [grid for grid in grids if grid.name == name]
        if not grids:
            raise Refused(
                f"{path.absolute()}: tidak ada lembar {name!r}.{guess(name, known)} "
                f"Yang ada: {', '.join(known)}."
            )
    heads = (find_head(grid) if header is None else head_at(grid, header) for grid in grids)
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


def _filled_below(grid: Grid, head: Head) -> int:
    """How many cells below the head hold something."""
    return sum(len(filled(row)) for row in grid.rows[head.before_data + 1 :])


def _refused(path: Path, grid: Grid, sentence: str) -> Refused:
    sheet = f", lembar {grid.name}" if grid.name else ""
    return Refused(f"{path.absolute()}{sheet}: {sentence}")


# --- the data ---------------------------------------------------------------------------------


def _body(grid: Grid, head: Head) -> tuple[list[int], list[int]]:
    """The rows of data, and those after the last of them that hold a single text: notes."""
    rows = list(range(head.before_data + 1, len(grid.rows)))
    end = len(rows)
    if grid.width > 1:
        while end and _is_note(grid.rows[rows[end - 1]]):
            end -= 1
    return rows[:end], rows[end:]


def _is_note(row: Sequence[Cell]) -> bool:
    cells = [cell for cell in row if cell != ""]
    return len(cells) == 1 and figure(cells[0]) is None


def _lines(grid: Grid, rows: Sequence[int]) -> Iterator[str]:
    for at in rows:
        if line := " ".join(shown(cell) for cell in grid.rows[at] if cell != ""):
            yield line


def _refuse_other_than_numbers(
    path: Path, grid: Grid, name: str, cells: Sequence[tuple[int, Cell]]
) -> None:
    wrong = [
        (line, shown(cell))
        for line, cell in cells
        if figure(cell) is None and shown(cell) not in MISSING
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
    if doubt := in_doubt(cell for _, cell in cells):
        raise _refused(
            path,
            grid,
            f"kolom {name!r} berisi {doubt[0]!r}, yang dapat berarti dua angka karena sel lain di "
            f"kolom itu ditulis {doubt[1]!r}. Samakan tanda desimalnya di berkas, atau keluarkan "
            "kolom itu dari numbers= agar dibaca sebagai teks.",
        )
