"""Which points of a line a small drawing can do without (Visvalingam and Whyatt, 1993).

Again and again the point goes whose triangle with its two neighbours is the smallest. Each point is
given the area of the triangle with which it went, so a line is simplified once for every scale.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from math import inf

from cetakbiru.model.topology import Point


def weights(points: Sequence[Point], kept: int = 0) -> list[float]:
    """For each point the area up to which a drawing may leave it out, in the square of its unit.

    The ends stay, and so do those `kept` points between them that would go last.
    """
    last = len(points) - 1
    found = [inf] * len(points)
    before = list(range(-1, last))
    after = list(range(1, last + 2))
    area = [inf, *(_triangle(*points[at - 1 : at + 2]) for at in range(1, last)), inf]
    waiting = [(area[at], at) for at in range(1, last)]
    heapq.heapify(waiting)
    left, floor = last - 1, 0.0
    while waiting and left > kept:
        size, at = heapq.heappop(waiting)
        if size != area[at]:
            continue  # a neighbour went since: it waits again with another triangle
        # What goes later is never worth less: each scale keeps what a smaller one keeps.
        floor = max(floor, size)
        found[at], area[at] = floor, -1.0
        left -= 1
        a, b = before[at], after[at]
        after[a], before[b] = b, a
        for near in (a, b):
            if 0 < near < last:
                area[near] = _triangle(points[before[near]], points[near], points[after[near]])
                heapq.heappush(waiting, (area[near], near))
    return found


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
