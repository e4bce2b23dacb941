"""What is told of each place: directions, evidence of mining, programmes, and where to go on.

It is made here once, so that the browser writes no sentence about mining, directions or programmes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cetakbiru.insight.directions import Direction, directions_of
from cetakbiru.insight.entries import active
from cetakbiru.insight.evidence import KINDS, POTENTIAL, UNKNOWN, evidence_of, mining_standing
from cetakbiru.insight.local import evidence_in, government_programs_reaching, programs_in
from cetakbiru.model.alignment import has_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import BuktiTambang, Kabupaten, Kecamatan, Program, ProgramDaerah
from cetakbiru.pages.fragments.cells import (
    agency_link,
    bidang_link,
    entry_link,
    guide_link,
    opd_link,
    region_link,
    source_link,
    status_badge,
    year_with_age,
)
from cetakbiru.pages.fragments.directions import reasons
from cetakbiru.pages.fragments.documents import handout_name
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined
from cetakbiru.pages.fragments.links import (
    COMPARE_PAGE,
    FORM_PAGE,
    GOVERNMENT_PAGE,
    PROPOSING_PAGE,
    Links,
    link,
)
from cetakbiru.pages.fragments.mining import mining_beside, nothing_recorded
from cetakbiru.pages.fragments.planning import FOLDER, sheet_name
from cetakbiru.pages.fragments.tables import small

_ONE_FILE = "satu berkas untuk dikirim lewat pesan"


def answers_for(blueprint: Blueprint, links: Links, kabupaten: str) -> Mapping[str, object]:
    """What the page tells of a kabupaten and of each of its kecamatan, as HTML by their codes.

    `arah`: the directions; `bukti`: the places with evidence of mining; `tempat`: what is known of
    each place itself; `langkah`: where to go on.
    """
    home, items = blueprint.kabupaten[kabupaten], blueprint.kecamatan_of(kabupaten)
    return {
        "arah": _directions(blueprint, links, home),
        "bukti": sorted({row.wilayah for row in evidence_of(blueprint, kabupaten)}),
        "tempat": {
            kabupaten: _of_kabupaten(blueprint, links, home),
            **{item.kode: _of_kecamatan(blueprint, links, item) for item in items},
        },
        "langkah": {
            kode: _next(blueprint, links, home, kode)
            for kode in (kabupaten, *(item.kode for item in items))
        },
    }


# --- Directions ---------------------------------------------------------------------------------


def _directions(blueprint: Blueprint, links: Links, home: Kabupaten) -> Html:
    title = element("h3", None, f"Yang diarahkan di {home.full_name}")
    standing = mining_standing(blueprint, home.kode)
    if standing == UNKNOWN:
        told = (
            f"{nothing_recorded(home.full_name)}, sehingga arah prioritas tidak disusun untuk "
            "wilayah ini."
        )
        return fragment(title, element("p", None, told))
    potential = element(
        "p",
        None,
        element("strong", None, "Potensi. "),
        f"Sumber hanya mencatat endapan di {home.full_name}. Arah berikut disiapkan bila "
        "pertambangan berjalan di sana.",
    )
    found = directions_of(blueprint, home.kode)
    listed = (element("li", None, _direction(blueprint, links, one)) for one in found)
    return fragment(
        title,
        potential if standing == POTENTIAL else EMPTY,
        element("ol", {"class": "ppm-dekat-arah"}, *listed),
        _of_province(blueprint, links),
    )


def _direction(blueprint: Blueprint, links: Links, one: Direction) -> Html:
    marks = fragment(
        entry_link(links, one),
        " · ",
        bidang_link(blueprint, links, one.bidang),
        " · ",
        opd_link(blueprint, links, one.opd),
    )
    return fragment(
        element("strong", None, guide_link(links, blueprint.calon[one.calon])),
        element("div", {"class": "ppm-alasan"}, reasons(blueprint, links, one)),
        small(marks),
    )


def _of_province(blueprint: Blueprint, links: Links) -> Html:
    found = directions_of(blueprint, blueprint.edisi.provinsi.kode)
    if not found:
        return EMPTY
    named = joined(", ", (guide_link(links, blueprint.calon[one.calon]) for one in found))
    return element("p", None, "Untuk semua wilayah provinsi berlaku pula: ", named, ".")


# --- What is known of a place --------------------------------------------------------------------


def _of_kabupaten(blueprint: Blueprint, links: Links, home: Kabupaten) -> Html:
    return fragment(
        _evidence(blueprint, links, home.full_name, evidence_of(blueprint, home.kode)),
        _programs(
            blueprint, links, home.full_name, active(blueprint.programs_of_kabupaten(home.kode))
        ),
        _government(blueprint, links, _government_of(blueprint, home.kode)),
    )


def _of_kecamatan(blueprint: Blueprint, links: Links, item: Kecamatan) -> Html:
    name = f"Kecamatan {item.nama}"
    return fragment(
        _evidence(blueprint, links, name, evidence_in(blueprint, item.kode)),
        _evidence_beside(blueprint, links, item.kode),
        _programs(blueprint, links, name, programs_in(blueprint, item.kode)),
        _government(blueprint, links, government_programs_reaching(blueprint, item.kode)),
    )


def _evidence(blueprint: Blueprint, links: Links, name: str, rows: Sequence[BuktiTambang]) -> Html:
    title = element("h3", None, "Bukti kegiatan tambang")
    if not rows:
        return fragment(title, element("p", None, f"{nothing_recorded(name)}."))
    listed = (
        element(
            "li",
            None,
            f"{KINDS[row.jenis]}, {row.komoditas} (",
            year_with_age(blueprint, row.tahun),
            f"): {row.uraian} ",
            source_link(blueprint, links, row.sumber),
        )
        for row in rows
    )
    told = small("Catatan sumber bertanggal, bukan daftar izin yang berlaku sekarang.")
    return fragment(title, element("ul", None, *listed), element("p", None, told))


def _evidence_beside(blueprint: Blueprint, links: Links, kode: str) -> Html:
    """Which neighbours have evidence, in one line: a mine is seldom of one kecamatan alone."""
    told = mining_beside(blueprint, links, kode)
    return element("p", None, "Tercatat di sebelahnya: ", told, ".") if told else EMPTY


def _programs(blueprint: Blueprint, links: Links, name: str, programs: Iterable[Program]) -> Html:
    title = element("h3", None, "Program")
    listed = [element("li", None, one.nama, " ", small(_marks(links, one))) for one in programs]
    if not listed:
        told = f"Program bertempat di {name} dicantumkan setelah diusulkan pemiliknya."
        return fragment(title, element("p", None, told))
    return fragment(title, element("ul", None, *listed))


def _marks(links: Links, one: Program) -> Html:
    return fragment(entry_link(links, one), " ", status_badge(one.status))


def _government_of(blueprint: Blueprint, kabupaten: str) -> list[ProgramDaerah]:
    return [one for one in blueprint.program_daerah.values() if blueprint.concerns(one, kabupaten)]


def _government(blueprint: Blueprint, links: Links, found: Sequence[ProgramDaerah]) -> Html:
    if not found:
        return EMPTY
    named = (
        fragment(
            link(links.page(GOVERNMENT_PAGE, f"program-daerah-{one.id}"), one.nama),
            f", {one.pelaksana} (",
            source_link(blueprint, links, one.sumber),
            ")",
        )
        for one in found
    )
    listed = element("ul", None, *(element("li", None, one) for one in named))
    return fragment(element("h3", None, "Program pemerintah"), listed)


# --- Where to go on ------------------------------------------------------------------------------


def _next(blueprint: Blueprint, links: Links, home: Kabupaten, kode: str) -> Html:
    """Whom to address with what: the village's form, the company's sheet, the agencies."""
    form = f"{links.page(FORM_PAGE)}?wilayah={kode}"
    compared = f"{links.page(COMPARE_PAGE)}?a={kode}"
    if kode != home.kode:
        compared += f"&b={home.kode}"
    sheets = [
        link(links.page(f"{FOLDER}/{sheet_name(blueprint, home.kode, group.kode)}"), group.nama)
        for group in (blueprint.kelompok_komoditas.values() if has_rules(blueprint) else ())
    ]
    agencies = dict.fromkeys(one.opd for one in directions_of(blueprint, home.kode))
    steps = [
        fragment(
            "Desa dan masyarakat: ",
            link(form, "formulir usulan yang sudah terisi"),
            "; ",
            link(links.page(PROPOSING_PAGE), "cara mengusulkan"),
            ".",
        ),
        fragment("Perusahaan: lembar rencana ", home.full_name, ", ", joined("; ", sheets), ".")
        if sheets
        else EMPTY,
        fragment(
            "Perangkat daerah menurut arah (usulan): ",
            joined(", ", (agency_link(blueprint, links, one) for one in agencies)),
            ".",
        )
        if agencies
        else EMPTY,
        fragment(
            "Selengkapnya: ",
            region_link(blueprint, links, home.kode),
            "; ",
            link(links.page(f"{FOLDER}/{handout_name(blueprint, home.kode)}"), _ONE_FILE),
            "; ",
            link(compared, "bandingkan wilayah ini"),
            ".",
        ),
    ]
    listed = (element("li", None, step) for step in steps if step)
    return fragment(element("h3", None, "Kepada siapa, dengan apa"), element("ul", None, *listed))
