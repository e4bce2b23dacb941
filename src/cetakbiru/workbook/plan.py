"""The plan of an import: what it changes in which files, and every reason not to write it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cetakbiru.checks.problems import quote
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import LIST_SEPARATOR, Descriptor
from cetakbiru.workbook.changes import Changes
from cetakbiru.workbook.codes import code_lists, registry_of
from cetakbiru.workbook.edited import EditedRow, EditedSheet, edited_sheet
from cetakbiru.workbook.instrument import Instrument
from cetakbiru.workbook.keys import has_serial
from cetakbiru.workbook.merge import Merged, Target, held_rows, hidden_problems, merge
from cetakbiru.workbook.opened import OpenedTab, OpenedWorkbook
from cetakbiru.workbook.problems import CellProblem, cell_problem, unreadable
from cetakbiru.workbook.sense import in_rupiah, nonsense
from cetakbiru.workbook.unread import unread

Texts = Mapping[str, str]
# A row of a sheet: the title of the tab and its number.
Place = tuple[str, int]

# "baris 5": the row of another tab that has no ID yet.
_ROW = re.compile(r"baris (\d+)", re.IGNORECASE)


@dataclass(frozen=True)
class Wish:
    """What whoever imports says of a workbook that it does not say itself.

    `money`: how many rupiah its amounts count. `sheet_wins`: whether it holds where the data
    changed since it was made, as a newer version of a sheet does that came in before.
    """

    money: int | None = None
    sheet_wins: bool = False


_AS_IT_IS = Wish()


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do. `warnings` tell what of the workbook was not read."""

    instrument: Instrument
    merged: tuple[Merged, ...]
    problems: tuple[CellProblem, ...]
    warnings: tuple[CellProblem, ...] = ()

    @property
    def changes(self) -> list[Changes]:
        """The files that change, as the tabs name them."""
        return [change for each in self.merged for change in each.changes.values() if change]

    @property
    def new_rows(self) -> list[tuple[str, Texts]]:
        """What the workbook says of each row that has no ID there, by the ID it got."""
        return [row for each in self.merged for row in each.new_rows]

    @property
    def repeated(self) -> Iterator[tuple[Descriptor, EditedRow]]:
        """The rows that an earlier import brought in."""
        for each in self.merged:
            yield from ((each.descriptor, row) for row in each.repeated)

    def remove_gone(self) -> None:
        """Takes the rows out of the data that the sheet does not hold any more."""
        for each in self.merged:
            each.remove_gone()

    @property
    def gone(self) -> list[str]:
        """The keys of rows that the sheet held and does not hold any more."""
        return [key for each in self.merged for key, _ in each.gone]


def plan_of(
    book: OpenedWorkbook,
    blueprint: Blueprint,
    kept: Mapping[str, Texts] | None = None,
    left_out: Collection[Place] = (),
    wish: Wish = _AS_IT_IS,
) -> ImportPlan:
    """The plan for a workbook as read, where earlier imports brought in what is `kept`.

    Rows that are `left_out` change nothing. Raises UnreadableError when the data don't fit it.
    """
    _refuse_odd_shapes(book, blueprint)
    _refuse_foreign_scope(book, blueprint)
    return _Planning(book, blueprint, kept or {}, left_out, wish).plan()


