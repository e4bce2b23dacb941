"""Names on a map, each on its own land where it fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cetakbiru.maps.labels import Box, Covered, Room, rooms
from cetakbiru.maps.sheet import Frame, Place, Polygon
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.html import Attributes, Html, element, fragment
from cetakbiru.pages.fragments.maps.fills import PAPER, Fill

_SIZE = 15
_LINE = 17
# How wide a letter of a name is on average, beside its height.
_LETTER = 0.54
# On a small screen names are set larger within the drawing (maps.css); those that fit even so stay.
_ON_SMALL = 1.4
# A name is first set where it is hardly wider than its place, then where it juts out on both sides.
_TIGHT, _LOOSE = 1.1, 2.2
# At so many heights of a place.
_TRIED = 5
_MARK_WIDTH = 20


@dataclass(frozen=True)
class Name:
    """The lines that shall stand on a place."""

    lines: tuple[str, ...]
    polygons: Sequence[Polygon]
    fill: Fill
    # Where a script changes the fill: the number of the place in the drawing.
    number: int | None = None


def names(frame: Frame, wanted: Iterable[Name], taken: Iterable[Place] = ()) -> Html:
    """Names where they fit; `taken` are the places of marks, which none may cover."""
    wide, small = (Covered(frame.width, frame.height) for _ in range(2))
    for at in taken:
        for covered in (wide, small):
            covered.take(Box.around(at, _MARK_WIDTH, _MARK_WIDTH))
    waiting = [(name, rooms(name.polygons)[:_TRIED]) for name in wanted]
    found: list[Html] = []
    for overhang in (_TIGHT, _LOOSE):
        left = []
        for name, free in waiting:
            if (drawn := _set(name, free, overhang, (wide, small))) is None:
                left.append((name, free))
            else:
                found.append(drawn)
        waiting = left
    group: Attributes = {"class": "ppm-peta-nama", "text-anchor": "middle", "aria-hidden": "true"}
    return element("g", {**group, "font-size": _SIZE}, *found)


def _set(
    name: Name, free: Sequence[Room], overhang: float, covered: tuple[Covered, Covered]
) -> Html | None:
    """A name in the first way and place that is free; None where there is none."""
    wide, small = covered
    for told in _broken(name.lines):
        width, height = max(map(len, told)) * _SIZE * _LETTER, len(told) * _LINE
        for one in free:
            box = Box.around((one.x, one.y), width, height)
            if width > one.width * overhang or not wide.free(box):
                continue
            wide.take(box)
            large = Box.around((one.x, one.y), width * _ON_SMALL, height * _ON_SMALL)
            stays = width * _ON_SMALL <= one.width * overhang and small.free(large)
            if stays:
                small.take(large)
            inside = width <= one.width * _TIGHT
            return _text(name, told, (one.x, one.y), None if stays else "ppm-peta-lebar", inside)
    return None


def _broken(told: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The ways to set a name: as it is, its first line broken in two, the first line alone."""
    first, *rest = told
    words = first.split()
    ways = [told]
    if len(words) > 1:
        middle = (len(words) + 1) // 2
        ways.append((" ".join(words[:middle]), " ".join(words[middle:]), *rest))
    if rest:
        ways += _broken((first,))
    return ways


def _text(name: Name, told: Sequence[str], at: Place, css: str | None, inside: bool) -> Html:
    """The lines of a name. Where they jut out, a light rim keeps them legible, also in print."""
    x, y = at
    top = y - (len(told) - 1) * _LINE // 2 + 5
    rows = [
        element("tspan", {"x": x, "y": top} if number == 0 else {"x": x, "dy": "1.1em"}, row)
        for number, row in enumerate(told)
    ]
    if inside:
        turned = "ppm-peta-balik" if name.fill.dark else None
        classes = " ".join(filter(None, (css, turned))) or None
        paint: Attributes = {"fill": name.fill.ink, "class": classes, "data-ke": name.number}
        return element("text", paint, *rows)
    rim: Attributes = {
        "class": "ppm-peta-rim",
        "fill": PAPER,
        "stroke": PAPER,
        "stroke-width": 3,
    }
    return fragment(
        element("text", rim, *rows), element("text", {"fill": svg.INK, "class": css}, *rows)
    )
