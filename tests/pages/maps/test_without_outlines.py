"""A province without outlines has tiles, and one that lacks some says which it does not draw."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps.choropleth import indicator_map, lagging_map
from cetakbiru.pages.fragments.maps.district import district_map
from cetakbiru.pages.fragments.maps.locator import locator
from cetakbiru.pages.fragments.maps.province import province_map
from cetakbiru.pages.fragments.maps.subdistrict import subdistrict_map
from tests.conftest import copy_good

GOLDEN = Path(__file__).with_name("petak.html")


def links(blueprint: Blueprint) -> Links:
    return Links(blueprint, "kabupaten/contoh-utara/")


def without(folder: Path, *levels: str) -> Blueprint:
    data = copy_good(folder) / "data"
    for level in levels:
        (data / "wilayah" / f"{level}.topojson").unlink()
    return load_blueprint(data)


def lacking(folder: Path, level: str, code: str) -> Blueprint:
    data = copy_good(folder) / "data"
    file = data / "wilayah" / f"{level}.topojson"
    found = json.loads(file.read_text(encoding="utf-8"))
    found["objects"][level]["geometries"] = [
        one for one in found["objects"][level]["geometries"] if one["properties"]["kode"] != code
    ]
    file.write_text(json.dumps(found), encoding="utf-8")
    return load_blueprint(data)


def test_the_tiles_are_what_they_were(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    blueprint = without(tmp_path, "kabupaten", "kecamatan")
    found = (
        f"{indicator_map(blueprint, links(blueprint), 'rls')}\n"
        f"{lagging_map(blueprint, links(blueprint))}\n"
    )
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8")
    assert "Peta petak" in found
    assert province_map(blueprint, links(blueprint)) == lagging_map(blueprint, links(blueprint))


def test_without_outlines_nothing_else_is_drawn(tmp_path: Path) -> None:
    blueprint = without(tmp_path, "kabupaten", "kecamatan")
    assert district_map(blueprint, links(blueprint), "99.01") == ""
    assert subdistrict_map(blueprint, links(blueprint), "99.01.01") == ""
    assert locator(blueprint, links(blueprint), "99.01") == ""
    assert locator(blueprint, links(blueprint), "99.01.01") == ""


def test_without_those_of_kecamatan_the_province_is_drawn_all_the_same(tmp_path: Path) -> None:
    blueprint = without(tmp_path, "kecamatan")
    assert province_map(blueprint, links(blueprint)).count('class="ppm-tempat"') == 2
    assert "ppm-letak" in locator(blueprint, links(blueprint), "99.01")


@pytest.mark.parametrize(
    ("level", "code", "name", "draw"),
    [
        ("kabupaten", "99.02", "Kota Contoh Selatan", province_map),
        ("kabupaten", "99.02", "Kota Contoh Selatan", lagging_map),
        ("kecamatan", "99.01.02", "Hilir Rekaan", lambda b, page: district_map(b, page, "99.01")),
    ],
)
def test_what_is_not_drawn_is_named(
    tmp_path: Path, level: str, code: str, name: str, draw: Callable[..., str]
) -> None:
    blueprint = lacking(tmp_path, level, code)
    drawn = draw(blueprint, links(blueprint))
    assert f"Tidak digambar, garis batasnya belum ada: {name}</span>" in drawn
    assert drawn.count('class="ppm-tempat"') == 1
