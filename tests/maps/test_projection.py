"""Areas hold, and shapes are true along the parallel that a drawing takes."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians

import pytest

from cetakbiru.maps.land import land
from cetakbiru.maps.projection import cosine_at, projected
from cetakbiru.model.load import Blueprint
from cetakbiru.model.topology import Point, read_topology


def test_the_areas_of_a_province_are_those_on_the_sphere(real: Blueprint) -> None:
    known = read_topology(real.outlines("kabupaten")).areas()
    drawn = land(real, "kabupaten")
    assert drawn is not None
    for code, rings in drawn.outlines.items():
        points = [[_along(drawn.lines, number) for number in ring] for ring in rings]
        area = abs(sum(_twice_area([p for line in ring for p in line[:-1]]) for ring in points)) / 2
        assert area == pytest.approx(known[code], rel=1e-6)


def _along(lines: Sequence[Sequence[Point]], number: int) -> list[Point]:
    line = list(lines[max(number, ~number)])
    return line if number >= 0 else line[::-1]


def _twice_area(ring: list[Point]) -> float:
    # From a corner: a few km² are a small difference of large numbers.
    x0, y0 = ring[0]
    turned = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum((a[0] - x0) * (b[1] - y0) - (b[0] - x0) * (a[1] - y0) for a, b in turned)


@pytest.mark.parametrize("latitude", [0, -8.5, 5.6])
def test_a_small_square_stays_one_on_its_parallel(latitude: float) -> None:
    step = 0.01
    cosine = cosine_at(projected((110, latitude))[1])
    assert cosine == pytest.approx(cos(radians(latitude)))
    (x0, y0), (x1, y1) = (
        projected((110, latitude - step / 2)),
        projected((110 + step / cosine, latitude + step / 2)),
    )
    assert (x1 - x0) * cosine == pytest.approx((y1 - y0) / cosine, rel=1e-5)
