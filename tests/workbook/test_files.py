"""Files that are no district workbook are refused with what they are and what to do."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from cetakbiru.workbook import guard
from cetakbiru.workbook.guard import workbook_parts
from cetakbiru.workbook.opened import open_workbook
from cetakbiru.workbook.problems import UnreadableError
from cetakbiru.workbook.sheetxml import sheet_shape
from tests.workbook.conftest import Desk, put

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def repacked(template: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    parts = workbook_parts(template)
    change(parts)
    return zipped(parts)


def _bomb() -> bytes:
    return zipped({"xl/workbook.xml": b"<a/>", "xl/sharedStrings.xml": b"\0" * 100_000_000})


FILES: dict[str, tuple[str, bytes]] = {
    "kosong": ("buku-kosong", b""),
    "xls": ("buku-xls", _OLE + b"\0" * 600),
    "kata-sandi": ("buku-terkunci", _OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")),
    "ods": (
        "buku-ods",
        zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
    ),
    "xlsb": ("buku-xlsb", zipped({"xl/workbook.bin": b""})),
    "makro": ("buku-bermakro", zipped({"xl/workbook.xml": b"<a/>", "xl/vbaProject.bin": b""})),
    "docx": ("buku-bukan-excel", zipped({"word/document.xml": b""})),
    "zip": ("buku-bukan-excel", zipped({"a.txt": b""})),
    "csv": ("buku-bukan-excel", b"id,kabupaten\nPPM-6104-PEN-01,61.04\n"),
    "pdf": ("buku-bukan-excel", b"%PDF-1.7"),
    "html": ("buku-bukan-excel", b"<html><table></table></html>"),
    "png": ("buku-bukan-excel", b"\x89PNG\r\n\x1a\n"),
    "acak": ("buku-bukan-excel", bytes(range(128, 256))),
    "zip-terpotong": ("buku-rusak", zipped({"xl/workbook.xml": b"<a/>"})[:60]),
    "xml-rusak": ("buku-rusak", zipped({"xl/workbook.xml": b"<a", "[Content_Types].xml": b"<"})),
    "bom-zip": ("buku-terlalu-besar", _bomb()),
    "banyak-bagian": (
        "buku-terlalu-besar",
        zipped({f"xl/{at}.xml": b"" for at in range(600)}),
    ),
    "entitas": (
        "buku-dtd",
        zipped(
            {"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'}
        ),
    ),
    "entitas-utf16": (
        "buku-dtd",
        zipped({"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'.encode("utf-16")}),
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_workbook_is_told_by_what_it_is(name: str) -> None:
    code, content = FILES[name]
    with pytest.raises(UnreadableError) as caught:
        open_workbook(content)
    assert caught.value.problem.code == code
    assert caught.value.problem.hint


def test_a_workbook_of_someone_else_is_refused() -> None:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    with pytest.raises(UnreadableError) as caught:
        open_workbook(stream.getvalue())
    assert caught.value.problem.code == "lembar-hilang"


def test_a_file_over_the_limit_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "LARGEST_FILE", 10)
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"x" * 11)
    with pytest.raises(UnreadableError) as caught:
        guard.read_workbook_file(path)
    assert caught.value.problem.code == "buku-terlalu-besar"


@pytest.mark.parametrize("sheet", ["Program", "_asal", "_identitas"])
def test_a_missing_sheet_is_named(desk: Desk, sheet: str) -> None:
    book = openpyxl.load_workbook(desk.book)
    del book[sheet]
    book.save(desk.book)
    result = desk.run()
    assert result.exit_code == 1
    assert f"Lembar {sheet} tidak ada" in result.output


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("B1", "9", "susunan 9"),
        ("B2", "opd", "_identitas"),
        ("B3", "99.99", "99.99"),
        ("B3", None, "_identitas"),
    ],
)
def test_a_changed_identity_is_refused(desk: Desk, cell: str, value: str | None, told: str) -> None:
    book = openpyxl.load_workbook(desk.book)
    book["_identitas"][cell].value = value
    book.save(desk.book)
    result = desk.run()
    assert result.exit_code == 1
    assert told in result.output


def _sheet(parts: dict[str, bytes]) -> str:
    return "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize(
    "extra",
    [
        b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="a"/></hyperlinks>',
        b'<conditionalFormatting sqref="A1:XFD1048576"/>',
    ],
)
def test_ranges_of_a_billion_cells_cost_nothing(template: bytes, extra: bytes) -> None:
    def change(parts: dict[str, bytes]) -> None:
        name = _sheet(parts)
        parts[name] = parts[name].replace(b"</sheetData>", b"</sheetData>" + extra)

    assert open_workbook(repacked(template, change)).kabupaten == "61.04"


def test_the_shape_of_a_sheet_is_read_from_its_xml() -> None:
    xml = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
    <cols><col min="3" max="16384" hidden="1"/></cols><sheetData>
    <row r="4" hidden="true"><c r="A4"><v>1</v></c></row>
    <row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1048576"/></row></sheetData>
    <mergeCells><mergeCell ref="B2:C3"/></mergeCells></worksheet>"""
    shape = sheet_shape(xml)
    assert shape.merged == (("B2:C3", 2, 2),)
    assert shape.hidden_rows == {4}
    assert {3, 120} <= shape.hidden_columns
    assert shape.far == ((1048576, 16384),)


def test_nothing_is_written_when_the_data_themselves_are_broken(desk: Desk) -> None:
    desk.csv.write_text(desk.csv.read_text(encoding="utf-8") + "a,b\n", encoding="utf-8")
    before = desk.csv.read_bytes()
    desk.edit(lambda sheet: put(sheet, 3, "baseline", 12.5))
    result = desk.run()
    assert result.exit_code == 1
    assert "ppm check" in result.output
    assert desk.csv.read_bytes() == before


SOFFICE = shutil.which("soffice")


def _saved_by_libreoffice(book: Path, folder: Path, kind: str) -> Path:
    assert SOFFICE, "LibreOffice is needed for this test: install libreoffice-calc"
    result = subprocess.run(
        [
            SOFFICE,
            "--headless",
            f"-env:UserInstallation=file://{folder}/profil",
            "--convert-to",
            kind,
            "--outdir",
            folder,
            book,
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    out = folder / book.with_suffix(f".{kind}").name
    assert out.is_file(), result.stdout + result.stderr
    assert "rror" not in result.stdout + result.stderr.replace("javaldx", "")
    return out


def test_libreoffice_opens_it_and_saves_it_without_a_change(desk: Desk, tmp_path: Path) -> None:
    """One start of LibreOffice for the edited and for the untouched workbook."""
    folder = tmp_path / "keluar"
    folder.mkdir()
    desk.book = _saved_by_libreoffice(desk.book, folder, "xlsx")
    assert desk.run().output == "Tidak ada perubahan.\n"
    desk.edit(lambda sheet: put(sheet, 3, "baseline", 12.5))
    before = desk.csv.read_bytes()
    assert desk.run().exit_code == 0
    assert desk.csv.read_bytes() == before.replace(b"hls,12.09,", b"hls,12.5,", 1)


@pytest.mark.parametrize(("kind", "code"), [("ods", "buku-ods"), ("xls", "buku-xls")])
def test_what_libreoffice_saves_otherwise_is_told_by_its_kind(
    desk: Desk, tmp_path: Path, kind: str, code: str
) -> None:
    path = _saved_by_libreoffice(desk.book, tmp_path, kind)
    with pytest.raises(UnreadableError) as caught:
        open_workbook(path.read_bytes())
    assert caught.value.problem.code == code
