"""Agencies' sheets: the same table whatever the file, heads found, figures read, codes kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.frames import read_sheet, sheet_names
from tests.frames.renja import BUDGET, FORECAST, SHARE, SHEET, VOLUME, write_renja

_HERE = Path(__file__).parent
COLUMNS = [
    *("Kode", "Program / Kegiatan", "Lokasi", VOLUME, "Target / Satuan"),
    *(BUDGET, FORECAST, SHARE, "Mulai"),
]


@pytest.fixture(params=["xlsx", "xls", "ods"])
def renja(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same workbook as each program saves it."""
    if request.param == "xlsx":
        return write_renja(tmp_path / "renja.xlsx")
    return _HERE / f"lembar/renja.{request.param}"


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "lembar.csv"
    path.write_text(text, encoding=encoding, newline="")
    return path


def texts(frame: pd.DataFrame, column: str) -> list[str | None]:
    return [None if pd.isna(value) else value for value in frame[column]]


# --- workbooks ------------------------------------------------------------------------------------


def test_the_table_is_found_and_named(renja: Path) -> None:
    assert sheet_names(renja) == ("Sampul", SHEET)
    found = read_sheet(renja)
    assert found.columns.tolist() == COLUMNS
    assert found.index.tolist() == [7, 8, 9, 11]
    assert found.index.name == "baris"
    assert found.attrs == {
        "berkas": renja.name,
        "lembar": SHEET,
        "judul": ["RENCANA KERJA TAHUN 2027", "Dinas Rekaan Provinsi Contoh"],
        "catatan": ["Sumber: rekaan"],
        "baris_kepala": [4, 5],
    }


def test_everything_is_text_as_it_stands(renja: Path) -> None:
    found = read_sheet(renja)
    assert set(found.dtypes.astype(str)) == {"string"}
    assert texts(found, "Kode") == ["01", "01.02", "01.10", "02"]
    assert texts(found, "Program / Kegiatan")[0] == "Program rekaan"
    assert texts(found, VOLUME) == ["12", "1.250", "1.234", None]
    assert texts(found, "Target / Satuan") == ["orang", "unit", "km", None]
    assert texts(found, SHARE) == ["7%", "12,5%", "100%", None]
    assert texts(found, "Mulai") == [None, None, "2027-03-01", None]
    assert texts(found, FORECAST)[3] == "#REF!"


def test_a_merged_cell_stands_in_each_row_but_a_figure_once(renja: Path) -> None:
    found = read_sheet(renja)
    assert texts(found, "Lokasi") == ["Desa Rekaan", "Desa Rekaan", "Kec. Contoh", None]
    assert texts(found, BUDGET) == ["2500000.5", "2500000.5", "750000", "0"]
    figures = read_sheet(renja, numbers=BUDGET)[BUDGET]
    assert figures.sum() == 2_500_000.5 + 750_000
    assert figures.isna().tolist() == [False, True, False, False]


def test_columns_of_numbers_are_numbers(renja: Path) -> None:
    found = read_sheet(renja, numbers=[VOLUME, BUDGET, SHARE])
    assert str(found[VOLUME].dtype) == "Float64"
    # A typed "1.250" is Indonesian for 1250; a number cell of 1.234 is what it is.
    assert found[VOLUME].tolist()[:3] == [12, 1250, 1.234]
    assert found[SHARE].tolist()[:3] == [7, 12.5, 100]
    assert found.loc[11, BUDGET] == 0
    assert pd.isna(found.loc[11, VOLUME])


def test_a_sheet_can_be_named(renja: Path) -> None:
    found = read_sheet(renja, sheet="Sampul", header=1)
    assert found.columns.tolist() == ["OPD", "Dinas Rekaan"]
    assert texts(found, "Dinas Rekaan") == ["2027", "rancangan"]


def test_a_far_cell_costs_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (["Wilayah", "Jumlah"], ["Contoh", 5], ["Rekaan", 7]):
        sheet.append(row)
    sheet["XFD1048576"] = "x"
    book.save(tmp_path / "jauh.xlsx")
    found = read_sheet(tmp_path / "jauh.xlsx", numbers="Jumlah")
    assert found["Jumlah"].dropna().tolist() == [5, 7]
    # As the only cell of the last row it is taken for a note.
    assert found.attrs["catatan"] == ["x"]


