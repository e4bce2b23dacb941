"""Three ways into one: the rows as they were, as the data are now, and as the workbook says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cetakbiru.checks.problems import quote
from cetakbiru.model.schema import Column
from cetakbiru.model.tables import Table
from cetakbiru.workbook.changes import Addition, Edit
from cetakbiru.workbook.edited import EditedRow, EditedSheet
from cetakbiru.workbook.layout import (
    FAMILY_COLUMN,
    ID_COLUMN,
    NAME_ROW,
    PROGRAM_SHEET,
    REGION_COLUMN,
    STATUS_COLUMN,
    WITHDRAWN,
)
from cetakbiru.workbook.opened import OpenedWorkbook
from cetakbiru.workbook.problems import CellProblem, cell_problem
from cetakbiru.workbook.repeated import brought_in, renamed, same_programme, still_true
from cetakbiru.workbook.texts import ColumnReader

# Gives the next free ID of a bidang, after the IDs ever given.
GiveId = Callable[[str, Sequence[str]], str]


@dataclass
class Merged:
    """What the workbook changes in the data, and what stands against it.

    `repeated` are new rows that an earlier import brought in, with the ID that they were given.
    """

    edits: list[Edit] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    repeated: list[EditedRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)


@dataclass(frozen=True)
class Target:
    """The table that the workbook goes back into.

    `families` are the codes of bidang; `taken` every ID ever given, in the data or in the workbook;
    `kept` what earlier imports brought in, by ID.
    """

    table: Table
    columns: Mapping[str, Column]
    families: Sequence[str]
    taken: Sequence[str]
    give_id: GiveId
    kept: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def merge(book: OpenedWorkbook, sheet: EditedSheet, target: Target) -> Merged:
    """Every change of the workbook against the data as they are now.

    A cell counts as changed when it differs from what it was at the making of the workbook. It
    goes into the data when they still hold what it was, or already hold the same.
    """
    merged = Merged(problems=list(sheet.problems))
    base = {record.get(ID_COLUMN, ""): record for record in book.base}
    records = target.table.records()
    current = {record.get(ID_COLUMN, ""): at for at, record in enumerate(records)}
    seen: dict[str, int] = {}
    fresh: list[EditedRow] = []
    for row in sheet.rows:
        if ID_COLUMN in row.faults:
            merged.problems.append(row.faults[ID_COLUMN])
        elif not row.id:
            fresh.append(row)
        elif row.id in seen:
            merged.problems.append(_at(sheet, row, "id-salinan", id=row.id, row=seen[row.id]))
        elif row.id not in base:
            merged.problems.append(_at(sheet, row, "id-asing", id=quote(row.id)))
        else:
            seen[row.id] = row.row
            changed = _changed(book, sheet, row, base[row.id], target)
            _take(merged, sheet, row, changed, base[row.id], records, current, target)
    for identity in base:
        if identity not in seen and identity in current:
            merged.problems.append(
                cell_problem("baris-dihapus", PROGRAM_SHEET, NAME_ROW, 0, id=identity)
            )
    added = {id_: records[at] for id_, at in current.items() if id_ not in base}
    kept = still_true(target.kept, added)
    again = brought_in(fresh, added, kept)
    for row in fresh:
        if row.row in again:
            known = _with_id(row, again[row.row], book.kabupaten)
            merged.repeated.append(known)
            then = kept.get(known.id)
            _take_again(merged, book, sheet, known, then, records, current, target)
    new = [row for row in fresh if row.row not in again]
    left = [added[identity] for identity in added if identity not in again.values()]
    _add(merged, book, sheet, _single(merged, sheet, new, records, left), records, target)
    return merged


def _with_id(row: EditedRow, identity: str, kabupaten: str) -> EditedRow:
    region = row.texts.get(REGION_COLUMN) or kabupaten
    return EditedRow(row.row, {**row.texts, ID_COLUMN: identity, REGION_COLUMN: region}, row.faults)


def _take_again(
    merged: Merged,
    book: OpenedWorkbook,
    sheet: EditedSheet,
    row: EditedRow,
    then: Mapping[str, str] | None,
    records: Sequence[Mapping[str, str]],
    current: Mapping[str, int],
    target: Target,
) -> None:
    """The edits of a row that was brought in before, against what it said `then`.

    Where that is not known any more, nobody can tell whose wish a difference is.
    """
    now = records[current[row.id]]
    changed = _changed(book, sheet, row, now if then is None else then, target)
    if then is not None:
        _take(merged, sheet, row, changed, then, records, current, target)
        return
    merged.problems += row.faults.values()
    merged.problems += (
        _at(
            sheet,
            row,
            "sudah-dimasukkan-berbeda",
            name,
            row=row.row,
            id=row.id,
            name=target.columns[name].title,
            mine=quote(text),
            theirs=quote(now.get(name, "")),
        )
        for name, text in changed.items()
    )


def _single(
    merged: Merged,
    sheet: EditedSheet,
    fresh: Sequence[EditedRow],
    records: Sequence[Mapping[str, str]],
    added: Sequence[Mapping[str, str]],
) -> list[EditedRow]:
    """The new rows that name a programme which neither the data nor a row above them name.

    `added` are programmes that the data got since the making of the workbook: one of them may be
    such a row, brought in before its name was corrected.
    """
    single: list[EditedRow] = []
    for row in fresh:
        twin = next((each for each in single if same_programme(row.texts, each.texts)), None)
        known = next(
            (
                record[ID_COLUMN]
                for record in records
                if record.get(STATUS_COLUMN) != WITHDRAWN and same_programme(row.texts, record)
            ),
            None,
        )
        if twin is not None:
            merged.problems.append(_at(sheet, row, "baris-kembar", "nama", row=twin.row))
        elif known is not None:
            merged.problems.append(_at(sheet, row, "program-sudah-ada", "nama", id=known))
        elif (near := next((each for each in added if renamed(row.texts, each)), None)) is not None:
            values = {"id": near[ID_COLUMN], "name": quote(near.get("nama", "")), "row": row.row}
            merged.problems.append(_at(sheet, row, "mungkin-sudah-dimasukkan", "nama", **values))
        else:
            single.append(row)
    return single


def _at(
    sheet: EditedSheet, row: EditedRow, code: str, column: str = ID_COLUMN, /, **values: object
) -> CellProblem:
    return cell_problem(code, PROGRAM_SHEET, row.row, sheet.places.get(column, 0), **values)


def _changed(
    book: OpenedWorkbook,
    sheet: EditedSheet,
    row: EditedRow,
    base: Mapping[str, str],
    target: Target,
) -> dict[str, str]:
    """The columns in which a row differs from what it was; a cell in fault is not among them."""
    return {
        name: text
        for name, text in row.texts.items()
        if name != ID_COLUMN
        and not ColumnReader(target.columns[name]).same(text, base.get(name, ""))
    }


def _take(
    merged: Merged,
    sheet: EditedSheet,
    row: EditedRow,
    changed: Mapping[str, str],
    base: Mapping[str, str],
    records: Sequence[Mapping[str, str]],
    current: Mapping[str, int],
    target: Target,
) -> None:
    """The edits of a known row, or the conflicts of its cells with the data as they are now."""
    merged.problems += row.faults.values()
    if not changed:
        return
    if row.id not in current:
        merged.problems.append(_at(sheet, row, "sudah-dihapus", id=row.id))
        return
    index = current[row.id]
    for name, text in changed.items():
        reader = ColumnReader(target.columns[name])
        now, then = records[index].get(name, ""), base.get(name, "")
        if reader.same(text, now):
            continue
        if not reader.same(now, then):
            merged.problems.append(
                _at(
                    sheet,
                    row,
                    "ubah-bersamaan",
                    name,
                    name=target.columns[name].title,
                    id=row.id,
                    mine=quote(text),
                    theirs=quote(now),
                    base=quote(then),
                )
            )
            continue
        merged.edits.append(Edit(index, row.id, name, now, text, sheet.origin(row)))


def hidden_problems(
    book: OpenedWorkbook, sheet: EditedSheet, merged: Merged
) -> Iterator[CellProblem]:
    """Changes that the person who saved the workbook could not see."""
    origins = [edit.origin for edit in merged.edits] + [new.origin for new in merged.additions]
    rows = {origin.row for origin in origins}
    for row in sorted(rows & book.sheet.hidden_rows):
        yield cell_problem("baris-tersembunyi", PROGRAM_SHEET, row, 1, row=row)
    for name in sorted({edit.column for edit in merged.edits}):
        at = sheet.places[name]
        if any(at in hidden for hidden in book.sheet.hidden_columns):
            yield cell_problem("kolom-tersembunyi", PROGRAM_SHEET, NAME_ROW, at, name=name)


def _add(
    merged: Merged,
    book: OpenedWorkbook,
    sheet: EditedSheet,
    fresh: Sequence[EditedRow],
    records: Sequence[Mapping[str, str]],
    target: Target,
) -> None:
    taken = list(target.taken)
    for row in fresh:
        merged.problems += row.faults.values()
        family = row.texts.get(FAMILY_COLUMN, "")
        if family not in target.families:
            if FAMILY_COLUMN not in row.faults:
                merged.problems.append(
                    _at(
                        sheet,
                        row,
                        "bidang-program-baru",
                        FAMILY_COLUMN,
                        value=f"{quote(family)} tidak dikenal" if family else "belum diisi",
                        allowed=", ".join(target.families),
                    )
                )
            continue
        identity = target.give_id(family, taken)
        taken.append(identity)
        texts = {**row.texts, ID_COLUMN: identity}
        texts[REGION_COLUMN] = texts.get(REGION_COLUMN) or book.kabupaten
        after = _last_of_family(records, family)
        merged.additions.append(Addition(identity, texts, after, sheet.origin(row)))


def _last_of_family(records: Sequence[Mapping[str, str]], family: str) -> int:
    """The row after which a new programme of the bidang stands: its last one, or the last row."""
    own = [at for at, record in enumerate(records) if record.get(FAMILY_COLUMN) == family]
    return own[-1] if own else len(records) - 1
