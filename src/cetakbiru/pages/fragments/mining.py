"""What dated sources say of mining in a kabupaten or in the whole province."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cetakbiru.insight.evidence import (
    KINDS,
    KindOfEvidence,
    evidence_by_kind,
    evidence_of,
    evidence_of_province,
)
from cetakbiru.insight.local import evidence_beside, evidence_in, nearest_evidence
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import BuktiTambang
from cetakbiru.pages.fragments.cells import (
    source_link,
    sources_note,
    subdistrict_link,
    with_remark,
    year_with_age,
)
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import count, years
from cetakbiru.pages.fragments.tables import Column, Row, Table, render, table_id


def mining_evidence(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """What dated sources say of mining in a kabupaten and its kecamatan."""
    return _table(blueprint, links, kabupaten, evidence_of(blueprint, kabupaten))


def mining_at_a_glance(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """What is recorded of mining, a line for each kind of evidence, linked to the rows.

    Nothing without evidence: that there is none is said where it has consequences.
    """
    found = evidence_by_kind(blueprint, kabupaten)
    if not found:
        return EMPTY
    rows = count(len(evidence_of(blueprint, kabupaten)))
    note = fragment(
        link(f"#{table_id(f'bukti-tambang-{kabupaten}')}", f"{rows} catatan bersumber"),
        "; bukan daftar izin yang berlaku.",
    )
    told = (element("li", None, *_told(blueprint, links, one)) for one in found)
    listed = element("ul", {"class": "ppm-butir"}, "\n", lines(told), "\n")
    return lines((listed, element("p", {"class": "ppm-catatan"}, note)))


def _told(blueprint: Blueprint, links: Links, one: KindOfEvidence) -> tuple[str, ...]:
    places = joined(
        ", ",
        (subdistrict_link(blueprint, links, code) for code in one.kecamatan),
    )
    return (
        element("strong", None, KINDS[one.jenis]),
        f": {', '.join(one.komoditas)}",
        *((" di ", places) if places else ()),
        f" ({years(one.first, one.last)})",
    )


def mining_beside(blueprint: Blueprint, links: Links, kecamatan: str) -> Html:
    """The kecamatan beside one of which sources tell, in a line; nothing where there are none."""
    found = evidence_beside(blueprint, kecamatan)
    return joined(", ", (_recorded(blueprint, links, kode, rows) for kode, rows in found.items()))


def mining_nearest(blueprint: Blueprint, links: Links, kecamatan: str) -> Html:
    """The nearest other kecamatan of which sources tell, and how far it is; nothing where there is
    none."""
    found = nearest_evidence(blueprint, kecamatan)
    if not found:
        return EMPTY
    kode, distance = found
    return fragment(
        _recorded(blueprint, links, kode, evidence_in(blueprint, kode)),
        f", {blueprint.region_name(blueprint.kecamatan[kode].kabupaten)}, kira-kira "
        f"{count(round(distance))} km (dihitung)",
    )


def _recorded(blueprint: Blueprint, links: Links, kode: str, rows: Iterable[BuktiTambang]) -> Html:
    return fragment(subdistrict_link(blueprint, links, kode), f" ({_commodities(rows)})")


def _commodities(rows: Iterable[BuktiTambang]) -> str:
    return ", ".join(dict.fromkeys(f"{row.komoditas} {row.tahun}" for row in rows))


def nothing_recorded(place: str) -> str:
    """That sources tell of no mining in a place: a sentence without its end."""
    return (
        "Sumber yang dipakai naskah ini tidak mencatat tambang, pabrik pengolahan, atau endapan di "
        f"{place}"
    )


def kinds_with_years(rows: Iterable[BuktiTambang]) -> str:
    """The kinds of evidence with their years: "Izin (2011, 2019); Endapan (2013)"."""
    years: dict[str, set[int]] = {}
    for row in rows:
        years.setdefault(row.jenis, set()).add(row.tahun)
    return "; ".join(
        f"{KINDS[kind]} ({', '.join(map(str, sorted(found)))})" for kind, found in years.items()
    )


def mining_of_province(blueprint: Blueprint, links: Links) -> Html:
    """What dated sources say of mining in the province as a whole."""
    code = blueprint.edisi.provinsi.kode
    return _table(blueprint, links, code, evidence_of_province(blueprint))


def _table(blueprint: Blueprint, links: Links, wilayah: str, items: Sequence[BuktiTambang]) -> Html:
    name = blueprint.region_name(wilayah)
    if not items:
        told = f"Keterangan bertanggal tentang tambang di {name} dicatat setelah ada sumbernya."
        return element("p", None, told)
    return render(
        links,
        Table(
            key=f"bukti-tambang-{wilayah}",
            caption=f"Bukti kegiatan tambang di {name} menurut sumber bertanggal",
            columns=(
                Column("Jenis"),
                Column("Komoditas"),
                Column("Tempat"),
                Column("Tahun"),
                Column("Keterangan", prose=True),
                Column("Sumber"),
            ),
            rows=[_row(blueprint, links, item) for item in items],
            origin="bukti_tambang",
            note=sources_note(blueprint, links, (item.sumber for item in items)),
        ),
    )


def _row(blueprint: Blueprint, links: Links, item: BuktiTambang) -> Row:
    group = item.kelompok and blueprint.kelompok_komoditas[item.kelompok].nama
    return Row(
        (
            KINDS[item.jenis],
            with_remark(item.komoditas, group),
            blueprint.region_name(item.wilayah),
            year_with_age(blueprint, item.tahun),
            with_remark(item.uraian, item.catatan),
            source_link(blueprint, links, item.sumber),
        )
    )
