"""How places are filled: shades, blank land, and hatches for what is not known or not placed."""

from __future__ import annotations

from dataclasses import dataclass

from cetakbiru.maps.sheet import Polygon, path
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.html import EMPTY, Attributes, Html, element
from cetakbiru.pages.fragments.links import Links

PAPER = "#ffffff"
EVIDENCE = svg.WARM


@dataclass(frozen=True)
class Fill:
    """How a place is filled: in print by `colour`, on screen by the class `name`."""

    name: str
    colour: str
    ink: str = svg.INK

    @property
    def dark(self) -> bool:
        """Whether names on it are set in a light colour."""
        return self.ink == PAPER


SHADES = tuple(
    Fill(f"ppm-peta-{at}", shade.fill, shade.ink) for at, shade in enumerate(svg.SHADES, start=1)
)
# The ground of a box that only shows a hatch.
PLAIN = Fill("ppm-peta-latar", PAPER)
BLANK = Fill("ppm-peta-kosong", "#ebe8e1")


class Hatch:
    """Slanting lines, as a pattern that each drawing must hold for itself."""

    def __init__(self, links: Links, key: str, css: str, paint: Attributes) -> None:
        self.id = links.unique_id(f"arsir-{key}")
        self.fill = Fill(css, f"url(#{self.id})")
        self._paint = paint

    @property
    def pattern(self) -> Html:
        """What the drawing must hold."""
        size: Attributes = {
            "id": self.id,
            "width": 8,
            "height": 8,
            "patternUnits": "userSpaceOnUse",
            "patternTransform": "rotate(45)",
        }
        return element("pattern", size, element("path", {"d": "M0 0V8", **self._paint}))

    @property
    def lines(self) -> Html:
        """The same lines for a box of a legend, which may be in another drawing."""
        return element("path", {"d": "M3 13 13 1M10 13 20 1", **self._paint})

    def over(self, polygons: list[Polygon]) -> Html:
        """The lines over a place that is filled already."""
        if not polygons:
            return EMPTY
        paint: Attributes = {"fill": self.fill.colour, "pointer-events": "none"}
        return element("path", {"d": path(polygons), **paint})


def unknown(links: Links, key: str) -> Hatch:
    """The hatch of places without a figure."""
    paint: Attributes = {"stroke": svg.LINE, "stroke-width": "1.5", "class": "ppm-peta-arsir"}
    return Hatch(links, key, "ppm-peta-tanpa", paint)


def unplaced(links: Links, key: str) -> Hatch:
    """The hatch of places somewhere in which mining is recorded."""
    paint: Attributes = {"stroke": EVIDENCE, "stroke-width": "1.5", "class": "ppm-peta-tercatat"}
    return Hatch(links, f"tercatat-{key}", "ppm-peta-tanpa", paint)
