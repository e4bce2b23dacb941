"""What is no sheet, or no figure, is told in one sentence with file, finding and remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.foreign import grid
from cetakbiru.frames import read_sheet
from tests.archives import zipped
from tests.frames.renja import SHEET, write_renja

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD = (Path(__file__).parent / "lembar/renja.xls").read_bytes()
_OPEN = (Path(__file__).parent / "lembar/renja.ods").read_bytes()


FILES: dict[str, tuple[bytes, str]] = {
    "kosong.xlsx": (b"", "kosong"),
    "spasi.csv": (b" \r\n ", "kosong"),
    "surat.pdf": (b"%PDF-1.7 ...", "PDF"),
    "foto.xlsx": (b"\x89PNG\r\n\x1a\n", "gambar PNG"),
    "halaman.xls": (b"<html><table><tr><td>1</td></tr></table></html>", "HTML"),
    "biner.csv": (b"a,b\n\x00\x01,2\n", "berkas biner"),
    "surat.docx": (zipped({"word/document.xml": b"<a/>"}), "dokumen Word"),
    "arsip.zip": (zipped({"a.txt": b"a"}), "arsip zip lain"),
    "biner.xlsb": (zipped({"xl/workbook.bin": b""}), ".xlsb"),
    "sandi.xlsx": (
        _OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "kata sandi",
    ),
    "rusak.xls": (_OLE + bytes(600), ".xls ini rusak"),
    "terpotong.xls": (_OLD[: len(_OLD) // 2], ".xls ini rusak"),
    "terpotong.ods": (_OPEN[: len(_OPEN) // 2], "rusak"),
    "xml-rusak.xlsx": (zipped({"xl/workbook.xml": b"<a"}), "rusak"),
    "bom.xlsx": (
        zipped({"xl/workbook.xml": b"<a/>", "xl/sharedStrings.xml": bytes(100_000_000)}),
        "setelah dimekarkan",
    ),
    "entitas.xlsx": (
        zipped(
            {"xl/workbook.xml": b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"}
        ),
        "DTD",
    ),
    "besar.csv": (b"a,b\n" * 3_000_000, "paling banyak"),
    "tanpa-kepala.csv": (b"1,2\n3,4\n", "kepala tabel tidak ditemukan"),
    "hanya-kepala.csv": (b"Nama,Nilai\n", "kepala tabel tidak ditemukan"),
    "satu-kolom.csv": (b"Nama\na\nb\n", "kepala tabel tidak ditemukan"),
    "kutip.csv": (b'a,b\n1,2\n1,"x\n1,2\n', "tanda kutip di baris 3 tidak berpasangan"),
}


def sentence_of(call: Callable[[], object], path: Path) -> str:
    with pytest.raises(Refused) as refused:
        call()
    message = refused.value.message
    assert message.count("\n") == 0
    assert str(path) in message
    assert message.endswith((".", "?"))
    return message


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_table(tmp_path: Path, name: str) -> None:
    content, words = FILES[name]
    path = tmp_path / name
    path.write_bytes(content)
    assert words in sentence_of(lambda: read_sheet(path), path)


@pytest.mark.parametrize("name", ["tidak-ada.xlsx", "."])
def test_a_file_that_cannot_be_opened(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert "Periksa nama dan foldernya" in sentence_of(lambda: read_sheet(path), path)


def test_cells_in_far_columns_of_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_renja(tmp_path / "renja.xlsx")
    monkeypatch.setattr(grid, "_MOST_CELLS", 20)
    assert "juta sel" in sentence_of(lambda: read_sheet(path), path)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"sheet": "Renj"}, "Maksud Anda Renja? Yang ada: Sampul, Renja."),
        ({"sheet": SHEET, "header": 3}, "baris 3 tidak berisi kepala tabel"),
        ({"sheet": SHEET, "header": 99}, "baris 99 tidak berisi kepala tabel"),
        ({"sheet": SHEET, "header": (5, 4)}, "baris (5, 4) tidak berisi kepala tabel"),
        ({"numbers": "Pagu"}, "tidak ada kolom 'Pagu'"),
        ({"numbers": ["Pagu (Rp) / 2028"]}, "baris 11, kolom 'Pagu (Rp) / 2028' berisi '#REF!',"),
        ({"numbers": ["Mulai"]}, "berisi '2027-03-01', bukan angka"),
        ({"numbers": ["Lokasi"]}, "baris 7, kolom 'Lokasi' berisi 'Desa Rekaan' (dan 1 sel lain)"),
    ],
)
def test_what_the_table_does_not_hold(tmp_path: Path, asked: dict[str, object], words: str) -> None:
    path = write_renja(tmp_path / "renja.xlsx")
    message = sentence_of(lambda: read_sheet(path, **asked), path)  # type: ignore[arg-type]
    assert words in message
    assert ("numbers" in asked) == (f"lembar {SHEET}" in message)
