"""What is wrong with a sheet is told with its place and how to mend it, and nothing is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from cetakbiru.renja import answers
from tests.renja import sheets
from tests.renja.conftest import Desk
from tests.renja.test_import import changed

HEAD = ["Kode", "Program/Kegiatan/Sub Kegiatan", "Lokasi", "Target", "Pagu"]
ABOVE: list[list[Any]] = [
    ["RENCANA KERJA DINAS PENDIDIKAN TAHUN 2027"],
    HEAD,
    ["1.01.02", "PROGRAM PENDIDIKAN REKAAN", None, None, 400_000_000],
    ["1.01.02.1.03", "Pengelolaan kesetaraan", None, None, 400_000_000],
]
FIRST = [*sheets.TUTORS, "Kec. Hulu Rekaan", "40 orang", 250_000_000]
SECOND = [*sheets.CLASSES, "Kec. Hilir Rekaan", "4 kelas", 150_000_000]


def sheet(path: Path, *rows: list[Any], above: list[list[Any]] = ABOVE) -> Path:
    return sheets.workbook(path / "renja.xlsx", [*above, *rows])


def refused(desk: Desk, path: Path, *options: str) -> str:
    """What is said of a sheet that is not taken: nothing is written."""
    result = desk.take(path, *options)
    assert result.exit_code == 1, result.output
    assert desk.rows("2027-pendidikan") == []
    assert not (desk.folder / "pemetaan").exists()
    return result.output


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["1.01.02.103.0001", *FIRST[1:]], 'Kode "1.01.02.103.0001" tidak berbentuk kode'),
        ([*FIRST[:4], "kira-kira"], 'Anggaran "kira-kira" tidak dapat dibaca'),
        ([*FIRST[:4], "#REF!"], 'Anggaran "#REF!" tidak dapat dibaca'),
        ([*FIRST[:4], -5_000_000], 'Anggaran "-5000000" bernilai negatif'),
        ([*FIRST[:4], "USD 5000"], "bukan dalam rupiah"),
        ([FIRST[0], None, *FIRST[2:]], "tidak menyebut nama kegiatannya"),
        ([FIRST[0], "Bantuan, hubungi 0812-3456-7890", *FIRST[2:]], "nomor telepon"),
        ([FIRST[0], "Bantuan, oleh Drs. H. Rekaan Wijaya, M.Pd.", *FIRST[2:]], "nama orang"),
    ],
)
def test_a_wrong_row_is_told_with_sheet_row_and_remedy(
    desk: Desk, tmp_path: Path, row: list[Any], said: str
) -> None:
    output = refused(desk, sheet(tmp_path, row, SECOND))
    assert said in output
    assert "Renja!" in output
    assert "5" in output.partition("Renja!")[2][:3]
    assert "Perbaikan: " in output


def test_the_nearest_code_is_told(desk: Desk, tmp_path: Path) -> None:
    output = refused(desk, sheet(tmp_path, FIRST, ["1.01.02.1.03.00002", *SECOND[1:]]))
    assert "Maksud Anda 1.01.02.1.03.0001?" in output or "Maksud Anda 1.01.02.1.03.0002?" in output


def test_wrong_rows_are_left_out_when_that_is_wanted(desk: Desk, tmp_path: Path) -> None:
    result = desk.take(sheet(tmp_path, [*FIRST[:4], "kira-kira"], SECOND), "--sebagian")
    assert result.exit_code == 0, result.output
    assert "Ditinggalkan: 1 baris." in result.output
    assert "Renja!E5" in result.output
    assert [row["subkegiatan"] for row in desk.rows("2027-pendidikan")] == [SECOND[1]]


def test_hidden_and_crossed_out_rows_are_told(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, FIRST, SECOND)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    page.row_dimensions[5].hidden = True
    page["B6"].font = Font(strike=True)
    book.save(path)
    output = refused(desk, path)
    assert "tersembunyi" in output
    assert "dicoret" in output


def test_a_row_that_stands_twice_is_told(desk: Desk, tmp_path: Path) -> None:
    assert "sama persis dengan baris 5" in refused(desk, sheet(tmp_path, FIRST, SECOND, FIRST))


def test_money_that_seems_to_be_in_thousands_is_asked_for(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, [*FIRST[:4], 250_000], [*SECOND[:4], "150.000"])
    output = refused(desk, path)
    assert "--satuan-uang ribu" in output
    result = desk.take(path, "--satuan-uang", "ribu")
    assert result.exit_code == 0, result.output
    assert [row["anggaran"] for row in desk.rows("2027-pendidikan")] == ["250000000", "150000000"]


def test_sums_that_differ_from_their_rows_are_told_and_never_taken(
    desk: Desk, tmp_path: Path
) -> None:
    result = desk.take(sheet(tmp_path, FIRST, [*SECOND[:4], 175_000_000]))
    assert result.exit_code == 0, result.output
    assert "menulis jumlah 400.000.000, sedangkan rinciannya 425.000.000" in result.output
    assert len(desk.rows("2027-pendidikan")) == 2


def test_a_programme_with_money_and_no_work_below_is_told(desk: Desk, tmp_path: Path) -> None:
    lone = ["1.01.03", "PROGRAM LAIN", None, None, 90_000_000]
    assert "tidak mempunyai subkegiatan" in refused(desk, sheet(tmp_path, FIRST, SECOND, lone))


def test_a_place_that_may_be_two_or_none_is_told_and_not_guessed(
    desk: Desk, tmp_path: Path
) -> None:
    path = sheet(tmp_path, [*FIRST[:2], "Kec. Rekaan Raya", *FIRST[3:]], SECOND)
    result = desk.take(path)
    assert result.exit_code == 0, result.output
    assert 'Renja!C5: Kecamatan "Rekaan Raya" tidak dikenal' in result.output
    row = desk.rows("2027-pendidikan")[0]
    assert (row["kecamatan"], row["lokasi"]) == ("", "Kec. Rekaan Raya")


@pytest.mark.parametrize(
    ("title", "options", "said"),
    [
        ("RENCANA KERJA DINAS PENDIDIKAN", (), "Tulis tahunnya, misalnya --tahun 2027"),
        ("RENCANA KERJA TAHUN 2027", (), "Tulis --pengirim"),
        (ABOVE[0][0], ("--lembar", "Renjaa"), "Maksud Anda Renja?"),
        (ABOVE[0][0], ("--pengirim", "Pendidikn"), "Maksud Anda pendidikan?"),
    ],
)
def test_what_a_sheet_does_not_say_is_asked_for(
    desk: Desk, tmp_path: Path, title: str, options: tuple[str, ...], said: str
) -> None:
    path = sheet(tmp_path, FIRST, SECOND, above=[[title], *ABOVE[1:]])
    assert said in refused(desk, path.rename(tmp_path / "a.xlsx"), *options)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kolom: [", "bukan YAML"),
        ("satuan_uang: ribu\n", "harus ada kolom"),
        ("kolom:\n  harga: Pagu\n", "'harga' tidak dikenal"),
        ("kolom:\n  subkegiatan: Kegiatn\n", "tidak ada di lembar ini"),
        ("satuan_uang: dolar\nkolom:\n  kegiatan: Kegiatan\n", "satuan_uang harus"),
        ("kolom:\n  kegiatan: 3\n", "harus nama kolom"),
    ],
)
def test_a_mapping_that_does_not_fit_is_told(
    desk: Desk, tmp_path: Path, text: str, said: str
) -> None:
    mapping = tmp_path / "peta.yml"
    mapping.write_text(text, encoding="utf-8")
    assert said in refused(desk, sheet(tmp_path, FIRST, SECOND), "--pemetaan", str(mapping))


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7 rekaan", b"PK\x03\x04 rusak", b"hanya tulisan"]
)
def test_a_file_without_a_table_is_told(desk: Desk, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "renja.xlsx"
    path.write_bytes(content)
    refused(desk, path)


def test_sheets_with_the_same_columns_are_read_together(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, FIRST)
    book = openpyxl.load_workbook(path)
    other = book.create_sheet("Lanjutan")
    for row in [*ABOVE, SECOND]:
        other.append(row)
    past = book.create_sheet("2026")
    for row in [["RENCANA KERJA DINAS PENDIDIKAN TAHUN 2026"], *ABOVE[1:], SECOND]:
        past.append(row)
    book.save(path)
    result = desk.take(path)
    assert result.exit_code == 0, result.output
    assert "bersama lembar Lanjutan" in result.output
    assert "Tidak dibaca: lembar 2026" in result.output
    assert len(desk.rows("2027-pendidikan")) == 2


def test_years_that_stand_in_a_column_are_asked_for(desk: Desk, tmp_path: Path) -> None:
    path = sheets.village_projects(tmp_path / "desa.csv")
    result = desk.take(path, "--pengirim", "99.02.01.1001")
    assert result.exit_code == 1
    assert "2026, 2027" in result.output


def test_a_date_that_was_a_code_is_told_or_undone(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, FIRST, SECOND)
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    # 1.01.02 typed into a cell that makes dates: 1 January 2002.
    page["A3"] = date(2002, 1, 1)
    book.save(path)
    result = desk.take(changed(path, {}))
    assert result.exit_code == 0, result.output
    assert desk.rows("2027-pendidikan")[0]["program"] == "PROGRAM PENDIDIKAN REKAAN"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.01.02.1.O3.0009", "1.01.02.1.03.0009"),
        ("1.O1.02.1.03.OOl2", "1.01.02.1.03.0012"),
        ("101021.030009", "1.01.02.1.03.0009"),
    ],
)
def test_letters_for_figures_and_lost_points_are_seen_through(
    desk: Desk, tmp_path: Path, written: str, meant: str
) -> None:
    output = refused(desk, sheet(tmp_path, FIRST, [written, *SECOND[1:]]))
    assert f"Maksud Anda {meant}?" in output


def test_what_the_checks_find_wrong_is_left_out_too(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, [FIRST[0], "@SUM(1)", *FIRST[2:]], SECOND)
    assert "dijalankan sebagai rumus" in refused(desk, path)
    result = desk.take(path, "--sebagian")
    assert result.exit_code == 0, result.output
    assert "Ditinggalkan: 1 baris." in result.output
    assert [row["subkegiatan"] for row in desk.rows("2027-pendidikan")] == [SECOND[1]]


@pytest.mark.parametrize("code", ["../../luar", "-rf", "a--b", "sosial ", "a" * 61, ""])
def test_a_code_of_a_sender_names_no_other_file(desk: Desk, tmp_path: Path, code: str) -> None:
    assert "Kode pengirim" in refused(desk, sheet(tmp_path, FIRST, SECOND), f"--pengirim={code}")


def test_a_sheet_that_another_sender_sent_is_told(desk: Desk, tmp_path: Path) -> None:
    path = sheet(tmp_path, FIRST, SECOND)
    assert "semua baris lembar ini sama" not in desk.take(path).output
    assert "semua baris lembar ini sama" not in desk.take(path).output
    result = desk.take(path, "--pengirim", "lingkungan", "--dry-run")
    assert "semua baris lembar ini sama dengan yang sudah ada dari Rencana kerja Dinas" in (
        result.output
    )


def test_places_that_repeat_are_looked_for_once(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = answers.meant_by

    def counted(blueprint: Any, home: Any, told: Any, answer: Any) -> list[str]:
        asked.append(told["nilai"])
        return real(blueprint, home, told, answer)

    monkeypatch.setattr(answers, "meant_by", counted)
    rows = [
        [f"1.01.02.1.03.{at:04}", f"Kelas {at}", "Kec. Antah", "1 kelas", 2e8] for at in range(9)
    ]
    desk.take(sheet(tmp_path, *rows), "--dry-run")
    assert asked == ["Antah"]
