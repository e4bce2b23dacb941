"""One kecamatan with its neighbours, its villages, the border and evidence of mining."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from cetakbiru.insight.competence import PILOT
from cetakbiru.insight.local import evidence_in
from cetakbiru.maps.labels import room
from cetakbiru.maps.land import land
from cetakbiru.maps.sheet import Sheet, Size, Spot
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Desa
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.html import EMPTY, Attributes, Html, element
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps.district import edges_of, pilots_of, told_of
from cetakbiru.pages.fragments.maps.fills import BLANK, PAPER, SHADES
from cetakbiru.pages.fragments.maps.names import Name
from cetakbiru.pages.fragments.maps.parts import drawing_on, framed, place, places, written_over
from cetakbiru.pages.fragments.maps.signs import Sign, dot_swatch, legend_of_marks, marks
from cetakbiru.pages.fragments.numbers import count

# Much stays free around the kecamatan, for what lies beside it.
_SIZE = Size(width=640, tallest=408, margin=62)
_DOT: Attributes = {"r": 4, "fill": svg.INK, "class": "ppm-peta-desa"}


def subdistrict_map(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """A kecamatan with what lies beside it; nothing where it has no outline."""
    ground, item = land(blueprint, "kecamatan"), blueprint.kecamatan[kode]
    if ground is None or kode not in ground.outlines:
        return EMPTY
    sheet = Sheet.showing(ground, [kode], _SIZE)
    pilots = pilots_of(blueprint)
    found, wanted, placed = [], [], []
    seen = sheet.seen()
    for other in seen:
        polygons = sheet.polygons(ground.outlines[other])
        if not polygons or other not in blueprint.kecamatan:
            continue
        near = blueprint.kecamatan[other]
        rows = evidence_in(blueprint, other)
        told = told_of(near, rows, other in pilots)
        if near.kabupaten != item.kabupaten:
            told += f" ({blueprint.region_name(near.kabupaten)})"
        address = None if other == kode else links.kecamatan(near)
        fill = SHADES[1] if other == kode else BLANK
        found.append(place(address, told, polygons, fill))
        if kinds := [row.jenis for row in rows] + [PILOT] * (other in pilots):
            at = room(polygons)
            placed += marks(sheet.frame, kinds, (at.x, at.y + 18))
        if other != kode:
            wanted.append(Name.of_place((near.nama,), polygons, fill))
    edges = edges_of(blueprint, ground, sheet, seen)
    every = blueprint.desa_of(kode)
    # Compared with None: a village on the equator has a latitude of 0.
    villages = [
        (one, sheet.at(float(one.bujur), float(one.lintang)))
        for one in every
        if one.lintang is not None and one.bujur is not None
    ]
    wanted += [Name.of_dot(one.nama, at, SHADES[1]) for one, at in villages]
    drawing = drawing_on(
        sheet,
        f"peta-{kode}",
        f"Peta Kecamatan {item.nama}",
        f"Kecamatan {item.nama} dengan {len(villages)} titik desa dan kelurahan, serta "
        "kecamatan di sekitarnya.",
    )
    signs = (
        [Sign(dot_swatch(_DOT), _counted([one for one, _ in villages], every))] if villages else []
    )
    signs += legend_of_marks(kind for kind, _ in placed)
    signs += edges.signs
    return framed(
        links,
        drawing,
        (
            places(found),
            edges.drawn,
            _dots(villages),
            *written_over(sheet, placed, wanted, [at for _, at in villages]),
        ),
        signs,
    )


def _counted(drawn: Sequence[Desa], every: Sequence[Desa]) -> str:
    """How many dots there are, of which kind: "6 desa, 2 kelurahan"."""
    kinds = Counter(one.jenis for one in drawn)
    told = ", ".join(f"{count(number)} {kind}" for kind, number in sorted(kinds.items()))
    some = f" ({count(len(drawn))} dari {count(len(every))} diketahui titiknya)"
    return f"{told}{some if len(drawn) < len(every) else ''}"


def _dots(villages: Iterable[tuple[Desa, Spot]]) -> Html:
    """The point of each village, with its kind and name."""
    dots = []
    for one, (x, y) in villages:
        name = element("title", None, f"{one.jenis.capitalize()} {one.nama}")
        dots.append(element("circle", {"cx": x, "cy": y, **_DOT}, name))
    return element("g", {"stroke": PAPER}, *dots) if dots else EMPTY
