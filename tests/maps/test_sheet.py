"""Neighbours share their lines on every sheet, no place is lost, and all lies within the sheet."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from math import inf

import pytest

from cetakbiru.maps.land import Land, made_ready
from cetakbiru.maps.sheet import Frame, Polygon, Sheet, Size, Spot, path, steps
from cetakbiru.model.topology import read_topology
from cetakbiru.places import register
from tests.model.test_topology import SQUARES

SIZES = (Size(640, 640, 14), Size(200, 200, 8), Size(60, 60, 2))


LANDS = [(province, level) for province in register.provinces() for level in register.LEVELS]


def ready(province: str, level: register.Level) -> Land:
    return made_ready(read_topology(register.outlines(province, level).decode()))


@pytest.mark.parametrize(("province", "level"), LANDS)
def test_every_place_of_every_province_is_drawn(province: str, level: register.Level) -> None:
    land = ready(province, level)
    for size in SIZES:
        sheet = Sheet.showing(land, land.outlines, size)
        for code, rings in land.outlines.items():
            polygons = sheet.polygons(rings)
            assert polygons, (code, size)
            assert all(area(polygon) > 0 for polygon in polygons), (code, size)
            for x, y in (place for polygon in polygons for place in polygon):
                assert -1 <= x <= sheet.frame.width + 1
                assert -1 <= y <= sheet.frame.height + 1


@pytest.mark.parametrize("province", ["61", "31", "53", "96"])
def test_neighbours_share_every_line_at_every_size(province: str) -> None:
    land = ready(province, "kabupaten")
    for size in SIZES[:2]:
        sheet = Sheet.showing(land, land.outlines, size)
        for number, owners in land.owners.items():
            line = sheet.line(number)
            assert sheet.line(~number) == line[::-1]
            drawn = sum(
                follows(polygon, line)
                for rings in land.outlines.values()
                for ring in rings
                if number in ring or ~number in ring
                for polygon in [sheet.ring(ring)]
            )
            assert drawn == owners or len(line) < 2


def follows(polygon: Polygon, line: list[Spot]) -> bool:
    """Whether each step of a line is a step of the polygon, in either direction."""
    turned = zip(polygon, polygon[1:] + polygon[:1], strict=True)
    known = {frozenset(step) for step in turned}
    return all(frozenset(step) in known for step in itertools.pairwise(line))


def area(polygon: Polygon) -> float:
    turned = zip(polygon, polygon[1:] + polygon[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turned)) / 2


def test_places_taken_as_one_have_the_lines_that_only_one_of_them_has() -> None:
    land = made_ready(read_topology(json.dumps(SQUARES)))
    both = land.merged(["a", "b"])
    used = Counter(max(line, ~line) for ring in both for line in ring)
    assert used == Counter([0, 2, 4]), "the line between them is gone, the hole stays"
    assert len(both) == 2


def test_a_ring_that_comes_back_to_a_corner_of_another_is_followed_whole() -> None:
    land = ready("61", "kecamatan")
    for ring in land.merged([code for code in land.outlines if code.startswith("61.12")]):
        ends = [(land.lines[n][-1] if n >= 0 else land.lines[~n][0]) for n in ring]
        starts = [(land.lines[n][0] if n >= 0 else land.lines[~n][-1]) for n in ring]
        assert ends == starts[1:] + starts[:1]


def test_what_lies_beyond_the_sheet_is_cut_off() -> None:
    land = made_ready(read_topology(json.dumps(SQUARES)))
    sheet = Sheet.showing(land, ["b"], Size(100, 100, 10))
    assert "c" not in sheet.seen()
    (polygon, *_) = sheet.polygons(land.outlines["a"])
    assert min(x for x, _ in polygon) == -4
    assert sheet.polygons(land.outlines["c"]) == []


def test_the_frame_keeps_to_its_size_however_long_the_land() -> None:
    wide = Frame.around((0, 0, 1000, 1), Size(640, 400, 10))
    tall = Frame.around((0, 0, 1, 1000), Size(640, 400, 10))
    point = Frame.around((5, 5, 5, 5), Size(640, 400, 10))
    assert wide.laid((1000, 0)) == (630, 11)
    assert (tall.width, tall.height) == (640, 400)
    assert 0 < point.height <= 400


def test_a_path_says_the_same_in_fewer_letters() -> None:
    polygon = [(10, 20), (15, 20), (12, 27)]
    assert path([polygon]) == "M10 20l5 0-3 7z"
    assert steps([(1, 2)]) == "M1 2"
    x, y, *rest = map(int, re.findall(r"-?\d+", path([polygon])))
    walked = [(x, y)]
    for dx, dy in zip(rest[::2], rest[1::2], strict=True):
        walked.append((walked[-1][0] + dx, walked[-1][1] + dy))
    assert walked == polygon


def test_a_drawing_has_no_more_points_than_it_can_bear() -> None:
    land = ready("61", "kecamatan")
    sheet = Sheet.showing(land, land.outlines, Size(9000, 9000, 10))
    between = sum(len(sheet.line(number)[1:-1]) for number in range(len(land.lines)))
    needed = sum(worth == inf for line in land.weights for worth in line[1:-1])
    assert 2300 <= between <= 2400 + needed < sum(len(line) - 2 for line in land.lines)
