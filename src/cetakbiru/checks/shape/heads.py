"""The one problem of a table whose header is not where or not what it should be."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cetakbiru.checks.files.mojibake import repaired
from cetakbiru.checks.problems import Problem, listed, problem, quote
from cetakbiru.checks.shape.cells import ColumnCheckers
from cetakbiru.model.schema import Descriptor
from cetakbiru.model.tables import Table
from cetakbiru.model.text import Position

_SEPARATORS = {",": "koma", ";": "titik koma", "\t": "tab", "|": "garis tegak"}
_CODES = {";": "pemisah-titik-koma", "\t": "pemisah-tab"}
# How far down a header is looked for under titles and blank lines.
_LOOKED_AT = 12
_TOP = Position(1, 1)


def head_problem(table: Table, descriptor: Descriptor) -> Problem | None:
    """Why no row of a table can be judged; None when its first line is its header."""
    known = frozenset(descriptor.columns_by_name)
    if _is_header(table.header, known):
        return None
    found = next(_headers(table, known), None)
    line, separator = found or (0, ",")
    if line == 1:
        return _separated(table, separator)
    return _above(table, line, separator) or _headless(table, descriptor, known)


def _is_header(names: Iterable[str], known: frozenset[str]) -> bool:
    """Whether at least half of several names are columns, however they are written."""
    folded = {fold(name) for name in names} - {""}
    return len(folded) > 1 and len(folded & known) * 2 >= len(folded)


def fold(name: str) -> str:
    """A column's name as a person means it: small letters, underscores between words."""
    return "_".join(repaired(name).strip().strip('"').strip().casefold().replace("-", " ").split())


def _headers(table: Table, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The lines that are a header by one of the separators, with that separator."""
    file = table.file
    for line in range(1, min(_LOOKED_AT, len(file.line_starts)) + 1):
        text = file.line(line)
        for separator in _SEPARATORS:
            if _is_header(text.split(separator), known):
                yield line, separator


def _separated(table: Table, separator: str) -> Problem:
    """A header on the first line that is no row of cells: quoted whole, or otherwise separated."""
    name = table.file.name
    first = table.file.line(1)
    if separator == ",":
        return problem("baris-terkutip", name, _TOP, count=len(table.rows) + 1, line=1)
    place = Position(1, first.find(separator) + 1)
    code = _CODES.get(separator, "pemisah-lain")
    return problem(code, name, place, separator=_SEPARATORS[separator])


def _above(table: Table, line: int, separator: str) -> Problem | None:
    """What stands above a header that was found, or on the first line when none was."""
    name = table.file.name
    first = table.file.line(1).strip().strip('"')
    also = f" Kolomnya juga dipisah {_SEPARATORS[separator]}, bukan koma."
    also = "" if separator == "," else also
    if first.casefold().startswith("sep="):
        return problem("baris-sep", name, _TOP, value=quote(first), also=also)
    above = [table.file.line(number) for number in range(1, line or 2)]
    if not any(any(letter.isalnum() for letter in text) for text in above):
        count = len(above)
        which = "Baris pertama" if count == 1 else f"{count} baris pertama"
        return problem("baris-kosong-di-atas", name, _TOP, which=which, count=count, also=also)
    if not line:
        return None
    values = {"value": quote(first), "line": line, "above": line - 1, "also": also}
    return problem("judul-di-atas-kepala", name, _TOP, **values)


def _headless(table: Table, descriptor: Descriptor, known: frozenset[str]) -> Problem | None:
    if {fold(name) for name in table.header} & known:
        return None
    header = ",".join(column.name for column in descriptor.columns)
    shown = quote(table.file.line(1))
    return problem("baris-kepala-hilang", table.file.name, _TOP, value=shown, header=header)


def mended_head(table: Table, descriptor: Descriptor) -> tuple[Table, list[Problem]]:
    """A table whose header's small slips are put right, and one problem for each kind of them.

    Its rows can then be judged as if the slips were not there: cells under no name at the end
    are left out, and names written otherwise stand for the columns that they mean.
    """
    wanted = [column.name for column in descriptor.columns]
    header = [repaired(name) for name in table.header]
    table = replace(table, header=tuple(header))
    found: list[Problem] = []
    nameless = len(header) - len(_trimmed(header))
    if nameless and len(header) > nameless:
        width = len(header) - nameless
        place = table.position(-1, width)
        found.append(problem("kolom-tanpa-nama", table.file.name, place, count=nameless))
        header = header[:width]
        rows = tuple(row if any(row[width:]) else row[:width] for row in table.rows)
        table = replace(table, header=tuple(header), rows=rows)
    meant = {
        name: fold(name)
        for name in header
        if name not in wanted and fold(name) in wanted and fold(name) not in header
    }
    if len(meant) > 1:
        slips = listed([f"{quote(name)} menjadi {right}" for name, right in meant.items()], 5)
        index = next(at for at, name in enumerate(header) if name in meant)
        place = table.position(-1, index)
        found.append(problem("nama-kolom-lain", table.file.name, place, slips=slips))
        table = replace(table, header=tuple(meant.get(name, name) for name in header))
    return table, found


def _trimmed(cells: list[str]) -> list[str]:
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return cells[:width]


def misread_rows(
    table: Table, rows: Iterable[int], checkers: ColumnCheckers
) -> tuple[list[Problem], set[int]]:
    """Rows with one slip in common that cuts them wrongly, told once for all of them."""
    kinds: dict[str, list[int]] = {}
    for index in rows:
        if kind := _misread(table, index, checkers):
            kinds.setdefault(kind, []).append(index)
    found = []
    for kind, indices in kinds.items():
        line = table.starts[indices[0]]
        code = {"kutip": "baris-terkutip", "ekor": "koma-berlebih"}.get(kind, "pemisah-campur")
        place = Position(line, 1)
        values = {"count": len(indices), "line": line, "separator": _SEPARATORS.get(kind, "")}
        found.append(problem(code, table.file.name, place, **values))
    return found, {index for indices in kinds.values() for index in indices}


def _misread(table: Table, index: int, checkers: ColumnCheckers) -> str | None:
    row, width = table.rows[index], len(table.header)
    if not any(row[width:]) and all(map(checkers.fits, table.header, row)) and len(row) > width:
        return "ekor"
    if len(row) == 1 and len(next(csv.reader([row[0]]), ())) == width:
        return "kutip"
    line = table.file.line(table.starts[index])
    for separator in (";", "\t", "|"):
        if len(line.split(separator)) == width:
            return separator
    return None
