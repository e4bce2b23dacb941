"""An agency's file of any kind as sheets of cells, or one sentence on why it can't be read."""

from __future__ import annotations

import csv
import io
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cetakbiru.base.errors import Refused
from cetakbiru.workbook.cells import Area, CellSheet, Shown
from cetakbiru.workbook.cells import Cell as BookCell
from cetakbiru.workbook.guard import (
    FileKind,
    NoWorkbookError,
    Obstacle,
    file_kind,
    read_file,
    workbook_file,
)
from cetakbiru.workbook.reading import read_sheets
from cetakbiru.workbook.texts import plain_number, tidy

# A text on one line, or a number; "" where there is nothing.
Cell = str | float

# What a box that may be ticked says.
_YES, _NO = "ya", "tidak"
_MEGABYTE = 1_000_000
_MOST_BYTES = 10 * _MEGABYTE
_MOST_UNPACKED = 48 * _MEGABYTE
_MOST_CELLS = 2_000_000
_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE = 100_000

_SAVE_AGAIN = "Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu coba lagi."
_SMALLER = "Hapus lembar, gambar, dan sel yang tidak perlu, lalu simpan ulang."
_SENTENCES: Mapping[Obstacle, str] = {
    Obstacle.EMPTY: "berkas ini kosong. Mintalah yang berisi kepada pengirimnya.",
    Obstacle.TOO_LARGE: f"berkas ini {{found}}, paling banyak {{limit}}. {_SMALLER}",
    Obstacle.SWOLLEN: f"isi berkas ini {{found}}, paling banyak {{limit}}. {_SMALLER}",
    Obstacle.LOCKED: "berkas ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi.",
    Obstacle.XLSB: f"berkas ini buku kerja Excel biner (.xlsb). {_SAVE_AGAIN}",
    Obstacle.OTHER: f"berkas ini bukan tabel; isinya tampak seperti {{detail}}. {_SAVE_AGAIN}",
    Obstacle.DTD: "berkas ini memuat deklarasi XML (DTD) yang tidak pernah ditulis program lembar "
    "kerja. Mintalah berkas baru kepada pengirimnya.",
    Obstacle.DAMAGED: f"berkas ini rusak atau terpotong; {{detail}}. {_SAVE_AGAIN}",
    Obstacle.XLS: f"berkas .xls ini rusak, atau lebih tua daripada Excel 97. {_SAVE_AGAIN}",
    Obstacle.ODS: f"berkas .ods ini rusak. {_SAVE_AGAIN}",
}


@dataclass(frozen=True)
class Grid:
    """The rows of one sheet that hold something; `lines[i]` is the number shown beside `rows[i]`.

    CSV files have neither a name nor merged cells. `unseen` are the numbers of hidden rows,
    `struck` of those with a crossed out cell, `unseen_columns` are counted from 0.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...]
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    unseen: frozenset[int] = frozenset()
    struck: frozenset[int] = frozenset()
    unseen_columns: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


def filled(row: Sequence[Cell]) -> frozenset[int]:
    """The columns, counted from 0, in which a row holds something."""
    return frozenset(column for column, cell in enumerate(row) if cell != "")


def shown(cell: Cell) -> str:
    """The text of a cell; a number plainly, with a decimal point."""
    return cell if isinstance(cell, str) else plain_number(cell)


def spread(grid: Grid, body: Sequence[int], but: Collection[int]) -> list[list[Cell]]:
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


def read_grids(path: Path) -> tuple[Grid, ...]:
    """Every sheet of a CSV, XLSX, XLS or ODS file, in the order of the file.

    What the file is, its content says, not its name. Raises Refused for all other files, and for
    those that are empty, locked, damaged, or larger than any agency's sheet.
    """
    try:
        raw = read_file(path, _MOST_BYTES)
        return _grids(raw)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refused(
            f"Berkas {path.absolute()} tidak dapat dibuka: {reason}. Periksa nama dan foldernya."
        ) from None
    except NoWorkbookError as error:
        sentence = _SENTENCES[error.obstacle].format(
            found=error.found, limit=error.limit, detail=error.detail
        )
        raise Refused(f"{path.absolute()}: {sentence}") from None


def _grids(raw: bytes) -> tuple[Grid, ...]:
    if file_kind(raw) is FileKind.TEXT:
        return (_delimited(_decoded(raw)),)
    return tuple(map(_grid, read_sheets(workbook_file(raw, _MOST_UNPACKED))))


# --- workbooks --------------------------------------------------------------------------------


def _grid(sheet: CellSheet) -> Grid:
    filled = {line: cells for line, cells in sorted(sheet.rows.items()) if cells}
    # One far cell makes a row as wide as the sheet, and many such rows fill the memory.
    if sum(max(cells) for cells in filled.values()) > _MOST_CELLS:
        most = f"{_MOST_CELLS // 1_000_000} juta sel"
        raise NoWorkbookError(Obstacle.SWOLLEN, found=f"lebih dari {most}", limit=most)
    widest = max((max(cells) for cells in filled.values()), default=0)
    return Grid(
        sheet.name,
        tuple(
            tuple(
                _content(cells[column]) if column in cells else "" for column in range(1, last + 1)
            )
            for cells in filled.values()
            for last in (max(cells),)
        ),
        tuple(filled),
        tuple(sheet.merged),
        sheet.hidden,
        frozenset(sheet.hidden_rows),
        frozenset(line for line, _ in sheet.struck),
        # A hidden range may reach to the last column that a sheet can have.
        frozenset(
            at for at in range(widest) if any(at + 1 in span for span in sheet.hidden_columns)
        ),
    )


def _content(cell: BookCell) -> Cell:
    """What a cell says: a formula without a saved result says itself, an error its name."""
    if cell.value is None:
        return f"={cell.formula}"
    if isinstance(cell.value, float) and cell.shown is Shown.PERCENT:
        return f"{plain_number(cell.value * 100)}%".replace(".", ",")
    return _plain(cell.value)


def _plain(value: str | float | bool | date) -> Cell:
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(tidy(value).split()) if isinstance(value, str) else float(value)


# --- text -------------------------------------------------------------------------------------


def _decoded(raw: bytes) -> str:
    """UTF-8, UTF-16 with its mark, or Windows-1252."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _delimited(text: str) -> Grid:
    """The one sheet of a CSV file. Raises NoWorkbookError where a quote has no partner."""
    delimiter = max(_DELIMITERS, key=lambda mark: _regularity(text[:_SAMPLE], mark))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: dict[int, tuple[Cell, ...]] = {}
    line = 1
    try:
        for row in reader:
            if any(cells := tuple(_plain(cell) for cell in row)):
                rows[line] = cells
            line = reader.line_num + 1
    except csv.Error:
        raise NoWorkbookError(
            Obstacle.DAMAGED, f"tanda kutip di baris {line} tidak berpasangan"
        ) from None
    return Grid("", tuple(rows.values()), tuple(rows))


def _regularity(text: str, delimiter: str) -> int:
    """How much of a text a delimiter explains: rows of the commonest width × their marks."""
    widths = [len(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    return max(((width - 1) * widths.count(width) for width in set(widths)), default=0)
