"""Each shape in which plans of work are sent gives exactly the rows that it plans."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cetakbiru.foreign.grid import read_grids
from cetakbiru.model.load import Blueprint
from cetakbiru.renja.proposal import Proposal, Wishes, propose
from cetakbiru.renja.reading import Reading, read_rows
from cetakbiru.renja.who import sender_of
from tests.renja import sheets

NAMES = ("kode", "subkegiatan", "kabupaten", "kecamatan", "volume", "satuan", "anggaran", "dana")


PLAIN = Wishes()


def read(path: Path, province: Blueprint, wishes: Wishes = PLAIN) -> tuple[Proposal, Reading]:
    proposal = propose(path, read_grids(path), province, wishes)
    return proposal, read_rows(proposal, province, "sumber-rekaan")


def told(reading: Reading) -> list[tuple[str, ...]]:
    """The rows in short."""
    return [tuple(row.texts[name] for name in (*NAMES[:-1], "sumber_dana")) for row in reading.rows]


TUTORS = ("1.01.02.1.03.0001", "Pelatihan tutor kesetaraan")
CLASSES = ("1.01.02.1.03.0002", "Penyelenggaraan kelas kesetaraan")
NORTH, SOUTH = "99.01", "99.02"
EXPECTED: dict[Callable[[Path], Path], tuple[str, Wishes, list[tuple[str, ...]]]] = {
    sheets.sipd_export: (
        "sipd.xlsx",
        PLAIN,
        [
            (*TUTORS, NORTH, "99.01.01", "", "", "250000000", "DAU"),
            (*CLASSES, SOUTH, "", "", "", "400000000", "DAU"),
        ],
    ),
    sheets.renja_table: (
        "renja.xlsx",
        PLAIN,
        [
            (*TUTORS, NORTH, "99.01.01", "40", "orang", "250000000", "DAU"),
            (*CLASSES, NORTH, "99.01.02", "4", "kelas", "150000000", "DAU"),
            (*CLASSES, SOUTH, "", "6", "kelas", "250000000", "DAK"),
        ],
    ),
    sheets.codes_in_five_columns: (
        "renja.xlsx",
        PLAIN,
        [
            (
                *("1.01.02.1.10.0001", TUTORS[1], NORTH, "99.01.01"),
                *("40", "orang", "250000000", ""),
            ),
            (
                *("1.01.02.1.10.0002", CLASSES[1], NORTH, "99.01.02"),
                *("4", "kelas", "150000000", ""),
            ),
        ],
    ),
    sheets.regional_list: (
        "rkpd.xlsx",
        PLAIN,
        [
            (
                *("1.01.02.2.03.0001", "Bantuan kelas kesetaraan", NORTH, "99.01.01;99.01.02"),
                *("3", "kelas", "300000000", ""),
            ),
            ("2.11.03.2.01.0004", "Pemantauan air sungai", "", "", "12", "titik", "90000000", ""),
        ],
    ),
    sheets.simple_list: (
        "daftar.csv",
        Wishes(year=2027),
        [
            ("", "Pemantauan air sungai", NORTH, "99.01.01", "", "", "90000000", ""),
            ("", "Sekolah peduli lingkungan", SOUTH, "99.02.01", "", "", "1200000000", ""),
        ],
    ),
    sheets.village_budget: (
        "rkp.xlsx",
        PLAIN,
        [
            (
                *("", "Dukungan penyelenggaraan PAUD", SOUTH, "99.02.01"),
                *("1", "paket", "50000000", "DDS"),
            ),
            ("", "Pembangunan taman bacaan", SOUTH, "99.02.01", "1", "unit", "25000000", "ADD"),
        ],
    ),
    sheets.village_projects: (
        "pembangunan.csv",
        Wishes(sender="99.02.01.1001", year=2027),
        [("", "Sumur bor", SOUTH, "99.02.01", "2", "Unit", "80000000", "Dana Desa")],
    ),
    sheets.printed_budget: (
        "rka.xlsx",
        PLAIN,
        [
            (*TUTORS, NORTH, "99.01.01", "", "", "250000000", "DAU"),
            (*CLASSES, SOUTH, "", "", "", "150000000", "DAK"),
        ],
    ),
    sheets.columns_of_funds: (
        "renja.xlsx",
        PLAIN,
        [
            ("", "Pemantauan air sungai", NORTH, "99.01.01", "", "", "90000000", "APBD; DAK"),
            ("", "Bank sampah sekolah", SOUTH, "99.02.01", "", "", "45000000", "APBD"),
            ("", "Kemah hijau", NORTH, "", "", "", "20000000", "DAK"),
        ],
    ),
}


@pytest.mark.parametrize("shape", EXPECTED, ids=lambda shape: shape.__name__)
def test_a_shape_gives_its_rows(
    shape: Callable[[Path], Path], tmp_path: Path, province: Blueprint
) -> None:
    name, wishes, expected = EXPECTED[shape]
    _, reading = read(shape(tmp_path / name), province, wishes)
    assert reading.problems == []
    assert told(reading) == expected


def test_who_sent_a_sheet_is_read_from_it(tmp_path: Path, province: Blueprint) -> None:
    def sender(shape: Callable[[Path], Path]) -> tuple[str, str, str]:
        name, wishes, _ = EXPECTED[shape]
        found = read(shape(tmp_path / name), province, wishes)[0].sender
        return found.code, found.level, found.owner

    assert sender(sheets.renja_table) == ("pendidikan", "provinsi", "99")
    assert sender(sheets.simple_list) == ("lingkungan", "provinsi", "99")
    assert sender(sheets.regional_list) == ("rkpd-contoh-utara", "kabupaten", NORTH)
    assert sender(sheets.village_budget) == ("desa-99-02-01-1001", "desa", "99.02.01.1001")


@pytest.mark.parametrize(
    ("titles", "code"),
    [
        (["RENCANA KERJA PEMERINTAH DAERAH", "KABUPATEN CONTOH UTARA 2027"], "rkpd-contoh-utara"),
        (["RKPD PROVINSI CONTOH (REKAAN) 2027"], "rkpd-contoh-rekaan"),
        (["RENCANA KERJA DINAS PENDIDIKAN PROVINSI CONTOH", "menurut RKPD 2027"], "pendidikan"),
        # An agency of a government that stands above, but itself nowhere.
        (["PEMERINTAH KABUPATEN CONTOH UTARA", "RENCANA KERJA 2027"], None),
        (["RKPD 2027"], None),
    ],
)
def test_a_whole_government_sends_what_it_calls_its_own_plan(
    titles: list[str], code: str | None, province: Blueprint
) -> None:
    found = sender_of(province, titles, (), village=False)
    assert (found.code if found else None) == code


def test_names_of_programme_and_activity_come_from_the_headings(
    tmp_path: Path, province: Blueprint
) -> None:
    _, reading = read(sheets.renja_table(tmp_path / "renja.xlsx"), province)
    assert {(row.texts["program"], row.texts["kegiatan"]) for row in reading.rows} == {
        ("PROGRAM PENDIDIKAN REKAAN", "Pengelolaan kesetaraan")
    }


def test_the_agency_of_each_row_is_that_of_the_heading_above(
    tmp_path: Path, province: Blueprint
) -> None:
    _, reading = read(sheets.regional_list(tmp_path / "rkpd.xlsx"), province)
    assert [row.texts["pelaksana"] for row in reading.rows] == [
        "Dinas Pendidikan Kabupaten Contoh Utara",
        "Dinas Lingkungan Hidup",
    ]
