"""What of others the engine puts into what it makes: the one list that all notices come from.

REUSE.toml says the same of the files in this repository; tests/outputs/test_notices.py compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cetakbiru.pages.fragments.outlines import COPYRIGHT as OUTLINES_COPYRIGHT
from cetakbiru.pages.fragments.outlines import ORIGIN as OUTLINES_ORIGIN

Licence = Literal["MIT", "Apache-2.0", "OFL-1.1"]


@dataclass(frozen=True)
class Part:
    """One work, with its licence by its SPDX name and its author's own copyright lines.

    `used` says in Indonesian what of it is where; `origin` is where it comes from, None for our
    own; `files` are where it lies within the engine.
    """

    name: str
    used: str
    copyright: tuple[str, ...]
    licence: Licence
    origin: str | None
    files: tuple[str, ...]


FONTS = (
    Part(
        "Source Sans 3, versi 3.052",
        "huruf dalam naskah PDF, dan sebagian hurufnya pada halaman (assets/fonts/CetakSans-*)",
        ("Copyright 2023 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'",),
        "OFL-1.1",
        "https://github.com/adobe-fonts/source-sans",
        ("fonts/print/*SourceSans3*", "fonts/web/CetakSans*"),
    ),
    Part(
        "Source Serif 4, versi 4.004",
        "huruf dalam naskah PDF, dan sebagian hurufnya pada halaman (assets/fonts/CetakSerif-*)",
        (
            "Copyright 2014 - 2021 Adobe Systems Incorporated (http://www.adobe.com/), "
            "with Reserved Font Name 'Source'.",
        ),
        "OFL-1.1",
        "https://github.com/adobe-fonts/source-serif",
        ("fonts/print/*SourceSerif4*", "fonts/web/CetakSerif*"),
    ),
)

PARTS = (
    Part(
        "Cetak Biru PPM",
        "perangkat lunak pembuat situs ini: susunan halaman, gaya, dan skrip",
        ("Copyright (c) 2026 Cetak Biru PPM contributors",),
        "MIT",
        None,
        ("**",),
    ),
    Part(
        "Material for MkDocs 9.8.1",
        "aturan gaya dasar (bagian pertama assets/site.css), dipilih dan ditata ulang",
        ("Copyright (c) 2016-2025 Martin Donath <martin.donath@squidfunk.com>",),
        "MIT",
        "https://github.com/squidfunk/mkdocs-material",
        ("pages/theme/assets/frame/typeset.css",),
    ),
    Part(
        "Material Design Icons",
        "ikon pada kepala halaman dan pada gaya dasar",
        ("Copyright Pictogrammers (https://pictogrammers.com) and Google",),
        "Apache-2.0",
        "https://pictogrammers.com/library/mdi/",
        ("pages/theme/partials/icons/**",),
    ),
    Part(
        "wilayah dan wilayah_boundaries",
        "kode, nama, dan garis batas wilayah pada peta dan data; garisnya disederhanakan",
        ("Copyright (c) 2017 Cahya DSN", OUTLINES_COPYRIGHT),
        "MIT",
        OUTLINES_ORIGIN,
        ("places/*.csv", "places/outlines/*.topojson"),
    ),
    Part(
        "fflate 0.8.3",
        "membuka dan menulis berkas Excel, dan membuka zip garis batas izin, di peramban",
        ("Copyright (c) 2026 Arjun Barrett",),
        "MIT",
        "https://github.com/101arrowz/fflate",
        (
            "plans/bundle/halaman-rencana.js",
            "plans/bundle/buku-kerja.js",
            "locating/bundle/izin.js",
        ),
    ),
    *FONTS,
)
