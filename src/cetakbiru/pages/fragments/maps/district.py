"""A kabupaten by its kecamatan, with evidence of mining, the border and pilots."""

from __future__ import annotations

from collections.abc import Iterable

from cetakbiru.insight.competence import PILOT, TRIED
from cetakbiru.insight.evidence import AT_WORK, RECORDED, evidence_by_place, mining_standing
from cetakbiru.maps.callouts import middle_if_small
from cetakbiru.maps.labels import room
from cetakbiru.maps.land import Land, land
from cetakbiru.maps.sheet import Sheet, Spot, path
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import BuktiTambang, Kecamatan
from cetakbiru.pages.fragments.html import EMPTY, Html, element
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.maps.fills import BLANK, SHADES, unplaced
from cetakbiru.pages.fragments.maps.names import Name
from cetakbiru.pages.fragments.maps.parts import (
    COLUMN,
    drawing_on,
    framed,
    place,
    places,
    written_over,
)
from cetakbiru.pages.fragments.maps.signs import (
    Edges,
    Sign,
    hatch_swatch,
    legend_of_marks,
    legend_of_undrawn,
    marks,
    swatch,
)
from cetakbiru.pages.fragments.mining import kinds_with_years

# A gap between outlines reaches less far than this.
_SLIVER = 4

UNPLACED = "Tambang tercatat, kecamatannya tidak disebut"


def district_map(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The kecamatan of a kabupaten, each leading to where it is told of; nothing without outlines.

    Those of which dated sources tell of mining are shaded and marked by kind of evidence.
    """
    ground = land(blueprint, "kecamatan")
    own = subdistricts_drawn(blueprint, ground, kabupaten)
    if ground is None or not own:
        return EMPTY
    sheet = Sheet.showing(ground, own, COLUMN)
    polygons = {kode: sheet.polygons(ground.outlines[kode]) for kode in own}
    evidence = evidence_by_place(blueprint, kabupaten)
    pilots = pilots_of(blueprint)
    found, placed, wanted = [], [], []
    for kode in own:
        item = blueprint.kecamatan[kode]
        told = told_of(item, evidence.get(kode, ()), kode in pilots)
        fill = SHADES[1] if kode in evidence else SHADES[0]
        found.append(place(links.kecamatan(item), told, polygons[kode], fill))
        if kinds := [row.jenis for row in evidence.get(kode, ())] + [PILOT] * (kode in pilots):
            at = room(polygons[kode])
            placed += marks(sheet.frame, kinds, (at.x, at.y + 14))
        wanted.append(Name.of_place((item.nama,), polygons[kode], fill))
    name = blueprint.region_name(kabupaten)
    drawing = drawing_on(
        sheet,
        f"peta-{kabupaten}",
        f"Peta {name} menurut kecamatan",
        "Setiap kecamatan menuju keterangannya. Tanda menunjukkan bukti kegiatan "
        "tambang menurut sumber bertanggal, bukan letak tambangnya.",
    )
    edges = edges_of(blueprint, ground, sheet, own)
    signs = [Sign(swatch(SHADES[1]), "Kecamatan dengan bukti kegiatan tambang")] if evidence else []
    hatch = unplaced(links, kabupaten)
    hatched = own if is_unplaced(blueprint, kabupaten) else []
    if hatched:
        signs.append(Sign(hatch_swatch(hatch, SHADES[0]), UNPLACED))
    signs += legend_of_marks(kind for kind, _ in placed)
    signs += edges.signs
    signs += legend_of_undrawn(
        item.nama for item in blueprint.kecamatan_of(kabupaten) if item.kode not in polygons
    )
    return framed(
        links,
        drawing,
        (
            context(blueprint, ground, sheet, kabupaten),
            places(found),
            hatch.pattern if hatched else EMPTY,
            *(hatch.over(polygons[kode]) for kode in hatched),
            edges.drawn,
            *written_over(sheet, placed, wanted),
        ),
        signs,
    )


def subdistricts_drawn(blueprint: Blueprint, ground: Land | None, kabupaten: str) -> list[str]:
    """The kecamatan of a kabupaten that have an outline."""
    return [
        item.kode
        for item in blueprint.kecamatan_of(kabupaten)
        if ground is not None and item.kode in ground.outlines
    ]


def context(blueprint: Blueprint, ground: Land, sheet: Sheet, kabupaten: str) -> Html:
    """The land around a kabupaten as far as the outlines of the province know it."""
    around = [kode for kode in sheet.seen() if blueprint.home_of(kode) != kabupaten]
    if not around:
        return EMPTY
    told = path(sheet.polygons(ground.merged(around)))
    return element("path", {"d": told, "class": BLANK.name, "fill": BLANK.colour})


def is_unplaced(blueprint: Blueprint, kabupaten: str) -> bool:
    """Whether sources record mining in a kabupaten and name no kecamatan for it."""
    placed = evidence_by_place(blueprint, kabupaten).values()
    return mining_standing(blueprint, kabupaten) == RECORDED and not any(
        row.jenis in AT_WORK for rows in placed for row in rows
    )


@once_per_blueprint
def pilots_of(blueprint: Blueprint) -> set[str]:
    """The kecamatan where a core competence was piloted."""
    found = (item.kecamatan for item in blueprint.kompetensi.values() if item.tahap in TRIED)
    return {kode for kode in found if kode is not None}


def told_of(item: Kecamatan, rows: Iterable[BuktiTambang], pilot: bool) -> str:
    """What a kecamatan is called on a map, with all that its marks say."""
    facts = [
        kinds_with_years(rows),
        "rintisan kompetensi inti" if pilot else "",
        "perbatasan negara" if item.perbatasan else "",
    ]
    told = "; ".join(filter(None, facts))
    return f"Kecamatan {item.nama}{f': {told}' if told else ''}"


def edges_of(blueprint: Blueprint, ground: Land, sheet: Sheet, codes: Iterable[str]) -> Edges:
    """Where the land of these kecamatan goes on beyond the outlines of the province.

    Those at the sea are left out: their outer lines don't tell the coast from what is land. So are
    gaps between outlines that nobody sees on the sheet.
    """
    border: list[list[Spot]] = []
    inland: list[list[Spot]] = []
    for kode in codes:
        item = blueprint.kecamatan.get(kode)
        if item is not None and item.pesisir is False and kode in ground.outlines:
            runs = border if item.perbatasan else inland
            drawn = (sheet.line(line) for line in ground.edges(kode))
            runs += [
                line
                for line in drawn
                if any(map(sheet.frame.holds, line)) and middle_if_small([line], _SLIVER) is None
            ]
    return Edges(border, inland)
