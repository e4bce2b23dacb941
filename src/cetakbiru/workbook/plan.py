"""The plan of an import: the file to write, its new bytes, and every reason not to write it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cetakbiru.checks.problems import ERROR, Problem
from cetakbiru.model.load import Blueprint
from cetakbiru.model.tables import Table, read_table
from cetakbiru.model.text import TextFile
from cetakbiru.workbook.codes import code_lists
from cetakbiru.workbook.edited import EditedSheet, edited_sheet
from cetakbiru.workbook.layout import ID_COLUMN, PROGRAM_SHEET, TABLE
from cetakbiru.workbook.merge import GiveId, Merged, Target, hidden_problems, merge
from cetakbiru.workbook.opened import OpenedWorkbook, open_workbook
from cetakbiru.workbook.problems import CellProblem, unreadable
from cetakbiru.workbook.rewrite import rewritten_table
from cetakbiru.workbook.template import program_table
from cetakbiru.workbook.texts import ColumnReader
from cetakbiru.workbook.unread import unread

# Gives the next free ID from the digits of a region, a bidang and the IDs ever given.
NextId = Callable[[str, str, Sequence[str]], str]


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do. `content` equals the file's bytes when nothing changes.

    `warnings` tell what of the workbook was not read.
    """

    kabupaten: str
    path: Path
    name: str
    content: bytes
    changed: bool
    merged: Merged
    sheet: EditedSheet
    warnings: tuple[CellProblem, ...] = ()

    @property
    def new_rows(self) -> list[tuple[str, Mapping[str, str]]]:
        """What the workbook says of each programme that has no ID there, by the ID it got."""
        again = [(row.id, row.texts) for row in self.merged.repeated]
        return [*again, *((new.id, new.texts) for new in self.merged.additions)]

    def on_sheet(self, problems: Iterable[Problem]) -> list[CellProblem]:
        """Problems of the new file told at the cells of the workbook that cause them."""
        table = read_table(TextFile(self.name, self.path, self.content))
        rows = self._sheet_rows()
        line_ids = {
            start: record.get(ID_COLUMN, "") for start, record in zip(table.starts, table.records())
        }
        return [
            self._placed(problem, rows.get(line_ids.get(problem.line, ""))) for problem in problems
        ]

    def _sheet_rows(self) -> dict[str, int]:
        rows = {row.id: row.row for row in self.sheet.rows if row.id}
        rows |= {row.id: row.row for row in self.merged.repeated}
        return rows | {new.id: new.sheet_row for new in self.merged.additions}

    def _placed(self, problem: Problem, row: int | None) -> CellProblem:
        if problem.file != self.name or row is None:
            message = f"{problem.file}:{problem.line}: {problem.message}"
            return CellProblem("", 0, 0, problem.code, message, problem.hint)
        column = self.sheet.places.get(problem.field, 0)
        return CellProblem(PROGRAM_SHEET, row, column, problem.code, problem.message, problem.hint)


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
    table = program_table(blueprint, book.kabupaten) or _new_table(blueprint, kabupaten.slug)
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
    new = rewritten_table(table, merged.edits, merged.additions)
    return ImportPlan(
        kabupaten=book.kabupaten,
        path=table.file.path,
        name=table.file.name,
        content=new,
        changed=bool(merged.edits or merged.additions),
        merged=merged,
        sheet=sheet,
        warnings=tuple(unread(book, sheet, read, same)),
    )


def new_errors(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The errors of `after` that `before` does not have; lines may have moved."""
    known = {(each.file, each.field, each.code, each.message) for each in before}
    return [
        each
        for each in after
        if each.severity == ERROR and (each.file, each.field, each.code, each.message) not in known
    ]


def _new_table(blueprint: Blueprint, slug: str) -> Table:
    """The still empty file of a kabupaten that has no programmes."""
    descriptor = blueprint.raw.descriptors[TABLE]
    within = descriptor.pattern.replace("*", slug)
    path = blueprint.raw.data_dir / within
    header = ",".join(column.name for column in descriptor.columns) + "\n"
    return read_table(TextFile(f"{blueprint.raw.data_dir.name}/{within}", path, header.encode()))


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
