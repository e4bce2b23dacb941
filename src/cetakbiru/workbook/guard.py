"""The parts of an XLSX file, or the reason why it is none: old formats, passwords, bombs."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

from cetakbiru.workbook.problems import unreadable

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_CONTENT = 48 * 1024 * 1024
MOST_PARTS = 500
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ODS = b"application/vnd.oasis.opendocument"
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_KINDS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"{\\rtf", "RTF"),
    (b"<", "HTML atau XML"),
)


def read_workbook_file(path: Path) -> bytes:
    """The bytes of a file of acceptable size. Raises UnreadableError."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise unreadable(
                "buku-terlalu-besar",
                found=_size(path.stat().st_size),
                limit=_size(LARGEST_FILE),
            )
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise unreadable("buku-tak-terbaca", reason=reason) from error


def workbook_parts(content: bytes) -> dict[str, bytes]:
    """Every part of an XLSX file by its name, none holding a DTD. Raises UnreadableError."""
    if not content:
        raise unreadable("buku-kosong")
    if content.startswith(_OLE):
        raise unreadable("buku-terkunci" if _ENCRYPTED in content else "buku-xls")
    if not content.startswith(b"PK"):
        raise unreadable("buku-bukan-excel", kind=_kind(content))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _unpack(archive)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        UnicodeDecodeError,
        ValueError,
    ) as error:
        raise unreadable("buku-rusak", reason=str(error)[:80] or type(error).__name__) from error
    _refuse_other_kinds(parts)
    for part in parts.values():
        # UTF-16 would hide the word from a search of bytes.
        if _DTD.search(part.replace(b"\x00", b"")):
            raise unreadable("buku-dtd")
    return parts


def _unpack(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = archive.infolist()
    if len(members) > MOST_PARTS:
        raise unreadable(
            "buku-terlalu-besar", found=f"{len(members)} bagian", limit=f"{MOST_PARTS} bagian"
        )
    total = sum(member.file_size for member in members)
    if total > LARGEST_CONTENT:
        raise unreadable(
            "buku-terlalu-besar",
            found=f"{_size(total)} setelah dimekarkan",
            limit=_size(LARGEST_CONTENT),
        )
    if any(member.flag_bits & 1 for member in members):
        raise unreadable("buku-terkunci")
    return {member.filename: archive.read(member) for member in members}


def _refuse_other_kinds(parts: Mapping[str, bytes]) -> None:
    if parts.get("mimetype", b"").startswith(_ODS):
        raise unreadable("buku-ods")
    if "xl/workbook.bin" in parts:
        raise unreadable("buku-xlsb")
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        raise unreadable("buku-bermakro")
    if "xl/workbook.xml" not in parts:
        word = any(name.startswith("word/") for name in parts)
        raise unreadable("buku-bukan-excel", kind="dokumen Word" if word else "arsip zip lain")


def _kind(content: bytes) -> str:
    start = content[:512].lstrip()
    for mark, kind in _KINDS:
        if start.startswith(mark):
            return kind
    try:
        content[:512].decode("utf-8", errors="strict")
    except UnicodeDecodeError as error:
        # A character cut in two at the end of the sample is still text.
        if error.start < len(content[:512]) - 4:
            return "berkas biner"
    return "teks atau CSV"


def _size(count: int) -> str:
    return f"{count / 1024 / 1024:.1f} MB".replace(".", ",")
