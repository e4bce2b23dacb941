"""The sheet that a map is drawn on: from km to whole units, and rings to paths.

Every line is simplified and rounded once for a sheet, so two places that share it still meet.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from cetakbiru.maps.land import Bounds, Land, Ring
from cetakbiru.maps.projection import cosine_at, projected
from cetakbiru.model.topology import Point

Spot = tuple[int, int]
Polygon = list[Spot]

# A point is drawn when the triangle that it makes has at least so many square units.
_FINEST = 0.7
# And a drawing has at most so many points, which keeps it small in bytes.
_MOST_POINTS = 2400
# A further ring of a place is drawn when it has at least so many square units.
_SMALLEST = 2.0
_LEAST_KM = 1e-3
# What is cut off at the edge is cut so far outside that the line of the cut is not seen.
_BEYOND = 4


@dataclass(frozen=True)
class Size:
    """How wide a sheet is, how high it may get, and how much stays free around what it shows."""

    width: int
    tallest: int
    margin: int


@dataclass(frozen=True)
class Frame:
    """How km become whole units of a sheet, x to the right and y downwards.

    `cosine` is that of the parallel of true shape, `units_per_km` the scale there.
    """

    width: int
    height: int
    cosine: float
    units_per_km: float
    left: float
    top: float

    @classmethod
    def around(cls, bounds: Bounds, size: Size) -> Frame:
        """The frame that shows all within these bounds; its parallel is the one in the middle."""
        west, south, east, north = bounds
        cosine = cosine_at((south + north) / 2)
        # A place may be so small that its outline is a point.
        wide = max((east - west) * cosine, _LEAST_KM)
        high = max((north - south) / cosine, _LEAST_KM)
        scale = min((size.width - 2 * size.margin) / wide, (size.tallest - 2 * size.margin) / high)
        return cls(
            width=size.width,
            height=round(high * scale) + 2 * size.margin,
            cosine=cosine,
            units_per_km=scale,
            left=(size.width - wide * scale) / 2 - west * cosine * scale,
            top=size.margin + north / cosine * scale,
        )

    @property
    def bounds(self) -> Bounds:
        """How far the sheet reaches, in km."""
        across, along = self.units_per_km * self.cosine, self.units_per_km / self.cosine
        return (
            -self.left / across,
            (self.top - self.height) / along,
            (self.width - self.left) / across,
            self.top / along,
        )

    def laid(self, point: Point) -> Spot:
        """Where a point in km lies."""
        across, along = self.units_per_km * self.cosine, self.units_per_km / self.cosine
        return round(self.left + point[0] * across), round(self.top - point[1] * along)

    def holds(self, spot: Spot) -> bool:
        """Whether a spot is on the sheet."""
        return 0 <= spot[0] <= self.width and 0 <= spot[1] <= self.height


class Sheet:
    """The outlines of a land as they are drawn within a frame."""

    def __init__(self, land: Land, frame: Frame) -> None:
        self.frame = frame
        self._land = land
        self._box = frame.bounds
        self._lines: dict[int, list[Spot]] = {}
        self._seen_lines = list(map(self._meets, land.boxes))
        self._limit = self._limited()

    @classmethod
    def showing(cls, land: Land, codes: Iterable[str], size: Size) -> Sheet:
        """The sheet that shows these places whole."""
        return cls(land, Frame.around(land.bounds(codes), size))

    def at(self, longitude: float, latitude: float) -> Spot:
        """Where a point in degrees lies."""
        return self.frame.laid(projected((longitude, latitude)))

    def seen(self) -> list[str]:
        """The places of which something may be on the sheet."""
        return [code for code, box in self._land.extents.items() if self._meets(box)]

    def polygons(self, rings: Iterable[Ring]) -> list[Polygon]:
        """The rings that are large enough to be seen, the largest first, and that one always.

        A place that is smaller than a unit becomes a square of two.
        """
        closed = [self._clipped(self.ring(ring)) for ring in rings]
        sized = sorted(((abs(_twice_area(one)) / 2, one) for one in closed), reverse=True)
        found = [one for area, one in sized if area >= _SMALLEST]
        if found or not sized or not sized[0][1]:
            return found
        x, y = sized[0][1][0]
        return [[(x - 1, y - 1), (x + 1, y - 1), (x + 1, y + 1), (x - 1, y + 1)]]

    def line(self, number: int) -> list[Spot]:
        """A line as it is drawn: simplified, rounded, in its direction."""
        if number < 0:
            return self.line(~number)[::-1]
        if number not in self._lines:
            points, worth = self._land.lines[number], self._land.weights[number]
            if not self._seen_lines[number]:
                # Nothing of it is seen; its ends keep the outline closed.
                points = [points[0], points[-1]]
            else:
                points = [
                    point for point, one in zip(points, worth, strict=True) if one >= self._limit
                ]
            self._lines[number] = [
                spot for spot, _ in itertools.groupby(map(self.frame.laid, points))
            ]
        return self._lines[number]

    def ring(self, ring: Ring) -> Polygon:
        """A ring as it is drawn; too small a one may be a line or a point."""
        spots = itertools.chain.from_iterable(self.line(number)[:-1] for number in ring)
        return [spot for spot, _ in itertools.groupby(spots)] or self.line(ring[0])[:1]

    def _clipped(self, polygon: Polygon) -> Polygon:
        """What of a ring lies on the sheet or a little beyond it (Sutherland and Hodgman, 1974)."""
        for axis, limit, inwards in (
            (0, -_BEYOND, 1),
            (0, self.frame.width + _BEYOND, -1),
            (1, -_BEYOND, 1),
            (1, self.frame.height + _BEYOND, -1),
        ):
            depths = [(spot[axis] - limit) * inwards for spot in polygon]
            if all(depth >= 0 for depth in depths):
                continue
            polygon = _cut(polygon, depths)
        return polygon

    def _meets(self, box: Bounds) -> bool:
        """Whether something that reaches so far can be seen."""
        west, south, east, north = self._box
        return box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south

    def _limited(self) -> float:
        """What a point must be worth in km² to be drawn on this sheet."""
        finest = _FINEST / self.frame.units_per_km**2
        ranked = list(itertools.compress(self._land.ranked, self._seen_lines))
        firsts = [bisect_left(line, finest) for line in ranked]
        if sum(map(len, ranked)) - sum(firsts) <= _MOST_POINTS:
            return finest
        drawn = (line[first:] for line, first in zip(ranked, firsts, strict=True))
        return nlargest(_MOST_POINTS, itertools.chain.from_iterable(drawn))[-1]


def path(polygons: Iterable[Polygon]) -> str:
    """The data of an SVG path: each ring closed, by steps from point to point."""
    return "".join(f"{steps(polygon)}z" for polygon in polygons)


def steps(spots: Sequence[Spot]) -> str:
    """The data of an SVG path along spots, in as few letters as it takes."""
    (x, y), *rest = spots
    found = f"M{x} {y}"
    if rest:
        found += "l"
    for number, (a, b) in enumerate(rest):
        right, down = a - x, b - y
        x, y = a, b
        found += f"{'' if right < 0 or number == 0 else ' '}{right}{'' if down < 0 else ' '}{down}"
    return found


def _cut(polygon: Polygon, depths: Sequence[int]) -> Polygon:
    """What of a polygon lies on the inner side of a line, given how deep each corner lies."""
    found: Polygon = []
    corners = list(zip(polygon, depths, strict=True))
    for (a, deep), (b, deeper) in zip(corners, corners[1:] + corners[:1], strict=True):
        if deep >= 0:
            found.append(a)
        if (deep >= 0) != (deeper >= 0):
            share = deep / (deep - deeper)
            found.append((round(a[0] + (b[0] - a[0]) * share), round(a[1] + (b[1] - a[1]) * share)))
    return found


def _twice_area(polygon: Polygon) -> int:
    turned = zip(polygon, polygon[1:] + polygon[:1], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in turned)
