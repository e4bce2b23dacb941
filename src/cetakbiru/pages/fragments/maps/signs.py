"""Marks, lines and the scale of a map, and what each means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor, log10

from cetakbiru.insight.competence import PILOT
from cetakbiru.insight.evidence import KINDS
from cetakbiru.maps.labels import Box
from cetakbiru.maps.sheet import Frame, Spot, steps
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.html import Attributes, Html, element, fragment, lines
from cetakbiru.pages.fragments.maps.fills import EVIDENCE, PAPER, PLAIN, Fill, Hatch
from cetakbiru.pages.fragments.svg import label

_PILOT = "#5b2a86"
_MARK_WIDTH = 20
# How much of the width of a sheet the scale takes at most.
SCALE_SHARE = 0.25
# The form of each mark, six to eight units around its middle: none is told by its colour alone.
_FORMS: Mapping[str, tuple[str, Attributes]] = {
    "izin": ("M-6-6h12v12h-12z", {"fill": EVIDENCE, "stroke": PAPER}),
    "produksi": ("M0-9 9 0 0 9-9 0z", {"fill": EVIDENCE, "stroke": PAPER}),
    "pengolahan": ("M0-9 9 7h-18z", {"fill": EVIDENCE, "stroke": PAPER}),
    "endapan": ("M-6 0a6 6 0 1 0 12 0 6 6 0 1 0-12 0z", {"fill": PAPER, "stroke": EVIDENCE}),
    "pencabutan": ("M-6-6 6 6M6-6-6 6", {"fill": "none", "stroke": EVIDENCE}),
    PILOT: ("M0-9 2-3h7l-5 4 2 7-6-4-6 4 2-7-5-4h7z", {"fill": _PILOT, "stroke": PAPER}),
}
_WORDS: Mapping[str, str] = {**KINDS, PILOT: "Rintisan kompetensi inti"}


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


def mark(kind: str, at: Spot) -> Html:
    """The mark of a kind of evidence or of a pilot."""
    form, paint = _FORMS[kind]
    width = "2.5" if paint["stroke"] == EVIDENCE else "1.5"
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


def marks(frame: Frame, kinds: Iterable[str], at: Spot) -> list[tuple[str, Spot]]:
    """Where the marks of one place stand: side by side around its middle, if that is on the sheet.

    What lies at its edge is told of by the place itself.
    """
    found = list(dict.fromkeys(kinds))
    if not Box.around(at, len(found) * _MARK_WIDTH, _MARK_WIDTH).within(frame.width, frame.height):
        return []
    left = at[0] - (len(found) - 1) * _MARK_WIDTH // 2
    return [(kind, (left + number * _MARK_WIDTH, at[1])) for number, kind in enumerate(found)]


def drawn_marks(placed: Iterable[tuple[str, Spot]]) -> Html:
    """Marks as a group that nobody needs to hear: the places that bear them tell of them."""
    found = [mark(kind, at) for kind, at in placed]
    return element("g", {"aria-hidden": "true", "pointer-events": "none"}, *found)


@dataclass(frozen=True)
class Edges:
    """Where outlines end though land goes on: at the border of the country, and elsewhere."""

    border: Sequence[Sequence[Spot]]
    inland: Sequence[Sequence[Spot]]

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
    "stroke": svg.INK,
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
    most = frame.width * SCALE_SHARE / frame.units_per_km
    step = 10 ** floor(log10(most))
    length = next(step * times for times in (5, 2, 1) if step * times <= most)
    y, x = frame.height - 8, 8
    ends = [(x, y - 5), (x, y), (x + round(length * frame.units_per_km), y)]
    bar = element("path", {"d": f"{steps([*ends, (ends[2][0], y - 5)])}", **_BAR})
    told = f"{with_comma_if_any(length)} km"
    # With the rim of names, since land may lie behind it.
    attributes: Attributes = {"class": "ppm-peta-nama", "aria-hidden": "true"}
    return element("g", attributes, bar, label(str(x + 6), str(y - 6), 13, told))


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


def legend_of_marks(kinds: Iterable[str]) -> list[Sign]:
    """The lines for those kinds of marks that are drawn."""
    drawn = set(kinds)
    return [Sign(mark_sample(kind), word) for kind, word in _WORDS.items() if kind in drawn]


def legend_of_undrawn(names: Iterable[str]) -> list[Sign]:
    """The line for the places that outlines lack; none where all are drawn."""
    told = ", ".join(names)
    return (
        [Sign(swatch(PLAIN), f"Tidak digambar, garis batasnya belum ada: {told}")] if told else []
    )


def hatch_swatch(hatch: Hatch, fill: Fill) -> Html:
    """A box of a legend with the lines of a hatch."""
    return _sample(fragment(_box({"class": fill.name, "fill": fill.colour}), hatch.lines))


def dot_swatch(dot: Attributes) -> Html:
    """A dot of a legend."""
    return _sample(element("circle", {"cx": 11, "cy": 7, **dot}))
