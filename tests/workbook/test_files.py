"""Files that are no district workbook are refused with what they are and what to do."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cetakbiru.workbook import opened
from cetakbiru.workbook.opened import open_workbook, read_workbook_file
from cetakbiru.workbook.problems import UnreadableError
from tests.archives import members, zipped
from tests.workbook.conftest import Desk, put

HERE = Path(__file__).parent
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def repacked(template: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    parts = members(template)
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
    "csv": ("buku-bukan-excel", b"id,kabupaten\nPRG-6104-PEN-01,61.04\n"),
    "pdf": ("buku-bukan-excel", b"%PDF-1.7"),
    "html": ("buku-bukan-excel", b"<html><table></table></html>"),
    "png": ("buku-bukan-excel", b"\x89PNG\r\n\x1a\n"),
    "acak": ("buku-bukan-excel", bytes(range(128, 256))),
    "zip-terpotong": ("buku-rusak", zipped({"xl/workbook.xml": b"<a/>"})[:60]),
    "xml-rusak": ("buku-rusak", zipped({"xl/workbook.xml": b"<a", "[Content_Types].xml": b"<"})),
    "bom-zip": ("buku-terlalu-besar", _bomb()),
    "banyak-bagian": (
        "buku-terlalu-besar",
        zipped({f"xl/{at}.xml": b"" for at in range(2_100)}),
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
    assert caught.value.problem.code == "bukan-lembar-kami"
    assert "ppm import renja" in caught.value.problem.hint


def test_a_file_over_the_limit_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "LARGEST_FILE", 10)
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"x" * 11)
    with pytest.raises(UnreadableError) as caught:
        read_workbook_file(path)
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

    assert open_workbook(repacked(template, change)).scope == {"kabupaten": "61.04"}


def test_nothing_is_written_when_the_data_themselves_are_broken(desk: Desk) -> None:
    desk.csv.write_text(desk.csv.read_text(encoding="utf-8") + "a,b\n", encoding="utf-8")
    before = desk.csv.read_bytes()
    desk.edit(lambda sheet: put(sheet, 3, "target_2030", 12.5))
    result = desk.run()
    assert result.exit_code == 1
    assert "ppm check" in result.output
    assert desk.csv.read_bytes() == before


def _saved_by_libreoffice(book: Path, folder: Path, kind: str) -> Path:
    result = subprocess.run(
        [
            "soffice",
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


@pytest.mark.whole
@pytest.mark.needs("soffice")
def test_libreoffice_opens_it_and_saves_it_without_a_change(desk: Desk, tmp_path: Path) -> None:
    """One start of LibreOffice for the edited and for the untouched workbook."""
    folder = tmp_path / "keluar"
    folder.mkdir()
    desk.book = _saved_by_libreoffice(desk.book, folder, "xlsx")
    assert desk.run().output == "Tidak ada perubahan.\n"
    desk.edit(lambda sheet: put(sheet, 3, "target_2030", 12.5))
    before = desk.csv.read_bytes()
    assert desk.run().exit_code == 0
    assert desk.csv.read_bytes() == before.replace(b",12.49,", b",12.5,", 1)


@pytest.mark.whole
@pytest.mark.needs("soffice")
def test_an_opendocument_workbook_comes_back_like_any_other(desk: Desk, tmp_path: Path) -> None:
    """With what an editor changed, a formula told as such, and nothing else."""
    untouched = _saved_by_libreoffice(desk.book, tmp_path, "ods")

    def change(sheet: Any) -> None:
        put(sheet, 3, "target_2030", 12.5)
        put(sheet, 3, "ditinjau", dt.date(2026, 10, 1))
        sheet.row_dimensions[4].hidden = True

    desk.edit(change)
    edited = _saved_by_libreoffice(desk.book, tmp_path / "ubah", "ods")
    desk.edit(lambda sheet: put(sheet, 4, "target_2030", "=R3*2"))
    formula = _saved_by_libreoffice(desk.book, tmp_path / "rumus", "ods")
    desk.book = untouched
    assert desk.run().output == "Tidak ada perubahan.\n"
    desk.book = formula
    assert 'rumus "=[.R3]*2"' in desk.run().output
    desk.book = edited
    told = desk.run().output
    assert "Target 2030: 12.49 → 12.5" in told
    assert "Tanggal ditinjau: 2026-11-22 → 2026-10-01" in told
    assert "2 sel berubah, 0 program baru." in told


def test_an_old_workbook_is_refused_since_its_formulas_are_not_known() -> None:
    with pytest.raises(UnreadableError) as caught:
        open_workbook((HERE / "berkas/rencana.xls").read_bytes())
    assert caught.value.problem.code == "buku-xls"
