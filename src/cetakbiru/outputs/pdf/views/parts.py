"""What several views say alike: where the site has more, and where text of a page goes."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.pdf.qr import qr_svg
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment

# Where the sections go that a view takes from a page.
PAGE_PARTS = "bagian-halaman"
# Of such a place: the page, where it is not that in whose place the view stands, and the section.
FROM_PAGE, SECTION = "data-halaman", "data-bagian"
# Of an element: the page for which it stands in print.
STANDS_FOR = "data-mewakili"


def page_parts() -> Html:
    """The place of the sections that docs/cetak.yml takes along from the page."""
    return element("div", {"class": PAGE_PARTS})


def section_of(url: str, anchor: str) -> Html:
    """The place of what stands in a section of another page, without its heading."""
    return element("div", {"class": PAGE_PARTS, FROM_PAGE: url, SECTION: anchor})


def on_the_site(blueprint: Blueprint, url: str, what: str) -> Html:
    """That the site has more, with its address as a code for phones; nothing without an address."""
    address = blueprint.edisi.edition_address
    if address is None:
        return EMPTY
    whole = f"{address.rstrip('/')}/{url}"
    return element(
        "div",
        # A drawing with its text beside it.
        {"class": "ppm-bertanda"},
        Html(qr_svg(whole)),
        element("p", None, fragment(f"{what}: ", element("a", {"href": whole}, whole))),
    )
