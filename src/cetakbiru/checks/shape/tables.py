"""Problems of a CSV file's shape: separator, header, quotes, and the number of cells in a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cetakbiru.checks.nearest import nearest
from cetakbiru.checks.problems import Problem, and_more, listed, problem, quote
from cetakbiru.checks.shape.cells import ColumnCheckers
from cetakbiru.checks.shape.heads import head_problem, mended_head, misread_rows
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.shift import shift_guess
from cetakbiru.model.schema import Descriptor
from cetakbiru.model.tables import Table
from cetakbiru.model.text import Position

# With one of these some of a table's codes are not seen.
_LOSES_CODES = frozenset({"kolom-hilang", "pemisah-campur", "baris-terkutip"})
# How rows begin that sum up the others.
_SUMS = frozenset(
    {
        *("jumlah", "total", "grand total", "jumlah total", "total keseluruhan", "subtotal"),
        *("sub total", "rata-rata", "rata rata", "rerata", "jumlah keseluruhan"),
    }
)
# So many rows of a wrong length are looked at closely; the rest is only counted.
_MOST_ODD = 2_000
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
# Whole cells, then a quoted cell up to its closing quote, which no separator follows.
_STRAY_QUOTE = re.compile(
    r'(?:(?:"(?:[^"]|"")*"|[^",\r\n][^,\r\n]*|),)*+"(?:[^"]|"")*+"(?=[^,\r\n])'
)


@dataclass(frozen=True)
class TableVerdict:
    """The problems of a table's shape and what of it can be judged further.

    `sheet` is None when nothing can. `whole` is False when rows may be missing from it, so that
    other files must not be blamed for naming them.
    """

    problems: tuple[Problem, ...]
    sheet: Sheet | None
    whole: bool


def judge_table(table: Table, descriptor: Descriptor, checkers: ColumnCheckers) -> TableVerdict:
    """The problems of a table's shape."""
    if head := head_problem(table, descriptor):
        return TableVerdict((head,), None, whole=False)
    written = table.header
    table, slips = mended_head(table, descriptor)
    header = (*slips, *_header_problems(table, descriptor))
    broken = _quote_problem(table)
    until = broken[0] if broken else len(table.rows)
    rows, usable = _judge_rows(table, until, checkers)
    found = (*header, *rows, *((broken[1],) if broken else ()))
    same = written[: len(table.header)] == table.header
    whole = same and not broken and not any(each.code in _LOSES_CODES for each in found)
    return TableVerdict(found, Sheet(table, descriptor, usable), whole)


def _header_problems(table: Table, descriptor: Descriptor) -> Iterator[Problem]:
    wanted = [column.name for column in descriptor.columns]
    found = list(table.header)
    missing = [name for name in wanted if name not in found]
    extra = [name for name in found if name not in wanted]
    renamed: set[str] = set()
    file = table.file.name
    for name in missing:
        other = nearest(name, [name for name in extra if name not in renamed])
        at = wanted.index(name)
        if other is None and len(missing) == len(extra) and found[at : at + 1] == extra[:1]:
            other = extra[0]  # a spreadsheet named it anew
        if other is not None:
            renamed.add(other)
        place = table.position(-1, found.index(other)) if other is not None else Position(1, 1)
        yield problem(
            "kolom-hilang",
            file,
            place,
            name,
            name=name,
            title=descriptor.columns_by_name[name].title,
            guess=f" Yang tertulis {quote(other)}." if other is not None else "",
            header=",".join(wanted),
        )
    for index, name in enumerate(found):
        if name in found[:index]:
            place = table.position(-1, index)
            yield problem("kolom-ganda", file, place, name, name=quote(name))
        elif name in extra and name not in renamed:
            place = table.position(-1, index)
            known = listed(missing or wanted, 40)
            yield problem("kolom-tak-dikenal", file, place, name, name=quote(name), known=known)
    if sorted(found) == sorted(wanted) and found != wanted:
        index = next(i for i, name in enumerate(found) if name != wanted[i])
        place = table.position(-1, index)
        yield problem("urutan-kolom", file, place, found[index], header=",".join(wanted))


def _quote_problem(table: Table) -> tuple[int, Problem] | None:
    """The first misplaced quote and the row from which the file can't be trusted."""
    if '"' not in table.file.text:
        return None
    ends = [*table.starts[1:], 0]
    for index, (start, end) in enumerate(zip(table.starts, ends)):
        if end == start + 1:
            continue
        for column, cell in enumerate(table.rows[index]):
            if ("\n" in cell or "\r" in cell) and _looks_swallowed(cell, len(table.header)):
                return index, _swallowed(table, index, column, cell)
    return None if table.well_quoted else _strict_problem(table)


