"""A name's place lies on its own land, and what covers something else is told."""

from __future__ import annotations

import pytest

from cetakbiru.maps.labels import Box, Covered, room, rooms
from cetakbiru.maps.land import land
from cetakbiru.maps.sheet import Polygon, Sheet, Size
from cetakbiru.model.load import Blueprint


def inside(x: float, y: float, polygons: list[Polygon]) -> bool:
    crossed = sum(
        (a[1] > y) != (b[1] > y) and x < a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for polygon in polygons
        for a, b in zip(polygon, polygon[1:] + polygon[:1], strict=True)
    )
    return crossed % 2 == 1


def test_every_kecamatan_has_a_point_on_its_own_land(real: Blueprint) -> None:
    ground = land(real, "kecamatan")
    assert ground is not None
    for code, rings in ground.outlines.items():
        polygons = Sheet.showing(ground, [code], Size(400, 400, 5)).polygons(rings)
        at = room(polygons)
        assert inside(at.x + 0.01, at.y + 0.5, polygons), code
        assert at.width > 0


def test_the_arm_of_an_l_that_has_room_is_taken() -> None:
    ell: Polygon = [(0, 0), (20, 0), (20, 80), (200, 80), (200, 100), (0, 100)]
    at = room([ell])
    assert at.y > 80
    assert at.width > 150


def test_a_ring_of_land_has_its_name_beside_its_hole() -> None:
    outer: Polygon = [(0, 0), (100, 0), (100, 100), (0, 100)]
    hole: Polygon = [(20, 20), (20, 80), (90, 80), (90, 20)]
    for at in rooms([outer, hole]):
        assert inside(at.x + 0.01, at.y + 0.5, [outer, hole])


@pytest.mark.parametrize("tiny", [[(0, 0), (2, 0), (2, 2), (0, 2)], [(5, 5), (9, 5), (9, 6)]])
def test_a_tiny_place_has_a_point_too(tiny: Polygon) -> None:
    at = room([tiny])
    assert 0 <= at.x <= 9
    assert 0 <= at.y <= 9


def test_no_two_names_cover_each_other_or_jut_out_of_the_sheet() -> None:
    covered = Covered(100, 50)
    first = Box.around((20, 20), 30, 10)
    assert covered.free(first)
    covered.take(first)
    assert not covered.free(Box.around((40, 20), 30, 10))
    assert covered.free(Box.around((60, 20), 30, 10))
    assert not covered.free(Box.around((95, 20), 30, 10))
