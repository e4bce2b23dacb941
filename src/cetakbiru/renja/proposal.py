"""How a sheet would be read: which table, whose, of which year, which column is what, in what unit.

It is shown before anything is read by it, and may be replaced by what was remembered of the sender
or by what a person writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cetakbiru.checks.nearest import guess
from cetakbiru.checks.problems import quote
from cetakbiru.foreign.figures import figure
from cetakbiru.foreign.grid import Grid, shown
from cetakbiru.model.load import Blueprint
from cetakbiru.renja.columns import PARTS, Column, Table, best_table, table_at
from cetakbiru.renja.findings import refused
from cetakbiru.renja.memory import BrokenMemoryError, Memory, memory_file, read_memory
from cetakbiru.renja.printout import printed_table
from cetakbiru.renja.rows import agencies_amid
from cetakbiru.renja.who import (
    Sender,
    office_in,
    renamed,
    sender_named,
    sender_of,
    state_of,
    year_of,
)

_VILLAGE = re.compile(
    r"\b(?:rkp ?desa|rkpdes|apb ?desa|apbdes|pemerintah(?:an)? desa|kepala desa|du ?rkp|dana desa"
    r"|siskeudes|opensid)\b",
    re.I,
)
_SLUG = re.compile(r"(?=.{1,60}$)[a-z0-9]+(?:-[a-z0-9]+)*")
_THOUSANDS = re.compile(
    r"\b(?:ribuan|dalam ribu|ribu rupiah|x ?(?:rp\.? ?)?1[.,]?000)\b|\brp\.? ?\(? ?ribu\b"
    r"|\(? ?rp\.? ?\(?\.?000(?:,-)?\)?|\b000 ?rupiah\b|\((?:ribu|000)\)",
    re.I,
)
_MILLIONS = re.compile(
    r"\b(?:jutaan|dalam juta|juta rupiah|rp\.? ?\(? ?juta)\b|\brp\.? ?\(?0{3}[.,]0{3}|\(juta\)",
    re.I,
)


@dataclass(frozen=True)
class Wishes:
    """What a person says of a sheet; what is left out is looked for."""

    sheet: str | None = None
    sender: str | None = None
    year: int | None = None
    unit: int | None = None
    mapping: Path | None = None


@dataclass(frozen=True)
class Proposal:
    """How a sheet would be read, and with it those with the same columns (`alike`).

    `unit` is what amounts count times, 0 while no word says so. `numbers` are the last that the
    sender's rows of each year were given, `spellings` the names of places that the sender writes
    otherwise. `others` are sheets that are left.
    """

    path: Path
    table: Table
    sender: Sender
    year: int
    state: str
    unit: int
    is_village: bool
    remembered: Path | None = None
    numbers: Mapping[int, int] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)
    alike: tuple[Table, ...] = ()
    others: tuple[str, ...] = ()

    def each(self) -> Iterator[Proposal]:
        """The same for each of its sheets alone."""
        for table in (self.table, *self.alike):
            yield replace(self, table=table, alike=())

    @property
    def sheet(self) -> str:
        """What the sheet is called; a text file by the name of the file."""
        return self.table.grid.name or self.path.name

    def memory(self, last: int, spellings: Mapping[str, str]) -> Memory:
        """What is remembered of it once it was taken, `last` was the last number given, and these
        further spellings were agreed to."""
        columns = {
            part: [column.name for column in columns] for part, columns in self.table.parts.items()
        }
        numbers = {**self.numbers, self.year: last}
        known = {**self.spellings, **spellings}
        return Memory(columns, self.sender.code, self.state, self.unit or 1, numbers, known)


def propose(path: Path, grids: Sequence[Grid], blueprint: Blueprint, wishes: Wishes) -> Proposal:
    """How a file would be read. Raises Refused where that can't be told without asking."""
    tables = list(_tables(path, grids, wishes))
    if not tables:
        named = f"lembar {quote(wishes.sheet)}" if wishes.sheet else "berkas ini"
        raise refused(path, "tanpa-tabel", where=named)
    table = _chosen(path, tables, wishes.year)
    is_village = _is_village(table, blueprint, wishes)
    year = wishes.year or _year(path, table)
    sender = _sender(path, table, blueprint, wishes, is_village)
    unit = wishes.unit or _unit(table)
    if (
        table.years
        and year not in table.years
        and "anggaran" not in table_at(table.grid, table.head, year).parts
    ):
        known = ", ".join(map(str, table.years))
        raise refused(path, "tahun-tanpa-pagu", year=year, known=known)
    proposal = Proposal(
        path,
        table_at(table.grid, table.head, year),
        sender,
        year,
        state_of([path.stem.replace("_", " "), *table.titles]),
        unit,
        is_village,
    )
    proposal = _as_remembered(proposal, blueprint, wishes)
    rest = [one for one in tables if one is not table]
    alike = [with_parts for one in rest if (with_parts := _alike(proposal, one, blueprint, wishes))]
    taken = {one.grid.name for one in alike}
    others = tuple(one.grid.name for one in rest if one.grid.name not in taken)
    return replace(proposal, alike=tuple(alike), others=others)


