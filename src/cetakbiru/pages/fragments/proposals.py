"""The form with which villages propose an activity: printable, blank or filled by choices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cetakbiru.insight.entries import Entry, entries_of, offered_in
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.html import EMPTY, Html, element, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.planning import align_style

_BLANK = "\N{HORIZONTAL ELLIPSIS}" * 14
_TITLE = "Formulir usulan kegiatan PPM"
# The lines of the form; those with a name can be filled in before it is printed.
_FIELDS = (
    ("Desa atau komunitas", None),
    ("Kecamatan", "kecamatan"),
    ("Kabupaten atau kota", "kabupaten"),
    ("Orang yang dapat dihubungi", None),
    ("Letak dan jarak dari kegiatan tambang", None),
    ("Masalah dan siapa yang terkena", None),
    ("Kegiatan yang diusulkan", None),
    ("Program utama", "bidang"),
    ("ID arah atau program cetak biru yang terkait", None),
    ("Penerima manfaat (siapa dan berapa)", None),
    ("Hasil yang diharapkan dan cara mengukurnya", None),
    ("Dukungan dari desa", None),
    ("Program lain yang sudah berjalan", None),
    ("Tanggal musyawarah dan yang hadir", None),
    ("Tanda tangan", None),
)


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
    form = element(
        "section",
        {"class": "ppm-formulir-lembar", "aria-label": _TITLE},
        *_sheet({}),
        element(
            "div",
            {"class": "ppm-formulir-program", "hidden": ""},
            element("p", None, "Arah dan program dalam cetak biru untuk pilihan ini:"),
            element("ul", None, *_related(blueprint)),
        ),
        _standing(blueprint),
    )
    script = element("script", {"src": links.page("assets/formulir.js"), "defer": ""})
    body = element("div", {"class": "ppm-formulir"}, choices, form)
    own = element("link", {"rel": "stylesheet", "href": links.page("assets/kecamatan.css")})
    return lines((align_style(links), own, body, script))


def form_of_subdistrict(blueprint: Blueprint, kecamatan: str, named: Sequence[Entry]) -> Html:
    """The form with a kecamatan filled in, and those of its directions and programmes that the page
    shows, for a proposal to name."""
    item = blueprint.kecamatan[kecamatan]
    home = blueprint.region_name(item.kabupaten)
    filled = {"kecamatan": item.nama, "kabupaten": home}
    return element(
        "section",
        {"class": "ppm-formulir-lembar", "aria-label": f"{_TITLE}, Kecamatan {item.nama}"},
        *_sheet(filled),
        element(
            "p",
            {"class": "ppm-kecil"},
            "Arah dan program yang dapat disebut: ",
            "; ".join(f"{one.id} {one.nama}" for one in named),
            f". Yang lain ada pada halaman {home}.",
        )
        if named
        else EMPTY,
        _standing(blueprint),
    )


def _sheet(filled: Mapping[str, str]) -> Iterator[Html]:
    """Title and lines of the form; `filled` are the answers that are known, by name."""
    yield element("p", {"class": "ppm-formulir-judul"}, "Usulan kegiatan PPM dari masyarakat")
    rows = (
        element("div", None, element("dt", None, title), _field(name, filled.get(name or "")))
        for title, name in _FIELDS
    )
    yield element("dl", None, *rows)


def _standing(blueprint: Blueprint) -> Html:
    """What the form is, and of which edition."""
    edition = blueprint.edisi
    return element(
        "p",
        {"class": "ppm-kecil"},
        "Susunan formulir ini saran penyusun, bukan formulir resmi. "
        f"{edition.judul_pendek}, edisi {edition.versi} ({blueprint.status.label.lower()}).",
    )


def _related(blueprint: Blueprint) -> list[Html]:
    """What a proposal may name, each with the places where it holds: one of a kabupaten in that
    one, one of the province in every one that is offered it."""
    offering = [code for code in blueprint.kabupaten if offered_in(blueprint, code)]
    own = [_item(one, code) for code in offering for one in entries_of(blueprint, code)]
    province = entries_of(blueprint, blueprint.edisi.provinsi.kode)
    return [*own, *(_item(one, *offering) for one in province)]


def _item(entry: Entry, *kabupaten: str) -> Html:
    places = {"data-kabupaten": " ".join(kabupaten), "data-bidang": entry.bidang, "hidden": ""}
    return element("li", places, f"{entry.id} {entry.nama}")


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


def _field(name: str | None, answer: str | None) -> Html:
    blank = _BLANK if name else None
    return element("dd", {"data-isi": name, "data-kosong": blank}, answer or _BLANK)
