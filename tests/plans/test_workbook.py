"""The verdict as a workbook: the company's own file, with comments and lists."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, Font, Side
from xlsxwriter import Workbook as WrittenWorkbook

from cetakbiru.model.load import Blueprint
from tests.archives import members
from tests.plans.tables import workbook_on
from tests.tiers import program

LISTS = ["Ringkasan", "Perbaikan", "Hasil kegiatan", "Tidak terbaca", "Kewajiban dan kesiapan"]
HEAD = ("Kegiatan", "Kabupaten", "Kecamatan", "Tahun", "Anggaran", "Indikator", "Target", "Dua")
ROW = ("Beasiswa siswa SMA", "Ketapang", "Maraw", 2027, 150_000_000, "Angka harapan hidup", 10)
# Where each stands in the books below, and the beginning or a part of what is said there.
SAID = {"A4": "Mengacu pada PPM-6104-PEN-01", "C4": "maksud Anda Marau", "G4": "tidak mungkin"}


def by_openpyxl() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "RKAB & <2027>"
    for row in (("Rencana PT Rekaan",), (), HEAD, (*ROW, "=E4*2"), ROW):
        sheet.append(row)
    sheet["A4"].comment = Comment("Catatan kami", "Budi")
    sheet["J9"].comment = Comment("Tetap di sini", "Budi")
    sheet["G4"].font = Font(bold=True)
    sheet["G4"].border = Border(left=Side(style="thin"))
    sheet["E4"].number_format = '"Rp" #,##0'
    sheet.column_dimensions["A"].width = 50
    sheet.merge_cells("K4:L5")
    sheet.freeze_panes = "A4"
    other = book.create_sheet("Hasil kegiatan")
    other["B2"] = "=1+1"
    return _bytes(book)


def by_xlsxwriter(name: str = "RKAB", **options: Any) -> bytes:
    content = io.BytesIO()
    with WrittenWorkbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        money = book.add_format({"num_format": '"Rp" #,##0', "left": 1, "bold": True})
        for at, row in enumerate((HEAD, (*ROW, "=E4*2"), ROW), start=2):
            sheet.write_row(at, 0, row)
        sheet.write("E4", 150_000_000, money)
        sheet.write("G4", 10, money)
        sheet.set_column("A:A", 50)
        sheet.freeze_panes(3, 0)
        sheet.data_validation("D4:D9", {"validate": "integer", "criteria": ">", "value": 2000})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": f"={name}!$E$4:$E$5"})
        sheet.insert_chart("N2", chart)
        sheet.write_comment("A4", "Catatan kami", {"author": "Budi"})
        if options.get("button"):
            sheet.insert_button("N20", {"caption": "Tombol"})
    return content.getvalue()


def _bytes(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def changed(raw: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The workbook with parts that a function gives; None leaves a part out."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return content.getvalue()


def report(blueprint: Blueprint, name: str, raw: bytes) -> Any:
    return load_workbook(io.BytesIO(workbook_on(blueprint, name, raw)))


def assert_commented(sheet: Any) -> None:
    for cell, said in SAID.items():
        assert said in sheet[cell].comment.text, cell


@pytest.mark.parametrize("made", [by_openpyxl, by_xlsxwriter])
def test_the_companys_own_file_is_kept(blueprint: Blueprint, made: Callable[[], bytes]) -> None:
    raw = made()
    before, after = load_workbook(io.BytesIO(raw)), report(blueprint, "rencana.xlsx", raw)
    names = before.sheetnames
    assert after.sheetnames[: len(names)] == names
    assert len(after.sheetnames) == len(names) + len(LISTS)
    for name in names:
        old, new = before[name], after[name]
        assert [[cell.value for cell in row] for row in new] == [
            [cell.value for cell in row] for row in old
        ]
        assert new.freeze_panes == old.freeze_panes
        assert new.merged_cells.ranges == old.merged_cells.ranges
        assert new.column_dimensions["A"].width == old.column_dimensions["A"].width
        for row in old:
            for cell in row:
                same = new[cell.coordinate]
                assert same.number_format == cell.number_format
                assert repr(same.font) == repr(cell.font)
                assert repr(same.border) == repr(cell.border)
    sheet = after[names[0]]
    assert_commented(sheet)
    assert sheet["A4"].comment.text.startswith("Catatan kami\n")
    assert sheet["G4"].fill.fgColor.rgb == "FFF8D7DA"
    assert sheet["A3"].fill.fgColor.rgb == before[names[0]]["A3"].fill.fgColor.rgb
    assert sheet["A3"].comment is None


def test_what_is_not_changed_keeps_its_bytes(blueprint: Blueprint) -> None:
    raw = by_xlsxwriter()
    before, after = members(raw), members(workbook_on(blueprint, "rencana.xlsx", raw))
    assert set(before) <= set(after)
    kept = {name for name in before if before[name] == after[name]}
    assert {"xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/sharedStrings.xml"} <= kept


def test_the_same_plan_gives_the_same_bytes(blueprint: Blueprint) -> None:
    raw = by_openpyxl()
    assert workbook_on(blueprint, "a.xlsx", raw) == workbook_on(blueprint, "a.xlsx", raw)


def test_comments_of_others_stay(blueprint: Blueprint) -> None:
    sheet = report(blueprint, "rencana.xlsx", by_openpyxl()).worksheets[0]
    assert sheet["J9"].comment.text == "Tetap di sini"


def test_a_list_has_a_name_that_no_sheet_has(blueprint: Blueprint) -> None:
    names = report(blueprint, "rencana.xlsx", by_openpyxl()).sheetnames
    assert names[1] == "Hasil kegiatan"
    assert "Hasil kegiatan 2" in names[2:]


def test_macros_are_left_out_and_it_is_said(blueprint: Blueprint) -> None:
    default = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    relation = (
        b'<Relationship Id="rId99" Target="vbaProject.bin" '
        b'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>'
    )

    def with_macros(name: str, part: bytes) -> bytes:
        if name == "[Content_Types].xml":
            part = part.replace(
                b"openxmlformats-officedocument.spreadsheetml.sheet.main",
                b"ms-excel.sheet.macroEnabled.main",
            )
            return part.replace(b"<Default ", default + b"<Default ", 1)
        if name == "xl/_rels/workbook.xml.rels":
            return part.replace(b"</Relationships>", relation + b"</Relationships>")
        return part

    raw = changed(by_xlsxwriter(), with_macros)
    content = io.BytesIO(raw)
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    made = workbook_on(blueprint, "rencana.xlsm", content.getvalue())
    parts = members(made)
    assert not [name for name in parts if "vba" in name.lower()]
    assert b"vbaProject" not in parts["xl/_rels/workbook.xml.rels"] + parts["[Content_Types].xml"]
    assert b"macroEnabled" not in parts["[Content_Types].xml"]
    book = load_workbook(io.BytesIO(made))
    assert_commented(book.worksheets[0])
    assert "Makro" in str(list(book["Ringkasan"].values))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/styles.xml", b"cellXfs", b"cellYfs"),
        ("xl/drawings/vmlDrawing1.vml", b"</xml>", b"<!---->"),
        ("xl/worksheets/sheet1.xml", b"2006/main", b"2026/main"),
        ("[Content_Types].xml", b"<Types", b"<Tipes"),
        ("xl/comments1.xml", b"<authors>", b"<penulis>"),
    ],
)
def test_what_can_not_be_changed_safely_becomes_a_new_workbook(
    blueprint: Blueprint, part: str, old: bytes, new: bytes
) -> None:
    raw = changed(by_xlsxwriter(), lambda name, one: one.replace(old, new) if name == part else one)
    book = report(blueprint, "rencana.xlsx", raw)
    assert book.sheetnames == ["RKAB", *LISTS]
    assert_commented(book["RKAB"])
    assert "sebagaimana terbaca" in str(list(book["Ringkasan"].values))


def test_text_stays_text(blueprint: Blueprint) -> None:
    raw = b"Kegiatan;Kabupaten\n=1+1 <b> & _x0041_ beasiswa;Ketapang\n@SUM(A1);Ketapang\n"
    book = report(blueprint, "rumus.csv", raw)
    assert book.sheetnames == ["rumus.csv", *LISTS]
    assert "=1+1 <b> & _x0041_ beasiswa" in str(book["rumus.csv"]["A2"].value).replace(
        "_x005F_", "_"
    )
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "sebagaimana terbaca" not in str(list(book["Ringkasan"].values))


def test_comments_are_few_enough_for_excel(blueprint: Blueprint) -> None:
    rows = "".join(f"Beasiswa tahap {at};Ketapang\n" for at in range(4000))
    book = report(blueprint, "panjang.csv", f"Kegiatan;Kabupaten\n{rows}".encode())
    commented = [row for row in book["panjang.csv"].iter_rows() if row[0].comment]
    assert 2000 < len(commented) <= 3000
    assert book["Hasil kegiatan"].max_row == 4001


@pytest.mark.whole
@pytest.mark.needs("soffice")
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_libreoffice_opens_what_is_made_of_what_it_saved(
    blueprint: Blueprint, tmp_path: Path, kind: str
) -> None:
    """Its own workbook gets comments, and what gets them it opens with all of them."""
    plan = tmp_path / "rencana.xlsx"
    plan.write_bytes(by_xlsxwriter())
    folders = [tmp_path / name for name in ("disimpan", "dibuka")]
    (saved,) = _convert([plan], kind, folders[0])
    made = tmp_path / "hasil.xlsx"
    made.write_bytes(workbook_on(blueprint, saved.name, saved.read_bytes()))
    (again,) = _convert([made], "xlsx", folders[1])
    book = load_workbook(again)
    assert book.sheetnames == ["RKAB", *LISTS]
    assert_commented(book["RKAB"])
    if kind == "xlsx":
        assert book["RKAB"]["H4"].value == "=E4*2"
        assert "Catatan kami" in book["RKAB"]["A4"].comment.text


def _convert(files: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    office = program("soffice")
    assert office is not None
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation=file://{folder}/profil"
    done = subprocess.run(
        [office, "--headless", profile, "--convert-to", kind, "--outdir", folder, *files],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    made = [folder / file.with_suffix(f".{kind}").name for file in files]
    assert all(file.is_file() for file in made), done.stderr
    return made
