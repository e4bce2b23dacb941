"""A plan file of any kind as sheets of text with places, or a plain word on why not.

theme/assets/align/read.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

from pathlib import Path

from cetakbiru.plans.verdict.model import Note, PlanFile
from cetakbiru.model.alignment import Batas
from cetakbiru.plans.delimited import read_delimited
from cetakbiru.plans.limits import UnreadablePlanError
from cetakbiru.plans.spreadsheet import read_spreadsheet

_MEGABYTE = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The name of the stream that holds a workbook under a password.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_PDF = b"%PDF"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")


def read_plan(path: Path, limits: Batas) -> PlanFile:
    """The plan at `path`. Raises OSError when the file can't be opened at all."""
    size = path.stat().st_size
    if size > limits.ukuran_berkas:
        return _refused(path.name, _too_large(size, limits).note)
    return plan_of_bytes(path.name, path.read_bytes(), limits)


def plan_of_bytes(name: str, raw: bytes, limits: Batas) -> PlanFile:
    """The plan in these bytes. What is wrong with them stands in the plan's `error`."""
    try:
        return _read(name, raw, limits)
    except UnreadablePlanError as error:
        return _refused(name, error.note)


def _read(name: str, raw: bytes, limits: Batas) -> PlanFile:
    if len(raw) > limits.ukuran_berkas:
        raise _too_large(len(raw), limits)
    if not raw.strip():
        raise UnreadablePlanError("berkas-kosong")
    if raw.startswith(_OLE):
        raise UnreadablePlanError("berkas-terkunci" if _ENCRYPTED in raw else "berkas-xls")
    if raw.startswith(_EMPTY_ZIP):
        raise UnreadablePlanError("berkas-rusak")
    if raw.startswith(_ZIP):
        sheets, notes = read_spreadsheet(raw, limits)
        if not any(sheet.rows for sheet in sheets):
            raise UnreadablePlanError("lembar-berkas-kosong")
        return PlanFile(name, sheets, notes)
    if raw.startswith(_PDF):
        raise UnreadablePlanError("berkas-pdf")
    if raw.startswith(_BINARY[1:]) or (
        b"\x00" in raw and raw[:2] not in (b"\xff\xfe", b"\xfe\xff")
    ):
        raise UnreadablePlanError("berkas-lain")
    sheet, notes = read_delimited(raw, limits)
    if not any(any(cell.strip() for cell in row.cells) for row in sheet.rows):
        raise UnreadablePlanError("berkas-kosong")
    return PlanFile(name, (sheet,), notes)


def _too_large(size: int, limits: Batas) -> UnreadablePlanError:
    return UnreadablePlanError(
        "berkas-besar", ukuran=size // _MEGABYTE, batas=limits.ukuran_berkas // _MEGABYTE
    )


def _refused(name: str, note: Note) -> PlanFile:
    return PlanFile(name, error=Note(note.code, {"berkas": name, **note.values}))
