"""The rows below a table's head, each with its parts and its code, not yet known for what it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cetakbiru.foreign.figures import MISSING
from cetakbiru.foreign.grid import Cell, Grid, shown, spread
from cetakbiru.renja.codes import Code, dates_undone, is_agency_code, joined
from cetakbiru.renja.columns import Column, Table
from cetakbiru.renja.who import office_in

NAMES = ("subkegiatan", "uraian", "kegiatan", "program")
PLACES = ("kabupaten", "kecamatan", "desa", "lokasi")
OUTPUTS = ("keluaran", "target", "volume", "satuan")
_NUMBERED = re.compile(r"^((?:\d|X)[\dX]*(?:\. ?[\dX]+)+)\.?\s*[-–:]?\s+(?=\D)")
# These stand once where cells are merged; what is told of places and funds holds for all rows.
_ONCE = (
    *("kode", "kode_subkegiatan", "kode_kegiatan", "kode_program", "uraian", "subkegiatan"),
    *(*OUTPUTS, "anggaran", "tahun"),
)
_OWN_CODES = ("kode_subkegiatan", "kode_kegiatan", "kode_program")
_DEEPEST_PIECES = 6


@dataclass(frozen=True)
class CodeReading:
    """How codes of a sheet are read: `read` gives what a text writes, `levels` are the figures with
    which activities of the sender's government begin, `known` are codes held elsewhere."""

    read: Callable[[str], Code | None]
    levels: Sequence[str] = ("1", "2")
    known: Collection[str] = ()


@dataclass(frozen=True)
class Row:
    """A row below the head as read, before it is known what it is."""

    line: int
    parts: Mapping[str, str]
    money: tuple[Cell, ...]
    written: str
    code: Code | None
    is_agency: bool
    texts: Sequence[str]

    @property
    def name(self) -> str:
        return next((self.parts[part] for part in NAMES if part in self.parts), "")

    @property
    def is_costed(self) -> bool:
        return any(cell != "" for cell in self.money)


def read_table_rows(table: Table, reading: CodeReading) -> list[Row]:
    """The rows of a table; its head, where it stands again at the top of a page, is none."""
    rows = list(_rows(table, reading))
    codes = {row.code.text for row in rows if row.code} | {*reading.known}
    prefixes = {code.rsplit(".", cut)[0] for code in codes for cut in range(_DEEPEST_PIECES)}
    return [_undated(row, prefixes, reading) for row in rows]


def agencies_amid(grid: Grid, first: int) -> list[str]:
    """The agencies that head parts of a table, each once, in order."""
    found = (_agency_in([shown(cell) for cell in row if cell != ""]) for row in grid.rows[first:])
    return list(dict.fromkeys(name for name in found if name))


def _agency_in(texts: Sequence[str]) -> str:
    """The agency that a row names by its number, or by nothing else than its name."""
    if any(map(is_agency_code, texts)):
        return next((text for text in texts if not text[0].isdigit()), "")
    named = [name for text in texts if (name := office_in(text)) is not None]
    return named[0] if named and len(texts) == 1 else ""


def _rows(table: Table, reading: CodeReading) -> Iterator[Row]:
    grid, parts, head = table.grid, table.parts, table.head
    body = range(head.before_data + 1, len(grid.rows))
    heads = {tuple(grid.rows[at]) for at in range(head.first, head.before_data + 1)}
    once = {column.at for part in _ONCE for column in parts.get(part, ())}
    pieces = [column.at for column in parts.get("kode", ())]
    above: list[Cell] = []
    for at, cells in zip(body, spread(grid, body, once)):
        if tuple(grid.rows[at]) in heads:
            continue
        if len(pieces) > 1:
            above = _in_full([_cell(cells, piece) for piece in pieces], above)
            for piece, cell in zip(pieces, above):
                cells += [""] * (piece + 1 - len(cells))
                cells[piece] = cell
        yield _row(grid.lines[at], cells, parts, reading)


def _in_full(pieces: Sequence[Cell], above: Sequence[Cell]) -> list[Cell]:
    """The pieces of a code, those that stand only in rows above put in before its own."""
    own = [at for at, piece in enumerate(pieces) if piece != ""]
    if not own:
        return [*pieces]
    return [above[at] if at < own[0] and at < len(above) else one for at, one in enumerate(pieces)]


def _cell(cells: Sequence[Cell], at: int) -> Cell:
    found = cells[at] if at < len(cells) else ""
    return "" if isinstance(found, str) and found in MISSING else found


def _row(
    line: int, cells: Sequence[Cell], parts: Mapping[str, Sequence[Column]], reading: CodeReading
) -> Row:
    def cell(column: Column) -> Cell:
        return _cell(cells, column.at)

    texts = {
        part: text
        for part, columns in parts.items()
        if part not in ("kode", "anggaran") and (text := shown(cell(columns[0])).strip())
    }
    written = joined([cell(column) for column in parts.get("kode", ())], reading.levels)
    for part in _OWN_CODES:
        if not written and part in parts:
            written = joined([cell(parts[part][0])])
    for part in ("uraian", "subkegiatan", "kegiatan", "program"):
        # "1.01.02.1.03.0001 Penyelenggaraan …" in one cell.
        if part in texts and (match := _NUMBERED.match(texts[part])):
            if not written or reading.read(written) is None:
                written = match[1]
            texts[part] = texts[part][match.end() :]
    return Row(
        line,
        texts,
        tuple(cell(column) for column in parts.get("anggaran", ())),
        written,
        reading.read(written) if written else None,
        bool(written) and is_agency_code(written),
        [text for one in cells if (text := shown(one).strip())],
    )


def _undated(row: Row, prefixes: Collection[str], reading: CodeReading) -> Row:
    """A row whose code became a date, with the code that others of the sheet lie in or that is
    held, where that is one alone."""
    if row.code is not None or not row.written:
        return row
    tried = [code for text in dates_undone(row.written) if (code := reading.read(text))]
    meant = [code for code in tried if code.text in prefixes]
    return replace(row, code=replace(meant[0], mended=True)) if len(meant) == 1 else row
