"""The workbooks: typed cells, codes as text, nothing that runs; opened by two programs."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.about import About, Source, about
from cetakbiru.outputs.opendata.data import open_data
from cetakbiru.outputs.opendata.files import Format
from cetakbiru.outputs.opendata.tables import DataTable, Field
from cetakbiru.outputs.opendata.workbook import to_xlsx

# Comma, double quotes, UTF-8, every cell as the text that is shown: no; as stored.
_TO_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"


def _open(blueprint: Blueprint, table: str) -> Workbook:
    (file,) = (one for one in open_data(blueprint).files_of(table) if one.format is Format.XLSX)
    return load_workbook(io.BytesIO(file.content))


def test_cells_are_typed_and_codes_are_text(province: Blueprint) -> None:
    book = _open(province, "program")
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]
    row = dict(zip(header, sheet[2]))
    assert row["kabupaten"].value == "99.01"
    assert row["kabupaten"].number_format == "@"
    assert row["baseline"].value == 7.9
    assert row["baseline_tahun"].value == 2024
    assert row["baseline_tahun"].number_format == "0"
    assert row["ditinjau"].value == datetime(2026, 1, 20)
    assert row["kecamatan"].value == "99.01.01;99.01.02"
    assert row["catatan"].value is None


def test_the_sheet_is_ready_to_be_read(province: Blueprint) -> None:
    book = _open(province, "nilai")
    assert book.sheetnames == ["nilai", "Kolom", "Keterangan"]
    sheet = book["nilai"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:G{sheet.max_row}"
    assert sheet.column_dimensions["A"].width >= 8
    assert sheet["A1"].font.bold


def test_columns_and_edition_are_explained(province: Blueprint) -> None:
    book = _open(province, "nilai")
    names = [row[0] for row in book["Kolom"].iter_rows(min_row=2, values_only=True)]
    assert names == [cell.value for cell in book["nilai"][1]]
    told = dict(book["Keterangan"].iter_rows(min_row=2, values_only=True))
    assert "datapackage.json" in told["Edisi"]
    assert told["Status"].startswith("Rancangan")
    assert told["Lisensi"] == province.speaker.licence(province.edisi.lisensi)
    assert "sumber-rekaan" in told["Sumber 1"]


def test_an_unchanged_table_is_the_same_file_in_another_edition(province: Blueprint) -> None:
    edition = about(province)
    other = replace(
        edition, version="2099.9", date=date(2099, 1, 1), address="https://contoh/2099.9/"
    )
    for table in open_data(province).tables:
        assert to_xlsx(table, edition, []) == to_xlsx(table, other, [])


def test_a_workbook_tells_no_time_of_its_making(province: Blueprint) -> None:
    book = load_workbook(io.BytesIO(_xlsx(_one_cell("a"), province)))
    assert book.properties.created == book.properties.modified == datetime(1980, 1, 1)
    with zipfile.ZipFile(io.BytesIO(_xlsx(_one_cell("a"), province))) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_text_is_never_a_formula(hostile: Blueprint) -> None:
    sheet = _open(hostile, "istilah").worksheets[0]
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet["B2"].value == '=HYPERLINK("http://contoh.invalid","klik")'
    assert sheet["B2"].quotePrefix
    assert sheet["B5"].value == "#N/A"
    assert sheet["C5"].value == "0123"


def test_what_a_workbook_cannot_hold_is_replaced(province: Blueprint) -> None:
    table = _one_cell("a\x00b\x1fc\ud800" + "x" * 40_000)
    cell = load_workbook(io.BytesIO(_xlsx(table, province))).worksheets[0]["A2"]
    assert cell.value.startswith("a\ufffdb\ufffdc\ufffd")
    assert len(cell.value) == 32_767
    assert cell.value.endswith("(terpotong; selengkapnya dalam CSV atau JSON)")
    # Excel counts a character beyond the first 65,536 twice.
    table = _one_cell("\N{CLINKING BEER MUGS}" * 20_000)
    cell = load_workbook(io.BytesIO(_xlsx(table, province))).worksheets[0]["A2"]
    assert 32_760 < len(cell.value.encode("utf-16-le")) // 2 <= 32_767


def _one_cell(text: str) -> DataTable:
    field = Field("teks", "Teks", "string", "Teks.")
    return DataTable("uji", "Uji", "Uji.", "uji", "uji.csv", (field,), ((text,),))


def _xlsx(table: DataTable, blueprint: Blueprint) -> bytes:
    edition: About = about(blueprint)
    return to_xlsx(table, edition, [Source("s", "Sumber", None)])


@pytest.mark.whole
@pytest.mark.needs("soffice")
def test_libreoffice_reads_the_rows_of_the_csv(
    hostile: Blueprint, real_export: Path, tmp_path: Path
) -> None:
    books = tmp_path / "books"
    books.mkdir()
    tables = [path.stem for path in sorted(real_export.glob("*.xlsx"))]
    for name in tables:
        shutil.copy(real_export / f"{name}.xlsx", books)
    for file in open_data(hostile).files_of("istilah"):
        if file.format is Format.XLSX:
            (books / "berbahaya.xlsx").write_bytes(file.content)
    _convert(sorted(books.glob("*.xlsx")), tmp_path)
    for name in tables:
        seen, exported = (
            _numbers(_rows(folder / f"{name}.csv")) for folder in (tmp_path, real_export)
        )
        assert len(seen) == len(exported), name
        # The CSV alone has an apostrophe before what could be taken for a formula.
        differing = [
            (shown, text)
            for rows in zip(seen, exported)
            for shown, text in zip(*rows)
            if shown != text.removeprefix("'")
        ]
        assert not differing, name
    seen = _rows(tmp_path / "berbahaya.csv")
    assert seen[1][1] == '=HYPERLINK("http://contoh.invalid","klik")'
    assert seen[4][1:4] == ["#N/A", "0123", "1e5"]


def _convert(books: list[Path], folder: Path) -> None:
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            _TO_CSV,
            "--outdir",
            str(folder),
            *map(str, books),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _numbers(rows: list[list[str]]) -> list[list[str]]:
    """Decimals without trailing zeros: a number cell does not keep them."""
    return [[_bare(cell) for cell in row] for row in rows]


def _bare(cell: str) -> str:
    whole, point, rest = cell.partition(".")
    if point and whole.lstrip("-").isdigit() and rest.isdigit():
        return f"{whole}.{rest}".rstrip("0").rstrip(".")
    return cell
