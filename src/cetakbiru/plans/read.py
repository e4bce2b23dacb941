"""A plan file of any kind as sheets or text, or a plain word on why not.

plans/browser/read.js does the same in the browser, without .xls and .ods.
"""

from __future__ import annotations

from pathlib import Path

from cetakbiru.model.alignment import Batas
from cetakbiru.plans.encoding import decoded
from cetakbiru.plans.files import Note, PlanFile
from cetakbiru.plans.spreadsheet import read_spreadsheet
from cetakbiru.workbook.guard import FileKind, NoWorkbookError, Obstacle, file_kind

_MEGABYTE = 1_000_000
_WORKBOOKS = (FileKind.OLE, FileKind.ZIP)
# What a file holds that has cells and nothing in them.
_NOTHING = ' \t\r\n;,|"'
_TEXTS = (FileKind.TEXT, FileKind.MARKUP)
# The message on each obstacle, by its code in data/aturan-selaras.yml.
_MESSAGES = {
    Obstacle.SWOLLEN: "berkas-mengembang",
    Obstacle.LOCKED: "berkas-terkunci",
    Obstacle.XLS: "berkas-xls",
    Obstacle.ODS: "berkas-ods",
    Obstacle.DTD: "berkas-rusak",
    Obstacle.DAMAGED: "berkas-rusak",
}


def read_plan(path: Path, limits: Batas) -> PlanFile:
    """The plan at `path`. Raises OSError when the file can't be opened at all."""
    size = path.stat().st_size
    if size > limits.ukuran_berkas:
        return _too_large(path.name, size, limits)
    return plan_of_bytes(path.name, path.read_bytes(), limits)


def plan_of_bytes(name: str, raw: bytes, limits: Batas) -> PlanFile:
    """The plan in these bytes. What is wrong with them stands in the plan's `error`."""
    if len(raw) > limits.ukuran_berkas:
        return _too_large(name, len(raw), limits)
    kind = file_kind(raw)
    if kind in _WORKBOOKS:
        return _workbook(name, raw, limits)
    if kind in _TEXTS:
        text, notes = decoded(raw)
        if text.strip(_NOTHING):
            return PlanFile(name, text=text, notes=notes)
        kind = FileKind.EMPTY
    if kind is FileKind.EMPTY:
        return _refused(name, "berkas-kosong")
    return _refused(name, "berkas-pdf" if kind is FileKind.PDF else "berkas-lain")


def _workbook(name: str, raw: bytes, limits: Batas) -> PlanFile:
    try:
        sheets, notes = read_spreadsheet(raw, limits)
    except NoWorkbookError as error:
        return _refused(name, _MESSAGES.get(error.obstacle, "berkas-lain"))
    if any(sheet.rows for sheet in sheets):
        return PlanFile(name, sheets, notes=notes)
    return _refused(name, "lembar-berkas-kosong")


def _too_large(name: str, size: int, limits: Batas) -> PlanFile:
    limit = limits.ukuran_berkas // _MEGABYTE
    return _refused(name, "berkas-besar", ukuran=size // _MEGABYTE, batas=limit)


def _refused(name: str, code: str, **values: int) -> PlanFile:
    return PlanFile(name, error=Note(code, {"berkas": name, **values}))
