"""What became of each file and sheet: read or not, by which headers, and why not.

theme/assets/align/align.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

from collections.abc import Sequence

from cetakbiru.model.alignment import Rules
from cetakbiru.plans.verdict.columns import Header
from cetakbiru.plans.verdict.model import Berkas, Lembar, PlanFile, Sheet
from cetakbiru.plans.verdict.table import SheetReading, letters
from cetakbiru.plans.verdict.text import shortened
from cetakbiru.plans.verdict.verdict import say

_TITLE_LENGTH = 30


def told_file(rules: Rules, file: PlanFile, readings: Sequence[SheetReading]) -> Berkas:
    """What became of a file; `readings` are those of its sheets, in order."""
    others_read = any(reading.header is not None for reading in readings)
    return Berkas(
        nama=file.name,
        galat=None if file.error is None else say(rules, file.error),
        catatan=tuple(say(rules, note) for note in file.notes),
        lembar=tuple(
            _told_sheet(rules, sheet, reading, others_read)
            for sheet, reading in zip(file.sheets, readings, strict=True)
        ),
    )


def _told_sheet(rules: Rules, sheet: Sheet, reading: SheetReading, others_read: bool) -> Lembar:
    notes = [say(rules, note) for note in sheet.notes]
    header = reading.header
    if header is None:
        notes.append(_why_not_read(rules, reading, others_read))
        return Lembar(sheet.name, False, None, {}, 0, tuple(notes))
    if not reading.entries:
        notes.append(rules.say("lembar-tanpa-kegiatan"))
    if header.unknown:
        notes.append(rules.say("kolom-asing", kolom=_titles(rules, header.unknown)))
    return Lembar(
        nama=sheet.name,
        dibaca=True,
        baris_judul=sheet.rows[header.row].number,
        kolom=_columns(header),
        kegiatan=len(reading.entries),
        catatan=tuple(notes),
    )


def _why_not_read(rules: Rules, reading: SheetReading, others_read: bool) -> str:
    if not reading.titles:
        return rules.say("lembar-kosong")
    if reading.answers:
        return rules.say("lembar-keterangan")
    if others_read:
        return rules.say("lembar-lain")
    return rules.say("lembar-tanpa-judul", judul=_titles(rules, reading.titles))


def _titles(rules: Rules, titles: Sequence[str]) -> str:
    return ", ".join(shortened(title, _TITLE_LENGTH) for title in titles[: rules.batas.sebut])


def _columns(header: Header) -> dict[str, str]:
    """The letters of the columns that play each part."""
    found: dict[str, list[str]] = {}
    for column in header.columns:
        found.setdefault(column.part, []).append(letters(column.index))
    return {part: ", ".join(places) for part, places in found.items()}
