"""What sheets change in a file of data/: rows by key against those that stand there.

The one shape of every import, of our own sheets as of agencies' tables: what changes is told in
words, made into the bytes of the file, judged, and what is wrong is placed on the sheet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from textwrap import shorten
from typing import NamedTuple

from cetakbiru.base.plain import normal
from cetakbiru.checks.problems import ERROR, Problem, one_by_one
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import Descriptor
from cetakbiru.model.tables import Table, read_table
from cetakbiru.model.text import TextFile
from cetakbiru.workbook.problems import CellProblem
from cetakbiru.workbook.rewrite import rewritten_table
from cetakbiru.workbook.texts import ColumnReader

Texts = Mapping[str, str]

_EMPTY = "(kosong)"
# What a new row is called by beside its ID: the first of these columns that it fills.
_NAMES = (
    *("nama", "judul", "subkegiatan", "kegiatan", "peran", "kompetensi", "isi", "uraian"),
    *("kelompok", "realisasi", "strategi", "arah_kebijakan"),
)
_LONGEST_NAME = 160
# Of many changes in a file, the first are told and the rest counted.
_MOST_TOLD = 200


class Origin(NamedTuple):
    """Where a sheet says a row: the sheet, the row, and its columns by name, counted from 1."""

    sheet: str
    row: int
    columns: Mapping[str, int]


@dataclass(frozen=True)
class Row:
    """A row as a sheet says it, column → text. What the sheet lacks a column for stays as it is."""

    texts: Texts
    origin: Origin


@dataclass(frozen=True)
class Edit:
    """One cell of the data that a sheet changes; `index` is its row in the table."""

    index: int
    id: str
    column: str
    old: str
    new: str
    origin: Origin


@dataclass(frozen=True)
class Addition:
    """A new row with its key; `after` is the row of the table that it follows, or -1."""

    id: str
    texts: Texts
    after: int
    origin: Origin


@dataclass(frozen=True)
class Removal:
    """A row that is taken out; `index` is its place in the table."""

    index: int
    id: str


@dataclass
class Changes:
    """What changes in one file, beside the table as it stands, which is empty for a new file.

    `origins` say by key where a sheet holds each row that it holds, changed or not.
    """

    descriptor: Descriptor
    table: Table
    edits: list[Edit] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.edits or self.additions or self.removals)

    @property
    def path(self) -> Path:
        return self.table.file.path

    @cached_property
    def content(self) -> bytes:
        """The file as it will be; equal to its bytes when nothing changes."""
        removed = [each.index for each in self.removals]
        return rewritten_table(self.table, self.edits, self.additions, removed)

    def told(self) -> Iterator[str]:
        """Each change in words: old and new content of a cell, each new row, each removed one."""
        lines = [*map(self._edit_line, self.edits), *map(self._addition_line, self.additions)]
        lines += [f"{each.id}, dihapus" for each in self.removals]
        yield from lines[:_MOST_TOLD]
        if len(lines) > _MOST_TOLD:
            yield f"… dan {len(lines) - _MOST_TOLD} perubahan lagi di {self.table.file.name}."

    def counted(self) -> str:
        """`2 sel berubah, 1 program baru`; removed rows are counted where there are any."""
        told = f"{len(self.edits)} sel berubah, {len(self.additions)} {self.noun} baru"
        return told + (f", {len(self.removals)} {self.noun} dihapus" if self.removals else "")

    @property
    def noun(self) -> str:
        """What a row is called within a sentence."""
        return self.descriptor.title.lower()

    def _edit_line(self, edit: Edit) -> str:
        title = self.descriptor.columns_by_name[edit.column].title
        return f"{edit.id}, {title}: {edit.old or _EMPTY} → {edit.new or _EMPTY}"

    def _addition_line(self, new: Addition) -> str:
        name = next((new.texts[each] for each in _NAMES if new.texts.get(each)), "")
        told = f"{new.id}, {self.noun} baru"
        return f"{told}: {shorten(name, _LONGEST_NAME, placeholder=' …')}" if name else told

    @cached_property
    def _keys(self) -> dict[int, str]:
        """The keys of the rows of the new file, by the lines on which they begin."""
        table = read_table(TextFile(self.table.file.name, self.path, self.content))
        return {
            start: key_text(self.descriptor, record)
            for start, record in zip(table.starts, table.records())
        }

    def changed_at(self) -> Iterator[Origin]:
        """Where the rows stand that change or come in."""
        yield from (edit.origin for edit in self.edits)
        yield from (new.origin for new in self.additions)

    def on_sheet(self, found: Problem) -> CellProblem | None:
        """A problem of the new file told at the cell of the sheet that causes it, if one does."""
        if found.file != self.table.file.name:
            return None
        origin = self.origins.get(self._keys.get(found.line, ""))
        if origin is None:
            return None
        column = origin.columns.get(found.field, 0)
        return CellProblem(origin.sheet, origin.row, column, found.code, found.message, found.hint)


def key_text(descriptor: Descriptor, texts: Texts) -> str:
    """The key of a row as one text: its ID, or the cells that name it."""
    return " ".join(filter(None, (texts.get(name, "").strip() for name in descriptor.key)))


def table_at(blueprint: Blueprint, name: str, within: str = "") -> Table:
    """The table of a descriptor in this file of data/, empty where there is no such file yet.

    `within` may be left out where the descriptor is of a single file.
    """
    descriptor, data = blueprint.raw.descriptors[name], blueprint.raw.data_dir
    path = data / (within or descriptor.pattern)
    for table in blueprint.raw.tables[name]:
        if table.file.path == path:
            return table
    header = ",".join(column.name for column in descriptor.columns) + "\n"
    file = TextFile(path.relative_to(data.parent).as_posix(), path, header.encode())
    return read_table(file)


def replacing(
    descriptor: Descriptor,
    table: Table,
    rows: Iterable[Row],
    known_by: Sequence[str],
    give_key: Callable[[Texts], Texts],
    or_by: Sequence[Sequence[str]] = (),
) -> Changes:
    """What changes when these rows take the place of all that stand in a file.

    A row takes the place of the first one left that says the same in the columns `known_by`, and
    keeps its key. What is left is known by the columns of `or_by`, one after the other, where only
    one row here and one there say that. Any other is new: `give_key` gives the cells of its key.
    What stands in the file and is not said any more is removed.
    """
    changes = Changes(descriptor, table)
    records = table.records()
    rows = list(rows)
    places = _first_alike(records, rows, known_by)
    for names in or_by:
        places |= _only_alike(records, rows, names, places)
    for number, row in enumerate(rows):
        if number in places:
            at = places[number]
            key = key_text(descriptor, records[at])
            changes.edits += _edits(descriptor, at, key, records[at], row)
        else:
            texts = {**row.texts, **give_key(row.texts)}
            key = key_text(descriptor, texts)
            changes.additions.append(Addition(key, texts, len(records) - 1, row.origin))
        changes.origins[key] = row.origin
    gone = sorted({*range(len(records))} - {*places.values()})
    changes.removals += [Removal(at, key_text(descriptor, records[at])) for at in gone]
    return changes


def _first_alike(
    records: Sequence[Texts], rows: Sequence[Row], names: Sequence[str]
) -> dict[int, int]:
    """For each row the first record left that says the same, by their numbers."""
    left = _by_likeness(records, range(len(records)), names)
    found: dict[int, int] = {}
    for number, row in enumerate(rows):
        if known := left.get(_likeness(row.texts, names)):
            found[number] = known.pop(0)
    return found


def _only_alike(
    records: Sequence[Texts], rows: Sequence[Row], names: Sequence[str], taken: Mapping[int, int]
) -> dict[int, int]:
    """The same of what is left, where one row and one record alone say it and it is not empty."""
    there = _by_likeness(records, {*range(len(records))} - {*taken.values()}, names)
    here = _by_likeness([row.texts for row in rows], {*range(len(rows))} - {*taken}, names)
    return {
        numbers[0]: there[likeness][0]
        for likeness, numbers in here.items()
        if likeness[0] and len(numbers) == len(there.get(likeness, ())) == 1
    }


def _by_likeness(
    texts: Sequence[Texts], numbers: Iterable[int], names: Sequence[str]
) -> dict[tuple[str, ...], list[int]]:
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in sorted(numbers):
        found[_likeness(texts[number], names)].append(number)
    return found


def _likeness(texts: Texts, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(normal(texts.get(name, "")) for name in names)


def _edits(descriptor: Descriptor, index: int, key: str, record: Texts, row: Row) -> Iterator[Edit]:
    for name, text in row.texts.items():
        old = record.get(name, "")
        if name not in descriptor.key and not ColumnReader(descriptor.columns_by_name[name]).same(
            text, old
        ):
            yield Edit(index, key, name, old, text, row.origin)


def new_errors(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The errors of `after` that `before` does not have, line by line."""
    return _new(before, (found for found in after if found.severity == ERROR))


def new_warnings(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The same of what may be right, and is worth a look."""
    return _new(before, (found for found in after if found.severity != ERROR))


def _new(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """Lines may have moved, so as many of one kind as there were before are left out."""
    known = Counter(_said(each) for found in before for each in one_by_one(found))
    new: list[Problem] = []
    for each in (each for found in after for each in one_by_one(found)):
        if known[_said(each)]:
            known[_said(each)] -= 1
        else:
            new.append(each)
    return new


def _said(found: Problem) -> tuple[str, ...]:
    return found.file, found.field, found.code, found.message


def on_sheets(changes: Sequence[Changes], problems: Iterable[Problem]) -> list[CellProblem]:
    """Problems of the new files told at the cells that cause them, all others at file and line."""
    return [_on_a_sheet(changes, each) for each in problems]


def _on_a_sheet(changes: Sequence[Changes], found: Problem) -> CellProblem:
    cells = (each.on_sheet(found) for each in changes)
    message = f"{found.file}:{found.line}: {found.message}"
    return next(filter(None, cells), CellProblem("", 0, 0, found.code, message, found.hint))
