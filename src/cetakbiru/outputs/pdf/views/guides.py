"""Every guide in half a page: what it is, for whom, where it holds; the site has it in full."""

from __future__ import annotations

from collections.abc import Sequence

from cetakbiru.insight.directions import Direction, all_directions
from cetakbiru.model.addresses import GUIDES, slug
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Calon
from cetakbiru.outputs.pdf.views.parts import (
    STANDS_FOR,
    numbers_fallen,
    on_the_site,
    section_of,
)
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    bidang_link,
    code,
    indicator_link,
    opd_link,
    short_region_name,
)
from cetakbiru.pages.fragments.directions import reasons_alone
from cetakbiru.pages.fragments.guides import REMARK, nomenclature_list
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.tables import definitions

# The section of a guide that says what is done.
_CONTENT = "isi-program"


def guides(blueprint: Blueprint, links: Links) -> Html:
    """The guides in the order of the rule, which is that of the program utama."""
    found = blueprint.aturan.calon
    if not found:
        return EMPTY
    return lines(
        (
            element("h1", None, "Panduan program"),
            element("p", None, REMARK),
            *(_guide(blueprint, links, item) for item in found),
            numbers_fallen(blueprint, links, blueprint.edisi.provinsi.kode),
        )
    )


def _guide(blueprint: Blueprint, links: Links, item: Calon) -> Html:
    url = None if item.halaman is None else f"{GUIDES}/{slug(item.halaman)}/"
    parts = (
        element("h2", {"id": f"panduan-{item.kode}", STANDS_FOR: url}, item.nama),
        element(
            "section",
            # Whose facts run on in one paragraph.
            {"class": "ppm-butir-rinci"},
            definitions(_facts(blueprint, links, item), "ppm-rincian"),
        ),
        EMPTY if url is None else section_of(url, _CONTENT),
        EMPTY if url is None else on_the_site(blueprint, url, "Panduan lengkap"),
    )
    return lines(parts)


def _facts(blueprint: Blueprint, links: Links, item: Calon) -> list[tuple[str, str]]:
    field = fragment(bidang_link(blueprint, links, item.bidang), " · ", code(item.kode))
    facts: list[tuple[str, str]] = [("Program utama", field)]
    if item.subprogram is not None:
        part = blueprint.subprogram[item.subprogram]
        facts.append(("Subprogram", f"{part.kode} {part.nama}"))
    facts += [("Penerima manfaat", item.penerima_manfaat), ("Hasil yang dituju", item.hasil)]
    if item.indikator is not None:
        facts.append(("Indikator hasil", indicator_link(blueprint, links, item.indikator)))
    facts.append((RESPONSIBLE_AGENCY, opd_link(blueprint, links, item.opd)))
    if item.nomenklatur:
        facts.append(("Nomenklatur SIPD (usulan)", nomenclature_list(blueprint, item)))
    if item.sdg:
        facts.append(("Target SDGs (usulan)", ", ".join(item.sdg)))
    facts += _where(blueprint, links, item)
    return facts


def _where(blueprint: Blueprint, links: Links, item: Calon) -> list[tuple[str, str]]:
    """Where it holds: everywhere, with the direction of the province, or in which places."""
    found = [one for one in all_directions(blueprint).values() if one.calon == item.kode]
    told: list[tuple[str, str]] = []
    for one in found:
        if one.kabupaten not in blueprint.kabupaten:
            name = element("span", {"id": one.id}, code(one.id))
            told.append(
                ("Arah provinsi", fragment(name, ", ", reasons_alone(blueprint, links, one)))
            )
    for title, supplementary in (("Prioritas di", False), ("Pelengkap di", True)):
        places = [
            one
            for one in found
            if one.kabupaten in blueprint.kabupaten and one.supplementary is supplementary
        ]
        if places:
            told.append((title, joined(", ", _places(blueprint, links, places))))
    return told


def _places(blueprint: Blueprint, links: Links, found: Sequence[Direction]) -> list[Html]:
    """Places by the rank that it has there."""
    ordered = sorted(found, key=lambda one: one.rank)
    return [
        fragment(
            link(links.entry(one), short_region_name(blueprint, one.kabupaten)), f" ({one.rank})"
        )
        for one in ordered
    ]
