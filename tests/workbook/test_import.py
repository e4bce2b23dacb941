"""An edited workbook comes back as the smallest change of the CSV, or not at all."""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.workbook.conftest import Desk, column, put

# An import asks git what was published.
pytestmark = pytest.mark.site

NEW = {
    "nama": "Program uji",
    "bidang": "PEN",
    "subprogram": "PEN-2",
    "penerima_manfaat": "Warga",
    "keluaran": "Kelas yang berjalan",
    "hasil": "Lama sekolah naik",
    "opd": "pendidikan",
    "tujuan": "RPD-1",
    "dasar_indikator": "rls",
    "status": "usulan",
    "sumber": "aturan-prioritas",
    "asal_kebutuhan": "Diminta dalam musyawarah",
    "ditinjau": dt.date(2026, 11, 20),
}


def first_spare(sheet: Any) -> int:
    return next(row for row in range(3, 100) if sheet.cell(row, 1).value is None)


def add(sheet: Any, **other: object) -> int:
    row = first_spare(sheet)
    while sheet.cell(row, column(sheet, "nama")).value:
        row += 1
    for name, value in {**NEW, **other}.items():
        put(sheet, row, name, value)
    return row


def changed_lines(before: bytes, after: bytes) -> list[str]:
    diff = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in diff if line[:1] in "+-"]


def refused(desk: Desk, *told: str, remedy: str = "Perbaikan:") -> None:
    before = {path: path.read_bytes() for path in desk.data.rglob("*") if path.is_file()}
    result = desk.run()
    assert result.exit_code == 1, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    for text in told:
        assert text in result.output, result.output
    assert remedy in result.output
    assert before == {path: path.read_bytes() for path in desk.data.rglob("*") if path.is_file()}


def test_one_number_changes_one_cell_and_no_other_byte(desk: Desk) -> None:
    before = desk.csv.read_bytes()
    desk.edit(lambda sheet: put(sheet, 3, "target_2030", 12.5))
    result = desk.run()
    assert result.exit_code == 0, result.output
    assert "PRG-6104-PEN-01, Target 2030: 12.49 → 12.5" in result.output
    assert desk.csv.read_bytes() == before.replace(b",12.49,", b",12.5,", 1)


def test_a_dry_run_tells_the_same_and_writes_nothing(desk: Desk) -> None:
    before = desk.csv.read_bytes()
    desk.edit(lambda sheet: put(sheet, 3, "target_2030", 12.5))
    assert "12.49 → 12.5" in desk.run("--dry-run").output
    assert desk.csv.read_bytes() == before


def test_other_quotes_and_line_ends_stay_as_they_were(desk: Desk) -> None:
    text = desk.csv.read_text(encoding="utf-8")
    odd = text.replace("PRG-6104-PEN-02,61.04,", '"PRG-6104-PEN-02","61.04",').replace("\n", "\r\n")
    desk.csv.write_bytes(odd.encode())
    desk.edit(lambda sheet: put(sheet, 4, "catatan", 'Kata "kutip", dan koma'))
    assert desk.run().exit_code == 0
    after = desk.csv.read_bytes()
    assert len(changed_lines(odd.encode(), after)) == 2
    assert b'"PRG-6104-PEN-02","61.04",' in after
    assert b',"Kata ""kutip"", dan koma"\r\n' in after
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_new_row_gets_the_next_free_id_and_stands_with_its_bidang(desk: Desk) -> None:
    before = desk.csv.read_bytes()
    desk.edit(add)
    assert desk.run().exit_code == 0
    after = desk.csv.read_bytes()
    assert len(changed_lines(before, after)) == 1
    rows = list(csv.DictReader(after.decode().splitlines()))
    ids = [row["id"] for row in rows]
    last = max(identity for identity in ids if "-PEN-" in identity)
    new = rows[ids.index(last)]
    assert new["nama"] == NEW["nama"]
    assert new["kabupaten"] == "61.04"
    assert new["ditinjau"] == "2026-11-20"
    assert ids[ids.index(last) - 1].split("-")[2] == "PEN"


def test_an_id_that_was_ever_given_is_not_given_again(desk: Desk) -> None:
    """The last programme of the bidang was removed from the data after the workbook was made."""
    rows = desk.csv.read_text(encoding="utf-8").splitlines(keepends=True)
    last = max(row.split(",")[0] for row in rows[1:] if "-PEN-" in row)
    desk.csv.write_text("".join(row for row in rows if not row.startswith(last)), encoding="utf-8")
    desk.edit(add)
    result = desk.run("--dry-run")
    serial = int(last[-2:]) + 1
    assert f"PRG-6104-PEN-{serial:02d}, program baru" in result.output