def _alike(proposal: Proposal, table: Table, blueprint: Blueprint, wishes: Wishes) -> Table | None:
    """A further sheet of the same plan, to be read in the same way; None for one of another year,
    of another sender, or with other columns."""
    known = table.names
    parts = proposal.table.parts
    if table.grid.hidden or any(one.name not in known for each in parts.values() for one in each):
        return None
    own_year = year_of([*table.titles, table.grid.name], table.years, "")
    agencies = _agencies(table)
    own = sender_of(blueprint, table.titles, agencies, proposal.is_village)
    if own_year not in (None, proposal.year) or (
        wishes.sender is None and own is not None and own.code != proposal.sender.code
    ):
        return None
    return replace(
        table, parts={part: tuple(known[one.name] for one in each) for part, each in parts.items()}
    )


def _tables(path: Path, grids: Sequence[Grid], wishes: Wishes) -> Iterator[Table]:
    if wishes.sheet is not None:
        known = [grid.name for grid in grids]
        if wishes.sheet not in known:
            raise refused(
                path,
                "tanpa-lembar",
                value=quote(wishes.sheet),
                guess=guess(wishes.sheet, known),
                known=", ".join(known),
            )
        grids = [grid for grid in grids if grid.name == wishes.sheet]
    for grid in grids:
        if (table := best_table(printed_table(grid) or grid, wishes.year)) is not None:
            yield table


def _chosen(path: Path, tables: Sequence[Table], year: int | None) -> Table:
    """The table that tells most of a plan; of like ones that of the year, the latest, the largest.

    A hidden sheet is taken only where there is no other.
    """

    def worth(table: Table) -> tuple[bool, bool, bool, int, int, int]:
        own = year_of([*table.titles, table.grid.name], table.years, table.grid.name) or 0
        return (
            not table.grid.hidden,
            "anggaran" in table.parts,
            year is not None and own == year,
            len(table.parts),
            own,
            len(table.grid.rows),
        )

    return max(tables, key=worth)


def _is_village(table: Table, blueprint: Blueprint, wishes: Wishes) -> bool:
    if wishes.sender is not None:
        return blueprint.desa(wishes.sender) is not None
    heads = " ".join(column.name for column in table.columns).casefold()
    agency = re.search(r"\b(?:skpd|opd|perangkat daerah|sub ?kegiatan)\b", heads)
    return not agency and any(map(_VILLAGE.search, [*table.titles, table.grid.name, heads]))


def _year(path: Path, table: Table) -> int:
    in_cells = table.parts.get("tahun")
    if in_cells:
        cells = _cells(table, in_cells[0])
        years = sorted(
            {int(number) for cell in cells if (number := figure(cell)) and 2000 <= number <= 2060}
        )
        if len(years) == 1:
            return years[0]
        if years:
            raise refused(
                path,
                "tahun-banyak",
                column=quote(in_cells[0].name),
                known=", ".join(map(str, years)),
                example=years[-1],
            )
    found = year_of([*table.titles, table.grid.name], table.years, path.stem)
    if found is None and table.years:
        known = ", ".join(map(str, table.years))
        raise refused(path, "tahun-kolom", known=known, example=table.years[-1])
    if found is None:
        raise refused(path, "tanpa-tahun")
    return found


