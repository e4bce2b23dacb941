"""The point whose triangle is the smallest goes first, and the ends never."""

from __future__ import annotations

from math import inf

import pytest

from cetakbiru.maps.simplify import weights
from cetakbiru.model.topology import Point
from tests.chance import draws


def test_a_point_is_worth_its_triangle() -> None:
    assert weights([(0, 0), (1, 1), (2, 0)]) == [inf, 1.0, inf]
    assert weights([(0, 0), (1, 0), (2, 0)]) == [inf, 0.0, inf]


def test_a_small_bump_goes_before_a_large_one() -> None:
    bumps: list[Point] = [(0, 0), (1, 0.1), (2, 0), (4, 3), (6, 0)]
    found = weights(bumps)
    assert found[1] < found[3]
    assert found[1] == pytest.approx(0.1)


def test_what_goes_later_is_worth_no_less() -> None:
    # Without (2, 1) the triangle at (1, 0.9) is smaller than the one that went before it.
    found = weights([(0, 0), (1, 0.9), (2, 1), (3, 0)])
    assert sorted(found)[0] <= sorted(found)[1]


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_ring_keeps_the_points_that_it_needs(kept: int) -> None:
    ring: list[Point] = [(0, 0), (1, 0), (1, 1), (0.5, 1.01), (0, 1), (0, 0)]
    found = weights(ring, kept)
    assert found.count(inf) == 2 + kept


def test_short_lines_are_all_ends() -> None:
    assert weights([(0, 0), (1, 1)]) == [inf, inf]
    assert weights([(0, 0)]) == [inf]


def test_any_line_at_any_limit_keeps_its_ends_and_loses_more_at_a_higher_one() -> None:
    luck = draws("simplify")
    for _ in range(50):
        line = [(luck.random() * 9, luck.random() * 9) for _ in range(luck.randrange(2, 60))]
        found = weights(line)
        assert found[0] == found[-1] == inf
        assert all(one >= 0 for one in found)
        low, high = ({at for at, one in enumerate(found) if one >= limit} for limit in (1, 4))
        assert high <= low