def test_two_new_rows_get_two_ids(desk: Desk) -> None:
    def two(sheet: Any) -> None:
        add(sheet)
        add(sheet, nama="Program uji kedua")

    desk.edit(two)
    result = desk.run()
    assert result.exit_code == 0, result.output
    assert result.output.count("program baru:") == 2
    lines = desk.csv.read_text(encoding="utf-8").splitlines()
    ids = [row["id"] for row in csv.DictReader(lines)]
    assert len(ids) == len(set(ids))


def test_a_withdrawn_programme_stays_with_its_reason(desk: Desk) -> None:
    def withdraw(sheet: Any) -> None:
        put(sheet, 3, "status", "dicabut")
        put(sheet, 3, "catatan", "Tidak lagi diperlukan")

    desk.edit(withdraw)
    result = desk.run()
    assert result.exit_code == 0, result.output
    assert "PRG-6104-PEN-01, Status: usulan → dicabut" in result.output
    assert result.output.endswith(f"Ditulis: {desk.csv.resolve()}\n")


def test_a_full_disk_leaves_the_data_as_they_were(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where there is still room to judge the change, and none to write it."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "penuh")

    desk.edit(lambda sheet: put(sheet, 3, "target_2030", 12.5))
    monkeypatch.setattr("cetakbiru.base.atomic.tempfile.NamedTemporaryFile", refuse)
    refused(desk, str(desk.csv), "ruang cakram habis", "Datanya tidak diubah.", remedy="Kosongkan")
    monkeypatch.undo()
    monkeypatch.setattr(Path, "write_bytes", refuse)
    refused(desk, "tidak dapat diperiksa: ruang cakram habis", remedy="Kosongkan")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12, "12"),
        (12.0, "12"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        (" 12,5 ", "12.5"),
        ("1.234,5", "1234.5"),
        (0.1, "0.1"),
        (1e-05, "0.00001"),
    ],
)
def test_numbers_are_understood_as_people_write_them(desk: Desk, value: object, text: str) -> None:
    """A programme without an indicator may promise any figure."""
    desk.edit(lambda sheet: put(sheet, 9, "target_2030", value))
    result = desk.run("--dry-run")
    assert f"PRG-6104-SOS-01, Target 2030: (kosong) → {text}\n" in result.output


@pytest.mark.parametrize("value", [12.49, "12,49", "12.49", " 12,49\u00a0"])
def test_the_same_number_written_otherwise_is_no_change(desk: Desk, value: object) -> None:
    desk.edit(lambda sheet: put(sheet, 3, "target_2030", value))
    assert desk.run().output == "Tidak ada perubahan.\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (dt.date(2026, 10, 1), "2026-10-01"),
        (dt.datetime(2026, 10, 1, 9, 30), "2026-10-01"),
        ("2026-10-01", "2026-10-01"),
        ("1 Oktober 2026", "2026-10-01"),
        ("20/10/2026", "2026-10-20"),
    ],
)
def test_dates_are_understood_as_people_write_them(desk: Desk, value: object, text: str) -> None:
    desk.edit(lambda sheet: put(sheet, 3, "ditinjau", value))
    assert f"Tanggal ditinjau: 2026-11-22 → {text}\n" in desk.run("--dry-run").output


Spoil = Callable[[Any], Any]


def _merge(sheet: Any) -> None:
    sheet.merge_cells("C3:C4")


def _hide_row(sheet: Any) -> None:
    put(sheet, 3, "target_2030", 12.5)
    sheet.row_dimensions[3].hidden = True


def _hide_column(sheet: Any) -> None:
    put(sheet, 3, "target_2030", 12.5)
    letter = openpyxl.utils.get_column_letter(column(sheet, "target_2030"))
    sheet.column_dimensions[letter].hidden = True


def _delete_row(sheet: Any) -> None:
    sheet.delete_rows(3)


def _delete_column(sheet: Any) -> None:
    sheet.delete_cols(column(sheet, "catatan"))


def _extra_column(sheet: Any) -> None:
    at = sheet.max_column + 1
    sheet.cell(2, at).value = "periksa lagi"
    sheet.cell(3, at).value = "ya"


