"""The kecamatan of a kabupaten in the shades of what is counted in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from cetakbiru.maps.land import land
from cetakbiru.maps.sheet import Sheet
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.html import EMPTY, Html
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps.district import context, edges_of, subdistricts_drawn
from cetakbiru.pages.fragments.maps.figures import Figures
from cetakbiru.pages.fragments.maps.fills import SHADES, unknown
from cetakbiru.pages.fragments.maps.names import Name
from cetakbiru.pages.fragments.maps.parts import (
    COLUMN,
    drawing_on,
    framed,
    place,
    places,
    written_over,
)
from cetakbiru.pages.fragments.maps.signs import Sign, legend_of_undrawn, swatch


def counted_map(
    blueprint: Blueprint,
    links: Links,
    kabupaten: str,
    title: str,
    counted: Mapping[str, int],
    address: Callable[[str], str | None],
) -> Html:
    """The kecamatan by how many of `counted` each has; nothing without outlines.

    `address` is where those of a kecamatan stand, None where it has none.
    """
    ground = land(blueprint, "kecamatan")
    own = subdistricts_drawn(blueprint, ground, kabupaten)
    if ground is None or not own:
        return EMPTY
    key = f"peta-hitung-{kabupaten}"
    sheet = Sheet.showing(ground, own, COLUMN)
    figures = Figures({kode: Decimal(counted[kode]) for kode in own}, 0, {})
    hatch = unknown(links, key)
    found, wanted = [], []
    for kode in own:
        name, fill = blueprint.kecamatan[kode].nama, figures.fill(kode, hatch)
        polygons = sheet.polygons(ground.outlines[kode])
        told = f"Kecamatan {name}: {counted[kode]}"
        found.append(place(address(kode), told, polygons, fill))
        wanted.append(Name.of_place((name, str(counted[kode])), polygons, fill))
    edges = edges_of(blueprint, ground, sheet, own)
    signs = [Sign(swatch(SHADES[shade]), told) for shade, told in figures.ranges().items()]
    signs += edges.signs
    signs += legend_of_undrawn(
        item.nama for item in blueprint.kecamatan_of(kabupaten) if item.kode not in own
    )
    description = "Kecamatan yang mempunyai pekerjaan menuju daftarnya. Warna lebih kuat berarti "
    return framed(
        links,
        drawing_on(sheet, key, title, f"{description}lebih banyak."),
        (
            context(blueprint, ground, sheet, kabupaten),
            places(found),
            edges.drawn,
            *written_over(sheet, (), wanted),
        ),
        signs,
    )
