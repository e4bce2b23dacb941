"""The bytes of a plan's file as the engine takes them, or a plain word on why not.

plans/browser/read.js gives the same in the browser, without .xls and .ods.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from cetakbiru.model.alignment import Batas
from cetakbiru.plans.encoding import decoded
from cetakbiru.plans.files import Original, PlanFile, note
from cetakbiru.plans.spreadsheet import file_sheets
from cetakbiru.workbook.guard import (
    BookKind,
    FileKind,
    NoWorkbookError,
    Obstacle,
    Parts,
    WorkbookFile,
    damage_told,
    file_kind,
    workbook_file,
)

_MEGABYTE = 1_000_000
_KINDS = {
    FileKind.EMPTY: "berkas-kosong",
    FileKind.PDF: "berkas-pdf",
    FileKind.PNG: "berkas-gambar",
    FileKind.JPEG: "berkas-gambar",
    FileKind.GIF: "berkas-gambar",
    FileKind.RTF: "berkas-word",
    FileKind.PACKED: "berkas-arsip",
}
_OBSTACLES = {
    Obstacle.SWOLLEN: "berkas-mengembang",
    Obstacle.LOCKED: "berkas-terkunci",
    Obstacle.XLS: "berkas-xls",
    Obstacle.ODS: "berkas-ods",
    Obstacle.OTHER: "berkas-word",  # an old document, the one other kind of it that is known
}
# The parts of an XLSX file that its sheets need.
_PART = re.compile(
    r"xl/(?:workbook|sharedstrings|styles|worksheets/[^/]+)\.xml|xl/_rels/workbook\.xml\.rels"
)


# Those that may have to be changed when cells are commented.
_CHANGED = re.compile(
    r"\[content_types\]\.xml|.*\.(?:rels|vml)"
    r"|xl/(?:workbook|styles|worksheets/[^/]+|(?:[^/]+/)?comment[^/]*)\.xml",
    re.IGNORECASE | re.DOTALL,
)


def read_plan(path: Path, limits: Batas) -> PlanFile:
    """The file at `path`. Raises OSError when it can't be opened at all."""
    size = path.stat().st_size
    if size > limits.ukuran_berkas:
        return _too_large(path.name, size, limits)
    return plan_of_bytes(path.name, path.read_bytes(), limits)


def plan_of_bytes(name: str, raw: bytes, limits: Batas) -> PlanFile:
    """The file of these bytes. What is wrong with them stands in its `error`."""
    if len(raw) > limits.ukuran_berkas:
        return _too_large(name, len(raw), limits)
    kind = file_kind(raw)
    if kind in _KINDS:
        return _refused(name, _KINDS[kind])
    try:
        if kind is FileKind.ZIP:
            return _archive(name, raw, limits)
        if kind is FileKind.OLE:
            return _workbook(name, workbook_file(raw, limits.ukuran_terurai), limits)
    except NoWorkbookError as error:
        return _refused(name, _OBSTACLES.get(error.obstacle, "berkas-rusak"))
    read = decoded(raw)
    if read is None:
        return _refused(name, "berkas-lain")
    text, notes = read
    return {"name": name, "text": text, "notes": notes}


@damage_told()
def _archive(name: str, raw: bytes, limits: Batas) -> PlanFile:
    parts = Parts(raw, limits.ukuran_terurai)
    if "content.xml" in parts and "xl/workbook.xml" not in parts:
        return _workbook(name, WorkbookFile(BookKind.ODS, raw, parts), limits)
    texts = {part: _text(parts.unpacked(part)) for part in parts.names if _PART.fullmatch(part)}
    return {"name": name, "members": list(parts.names), "parts": texts}


def _workbook(name: str, file: WorkbookFile, limits: Batas) -> PlanFile:
    notes = [note("catatan-makro")] if file.macros else []
    return {"name": name, "sheets": file_sheets(file, limits), "notes": notes}


def _text(part: bytes) -> str:
    """The text of XML in UTF-8 or UTF-16. Raises UnicodeDecodeError."""
    wide = part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return part.decode("utf-16" if wide else "utf-8-sig")


def own_workbook(raw: bytes, limits: Batas) -> tuple[Original | None, dict[str, bytes]]:
    """The company's own workbook, if it can be kept, and the bytes of all its parts."""
    if file_kind(raw) is not FileKind.ZIP:
        return None, {}
    try:
        return _kept(raw, limits)
    except NoWorkbookError:
        return None, {}


@damage_told()
def _kept(raw: bytes, limits: Batas) -> tuple[Original | None, dict[str, bytes]]:
    parts = Parts(raw, limits.ukuran_terurai)
    if "xl/workbook.xml" not in parts:
        return None, {}
    content = {name: parts.unpacked(name) for name in parts.written_names}
    texts = {name: _text(part) for name, part in content.items() if _CHANGED.fullmatch(name)}
    return {"names": list(content), "texts": texts}, content


def _too_large(name: str, size: int, limits: Batas) -> PlanFile:
    limit = limits.ukuran_berkas // _MEGABYTE
    return _refused(name, "berkas-besar", ukuran=size // _MEGABYTE, batas=limit)


def _refused(name: str, code: str, **values: int) -> PlanFile:
    return {"name": name, "error": note(code, **values)}