def _looks_swallowed(cell: str, width: int) -> bool:
    enough = max(2, width // 2)
    return any(line.count(",") >= enough for line in cell.splitlines()[1:])


def _swallowed(table: Table, index: int, column: int, cell: str) -> Problem:
    place = table.position(index, column)
    return problem(
        "kutip-menelan-baris",
        table.file.name,
        place,
        table.header[column] if column < len(table.header) else "",
        first=place.line,
        last=place.line + len(cell.splitlines()) - 1,
    )


def _strict_problem(table: Table) -> tuple[int, Problem] | None:
    """What a strict reader refuses and a lenient one reads wrongly without a word."""
    reader = csv.reader(io.StringIO(table.file.text, newline=""), strict=True)
    index = -2
    start = 1
    try:
        for _ in reader:
            index += 1
            start = reader.line_num + 1
    except csv.Error as error:
        index += 1
        if "unexpected end of data" in str(error):
            row = table.rows[index] if index >= 0 else list(table.header)
            column = len(row) - 1
            place = table.position(index, column)
            field = table.header[column] if column < len(table.header) else ""
            return max(index, 0), problem("kutip-tak-ditutup", table.file.name, place, field)
        place = table.file.position(_stray_quote(table, start))
        return max(index, 0), problem("kutip-salah", table.file.name, place)
    return None


def _stray_quote(table: Table, line: int) -> int:
    """The offset of the closing quote with text after it, in the record that begins on `line`."""
    text = table.file.text
    start = table.file.line_starts[line - 1]
    match = _STRAY_QUOTE.match(text, start)
    return match.end() - 1 if match else start


def _judge_rows(
    table: Table, until: int, checkers: ColumnCheckers
) -> tuple[list[Problem], list[int]]:
    """The problems of rows before `until`, and the indices of the usable ones."""
    width = len(table.header)
    usable: list[int] = []
    blank: list[int] = []
    odd: list[int] = []
    again: list[int] = []
    notes: list[int] = []
    head = list(table.header)
    for index in range(until):
        row = table.rows[index]
        if not any(map(str.strip, row)):
            blank.append(index)
        elif row == head:
            again.append(index)
        elif _is_no_data(row, table.header, checkers):
            notes.append(index)
        else:
            (usable if len(row) == width else odd).append(index)
    file = table.file.name
    found = list(_blank_rows(table, blank))
    found += [problem("kepala-terulang", file, Position(table.starts[at], 1)) for at in again]
    found += [
        problem("baris-bukan-data", file, Position(table.starts[at], 1), value=_first(table, at))
        for at in notes
    ]
    alone = {index: _odd_row(table, index, checkers) for index in odd[:_MOST_ODD]}
    cut = [index for index, each in alone.items() if each.code != "koma-desimal"]
    together, told = misread_rows(table, cut, checkers)
    found += together
    found += [each for index, each in alone.items() if index not in told]
    if len(odd) > _MOST_ODD:
        found[-1] = and_more(found[-1], len(odd) - _MOST_ODD)
    return found, usable


def _is_no_data(row: Sequence[str], header: Sequence[str], checkers: ColumnCheckers) -> bool:
    """Whether a row is a sum, a title or a note, as tables made for people have them."""
    filled = (at for at, cell in enumerate(row) if cell.strip())
    at = next(filled)
    name, first = header[at] if at < len(header) else "", row[at].strip()
    if first.casefold().rstrip(": ") in _SUMS:
        return 1 + sum(1 for _ in filled) < len(header) and not checkers.is_free(name)
    if " " not in first or len(header) <= 2 or next(filled, None) is not None:
        return False
    # A row that is quoted whole, or separated otherwise, is told as such.
    cut = max(map(row[at].count, ",;\t|")) + 1 >= len(header)
    return not cut and not (checkers.is_free(name) and checkers.fits(name, first))


def _first(table: Table, row: int) -> str:
    return quote(next(cell for cell in table.rows[row] if cell.strip()))


def _odd_row(table: Table, index: int, checkers: ColumnCheckers) -> Problem:
    """What is wrong with a row that has too few or too many cells."""
    row, width, file = table.rows[index], len(table.header), table.file.name
    code = "sel-kurang" if len(row) < width else "sel-lebih"
    column = shift_guess(row, table.header, checkers)
    if column is None:
        place = Position(table.starts[index], 1)
        return problem(code, file, place, found=len(row), wanted=width, guess="")
    field = table.header[column]
    place = table.position(index, column)
    if cut := _cut_decimal(row[column:], width - len(row), checkers, field):
        right = cut.replace(",", ".")
        return problem("koma-desimal", file, place, field, value=quote(cut), right=right)
    shifted = f" Tampaknya bergeser mulai kolom {field} (kolom ke-{column + 1})."
    return problem(code, file, place, field, found=len(row), wanted=width, guess=shifted)


def _blank_rows(table: Table, blank: list[int]) -> Iterator[Problem]:
    """Rows without any text; those that follow each other are told once."""
    # In a run of neighbours index minus rank stays the same.
    for _, run in groupby(enumerate(blank), key=lambda ranked: ranked[1] - ranked[0]):
        indices = [index for _, index in run]
        count = len(indices)
        which = "Baris ini" if count == 1 else f"{count} baris mulai baris ini"
        place = Position(table.starts[indices[0]], 1)
        yield problem("baris-kosong", table.file.name, place, which=which)


def _cut_decimal(
    cells: list[str], missing: int, checkers: ColumnCheckers, field: str
) -> str | None:
    """The number that a decimal comma cut into the first two of these cells, or None."""
    cut = ",".join(cells[:2])
    whole = missing == -1 and _DECIMAL_COMMA.fullmatch(cut) is not None
    # A column of sentences would take any text; only one of numbers refuses a word.
    numeric = not checkers.fits(field, "kata") and checkers.fits(field, cut.replace(",", "."))
    return cut if whole and numeric else None
