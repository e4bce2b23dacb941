"""Points and permits beside what shapely says of the same outlines."""

from __future__ import annotations

import itertools
import json
import math
import random
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from shapely import Point, Polygon, STRtree, make_valid, unary_union
from shapely.geometry.base import BaseGeometry

from cetakbiru.locating.engine import Locator
from cetakbiru.locating.facts import place_facts, village_outlines
from cetakbiru.model.load import Blueprint, load_blueprint
from tests.chance import draws, times
from tests.conftest import ROOT

pytestmark = pytest.mark.site

POINTS = 1000
# How far across a border a point is, in degrees: some ten metres.
ACROSS = 1e-4
Corner = tuple[float, float]


@cache
def blueprint() -> Blueprint:
    return load_blueprint(ROOT / "data")


@cache
def locator() -> Locator:
    return Locator(blueprint())


def outlines(topology: Mapping[str, Any]) -> Iterator[tuple[str, list[list[Corner]]]]:
    """Each place with its rings, decoded here a second time."""
    (scale_x, scale_y), (left, bottom) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    arcs = [
        [
            (left + x * scale_x, bottom + y * scale_y)
            for x, y in itertools.accumulate(
                arc, lambda one, step: (one[0] + step[0], one[1] + step[1])
            )
        ]
        for arc in topology["arcs"]
    ]
    (collection,) = topology["objects"].values()
    for geometry in collection["geometries"]:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        rings = [
            list(
                itertools.chain.from_iterable(
                    arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring
                )
            )
            for polygon in polygons
            for ring in polygon
        ]
        yield geometry["properties"]["kode"], rings


def area_of(rings: list[list[Corner]]) -> BaseGeometry:
    """What an odd number of rings surrounds."""
    area: BaseGeometry = Polygon()
    for ring in rings:
        area = area.symmetric_difference(make_valid(Polygon(ring)))
    return area


@cache
def subdistricts() -> dict[str, BaseGeometry]:
    return {kode: area_of(rings) for kode, rings in outlines(place_facts(blueprint())["garis"])}


class Index:
    """Areas by place, found by point."""

    def __init__(self, areas: Mapping[str, BaseGeometry]) -> None:
        self.codes = list(areas)
        self.tree = STRtree(list(areas.values()))

    def at(self, lon: float, lat: float) -> set[str]:
        return {self.codes[at] for at in self.tree.query(Point(lon, lat), predicate="within")}


@cache
def indices() -> tuple[Index, Index]:
    """Those of kecamatan and of desa."""
    villages = {
        kode: area_of(rings)
        for topology in village_outlines(blueprint()).values()
        for kode, rings in outlines(topology)
    }
    return Index(subdistricts()), Index(villages)


def compare(lon: float, lat: float) -> bool:
    """Whether the point lies in a kecamatan; asserts that the engine says so, too."""
    answer = locator().at(lon, lat)
    said = {one["kode"] for one in [answer["kecamatan"]] if one}
    kecamatan, desa = indices()
    expected = kecamatan.at(lon, lat)
    assert said == expected, (lon, lat)
    homes = {blueprint().kecamatan[kode].kabupaten for kode in expected}
    assert {one["kode"] for one in [answer["kabupaten"]] if one} == homes
    inside = {kode for kode in desa.at(lon, lat) if kode.rpartition(".")[0] in expected}
    assert {one["kode"] for one in [answer["desa"]] if one} == inside, (lon, lat)
    return bool(expected)


def test_a_thousand_points_lie_where_shapely_says() -> None:
    chance = draws("test_a_thousand_points_lie_where_shapely_says")
    whole = unary_union(list(subdistricts().values()))
    west, south, east, north = whole.bounds
    inside = 0
    while inside < times(POINTS, 10 * POINTS):
        inside += compare(chance.uniform(west, east), chance.uniform(south, north))


def test_points_on_either_side_of_borders_are_told_apart() -> None:
    chance = draws("test_points_on_either_side_of_borders_are_told_apart")
    edges = [
        (one, other)
        for _, rings in outlines(place_facts(blueprint())["garis"])
        for ring in rings
        for one, other in itertools.pairwise(ring)
        if one != other
    ]
    for (x1, y1), (x2, y2) in chance.sample(edges, 100):
        length = math.hypot(x2 - x1, y2 - y1)
        x, y = (x1 + x2) / 2, (y1 + y2) / 2
        across = (ACROSS * (y1 - y2) / length, ACROSS * (x2 - x1) / length)
        compare(x + across[0], y + across[1])
        compare(x - across[0], y - across[1])
        answer = locator().at(x + across[0] / 1e6, y + across[1] / 1e6)
        assert "garis batas" in " ".join(answer["catatan"])