def test_a_formula_without_a_result_says_itself(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (["Wilayah", "Jumlah"], ["Contoh", "=1+2"], ["Rekaan", True]):
        sheet.append(row)
    book.save(tmp_path / "rumus.xlsx")
    assert texts(read_sheet(tmp_path / "rumus.xlsx"), "Jumlah") == ["=1+2", "ya"]


# --- text files -----------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_delimiter_and_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = ["Kode|Kegiatan|Nilai", "01|Café – rekaan|7", "02|Lain|8"]
    text = "\r\n".join(lines).replace("|", delimiter)
    found = read_sheet(written(tmp_path, text, encoding), numbers="Nilai")
    assert texts(found, "Kode") == ["01", "02"]
    assert texts(found, "Kegiatan")[0] == "Café – rekaan"
    assert found["Nilai"].tolist() == [7, 8]


def test_decimal_commas_are_not_delimiters(tmp_path: Path) -> None:
    found = read_sheet(written(tmp_path, "Kode;A;B\n01;1,5;2,5\n02;3,5;4,5\n"), numbers=["A", "B"])
    assert found["B"].tolist() == [2.5, 4.5]


def test_row_numbers_are_lines_of_the_file(tmp_path: Path) -> None:
    found = read_sheet(written(tmp_path, 'Kode,Isi\n01,"dua\nbaris"\n\n02,satu\n'))
    assert found.index.tolist() == [2, 5]
    assert texts(found, "Isi") == ["dua baris", "satu"]


def test_marks_within_quotes_are_no_delimiters(tmp_path: Path) -> None:
    found = read_sheet(written(tmp_path, 'Kode,Isi\n01,"a; b; c"\n02,"d ""e"", f"\n'))
    assert texts(found, "Isi") == ["a; b; c", 'd "e", f']


def test_content_says_what_a_file_is(tmp_path: Path) -> None:
    path = tmp_path / "sebenarnya-csv.xls"
    path.write_text("Kode\tIsi\n01\tsatu\n", encoding="utf-8")
    assert texts(read_sheet(path), "Kode") == ["01"]
    assert sheet_names(path) == ("",)


# --- heads ----------------------------------------------------------------------------------------

HEADS: dict[str, tuple[str, list[str], int]] = {
    # name: (the sheet, its column names, the line of its first data)
    "satu baris": ("No;Nama;Nilai\n1;a;2\n", ["No", "Nama", "Nilai"], 2),
    "dua kolom": ("Wilayah;Nilai\nSambas;2\n", ["Wilayah", "Nilai"], 2),
    "tahun": ("Wilayah;2023;2024\nSambas;5;6\n", ["Wilayah", "2023", "2024"], 2),
    "keterangan di atas": (
        "RENCANA;;;\nOPD:;Dinas Rekaan;;\n\nKode;Nama;Nilai;Lokasi\n01;a;2;b\n",
        ["Kode", "Nama", "Nilai", "Lokasi"],
        5,
    ),
    "keterangan di atas nomor kolom": (
        "OPD:;Dinas Rekaan;;\nKode;Nama;Nilai;Lokasi\n1;2;3;4\n01;a;2;b\n",
        ["Kode", "Nama", "Nilai", "Lokasi"],
        4,
    ),
    "dua baris": (
        "No;Nama;Pagu;;Lokasi\n;;2026;2027;\n1;a;2;3;b\n",
        ["No", "Nama", "Pagu / 2026", "Pagu / 2027", "Lokasi"],
        3,
    ),
    "kelompok lebih banyak": (
        "Wilayah;Penduduk;;;Miskin;;\n;2023;2024;2025;2023;2024;2025\nSambas;1;2;3;4;5;6\n",
        [
            "Wilayah",
            *(f"Penduduk / {year}" for year in (2023, 2024, 2025)),
            *(f"Miskin / {year}" for year in (2023, 2024, 2025)),
        ],
        3,
    ),
    "tiga baris": (
        "No;Rencana;;;\n;Target;;Pagu;\n;2026;2027;2026;2027\n1;5;6;7;8\n",
        [
            "No",
            *("Rencana / Target / 2026", "Rencana / Target / 2027"),
            *("Rencana / Pagu / 2026", "Rencana / Pagu / 2027"),
        ],
        4,
    ),
    "kepala satu anak": (
        "No;Nama;Lokasi;Target\n;;;2027\n(1);(2);(3);(4)\n1;a;b;5\n",
        ["No", "Nama", "Lokasi", "Target / 2027"],
        4,
    ),
    "judul kolom pertama di atas": (
        ",Indeks rekaan,,\nKabupaten/Kota,,,\n,2023,2024,2025\nSambas,70.1,71.2,72.08\n",
        ["Kabupaten/Kota", "2023", "2024", "2025"],
        4,
    ),
    "persen": ("Wilayah;Jumlah;%\nSambas;5;6\n", ["Wilayah", "Jumlah", "%"], 2),
    "kode tanpa gabungan": (
        "KODE;;;URAIAN;PAGU;LOKASI\n1;01;02;a;5;b\n",
        ["KODE", "kolom B", "kolom C", "URAIAN", "PAGU", "LOKASI"],
        2,
    ),
    "nomor kolom berumus": ("No;A;B\n1;2;3=1+2\n1;5;6\n", ["No", "A", "B"], 3),
    "nomor kolom berkurung": ("A;B\n(1);(2)\n5;6\n", ["A", "B"], 3),
    "angka mirip nomor kolom": ("No;Jumlah\n1;2\n2;7\n", ["No", "Jumlah"], 2),
    "nama kembar": (
        "No;Pagu;Pagu;Pagu (Rp)\n1;9;3;4\n",
        ["No", "Pagu", "Pagu (2)", "Pagu (Rp)"],
        2,
    ),
    "kolom tanpa nama": ("No;Nama;;Nilai\n1;a;b;2\n", ["No", "Nama", "kolom C", "Nilai"], 2),
    "kolom kosong": ("No;Nama;;Nilai\n1;a;;2\n", ["No", "Nama", "Nilai"], 2),
}


@pytest.mark.parametrize("name", HEADS)
def test_heads_are_found(tmp_path: Path, name: str) -> None:
    text, columns, first = HEADS[name]
    found = read_sheet(written(tmp_path, text))
    assert found.columns.tolist() == columns
    assert found.index[0] == first


def test_a_head_of_merged_codes_and_groups(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (
        ["RENCANA PROGRAM DAN KEGIATAN TAHUN 2027"],
        ["Perangkat Daerah", None, ": Dinas Rekaan"],
        ["KODE", None, None, "URAIAN", "RENCANA 2027", None, "PRAKIRAAN MAJU 2028", None],
        [None, None, None, None, "TARGET", "PAGU (Rp)", "TARGET", "PAGU (Rp)"],
        ["(1)", None, None, "(2)", "(3)", "(4)", "(5)", "(6)"],
        ["1", "01", None, "Urusan rekaan", None, "10.500.000", None, "11.000.000"],
        ["1", "01", "02", "Program rekaan", "85 orang", 10_500_000, "90 orang", "-"],
        [],
        [None] * 7 + ["Kota Rekaan, 1 Januari 2027"],
    ):
        sheet.append(row)
    for area in ("A1:H1", "A2:B2", "C2:H2", "A3:C4", "D3:D4", "E3:F3", "G3:H3", "A5:C5"):
        sheet.merge_cells(area)
    book.save(tmp_path / "renja.xlsx")
    budget = "RENCANA 2027 / PAGU (Rp)"
    found = read_sheet(tmp_path / "renja.xlsx", numbers=budget)
    assert found.columns.tolist() == [
        *("KODE", "KODE (2)", "KODE (3)", "URAIAN", "RENCANA 2027 / TARGET", budget),
        *("PRAKIRAAN MAJU 2028 / TARGET", "PRAKIRAAN MAJU 2028 / PAGU (Rp)"),
    ]
    assert found[budget].tolist() == [10_500_000, 10_500_000]
    assert texts(found, "KODE (3)") == [None, "02"]
    assert found.attrs["judul"][-1] == "Perangkat Daerah : Dinas Rekaan"
    assert found.attrs["catatan"] == ["Kota Rekaan, 1 Januari 2027"]


@pytest.mark.parametrize(
    ("area", "columns"),
    [
        # A row of merged cells groups the heads below it, unless it cuts one of them in two.
        ("B1:C1", ["Wilayah", "Penduduk / 2023", "Penduduk / 2024", "Luas"]),
        ("C1:D1", ["Wilayah", "2023", "2023 (2)", "Luas"]),
    ],
)
def test_a_row_above_a_whole_head(tmp_path: Path, area: str, columns: list[str]) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet[area[:2]] = "Penduduk"
    sheet.append(["Wilayah", 2023, 2024, "Luas"])
    sheet.append([None, None, None, "km²"])
    sheet.append(["Contoh", 5, 6, 7])
    sheet.merge_cells(area)
    for inner in ("A2:A3", "B2:B3", "C2:C3") if area == "B1:C1" else ("B2:C3",):
        sheet.merge_cells(inner)
    book.save(tmp_path / "penduduk.xlsx")
    found = read_sheet(tmp_path / "penduduk.xlsx").columns.tolist()
    assert [name.partition(" / km²")[0] for name in found] == columns


def test_a_head_can_be_pointed_at(tmp_path: Path) -> None:
    path = written(tmp_path, "Nama;Rekaan\nJenis;Contoh\nA;B\nC;D\n1;2\n")
    assert read_sheet(path).columns.tolist() == ["Nama", "Rekaan"]
    assert read_sheet(path, header=3).columns.tolist() == ["A", "B"]
    two = read_sheet(path, header=(3, 4))
    assert two.columns.tolist() == ["A / C", "B / D"]
    assert two.attrs["baris_kepala"] == [3, 4]
    assert two.index.tolist() == [5]


def test_a_head_pointed_at_keeps_its_column_numbers_out(tmp_path: Path) -> None:
    path = written(tmp_path, "A;B;C\n(1);(2);(3)\n7;8;9\n")
    assert read_sheet(path, header=(1, 1)).index.tolist() == [3]


def test_single_texts_within_the_table_stay(tmp_path: Path) -> None:
    found = read_sheet(written(tmp_path, "No;Nama\nA. Bagian;\n1;a\nCatatan;\nSumber;\n"))
    assert texts(found, "No") == ["A. Bagian", "1"]
    assert found.attrs["catatan"] == ["Catatan", "Sumber"]


# --- figures --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,56", 1234.56),
        ("1.250", 1250),
        ("1,250", 1.25),
        ("0,5", 0.5),
        ("12.5", 12.5),
        ("-3,2", -3.2),
        ("1.500.000", 1_500_000),
        ("1,500,000", 1_500_000),
        ("Rp 2.500.000,00", 2_500_000),
        ("Rp2.500.000,-", 2_500_000),
        ("Rp. 5.000.-", 5_000),
        ("12,5 %", 12.5),
        ("1.200 jiwa", 1200),
        ("-", None),
        ("–", None),
        ("…", None),
        ("", None),
    ],
)
def test_figures_are_read_the_indonesian_way(
    tmp_path: Path, text: str, value: float | None
) -> None:
    found = read_sheet(written(tmp_path, f"A;B;C\nx;{text};y\n"), numbers="B")
    assert [None if pd.isna(one) else one for one in found["B"]] == [value]


@pytest.mark.parametrize(
    "column",
    [["310.500", "5928.221"], ["1.250", "70.34"], ["1.250", "0.125"], ["1,250", "1,500,000"]],
)
def test_a_figure_that_may_be_two_is_not_guessed(tmp_path: Path, column: list[str]) -> None:
    path = written(tmp_path, "A;B\n" + "".join(f"x;{text}\n" for text in column))
    with pytest.raises(Refused) as refused:
        read_sheet(path, numbers="B")
    assert all(repr(text) in refused.value.message for text in column)
    assert texts(read_sheet(path), "B") == column


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (["1.250", "1.234,5", "70"], [1250, 1234.5, 70]),
        (["5928.221", "70.34", "0.5"], [5928.221, 70.34, 0.5]),
        (["1,250", "0,5"], [1.25, 0.5]),
    ],
)
def test_figures_that_agree_are_read(
    tmp_path: Path, column: list[str], values: list[float]
) -> None:
    path = written(tmp_path, "A;B\n" + "".join(f"x;{text}\n" for text in column))
    assert read_sheet(path, numbers="B")["B"].tolist() == values
