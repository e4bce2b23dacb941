"""The directions of a place: those of the province with them, and none where no mining is known."""

from __future__ import annotations

from dataclasses import replace

from cetakbiru.insight.directions import all_directions, directions_of
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.directions import district_directions, provincial_directions
from cetakbiru.pages.fragments.html import Html
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.programs import district_programs, short_basis
from cetakbiru.pages.fragments.regional_plans import main_program

PAGE = "kabupaten/contoh-utara/"
PLACE = "99.01"
HOLDS = "arah provinsi yang juga berlaku"


def shown(blueprint: Blueprint) -> Html:
    return district_directions(blueprint, Links(blueprint, PAGE), PLACE)


def test_the_directions_of_the_province_are_named_where_mining_is_known(
    province: Blueprint,
) -> None:
    found = directions_of(province, province.edisi.provinsi.kode)
    assert found
    html = shown(province)
    assert HOLDS in html
    assert all(one.id in html for one in found)
    assert HOLDS not in shown(replace(province, bukti_tambang=()))


def test_an_issue_of_the_province_is_not_called_one_of_the_place(province: Blueprint) -> None:
    links = Links(province, PAGE)
    html = "".join(provincial_directions(province, links, bidang) for bidang in province.bidang)
    assert "Isu provinsi" in html
    assert "Isu wilayah ini" not in html


def test_nobody_is_sent_to_directions_that_are_not_there(province: Blueprint) -> None:
    def told(blueprint: Blueprint) -> Html:
        return district_programs(blueprint, Links(blueprint, PAGE), PLACE)

    bare = replace(province, program={})
    assert "arah di atas" in told(bare)
    assert "arah di atas" not in told(replace(bare, bukti_tambang=()))


def test_what_only_fills_up_is_marked_and_not_counted_as_a_priority(province: Blueprint) -> None:
    filling = [one for one in all_directions(province).values() if one.supplementary]
    assert filling
    links = Links(province, PAGE)
    for one in filling:
        assert "pelengkap" in short_basis(province, links, one)
        assert "ditambah" in main_program(province, links, one.bidang)
    others = [one for one in all_directions(province).values() if not one.supplementary]
    assert all("pelengkap" not in short_basis(province, links, one) for one in others)
