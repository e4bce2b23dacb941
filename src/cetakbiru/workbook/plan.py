"""The plan of an import: the file to write, its new bytes, and every reason not to write it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cetakbiru.model.load import Blueprint
from cetakbiru.model.tables import Table
from cetakbiru.workbook.changes import Changes, table_at
from cetakbiru.workbook.codes import code_lists
from cetakbiru.workbook.edited import EditedSheet, edited_sheet
from cetakbiru.workbook.layout import ID_COLUMN, TABLE
from cetakbiru.workbook.merge import GiveId, Merged, Target, hidden_problems, merge
from cetakbiru.workbook.opened import OpenedWorkbook, open_workbook
from cetakbiru.workbook.problems import CellProblem, unreadable
from cetakbiru.workbook.texts import ColumnReader
from cetakbiru.workbook.unread import unread

# Gives the next free ID from the digits of a region, a bidang and the IDs ever given.
NextId = Callable[[str, str, Sequence[str]], str]


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do. `warnings` tell what of the workbook was not read."""

    kabupaten: str
    changes: Changes
    merged: Merged
    warnings: tuple[CellProblem, ...] = ()

    @property
    def new_rows(self) -> list[tuple[str, Mapping[str, str]]]:
        """What the workbook says of each programme that has no ID there, by the ID it got."""
        again = [(row.id, row.texts) for row in self.merged.repeated]
        return [*again, *((new.id, new.texts) for new in self.merged.additions)]


def plan_import(
    content: bytes,
    blueprint: Blueprint,
    next_id: NextId,
    kept: Mapping[str, Mapping[str, str]],
) -> ImportPlan:
    """The plan for the bytes of a workbook, where earlier imports brought in what is `kept`.

    Raises UnreadableError when it is none of ours.
    """
    return plan_of(open_workbook(content), blueprint, next_id, kept)


def plan_of(
    book: OpenedWorkbook,
    blueprint: Blueprint,
    next_id: NextId,
    kept: Mapping[str, Mapping[str, str]] | None = None,
) -> ImportPlan:
    """The plan for a workbook as read. Raises UnreadableError when the data don't fit it."""
    if book.kabupaten not in blueprint.kabupaten:
        raise unreadable("kabupaten-asing", found=book.kabupaten)
    kabupaten = blueprint.kabupaten[book.kabupaten]
    descriptor = blueprint.raw.descriptors[TABLE]
    table = table_at(blueprint, TABLE, descriptor.pattern.replace("*", kabupaten.slug))
    _refuse_odd_shape(table)
    codes = {
        name: list(found.codes) for name, found in code_lists(blueprint, book.kabupaten).items()
    }

    def read(opened: OpenedWorkbook) -> EditedSheet:
        return edited_sheet(opened, descriptor.columns, codes)

    def same(name: str, text: str, other: str) -> bool:
        return ColumnReader(descriptor.columns_by_name[name]).same(text, other)

    sheet = read(book)
    target = Target(
        table=table,
        columns=descriptor.columns_by_name,
        families=list(blueprint.bidang),
        taken=_taken(blueprint, book),
        give_id=_with_digits(next_id, kabupaten.digits),
        kept=kept or {},
    )
    merged = merge(book, sheet, target)
    merged.problems += hidden_problems(book, sheet, merged)
    known = [row for row in (*sheet.rows, *merged.repeated) if row.id]
    origins = {row.id: sheet.origin(row) for row in known}
    origins |= {new.id: new.origin for new in merged.additions}
    return ImportPlan(
        kabupaten=book.kabupaten,
        changes=Changes(descriptor, table, merged.edits, merged.additions, origins=origins),
        merged=merged,
        warnings=tuple(unread(book, sheet, read, same)),
    )


def _refuse_odd_shape(table: Table) -> None:
    """A file whose rows don't fit its header can't be edited cell by cell."""
    if any(len(row) != len(table.header) for row in table.rows) or table.file.invalid_bytes:
        raise unreadable("data-bergalat", reason=table.file.name)


def _taken(blueprint: Blueprint, book: OpenedWorkbook) -> list[str]:
    """Every programme ID that the data or the workbook know, named as a key or as a reference."""
    taken = {
        *blueprint.nomor_arah,
        *blueprint.program,
        *(record.get(ID_COLUMN, "") for record in book.base),
    }
    for name, descriptor in blueprint.raw.descriptors.items():
        for column in descriptor.columns:
            if f"{TABLE}.{ID_COLUMN}" not in column.references:
                continue
            for table in blueprint.raw.tables[name]:
                for record in table.records():
                    taken.update(part.strip() for part in record.get(column.name, "").split(";"))
    return sorted(taken)


def _with_digits(next_id: NextId, digits: str) -> GiveId:
    return lambda family, taken: next_id(digits, family, taken)
