"""The drawing that holds a map: places that lead on, and its legend beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cetakbiru.maps.callouts import RADIUS, Callout, middle_if_small
from cetakbiru.maps.sheet import Polygon, Sheet, Size, Spot, path
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.html import EMPTY, Attributes, Html, element, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps.fills import PAPER, Fill
from cetakbiru.pages.fragments.maps.names import Name, names
from cetakbiru.pages.fragments.maps.signs import Sign, drawn_marks, scale
from cetakbiru.pages.fragments.outlines import origin_below_first_map
from cetakbiru.pages.fragments.svg import Drawing

# The sheet of a map that fills a column: at 360 px it is drawn half as large.
COLUMN = Size(width=640, tallest=640, margin=14)
# A place that is smaller than this is drawn as a dot, since it would be overlooked.
_SMALL = 12
_DOT = 7


def drawing_on(sheet: Sheet, key: str, title: str, description: str) -> Drawing:
    """A drawing as large as the sheet, whose places lead on."""
    size = sheet.frame
    return Drawing(key, title, description, size.width, size.height, interactive=True)


def written_over(
    sheet: Sheet,
    placed: Sequence[tuple[str, Spot]],
    wanted: Iterable[Name],
    dots: Iterable[Spot] = (),
    beside: Iterable[Callout] = (),
) -> tuple[Html, ...]:
    """What lies over places: marks, names where they cover neither marks nor dots, the scale."""
    taken = [box for one in beside for box in one.covered]
    told = names(sheet.frame, wanted, [at for _, at in placed], dots, taken)
    marks = drawn_marks(placed) if placed else EMPTY
    return marks, told, scale(sheet.frame)


def place(
    address: str | None,
    told: str,
    polygons: Sequence[Polygon],
    fill: Fill,
    again: Callout | None = None,
) -> Html:
    """A place with its name for those who hear or point at it; a link where it has an address.

    A small one may be drawn once more beside the land.
    """
    paint: Attributes = {"class": fill.name, "fill": fill.colour}
    children = [
        element("title", None, told),
        _dot(polygons, paint) or element("path", {"d": path(polygons), **paint}),
        _again(again, paint) if again else EMPTY,
    ]
    if address is None:
        return element("g", None, *children)
    return element("a", {"href": address, "class": "ppm-tempat"}, *children)


def _dot(polygons: Sequence[Polygon], paint: Attributes) -> Html:
    """A dot over a place that is smaller than one; nothing over others."""
    middle = middle_if_small(polygons, _SMALL)
    if middle is None:
        return EMPTY
    return element("circle", {"cx": middle[0], "cy": middle[1], "r": _DOT, **paint})


def _again(again: Callout, paint: Attributes) -> Html:
    """The line to the mark of a small place, and the mark."""
    (x1, y1), (x2, y2) = again.start, again.end
    leader: Attributes = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    mark: Attributes = {"cx": again.at[0], "cy": again.at[1], "r": RADIUS}
    drawn = element("line", leader), element("circle", {**mark, **paint})
    return element("g", {"class": "ppm-peta-tunjuk", "stroke": svg.INK}, *drawn)


def places(found: Iterable[Html]) -> Html:
    """Places beside each other, with the lines between them."""
    edge: Attributes = {
        "class": "ppm-peta-lahan",
        "stroke": PAPER,
        "stroke-width": "1.5",
        "stroke-linejoin": "round",
    }
    return element("g", edge, "\n", lines(found), "\n")


def framed(
    links: Links,
    drawing: Drawing,
    parts: Iterable[Html],
    signs: Sequence[Sign],
    choice: Html = EMPTY,
) -> Html:
    """A map and, beside it or below, what its signs mean; between them what a reader may choose.

    Below the first of a page stands whose the outlines are.
    """
    legend = element("ul", {"class": "ppm-legenda"}, *(sign.line for sign in signs))
    inside = (svg.frame(links, drawing, *parts), choice, legend if signs else EMPTY)
    drawn = element("div", {"class": "ppm-peta ppm-peta--lahan"}, "\n", lines(inside), "\n")
    return lines((drawn, origin_below_first_map(links)))
