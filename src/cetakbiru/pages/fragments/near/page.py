"""The page that answers for a place, and the box that leads there.

The page works in the reader's browser (pages/browser/near); without a script it is a list of every
kecamatan.
"""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.html import EMPTY, Html, element, lines
from cetakbiru.pages.fragments.links import (
    NEAR_PAGE,
    Links,
    link,
)
from cetakbiru.pages.fragments.numbers import exact
from cetakbiru.pages.fragments.outlines import outlines_origin
from cetakbiru.pages.fragments.tables import small

ASSETS = "assets/wilayah"
# The first of its scripts, which says where the others are.
FIRST_SCRIPT = f"{ASSETS}/awal.js"
_QUERY = "cari"
_MOST_LETTERS = 200


def place_search(blueprint: Blueprint, links: Links) -> Html:
    """A box that leads to the page which answers for a place; without a script, to its list."""
    label = "Cari kecamatan, desa, atau kabupaten"
    field = links.unique_id("cari-wilayah")
    form = element(
        "form",
        {"class": "ppm-cari-wilayah", "action": links.page(NEAR_PAGE), "method": "get"},
        element("label", {"for": field}, label),
        element(
            "span",
            {"class": "ppm-cari-baris"},
            element("input", {"id": field, "name": _QUERY, "type": "search", **_typing()}),
            element("button", {"class": "md-button"}, "Cari"),
        ),
    )
    more = link(links.page(NEAR_PAGE), "Pakai lokasi saya atau batas izin")
    return lines((form, element("p", {"class": "ppm-kecil"}, more)))


def near_us(blueprint: Blueprint, links: Links) -> Html:
    """The page: boxes for its script, then every kecamatan by its kabupaten."""
    without = (
        "Cari nama kecamatan Anda pada daftar di bawah, misalnya dengan Ctrl+F. Dengan JavaScript, "
        "halaman ini juga menjawab nama desa, kode, koordinat, dan batas izin."
    )
    place = element(
        "div",
        {"class": "ppm-dekat", "data-ppm-dekat": links.page(FIRST_SCRIPT)},
        element("p", {"class": "ppm-dekat-tanpa"}, without),
        _form(blueprint),
        element("p", {"class": "ppm-dekat-kabar", "role": "status"}),
        element("section", {"class": "ppm-dekat-jawaban", "tabindex": "-1", "hidden": ""}),
    )
    title = element("h2", {"id": "semua-kecamatan"}, "Semua kecamatan")
    origin = outlines_origin() if blueprint.outlines("kecamatan") else EMPTY
    return lines((place, title, _every_place(blueprint, links), origin))


def _form(blueprint: Blueprint) -> Html:
    """The box, the reader's own position, and the outline of a permit."""
    text = "Kecamatan, desa, kabupaten, kode, atau koordinat"
    return element(
        "form",
        {"class": "ppm-cari-wilayah"},
        element("label", {"for": "dekat-cari"}, text),
        element(
            "div",
            {"class": "ppm-cari-baris"},
            element("input", {"id": "dekat-cari", "name": _QUERY, "type": "search", **_typing()}),
            element("button", {"class": "md-button md-button--primary"}, "Cari"),
            element(
                "button",
                {"type": "button", "class": "md-button", "name": "lokasi"},
                "Pakai lokasi saya",
            ),
        ),
        _example(blueprint),
        element(
            "details",
            {"class": "ppm-lipat"},
            element("summary", None, "Batas izin: tempel koordinat atau pilih berkas"),
            element(
                "label",
                {"for": "dekat-izin"},
                "Koordinat sudut, satu titik sebaris, berurutan mengelilingi izin",
            ),
            element(
                "textarea", {"id": "dekat-izin", "name": "izin", "rows": 5, "spellcheck": "false"}
            ),
            element(
                "label",
                {"for": "dekat-berkas"},
                "Atau berkas GeoJSON, KML, Excel (.xlsx), atau CSV",
            ),
            element(
                "input",
                {
                    "id": "dekat-berkas",
                    "name": "berkas",
                    "type": "file",
                    "accept": ".geojson,.json,.kml,.kmz,.csv,.xlsx,.txt,.zip,.gpx",
                },
            ),
            " ",
            element(
                "button",
                {"type": "button", "class": "md-button", "name": "periksa"},
                "Periksa batas izin",
            ),
        ),
        element(
            "p",
            {"class": "ppm-catatan"},
            "Semua dihitung di peramban Anda. Lokasi, koordinat, dan berkas tidak dikirim ke mana "
            "pun dan tidak disimpan.",
        ),
    )


def _example(blueprint: Blueprint) -> Html:
    """A name, a code and a coordinate as the box takes them, of the first place that has all."""
    for item in blueprint.kecamatan.values():
        for desa in blueprint.desa_of(item.kode):
            if desa.lintang is not None and desa.bujur is not None:
                point = f"{exact(desa.lintang)}; {exact(desa.bujur)}"
                return small(f"Misalnya {item.nama}, {item.kode}, atau {point}.")
    return EMPTY


def _typing() -> dict[str, str | int | None]:
    """How a box takes names and codes, which no keyboard shall mend."""
    return {
        "autocomplete": "off",
        "autocapitalize": "off",
        "spellcheck": "false",
        "maxlength": _MOST_LETTERS,
    }


def _every_place(blueprint: Blueprint, links: Links) -> Html:
    """Every kabupaten with its kecamatan; the script takes names and addresses from here."""
    return element(
        "div",
        {"class": "ppm-dekat-daftar"},
        "\n",
        lines(
            element(
                "section",
                None,
                element("h3", None, _place(links.kabupaten(home), home.kode, home.full_name)),
                element(
                    "ul",
                    None,
                    *(
                        element("li", None, _place(links.kecamatan(one), one.kode, one.nama))
                        for one in blueprint.kecamatan_of(home.kode)
                    ),
                ),
            )
            for home in blueprint.kabupaten.values()
        ),
        "\n",
    )


def _place(href: str, kode: str, name: str) -> Html:
    return element("a", {"href": href, "data-kode": kode}, name)
