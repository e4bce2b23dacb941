"""Where places that are too small to be seen or touched are drawn once more, beside the land."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import cos, hypot, pi, sin

from cetakbiru.maps.labels import Box, stretches
from cetakbiru.maps.sheet import Frame, Polygon, Spot

# A place that is smaller than this is drawn once more: on a telephone it has 12 px.
_SMALL = 24
# The mark is as large on a telephone as what is touched shall be: 24 px.
RADIUS = 24
# It stays so far from land, and stands no further from its place.
_GAP, _FURTHEST = 8, 260
_WAYS, _STEP = 24, 12
# So much is kept free of names for the line.
_LINE_WIDTH = 6
# At so many heights it is looked whether there is land.
_ROW = 6


@dataclass(frozen=True)
class Callout:
    """A round mark, and the line that leads to it from the middle of its place."""

    at: Spot
    start: Spot
    end: Spot

    @property
    def covered(self) -> list[Box]:
        """What the mark and its line cover."""
        (x0, y0), (x1, y1) = self.start, self.end
        steps = max(abs(x1 - x0), abs(y1 - y0)) // _LINE_WIDTH + 1
        line = (
            (round(x0 + (x1 - x0) * at / steps), round(y0 + (y1 - y0) * at / steps))
            for at in range(steps + 1)
        )
        return [
            Box.around(self.at, 2 * RADIUS, 2 * RADIUS),
            *(Box.around(one, _LINE_WIDTH, _LINE_WIDTH) for one in line),
        ]


def callouts(
    frame: Frame, outlines: Mapping[str, Sequence[Polygon]], bottom: int
) -> dict[str, Callout]:
    """A mark for each small place where there is room near it; the lowest stretch stays free."""
    middles = {
        code: middle_if_small(polygons, _SMALL) for code, polygons in outlines.items() if polygons
    }
    small = {code: middle for code, middle in middles.items() if middle is not None}
    if not small:
        return {}
    heights = range(0, frame.height, _ROW)
    rows = stretches(chain.from_iterable(outlines.values()), heights)
    taken: list[Box] = [Box(0, frame.height - bottom, frame.width, frame.height)]
    found: dict[str, Callout] = {}
    for code, middle in small.items():
        for at in _around(middle):
            box = Box.around(at, 2 * (RADIUS + _GAP), 2 * (RADIUS + _GAP))
            if not box.within(frame.width, frame.height) or any(map(box.meets, taken)):
                continue
            if any(_crosses(box, height, row) for height, row in zip(heights, rows)):
                continue
            far = hypot(at[0] - middle[0], at[1] - middle[1])
            end = (
                round(at[0] + (middle[0] - at[0]) * RADIUS / far),
                round(at[1] + (middle[1] - at[1]) * RADIUS / far),
            )
            found[code] = Callout(at, middle, end)
            taken.append(box)
            break
    return found


def middle_if_small(polygons: Sequence[Polygon], limit: int) -> Spot | None:
    """The middle of polygons that reach less far than the limit; None of larger ones."""
    xs = [x for polygon in polygons for x, _ in polygon]
    ys = [y for polygon in polygons for _, y in polygon]
    if max(max(xs) - min(xs), max(ys) - min(ys)) >= limit:
        return None
    return (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2


def _around(middle: Spot) -> Iterator[Spot]:
    """Spots around one, the nearest first, and of these the one to the left first."""
    for far in range(2 * RADIUS, _FURTHEST, _STEP):
        for way in range(_WAYS):
            turn = pi - 2 * pi * way / _WAYS
            yield round(middle[0] + far * cos(turn)), round(middle[1] + far * sin(turn))


def _crosses(box: Box, height: int, row: Iterable[tuple[float, float]]) -> bool:
    """Whether land lies within a box at that height."""
    return box.top <= height <= box.bottom and any(
        left < box.right and box.left < right for left, right in row
    )
