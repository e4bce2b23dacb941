"""What heads say of columns: kinds that agencies' sheets have beside the shapes told elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cetakbiru.base.errors import Refused
from cetakbiru.model.load import Blueprint
from cetakbiru.renja.proposal import Wishes
from tests.renja import sheets
from tests.renja.test_shapes import read

ABOVE = ["RENCANA KERJA DINAS PENDIDIKAN TAHUN 2027"]
TUTORS, CLASSES = sheets.TUTORS, sheets.CLASSES
NAMES = ("subkegiatan", "keluaran", "volume", "satuan", "anggaran", "sumber_dana")


def rows_of(
    path: Path, province: Blueprint, rows: list[list[Any]], merged: tuple[str, ...], wishes: Wishes
) -> list[tuple[str, ...]]:
    _, reading = read(sheets.workbook(path / "renja.xlsx", rows, merged), province, wishes)
    assert reading.problems == []
    return [tuple(row.texts[name] for name in NAMES) for row in reading.rows]


def test_of_three_indicators_that_of_the_sub_activity_is_the_output(
    tmp_path: Path, province: Blueprint
) -> None:
    found = rows_of(tmp_path, province, [
        ABOVE,
        ["Kode", "Program/Kegiatan/Sub Kegiatan", "Indikator", None, "Target", None, "Pagu"],
        [None, None, "Program", "Sub Kegiatan", "Program", "Sub Kegiatan", None],
        ["1.01.02", "PROGRAM PENDIDIKAN REKAAN", "Partisipasi", None, "90%", None, 300e6],
        [*TUTORS, None, "Tutor", None, "40 orang", 300e6],
    ], ("C2:D2", "E2:F2", "A2:A3", "B2:B3", "G2:G3"), Wishes())  # fmt: skip
    assert found == [(TUTORS[1], "Tutor", "40", "orang", "300000000", "")]


def test_columns_of_a_strategic_plan_and_of_other_years_are_not_this_years(
    tmp_path: Path, province: Blueprint
) -> None:
    rows = [
        ["RENCANA KERJA DINAS PENDIDIKAN"],
        [*("Kode", "Sub Kegiatan", "Target Renstra 2025-2029", None, "Realisasi s.d. 2025"),
         *("Pagu 2026", None, "Pagu 2027", None)],
        [None, None, "K", "Rp", None, "K", "Rp", "K", "Rp"],
        [*TUTORS, 90, 9e9, 1e9, 11, 2e9, 12, "500.000.000"],
    ]  # fmt: skip
    merged = ("C2:D2", "F2:G2", "H2:I2")
    found = rows_of(tmp_path, province, rows, merged, Wishes(year=2027))
    assert found == [(TUTORS[1], "", "12", "", "500000000", "")]
    with pytest.raises(Refused, match="2026, 2027"):
        rows_of(tmp_path, province, rows, merged, Wishes())


def test_money_after_a_change_is_that_of_the_year(tmp_path: Path, province: Blueprint) -> None:
    found = rows_of(tmp_path, province, [
        ABOVE,
        ["Kode", "Sub Kegiatan", "Pagu", None, "Bertambah/Berkurang"],
        [None, None, "Sebelum Perubahan", "Setelah Perubahan", None],
        [*TUTORS, 100e6, 150e6, 50e6],
    ], ("C2:D2",), Wishes())  # fmt: skip
    assert [row[4] for row in found] == ["150000000"]


def test_columns_of_funds_that_make_up_the_sum_tell_the_funds(
    tmp_path: Path, province: Blueprint
) -> None:
    found = rows_of(tmp_path, province, [
        ABOVE,
        ["Kode", "Sub Kegiatan", "Sumber Dana (Rp)", None, None, "Jumlah (Rp)"],
        [None, None, "APBD", "APBN", "Lainnya", None],
        [*TUTORS, 100e6, 50e6, None, 150e6],
        [*CLASSES, None, 70e6, 10e6, 80e6],
    ], ("C2:E2",), Wishes())  # fmt: skip
    assert [row[4:] for row in found] == [
        ("150000000", "APBD; APBN"),
        ("80000000", "APBN; Lainnya"),
    ]


def test_details_below_a_work_take_the_place_of_its_sum(
    tmp_path: Path, province: Blueprint
) -> None:
    found = rows_of(tmp_path, province, [
        ABOVE,
        ["Kode", "Nama", "Lokasi", "Target", "Satuan", "Pagu"],
        ["1.01.02", "PROGRAM PENDIDIKAN REKAAN", None, None, None, 500e6],
        [*TUTORS, None, 12, "orang", 500e6],
        [None, "- Hulu", "Kec. Hulu Rekaan", 6, "orang", 200e6],
        [None, "- Hilir", "Kec. Hilir Rekaan", 6, "orang", 300e6],
    ], (), Wishes())  # fmt: skip
    assert found == [
        (TUTORS[1], "Hulu", "6", "orang", "200000000", ""),
        (TUTORS[1], "Hilir", "6", "orang", "300000000", ""),
    ]


def test_a_village_lists_activities_in_parts_of_fields(tmp_path: Path, province: Blueprint) -> None:
    path = sheets.workbook(tmp_path / "rkp.xlsx", [
        ["RANCANGAN RKP DESA TAHUN 2027"],
        ["Kelurahan Alun Rekaan, Kecamatan Pusat Rekaan"],
        ["No", "Bidang", "Sub Bidang", "Kegiatan", "Prakiraan Volume", "Jumlah Biaya (Rp)"],
        [1, "Pembangunan", "Jalan", "Jalan tani", "400 m", "150,000,000"],
        [2, None, None, "Jembatan", "1 unit", "30,000,000"],
    ])  # fmt: skip
    _, reading = read(path, province)
    assert [
        (row.texts["program"], row.texts["kegiatan"], row.texts["subkegiatan"], row.texts["volume"])
        for row in reading.rows
    ] == [("Pembangunan", "Jalan", "Jalan tani", "400"), ("Pembangunan", "Jalan", "Jembatan", "1")]


@pytest.mark.parametrize(
    ("head", "cell", "amount"),
    [
        ("Pagu (Rp. 000)", "150.000", "150000000"),
        ("Pagu (Rp.000,-)", 150_000, "150000000"),
        ("Pagu (dalam ribuan)", 150_000, "150000000"),
        ("Pagu (Rp. Juta)", "150,5", "150500000"),
        ("Pagu (dalam jutaan rupiah)", 150, "150000000"),
        ("Pagu (Rp)", "Rp 1,2 M", "1200000000"),
        ("Pagu (Rp)", "150.000.000,00", "150000000"),
        ("Pagu (Rp)", "150,000,000.00", "150000000"),
        ("Pagu", "Rp150.000.000,-", "150000000"),
    ],
)
def test_the_unit_of_money_is_read_from_the_head(
    tmp_path: Path, province: Blueprint, head: str, cell: object, amount: str
) -> None:
    rows = [ABOVE, ["Kode", "Sub Kegiatan", head], [*TUTORS, cell]]
    assert [row[4] for row in rows_of(tmp_path, province, rows, (), Wishes())] == [amount]
