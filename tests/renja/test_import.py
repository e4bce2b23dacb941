"""`ppm import renja`: what is shown, asked, written and remembered, and what a newer sheet does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl

from tests.renja import sheets
from tests.renja.conftest import Desk


def changed(path: Path, change: dict[str, Any]) -> Path:
    """The same workbook with other contents in some cells."""
    book = openpyxl.load_workbook(path)
    for cell, value in change.items():
        book.worksheets[0][cell] = value
    book.save(path)
    return path


def test_a_sheet_becomes_rows_with_ids_a_source_and_the_place_that_they_came_from(
    desk: Desk, tmp_path: Path
) -> None:
    result = desk.take(sheets.renja_table(tmp_path / "renja.xlsx"))
    assert result.exit_code == 0, result.output
    rows = desk.rows("2027-pendidikan")
    assert [row["id"] for row in rows] == [
        "RNJ-2027-pendidikan-001",
        "RNJ-2027-pendidikan-002",
        "RNJ-2027-pendidikan-003",
    ]
    assert rows[0]["asal"] == "renja.xlsx, lembar Renja, baris 13"
    assert {row["sumber"] for row in rows} == {"renja-pendidikan-2027"}
    sources = (desk.data / "sumber.csv").read_text(encoding="utf-8")
    assert "renja-pendidikan-2027,Rencana kerja Dinas Pendidikan (rekaan) tahun 2027" in sources


def test_nothing_is_written_before_the_mapping_was_agreed_to(desk: Desk, tmp_path: Path) -> None:
    result = desk.ask(sheets.renja_table(tmp_path / "renja.xlsx"))
    assert result.exit_code == 1
    assert "pagu tahun ini ← F 'Rencana Tahun 2027 / Kebutuhan Dana/ Pagu Indikatif (Rp)'" in (
        result.output
    )
    assert "--yes" in result.output
    assert desk.rows("2027-pendidikan") == []


def test_a_mapping_is_remembered_and_holds_for_the_next_year(desk: Desk, tmp_path: Path) -> None:
    sheet = sheets.renja_table(tmp_path / "renja.xlsx")
    desk.take(sheet)
    memory = (desk.folder / "pemetaan" / "pendidikan.yml").read_text(encoding="utf-8")
    assert "lokasi: Rencana Tahun {tahun} / Lokasi" in memory
    later = changed(
        sheet,
        {
            "A1": "RENCANA KERJA TAHUN 2028",
            "A2": None,
            "D6": "Rencana Tahun 2028",
            "I6": "Prakiraan Maju Rencana Tahun 2029",
        },
    )
    result = desk.ask(later)
    assert result.exit_code == 0, result.output
    assert "menurut pendidikan.yml" in result.output
    assert len(desk.rows("2028-pendidikan")) == 3


def test_a_persons_mapping_takes_the_place_of_the_proposal(desk: Desk, tmp_path: Path) -> None:
    sheet = sheets.simple_list(tmp_path / "daftar.csv")
    mapping = tmp_path / "lain.yml"
    mapping.write_text(
        "satuan_uang: ribu\nkolom:\n  kegiatan: Kegiatan\n  anggaran: Pagu 2026\n", encoding="utf-8"
    )
    result = desk.take(sheet, "--pemetaan", str(mapping), "--tahun", "2026")
    assert result.exit_code == 0, result.output
    assert [row["anggaran"] for row in desk.rows("2026-lingkungan")] == ["80000000000", ""]


def test_the_same_sheet_twice_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    sheet = sheets.renja_table(tmp_path / "renja.xlsx")
    desk.take(sheet)
    before = desk.rows("2027-pendidikan")
    result = desk.take(sheet)
    assert "Tidak ada perubahan." in result.output
    assert desk.rows("2027-pendidikan") == before


def test_a_newer_sheet_replaces_by_key_and_tells_what_differs(desk: Desk, tmp_path: Path) -> None:
    sheet = sheets.renja_table(tmp_path / "renja.xlsx")
    desk.take(sheet)
    new = {"A13": "1.01.02.1.03.0007", "B13": "Bantuan buku", "D13": "Kec. Hilir Rekaan"}
    changed(sheet, {**new, "B14": "Kelas malam kesetaraan", "F14": "175.000.000"})
    result = desk.take(sheet)
    assert "RNJ-2027-pendidikan-002, Anggaran: 150000000 → 175000000" in result.output
    assert "RNJ-2027-pendidikan-002, Subkegiatan: Penyelenggaraan kelas" in result.output
    assert "RNJ-2027-pendidikan-001, dihapus" in result.output
    ids = [(row["subkegiatan"], row["id"]) for row in desk.rows("2027-pendidikan")]
    assert ids == [
        ("Kelas malam kesetaraan", "RNJ-2027-pendidikan-002"),
        ("Kelas malam kesetaraan", "RNJ-2027-pendidikan-003"),
        ("Bantuan buku", "RNJ-2027-pendidikan-004"),
    ], "numbers are not used again"


def test_the_number_of_a_row_that_was_removed_is_never_given_again(
    desk: Desk, tmp_path: Path
) -> None:
    sheet = sheets.renja_table(tmp_path / "renja.xlsx")
    desk.take(sheet)
    place = {"D15": None, "E15": None, "F15": None, "G15": None}
    desk.take(changed(sheet, place))
    assert [row["id"][-3:] for row in desk.rows("2027-pendidikan")] == ["001", "002"]
    desk.take(changed(sheet, {"D15": "Kec. Hulu Rekaan", "F15": "90.000.000"}))
    assert [row["id"][-3:] for row in desk.rows("2027-pendidikan")] == ["001", "002", "004"]


def test_a_sheet_that_has_nothing_of_the_last_one_is_another(desk: Desk, tmp_path: Path) -> None:
    desk.take(sheets.renja_table(tmp_path / "renja.xlsx"))
    before = desk.rows("2027-pendidikan")
    other = sheets.workbook(tmp_path / "lain.xlsx", [
        ["RENCANA KERJA DINAS PENDIDIKAN TAHUN 2027"],
        ["Kode", "Sub Kegiatan", "Pagu"],
        ["1.01.04.1.01.0001", "Pendataan guru", 80_000_000],
    ])  # fmt: skip
    result = desk.take(other)
    assert result.exit_code == 1
    assert "--pengirim pendidikan-2" in result.output
    assert desk.rows("2027-pendidikan") == before
    again = desk.take(other, "--pengirim", "pendidikan-2")
    assert again.exit_code == 0, again.output
    assert len(desk.rows("2027-pendidikan-2")) == 1


def test_what_people_corrected_stays(desk: Desk, tmp_path: Path) -> None:
    sheet = sheets.renja_table(tmp_path / "renja.xlsx")
    desk.take(sheet)
    file = desk.data / "renja" / "2027-pendidikan.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(",99.01,99.01.01,", ",99.01,99.01.02,", 1), encoding="utf-8")
    changed(sheet, {"F13": "275.000.000"})
    desk.take(sheet)
    row = desk.rows("2027-pendidikan")[0]
    assert (row["kecamatan"], row["anggaran"]) == ("99.01.02", "275000000")


def test_a_dry_run_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    result = desk.ask(sheets.renja_table(tmp_path / "renja.xlsx"), "--dry-run")
    assert result.exit_code == 0, result.output
    assert desk.rows("2027-pendidikan") == []
    assert not (desk.folder / "pemetaan").exists()
