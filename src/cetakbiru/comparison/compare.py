"""What changed between two editions: programmes, directions, other tables by row, pages by
sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cetakbiru.comparison.computed import DIRECTIONS
from cetakbiru.comparison.sentences import SentenceChange, compare_sentences
from cetakbiru.comparison.snapshot import (
    Snapshot,
    SnapshotChapter,
    SnapshotColumn,
    SnapshotRow,
    SnapshotTable,
)
from cetakbiru.model.consent import COMPANIES, Rows, without

ADDED = "added"
REMOVED = "removed"
CHANGED = "changed"
MOVED = "moved"
MERGED = "merged"
SPLIT = "split"
WITHDRAWN = "withdrawn"
KINDS = (ADDED, CHANGED, MOVED, MERGED, SPLIT, WITHDRAWN, REMOVED)

PROGRAMS = "program"
_WITHDRAWN_STATUS = "dicabut"
_PLACE = ("kabupaten", "bidang")


@dataclass(frozen=True)
class FieldChange:
    """One cell, old and new: as it stands in the data and as a reader sees it."""

    field: str
    title: str
    old: str
    new: str
    old_shown: str
    new_shown: str


@dataclass(frozen=True)
class ProgramName:
    """A programme that another one refers to."""

    id: str
    name: str


@dataclass(frozen=True)
class RowChange:
    """What became of one row.

    `regions` are the kabupaten that it concerns in either edition, none when it concerns more.
    `successors` replace a withdrawn programme; `predecessors` are those that a new one replaces.
    """

    kind: str
    key: tuple[str, ...]
    label: str
    regions: tuple[str, ...]
    fields: tuple[FieldChange, ...] = ()
    successors: tuple[ProgramName, ...] = ()
    predecessors: tuple[ProgramName, ...] = ()

    @property
    def name(self) -> str:
        """The key as people write it."""
        return " · ".join(part for part in self.key if part)


@dataclass(frozen=True)
class TableChanges:
    """The changed rows of a table; a table without any is left out of a comparison."""

    name: str
    title: str
    rows: tuple[RowChange, ...]

    def count(self, kind: str) -> int:
        return sum(row.kind == kind for row in self.rows)


@dataclass(frozen=True)
class ChapterChanges:
    """What became of a page. `page` is its address in the new edition; the old one if it went."""

    kind: str
    page: str
    title: str
    region: str
    sentences: tuple[SentenceChange, ...]
    old_page: str = ""


@dataclass(frozen=True)
class EditionLabel:
    """How an edition is called in a comparison."""

    version: str
    date: str
    status: str
    label: str


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two editions; `region` when limited to one kabupaten."""

    old: EditionLabel
    new: EditionLabel
    region: str
    region_name: str
    tables: tuple[TableChanges, ...]
    chapters: tuple[ChapterChanges, ...]

    @property
    def programs(self) -> tuple[RowChange, ...]:
        return next((table.rows for table in self.tables if table.name == PROGRAMS), ())

    @property
    def directions(self) -> tuple[RowChange, ...]:
        return next((table.rows for table in self.tables if table.name == DIRECTIONS), ())

    @property
    def is_empty(self) -> bool:
        return not self.tables and not self.chapters

    def of_region(self, code: str, name: str) -> Comparison:
        """The part that concerns one kabupaten, in either edition."""
        tables = (
            replace(table, rows=tuple(row for row in table.rows if code in row.regions))
            for table in self.tables
        )
        return replace(
            self,
            region=code,
            region_name=name,
            tables=tuple(table for table in tables if table.rows),
            chapters=tuple(chapter for chapter in self.chapters if chapter.region == code),
        )


def compare(old: Snapshot, new: Snapshot) -> Comparison:
    """What differs: programmes, directions, then tables in the order of the new edition, pages.

    Companies that the new edition no longer tells of are not told of as what went, either.
    """
    old = _with_consent_of(new, old)
    names = list(dict.fromkeys([PROGRAMS, DIRECTIONS, *new.tables, *old.tables]))
    tables = []
    for name in names:
        before, after = old.tables.get(name), new.tables.get(name)
        if name == DIRECTIONS and (before is None or after is None):
            continue  # what an edition did not compute can't have come or gone
        rows = tuple(_row_changes(old, new, before, after))
        if name == PROGRAMS and before and after:
            rows = _with_fates(before, after, rows)
        shown = after or before
        if rows and shown:
            tables.append(TableChanges(name, shown.title, rows))
    return Comparison(
        old=_edition_label(old),
        new=_edition_label(new),
        region="",
        region_name="",
        tables=tuple(tables),
        chapters=tuple(_chapter_changes(old.chapters, new.chapters)),
    )


def _with_consent_of(new: Snapshot, old: Snapshot) -> Snapshot:
    """The old edition without the companies that the new one has no consent of."""
    if COMPANIES not in new.tables or COMPANIES not in old.tables:
        return old
    gone = [key for (key,) in old.tables[COMPANIES].by_key.keys() - new.tables[COMPANIES].by_key]
    if not gone:
        return old
    every = [
        Rows(table.name, table.columns, [row.cells for row in table.rows])
        for table in old.tables.values()
    ]
    tables = {
        table.name: replace(
            table,
            rows=tuple(replace(table.rows[at], cells=tuple(cells)) for at, cells in left),
        )
        for table, left in zip(old.tables.values(), without(every, gone))
    }
    return replace(old, tables=tables)


def _edition_label(snapshot: Snapshot) -> EditionLabel:
    return EditionLabel(snapshot.version, snapshot.date, snapshot.status, snapshot.label)


