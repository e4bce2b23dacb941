"""The register names every place of the country, and its outlines are whole topologies."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from typing import Any

import pytest

from cetakbiru.places import register
from cetakbiru.places.register import LEVELS, Level

PROVINCES = list(register.provinces())
# The ten of the register that the source of the outlines does not have.
UNDRAWN = {
    *("72.01.24", "72.06.20", "72.11.03", "81.05.16", "92.02.31", "92.02.32"),
    *("92.02.33", "92.02.34", "92.02.35", "96.03.06"),
}


def test_the_register_has_every_place() -> None:
    assert len(PROVINCES) == 38
    assert sum(len(register.regencies(code)) for code in PROVINCES) == 514
    assert sum(len(register.subdistricts(code)) for code in PROVINCES) == 7285


@pytest.mark.parametrize("province", PROVINCES)
def test_tiles_and_abbreviations_are_unique(province: str) -> None:
    places = register.regencies(province)
    assert max(Counter((one.petak_baris, one.petak_kolom) for one in places).values()) == 1
    assert max(Counter(one.singkatan for one in places).values()) == 1
    assert all(re.fullmatch("[A-Z]{3}", one.singkatan) for one in places)
    assert all(one.jenis in ("Kabupaten", "Kota") for one in places)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("province", PROVINCES)
def test_outlines_are_one_whole_topology(province: str, level: Level) -> None:
    topology = json.loads(register.outlines(province, level))
    assert list(topology["objects"]) == [level]
    used: set[int] = set()
    for geometry in topology["objects"][level]["geometries"]:
        polygons = geometry["arcs"]
        for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
            for ring in polygon:
                used |= {~arc if arc < 0 else arc for arc in ring}
                ends = [_ends(topology, arc) for arc in ring]
                closed = itertools.pairwise([*ends, ends[0]])
                assert all(one[1] == following[0] for one, following in closed), geometry
    assert used == set(range(len(topology["arcs"]))), "every arc is there, and none besides"


def _ends(topology: Any, arc: int) -> tuple[list[int], list[int]]:
    points = list(
        itertools.accumulate(
            topology["arcs"][~arc if arc < 0 else arc],
            lambda at, step: [at[0] + step[0], at[1] + step[1]],
        )
    )
    return (points[-1], points[0]) if arc < 0 else (points[0], points[-1])


@pytest.mark.parametrize("province", PROVINCES)
def test_outlines_bear_the_codes_of_the_register(province: str) -> None:
    drawn = {
        level: {
            one["properties"]["kode"]: one["properties"]["nama"]
            for one in json.loads(register.outlines(province, level))["objects"][level][
                "geometries"
            ]
        }
        for level in LEVELS
    }
    places = {one.kode: f"{one.jenis} {one.nama}" for one in register.regencies(province)}
    assert drawn["kabupaten"] == places
    undrawn = register.without_outline(province)
    assert drawn["kecamatan"] | undrawn == register.subdistricts(province)
    assert set(undrawn) == {code for code in UNDRAWN if code.startswith(province)}


def test_a_province_is_found_by_code_and_by_name() -> None:
    assert register.province_code("62") == "62"
    assert register.province_code(" kalimantan tengah ") == "62"
    assert register.province_code("Provinsi Papua Barat") == "92"
    assert register.province_code("99") is None
    assert next(iter(register.nearest_provinces("Kalimantan Tngah"))) == "62"
    assert register.nearest_provinces("xyzxyz") == {}


def test_the_licence_stands_beside_the_outlines() -> None:
    text = register.LICENCE_FILE.read_text(encoding="utf-8")
    assert all(word in text for word in ("MIT License", "Cahya DSN", "BIG", "300.2.2-2138/2025"))
