"""What a printed document shows of the data, made for paper rather than taken from a page.

A view makes the HTML of a section, or EMPTY where it has nothing to show: the section is then left
out, and the numbers close up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.pdf.plan import PlannedPage
from cetakbiru.outputs.pdf.views.district import district
from cetakbiru.outputs.pdf.views.gaps import gaps
from cetakbiru.outputs.pdf.views.guides import guides
from cetakbiru.outputs.pdf.views.matrix import matrix
from cetakbiru.outputs.pdf.views.summary import summary
from cetakbiru.pages.fragments.html import Html
from cetakbiru.pages.fragments.links import Links

View = Callable[[Blueprint, Links], Html]

# Those of the whole province, by their names in docs/cetak.yml.
VIEWS: Mapping[str, View] = MappingProxyType(
    {"ringkasan": summary, "matriks": matrix, "panduan": guides, "kelengkapan": gaps}
)


def view_of(blueprint: Blueprint, page: PlannedPage) -> Html:
    """The section of a planned view."""
    links = Links(blueprint, page.url)
    if page.kabupaten is not None:
        return district(blueprint, links, page.kabupaten)
    return VIEWS[page.view or ""](blueprint, links)
