"""Names on a map, each on its own land where it fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cetakbiru.maps.callouts import RADIUS, Callout
from cetakbiru.maps.labels import Box, Covered, Room, rooms
from cetakbiru.maps.sheet import Frame, Polygon, Spot
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.html import Attributes, Html, element, fragment
from cetakbiru.pages.fragments.maps.fills import PAPER, PLAIN, Fill
from cetakbiru.pages.fragments.maps.signs import SCALE_SHARE

_SIZE, _SMALL = 15, 12
# From one line of a name to the next, beside its height.
_LINE = 1.1
# Between a dot and its name; and how wide a name there may be.
_GAP, _ANY = 7, 10**6
# How wide a letter of a name is on average, beside its height.
_LETTER = 0.54
# On a small screen names are set larger within the drawing (maps.css); those that fit even so stay.
_ON_SMALL = 1.4
# A name is first set where it is hardly wider than its place, then where it juts out on both sides.
_TIGHT, _LOOSE = 1.1, 2.2
# At so many heights of a place.
_TRIED = 5
_MARK_WIDTH, _DOT_WIDTH = 20, 8
# How much of a sheet is kept free at the bottom for its scale.
SCALE_HEIGHT = 26


@dataclass(frozen=True)
class Name:
    """The lines that shall stand on a place."""

    lines: tuple[str, ...]
    rooms: Sequence[Room]
    fill: Fill
    size: int = _SIZE
    # The dot that it stands beside.
    dot: Spot | None = None
    # Where a script changes the fill: the number of the place in the drawing.
    number: int | None = None

    @classmethod
    def of_place(
        cls,
        lines: tuple[str, ...],
        polygons: Sequence[Polygon],
        fill: Fill,
        number: int | None = None,
    ) -> Name:
        """A name that stands on an outline."""
        return cls(lines, rooms(polygons)[:_TRIED], fill, number=number)

    @classmethod
    def of_callout(cls, lines: tuple[str, ...], callout: Callout) -> Name:
        """A name below, above or beside the mark of a small place."""
        x, y = callout.at
        high = RADIUS + round(len(lines) * _SIZE * _LINE)
        aside = RADIUS + round(max(map(len, lines)) * _SIZE * _LETTER / 2 * _ON_SMALL) + _GAP
        free = [(x, y + high), (x, y - high), (x - aside, y), (x + aside, y)]
        return cls(lines, [Room(*at, _ANY) for at in free], PLAIN)

    @classmethod
    def of_dot(cls, name: str, at: Spot, fill: Fill) -> Name:
        """A small name to the right of a dot, or to its left."""
        aside = round(len(name) * _SMALL * _LETTER / 2) + _GAP
        free = [Room(at[0] + way * aside, at[1], _ANY) for way in (1, -1)]
        return cls((name,), free, fill, _SMALL, at)


def names(
    frame: Frame,
    wanted: Iterable[Name],
    marks: Iterable[Spot] = (),
    dots: Iterable[Spot] = (),
    taken: Iterable[Box] = (),
) -> Html:
    """Names where they fit and cover no mark and no dot, those given first before the others."""
    wide, small = (Covered(frame.width, frame.height) for _ in range(2))
    scale = Box(0, frame.height - SCALE_HEIGHT, frame.width * SCALE_SHARE, frame.height)
    for box in (scale, *taken):
        wide.take(box)
        small.take(box)
    for spots, size in ((marks, _MARK_WIDTH), (dots, _DOT_WIDTH)):
        for at in spots:
            for covered in (wide, small):
                covered.take(Box.around(at, size, size))
    waiting = list(wanted)
    found: list[Html] = []
    for overhang in (_TIGHT, _LOOSE):
        left = []
        for name in waiting:
            if (drawn := _set(name, overhang, (wide, small))) is None:
                left.append(name)
            else:
                found.append(drawn)
        waiting = left
    group: Attributes = {"class": "ppm-peta-nama", "text-anchor": "middle", "aria-hidden": "true"}
    return element("g", {**group, "font-size": _SIZE}, *found)


def _set(name: Name, overhang: float, covered: tuple[Covered, Covered]) -> Html | None:
    """A name in the first way and spot that is free; None where there is none."""
    wide, small = covered
    for told in _broken(name.lines) if name.dot is None else (name.lines,):
        width = max(map(len, told)) * name.size * _LETTER
        height = len(told) * name.size * _LINE
        for one in name.rooms:
            box = Box.around((one.x, one.y), width, height)
            if width > one.width * overhang or not wide.free(box):
                continue
            wide.take(box)
            large = Box.around((one.x, one.y), width * _ON_SMALL, height * _ON_SMALL)
            fits = width * _ON_SMALL <= one.width * overhang and small.free(large)
            stays = fits and name.size == _SIZE
            if stays:
                small.take(large)
            css = None if stays else "ppm-peta-lebar"
            return _text(name, told, (one.x, one.y), css, inside=width <= one.width * _TIGHT)
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


def _text(name: Name, told: Sequence[str], at: Spot, css: str | None, inside: bool) -> Html:
    """The lines of a name. Where they jut out, a light rim keeps them legible, also in print."""
    x, y = at
    top = round(y - (len(told) - 1) * name.size * _LINE / 2 + name.size / 3)
    rows = [
        element("tspan", {"x": x, "y": top} if number == 0 else {"x": x, "dy": "1.1em"}, row)
        for number, row in enumerate(told)
    ]
    if inside:
        turned = "ppm-peta-balik" if name.fill.dark else None
        classes = " ".join(filter(None, (css, turned))) or None
        paint: Attributes = {"fill": name.fill.ink, "class": classes, "data-ke": name.number}
        if name.dot is not None:
            left = x < name.dot[0]
            beside = name.dot[0] + (-_GAP if left else _GAP)
            aside: Attributes = {"x": beside, "y": top, "font-size": name.size}
            anchor: Attributes = {"text-anchor": "end" if left else "start"}
            return element("text", {**paint, **aside, **anchor}, *told)
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
