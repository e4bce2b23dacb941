"""Habits of those who write plans of work, each in the smallest sheet that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.renja.proposal import Wishes
from tests.renja import sheets
from tests.renja.test_shapes import read, told

TUTORS, CLASSES = sheets.TUTORS, sheets.CLASSES
NORTH = ("99.01", "99.01.01")
OF_2027 = "RENCANA KERJA DINAS PENDIDIKAN TAHUN 2027"
Table = Sequence[Sequence[Any]]
Rows = list[tuple[str, ...]]

ACCOUNTS_OF_SIPD: tuple[Table, Rows] = (
    [
        [OF_2027],
        [
            *("Kode Sub Kegiatan", "Nama Sub Kegiatan", "Nama Sumber Dana"),
            *("Kode Rekening", "Nama Rekening", "Pagu"),
        ],
        [*TUTORS, "DAU", "5.1.02.01", "Belanja Barang", 120e6],
        [*TUTORS, "DAU", "5.1.02.02", "Belanja Jasa", 120e6],
        [*TUTORS, "DAK", "5.1.02.04", "Belanja Perjalanan", 50e6],
        [*CLASSES, "DAU", "5.1.02.01", "Belanja Barang", 75e6],
    ],
    [
        (*TUTORS, "", "", "", "", "240000000", "DAU"),
        (*TUTORS, "", "", "", "", "50000000", "DAK"),
        (*CLASSES, "", "", "", "", "75000000", "DAU"),
    ],
)
ACCOUNTS_BELOW_WORKS: tuple[Table, Rows] = (
    [
        [OF_2027],
        ["Kode", "Uraian", "Jumlah"],
        [*TUTORS, 250e6],
        ["5", "BELANJA DAERAH", 250e6],
        ["5.1.02", "Belanja Barang dan Jasa", 250e6],
        [f"{TUTORS[0]}.5.1.02.01", "Belanja Barang", 250e6],
        [*CLASSES, 150e6],
        [None, "Belanja Modal", 150e6],
    ],
    [
        (*TUTORS, "", "", "", "", "250000000", ""),
        (*CLASSES, "", "", "", "", "150000000", ""),
    ],
)
ACCOUNTS_OF_A_VILLAGE: tuple[Table, Rows] = (
    [
        ["APB DESA TAHUN ANGGARAN 2027"],
        ["DESA ALUN REKAAN"],
        ["Kode Rekening", None, "Uraian", "Volume", "Anggaran", "Sumber Dana"],
        ["2", None, "BIDANG PEMBANGUNAN", None, "50.000.000,00"],
        ["2.1", None, "Sub Bidang Pendidikan", None, "50.000.000,00"],
        ["2.1.01", None, "Penyelenggaraan PAUD", "1 paket", "50.000.000,00", "DDS"],
        ["2.1.01", "5.2", "Belanja Barang dan Jasa", None, "50.000.000,00", "DDS"],
        [None, "5.2.1", "Belanja Perlengkapan", None, "50.000.000,00", "DDS"],
    ],
    [("", "Penyelenggaraan PAUD", "99.02", "99.02.01", "1", "paket", "50000000", "DDS")],
)
ALL_AGENCIES_IN_ONE_COLUMN: tuple[Table, Rows] = (
    [
        ["RKPD KABUPATEN CONTOH UTARA TAHUN 2027 (dalam jutaan rupiah)"],
        ["Kode", "Perangkat Daerah / Program / Kegiatan / Sub Kegiatan", "Lokasi", "Pagu 2027"],
        ["1.01.0.00.0.00.01.0000", "DINAS PENDIDIKAN", None, 600.5],
        ["1.01.02", "PROGRAM PENDIDIKAN", None, 600.5],
        ["1.01.02.2.01", "Pengelolaan sekolah", None, 600.5],
        ["1.01.02.2.01.0001", "Pembangunan sekolah", "Kec. Hulu Rekaan", 600.5],
    ],
    [("1.01.02.2.01.0001", "Pembangunan sekolah", *NORTH, "", "", "600500000", "")],
)
YEARS_WITH_TARGET_AND_MONEY: tuple[Table, Rows] = (
    [
        ["RENCANA PENDANAAN DINAS PENDIDIKAN 2025-2029"],
        ["Kode", "Program/Kegiatan/Subkegiatan", "Satuan", "2026", None, "2027", None],
        [None, None, None, "Target", "Rp (juta)", "Target", "Rp (juta)"],
        [*TUTORS, "orang", 50, 400, 60, 450],
        [*CLASSES, "kelas", 5, 500, 6, 550],
    ],
    [
        (*TUTORS, "", "", "60", "orang", "450000000", ""),
        (*CLASSES, "", "", "6", "kelas", "550000000", ""),
    ],
)
COLUMNS_COUNTED_BY_LETTERS: tuple[Table, Rows] = (
    [
        [OF_2027],
        ["Kode", "Sub Kegiatan", "Volume", "Pagu"],
        ["a", "b", "c", "d"],
        [*TUTORS, "30 orang", 250e6],
    ],
    [(*TUTORS, "", "", "30", "orang", "250000000", "")],
)
WHO_SIGNS_BELOW_THE_CODES: tuple[Table, Rows] = (
    [
        [OF_2027],
        ["Kode", "Nama Sub Kegiatan", "Pagu"],
        [*TUTORS, "Rp 1,2 M"],
        ["Mengetahui,"],
        ["Kepala Dinas Pendidikan"],
        ["Drs. REKAAN"],
        ["NIP 196501011990031002"],
    ],
    [(*TUTORS, "", "", "", "", "1200000000", "")],
)
AMOUNTS_IN_ENGLISH: tuple[Table, Rows] = (
    [
        [OF_2027],
        ["Kode", "Sub Kegiatan", "Target", "Pagu (Rp)"],
        [*TUTORS, "1,250 orang", "1,250,000,000.00"],
        [*CLASSES, "2,125 kelas", "75,000,000.00"],
    ],
    [
        (*TUTORS, "", "", "1250", "orang", "1250000000", ""),
        (*CLASSES, "", "", "2125", "kelas", "75000000", ""),
    ],
)
AMOUNTS_IN_INDONESIAN: tuple[Table, Rows] = (
    [
        [OF_2027],
        ["Kode", "Sub Kegiatan", "Target", "Pagu (Rp)"],
        [*TUTORS, "1,250 km", "1.250.000.000,00"],
    ],
    [(*TUTORS, "", "", "1.25", "km", "1250000000", "")],
)
A_PRINTED_BUDGET_WITH_ANOTHER_TITLE: tuple[Table, Rows] = (
    [
        ["Pemerintahan Provinsi Contoh Tahun Anggaran 2027"],
        ["Organisasi", ":", "1.01.0.00.0.00.01.0000 Dinas Pendidikan"],
        ["Program", ":", "1.01.02 PROGRAM PENDIDIKAN REKAAN"],
        ["Kegiatan", ":", "1.01.02.1.03 Pengelolaan kesetaraan"],
        ["Sub Kegiatan", ":", " ".join(TUTORS)],
        ["Lokasi", ":", "Kab. Contoh Utara, Hulu Rekaan, Semua Kelurahan"],
        ["Alokasi Tahun 2026", ":", "Rp. 100.000.000"],
        ["Alokasi Tahun 2027", ":", "Rp. 150.000.000"],
        ["Alokasi Tahun 2028", ":", "Rp. 175.000.000"],
        ["Kode Rekening", "Uraian", "Jumlah"],
        ["5.1.02.01", "Belanja Barang", "Rp. 150.000.000"],
    ],
    [(*TUTORS, *NORTH, "", "", "150000000", "")],
)
HABITS = {
    name.lower(): value
    for name, value in list(globals().items())
    if name.isupper() and isinstance(value, tuple) and isinstance(value[0], list)
}


@pytest.mark.parametrize("name", HABITS)
def test_a_habit_does_no_harm(name: str, tmp_path: Path, province: Blueprint) -> None:
    table, expected = HABITS[name]
    wishes = Wishes(year=2027) if "2025-2029" in str(table[0][0]) else Wishes()
    _, reading = read(sheets.workbook(tmp_path / "a.xlsx", table), province, wishes)
    assert reading.problems == []
    assert told(reading) == expected


def test_accounts_that_are_added_up_are_told(tmp_path: Path, province: Blueprint) -> None:
    _, reading = read(sheets.workbook(tmp_path / "a.xlsx", ACCOUNTS_OF_SIPD[0]), province)
    assert "1 baris rekening dijumlahkan dengan baris kegiatannya yang sama." in reading.notes
    assert reading.money == 365_000_000
