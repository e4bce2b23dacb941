"""Links to the printed documents, that for adoption and that of each kabupaten, and to the file in
which a kabupaten is sent on."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.downloads import document_name
from cetakbiru.pages.fragments.html import Html, element
from cetakbiru.pages.fragments.links import Links

FOLDER = "unduhan"
# What a handout stays below (outputs/handout).
HANDOUT_KILOBYTES = 300


def document_address(blueprint: Blueprint, links: Links, kabupaten: str | None = None) -> str:
    """Where a page links to the whole document, or to that of one kabupaten."""
    tail = f"-{blueprint.kabupaten[kabupaten].slug}" if kabupaten else ""
    return links.page(f"{FOLDER}/{document_name(blueprint.edisi.versi, tail)}")


def document_download(blueprint: Blueprint, links: Links) -> Html:
    """A line with the link to the whole document."""
    status = blueprint.status.label.lower()
    name = f"Naskah lengkap edisi {blueprint.edisi.versi} ({status}, PDF)"
    return element(
        "p",
        {"class": "ppm-unduh"},
        "Unduh: ",
        element("a", {"href": document_address(blueprint, links)}, name),
    )


def handout_name(blueprint: Blueprint, kabupaten: str) -> str:
    """The file name of a kabupaten's handout."""
    return f"wilayah-{blueprint.kabupaten[kabupaten].slug}.html"


def district_files(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """A line with what can be kept of a kabupaten: its handout, the sheet with which that begins,
    its printed document."""
    name = blueprint.region_name(kabupaten)
    address = links.page(f"{FOLDER}/{handout_name(blueprint, kabupaten)}")
    return element(
        "p",
        {"class": "ppm-unduh"},
        "Bagikan: ",
        element(
            "a",
            {"href": address, "download": ""},
            "satu berkas HTML",
        ),
        f" (paling besar {HANDOUT_KILOBYTES} kB, tanpa internet) · ",
        element("a", {"href": f"{address}#ringkasan"}, "ringkasan satu lembar"),
        " · ",
        element(
            "a",
            {
                "href": document_address(blueprint, links, kabupaten),
                "aria-label": f"naskah (PDF) {name}",
            },
            "naskah (PDF)",
        ),
    )