class _Planning:
    def __init__(
        self,
        book: OpenedWorkbook,
        blueprint: Blueprint,
        kept: Mapping[str, Texts],
        left_out: Collection[Place],
        wish: Wish,
    ) -> None:
        self.book, self.blueprint = book, blueprint
        self.kept, self.left_out, self.wish = kept, left_out, wish
        places = blueprint.kabupaten
        self.kabupaten = next((each for each in book.scope.values() if each in places), "")
        # The keys of the rows of each table by their numbers, as far as the tabs are done.
        self.rows: dict[str, dict[int, str]] = {}
        self.problems: list[CellProblem] = []
        self.warnings: list[CellProblem] = []

    def plan(self) -> ImportPlan:
        merged: list[Merged] = []
        for opened in self.book.tabs:
            merged.append(self._tab(opened, merged[0] if merged else None))
        return ImportPlan(
            self.book.instrument, tuple(merged), tuple(self.problems), tuple(self.warnings)
        )

    def _tab(self, opened: OpenedTab, first: Merged | None) -> Merged:
        tab, scope = opened.tab, self.book.scope
        columns = opened.descriptor.columns
        lists = code_lists(self.blueprint, columns, self.kabupaten)
        codes = {
            name: dict.fromkeys((*found.codes, *self._brought(found.column.references)))
            for name, found in lists.items()
        }
        common = {**tab.limits(scope), **tab.given}
        if tab.inherited and first is not None and len(first.said) == 1:
            (only,) = first.said.values()
            common |= {name: only.get(source, "") for name, source in tab.inherited.items()}

        def read(opened: OpenedTab) -> EditedSheet:
            return edited_sheet(opened, scope, common, codes)

        sheet = read(opened)
        sheet.rows = [self._with_keys(opened, row) for row in sheet.rows]
        if self.wish.money:
            sheet.rows = list(in_rupiah(opened, sheet, self.wish.money))
        held = held_rows(self.blueprint, tab, scope)
        target = Target(
            self.blueprint, held, common, codes, self.kept, sheet_wins=self.wish.sheet_wins
        )
        out = {row for title, row in self.left_out if title == tab.title}
        merged = merge(opened, sheet, target, out)
        self.problems += merged.problems
        self.problems += hidden_problems(opened, sheet, merged)
        self.problems += nonsense(opened, merged, self.wish.money)
        self.problems += _single_problems(opened, sheet)
        if tab.only_of and first is not None:
            self.problems += _unplanned(
                sheet, merged, tab.only_of, self._planned(first, tab.only_of)
            )
        self.warnings += unread(opened, sheet, read)
        keys = {
            origin.row: key
            for change in merged.changes.values()
            for key, origin in change.origins.items()
        }
        self.rows[tab.table] = keys
        return merged

    def _brought(self, references: Sequence[str]) -> Iterator[str]:
        """The codes that people type on other tabs of the workbook, as those of a new company."""
        for opened in self.book.tabs:
            table, key = opened.tab.table, opened.descriptor.key[0]
            if f"{table}.{key}" in references and not has_serial(table):
                yield from opened.texts(key)

    def _with_keys(self, opened: OpenedTab, row: EditedRow) -> EditedRow:
        """The row with the keys of rows of earlier tabs that it names by their numbers."""
        texts = dict(row.texts)
        for name, text in row.texts.items():
            if text and (references := opened.descriptor.columns_by_name[name].references):
                tables = [target.partition(".")[0] for target in references]
                parts = [self._key_of(part.strip(), tables) for part in text.split(LIST_SEPARATOR)]
                texts[name] = LIST_SEPARATOR.join(parts)
        return replace(row, texts=texts)

    def _key_of(self, part: str, tables: Sequence[str]) -> str:
        match = _ROW.fullmatch(part)
        if match is None:
            return part
        found = (self.rows.get(table, {}).get(int(match[1])) for table in tables)
        return next(filter(None, found), part)

    def _planned(self, first: Merged, column: str) -> set[str]:
        """What a column of the first tab's table holds, in the data and on the sheet."""
        tables = self.blueprint.raw.tables[first.descriptor.name]
        records = (record for table in tables for record in table.records())
        return {texts.get(column, "") for texts in (*records, *first.said.values())}


def _unplanned(
    sheet: EditedSheet, merged: Merged, column: str, planned: Collection[str]
) -> Iterator[CellProblem]:
    """Results of what no row of the first tab names."""
    changes = merged.changes.values()
    changed = {origin.row for change in changes for origin in change.changed_at()}
    for row in sheet.rows:
        text = row.texts.get(column, "")
        if row.row in changed and text and text not in planned:
            yield sheet.at(row, "hasil-tanpa-rencana", column, value=quote(text))


def _single_problems(opened: OpenedTab, sheet: EditedSheet) -> Iterator[CellProblem]:
    rows = [each.row for each in sheet.rows if not each.stray]
    if opened.tab.single and not rows:
        yield cell_problem("tanpa-baris", opened.tab.title, opened.names_at + 1, 1)
    elif opened.tab.single and len(rows) > 1:
        yield cell_problem("satu-baris", opened.tab.title, rows[1], 1, count=len(rows))


def _refuse_odd_shapes(book: OpenedWorkbook, blueprint: Blueprint) -> None:
    """Files whose rows don't fit their header can't be edited cell by cell."""
    for opened in book.tabs:
        for table in blueprint.raw.tables[opened.tab.table]:
            if any(len(row) != len(table.header) for row in table.rows) or table.file.invalid_bytes:
                raise unreadable("data-bergalat", reason=table.file.name)


def _refuse_foreign_scope(book: OpenedWorkbook, blueprint: Blueprint) -> None:
    """The province must be ours, and what the sheet is limited to known, where it is a code.

    IDs of two provinces are alike: a row of the other one would be taken for ours.
    """
    own = blueprint.edisi.provinsi.kode
    if book.province and book.province != own:
        raise unreadable("provinsi-lain", found=book.province, own=own)
    for opened in book.tabs:
        for name, text in opened.tab.limits(book.scope).items():
            column = blueprint.raw.descriptors[opened.tab.table].columns_by_name[name]
            targets = registry_of(blueprint).targets(column.references)
            if targets and not any(text in codes.labels for codes in targets):
                raise unreadable("lingkup-asing", what=column.title.lower(), found=text)
