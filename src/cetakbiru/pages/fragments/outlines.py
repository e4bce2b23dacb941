"""What must stand on each page that shows outlines: whose they are and what they are not."""

from __future__ import annotations

from cetakbiru.pages.fragments.html import Html, element
from cetakbiru.pages.fragments.links import outside_link

ORIGIN = "https://github.com/cahyadsn/wilayah_boundaries"
COPYRIGHT = "Copyright (c) 2024 Cahya DSN"
_DECREE = "Kepmendagri 300.2.2-2138/2025"


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
