"""The outlines of a level as lines in km, made ready once for drawings of every size."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf

from cetakbiru.maps.projection import projected
from cetakbiru.maps.simplify import weights
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.topology import Point, Topology, read_topology

Ring = Sequence[int]
# West, south, east, north.
Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Land:
    """Outlines by code as rings of numbered lines; a line's number is ~n where it runs backwards.

    `lines` are in km (`maps/projection.py`), `weights` say what each point is worth in km², `boxes`
    how far each line reaches.
    `owners` counts the outlines that a line belongs to: one that has one lies at the edge.
    """

    outlines: Mapping[str, Sequence[Ring]]
    lines: Sequence[Sequence[Point]]
    weights: Sequence[Sequence[float]]
    owners: Mapping[int, int]
    boxes: Sequence[Bounds]

    @cached_property
    def extents(self) -> Mapping[str, Bounds]:
        """The smallest box around each place."""
        return {
            code: _around(self.boxes[max(line, ~line)] for ring in rings for line in ring)
            for code, rings in self.outlines.items()
        }

    @cached_property
    def ranked(self) -> Sequence[Sequence[float]]:
        """Of each line the worth of the points that a drawing may leave out, the least first."""
        return [sorted(one for one in line if one < inf) for line in self.weights]

    def bounds(self, codes: Iterable[str]) -> Bounds:
        """The smallest box around these places."""
        return _around(self.extents[code] for code in codes)

    def merged(self, codes: Iterable[str]) -> list[list[int]]:
        """The rings around these places taken as one, without the lines between them."""
        used = [line for code in codes for ring in self.outlines[code] for line in ring]
        times = Counter(max(line, ~line) for line in used)
        starting: dict[Point, list[int]] = {}
        for line in used:
            if times[max(line, ~line)] == 1:
                starting.setdefault(self._start(line), []).append(line)
        rings = []
        while starting:
            ring = [_taken(starting, next(iter(starting)))]
            while self._end(ring[-1]) in starting:
                ring.append(_taken(starting, self._end(ring[-1])))
            rings.append(ring)
        return rings

    def edges(self, code: str) -> list[int]:
        """The lines of a place beyond which no outline lies, save those around an island."""
        return [
            line
            for ring in self.outlines[code]
            for line in ring
            if self.owners[max(line, ~line)] == 1 and self._start(line) != self._end(line)
        ]

    def _start(self, line: int) -> Point:
        return self.lines[line][0] if line >= 0 else self.lines[~line][-1]

    def _end(self, line: int) -> Point:
        return self.lines[line][-1] if line >= 0 else self.lines[~line][0]


def _taken(starting: dict[Point, list[int]], point: Point) -> int:
    """A line that starts at a point, which is then no longer there to be taken."""
    line = starting[point].pop()
    if not starting[point]:
        del starting[point]
    return line


@once_per_blueprint
def land(blueprint: Blueprint, level: str) -> Land | None:
    """The outlines of a level of `OUTLINED`; None where there are none."""
    text = blueprint.outlines(level)
    return made_ready(read_topology(text)) if text else None


def made_ready(topology: Topology) -> Land:
    """The topology with its lines projected and their points weighed."""
    rings = list(itertools.chain.from_iterable(topology.outlines.values()))
    owners = Counter(max(line, ~line) for ring in rings for line in ring)
    # A ring of one line keeps two points beside its end, one of two lines one in each: less would
    # enclose nothing.
    kept = {max(line, ~line): 3 - len(ring) for ring in rings if len(ring) < 3 for line in ring}
    lines = [[projected(point) for point in topology.points(arc)] for arc in topology.arcs]
    weighed = [weights(line, kept.get(number, 0)) for number, line in enumerate(lines)]
    return Land(topology.outlines, lines, weighed, owners, [_box(line) for line in lines])


def _around(boxes: Iterable[Bounds]) -> Bounds:
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _box(line: Sequence[Point]) -> Bounds:
    xs, ys = zip(*line, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
