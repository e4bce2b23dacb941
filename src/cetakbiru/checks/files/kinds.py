"""What a file is by its first bytes when it is not the text that its name promises."""

from __future__ import annotations

_WORKBOOK = "Buka dengan Excel atau LibreOffice, lalu Simpan Sebagai CSV UTF-8 (dipisah koma)."
_OTHER = "Kembalikan berkas yang benar dari riwayat git, atau simpan isinya sebagai teks."

_ZIPPED = (
    (b"opendocument.spreadsheet", "lembar kerja LibreOffice (.ods)", _WORKBOOK),
    (b"opendocument.text", "dokumen LibreOffice (.odt)", _OTHER),
    (b"xl/", "buku kerja Excel (.xlsx)", _WORKBOOK),
    (b"word/", "dokumen Word (.docx)", _OTHER),
    (b"ppt/", "salindia PowerPoint (.pptx)", _OTHER),
    (b"PK", "arsip ZIP", _OTHER),
)
_STARTS = (
    (b"\xd0\xcf\x11\xe0", "buku kerja Excel lama (.xls)", _WORKBOOK),
    (b"%PDF-", "dokumen PDF", _OTHER),
    (b"{\\rtf", "dokumen RTF", _OTHER),
    (b"\x89PNG", "gambar PNG", _OTHER),
    (b"\xff\xd8\xff", "gambar JPEG", _OTHER),
    (b"GIF8", "gambar GIF", _OTHER),
    (b"\x1f\x8b", "arsip GZIP", _OTHER),
    (b"7z\xbc\xaf\x27\x1c", "arsip 7-Zip", _OTHER),
    (b"Rar!", "arsip RAR", _OTHER),
    (b"SQLite format 3", "basis data SQLite", _OTHER),
    (b"version https://git-lfs.github.com/", "penunjuk Git LFS, bukan isinya", _OTHER),
)
# What a browser saves instead of a table: an HTML page, or a table in HTML or XML of old Excel.
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<table", b"<meta", b"<?xml")
_LOOKED_AT = 4_096


def foreign_kind(raw: bytes, page: bool) -> tuple[str, str] | None:
    """What bytes are instead of text, and how to get the text out of it; None when they are text.

    A Markdown `page` may begin with HTML: that is judged, and refused, as HTML.
    """
    start = raw[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind, way) for mark, kind, way in _ZIPPED if mark in raw)
    for mark, kind, way in _STARTS:
        if start.startswith(mark):
            return kind, way
    if not page and start.lstrip()[:20].lower().startswith(_MARKUP):
        return "halaman web atau XML", _WORKBOOK
    return None


def wide_encoding(raw: bytes) -> str:
    """The encoding of two or four bytes a character that bytes with NULs seem to have, or ""."""
    if raw.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    start = raw[:_LOOKED_AT]
    quarter = len(start) // 4 or 1
    nulls = [start[at::4].count(0) for at in range(4)]
    many = [count * 10 >= quarter * 7 for count in nulls]
    if sum(many) == 3:
        return "UTF-32"
    return "UTF-16" if many in ([True, False] * 2, [False, True] * 2) else ""
