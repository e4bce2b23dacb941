"""Where a kecamatan lies and what part of its kabupaten it is, by outlines and counts."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from cetakbiru.insight.local import evidence_in, nearest_evidence, pilots_beside
from cetakbiru.insight.neighbours import neighbours
from cetakbiru.insight.position import (
    Part,
    area_part,
    distance_km,
    neighbours_by_side,
    villages_part,
)
from cetakbiru.model.load import Blueprint

# A square of a degree at the equator, in km².
SQUARE = 12364


def drawn(province: Blueprint, outlines: dict[str, list[list[int]]], arcs: list[Any]) -> Blueprint:
    """The province with these outlines of kecamatan, on a grid of half degrees."""
    text = json.dumps(
        {
            "type": "Topology",
            "transform": {"scale": [0.5, 0.5], "translate": [110.0, 0.0]},
            "objects": {
                "kecamatan": {
                    "type": "GeometryCollection",
                    "geometries": [
                        {"type": "Polygon", "properties": {"kode": kode}, "arcs": rings}
                        for kode, rings in outlines.items()
                    ],
                }
            },
            "arcs": arcs,
        }
    )
    file = replace(province.raw.outlines["kecamatan"], raw=text.encode())
    raw = replace(province.raw, outlines={**province.raw.outlines, "kecamatan": file})
    return replace(province, raw=raw)


# 99.01.01 is a square, 99.01.02 one of the same size to its right, 99.02.01 lies on top of both.
SIDE_BY_SIDE = (
    {"99.01.01": [[0, 1, 2]], "99.01.02": [[3, 4, -2]], "99.02.01": [[5, -5, -3]]},
    [
        [[0, 2], [0, -2], [2, 0]],
        [[2, 0], [0, 2]],
        [[2, 2], [-2, 0]],
        [[2, 0], [2, 0], [0, 2]],
        [[4, 2], [-2, 0]],
        [[0, 2], [0, 2], [4, 0], [0, -2]],
    ],
)
# 99.01.02 lies within 99.01.01.
WITHIN = (
    {"99.01.01": [[0], [1]], "99.01.02": [[-2]]},
    [
        [[0, 0], [0, 6], [6, 0], [0, -6], [-6, 0]],
        [[4, 3], [1, 0], [0, 1], [-1, 0], [0, -1]],
    ],
)
# 99.01.01 is a square without its upper right corner, which 99.01.02 has: one piece between them.
CORNER = (
    {"99.01.01": [[0, 1]], "99.01.02": [[2, -2]]},
    [
        [[4, 2], [0, -2], [-4, 0], [0, 4], [2, 0]],
        [[2, 4], [2, -2]],
        [[2, 4], [2, 0], [0, -2]],
    ],
)


def test_each_neighbour_is_named_on_its_side(province: Blueprint) -> None:
    found = drawn(province, *SIDE_BY_SIDE)
    assert neighbours_by_side(found, "99.01.01") == {
        "utara": ("99.02.01",),
        "timur": ("99.01.02",),
    }
    assert neighbours_by_side(found, "99.01.02") == {
        "utara": ("99.02.01",),
        "barat": ("99.01.01",),
    }
    assert neighbours_by_side(found, "99.02.01") == {"selatan": ("99.01.01", "99.01.02")}


def test_one_that_lies_around_it_is_named_all_around(province: Blueprint) -> None:
    found = drawn(province, *WITHIN)
    around = dict.fromkeys(("utara", "timur", "selatan", "barat"), ("99.01.01",))
    assert neighbours_by_side(found, "99.01.02") == around
    assert neighbours_by_side(found, "99.01.01") == {"timur": ("99.01.02",)}


def test_a_long_piece_lies_on_two_sides(province: Blueprint) -> None:
    found = drawn(province, *CORNER)
    assert neighbours_by_side(found, "99.01.01") == {
        "utara": ("99.01.02",),
        "timur": ("99.01.02",),
    }


def test_an_outline_as_narrow_as_a_line_is_no_trouble(province: Blueprint) -> None:
    flat = ({"99.01.01": [[0, 1]], "99.01.02": [[-2, -1]]}, [[[0, 0], [0, 2]], [[0, 2], [0, -2]]])
    found = drawn(province, *flat)
    assert neighbours_by_side(found, "99.01.01")
    assert area_part(found, "99.01.01") is None, "nothing is no area"


def test_parts_are_of_the_own_kabupaten(province: Blueprint) -> None:
    found = drawn(province, *SIDE_BY_SIDE)
    part = area_part(found, "99.01.01")
    assert part
    assert (part.rank, part.among) == (1, 2)
    assert part.value == pytest.approx(SQUARE, rel=1e-3)
    assert part.value == pytest.approx(part.whole / 2, rel=1e-3)
    assert villages_part(found, "99.01.01") == Part(12, 21, 1, 2)
    assert villages_part(found, "99.01.02") == Part(9, 21, 2, 2)
    assert villages_part(found, "99.02.01") == Part(8, 8, 1, 1)


def test_without_outlines_nothing_is_measured(province: Blueprint) -> None:
    bare = replace(province, raw=replace(province.raw, outlines={}))
    assert neighbours_by_side(bare, "99.01.01") == {}
    assert area_part(bare, "99.01.01") is None
    assert distance_km(bare, "99.01.01", "99.01.02") is None
    assert nearest_evidence(bare, "99.01.01") is None


def test_a_part_is_not_told_where_one_is_missing(province: Blueprint) -> None:
    outlines, arcs = SIDE_BY_SIDE
    found = drawn(province, {"99.01.01": outlines["99.01.01"]}, arcs)
    assert area_part(found, "99.01.01") is None
    assert area_part(found, "99.02.01") is None


def test_distances_are_from_middle_to_middle(province: Blueprint) -> None:
    found = drawn(province, *SIDE_BY_SIDE)
    degree = SQUARE**0.5
    assert distance_km(found, "99.01.01", "99.01.02") == pytest.approx(degree, rel=1e-2)
    across = distance_km(found, "99.01.01", "99.02.01")
    assert across == pytest.approx(degree * 1.25**0.5, rel=1e-2)


def test_all_neighbours_of_the_real_province_are_named_once_or_more(real: Blueprint) -> None:
    for kode in real.kecamatan:
        named = {near for codes in neighbours_by_side(real, kode).values() for near in codes}
        assert named == set(neighbours(real, kode)), kode


def test_what_lies_west_in_the_real_province_is_not_named_east(real: Blueprint) -> None:
    # Sajingan Besar lies east of Paloh along all of their line; Tayan Hilir north of Toba.
    assert "61.01.09" in neighbours_by_side(real, "61.01.08")["timur"]
    assert neighbours_by_side(real, "61.03.13")["utara"] == ("61.03.11",)


def test_the_nearest_evidence_is_that_of_another_kecamatan(real: Blueprint) -> None:
    for kode in real.kecamatan:
        found = nearest_evidence(real, kode)
        assert found
        near, distance = found
        assert near != kode
        assert evidence_in(real, near)
        assert distance == min(
            distance_km(real, kode, other) or 0
            for other in real.kecamatan
            if other != kode and evidence_in(real, other)
        )


def test_pilots_beside_are_pilots_and_beside(real: Blueprint) -> None:
    # Dedai has none of its own; plans of a core competence are no pilots.
    found = pilots_beside(real, "61.05.07")
    assert set(found) == {"61.05.08", "61.05.19", "61.05.20"}
    assert {one.tahap for rows in found.values() for one in rows} == {"rintisan"}
    assert set(found) <= set(neighbours(real, "61.05.07"))
