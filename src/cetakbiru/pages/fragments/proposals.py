"""The form with which villages propose an activity: printable, blank or filled by choices."""

from __future__ import annotations

from collections.abc import Iterable

from cetakbiru.insight.entries import entries
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.html import Html, element, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.planning import ASSETS, align_style

_BLANK = "\N{HORIZONTAL ELLIPSIS}" * 14


def proposal_form(blueprint: Blueprint, links: Links) -> Html:
    """A form to print: blank, or with the place and program utama chosen above it."""
    choices = element(
        "div",
        {"class": "ppm-formulir-pilihan", "hidden": ""},
        _choice(
            "kabupaten",
            "Kabupaten atau kota",
            ((item.kode, item.full_name, None) for item in blueprint.kabupaten.values()),
        ),
        _choice(
            "kecamatan",
            "Kecamatan",
            ((item.kode, item.nama, item.kabupaten) for item in blueprint.kecamatan.values()),
        ),
        _choice(
            "bidang",
            "Program utama",
            ((item.kode, item.nama_pendek, None) for item in blueprint.bidang.values()),
        ),
        element("button", {"type": "button", "class": "md-button"}, "Cetak formulir"),
    )
    programs = (
        element(
            "li",
            {"data-kabupaten": program.kabupaten, "data-bidang": program.bidang, "hidden": ""},
            f"{program.id} {program.nama}",
        )
        for program in entries(blueprint)
    )
    edition = blueprint.edisi
    fields = (
        ("Desa atau komunitas", None),
        ("Kecamatan", "kecamatan"),
        ("Kabupaten atau kota", "kabupaten"),
        ("Orang yang dapat dihubungi", None),
        ("Letak dan jarak dari kegiatan tambang", None),
        ("Masalah dan siapa yang terkena", None),
        ("Kegiatan yang diusulkan", None),
        ("Program utama", "bidang"),
        ("ID program cetak biru yang terkait", None),
        ("Penerima manfaat (siapa dan berapa)", None),
        ("Hasil yang diharapkan dan cara mengukurnya", None),
        ("Dukungan dari desa", None),
        ("Program lain yang sudah berjalan", None),
        ("Tanggal musyawarah dan yang hadir", None),
        ("Tanda tangan", None),
    )
    rows = (
        element("div", None, element("dt", None, title), _field(name)) for title, name in fields
    )
    form = element(
        "section",
        {"class": "ppm-formulir-lembar", "aria-label": "Formulir usulan kegiatan PPM"},
        element("p", {"class": "ppm-formulir-judul"}, "Usulan kegiatan PPM dari masyarakat"),
        element("dl", None, *rows),
        element(
            "div",
            {"class": "ppm-formulir-program", "hidden": ""},
            element("p", None, "Program dalam rancangan cetak biru untuk pilihan ini:"),
            element("ul", None, *programs),
        ),
        element(
            "p",
            {"class": "ppm-kecil"},
            "Susunan formulir ini saran proyek, bukan formulir resmi. "
            f"{edition.judul_pendek}, edisi {edition.versi} ({blueprint.status.label.lower()}).",
        ),
    )
    script = element("script", {"src": links.page(f"{ASSETS}/formulir.js"), "defer": ""})
    body = element("div", {"class": "ppm-formulir"}, choices, form)
    return lines((align_style(links), body, script))


def _choice(name: str, title: str, options: Iterable[tuple[str, str, str | None]]) -> Html:
    return element(
        "label",
        None,
        f"{title} ",
        element(
            "select",
            {"name": name},
            element("option", {"value": ""}, "dikosongkan"),
            *(
                element("option", {"value": code, "data-kabupaten": home}, text)
                for code, text, home in options
            ),
        ),
    )


def _field(name: str | None) -> Html:
    return element("dd", {"data-isi": name, "data-kosong": _BLANK if name else None}, _BLANK)
