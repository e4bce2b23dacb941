"""Where a line of text fits within an outline, so that a name stands on its own land."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cetakbiru.maps.sheet import Place, Polygon

_ROWS = 12
# So many units must be gained by moving away from the middle.
_WORTH_MOVING = 12


@dataclass(frozen=True)
class Room:
    """A place inside an outline, and how wide the outline is there."""

    x: int
    y: int
    width: int


def room(polygons: Sequence[Polygon]) -> Room:
    """The middle of the longest level stretch within the largest polygon.

    The stretch is measured at twelve heights, each as the shorter of the stretches a little above
    and a little below that share its middle, so that a line of text has room over its own height.
    """
    polygon = polygons[0]
    low, high = min(y for _, y in polygon), max(y for _, y in polygon)
    step = (high - low) / (_ROWS + 1)
    best = Room(round(sum(x for x, _ in polygon) / len(polygon)), round((low + high) / 2), 0)
    # Heights of halves: no corner, which has a whole number, lies on one.
    rows = [_stretches(polygons, int(low + step * at) + 0.5) for at in range(1, _ROWS + 1)]
    # From the middle outwards: of equal stretches the one nearest to the middle is taken.
    for at in sorted(range(_ROWS), key=lambda at: abs(2 * at - _ROWS + 1)):
        for left, right in rows[at]:
            near = [rows[other] for other in (at - 1, at + 1) if 0 <= other < _ROWS]
            for beside in near:
                left, right = _common(left, right, beside)
            if right - left > best.width + _WORTH_MOVING:
                height = int(low + step * (at + 1))
                best = Room(round((left + right) / 2), height, int(right - left))
    return best


def _stretches(polygons: Iterable[Polygon], y: float) -> list[tuple[float, float]]:
    """The stretches at a height that lie inside."""
    crossed = sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for polygon in polygons
        for a, b in itertools.pairwise([*polygon, polygon[0]])
        if (a[1] < y) != (b[1] < y)
    )
    return list(zip(crossed[::2], crossed[1::2], strict=True))


def _common(left: float, right: float, row: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """What a stretch shares with the one of another row that it shares most with."""
    shared = ((max(left, a), min(right, b)) for a, b in row)
    return max(shared, key=lambda one: one[1] - one[0], default=(left, left))


class Names:
    """Which names are set: one only where it covers no other."""

    def __init__(self) -> None:
        self._taken: list[tuple[float, float, float, float]] = []

    def fits(self, at: Place, width: float, height: float) -> bool:
        """Whether a box around a place is still free; if so, it is no longer."""
        x, y = at
        box = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if any(
            box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
            for other in self._taken
        ):
            return False
        self._taken.append(box)
        return True
