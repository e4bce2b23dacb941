"""The page of a kecamatan: one answer for who lives there, told so that it fits on a sheet."""

from __future__ import annotations

from cetakbiru.insight.neighbours import neighbours
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kecamatan
from cetakbiru.pages.fragments.beside.page import compare_link
from cetakbiru.pages.fragments.cells import region_link
from cetakbiru.pages.fragments.html import EMPTY, Html, element, joined, lines
from cetakbiru.pages.fragments.links import Links, link


def subdistrict(blueprint: Blueprint, links: Links, kecamatan: str) -> Html:
    """All of the page of a kecamatan."""
    item = blueprint.kecamatan[kecamatan]
    return lines(
        (
            element("p", {"class": "ppm-induk"}, region_link(blueprint, links, item.kabupaten)),
            element("h1", None, blueprint.region_name(kecamatan)),
            _beside(blueprint, links, item),
            _villages(blueprint, item),
            _previous_and_next(blueprint, links, item),
        )
    )


def subdistrict_link(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """The name of a kecamatan as a link to its page."""
    item = blueprint.kecamatan[kode]
    return link(links.kecamatan(item), item.nama)


def _beside(blueprint: Blueprint, links: Links, item: Kecamatan) -> Html:
    found = [kode for kode in neighbours(blueprint, item.kode) if kode in blueprint.kecamatan]
    if not found:
        return EMPTY
    named = joined(", ", (subdistrict_link(blueprint, links, kode) for kode in found))
    return element("p", None, "Bersebelahan dengan ", named, ".")


def _villages(blueprint: Blueprint, item: Kecamatan) -> Html:
    found = blueprint.desa_of(item.kode)
    if not found:
        return EMPTY
    return element("p", None, f"Desa: {', '.join(desa.nama for desa in found)}.")


def _previous_and_next(blueprint: Blueprint, links: Links, item: Kecamatan) -> Html:
    """Links to the kecamatan before and after this one in its kabupaten."""
    codes = [one.kode for one in blueprint.kecamatan.values() if one.kabupaten == item.kabupaten]
    at = codes.index(item.kode)
    steps = (("Sebelumnya", codes[at - 1 : at] if at else []), ("Berikutnya", codes[at + 1 :][:1]))
    found = (
        element("span", None, f"{label}: ", subdistrict_link(blueprint, links, code))
        for label, near in steps
        for code in near
    )
    attributes = {"class": "ppm-tetangga", "aria-label": "Kecamatan lain"}
    compared = element("span", None, compare_link(links, item.kode))
    return element("nav", attributes, *found, compared)
