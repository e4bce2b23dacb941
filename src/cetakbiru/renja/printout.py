"""A printed budget of sub-activities (RKA, DPA) as the table that it might have been.

Such a sheet has no table of work: each sub-activity stands as lines "Sub Kegiatan : …", "Lokasi :
…", followed by what it buys and a sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from cetakbiru.foreign.grid import Cell, Grid, shown

_LINE = re.compile(r"\s*([^:]{3,60}?)\s*:\s*(.*)", re.S)
_CODED = re.compile(r"[\dX][\dX.]*\.\d+\.?\s+\S")
_ALLOCATION = re.compile(r"alokasi (?:tahun )?(20\d\d)", re.I)
# What is taken of a sub-activity, and how its lines begin.
_WANTED = (
    ("Program", re.compile(r"program$", re.I)),
    ("Kegiatan", re.compile(r"kegiatan$", re.I)),
    ("Sub Kegiatan", re.compile(r"sub ?kegiatan$", re.I)),
    ("Keluaran Sub Kegiatan", re.compile(r"keluaran(?: sub ?kegiatan)?$", re.I)),
    ("Target", re.compile(r"target(?: kinerja| keluaran)?$", re.I)),
    ("Lokasi", re.compile(r"lokasi(?: kegiatan| sub ?kegiatan)?$", re.I)),
    ("Sumber Dana", re.compile(r"sumber (?:pendanaan|dana)$", re.I)),
    ("Pagu", re.compile(r"(?:jumlah|total) (?:anggaran|pagu)?.*sub ?kegiatan$|pagu.*$", re.I)),
)
_COLUMNS = tuple(name for name, _ in _WANTED)
# These begin anew with each sub-activity; programme and activity hold until others come.
_OWN = _COLUMNS[2:]


def printed_table(grid: Grid) -> Grid | None:
    """The sheet as a table with a row for each sub-activity; None where it is no such printout.

    What stands above the first line of a programme stays above the table.
    """
    lines = [(line, *_labelled(row)) for line, row in zip(grid.lines, grid.rows)]
    starts = [at for at, (_, label, value) in enumerate(lines) if _begins(label, value)]
    if not starts:
        return None
    rows = list(_rows(lines))
    first = next(
        at
        for at, (_, label, _) in enumerate(lines)
        if _WANTED[0][1].fullmatch(label) or at == starts[0]
    )
    titles = [row for at, row in enumerate(grid.rows) if at < first or _is_title(row)]
    # None of these lines has a number that the sheet shows.
    numbers = range(-len(titles), 1)
    return replace(
        grid,
        rows=(*titles, _COLUMNS, *(row for _, row in rows)),
        lines=(*numbers, *(line for line, _ in rows)),
        merged=(),
    )


def _begins(label: str, value: Cell) -> bool:
    return bool(_WANTED[2][1].fullmatch(label)) and bool(_CODED.match(shown(value)))


def _labelled(row: Sequence[Cell]) -> tuple[str, Cell]:
    """The label of a line with its value, in cells of their own or in one."""
    cells = [cell for cell in row if cell not in ("", ":")]
    if not cells or not isinstance(cells[0], str):
        return "", ""
    if (match := _LINE.fullmatch(cells[0])) and (match[2] or len(cells) == 1):
        return match[1], match[2]
    label = cells[0].rstrip(" :")
    rest = cells[1:]
    if len(rest) == 1:
        value = rest[0]
        return label, value.lstrip(": ") if isinstance(value, str) else value
    return label, " ".join(shown(cell) for cell in rest).lstrip(": ")


def _rows(lines: Sequence[tuple[int, str, Cell]]) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    found: dict[str, Cell] = {}
    allocated: Cell = ""
    start = 0
    year = _year(lines)
    for line, label, value in lines:
        if _begins(label, value):
            if start:
                yield start, _row(found, allocated)
                allocated = ""
            found = {name: cell for name, cell in found.items() if name not in _OWN}
            start = line
        if (match := _ALLOCATION.fullmatch(label)) and match[1] == year:
            allocated = value
        for name, pattern in _WANTED:
            if pattern.fullmatch(label) and value != "":
                found.setdefault(name, value) if name in _OWN else found.update({name: value})
    if start:
        yield start, _row(found, allocated)


def _year(lines: Sequence[tuple[int, str, Cell]]) -> str:
    """The year of the middle one of three allocations: the last, this and the next year's."""
    years = sorted({match[1] for _, label, _ in lines if (match := _ALLOCATION.fullmatch(label))})
    return years[len(years) // 2] if years else ""


def _row(found: dict[str, Cell], allocated: Cell) -> tuple[Cell, ...]:
    return tuple(found.get(name, allocated if name == "Pagu" else "") for name in _COLUMNS)


def _is_title(row: Sequence[Cell]) -> bool:
    """Whether a line says whose and of which year the budget is."""
    text = " ".join(shown(cell) for cell in row if cell != "")
    return bool(
        re.match(
            r"(?:rencana kerja|dokumen pelaksanaan|rka|dpa|pemerintah|provinsi|kabupaten|kota"
            r"|tahun|organisasi|skpd|opd|perangkat daerah|dinas|badan)\b",
            text,
            re.I,
        )
    )