def _cells(table: Table, column: Column) -> list[str | float]:
    body = table.grid.rows[table.head.before_data + 1 :]
    return [row[column.at] for row in body if column.at < len(row) and row[column.at] != ""]


def _sender(
    path: Path, table: Table, blueprint: Blueprint, wishes: Wishes, is_village: bool
) -> Sender:
    agencies = _agencies(table)
    titles = [*table.titles, _spaced(path.stem)]
    if wishes.sender is not None:
        found = sender_named(blueprint, wishes.sender)
        if found is None:
            own = sender_of(blueprint, titles, agencies, village=False)
            known = [*blueprint.opd, *blueprint.kabupaten, blueprint.edisi.provinsi.kode]
            if own is None or not _SLUG.fullmatch(wishes.sender):
                raise refused(
                    path,
                    "pengirim-asing",
                    value=quote(wishes.sender),
                    guess=guess(wishes.sender, known),
                )
            found = renamed(own, wishes.sender)
        return found
    found = sender_of(blueprint, titles, agencies, is_village)
    if found is None:
        raise refused(path, "tanpa-pengirim", known=", ".join(blueprint.opd))
    return found


def _agencies(table: Table) -> list[str]:
    """The agencies of a table, by their column or by headings amid the rows."""
    if column := table.parts.get("pelaksana"):
        named = list(dict.fromkeys(shown(cell) for cell in _cells(table, column[0])))
        return [name for one in named if (name := office_in(one))] or named
    return agencies_amid(table.grid, table.head.before_data + 1)


def _spaced(text: str) -> str:
    return re.sub(r"[_\-]+", " ", text)


def _unit(table: Table) -> int:
    """What amounts count times, as a head or a title says; 0 where none says so."""
    heads = [column.name for column in table.parts.get("anggaran", ())]
    for text in [*heads, *table.titles]:
        if _MILLIONS.search(text):
            return 1_000_000
        if _THOUSANDS.search(text):
            return 1_000
    return 0


# --- what is remembered -------------------------------------------------------------------------


def _memory(proposal: Proposal, path: Path) -> Memory:
    try:
        return read_memory(path, proposal.year)
    except BrokenMemoryError as error:
        raise refused(
            proposal.path, "pemetaan-rusak", value=quote(str(path)), reason=error
        ) from None


def _as_remembered(proposal: Proposal, blueprint: Blueprint, wishes: Wishes) -> Proposal:
    """The proposal by the mapping that a person names, or by the sender's, where it fits."""
    own = memory_file(blueprint.raw.data_dir, proposal.sender.code)
    if own.is_file():
        kept = _memory(proposal, own)
        proposal = replace(proposal, numbers=kept.numbers, spellings=kept.places)
    elif wishes.mapping is None:
        return proposal
    path = wishes.mapping or own
    memory = _memory(proposal, path)
    known = proposal.table.names
    missing = [name for names in memory.columns.values() for name in names if name not in known]
    if missing:
        if wishes.mapping is None:
            return proposal
        raise refused(
            proposal.path,
            "kolom-hilang",
            value=quote(missing[0]),
            guess=guess(missing[0], known),
            known=", ".join(known),
        )
    parts: Mapping[str, tuple[Column, ...]] = {
        part: tuple(known[name] for name in memory.columns[part])
        for part in PARTS
        if part in memory.columns
    }
    sender = proposal.sender
    if memory.sender and wishes.sender is None and memory.sender != sender.code:
        sender = sender_named(blueprint, memory.sender) or renamed(sender, memory.sender)
    return replace(
        proposal,
        table=replace(proposal.table, parts=parts),
        sender=sender,
        state=memory.state or proposal.state,
        unit=wishes.unit or proposal.unit or memory.unit,
        remembered=path,
        spellings={**proposal.spellings, **memory.places},
    )
