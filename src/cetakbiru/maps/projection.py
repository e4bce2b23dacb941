"""A map projection that suits lands at the equator: cylindrical, and true in area.

    x = R · λ · cos φ₀        y = R · sin φ ÷ cos φ₀

λ is the longitude and φ the latitude in radians, φ₀ the parallel along which shapes are true, here
that through the middle of what is drawn. Source: J. P. Snyder, Map Projections: A Working Manual,
USGS Professional Paper 1395 (1987), p. 76–85.

Another φ₀ stretches x by as much as it squeezes y. So all is projected once with φ₀ = 0, areas hold
for every drawing, and a drawing only stretches (`maps/sheet.py`).
"""

from __future__ import annotations

from math import radians, sin, sqrt

from cetakbiru.model.topology import RADIUS_KM, Point


def projected(point: Point) -> Point:
    """A point in degrees, longitude first, in km with φ₀ = 0."""
    longitude, latitude = point
    return RADIUS_KM * radians(longitude), RADIUS_KM * sin(radians(latitude))


def cosine_at(y: float) -> float:
    """cos φ where a point with φ₀ = 0 lies at y km; at the poles, where it is 0, a little more."""
    return sqrt(1 - min((y / RADIUS_KM) ** 2, 0.99))
