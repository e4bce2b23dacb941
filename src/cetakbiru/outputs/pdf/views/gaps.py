"""What adoption still needs: the list alone; how it is worked off, the site tells."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.pdf.views.parts import on_the_site
from cetakbiru.pages.fragments.gaps import gap_list
from cetakbiru.pages.fragments.html import EMPTY, Html, element, lines
from cetakbiru.pages.fragments.links import GAPS_PAGE, Links


def gaps(blueprint: Blueprint, links: Links) -> Html:
    """Every text, figure and decision with its holder; nothing once none is recorded."""
    if not blueprint.kelengkapan:
        return EMPTY
    return lines(
        (
            element("h1", None, "Kelengkapan untuk penetapan"),
            gap_list(blueprint, links),
            on_the_site(blueprint, GAPS_PAGE, "Cara melengkapi"),
        )
    )
