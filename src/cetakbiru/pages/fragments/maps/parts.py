"""What every map is made of: places that lead on, names, marks of evidence, scale, legend."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor, log10

from cetakbiru.insight.evidence import KINDS
from cetakbiru.maps.labels import Box, Covered, rooms
from cetakbiru.maps.sheet import Frame, Place, Polygon, Size, path, steps
from cetakbiru.model.model import BuktiTambang
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.html import EMPTY, Attributes, Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.outlines import outlines_origin
from cetakbiru.pages.fragments.svg import Drawing, label

# The sheet of a map that fills a column: at 360 px it is drawn half as large.
COLUMN = Size(width=640, tallest=640, margin=14)

_NAME = 15
_LINE = 17
# How wide a letter of a name is on average, beside its height.
_LETTER = 0.56
# On a small screen names are set larger within the drawing (maps.css); those that fit even so stay.
_ON_SMALL = 1.4
# A name may be a little wider than its place, and is tried at so many heights.
_OVERHANG = 1.2
_TRIED = 5
_PAPER = "#ffffff"
_MARK = svg.WARM
_PILOT = "#5b2a86"
_BORDER = svg.INK


@dataclass(frozen=True)
class Fill:
    """How a place is filled: in print by `colour`, on screen by the class `name`."""

    name: str
    colour: str
    ink: str = svg.INK

    @property
    def dark(self) -> bool:
        """Whether names on it are set in a light colour."""
        return self.ink == _PAPER


SHADES = tuple(
    Fill(f"ppm-peta-{at}", shade.fill, shade.ink) for at, shade in enumerate(svg.SHADES, start=1)
)
BLANK = Fill("ppm-peta-kosong", "#ebe8e1")

PILOT = "rintisan"
# The form of each mark, six to eight units around its middle: none is told by its colour alone.
_FORMS: Mapping[str, tuple[str, Attributes]] = {
    "izin": ("M-6-6h12v12h-12z", {"fill": _MARK, "stroke": _PAPER}),
    "produksi": ("M0-9 9 0 0 9-9 0z", {"fill": _MARK, "stroke": _PAPER}),
    "pengolahan": ("M0-9 9 7h-18z", {"fill": _MARK, "stroke": _PAPER}),
    "endapan": ("M-6 0a6 6 0 1 0 12 0 6 6 0 1 0-12 0z", {"fill": _PAPER, "stroke": _MARK}),
    "pencabutan": ("M-6-6 6 6M6-6-6 6", {"fill": "none", "stroke": _MARK}),
    PILOT: ("M0-9 2-3h7l-5 4 2 7-6-4-6 4 2-7-5-4h7z", {"fill": _PILOT, "stroke": _PAPER}),
}
_WORDS: Mapping[str, str] = {**KINDS, PILOT: "Rintisan kompetensi inti"}


class Unknown:
    """The hatch of places without a figure, which each drawing must hold for itself."""

    def __init__(self, links: Links, key: str) -> None:
        self.id = links.unique_id(f"arsir-{key}")
        self.fill = Fill("ppm-peta-tanpa", f"url(#{self.id})")

    @property
    def pattern(self) -> Html:
        """What the drawing must hold."""
        return _hatch(self.id, _HATCHED)

    @property
    def sample(self) -> Html:
        """The box of the legend, with lines of its own: a pattern of another drawing may fail."""
        lines_ = element("path", {"d": "M3 13 13 1M10 13 20 1", **_HATCHED})
        return _sample(fragment(_box({"fill": _PAPER, "class": "ppm-peta-latar"}), lines_))


_HATCHED: Attributes = {"stroke": svg.LINE, "stroke-width": "1.5", "class": "ppm-peta-arsir"}


def _hatch(name: str, paint: Attributes) -> Html:
    size: Attributes = {
        "id": name,
        "width": 8,
        "height": 8,
        "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
    }
    ground = element("rect", {"width": 8, "height": 8, "fill": _PAPER, "class": "ppm-peta-latar"})
    return element("pattern", size, ground, element("path", {"d": "M0 0V8", **paint}))


def place(address: str | None, told: str, polygons: Sequence[Polygon], fill: Fill) -> Html:
    """A place with its name for those who hear or point at it; a link where it has an address."""
    drawn = element("path", {"d": path(polygons), "class": fill.name, "fill": fill.colour})
    children = (element("title", None, told), drawn)
    if address is None:
        return element("g", None, *children)
    return element("a", {"href": address, "class": "ppm-tempat"}, *children)


def places(found: Iterable[Html]) -> Html:
    """Places beside each other, with the lines between them."""
    edge: Attributes = {
        "class": "ppm-peta-lahan",
        "stroke": _PAPER,
        "stroke-width": "1.5",
        "stroke-linejoin": "round",
    }
    return element("g", edge, "\n", lines(found), "\n")


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
    found = [_set(name, wide, small) for name in wanted]
    group: Attributes = {"class": "ppm-peta-nama", "text-anchor": "middle", "aria-hidden": "true"}
    return element("g", {**group, "font-size": _NAME}, *found)


def _set(name: Name, wide: Covered, small: Covered) -> Html:
    """A name in the first way and place that is free, else nothing."""
    places = rooms(name.polygons)[:_TRIED]
    for told in _broken(name.lines):
        width, height = max(map(len, told)) * _NAME * _LETTER, len(told) * _LINE
        for one in places:
            box = Box.around((one.x, one.y), width, height)
            if width > one.width * _OVERHANG or not wide.free(box):
                continue
            wide.take(box)
            large = Box.around((one.x, one.y), width * _ON_SMALL, height * _ON_SMALL)
            stays = width * _ON_SMALL <= one.width * _OVERHANG and small.free(large)
            if stays:
                small.take(large)
            return _name(name, told, (one.x, one.y), stays)
    return EMPTY


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


def _name(name: Name, told: Sequence[str], at: Place, stays: bool) -> Html:
    x, y = at
    top = y - (len(told) - 1) * _LINE // 2 + 5
    rows = (
        element("tspan", {"x": x, "y": top} if number == 0 else {"x": x, "dy": "1.1em"}, row)
        for number, row in enumerate(told)
    )
    words = (None if stays else "ppm-peta-lebar", "ppm-peta-balik" if name.fill.dark else None)
    classes = " ".join(filter(None, words)) or None
    return element("text", {"fill": name.fill.ink, "class": classes, "data-ke": name.number}, *rows)


_MARK_WIDTH = 20


def mark(kind: str, at: Place) -> Html:
    """The mark of a kind of evidence or of a pilot."""
    form, paint = _FORMS[kind]
    width = "2.5" if paint["stroke"] == _MARK else "1.5"
    return element(
        "path",
        {
            "d": form,
            "transform": f"translate({at[0]} {at[1]})",
            "class": f"ppm-bukti ppm-bukti--{kind}",
            **paint,
            "stroke-width": width,
        },
    )


def marks(kinds: Iterable[str], at: Place) -> list[tuple[str, Place]]:
    """Where the marks of one place stand: side by side around its middle."""
    found = list(dict.fromkeys(kinds))
    left = at[0] - (len(found) - 1) * _MARK_WIDTH // 2
    return [(kind, (left + number * _MARK_WIDTH, at[1])) for number, kind in enumerate(found)]


def drawn_marks(placed: Iterable[tuple[str, Place]]) -> Html:
    """Marks as a group that nobody needs to hear: the places that bear them tell of them."""
    found = [mark(kind, at) for kind, at in placed]
    return element("g", {"aria-hidden": "true", "pointer-events": "none"}, *found)


@dataclass(frozen=True)
class Edges:
    """Where outlines end though land goes on: at the border of the country, and elsewhere."""

    border: Sequence[Sequence[Place]]
    inland: Sequence[Sequence[Place]]

    @property
    def drawn(self) -> Html:
        """The lines."""
        found = ((self.inland, _THIN), (self.border, _DASHES))
        return lines(
            element("path", {"d": told, **paint})
            for runs, paint in found
            if (told := "".join(steps(run) for run in runs if len(run) > 1))
        )

    @property
    def signs(self) -> list[Sign]:
        """What they mean."""
        found = (
            (self.border, _DASHES, "Tepi luar kecamatan perbatasan negara"),
            (self.inland, _THIN, "Tepi darat provinsi"),
        )
        return [
            Sign(_sample(element("path", {"d": "M1 7h20", **paint})), told)
            for runs, paint, told in found
            if any(len(run) > 1 for run in runs)
        ]


_DASHES: Attributes = {
    "class": "ppm-peta-batas",
    "fill": "none",
    "stroke": _BORDER,
    "stroke-width": 3,
    "stroke-dasharray": "9 4 2 4",
    "pointer-events": "none",
}


_THIN: Attributes = {
    "class": "ppm-peta-tepi",
    "fill": "none",
    "stroke": svg.LINE,
    "stroke-dasharray": "5 4",
    "pointer-events": "none",
}


def scale(frame: Frame) -> Html:
    """A bar of a round number of km, at most a quarter of the sheet long."""
    most = frame.width / 4 / frame.units_per_km
    step = 10 ** floor(log10(most))
    length = next(step * times for times in (5, 2, 1) if step * times <= most)
    y, x = frame.height - 8, 8
    ends = [(x, y - 5), (x, y), (x + round(length * frame.units_per_km), y)]
    bar = element("path", {"d": f"{steps([*ends, (ends[2][0], y - 5)])}", **_BAR})
    told = f"{with_comma_if_any(length)} km"
    return element("g", {"aria-hidden": "true"}, bar, label(str(x + 6), str(y - 6), 13, told))


_BAR: Attributes = {"fill": "none", "stroke": svg.INK, "class": "ppm-peta-skala"}


def with_comma_if_any(length: float) -> str:
    """0.5 → "0,5", 20.0 → "20"."""
    return f"{length:g}".replace(".", ",")


def swatch(fill: Fill) -> Html:
    """A box of a legend."""
    return _sample(_box({"class": fill.name, "fill": fill.colour}))


def _box(paint: Attributes) -> Html:
    box: Attributes = {"x": 1, "y": 1, "width": 20, "height": 12, "stroke": svg.LINE}
    return element("rect", {**box, **paint})


def mark_sample(kind: str) -> Html:
    """The mark of a legend."""
    return _sample(element("g", {"transform": "scale(.7)"}, mark(kind, (16, 10))))


def _sample(drawn: Html) -> Html:
    size: Attributes = {"viewBox": "0 0 22 14", "width": 22, "height": 14, "aria-hidden": "true"}
    return element("svg", size, drawn)


def framed(links: Links, drawing: Drawing, parts: Iterable[Html], signs: Sequence[Sign]) -> Html:
    """A map and, beside it or below, what its signs mean.

    Below the first of a page stands whose the outlines are.
    """
    legend = element("ul", {"class": "ppm-legenda"}, *(sign.line for sign in signs))
    inside = (svg.frame(links, drawing, *parts), legend if signs else EMPTY)
    drawn = element("div", {"class": "ppm-peta ppm-peta--lahan"}, "\n", lines(inside), "\n")
    first = links.unique_id(_ORIGIN) == _ORIGIN
    return lines((drawn, outlines_origin() if first else EMPTY))


_ORIGIN = "asal-garis-batas"


@dataclass(frozen=True)
class Sign:
    """A line of a legend; `data` is for a script that changes what it tells."""

    sample: Html
    told: str
    data: Attributes = field(default_factory=dict)

    @property
    def line(self) -> Html:
        """The line as HTML."""
        return element("li", self.data, self.sample, " ", element("span", None, self.told))


def legend_of_marks(kinds: Iterable[str]) -> list[Sign]:
    """The lines for those kinds of marks that are drawn."""
    drawn = set(kinds)
    return [Sign(mark_sample(kind), word) for kind, word in _WORDS.items() if kind in drawn]


def told_evidence(rows: Iterable[BuktiTambang]) -> str:
    """The kinds of evidence with their years: "Izin (2011, 2019); Endapan (2013)"."""
    years: dict[str, set[int]] = {}
    for row in rows:
        years.setdefault(row.jenis, set()).add(row.tahun)
    return "; ".join(
        f"{KINDS[kind]} ({', '.join(map(str, sorted(found)))})" for kind, found in years.items()
    )
