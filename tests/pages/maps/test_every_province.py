"""Each of the 38 provinces gets its maps by the same code."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps.choropleth import indicator_map, lagging_map
from cetakbiru.pages.fragments.maps.district import district_map
from cetakbiru.pages.fragments.maps.locator import locator
from cetakbiru.pages.fragments.maps.province import province_map
from cetakbiru.pages.fragments.maps.subdistrict import subdistrict_map
from cetakbiru.places import register
from cetakbiru.starter.province import province_files

MOST = 10_000
INDICATOR = "ipm"


@pytest.fixture(params=register.provinces())
def blueprint(request: pytest.FixtureRequest, tmp_path: Path) -> Blueprint:
    """A new province, with one indicator for all kabupaten but the last."""
    files = province_files(request.param)
    values = "data/indikator/nilai.csv"
    codes = list(register.regencies(request.param))
    known = codes[:-1] if len(codes) > 4 else codes
    files[values] += "".join(
        f"{code.kode},{INDICATOR},2024,{60 + at}.5,,kode-wilayah-2025,\n"
        for at, code in enumerate(known)
    ).encode()
    for name, content in files.items():
        if name.startswith("data/"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return load_blueprint(tmp_path / "data")


def test_its_maps_are_whole_and_light(blueprint: Blueprint) -> None:
    lacking = {row.kode for row in blueprint.tanpa_garis_batas.values()}
    drawn = [
        (lagging_map(blueprint, links(blueprint)), len(blueprint.kabupaten)),
        (indicator_map(blueprint, links(blueprint), INDICATOR), len(blueprint.kabupaten)),
        (province_map(blueprint, links(blueprint)), len(blueprint.kabupaten)),
    ]
    for kabupaten in blueprint.kabupaten:
        own = [one.kode for one in blueprint.kecamatan.values() if one.kabupaten == kabupaten]
        with_outline = [kode for kode in own if kode not in lacking]
        drawn.append((district_map(blueprint, links(blueprint), kabupaten), len(with_outline)))
        drawn.append((locator(blueprint, links(blueprint), kabupaten), 0))
        for kode in own[:1]:
            one = subdistrict_map(blueprint, links(blueprint), kode)
            assert bool(one) == (kode not in lacking)
    for one, count in drawn:
        assert one.count('class="ppm-tempat"') == count
        assert not re.search(r' d=""|NaN|None| d="[^M]', one)
        assert len(gzip.compress(one.encode(), mtime=0)) <= MOST


def links(blueprint: Blueprint) -> Links:
    return Links(blueprint, "kabupaten/contoh/")
