"""Every table leads to the file in which its rows are edited."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.programs import district_programs
from tests.conftest import ROOT

REPOSITORY = "https://github.example/dinas/cetak-biru"


@pytest.fixture(scope="module")
def published() -> Blueprint:
    blueprint = load_blueprint(ROOT / "data")
    return replace(blueprint, edisi=replace(blueprint.edisi, repositori=REPOSITORY))


@pytest.mark.parametrize(
    ("table", "leads_to"),
    [
        ("opd", "/edit/main/data/opd.csv"),
        ("nilai", "/edit/main/data/indikator/nilai.csv"),
        ("program", "/tree/main/data/program"),
        ("rencana", "/tree/main/data/rencana"),
    ],
)
def test_a_table_leads_to_its_file_or_folder(
    published: Blueprint, table: str, leads_to: str
) -> None:
    assert Links(published, "").source(table) == REPOSITORY + leads_to


def test_the_programmes_of_a_kabupaten_lead_to_its_own_file(province: Blueprint) -> None:
    published = replace(province, edisi=replace(province.edisi, repositori=REPOSITORY))
    for kabupaten in published.kabupaten.values():
        html = district_programs(published, Links(published, ""), kabupaten.kode)
        assert f'href="{REPOSITORY}/edit/main/data/program/{kabupaten.slug}.csv"' in html


def test_every_leading_file_exists(published: Blueprint) -> None:
    links = Links(published, "")
    for name, descriptor in published.raw.descriptors.items():
        place = links.source(name)
        if place is None:
            assert descriptor.may_be_none, name
            assert not list((ROOT / "data").glob(descriptor.pattern))
            continue
        assert (ROOT / place.partition("/main/")[2]).exists()


def test_without_a_repository_there_is_no_link(province: Blueprint) -> None:
    local = replace(province, edisi=replace(province.edisi, repositori=None))
    kabupaten = next(iter(local.kabupaten))
    assert Links(local, "").source("opd") is None
    assert "Sunting" not in district_programs(local, Links(local, ""), kabupaten)
