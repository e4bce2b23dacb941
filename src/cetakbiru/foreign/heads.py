"""Where the head of an agency's table lies, and what it calls each column.

Above a head stand titles and lines such as "OPD: Dinas Kesehatan"; the head itself has one row or
several, with cells merged or left empty; below it often stands a row of column numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from cetakbiru.foreign.figures import MISSING, figure
from cetakbiru.foreign.grid import Cell, Grid, filled, shown

LEVELS = " / "
_YEARS = range(1990, 2101)
_DEEPEST = 4
_SEARCHED = 100
# How much of the fullest row a head must name, and from its first name to its last reach over.
_NAMED, _REACHED = 0.5, 0.75
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_COLUMN_NUMBER = re.compile(r"([(\[]?)(\d{1,3})[)\]]?(?:\s*=.*)?")


@dataclass(frozen=True)
class Head:
    """The rows of a head, first and last, and the row after which the data begin."""

    first: int
    last: int
    before_data: int


def find_head(grid: Grid) -> Head | None:
    """The first rows that look like a head, reach over the table, and have rows below them."""
    widest = max((len(filled(row)) for row in grid.rows), default=0)
    for at, row in enumerate(grid.rows[:_SEARCHED]):
        if len(filled(row)) < 2 or not is_head_like(row):
            continue
        last, before_data = _end(grid, at)
        first = _beginning(grid, last)
        # Where the rows below do without this one, it is no part of their head.
        if first > at or before_data + 1 >= len(grid.rows):
            continue
        named = _covered(grid, first, last)
        reach = max(named) - min(named) + 1
        if len(named) >= _NAMED * widest and reach >= max(2, _REACHED * widest):
            return Head(first, last, before_data)
    return None


def head_at(grid: Grid, header: int | tuple[int, int]) -> Head | None:
    """The head whose first row, or first and last, a person names by the numbers shown."""
    first, last = header if isinstance(header, tuple) else (header, None)
    at = grid.lines.index(first) if first in grid.lines else None
    if at is None:
        return None
    if last is None:
        return Head(at, *_end(grid, at))
    end = grid.lines.index(last) if last in grid.lines else -1
    if end < at:
        return None
    below = grid.rows[end + 1] if end + 1 < len(grid.rows) else ()
    return Head(at, end, end + 1 if _is_row_of_column_numbers(below) else end)


def column_names(grid: Grid, head: Head) -> dict[int, str]:
    """The name of each column that has one or holds data; twins get a number."""
    twins: Counter[str] = Counter()
    names: dict[int, str] = {}
    for column, levels in column_levels(grid, head).items():
        name = LEVELS.join(levels) or f"kolom {xl_col_to_name(column)}"
        twins[name] += 1
        names[column] = f"{name} ({twins[name]})" if twins[name] > 1 else name
    return names


def column_levels(grid: Grid, head: Head) -> dict[int, tuple[str, ...]]:
    """What the rows of a head say of each column, from above; nothing of one that only holds data.

    Columns that neither have a name nor hold data are left out.
    """
    levels = _levels(grid, head.first, head.last)
    merged = {area.top for area in grid.merged if area.right > area.left}
    for at in reversed(range(len(levels) - 1)):
        if grid.lines[head.first + at] in merged:
            continue
        # Where cells are not merged, a head above several columns stands over the first one only.
        level, below = levels[at], levels[at + 1]
        group: Cell = ""
        for column, name in enumerate(below):
            if level[column] != "":
                group = level[column] if name != "" else ""
            elif name != "":
                level[column] = group
    used = frozenset[int]().union(*map(filled, grid.rows[head.before_data + 1 :]))
    parts = {
        column: tuple(dict.fromkeys(filter(None, (shown(level[column]) for level in levels))))
        for column in range(grid.width)
    }
    return {column: found for column, found in parts.items() if found or column in used}


def _end(grid: Grid, at: int) -> tuple[int, int]:
    """The last row of a head that begins in this one, and the row after which the data begin.

    It goes down to a row of column numbers, or as far as merged cells and gaps lead it.
    """
    lowest = min(at + _DEEPEST, len(grid.rows))
    for below in range(at + 1, lowest):
        if _is_row_of_column_numbers(grid.rows[below]):
            return below - 1, below
    line = grid.lines[at]
    merged_down = max([line, *(area.bottom for area in grid.merged if area.top == line)])
    last = max(below for below in range(at, lowest) if grid.lines[below] <= merged_down)
    while last + 1 < lowest and _parts(grid, grid.rows[at : last + 1], grid.rows[last + 1]):
        last += 1
    return last, last


def _beginning(grid: Grid, last: int) -> int:
    """The first row of the head that ends in this one.

    A row above belongs to it when it names further columns, or groups some with merged cells.
    """
    first, named = last, _covered(grid, last, last)
    for above in range(last - 1, max(last - _DEEPEST, -1), -1):
        row = grid.rows[above]
        if not is_head_like(row):
            break
        # A single cell merged over many columns is a title.
        more = _covered(grid, above, above) if len(filled(row)) > 1 else filled(row)
        if not more <= named or _groups(grid, above, last):
            first, named = above, named | more
    return first


def _groups(grid: Grid, at: int, last: int) -> bool:
    """Whether merged cells of a row group columns of the rows right below it, down to `last`."""
    line = grid.lines[at]
    if grid.lines[at + 1] != line + 1:
        return False
    groups = [area for area in grid.merged if area.top == line and area.right > area.left]
    below = [area for area in grid.merged if line < area.top <= grid.lines[last]]
    cut = any(
        area.left <= inner.right
        and inner.left <= area.right
        and not area.left <= inner.left <= inner.right <= area.right
        for area in groups
        for inner in below
    )
    return not cut and any(area.left > 1 or len(filled(grid.rows[at])) > 1 for area in groups)


def _parts(grid: Grid, above: Sequence[Sequence[Cell]], row: Sequence[Cell]) -> bool:
    """Whether a row parts the columns of heads above: each cell stands under one of several.

    A head reaches to the next one on its right.
    """
    heads = sorted(frozenset[int]().union(*map(filled, above)))
    wide = [
        range(start, end) for start, end in zip(heads, [*heads[1:], grid.width]) if end > start + 1
    ]
    return is_head_like(row) and all(any(at in span for span in wide) for at in filled(row))


def _covered(grid: Grid, first: int, last: int) -> frozenset[int]:
    """The columns that these rows name."""
    levels = _levels(grid, first, last)
    return frozenset(at for at in range(grid.width) if any(level[at] != "" for level in levels))


def _levels(grid: Grid, first: int, last: int) -> list[list[Cell]]:
    """These rows, of the same width, each name in all columns over which it is merged.

    What is merged downward stands in the first row only.
    """
    rows = grid.rows[first : last + 1]
    levels = [[*row, *[""] * (grid.width - len(row))] for row in rows]
    for area in grid.merged:
        for level, line in zip(levels, grid.lines[first : last + 1]):
            if line == area.top and area.left <= grid.width:
                end = min(area.right, grid.width)
                level[area.left - 1 : end] = [level[area.left - 1]] * (end - area.left + 1)
    return levels


def is_head_like(row: Sequence[Cell]) -> bool:
    """Whether all that the row holds are words and years."""
    return all(_is_year(cell) or _is_word(cell) for cell in row if cell != "")


def _is_word(cell: Cell) -> bool:
    """Whether a cell may name a column: "Lokasi", but not "-", "12" or ": Dinas Kesehatan"."""
    return (
        isinstance(cell, str)
        and cell not in MISSING
        and not cell.startswith(":")
        and not cell.endswith(":")
        and figure(cell) is None
    )


def _is_year(cell: Cell) -> bool:
    number = figure(cell)
    return number is not None and number in _YEARS


def _is_row_of_column_numbers(row: Sequence[Cell]) -> bool:
    """1, 2, 3 … or (1), (2), (3) …; two bare numbers may be data, so it takes three of those.

    Some count with letters: a, b, c …
    """
    cells = [shown(cell) for cell in row if cell != ""]
    letters = "".join(cell.strip("().").casefold() for cell in cells)
    if len(letters) == len(cells) >= 3 and _ALPHABET.startswith(letters):
        return True
    marks = [_COLUMN_NUMBER.fullmatch(cell) for cell in cells]
    found = [(int(mark[2]), bool(mark[1])) for mark in marks if mark]
    numbers = [number for number, _ in found]
    bracketed = all(bracket for _, bracket in found)
    return (
        len(found) == len(cells) >= (2 if bracketed else 3)
        and numbers == [*range(numbers[0], numbers[0] + len(numbers))]
        and numbers[0] <= 1
    )
