"""Offices of one name are one only within one government; how the sheet spells it does not part."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cetakbiru.insight.doers import doer_name, owner_of
from cetakbiru.insight.owners import GOVERNMENT, focus_by_owner
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.focus_strips import short_name

PROVINCE, NORTH, SOUTH = "99", "99.01", "99.02"


@pytest.fixture(scope="module")
def known(province: Blueprint) -> Blueprint:
    """With an agency of the province and one of a kabupaten, as their tables of agencies do."""
    like = province.opd["pendidikan"]
    health = replace(like, kode="kesehatan", nama="Dinas Kesehatan", singkatan="Dinkes")
    planner = replace(
        like, kode="bappeda-cut", nama="Bappeda Kabupaten Contoh Utara", singkatan="",
        tingkat="kabupaten",
    )  # fmt: skip
    return replace(province, opd={**province.opd, health.kode: health, planner.kode: planner})


@pytest.mark.parametrize(
    ("name", "place", "owner"),
    [
        ("Dinas Kesehatan", PROVINCE, "kesehatan"),
        ("DINAS KESEHATAN PROVINSI CONTOH (REKAAN)", PROVINCE, "kesehatan"),
        ("Dinkes", PROVINCE, "kesehatan"),
        # Every kabupaten has one of its own, which no spelling makes that of the province.
        ("Dinas Kesehatan", NORTH, "99.01 dinas kesehatan"),
        ("Dinas Kesehatan Kab. Contoh Utara", NORTH, "99.01 dinas kesehatan"),
        ("Dinas Kesehatan Kabupaten Contoh Utara", NORTH, "99.01 dinas kesehatan"),
        ("Dinas Kesehatan", SOUTH, "99.02 dinas kesehatan"),
        ("Bappeda", NORTH, "bappeda-cut"),
        ("Bappeda Kab. Contoh Utara", NORTH, "bappeda-cut"),
        ("Bappeda", SOUTH, "99.02 bappeda"),
    ],
)
def test_an_office_is_of_its_government(
    known: Blueprint, name: str, place: str, owner: str
) -> None:
    assert owner_of(known, None, name, place) == owner
    assert owner_of(known, "lingkungan", name, place) == "lingkungan"


def test_a_name_tells_whose_office_it_is(known: Blueprint) -> None:
    assert doer_name(known, "Dinas Kesehatan", PROVINCE) == "Dinas Kesehatan"
    assert doer_name(known, "Dinas Kesehatan", NORTH) == "Dinas Kesehatan Kabupaten Contoh Utara"
    told = "Dinas Kesehatan Kab. Contoh Utara"
    assert doer_name(known, told, NORTH) == told
    village = known.desa_of("99.02.01")[0]
    assert doer_name(known, "Tim Pelaksana", village.kode).endswith(f" {village.nama}")


def test_offices_of_one_name_are_measured_apart_and_do_not_look_alike(known: Blueprint) -> None:
    places = {"RNJ-2026-9901-001": NORTH, "RNJ-2026-9901-002": SOUTH}
    rows = {
        name: replace(known.renja[name], opd=None, pelaksana="Dinas Kesehatan", wilayah=kode)
        for name, kode in places.items()
    }
    made = replace(known, renja={**known.renja, **rows})
    named = [one.doer for one in focus_by_owner(made, GOVERNMENT)]
    assert [name for name in named if name.startswith("Dinas Kesehatan")] == [
        "Dinas Kesehatan Kabupaten Contoh Utara",
        "Dinas Kesehatan Kota Contoh Selatan",
    ]


def test_a_drawing_shows_beginning_and_end_of_a_long_name() -> None:
    office = "Dinas Pekerjaan Umum dan Penataan Ruang"
    first, second = (short_name(f"{office} Kabupaten Contoh {end}") for end in ("Utara", "Timur"))
    assert first == "Dinas Pekerjaan Umum dan… Kabupaten Contoh Utara"
    assert first != second
    assert short_name("Dinas Kesehatan") == "Dinas Kesehatan"
    for long in ("a" * 90, "a" * 60 + " b", "a " + "b" * 60):
        assert len(short_name(long)) <= 50
