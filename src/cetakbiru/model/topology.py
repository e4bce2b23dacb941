"""Outlines that share their lines (TopoJSON): which lie side by side, and how large they are.

A line between two places is one arc that both outlines use, so whether they are neighbours is in
the file and needs no measuring; an arc that only one outline uses lies at the edge of the file.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, radians, sin
from typing import Any

# The radius of a sphere that has the area of the earth.
RADIUS_KM = 6371.0072

Point = tuple[float, float]


@dataclass(frozen=True)
class Topology:
    """Outlines by the code of their place.

    Each is a list of rings, each ring the numbers of its arcs, below zero where an arc is followed
    backwards. `arcs` are steps on the grid that `scale` and `translate` lay over degrees.
    """

    outlines: Mapping[str, Sequence[Sequence[int]]]
    arcs: Sequence[Sequence[Sequence[int]]]
    scale: Point
    translate: Point

    def neighbours(self) -> dict[str, tuple[str, ...]]:
        """For each code those whose outlines share an arc with it, in order of code."""
        found: dict[str, set[str]] = {code: set() for code in self.outlines}
        for both in self.owners().values():
            for code in both:
                found[code] |= both - {code}
        return {code: tuple(sorted(near)) for code, near in found.items()}

    def owners(self) -> dict[int, set[str]]:
        """The codes of the outlines that use each arc, by its number."""
        found: dict[int, set[str]] = {}
        for code, rings in self.outlines.items():
            for arc in itertools.chain.from_iterable(rings):
                found.setdefault(max(arc, ~arc), set()).add(code)
        return found

    def areas(self) -> dict[str, float]:
        """The area of each outline in km² on the sphere: ½·R²·Σ Δλ·(sin φ₁ + sin φ₂).

        A hole runs the other way round and so takes its area away.
        """
        twice = [_under(self.points(arc)) for arc in self.arcs]
        return {
            code: abs(
                sum(
                    twice[arc] if arc >= 0 else -twice[~arc]
                    for arc in itertools.chain.from_iterable(rings)
                )
            )
            for code, rings in self.outlines.items()
        }

    def boxes(self) -> dict[str, tuple[float, float, float, float]]:
        """How far each outline reaches in degrees: west, south, east, north."""
        found = {}
        for code, rings in self.outlines.items():
            arcs = (self.arcs[max(arc, ~arc)] for arc in itertools.chain.from_iterable(rings))
            across, along = zip(*itertools.chain.from_iterable(map(self.points, arcs)))
            found[code] = (min(across), min(along), max(across), max(along))
        return found

    def points(self, arc: Sequence[Sequence[int]]) -> Iterator[Point]:
        """The points of an arc in degrees, longitude first."""
        (scale_x, scale_y), (left, bottom) = self.scale, self.translate
        x = y = 0
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            yield left + x * scale_x, bottom + y * scale_y


def _under(points: Iterator[Point]) -> float:
    """The area between a line and the equator, in km², with its sign."""
    half = RADIUS_KM * RADIUS_KM / 2
    return half * sum(
        radians(b[0] - a[0]) * (sin(radians(a[1])) + sin(radians(b[1])))
        for a, b in itertools.pairwise(points)
    )


def read_topology(text: str) -> Topology:
    """The topology of a file. Raises ValueError for whatever is none with one object.

    Whoever draws it may rely on it: every outline has a ring, every ring has arcs that are there,
    and every arc has at least two points.
    """
    try:
        found = json.loads(text)
        (collection,) = found["objects"].values()
        topology = Topology(
            {
                str(one["properties"]["kode"]): tuple(_rings(one))
                for one in collection["geometries"]
            },
            found["arcs"],
            _pair(found["transform"]["scale"]),
            _pair(found["transform"]["translate"]),
        )
        fault = _fault(topology)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no topology with one object: {error}") from error
    if fault:
        raise ValueError(f"no topology that can be drawn: {fault}")
    return topology


def _fault(topology: Topology) -> str:
    """What of a topology is not as whoever draws it expects; empty where all is."""
    left, bottom = topology.translate
    if not (all(map(isfinite, topology.scale)) and all(topology.scale)):
        return "its grid has no size"
    if not (abs(left) <= 180 and abs(bottom) <= 90):
        return "its grid lies beside the earth"
    last = len(topology.arcs)
    for code, rings in topology.outlines.items():
        if not rings or not all(rings):
            return f"{code} has no outline"
        if not all(-last <= arc < last for ring in rings for arc in ring):
            return f"{code} names an arc that is not there"
    for number, arc in enumerate(topology.arcs):
        if len(arc) < 2 or not all(isfinite(x) and isfinite(y) for x, y in arc):
            return f"arc {number} has fewer than two points"
    return ""


def _rings(geometry: Mapping[str, Any]) -> Iterator[tuple[int, ...]]:
    polygons = geometry["arcs"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    yield from (tuple(ring) for polygon in polygons for ring in polygon)


def _pair(numbers: Sequence[float]) -> Point:
    x, y = numbers
    return float(x), float(y)
