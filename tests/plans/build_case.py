"""The files of a case: CSV text as it is, workbooks from lists, and the odd ones byte by byte."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from tests.plans.odd_files import (
    ODD,
    OLE,
    SHEET,
    changed_entry,
    replaced,
    small_workbook,
    zipped,
)

_HEADER = "Subprogram;Kegiatan;Kabupaten;Kecamatan;Tahun;Anggaran\n"


def write_case(case: dict[str, Any], folder: Path) -> list[Path]:
    """Writes the files of a case and returns their paths in order."""
    paths = []
    for file in case["berkas"]:
        path = folder / file["nama"]
        path.write_bytes(_content(file))
        paths.append(path)
    return paths


def _content(file: dict[str, Any]) -> bytes:
    if "khusus" in file:
        name = file["khusus"]
        return ODD[name]() if name in ODD else _SPECIAL[name](file)
    if "lembar" in file:
        return _workbook(file)
    # Blank rows and what follows them, which a case can't well write out.
    text: str = file["teks"] + "\n" * file.get("kosong", 0) + file.get("lanjut", "")
    return text.encode(file.get("enkoding", "utf-8"))


def _workbook(file: dict[str, Any]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for name, rows in file["lembar"].items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([_value(cell) for cell in row])
        for merged in file.get("gabung", {}).get(name, ()):
            sheet.merge_cells(merged)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _value(cell: Any) -> Any:
    if isinstance(cell, dict):
        day = cell["tanggal"]
        return day if isinstance(day, date) else date.fromisoformat(day)
    return cell


def _small(file: dict[str, Any]) -> bytes:
    return _workbook(file) if "lembar" in file else small_workbook()


def _with_entities(_: bytes) -> bytes:
    return b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'


def _many_rows(count: int) -> bytes:
    places = ("Marau", "Singkup", "Air Upas", "Manis Mata", "Kendawangan")
    rows = (
        f"PEN-1;Beasiswa tahap {at};Ketapang;{places[at % 5]};{2027 + at % 4};Rp1.000.000\n"
        for at in range(count)
    )
    return (_HEADER + "".join(rows)).encode()


_SPECIAL = {
    "terkunci": lambda file: OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "xls": lambda file: OLE + b"\x00" * 600 + "Workbook".encode("utf-16-le"),
    "ods": lambda file: zipped({"mimetype": b"x", "content.xml": b"<a/>"}),
    "pdf": lambda file: b"%PDF-1.7\n",
    "gambar": lambda file: b"\x89PNG\r\n\x1a\n\x00\x00",
    "terpotong": lambda file: _small(file)[:-400],
    "xml-rusak": lambda file: replaced(_small(file), SHEET, lambda xml: xml[:-30]),
    "entitas": lambda file: replaced(_small(file), SHEET, _with_entities),
    # It says of itself that it unpacks to 400 MB.
    "mengembang": lambda file: changed_entry(24, 400_000_000, 4),
    "makro": lambda file: replaced(_small(file), "xl/vbaProject.bin", lambda _: b"\x00macro"),
    "banyak-baris": lambda file: _many_rows(20_000),
    "lewat-batas": lambda file: (_HEADER + "Jumlah;;;;;\n" * 50_010).encode(),
    "kembar": lambda file: (_HEADER + "PEN-1;Beasiswa;Ketapang;Marau;2027;1\n" * 8).encode(),
}
