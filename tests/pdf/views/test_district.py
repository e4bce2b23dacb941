"""A kabupaten in print: what stands there, and what stands elsewhere once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from cetakbiru.insight.directions import directions_of
from cetakbiru.insight.entries import known_of
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.outputs.pdf.dom import text_of
from cetakbiru.outputs.pdf.views.district import district
from cetakbiru.pages.fragments.links import Links
from tests.conftest import GOOD, ROOT


@pytest.fixture(scope="module")
def good() -> Blueprint:
    return load_blueprint(GOOD / "data")


@pytest.fixture(scope="module")
def real() -> Blueprint:
    return load_blueprint(ROOT / "data")


def made(blueprint: Blueprint, kabupaten: str) -> html.HtmlElement:
    links = Links(blueprint, f"kabupaten/{blueprint.kabupaten[kabupaten].slug}/")
    return html.fragment_fromstring(district(blueprint, links, kabupaten), create_parent="div")


@pytest.mark.parametrize("folder", [GOOD, ROOT])
def test_all_that_ever_bore_an_id_stands_under_it_once(folder: object) -> None:
    blueprint = load_blueprint(folder / "data")  # type: ignore[operator] # a path
    for kabupaten in blueprint.kabupaten:
        ids = made(blueprint, kabupaten).xpath(".//@id")
        assert len(ids) == len(set(ids))
        assert {one.id for one in known_of(blueprint, kabupaten)} <= set(ids)


def test_directions_stand_by_rank_each_with_its_reasons(real: Blueprint) -> None:
    found = directions_of(real, "61.05")
    (table,) = made(real, "61.05").xpath(".//table[.//th[.='Alasan']]")
    rows = table.xpath(".//tbody/tr")
    assert [row.get("id") for row in rows] == [one.id for one in found]
    for row, one in zip(rows, found):
        assert text_of(row).startswith(f"{one.rank}. {one.nama}")
        assert text_of(row[1]), "a direction without a reason"


def test_what_holds_for_the_whole_province_is_not_told_in_every_kabupaten(real: Blueprint) -> None:
    province = real.edisi.provinsi.kode
    texts = [text_of(made(real, kabupaten)) for kabupaten in real.kabupaten]
    for issue in real.isu.values():
        count = sum(issue.id in text for text in texts)
        assert count == (0 if issue.wilayah == province else 1), issue.id
    for meeting in real.konsultasi.values():
        count = sum(f"{meeting.id} {meeting.judul}" in text for text in texts)
        assert count == (0 if meeting.wilayah == province else 1), meeting.id


def test_a_place_without_evidence_says_so_and_has_no_table_of_directions(real: Blueprint) -> None:
    found = made(real, "61.71")
    assert "arah prioritas tidak disusun" in text_of(found)
    assert not found.xpath(".//table")


def test_programmes_have_a_table_and_nothing_without_any(good: Blueprint) -> None:
    found = made(good, "99.01")
    (table,) = found.xpath(".//table[caption[starts-with(., 'Program ')]]")
    programs = good.programs_of_kabupaten("99.01")
    assert [row.get("id") for row in table.xpath(".//tbody/tr")] == [one.id for one in programs]
    bare = made(replace(good, program={}), "99.01")
    assert "Program dan capaian" not in text_of(bare)


def test_the_site_is_pointed_to_once_it_has_an_address(good: Blueprint) -> None:
    assert not made(good, "99.01").xpath('.//*[@class="ppm-bertanda"]')
    edition = replace(good.edisi, alamat="https://contoh.example/ppm")
    (box,) = made(replace(good, edisi=edition), "99.01").xpath('.//*[@class="ppm-bertanda"]')
    address = f"https://contoh.example/ppm/{good.edisi.versi}/kabupaten/contoh-utara/"
    assert box.find(".//a").get("href") == address
    assert box.find(".//svg/title").text == f"Kode QR menuju {address}"
