"""The vision and missions of PPM: the words that were decided on, or the place kept for them."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import sources_note
from cetakbiru.pages.fragments.html import Html, element, fragment, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import date_element

_AWAITED = (
    "Visi dan misi dicantumkan di sini setelah diputuskan, dengan tanggal dan dokumen keputusannya."
)


def vision_and_missions(blueprint: Blueprint, links: Links) -> Html:
    """Vision, missions and the decision that made them; without one a sentence that says so."""
    stated = blueprint.edisi.visi_misi
    if stated is None or stated.keputusan is None:
        return element("p", None, _AWAITED)
    decision = stated.keputusan
    return lines(
        (
            element("p", None, element("strong", None, "Visi: "), stated.visi),
            element("p", None, element("strong", None, "Misi:")),
            element("ol", None, *(element("li", None, mission) for mission in stated.misi)),
            element(
                "p",
                {"class": "ppm-catatan"},
                fragment("Diputuskan ", date_element(decision.tanggal), f": {decision.dokumen}. "),
                sources_note(blueprint, links, (decision.sumber,)),
            ),
        )
    )
