"""A comparison as rows of a change matrix: the place, what stood there, what stands there now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cetakbiru.comparison.compare import (
    ADDED,
    CHANGED,
    REMOVED,
    ChapterChanges,
    Comparison,
    RowChange,
    TableChanges,
)
from cetakbiru.comparison.report import kind_title, row_fate, row_fields, row_title
from cetakbiru.comparison.snapshot import Snapshot, SnapshotTable


@dataclass(frozen=True)
class MatrixRow:
    """One change. `old` or `new` is empty where nothing stood, or nothing stands any more.

    `fate` says what became of a row in words. The rest finds its reason: the table and key of a row
    of data, or the page.
    """

    place: str
    old: str
    new: str
    fate: str
    table: str = ""
    key: tuple[str, ...] = ()
    page: str = ""


def matrix(comparison: Comparison, old: Snapshot, new: Snapshot) -> Iterator[MatrixRow]:
    """The rows: pages first, as a reader meets them, then tables."""
    for chapter in comparison.chapters:
        yield from _of_chapter(chapter)
    for table in comparison.tables:
        for row in table.rows:
            yield from _of_row(table, row, old, new)


def _of_chapter(chapter: ChapterChanges) -> Iterator[MatrixRow]:
    if chapter.kind in (ADDED, REMOVED):
        # A page that came or went is one change, not one for each sentence.
        before = " ".join(one.old for one in chapter.sentences if one.old)
        after = " ".join(one.new for one in chapter.sentences if one.new)
        fate = "Halaman baru" if chapter.kind == ADDED else "Halaman dihapus"
        yield MatrixRow(chapter.title, before, after, fate, page=chapter.page)
        return
    for one in chapter.sentences:
        yield MatrixRow(chapter.title, one.old or "", one.new or "", "", page=chapter.page)
    if not chapter.sentences:
        moved = f"Halaman dipindahkan dari {chapter.old_page}" if chapter.old_page else ""
        yield MatrixRow(chapter.title, "", "", moved or "Judul berubah", page=chapter.page)


def _of_row(
    table: TableChanges, row: RowChange, old: Snapshot, new: Snapshot
) -> Iterator[MatrixRow]:
    place = f"{table.title}, {row_title(row)}"
    fate = "; ".join(row_fate(row))
    title = kind_title(table.name, row.kind)
    if row.kind in (ADDED, REMOVED):
        before = _cells(old, table.name, row.key) if row.kind == REMOVED else ""
        after = _cells(new, table.name, row.key) if row.kind == ADDED else ""
        yield MatrixRow(place, before, after, _sentence(title, fate), table.name, row.key)
        return
    told = "" if row.kind == CHANGED else _sentence(title, fate)
    for change in row_fields(row):
        cell = f"{place}: {change.title.lower()}"
        yield MatrixRow(cell, change.old_shown, change.new_shown, told, table.name, row.key)
        told = ""
    if told:
        yield MatrixRow(place, "", "", told, table.name, row.key)


def _sentence(title: str, fate: str) -> str:
    return f"{title}: {fate}" if fate else title


def _cells(snapshot: Snapshot, name: str, key: tuple[str, ...]) -> str:
    """A row as text: what its columns are called, and what stands in them."""
    table: SnapshotTable | None = snapshot.tables.get(name)
    row = table.by_key.get(key) if table else None
    if table is None or row is None:
        return ""
    return "\n".join(
        f"{column.title}: {snapshot.shown(column, text)}"
        for column, text in zip(table.columns, row.cells)
        if text
    )
