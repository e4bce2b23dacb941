"""Small places are drawn once more beside the land, where there is room."""

from __future__ import annotations

from itertools import combinations

import pytest

from cetakbiru.maps.callouts import RADIUS, callouts
from cetakbiru.maps.sheet import Frame, Polygon
from tests.chance import draws

FRAME = Frame(640, 480, 1.0, 1.0, 0.0, 0.0)
BOTTOM = 26


def square(x: int, y: int, size: int) -> Polygon:
    return [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]


def test_a_small_place_has_its_mark_beside_the_land_and_a_large_one_none() -> None:
    land = {"large": [square(200, 100, 240)], "small": [square(210, 200, 16)]}
    found = callouts(FRAME, land, BOTTOM)
    assert set(found) == {"small"}
    (x, y), (x0, y0), (x1, y1) = found["small"].at, found["small"].start, found["small"].end
    assert x + RADIUS < 200  # Its coast is the one at the left.
    assert (x0, y0) == (218, 208)
    assert abs(((x1 - x) ** 2 + (y1 - y) ** 2) ** 0.5 - RADIUS) <= 1


def test_without_room_there_is_none() -> None:
    land = {"large": [square(0, 0, 640)], "small": [square(300, 200, 16)]}
    assert callouts(FRAME, land, BOTTOM) == {}


@pytest.mark.parametrize("seed", range(5))
def test_marks_lie_on_no_land_on_no_other_and_on_the_sheet(seed: int) -> None:
    chance = draws(f"callouts-{seed}")
    land = {
        str(number): [square(chance.randrange(620), chance.randrange(440), chance.choice((14, 90)))]
        for number in range(12)
    }
    found = callouts(FRAME, land, BOTTOM)
    for one in found.values():
        x, y = one.at
        assert RADIUS <= x <= FRAME.width - RADIUS
        assert RADIUS <= y <= FRAME.height - BOTTOM - RADIUS
        for (west, north), _, (east, south), _ in (polygons[0] for polygons in land.values()):
            near = min(max(x, west), east), min(max(y, north), south)
            assert (near[0] - x) ** 2 + (near[1] - y) ** 2 >= RADIUS**2
    for one, other in combinations(found.values(), 2):
        (x0, y0), (x1, y1) = one.at, other.at
        assert (x0 - x1) ** 2 + (y0 - y1) ** 2 >= (2 * RADIUS) ** 2