def _copy_row(sheet: Any) -> None:
    row = first_spare(sheet)
    for cell in sheet[3]:
        sheet.cell(row, cell.column).value = cell.value


def _far(sheet: Any) -> None:
    sheet.cell(9_000, 3).value = "jauh"


def _percent(sheet: Any) -> None:
    cell = sheet.cell(3, column(sheet, "target_2030"))
    cell.value, cell.number_format = 0.125, "0.0%"


def _serial(sheet: Any) -> None:
    cell = sheet.cell(3, column(sheet, "ditinjau"))
    cell.value, cell.number_format = 46_316, "General"


PROBLEMS: dict[str, tuple[Spoil, tuple[str, ...]]] = {
    "rumus": (lambda s: put(s, 3, "target_2030", "=SUM(R4:R5)"), ("Program!AA3", "rumus")),
    "galat-excel": (lambda s: put(s, 3, "target_2030", "#DIV/0!"), ("Program!AA3", "galat Excel")),
    "jadi-tanggal": (
        lambda s: put(s, 3, "target_2030", dt.datetime(2026, 8, 7)),
        ("Program!AA3", "7-8-2026"),
    ),
    "persen": (_percent, ("Program!AA3", "persen", "0.125", "12.5")),
    "bermakna-dua": (
        lambda s: put(s, 3, "target_2030", "12.090"),
        ("Program!AA3", "12,090", "12090"),
    ),
    "bukan-angka": (
        lambda s: put(s, 3, "target_2030", "dua belas"),
        ("Program!AA3", "bukan angka"),
    ),
    "tahun-mustahil": (lambda s: put(s, 3, "baseline_tahun", 25), ("Program!U3", "1990")),
    "kode-jadi-angka": (lambda s: put(s, 3, "kecamatan", 61.04), ("Program!G3", "angka")),
    "kode-asing": (lambda s: put(s, 3, "opd", "pendidikn"), ("Program!AB3", "pendidikan")),
    "tanggal-bermakna-dua": (
        lambda s: put(s, 3, "ditinjau", "03/04/2026"),
        ("2026-04-03", "2026-03-04"),
    ),
    "tanggal-jadi-angka": (_serial, ("Program!AL3", "46316", "2026-10-21")),
    "tanggal-asing": (lambda s: put(s, 3, "ditinjau", "kemarin"), ("Program!AL3", "tanggal")),
    "logika": (lambda s: put(s, 3, "catatan", True), ("Program!AM3", "TRUE")),
    "baris-baru": (lambda s: put(s, 3, "catatan", "satu\ndua"), ("Program!AM3", "beberapa baris")),
    "wajib-kosong": (lambda s: put(s, 3, "nama", None), ("Program!C3", "wajib")),
    "spasi-saja": (lambda s: put(s, 3, "nama", "   "), ("Program!C3", "wajib")),
    "gabungan": (_merge, ("Program!C3", "C3:C4")),
    "baris-tersembunyi": (_hide_row, ("Program!A3", "tersembunyi")),
    "kolom-tersembunyi": (_hide_column, ("target_2030", "tersembunyi")),
    "baris-dihapus": (_delete_row, ("PRG-6104-PEN-01", "dicabut")),
    "kolom-dihapus": (_delete_column, ("catatan", "Catatan")),
    "kolom-tambahan": (_extra_column, ("Program!AN2", "periksa lagi")),
    "baris-disalin": (_copy_row, ("PRG-6104-PEN-01", "baris 3")),
    "jauh": (_far, ("Program!C9000", "jauh")),
    "id-ditulis": (lambda s: put(s, add(s), "id", "PRG-6104-PEN-77"), ("PRG-6104-PEN-77",)),
    "id-diubah": (lambda s: put(s, 3, "id", "PRG-6104-PEN-77"), ("PRG-6104-PEN-77", "PEN-01")),
    "bidang-kosong": (lambda s: add(s, bidang=None), ("Bidang program baru belum diisi", "PEN")),
    "bidang-asing": (
        lambda s: add(s, bidang="PENDIDIKAN"),
        ("PENDIDIKAN", "PEN, KES, PDR, EKO, SOS, LNG, LBG, INF."),
    ),
    "kabupaten-lain": (lambda s: put(s, 3, "kabupaten", "61.05"), ("Program!B3", "61.05")),
    "rumus-teks": (
        lambda s: put(s, 3, "catatan", "@SUM(1)"),
        ("Program!AM3", "rumus"),
    ),
    "ditetapkan": (lambda s: put(s, 3, "status", "ditetapkan"), ("Program!AI3", "rancangan")),
    "dua-kolom-sama": (
        lambda s: s.cell(2, column(s, "catatan")).__setattr__("value", "nama"),
        ("nama", "dua kali"),
    ),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_problem_is_told_with_its_cell_and_remedy_and_nothing_is_written(
    name: str, desk: Desk
) -> None:
    spoil, told = PROBLEMS[name]
    desk.edit(spoil)
    refused(desk, *told)


def test_all_problems_are_told_at_once(desk: Desk) -> None:
    def many(sheet: Any) -> None:
        put(sheet, 3, "target_2030", "=1")
        put(sheet, 4, "ditinjau", "03/04/2026")
        sheet.merge_cells("C5:C6")

    desk.edit(many)
    refused(desk, "Program!AA3", "Program!AL4", "Program!C5", "3 galat")


def test_pasted_blanks_and_empty_rows_are_no_rows(desk: Desk) -> None:
    def blanks(sheet: Any) -> None:
        for row in range(20, 40):
            put(sheet, row, "nama", "  ")
            put(sheet, row, "catatan", "\u00a0")

    desk.edit(blanks)
    assert desk.run().output == "Tidak ada perubahan.\n"


def test_hidden_rows_that_did_not_change_are_fine(desk: Desk) -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[4].hidden = True
        put(sheet, 3, "target_2030", 12.5)

    desk.edit(hide)
    assert desk.run().exit_code == 0


def test_a_wish_of_another_editor_is_kept(desk: Desk) -> None:
    """Since the workbook was made, someone changed another cell of the same row."""
    text = desk.csv.read_text(encoding="utf-8")
    theirs = text.replace("Lokasi menunggu pemetaan sosial.", "Lokasi ditetapkan.", 1)
    desk.csv.write_text(theirs, encoding="utf-8")
    desk.edit(lambda sheet: put(sheet, 3, "target_2030", 12.5))
    assert desk.run().exit_code == 0
    assert desk.csv.read_text(encoding="utf-8") == theirs.replace(",12.49,", ",12.5,", 1)


def test_two_different_wishes_for_one_cell_are_a_conflict(desk: Desk) -> None:
    text = desk.csv.read_text(encoding="utf-8")
    desk.csv.write_text(text.replace(",12.49,", ",12.3,", 1), encoding="utf-8")
    desk.edit(lambda sheet: put(sheet, 3, "target_2030", 12.5))
    refused(desk, "Program!AA3", "12.5", "12.3", "12.49")


def test_the_same_wish_of_both_is_no_conflict(desk: Desk) -> None:
    text = desk.csv.read_text(encoding="utf-8")
    desk.csv.write_text(text.replace(",12.49,", ",12.5,", 1), encoding="utf-8")
    desk.edit(lambda sheet: put(sheet, 3, "target_2030", 12.5))
    assert desk.run().output == "Tidak ada perubahan.\n"


def test_a_programme_that_is_gone_from_the_data_can_not_be_changed(desk: Desk) -> None:
    rows = desk.csv.read_text(encoding="utf-8").splitlines(keepends=True)
    desk.csv.write_text("".join([rows[0], *rows[2:]]), encoding="utf-8")
    desk.edit(lambda sheet: put(sheet, 3, "target_2030", 12.5))
    refused(desk, "PRG-6104-PEN-01", "tidak ada dalam data")


def test_an_older_workbook_does_not_undo_new_programmes(desk: Desk) -> None:
    rows = desk.csv.read_text(encoding="utf-8").splitlines(keepends=True)
    extra = rows[1].replace("PRG-6104-PEN-01", "PRG-6104-PEN-90")
    desk.csv.write_text("".join([*rows, extra]), encoding="utf-8")
    desk.edit(lambda sheet: put(sheet, 3, "target_2030", 12.5))
    assert desk.run().exit_code == 0
    assert extra in desk.csv.read_text(encoding="utf-8")


def test_errors_that_were_there_before_do_not_stop_an_import(desk: Desk) -> None:
    opd = desk.data / "opd.csv"
    opd.write_text(opd.read_text(encoding="utf-8") + "lain,,,,\n", encoding="utf-8")
    desk.edit(lambda sheet: put(sheet, 3, "target_2030", 12.5))
    assert desk.run().exit_code == 0
