"""Small things that many fragments show: links to subjects, sources, years with their age."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from cetakbiru.insight.entries import Entry
from cetakbiru.insight.indicators import age, is_old
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Calon
from cetakbiru.pages.fragments.html import Html, element, fragment, joined
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import missing
from cetakbiru.pages.fragments.tables import small

# The class of the line of sources beneath a table: print sets it in its own way.
SOURCES_NOTE = "ppm-sumber"

# Which agency leads is for the agencies to say.
RESPONSIBLE_AGENCY = "OPD penanggung jawab (usulan)"


def source_name(blueprint: Blueprint, kode: str) -> str:
    """Publisher and year: "Badan Pusat Statistik (2025)"."""
    return blueprint.sumber[kode].cited


def source_link(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """Publisher and year as a link to the list of sources."""
    return link(links.sumber(kode), source_name(blueprint, kode))


def sources_note(blueprint: Blueprint, links: Links, kode: Iterable[str | None]) -> Html:
    """The line "Sumber: …" beneath a table, every source once, in the order met."""
    found = dict.fromkeys(name for name in kode if name is not None)
    if not found:
        return fragment("Sumber: ", missing(), ".")
    cited = (
        fragment(link(links.sumber(name), blueprint.sumber[name].judul), ", ", source_year)
        for name in found
        for source_year in (source_name(blueprint, name),)
    )
    return element("span", {"class": SOURCES_NOTE}, "Sumber: ", joined("; ", cited), ".")


def region_link(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """A kabupaten as a link to its page; the province as text."""
    name = blueprint.region_name(kode)
    if kode not in blueprint.kabupaten:
        return fragment(name)
    return link(links.kabupaten(blueprint.kabupaten[kode]), name)


def subdistrict_link(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """The name of a kecamatan as a link to its page."""
    item = blueprint.kecamatan[kode]
    return link(links.kecamatan(item), item.nama)


def place_link(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """A place of any level: a kabupaten or a kecamatan as a link to its page, a desa or kelurahan
    with that of its kecamatan, the province as text."""
    village = blueprint.desa(kode)
    if village is not None:
        home = subdistrict_link(blueprint, links, village.kecamatan)
        return fragment(f"{village.jenis.capitalize()} {village.nama}, ", home)
    if kode in blueprint.kecamatan:
        name = f"Kecamatan {kecamatan_apart(blueprint, kode)}"
        return link(links.kecamatan(blueprint.kecamatan[kode]), name)
    return region_link(blueprint, links, kode)


def short_region_name(blueprint: Blueprint, kode: str) -> str:
    """The name for charts: a kota keeps its word, since a kabupaten may bear the same name."""
    kabupaten = blueprint.kabupaten[kode]
    return kabupaten.nama if kabupaten.jenis == "Kabupaten" else kabupaten.full_name


def bidang_link(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """The short name of a program utama as a link to its page."""
    bidang = blueprint.bidang[kode]
    return link(links.bidang(bidang), bidang.nama_pendek)


def bidang_links(blueprint: Blueprint, links: Links, kode: Iterable[str]) -> Html:
    """Several program utama."""
    return joined(", ", (bidang_link(blueprint, links, name) for name in kode))


def guide_link(links: Links, calon: Calon) -> Html:
    """The name of a guide as a link to its page."""
    page = links.panduan(calon)
    return fragment(calon.nama) if page is None else link(page, calon.nama)


def opd_link(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """The short name of an agency as a link to the list of agencies."""
    return link(links.opd(kode), blueprint.opd[kode].singkatan)


def agency_link(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """The same link by its full name, for readers who need not know short ones."""
    return link(links.opd(kode), blueprint.opd[kode].nama)


def indicator_link(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """The short name of an indicator, in words, as a link to its definition."""
    return link(links.indikator(kode), blueprint.indikator[kode].name_in_words)


def entry_link(links: Links, entry: Entry) -> Html:
    """The ID of a direction or a programme as a link to its place."""
    return code_link(links.entry(entry), entry.id)


def code(kode: str) -> Html:
    """A code or an ID that is not broken over lines."""
    return element("span", {"class": "ppm-id"}, kode)


def code_link(href: str, kode: str) -> Html:
    """The same as a link."""
    return element("a", {"href": href, "class": "ppm-id"}, kode)


def status_badge(status: str) -> Html:
    """The standing of a direction or the status of a programme."""
    return element("span", {"class": f"ppm-lencana ppm-lencana--{status}"}, status)


def kecamatan_names(blueprint: Blueprint, kode: Iterable[str]) -> str:
    """Names of kecamatan, or nothing."""
    return ", ".join(blueprint.kecamatan[name].nama for name in kode)


def kecamatan_apart(blueprint: Blueprint, kode: str) -> str:
    """The name of a kecamatan outside of its kabupaten, which is told where others bear it, too."""
    name = blueprint.kecamatan[kode].nama
    if _bearers(blueprint)[name] == 1:
        return name
    return f"{name} ({short_region_name(blueprint, blueprint.kecamatan[kode].kabupaten)})"


@once_per_blueprint
def _bearers(blueprint: Blueprint) -> Mapping[str, int]:
    """How many kecamatan bear each name."""
    return Counter(one.nama for one in blueprint.kecamatan.values())


def year_with_age(blueprint: Blueprint, tahun: int) -> Html:
    """A year, with its age at the edition's date when that is more than three years."""
    edition = blueprint.edisi.tanggal
    if not is_old(tahun, edition):
        return fragment(str(tahun))
    return fragment(
        f"{tahun} ",
        element("span", {"class": "ppm-usia"}, f"· {age(tahun, edition)} tahun lalu"),
    )


def text_or_missing(text: str | None, instead: str | None = None) -> Html:
    """The text, or the mark for what is not known."""
    if text:
        return fragment(text)
    return missing() if instead is None else missing(instead)


def with_remark(main: str, remark: str | None) -> Html:
    """Something with a remark below it, where there is one."""
    return fragment(main, " ", small(remark)) if remark else fragment(main)


def yes_no(value: bool | None) -> Html:
    """Ya, tidak, or not known."""
    if value is None:
        return missing()
    return fragment("ya" if value else "tidak")
