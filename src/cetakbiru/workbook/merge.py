"""Three ways into one: the rows as they were, as the data are now, and as the sheet says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cetakbiru.checks.problems import quote
from cetakbiru.checks.shape.cells import ColumnChecker
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import Descriptor
from cetakbiru.model.tables import Table
from cetakbiru.workbook.changes import (
    Addition,
    Changes,
    Edit,
    Removal,
    key_text,
    table_at,
)
from cetakbiru.workbook.edited import EditedRow, EditedSheet, completed
from cetakbiru.workbook.instrument import Tab
from cetakbiru.workbook.keys import Serials, file_of, has_serial, makes_key, taken_ids
from cetakbiru.workbook.layout import CALLED_OFF
from cetakbiru.workbook.opened import OpenedTab
from cetakbiru.workbook.problems import CellProblem, cell_problem, fault_problem
from cetakbiru.workbook.repeated import brought_in, still_true
from cetakbiru.workbook.texts import ColumnReader

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Held:
    """A row that the data hold: its table, its place there, and its cells."""

    table: Table
    index: int
    texts: Texts


@dataclass(frozen=True)
class Target:
    """What the data hold of a tab, by key, and how new rows come in.

    `common` is what all rows of the tab say; `codes` what may stand in a column; `kept` what
    earlier imports brought in, by ID. `sheet_wins`: whether what the sheet says holds also where
    the data changed since.
    """

    blueprint: Blueprint
    held: Mapping[str, Held]
    common: Texts
    codes: Mapping[str, Collection[str]]
    kept: Mapping[str, Texts] = field(default_factory=dict)
    sheet_wins: bool = False


@dataclass
class Merged:
    """What a tab changes in the data, file by file, and what stands against it.

    `repeated` are new rows that an earlier import brought in, with the ID that they were given;
    `gone` are rows that the sheet held and does not hold any more, by key; `said` what each row of
    the sheet says, by its key; `rows` the numbers of all that were taken.
    """

    title: str
    descriptor: Descriptor
    changes: dict[Path, Changes] = field(default_factory=dict)
    repeated: list[EditedRow] = field(default_factory=list)
    gone: list[tuple[str, Held]] = field(default_factory=list)
    said: dict[str, Texts] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)
    rows: frozenset[int] = frozenset()

    def remove_gone(self) -> None:
        """Takes the rows out of the data that the sheet does not hold any more."""
        for key, held in self.gone:
            self.changes_of(held.table).removals.append(Removal(held.index, key))

    def changes_of(self, table: Table) -> Changes:
        """What changes in a file."""
        path = table.file.path
        if path not in self.changes:
            self.changes[path] = Changes(self.descriptor, table)
        return self.changes[path]

    @property
    def new_rows(self) -> list[tuple[str, Texts]]:
        """What the sheet says of each row that has no ID there, by the ID that it got."""
        again = [(row.key, row.texts) for row in self.repeated]
        new = [new for change in self.changes.values() for new in change.additions]
        return [*again, *((each.id, each.texts) for each in new)]


def held_rows(blueprint: Blueprint, tab: Tab, scope: Texts) -> dict[str, Held]:
    """The rows of the data that belong on a tab, by key."""
    descriptor = blueprint.raw.descriptors[tab.table]
    return {
        key_text(descriptor, record): Held(table, at, record)
        for table in blueprint.raw.tables[tab.table]
        for at, record in enumerate(table.records())
        if tab.is_within(record, scope)
    }


def merge(
    opened: OpenedTab, sheet: EditedSheet, target: Target, left_out: Collection[int]
) -> Merged:
    """Every change of a tab against the data as they are now, but for the rows that are left out.

    A cell counts as changed when it differs from what it was at the making of the sheet. It goes
    into the data when they still hold what it was, or already hold the same.
    """
    return _Merge(opened, sheet, target, left_out).merged()


class _Merge:
    def __init__(
        self, opened: OpenedTab, sheet: EditedSheet, target: Target, left_out: Collection[int]
    ) -> None:
        self.tab, self.descriptor = opened.tab, opened.descriptor
        self.sheet, self.target, self.left_out = sheet, target, left_out
        self.base = opened.made_with
        self._last: dict[tuple[Path, str], int] = {}
        self.noun = self.descriptor.title
        taken = frozenset(row.row for row in sheet.rows) - frozenset(left_out)
        self.result = Merged(
            sheet.title, self.descriptor, problems=list(sheet.problems), rows=taken
        )
        self.readers = {
            name: ColumnReader(column) for name, column in self.descriptor.columns_by_name.items()
        }
        columns = self.descriptor.columns_by_name
        self.checkers = {name: ColumnChecker(columns[name]) for name in makes_key(self.tab.table)}

    def merged(self) -> Merged:
        fresh = self._known_rows()
        held = self.target.held
        added = {key: row.texts for key, row in held.items() if key not in self.base}
        kept = still_true(self.tab, self.target.kept, added)
        fresh = [replace(row, texts=completed(row.texts, self.target.common)) for row in fresh]
        again = brought_in(self.tab, fresh, added, kept)
        for row in fresh:
            if row.row in again:
                self._take_again(replace(row, key=again[row.row]), kept.get(again[row.row]))
        new = [row for row in fresh if row.row not in again]
        used = set(again.values())
        self._add(self._single(new, {key: each for key, each in added.items() if key not in used}))
        return self.result

    def _known_rows(self) -> list[EditedRow]:
        """Takes the rows with a key; returns those that are new."""
        seen: dict[str, int] = {}
        fresh: list[EditedRow] = []
        serial = has_serial(self.tab.table)
        for row in self.sheet.rows:
            faults = [row.faults[name] for name in self.descriptor.key if name in row.faults]
            if row.row in self.left_out:
                seen.setdefault(row.key, row.row)
            elif row.stray:
                self.result.problems.append(row.stray)
            elif faults:
                self.result.problems += faults
            elif serial and not row.key:
                fresh.append(row)
            elif row.key in seen:
                code = "id-salinan" if serial else "kunci-ganda"
                self._problem(row, code, id=row.key, row=seen[row.key])
            else:
                seen[row.key] = row.row
                fresh += self._known_row(row)
        gone = [key for key in self.base if key not in seen and key in self.target.held]
        if self.tab.rows_may_go:
            self.result.gone += [(key, self.target.held[key]) for key in gone]
        else:
            self.result.problems += [
                cell_problem("baris-dihapus", self.sheet.title, 2, 0, id=key, Noun=self.noun)
                for key in gone
            ]
        return fresh

    def _known_row(self, row: EditedRow) -> Iterator[EditedRow]:
        """Takes a row whose key the sheet or the data know; gives back one that neither knows."""
        held = self.target.held.get(row.key)
        if row.key in self.base:
            self._take(row, self.base[row.key])
        elif held is not None:
            # Typed by hand beside a key that the data know: what is left empty says nothing.
            texts = {name: text for name, text in row.texts.items() if text}
            self._take(replace(row, texts=texts), held.texts)
        elif has_serial(self.tab.table):
            self._problem(row, "id-asing", id=quote(row.key))
        else:
            yield row

    def _problem(self, row: EditedRow, code: str, column: str = "", /, **values: object) -> None:
        where = column or self.descriptor.key[0]
        values = {"noun": self.noun.lower(), "Noun": self.noun, **values}
        self.result.problems.append(self.sheet.at(row, code, where, **values))

    def _changed(self, row: EditedRow, base: Texts) -> dict[str, str]:
        """The columns in which a row differs from what it was; cells in fault are left out."""
        return {
            name: text
            for name, text in row.texts.items()
            if name not in self.descriptor.key
            and name in self.sheet.places
            and text != base.get(name, "")
            and not self.readers[name].same(text, base.get(name, ""))
        }

    def _take(self, row: EditedRow, base: Texts) -> None:
        """The edits of a known row, or the conflicts of its cells with the data as they are now."""
        self.result.problems += row.faults.values()
        held = self.target.held.get(row.key)
        self._say(row, held.texts if held else {})
        changed = self._changed(row, base)
        if held is None:
            if changed:
                self._problem(row, "sudah-dihapus", id=row.key)
            return
        changes = self.result.changes_of(held.table)
        changes.origins[row.key] = self.sheet.origin(row)
        for name, text in changed.items():
            now, then = held.texts.get(name, ""), base.get(name, "")
            if self.readers[name].same(text, now):
                continue
            if not self.target.sheet_wins and not self.readers[name].same(now, then):
                self._problem(
                    row,
                    "ubah-bersamaan",
                    name,
                    name=self.descriptor.columns_by_name[name].title,
                    id=row.key,
                    mine=quote(text),
                    theirs=quote(now),
                    base=quote(then),
                )
                continue
            edit = Edit(held.index, row.key, name, now, text, self.sheet.origin(row))
            changes.edits.append(edit)

    def _say(self, row: EditedRow, now: Texts) -> None:
        """Notes what a known row says, with its ID, which the sheet may not know."""
        own = {self.descriptor.key[0]: row.key} if has_serial(self.tab.table) else {}
        self.result.said[row.key] = {**now, **row.texts, **own}

    def _take_again(self, row: EditedRow, then: Texts | None) -> None:
        """The edits of a row that was brought in before, against what it said `then`.

        Where that is not known any more, nobody can tell whose wish a difference is.
        """
        self.result.repeated.append(row)
        now = self.target.held[row.key].texts
        if then is None and self.target.sheet_wins:
            then = now
        if then is not None:
            self._take(row, then)
            return
        self.result.problems += row.faults.values()
        self._say(row, now)
        for name, text in self._changed(row, now).items():
            self._problem(
                row,
                "sudah-dimasukkan-berbeda",
                name,
                row=row.row,
                id=row.key,
                name=self.descriptor.columns_by_name[name].title,
                mine=quote(text),
                theirs=quote(now.get(name, "")),
            )

    def _single(self, fresh: Sequence[EditedRow], added: Mapping[str, Texts]) -> list[EditedRow]:
        """The new rows that name what neither the data nor a row above them name.

        `added` are rows that the data got since the making of the sheet: one of them may be such a
        row, brought in before its name was corrected.
        """
        if not self.tab.alike:
            return list(fresh)
        surest, renamed = self.tab.alike[0], self.tab.renamed
        in_data = {
            said: key
            for key, held in reversed([*self.target.held.items()])
            if not _called_off(held.texts) and (said := surest.of(held.texts)) is not None
        }
        brought = {
            said: key
            for key, each in reversed([*added.items()])
            if renamed and (said := renamed.of(each)) is not None
        }
        above: dict[tuple[str, ...], int] = {}
        single: list[EditedRow] = []
        name = surest.filled[0]
        for row in fresh:
            said = surest.of(row.texts)
            near = brought.get(renamed.of(row.texts) or ()) if renamed else None
            if said is not None and said in above:
                self._problem(row, "baris-kembar", name, row=above[said], same=self._same_columns())
            elif said is not None and said in in_data:
                known = in_data[said]
                self._problem(row, "baris-sudah-ada", name, id=known, same=self._same_columns())
            elif near is not None:
                theirs = quote(added[near].get(name, ""))
                self._problem(
                    row, "mungkin-sudah-dimasukkan", name, id=near, name=theirs, row=row.row
                )
            else:
                single.append(row)
                if said is not None:
                    above[said] = row.row
        return single

    def _same_columns(self) -> str:
        """The titles of the columns by which two rows are found to be the same."""
        likeness = self.tab.alike[0]
        known = self.descriptor.columns_by_name
        names = [name for name in (*likeness.beside, *likeness.filled) if name in self.sheet.places]
        return ", ".join(known[name].title for name in names)

    def _add(self, fresh: Sequence[EditedRow]) -> None:
        if not fresh:
            return
        table, blueprint = self.tab.table, self.target.blueprint
        serials = None
        if has_serial(table):
            taken = taken_ids(blueprint, table) | self.base.keys()
            serials = Serials(table, taken)
        files: dict[tuple[str, ...], Table] = {}
        names = makes_key(table)
        for row in fresh:
            self.result.problems += row.faults.values()
            texts = completed(row.texts, self.target.common)
            if not self._has_key(row, texts, names):
                continue
            prefix = ""
            key = key_text(self.descriptor, texts)
            if serials is not None:
                prefix = serials.prefix(texts)
                key = serials.next(prefix)
                texts[self.descriptor.key[0]] = key
            place = tuple(texts.get(name, "") for name in names)
            if place not in files:
                files[place] = table_at(blueprint, table, file_of(blueprint, table, texts))
            changes = self.result.changes_of(files[place])
            after = self._last_like(files[place], prefix)
            origin = self.sheet.origin(row)
            changes.additions.append(Addition(key, texts, after, origin))
            changes.origins[key] = origin
            self.result.said[key] = texts

    def _has_key(self, row: EditedRow, texts: Texts, names: Sequence[str]) -> bool:
        """Whether the cells hold what an ID or a file is named after; if not, that is told."""
        ok = True
        for name in names:
            text, codes = texts.get(name, ""), self.target.codes.get(name)
            fault = self.checkers[name].fault(text) if text and codes is None else None
            if text and fault is None and (codes is None or text in codes):
                continue
            ok = False
            if fault is not None:
                origin = self.sheet.origin(row)
                self.result.problems.append(
                    fault_problem(fault, origin.sheet, row.row, origin.columns.get(name, 0))
                )
            elif name not in row.faults:
                title = self.descriptor.columns_by_name[name].title
                value = f"{quote(text)} tidak dikenal" if text else "belum diisi"
                remedy = f"Pilih salah satu: {', '.join(codes)}." if codes else f"Isi {title}."
                self._problem(row, "tanpa-nama-id", name, title=title, value=value, remedy=remedy)
        return ok

    def _last_like(self, table: Table, prefix: str) -> int:
        """The row after which a new one stands: the last whose ID begins like its own, or the last
        of all."""
        key = (table.file.path, prefix)
        if key not in self._last:
            at = table.column_index.get(self.descriptor.key[0], 0)
            own = [
                index
                for index, cells in enumerate(table.rows)
                if prefix and len(cells) > at and cells[at].startswith(prefix)
            ]
            self._last[key] = own[-1] if own else len(table.rows) - 1
        return self._last[key]


def _called_off(texts: Texts) -> bool:
    return any(texts.get(column) == state for column, state in CALLED_OFF)


def hidden_problems(opened: OpenedTab, sheet: EditedSheet, merged: Merged) -> Iterator[CellProblem]:
    """Changes that the person who saved the workbook could not see."""
    changes = merged.changes.values()
    edits = [edit for change in changes for edit in change.edits]
    rows = {origin.row for change in changes for origin in change.changed_at()}
    for row in sorted(rows & opened.sheet.hidden_rows):
        yield cell_problem("baris-tersembunyi", sheet.title, row, 1, row=row)
    for name in sorted({edit.column for edit in edits}):
        at = sheet.places[name]
        if any(at in hidden for hidden in opened.sheet.hidden_columns):
            yield cell_problem("kolom-tersembunyi", sheet.title, opened.names_at, at, name=name)
