"""The pages that no file holds are named as if they lay in docs/."""

from __future__ import annotations

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.model.made_pages import (
    ACTION_PLANS,
    WORKS,
    action_plan_page,
    action_plan_pages,
    made_pages,
    may_be_made,
    subdistrict_pages,
    work_page,
)
from cetakbiru.pages.fragments.links import Links


def test_every_kecamatan_consultation_and_agency_has_a_page(real: Blueprint) -> None:
    subjects = (real.kecamatan, real.konsultasi, real.opd)
    assert len(made_pages(real)) == sum(map(len, subjects))
    assert all(map(may_be_made, made_pages(real)))


def test_every_action_plan_has_a_page_that_is_called_by_year_and_author(
    province: Blueprint,
) -> None:
    names = [name for name in made_pages(province) if name.startswith(f"{ACTION_PLANS}/")]
    assert all(map(may_be_made, names))
    assert len(names) == len({(one.tahun, one.penyusun) for one in province.aksi.values()})
    assert action_plan_page(province, "AKS-2025-pendidikan-001") in names
    assert (
        action_plan_page(province, "AKS-2026-9901-001")
        == "sinkronisasi/rencana-aksi/2026-contoh-utara.md"
    )


def test_a_long_plan_has_several_pages() -> None:
    told = [(f"AKS-2026-9901-{number:03}", "2026", "99.01") for number in range(1, 601)]
    pages = action_plan_pages({"99.01": "utara"}, [*told, ("AKS-2026-lain-001", "2026", "lain")])
    names = [f"{ACTION_PLANS}/2026-utara{end}.md" for end in ("", "-bagian-2", "-bagian-3")]
    assert list(dict.fromkeys(pages.values())) == [*names, f"{ACTION_PLANS}/2026-lain.md"]
    assert [list(pages.values()).count(name) for name in names] == [250, 250, 100]
    assert all(map(may_be_made, names))


@pytest.mark.parametrize(
    "name",
    [
        "kabupaten/ketapang.md",
        "konsultasi/a/b.md",
        "konsultasi.md",
        "opd/a/b.md",
        "program/index.md",
    ],
)
def test_other_pages_are_written(name: str) -> None:
    assert not may_be_made(name)


def test_a_link_leads_to_the_page_of_that_name(real: Blueprint) -> None:
    links = Links(real, "kabupaten/sanggau/")
    assert links.kecamatan(real.kecamatan["61.04.04"]) == "../ketapang/kendawangan/"
    assert links.agency("bappeda") == "../../opd/bappeda/"
    assert links.konsultasi("KON-04") == "../../konsultasi/kon-04/#konsultasi-KON-04"


def test_names_that_give_one_address_are_told_apart_by_their_number() -> None:
    places = [
        ("99.01.01", "Hulu", "99.01"),
        ("99.01.02", "Hulu!", "99.01"),
        ("99.01.03", "Hilir", "99.01"),
        ("99.01.04", "…", "99.01"),
        ("99.01.05", "Index", "99.01"),
        ("99.01.06", "Hulu 01", "99.01"),
        ("99.01.07", "04", "99.01"),
        ("99.02.01", "Hulu", "99.02"),
        ("99.09.01", "Entah", "99.09"),
    ]
    assert subdistrict_pages({"99.01": "satu", "99.02": "dua"}, places) == {
        "99.01.01": "kabupaten/satu/hulu-01.md",
        "99.01.02": "kabupaten/satu/hulu-02.md",
        "99.01.03": "kabupaten/satu/hilir.md",
        "99.01.04": "kabupaten/satu/04.md",
        "99.01.05": "kabupaten/satu/index-05.md",
        "99.01.06": "kabupaten/satu/hulu-01-06.md",
        "99.01.07": "kabupaten/satu/04-07.md",
        "99.02.01": "kabupaten/dua/hulu.md",
    }


def test_long_names_give_addresses_that_every_disk_can_hold() -> None:
    places = [(f"99.01.0{number}", f"{'panjang' * 40} {number}", "99.01") for number in (1, 2)]
    names = subdistrict_pages({"99.01": "satu"}, places).values()
    assert len(set(names)) == 2
    assert all(len(name) < 130 for name in names)


def test_every_kabupaten_has_a_page_of_works_once_there_are_any(
    province: Blueprint, real: Blueprint
) -> None:
    names = [name for name in made_pages(province) if name.startswith(f"{WORKS}/")]
    assert names == [work_page(province, kode) for kode in province.kabupaten]
    assert all(map(may_be_made, names))
    assert not any(name.startswith(f"{WORKS}/") for name in made_pages(real))
    assert work_page(real, next(iter(real.kabupaten))) is None
