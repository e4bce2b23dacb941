"""What people leave in a table that is none of its data, and what they do to its head."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import copy_good
from tests.workbook.filling import SheetDesk, add, places

TAB = "Rencana aksi"
ROW = 20
SOUND = {
    "tahun": 2026,
    "penyusun": "pendidikan",
    "kegiatan": "Membuka rumah belajar",
    "bidang": "PEN",
    "kabupaten": "99.01",
    "keluaran": "Jumlah kegiatan belajar",
    "volume": 2,
    "satuan": "rumah",
    "penanggung_jawab": "Kepala Bidang Pendidikan Masyarakat",
    "sumber": "sumber-rekaan",
}
Change = Callable[[Any], None]


@pytest.fixture
def desk(tmp_path: Path) -> SheetDesk:
    return SheetDesk(copy_good(tmp_path / "proyek"))


def changed(desk: SheetDesk, change: Change, tab: str = TAB) -> Path:
    book = desk.template("aksi")
    opened = openpyxl.load_workbook(book)
    change(opened[tab])
    opened.save(book)
    return book


def numbers(sheet: Any) -> None:
    for column in range(1, sheet.max_column + 1):
        sheet.cell(ROW, column).value = f"({column})" if column % 2 else column


def head(sheet: Any) -> None:
    for column in range(1, sheet.max_column + 1):
        sheet.cell(ROW, column).value = sheet.cell(1, column).value


def total(words: str, column: str = "kegiatan", **more: object) -> Change:
    def change(sheet: Any) -> None:
        for name, value in {column: words, "anggaran": 900_000_000, **more}.items():
            sheet.cell(ROW, places(sheet)[name]).value = value

    return change


def merged_total(sheet: Any) -> None:
    total("JUMLAH", "id", anggaran="=SUM(N3:N9)")(sheet)
    sheet.merge_cells(start_row=ROW, end_row=ROW, start_column=1, end_column=10)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (numbers, "nomor kolom"),
        (head, "mengulang kepala tabel"),
        (total("JUMLAH"), "jumlah dari baris lain"),
        (total("J u m l a h"), "jumlah dari baris lain"),
        (total("Jumlah Dinas Rekaan"), "jumlah dari baris lain"),
        (total("Total", "id"), "jumlah dari baris lain"),
        (total("Sub Total", "tahun"), "jumlah dari baris lain"),
        (total("Total Program Rekaan", penyusun="pendidikan", tahun=2026), "jumlah dari"),
        (merged_total, "jumlah dari baris lain"),
    ],
)
def test_a_row_that_is_no_data_is_told_alone_and_may_be_left_out(
    change: Change, told: str, desk: SheetDesk
) -> None:
    book = changed(desk, change)
    result = desk.load(book)
    assert result.exit_code == 1, result.output
    assert told in result.output, result.output
    assert "1 galat" in result.output, result.output
    rest = desk.load(book, "--sebagian")
    assert rest.exit_code == 0, rest.output
    assert f"{ROW}: Baris ini" in rest.output, rest.output
    assert "1 baris ditinggalkan" in rest.output, rest.output


def test_what_counts_things_is_no_sum(desk: SheetDesk) -> None:
    book = changed(desk, lambda sheet: add(sheet, SOUND))
    assert "rencana aksi baru: Membuka rumah belajar" in desk.load(book).output


def put(row: int, name: str, value: object) -> Change:
    def change(sheet: Any) -> None:
        sheet.cell(row, places(sheet)[name]).value = value

    return change


@pytest.mark.parametrize(
    "change",
    [put(1, "volume", "Target"), put(2, "volume", "Volume "), put(2, "volume", "jumlah")],
    ids=["title", "capital", "name"],
)
def test_a_column_is_known_by_its_name_or_by_its_title(change: Change, desk: SheetDesk) -> None:
    result = desk.load(changed(desk, change))
    assert result.output == "Tidak ada perubahan.\n"


@pytest.mark.parametrize("tab", [TAB, "Hasil", "Sumber"])
def test_titles_do_where_the_row_of_names_is_gone(tab: str, desk: SheetDesk) -> None:
    result = desk.load(changed(desk, lambda sheet: sheet.delete_rows(2), tab))
    assert result.output == "Tidak ada perubahan.\n"


def test_nobody_is_told_to_delete_a_column_that_is_only_called_otherwise(desk: SheetDesk) -> None:
    def change(sheet: Any) -> None:
        put(1, "volume", "Target")(sheet)
        put(2, "volume", "target")(sheet)

    result = desk.load(changed(desk, change))
    assert result.exit_code == 1
    assert "Bila ini kolom volume, tulis kembali nama itu di L2" in result.output


@pytest.mark.parametrize(
    ("year", "told"),
    [
        ("../../../zz/2026", "bukan angka"),
        ("2026/2027", "bukan angka"),
        (26, "di luar rentang"),
    ],
)
def test_what_names_a_file_is_judged_before_there_is_one(
    year: object, told: str, desk: SheetDesk
) -> None:
    result = desk.load(changed(desk, lambda sheet: add(sheet, {**SOUND, "tahun": year})))
    assert result.exit_code == 1
    assert told in result.output
    assert "1 galat" in result.output


def test_a_sheet_of_another_province_is_not_taken_for_ours(desk: SheetDesk) -> None:
    book = desk.template("kelengkapan")
    edition = desk.project / "data/edisi.yml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text.replace("kode: '99'", "kode: '98'"), encoding="utf-8")
    result = desk.load(book)
    assert result.exit_code == 1
    assert "dibuat untuk provinsi 99, sedangkan data ini milik provinsi 98" in result.output


def test_noughts_behind_the_comma_of_rupiah_say_nothing(desk: SheetDesk) -> None:
    row = {**SOUND, "anggaran": "Rp 250.000.000,00"}
    assert desk.load(changed(desk, lambda sheet: add(sheet, row))).exit_code == 0
    assert desk.rows("aksi/2026-pendidikan.csv")[-1]["anggaran"] == "250000000"


def test_the_result_of_a_year_to_come_is_refused(desk: SheetDesk) -> None:
    row = {"program": "PRG-9901-PEN-01", "tahun": 2027, "realisasi": 8, "bukti": "laporan"}
    row |= {"sumber": "sumber-rekaan"}
    result = desk.load(changed(desk, lambda sheet: add(sheet, row), "Hasil"))
    assert result.exit_code == 1
    assert "Tahun 2027 sesudah tahun edisi ini" in result.output


def test_a_choice_typed_as_a_number_is_told_as_no_choice(desk: SheetDesk) -> None:
    book = desk.template("etalase")
    opened = openpyxl.load_workbook(book)
    sheet = opened["Kegiatan"]
    sheet.cell(3, places(sheet)["pita_biaya"]).value = 120_000_000
    opened.save(book)
    result = desk.load(book)
    assert result.exit_code == 1
    assert "Pilih salah satu:" in result.output
    assert "50–250 juta" in result.output


def test_a_company_that_is_not_known_is_told_with_the_codes_of_the_sheet_alone(
    desk: SheetDesk,
) -> None:
    book = desk.template("etalase")
    opened = openpyxl.load_workbook(book)
    add(opened["Kegiatan"], {"id": None, "perusahaan": "lain", "kegiatan": "Sumur", "tahun": 2026})
    sheet = opened["Perusahaan"]
    sheet.cell(20, places(sheet)["kode"]).value = "pt-baru"
    opened.save(book)
    said = desk.load(book).output
    assert "kapur-rekaan, pt-baru." in said, said
