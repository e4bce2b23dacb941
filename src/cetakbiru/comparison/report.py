"""A comparison in words: as text, as Markdown and as JSON of a shape that stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from cetakbiru.comparison.compare import (
    ADDED,
    CHANGED,
    KINDS,
    MERGED,
    MOVED,
    PROGRAMS,
    REMOVED,
    SPLIT,
    WITHDRAWN,
    ChapterChanges,
    Comparison,
    EditionLabel,
    FieldChange,
    ProgramName,
    RowChange,
    TableChanges,
)
from cetakbiru.comparison.computed import DIRECTIONS

SHAPE = 1
KIND_TITLES = {
    ADDED: "Ditambahkan",
    CHANGED: "Diubah",
    MOVED: "Dipindahkan",
    MERGED: "Digabung",
    SPLIT: "Dipecah",
    WITHDRAWN: "Dicabut",
    REMOVED: "Dihapus",
}
# Nobody adds or deletes a direction: the rule finds it, or finds it no longer.
_OF_DIRECTIONS = {ADDED: "Muncul", CHANGED: "Berubah urutan atau alasan", REMOVED: "Gugur"}
EMPTY_TEXT = "(kosong)"
_SUCCESSION = {
    MOVED: "dipindahkan menjadi",
    MERGED: "digabung ke",
    SPLIT: "dipecah menjadi",
    WITHDRAWN: "digantikan oleh",
}

# Fields that only repeat what kind and successors of a change have said.
_TOLD_BY_FATE = ("status", "diganti_oleh")


@dataclass(frozen=True)
class Line:
    """A line of a report. Depth 0 is a paragraph; `heading` 1 to 3 a heading; deeper a list."""

    text: str
    depth: int = 0
    heading: int = 0


def to_text(comparison: Comparison) -> str:
    """The report for a terminal."""
    out: list[str] = []
    for line in report(comparison):
        if line.heading:
            rule = "=" if line.heading == 1 else "-"
            out.append(f"\n{line.text}" if out else line.text)
            if line.heading < 3:
                out.append(rule * len(line.text))
        else:
            out.append("  " * line.depth + line.text)
    return "\n".join(out) + "\n"


def to_markdown(comparison: Comparison) -> str:
    """The report as Markdown; what the data say is escaped."""
    out: list[str] = []
    before = 0
    for line in report(comparison):
        text = _escaped(line.text)
        if line.depth and before:
            out.append("    " * (line.depth - 1) + f"- {text}")
        elif line.depth:
            out.extend(["", f"- {text}"])
        else:
            mark = f"{'#' * line.heading} " if line.heading else ""
            out.extend(["", mark + text] if out else [mark + text])
        before = line.depth
    return "\n".join(out) + "\n"


def _escaped(text: str) -> str:
    for mark in "\\`*_[]<>#|":
        text = text.replace(mark, f"\\{mark}")
    return text


def to_json(comparison: Comparison) -> dict[str, Any]:
    """Plain values. Every key is always there; what does not apply is empty."""
    return {
        "shape": SHAPE,
        "old": asdict(comparison.old),
        "new": asdict(comparison.new),
        "region": comparison.region,
        "region_name": comparison.region_name,
        "summary": {kind: sum(row.kind == kind for row in comparison.programs) for kind in KINDS},
        "tables": [
            {
                "name": table.name,
                "title": table.title,
                "changes": [_row_json(row) for row in table.rows],
            }
            for table in comparison.tables
        ],
        "chapters": [asdict(chapter) for chapter in comparison.chapters],
    }


def _row_json(row: RowChange) -> dict[str, Any]:
    value = asdict(row)
    value["key"] = list(row.key)
    value["regions"] = list(row.regions)
    return value


def report(comparison: Comparison) -> Iterator[Line]:
    """The comparison in words, line by line."""
    where = f" untuk {comparison.region_name}" if comparison.region_name else ""
    yield Line(
        f"Perubahan dari edisi {comparison.old.version} ke edisi {comparison.new.version}{where}",
        heading=1,
    )
    yield Line(f"Edisi lama: {edition_text(comparison.old)}.")
    yield Line(f"Edisi baru: {edition_text(comparison.new)}.")
    if comparison.is_empty:
        yield Line(f"Tidak ada perubahan{where}.")
        return
    yield Line(summary_text(comparison))
    for table in comparison.tables:
        yield Line(table.title, heading=2)
        yield from _table_lines(table)
    if comparison.chapters:
        yield Line("Naskah halaman", heading=2)
        for chapter in comparison.chapters:
            yield from _chapter_lines(chapter)


def edition_text(edition: EditionLabel) -> str:
    """Number, status and date of an edition."""
    return f"{edition.version}, {edition.label.lower()}, {edition.date}"


def kind_title(table: str, kind: str) -> str:
    """What became of rows, in the word for rows of their table."""
    return (_OF_DIRECTIONS if table == DIRECTIONS else KIND_TITLES).get(kind, KIND_TITLES[kind])


def summary_text(comparison: Comparison) -> str:
    """How many programmes and directions met which fate, and what else changed."""
    told = {PROGRAMS: comparison.programs, DIRECTIONS: comparison.directions}
    others = sum(len(table.rows) for table in comparison.tables if table.name not in told)
    return " ".join(
        (
            f"Program: {_fates(PROGRAMS, comparison.programs)}.",
            f"Arah prioritas: {_fates(DIRECTIONS, comparison.directions)}.",
            f"Baris data lain yang berubah: {others}.",
            f"Halaman yang berubah: {len(comparison.chapters)}.",
        )
    )


def _fates(table: str, rows: tuple[RowChange, ...]) -> str:
    parts = [
        f"{count} {kind_title(table, kind).lower()}"
        for kind in KINDS
        if (count := sum(row.kind == kind for row in rows))
    ]
    return ", ".join(parts) or "tidak berubah"


def _table_lines(table: TableChanges) -> Iterator[Line]:
    for kind in KINDS:
        rows = [row for row in table.rows if row.kind == kind]
        if rows:
            yield Line(f"{kind_title(table.name, kind)} ({len(rows)})", heading=3)
        for row in rows:
            yield Line(row_title(row), depth=1)
            yield from (Line(text, depth=2) for text in row_details(row))


def row_title(row: RowChange) -> str:
    """Key and name of a row, once when both are the same."""
    if not row.name or row.name == row.label:
        return row.label
    return f"{row.name}: {row.label}" if row.label else row.name


def row_details(row: RowChange) -> Iterator[str]:
    """What became of a row, then its changed cells, old → new."""
    yield from row_fate(row)
    for change in row_fields(row):
        yield f"{change.title}: {change.old_shown or EMPTY_TEXT} → {change.new_shown or EMPTY_TEXT}"


def row_fate(row: RowChange) -> Iterator[str]:
    """By what a programme is replaced and what it replaces."""
    if row.successors:
        yield f"{_SUCCESSION.get(row.kind, 'digantikan oleh')} {program_names(row.successors)}"
    elif row.kind == WITHDRAWN:
        yield "tanpa pengganti"
    if row.predecessors:
        yield f"menggantikan {program_names(row.predecessors)}"


def row_fields(row: RowChange) -> list[FieldChange]:
    """The changed cells that say more than the fate of the row."""
    told = (row.kind in _SUCCESSION and row.successors) or row.kind == WITHDRAWN
    return [change for change in row.fields if not (told and change.field in _TOLD_BY_FATE)]


def program_names(programs: tuple[ProgramName, ...]) -> str:
    """IDs with names: "PPM-… (nama) dan PPM-… (nama)"."""
    named = [f"{item.id} ({item.name})" if item.name else item.id for item in programs]
    if len(named) < 2:
        return "".join(named)
    return f"{', '.join(named[:-1])} dan {named[-1]}"


def chapter_title(chapter: ChapterChanges) -> str:
    """Title of a page and what became of it."""
    moved = f" dari {chapter.old_page}" if chapter.old_page else ""
    return f"{chapter.title} ({KIND_TITLES[chapter.kind].lower()}{moved})"


def _chapter_lines(chapter: ChapterChanges) -> Iterator[Line]:
    yield Line(chapter_title(chapter), heading=3)
    if chapter.kind == REMOVED:
        yield Line(f"Halaman {chapter.page} tidak ada lagi.", depth=1)
        return
    for change in chapter.sentences:
        if change.old is None:
            yield Line(f"Kalimat baru: {change.new}", depth=1)
        elif change.new is None:
            yield Line(f"Kalimat dihapus: {change.old}", depth=1)
        else:
            yield Line("Kalimat diubah", depth=1)
            yield Line(f"lama: {change.old}", depth=2)
            yield Line(f"baru: {change.new}", depth=2)
