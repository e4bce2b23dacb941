"""What several views say alike: where the site has more, and where text of a page goes."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.pdf.qr import qr_svg
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment

# Where the sections go that a view takes from the page in whose place it stands.
PAGE_PARTS = "bagian-halaman"


def page_parts() -> Html:
    """The place of the sections that docs/cetak.yml takes along from the page."""
    return element("div", {"class": PAGE_PARTS})


def on_the_site(blueprint: Blueprint, url: str, what: str) -> Html:
    """That the site has more, with its address as a code for phones; nothing without an address."""
    address = blueprint.edisi.edition_address
    if address is None:
        return EMPTY
    whole = f"{address.rstrip('/')}/{url}"
    return element(
        "div",
        {"class": "di-situs"},
        Html(qr_svg(whole)),
        element("p", None, fragment(f"{what}: ", element("a", {"href": whole}, whole))),
    )
