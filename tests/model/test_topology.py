"""Outlines that share their lines tell who is whose neighbour and how large each is."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.model.topology import read_topology

# Two squares of a degree side by side at the equator, the left one with a hole, and one apart.
SQUARES = {
    "type": "Topology",
    "transform": {"scale": [0.5, 0.5], "translate": [110.0, 0.0]},
    "objects": {
        "x": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "properties": {"kode": "a"}, "arcs": [[0, 1], [4]]},
                {"type": "Polygon", "properties": {"kode": "b"}, "arcs": [[2, -2]]},
                {"type": "MultiPolygon", "properties": {"kode": "c"}, "arcs": [[[3]]]},
            ],
        }
    },
    "arcs": [
        [[2, 0], [-2, 0], [0, 2], [2, 0]],
        [[2, 2], [0, -2]],
        [[2, 2], [2, 0], [0, -2], [-2, 0]],
        [[6, 0], [0, 2], [2, 0], [0, -2], [-2, 0]],
        [[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1]],
    ],
}
# A degree of longitude times a degree of latitude at the equator, in km².
SQUARE = 12364


def test_a_shared_arc_makes_neighbours_of_both() -> None:
    topology = read_topology(json.dumps(SQUARES))
    assert topology.neighbours() == {"a": ("b",), "b": ("a",), "c": ()}


def test_areas_are_those_of_the_sphere_without_holes() -> None:
    areas = read_topology(json.dumps(SQUARES)).areas()
    assert areas["b"] == pytest.approx(SQUARE, rel=1e-3)
    assert areas["c"] == pytest.approx(SQUARE, rel=1e-3)
    assert areas["a"] == pytest.approx(SQUARE * 3 / 4, rel=1e-3)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"objects": {}}', '{"objects": {"x": 1, "y": 2}}', "null", '{"objects": 7}'],
)
def test_what_is_no_topology_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no topology"):
        read_topology(text)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("objects", "x", "geometries", 0, "arcs"), []),
        (("objects", "x", "geometries", 0, "arcs"), [[]]),
        (("objects", "x", "geometries", 2, "arcs"), [[[99]]]),
        (("objects", "x", "geometries", 2, "arcs"), [[[-99]]]),
        (("objects", "x", "geometries", 2, "arcs"), [[["a"]]]),
        (("objects", "x", "geometries", 1), None),
        (("arcs", 1), [[1, 2]]),
        (("arcs", 1), [[1, 2], [3]]),
        (("arcs", 1), [[1, 2], [3, "4"]]),
        (("arcs", 1), [[1, 2], [3, float("nan")]]),
        (("transform", "scale"), [1]),
        (("transform", "scale"), [0, 0.5]),
        (("transform", "scale"), [float("nan"), 0.5]),
        (("transform", "translate"), [0.0, 110.0]),
    ],
)
def test_what_nobody_could_draw_is_refused(path: tuple[str | int, ...], value: object) -> None:
    found: Any = json.loads(json.dumps(SQUARES))
    *up, last = path
    within = found
    for step in up:
        within = within[step]
    within[last] = value
    with pytest.raises(ValueError, match="no topology"):
        read_topology(json.dumps(found))


@pytest.mark.parametrize("level", ["kabupaten", "kecamatan", "desa"])
def test_the_shipped_outlines_are_symmetrical_and_known(root: Path, level: str) -> None:
    folder = root / "data" / "wilayah"
    topology = read_topology((folder / f"{level}.topojson").read_text("utf-8"))
    near = topology.neighbours()
    assert all(code in near[other] for code, others in near.items() for other in others)
    with (folder / f"{level}.csv").open(encoding="utf-8", newline="") as stream:
        codes = {row["kode"] for row in csv.DictReader(stream)}
    with (folder / "tanpa-garis-batas.csv").open(encoding="utf-8", newline="") as stream:
        listed = {row["kode"] for row in csv.DictReader(stream)}
    assert topology.outlines.keys() == codes - listed
