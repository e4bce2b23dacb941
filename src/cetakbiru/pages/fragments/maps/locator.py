"""A small drawing of where a kabupaten or a kecamatan lies in the province."""

from __future__ import annotations

from cetakbiru.maps.callouts import middle_if_small
from cetakbiru.maps.land import land
from cetakbiru.maps.sheet import Polygon, Sheet, Size, path
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.html import EMPTY, Attributes, Html, element
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps.fills import BLANK
from cetakbiru.pages.fragments.svg import Drawing

_SIZE = Size(width=200, tallest=200, margin=8)
_HERE = svg.WARM
# A place that is smaller than this is ringed, since it would be overlooked.
_SMALL = 14
_RING = 12


def locator(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """Where the kabupaten or kecamatan lies in the province; nothing where outlines lack."""
    sheet, found = _sheet(blueprint), _polygons(blueprint, kode)
    if sheet is None or not found:
        return EMPTY
    name = blueprint.region_name(kode)
    province = blueprint.region_name(blueprint.edisi.provinsi.kode)
    drawing = Drawing(
        key=f"letak-{kode}",
        title=f"Letak {name}",
        description=f"{name} ditandai pada peta {province}.",
        width=sheet.frame.width,
        height=sheet.frame.height,
    )
    ground: Attributes = {
        "class": f"{BLANK.name} ppm-peta-dasar",
        "fill": BLANK.colour,
        "stroke": svg.LINE,
        "stroke-width": ".6",
        "stroke-linejoin": "round",
    }
    here: Attributes = {"d": path(found), "class": "ppm-peta-sini", "fill": _HERE}
    parts = [
        element("path", {"d": _ground(blueprint), **ground}),
        element("path", {**here, "stroke": _HERE}),
    ]
    if middle := middle_if_small(found, _SMALL):
        ring: Attributes = {"cx": middle[0], "cy": middle[1], "r": _RING, "fill": "none"}
        css: Attributes = {"stroke-width": "1.5", "class": "ppm-peta-lingkar", "stroke": _HERE}
        parts.append(element("circle", {**ring, **css}))
    return element("div", {"class": "ppm-letak"}, svg.frame(links, drawing, *parts))


@once_per_blueprint
def _sheet(blueprint: Blueprint) -> Sheet | None:
    whole = land(blueprint, "kabupaten")
    return Sheet.showing(whole, whole.outlines, _SIZE) if whole else None


@once_per_blueprint
def _ground(blueprint: Blueprint) -> str:
    """The path of all kabupaten."""
    sheet, whole = _sheet(blueprint), land(blueprint, "kabupaten")
    if sheet is None or whole is None:
        return ""
    return "".join(path(sheet.polygons(rings)) for rings in whole.outlines.values())


def _polygons(blueprint: Blueprint, kode: str) -> list[Polygon]:
    if kode in blueprint.kabupaten:
        sheet, whole = _sheet(blueprint), land(blueprint, "kabupaten")
    else:
        whole = land(blueprint, "kecamatan")
        sheet = _subdistrict_sheet(blueprint)
    if sheet is None or whole is None or kode not in whole.outlines:
        return []
    return sheet.polygons(whole.outlines[kode])


@once_per_blueprint
def _subdistrict_sheet(blueprint: Blueprint) -> Sheet | None:
    """The same sheet for the outlines of kecamatan, which are another file."""
    base, fine = _sheet(blueprint), land(blueprint, "kecamatan")
    return None if base is None or fine is None else Sheet(fine, base.frame)
