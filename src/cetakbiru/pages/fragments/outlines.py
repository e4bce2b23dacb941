"""What must stand on each page that shows outlines: whose they are and what they are not."""

from __future__ import annotations

from cetakbiru.pages.fragments.html import EMPTY, Html, element
from cetakbiru.pages.fragments.links import Links, outside_link

ORIGIN = "https://github.com/cahyadsn/wilayah_boundaries"
COPYRIGHT = "Copyright (c) 2024 Cahya DSN"
_DECREE = "Kepmendagri 300.2.2-2138/2025"

# Taken on a page where the origin is told or will be.
_TOLD = "asal-garis-batas"


def origin_below_first_map(links: Links) -> Html:
    """The origin, once a page."""
    return outlines_origin() if links.unique_id(_TOLD) == _TOLD else EMPTY


def origin_elsewhere(links: Links) -> None:
    """Keeps the origin from below the maps of a page that tells it in a place of its own."""
    links.unique_id(_TOLD)


def outlines_origin() -> Html:
    """Licence and origin of the outlines, as a paragraph below a map that is drawn with them."""
    return element(
        "p",
        {"class": "ppm-catatan"},
        "Garis batas: ",
        outside_link(ORIGIN, "wilayah_boundaries"),
        " (© 2024 Cahya DSN, lisensi MIT), potret 20 Agustus 2026, disederhanakan; kode wilayah "
        f"menurut {_DECREE}. Dari mana garis itu semula berasal tidak disebut oleh sumbernya. "
        "Untuk keperluan resmi, tanyakan kepada Badan Informasi Geospasial (BIG).",
    )


def outlines_origin_in_short() -> Html:
    """The same in a line, for pages of one map among many alike."""
    return element(
        "p",
        {"class": "ppm-catatan"},
        "Garis batas tidak resmi, dari ",
        outside_link(ORIGIN, "wilayah_boundaries"),
        " (© 2024 Cahya DSN, MIT).",
    )