def on_plane(lon: float, lat: float) -> Corner:
    """Lambert's cylinder, on which areas are those of the ellipsoid of WGS 84 (km)."""
    equator, flattening = 6378.137, 1 / 298.257223563
    eccentricity = math.sqrt(flattening * (2 - flattening))
    sine = math.sin(math.radians(lat))
    part = eccentricity * sine
    area = sine / (1 - part**2) + math.atanh(part) / eccentricity
    return equator * math.radians(lon), equator * (1 - flattening) ** 2 * area / 2


def test_areas_are_those_of_the_ellipsoid() -> None:
    """Against the integral of M N cos φ, reckoned in thin strips."""
    west, south, east, north = 110.2, -1.6, 110.3, -1.5
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    content = json.dumps({"type": "Polygon", "coordinates": [ring]})
    equator, squared = 6378.137, 0.00669437999014
    strips = 1000
    step = math.radians(north - south) / strips
    area = 0.0
    for at in range(strips):
        lat = math.radians(south) + step * (at + 0.5)
        part = 1 - squared * math.sin(lat) ** 2
        area += equator**2 * (1 - squared) / part**2 * math.cos(lat) * step
    answer = locator().permit("izin.geojson", content.encode())
    assert answer["luas_km2"] == pytest.approx(area * math.radians(east - west), rel=1e-6)


@pytest.mark.parametrize("level", ["kabupaten", "kecamatan"])
def test_the_whole_province_is_measured_though_its_parts_share_their_lines(level: str) -> None:
    content = (ROOT / f"data/wilayah/{level}.topojson").read_bytes()
    parts = [
        area_of([[on_plane(*corner) for corner in ring] for ring in rings])
        for _, rings in outlines(place_facts(blueprint())["garis"])
    ]
    answer = locator().permit("izin.topojson", content)
    assert answer["luas_km2"] == pytest.approx(sum(part.area for part in parts), rel=1e-6)
    assert answer["di_luar"]["luas_km2"] == pytest.approx(0, abs=1e-3)


def test_areas_of_permits_are_those_of_shapely() -> None:
    chance = draws("test_areas_of_permits_are_those_of_shapely")
    plane = {
        kode: area_of([[on_plane(*corner) for corner in ring] for ring in rings])
        for kode, rings in outlines(place_facts(blueprint())["garis"])
    }
    west, south, east, north = unary_union(list(subdistricts().values())).bounds
    for _ in range(times(40, 400)):
        middle = chance.uniform(west, east), chance.uniform(south, north)
        ring = _star(chance, middle, chance.choice((0.02, 0.2, 1.0)))
        permit = make_valid(Polygon([on_plane(*corner) for corner in ring]))
        content = json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]})
        answer = locator().permit("izin.geojson", content.encode())
        assert answer["luas_km2"] == pytest.approx(permit.area, rel=1e-3)
        said = {one["kode"]: one["luas_km2"] for one in answer["kecamatan"]}
        expected = {
            kode: area
            for kode, outline in plane.items()
            if (area := permit.intersection(outline).area) > 1e-6
        }
        assert said == pytest.approx(expected, rel=1e-3, abs=1e-4)
        outside = answer["di_luar"]["luas_km2"]
        rest = permit.area - sum(expected.values())
        assert outside == pytest.approx(rest, abs=max(1e-3, 1e-5 * permit.area))
        shares = [one["bagian"] for one in (*answer["kecamatan"], answer["di_luar"])]
        assert sum(shares) == pytest.approx(1, abs=1e-4)


def _star(chance: random.Random, middle: Corner, size: float) -> list[Corner]:
    """An outline of many corners around a point that doesn't cross itself."""
    corners = chance.randint(3, 60)
    return [
        (
            middle[0] + size * reach * math.cos(2 * math.pi * at / corners),
            middle[1] + size * reach * math.sin(2 * math.pi * at / corners),
        )
        for at in range(corners)
        for reach in [chance.uniform(0.3, 1)]
    ]
