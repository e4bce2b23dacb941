"""Where a line of text fits within an outline, so that a name stands on its own land."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cetakbiru.maps.sheet import Polygon, Spot

_ROWS = 12
# So many units are worth moving away from the middle.
_WORTH_MOVING = 12


class Room(NamedTuple):
    """A spot inside an outline, and how wide the outline is there."""

    x: int
    y: int
    width: int


def room(polygons: Sequence[Polygon]) -> Room:
    """Where a line of text has the most room, and a point that surely lies inside."""
    return rooms(polygons)[0]


def rooms(polygons: Sequence[Polygon]) -> list[Room]:
    """Level stretches within an outline, the longest first; at least one.

    The largest polygon is cut at twelve heights. Each stretch is as long as what it shares with
    those a little above and below it, so that a line of text has room over its own height.
    """
    polygon = polygons[0]
    low, high = min(y for _, y in polygon), max(y for _, y in polygon)
    step = (high - low) / (_ROWS + 1)
    heights = [int(low + step * at) for at in range(1, _ROWS + 1)]
    rows = stretches(polygons, heights)
    found = []
    # From the middle outwards: of equal stretches the one nearest to the middle is taken.
    for at in sorted(range(_ROWS), key=lambda at: abs(2 * at - _ROWS + 1)):
        for left, right in rows[at]:
            for beside in rows[max(at - 1, 0) : at] + rows[at + 1 : at + 2]:
                left, right = _common(left, right, beside)
            found.append(Room(round((left + right) / 2), heights[at], int(right - left)))
    # Little is gained by moving away from the middle for a few units.
    found.sort(key=lambda one: -(one.width // _WORTH_MOVING))
    return found or [Room(*polygon[0], 0)]


def stretches(
    polygons: Iterable[Polygon], heights: Sequence[int]
) -> list[list[tuple[float, float]]]:
    """For each height, lowest first, the stretches that lie inside.

    They are measured half a unit further on, where no corner lies: those have whole numbers.
    """
    crossed: list[list[float]] = [[] for _ in heights]
    for polygon in polygons:
        x0, y0 = polygon[-1]
        row0 = bisect_left(heights, y0)
        for x, y in polygon:
            row = bisect_left(heights, y)
            # Most sides lie between two heights and cross none.
            if row != row0:
                slope = (x - x0) / (y - y0)
                for at in range(min(row0, row), max(row0, row)):
                    crossed[at].append(x + (heights[at] + 0.5 - y) * slope)
            x0, y0, row0 = x, y, row
    for crossings in crossed:
        crossings.sort()
    return [list(zip(one[::2], one[1::2], strict=True)) for one in crossed]


def _common(left: float, right: float, row: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """What a stretch shares with the one of another row that it shares most with."""
    best = (left, left)
    for a, b in row:
        start, end = max(left, a), min(right, b)
        if end - start > best[1] - best[0]:
            best = (start, end)
    return best


class Box(NamedTuple):
    """What a line of text, or a mark, covers."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, at: Spot, width: float, height: float) -> Box:
        """The box of that size with its middle there."""
        x, y = at
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)

    def within(self, width: int, height: int) -> bool:
        """Whether all of it lies on a sheet of that size."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height

    def meets(self, other: Box) -> bool:
        """Whether something of both lies over each other."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Covered:
    """What is covered on a sheet already."""

    def __init__(self, width: int, height: int) -> None:
        self._size = width, height
        self._taken: list[Box] = []

    def free(self, box: Box) -> bool:
        """Whether it is on the sheet and nothing stands there."""
        return box.within(*self._size) and not any(map(box.meets, self._taken))

    def take(self, box: Box) -> None:
        """Says that something stands there."""
        self._taken.append(box)
