"""What several views say alike: where the site has more, and where text of a page goes."""

from __future__ import annotations

from cetakbiru.insight.directions import fallen_away
from cetakbiru.insight.entries import known_entries
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.pdf.qr import qr_svg
from cetakbiru.pages.fragments.cells import code, entry_link
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined
from cetakbiru.pages.fragments.links import Links

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


def numbers_fallen(blueprint: Blueprint, links: Links, place: str) -> Html:
    """The numbers of a kabupaten, or of the province, that no longer hold, each with what took its
    place, by the reason."""
    known = known_entries(blueprint)
    by_reason: dict[str | None, list[Html]] = {}
    for one in fallen_away(blueprint, place):
        told = [element("span", {"id": one.id}, code(one.id)), f" {one.nama}"]
        if one.diganti_oleh:
            names = joined(", ", (entry_link(links, known[name]) for name in one.diganti_oleh))
            told.append(fragment(", diganti oleh ", names))
        by_reason.setdefault(one.catatan, []).append(fragment(*told))
    parts = (
        fragment(joined("; ", found), ".", f" {reason}" if reason else "")
        for reason, found in by_reason.items()
    )
    if not by_reason:
        return EMPTY
    return element(
        "p", {"class": "ppm-catatan"}, "Nomor arah yang tidak lagi berlaku: ", joined(" ", parts)
    )