def _row_changes(
    old: Snapshot, new: Snapshot, before: SnapshotTable | None, after: SnapshotTable | None
) -> Iterator[RowChange]:
    old_rows = before.by_key if before else {}
    new_rows = after.by_key if after else {}
    for key, row in new_rows.items():
        earlier = old_rows.get(key)
        if earlier is None:
            yield RowChange(ADDED, key, row.label, _regions(row))
        elif before and after:
            fields = tuple(_field_changes(old, new, (before, earlier), (after, row)))
            if fields:
                yield RowChange(CHANGED, key, row.label, _regions(earlier, row), fields)
    for key, row in old_rows.items():
        if key not in new_rows:
            yield RowChange(REMOVED, key, row.label, _regions(row))


def _regions(*rows: SnapshotRow) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.region for row in rows if row.region))


def _field_changes(
    old: Snapshot,
    new: Snapshot,
    before: tuple[SnapshotTable, SnapshotRow],
    after: tuple[SnapshotTable, SnapshotRow],
) -> Iterator[FieldChange]:
    columns: dict[str, SnapshotColumn] = {
        column.name: column for table, _ in (before, after) for column in table.columns
    }
    for column in columns.values():
        old_text = before[0].cell(before[1], column.name)
        new_text = after[0].cell(after[1], column.name)
        if old_text != new_text:
            yield FieldChange(
                column.name,
                column.title,
                old_text,
                new_text,
                old.shown(column, old_text),
                new.shown(column, new_text),
            )


def _with_fates(
    before: SnapshotTable, after: SnapshotTable, rows: tuple[RowChange, ...]
) -> tuple[RowChange, ...]:
    """Programme rows with moves, mergers, splits and withdrawals told apart from plain changes."""
    successors = {
        row.key[0]: _successors(after, row.key)
        for row in rows
        if row.kind == CHANGED and _newly_withdrawn(before, after, row.key)
    }
    sharing = Counter(found[0] for found in successors.values() if len(found) == 1)
    predecessors: dict[str, list[str]] = {}
    for program, found in successors.items():
        for successor in found:
            predecessors.setdefault(successor, []).append(program)
    result = []
    for row in rows:
        program = row.key[0]
        kind = row.kind
        if program in successors:
            kind = _fate(before, after, program, successors[program], sharing)
        elif kind == CHANGED and any(change.field in _PLACE for change in row.fields):
            kind = MOVED
        result.append(
            replace(
                row,
                kind=kind,
                successors=_program_names(after, successors.get(program, ())),
                predecessors=_program_names(after, predecessors.get(program, ())),
            )
        )
    return tuple(result)


def _newly_withdrawn(before: SnapshotTable, after: SnapshotTable, key: tuple[str, ...]) -> bool:
    return (
        after.cell(after.by_key[key], "status") == _WITHDRAWN_STATUS
        and before.cell(before.by_key[key], "status") != _WITHDRAWN_STATUS
    )


def _successors(table: SnapshotTable, key: tuple[str, ...]) -> tuple[str, ...]:
    text = table.cell(table.by_key[key], "diganti_oleh")
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _program_names(table: SnapshotTable, programs: Iterable[str]) -> tuple[ProgramName, ...]:
    return tuple(
        ProgramName(program, row.label if (row := table.by_key.get((program,))) else "")
        for program in programs
    )


def _fate(
    before: SnapshotTable,
    after: SnapshotTable,
    program: str,
    successors: tuple[str, ...],
    sharing: Mapping[str, int],
) -> str:
    """Split into several, merged with others into one, moved elsewhere, or withdrawn."""
    if len(successors) > 1:
        return SPLIT
    if not successors:
        return WITHDRAWN
    (successor,) = successors
    if sharing[successor] > 1:
        return MERGED
    target = after.by_key.get((successor,))
    if target is None or (successor,) in before.by_key:
        return WITHDRAWN
    origin = before.by_key[(program,)]
    if any(before.cell(origin, name) != after.cell(target, name) for name in _PLACE):
        return MOVED
    return WITHDRAWN


def _chapter_changes(
    old: Mapping[str, SnapshotChapter], new: Mapping[str, SnapshotChapter]
) -> Iterator[ChapterChanges]:
    renamed = renamed_pages(old, new)
    origins = {after: before for before, after in renamed.items()}
    for page, chapter in new.items():
        origin = origins.get(page, page)
        before = old.get(origin)
        sentences = compare_sentences(before.sentences if before else (), chapter.sentences)
        if before is None:
            kind = ADDED
        elif origin != page:
            kind = MOVED
        elif sentences or before.title != chapter.title:
            kind = CHANGED
        else:
            continue
        old_page = origin if kind == MOVED else ""
        yield ChapterChanges(kind, page, chapter.title, chapter.region, sentences, old_page)
    for page, chapter in old.items():
        if page not in new and page not in renamed:
            sentences = compare_sentences(chapter.sentences, ())
            yield ChapterChanges(REMOVED, page, chapter.title, chapter.region, sentences)


def renamed_pages(
    old: Mapping[str, SnapshotChapter], new: Mapping[str, SnapshotChapter]
) -> dict[str, str]:
    """Old → new address of pages that moved: of the same kabupaten, or with half the same text."""
    gone = [chapter for page, chapter in old.items() if page not in new]
    come = [chapter for page, chapter in new.items() if page not in old]
    found: dict[str, str] = {}
    for chapter in gone:
        for candidate in come:
            if candidate.page not in found.values() and _same_page(chapter, candidate):
                found[chapter.page] = candidate.page
                break
    return found


def _same_page(old: SnapshotChapter, new: SnapshotChapter) -> bool:
    if old.region or new.region:
        return old.region == new.region
    shared = sum((Counter(old.sentences) & Counter(new.sentences)).values())
    return shared * 4 >= len(old.sentences) + len(new.sentences) > 0
