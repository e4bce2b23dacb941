"""Where a kecamatan lies and what part of its kabupaten it is: computed from outlines and counts.

Outlines are unofficial, and so is what they measure: whoever shows it says that it is computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, hypot, radians

from cetakbiru.insight.neighbours import neighbours
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Kecamatan
from cetakbiru.model.topology import RADIUS_KM, Point, Topology, read_topology

# West, south, east, north.
Box = tuple[float, float, float, float]
Lengths = dict[str, float]
# Degrees: a metre or so.
_NARROW = 1e-5
_SIDES = ("utara", "timur", "selatan", "barat")


@dataclass(frozen=True)
class Part:
    """What a kecamatan has of what all kecamatan of its kabupaten have together.

    `rank` is 1 for the one that has most of the `among`; those that have as much rank alike.
    """

    value: float
    whole: float
    rank: int
    among: int


@once_per_blueprint
def villages_part(blueprint: Blueprint, kecamatan: str) -> Part | None:
    """Desa and kelurahan; None where any kecamatan of the kabupaten is told to have none."""
    siblings = _siblings(blueprint, kecamatan)
    return _part(kecamatan, {item.kode: _villages(item) for item in siblings})


@once_per_blueprint
def area_part(blueprint: Blueprint, kecamatan: str) -> Part | None:
    """Area in km² within the outlines (`Topology.areas`); None where any of them is missing."""
    areas, siblings = _areas(blueprint), _siblings(blueprint, kecamatan)
    return _part(kecamatan, {item.kode: areas.get(item.kode, 0) for item in siblings})


@once_per_blueprint
def neighbours_by_side(blueprint: Blueprint, kecamatan: str) -> Mapping[str, tuple[str, ...]]:
    """The kecamatan beside this one, from the north on clockwise.

    Each piece of a line that two of them share lies on the side of the box around this one to which
    it is nearest. A neighbour is named on its longest side, and on every other that is at least
    half as long: one that lies around the kecamatan is named all around it.
    """
    sides: dict[str, list[str]] = {side: [] for side in _SIDES}
    beside = _sides(blueprint).get(kecamatan, {})
    for near in neighbours(blueprint, kecamatan):
        lengths = beside[near]
        for side, length in lengths.items():
            if length >= max(lengths.values()) / 2:
                sides[side].append(near)
    return {side: tuple(codes) for side, codes in sides.items() if codes}


# Not kept: there are thousands of pairs, and to compare one costs more than to reckon it.
def distance_km(blueprint: Blueprint, one: str, other: str) -> float | None:
    """How far two kecamatan lie apart: from the middle of the box around one to that of the other,
    √(Δφ² + (Δλ·cos φ)²)·R. None where an outline is missing."""
    boxes = _boxes(blueprint)
    if one not in boxes or other not in boxes:
        return None
    (x1, y1), (x2, y2) = _middle(boxes[one]), _middle(boxes[other])
    across = radians(x1 - x2) * cos(radians((y1 + y2) / 2))
    return RADIUS_KM * hypot(across, radians(y1 - y2))


def _siblings(blueprint: Blueprint, kecamatan: str) -> tuple[Kecamatan, ...]:
    return tuple(blueprint.kecamatan_of(blueprint.kecamatan[kecamatan].kabupaten))


def _villages(item: Kecamatan) -> int:
    return (item.jumlah_desa or 0) + (item.jumlah_kelurahan or 0)


def _part(own: str, values: Mapping[str, float]) -> Part | None:
    """The part of one of the values; None where any of them is nothing, and so not known."""
    if not all(values.values()):
        return None
    rank = 1 + sum(value > values[own] for value in values.values())
    return Part(values[own], sum(values.values()), rank, len(values))


@once_per_blueprint
def _areas(blueprint: Blueprint) -> Mapping[str, float]:
    topology = _topology(blueprint)
    return topology.areas() if topology else {}


@once_per_blueprint
def _boxes(blueprint: Blueprint) -> Mapping[str, Box]:
    topology = _topology(blueprint)
    return topology.boxes() if topology else {}


@once_per_blueprint
def _sides(blueprint: Blueprint) -> Mapping[str, Mapping[str, Lengths]]:
    """How long the line is that a kecamatan shares with each neighbour, side by side."""
    topology = _topology(blueprint)
    if topology is None:
        return {}
    boxes = _boxes(blueprint)
    found: dict[str, dict[str, Lengths]] = {}
    for arc, owners in topology.owners().items():
        pieces = list(pairwise(topology.points(topology.arcs[arc]))) if len(owners) > 1 else []
        for code in owners:
            lengths: Lengths = {}
            for start, end in pieces:
                for middle, length in _cut(boxes[code], start, end):
                    side = _side(boxes[code], middle)
                    lengths[side] = lengths.get(side, 0) + length
            for near in owners - {code}:
                known = found.setdefault(code, {}).setdefault(near, {})
                for side, length in lengths.items():
                    known[side] = known.get(side, 0) + length
    return found


def _cut(box: Box, start: Point, end: Point) -> Iterator[tuple[Point, float]]:
    """Middle and length of parts of a piece, none longer than an eighth of the box: a long piece
    may lie on two sides."""
    west, south, east, north = box
    (x, y), (across, up) = start, (end[0] - start[0], end[1] - start[1])
    # An outline may be as narrow as a line, of which any piece is long.
    wide, high = max(east - west, _NARROW), max(north - south, _NARROW)
    times = ceil(8 * max(abs(across) / wide, abs(up) / high)) or 1
    for part in range(times):
        at = (part + 0.5) / times
        yield (x + at * across, y + at * up), hypot(across, up) / times


def _side(box: Box, point: Point) -> str:
    west, south, east, north = box
    # By how much of the box lies beyond: a point at its right edge is at 1 of 1.
    right = (2 * point[0] - west - east) * (north - south)
    up = (2 * point[1] - south - north) * (east - west)
    if abs(up) >= abs(right):
        return "utara" if up > 0 else "selatan"
    return "timur" if right > 0 else "barat"


def _middle(box: Box) -> Point:
    west, south, east, north = box
    return (west + east) / 2, (south + north) / 2


def _topology(blueprint: Blueprint) -> Topology | None:
    text = blueprint.outlines("kecamatan")
    return read_topology(text) if text else None
