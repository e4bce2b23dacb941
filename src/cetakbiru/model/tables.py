"""CSV files as rows of text, with the line and column of every cell."""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cetakbiru.model.text import Position, TextFile

# A cell of any sane table is far smaller; a swallowed quote makes larger ones, which are reported.
csv.field_size_limit(16 * 1024 * 1024)
# One cell as written, in quotes or not. It never goes back: a cell may be as long as its file.
_CELL = re.compile(r'"(?:[^"]++|"")*+"?[^,\r\n]*+|[^,\r\n]*+')


@dataclass(frozen=True)
class Table:
    """A CSV file as read: every cell is text, nothing is typed.

    `rows` are the records after the header; `starts[i]` is the line on which `rows[i]` begins.
    Rows may be shorter or longer than the header, and `well_quoted` False when a quote is never
    closed or text follows a closing one: the checks report that.
    """

    file: TextFile
    header: tuple[str, ...]
    rows: tuple[list[str], ...]
    starts: tuple[int, ...]
    well_quoted: bool = True

    @cached_property
    def column_index(self) -> dict[str, int]:
        return {name: index for index, name in enumerate(self.header)}

    @cached_property
    def columns(self) -> list[tuple[str, ...]]:
        """The texts of each column; cells that a short row lacks are empty."""
        width = len(self.header)
        rows = self.rows
        if any(len(row) != width for row in rows):
            rows = tuple((row + [""] * (width - len(row)))[:width] for row in rows)
        return list(zip(*rows)) or [()] * width

    def position(self, row: int, column: int) -> Position:
        """Where cell `column` (from 0) of `rows[row]` begins; -1 as `row` is the header."""
        line = self.starts[row] if row >= 0 else 1
        return cell_position(self.file, line, column)

    def columns_at(self, offsets: Iterable[int]) -> Iterator[str]:
        """The names of the columns whose cells hold the characters at ascending offsets, or ""."""
        text, lines = self.file.text, self.file.line_starts
        row, at, column, quoted = -2, 0, 0, False
        for offset in offsets:
            found = bisect_right(self.starts, self.file.position(offset).line) - 1
            if found != row:
                row, column, quoted = found, 0, False
                at = lines[self.starts[row] - 1] if row >= 0 else 0
            # Within quotes commas part nothing; a doubled quote closes and opens.
            for number, piece in enumerate(text[at:offset].split('"')):
                quoted ^= number > 0
                column += 0 if quoted else piece.count(",")
            at = offset
            yield self.header[column] if column < len(self.header) else ""

    def records(self) -> list[dict[str, str]]:
        """The rows as column → text; cells that a short row lacks are empty."""
        width = len(self.header)
        return [dict(zip(self.header, row + [""] * (width - len(row)))) for row in self.rows]


# A preview reads the same files at every save but for the one that was saved.
@lru_cache(maxsize=1 << 9)
def read_table(file: TextFile) -> Table:
    """The records of a CSV file. Never fails on content: a stray quote gives odd rows."""
    try:
        rows, starts = _records(file, strict=True)
        well_quoted = True
    except csv.Error:
        rows, starts = _records(file, strict=False)
        well_quoted = False
    header = tuple(rows[0]) if rows else ()
    return Table(file, header, tuple(rows[1:]), tuple(starts[1:]), well_quoted)


def _records(file: TextFile, strict: bool) -> tuple[list[list[str]], list[int]]:
    """The records and the lines on which they begin. Raises csv.Error only when `strict`."""
    reader = csv.reader(io.StringIO(file.text, newline=""), strict=strict)
    rows: list[list[str]] = []
    starts: list[int] = []
    before = 0
    for row in reader:
        rows.append(row)
        starts.append(before + 1)
        before = reader.line_num
    return rows, starts


def cell_position(file: TextFile, line: int, column: int) -> Position:
    """Where the cell `column` (from 0) of the record that begins on `line` (from 1) begins.

    Scans the record itself, so that cells after a quoted cell of several lines are placed right.
    A column past the record's end gives the end of the record.
    """
    text = file.text
    at = file.line_starts[line - 1] if line <= len(file.line_starts) else len(text)
    for _ in range(column):
        if cell := _CELL.match(text, at):
            at = cell.end()
        if text[at : at + 1] != ",":
            break
        at += 1
    return file.position(at)
