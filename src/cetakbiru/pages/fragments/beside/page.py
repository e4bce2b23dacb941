"""The page that lays places side by side: a chooser for scripts, and tables of all kabupaten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain

from cetakbiru.base.digests import digest
from cetakbiru.insight.directions import directions_of
from cetakbiru.insight.entries import active, entries_of
from cetakbiru.insight.evidence import KINDS, evidence_of
from cetakbiru.insight.indicators import (
    IndicatorYear,
    lagging_subjects,
    latest_ranks,
    latest_values,
    latest_weakest,
)
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator
from cetakbiru.pages.fragments.beside.record import beside_script
from cetakbiru.pages.fragments.beside.sections import subject_name
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    guide_link,
    indicator_link,
    opd_link,
    short_region_name,
    sources_note,
    year_with_age,
)
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.indicators import DIRECTIONS
from cetakbiru.pages.fragments.links import COMPARE_PAGE, Links, link
from cetakbiru.pages.fragments.numbers import count, missing, number, shown_unit
from cetakbiru.pages.fragments.outlines import outlines_origin
from cetakbiru.pages.fragments.tables import Column, Row, Table, render, small

# Written by the build beside the pages (site/plugin.py).
RECORD_FILE = "assets/beside/wilayah.js"


def compare_link(links: Links, kode: str) -> Html:
    """A link to the page on which a kabupaten or a kecamatan is the first of those compared."""
    return link(f"{links.page(COMPARE_PAGE)}?a={kode}", "Bandingkan dengan wilayah lain")


def place_comparison(blueprint: Blueprint, links: Links) -> Html:
    """Where a script offers places and shows them side by side; without it nothing is seen."""
    address = f"{links.page(RECORD_FILE)}?v={digest(beside_script(blueprint))[:8]}"
    return lines(
        (
            element("div", {"class": "ppm-sanding", "data-ppm-sanding": "", "hidden": ""}),
            element("script", {"src": address, "defer": ""}),
        )
    )


def all_places(blueprint: Blueprint, links: Links) -> Html:
    """All kabupaten side by side: indicators, directions by rank, evidence, agencies."""
    tables = (
        _indicators(blueprint, links),
        _directions(blueprint, links),
        _evidence(blueprint, links),
        _agencies(blueprint, links),
        outlines_origin() if blueprint.outlines("kecamatan") else EMPTY,
    )
    return element("div", {"class": "ppm-sanding-semua"}, "\n", lines(tables), "\n")


def _indicators(blueprint: Blueprint, links: Links) -> Html:
    """Value and rank of every indicator in its year of comparison; what lags is said in words."""
    years = [
        (item, year)
        for item in blueprint.indikator.values()
        if (year := latest_values(blueprint, item.id)) is not None
    ]
    rows = [
        Row(
            (
                _indicator(blueprint, links, item, year),
                *(_standing(blueprint, item, year, kode) for kode in blueprint.kabupaten),
            )
        )
        for item, year in years
    ]
    others = [
        indicator_link(blueprint, links, item.id)
        for item in blueprint.indikator.values()
        if latest_values(blueprint, item.id) is None
    ]
    sources = (value.sumber for _, year in years for value in year.nilai.values())
    note = fragment(
        "Peringkat 1 adalah keadaan terbaik pada tahun dan seri itu. ",
        fragment("Tidak diperbandingkan: ", joined(", ", others), ". ") if others else EMPTY,
        sources_note(blueprint, links, sources),
    )
    return _matrix(blueprint, links, "indikator", "Indikator", "Indikator", rows, "nilai", note)


def _indicator(blueprint: Blueprint, links: Links, item: Indikator, year: IndicatorYear) -> Html:
    unit = shown_unit(item)
    told = [year.seri and f"seri {year.seri}", DIRECTIONS[item.arah]]
    if item.kelompok:
        told.append(f"pokok {subject_name(item).lower()}")
    about = (("; ", one) for one in told if one)
    return fragment(
        link(links.indikator(item.id), item.nama),
        f" ({unit})" if unit else "",
        " ",
        small(fragment(year_with_age(blueprint, year.tahun), *chain(*about))),
    )


def _standing(blueprint: Blueprint, item: Indikator, year: IndicatorYear, kode: str) -> Html:
    value = year.nilai.get(kode)
    if value is None:
        return missing()
    rank = latest_ranks(blueprint, item.id).get(kode)
    weak = kode in latest_weakest(blueprint, item.id)
    text = number(value.nilai, item.desimal)
    if rank is None:
        return fragment(text)
    return fragment(text, " ", small(f"ke-{rank}"), *((" ", small("tertinggal")) if weak else ()))


def _directions(blueprint: Blueprint, links: Links) -> Html:
    """By which rank each candidate is a direction, kabupaten by kabupaten."""
    found = {
        (one.calon, kode): one
        for kode in blueprint.kabupaten
        for one in directions_of(blueprint, kode)
    }

    def cell(calon: str, kode: str) -> Html:
        one = found.get((calon, kode))
        if one is None:
            return EMPTY
        shown = link(links.entry(one), str(one.rank))
        return fragment(shown, " ", small("pelengkap")) if one.supplementary else shown

    held = {calon for calon, _ in found}
    rows = [
        Row((guide_link(links, one), *(cell(one.kode, kode) for kode in blueprint.kabupaten)))
        for one in blueprint.aturan.calon
        if one.kode in held
    ]
    note = fragment(
        "Angka adalah urutan arah di wilayah itu, dan nomor 1 paling mendesak menurut hitungan. "
        "Sel kosong berarti bukan arah di sana.",
    )
    return _matrix(
        blueprint, links, "arah", "Arah prioritas", "Arah", rows, "aturan_prioritas", note
    )


def _evidence(blueprint: Blueprint, links: Links) -> Html:
    """The years of evidence by kind, and the counts of what lags and what is planned."""

    def years(kind: str, kode: str) -> str:
        told = {row.tahun for row in evidence_of(blueprint, kode) if row.jenis == kind}
        return ", ".join(map(str, sorted(told)))

    def lagging(kode: str) -> str:
        subjects = lagging_subjects(blueprint, kode)
        return f"{subjects.lagging} dari {subjects.compared}"

    def programs(kode: str) -> str:
        return count(len(active(blueprint.programs_of_kabupaten(kode))))

    def row(title: str, cell: Callable[[str], str]) -> Row:
        return Row((title, *(cell(kode) for kode in blueprint.kabupaten)))

    rows = [row("Pokok indikator yang tertinggal", lagging), row("Program PPM", programs)]
    for kind, name in KINDS.items():
        cells = [years(kind, kode) for kode in blueprint.kabupaten]
        if any(cells):
            rows.append(Row((f"Bukti tambang: {name.lower()} (tahun)", *cells)))
    note = fragment(
        "Tahun adalah tahun keterangan dari sumber bertanggal, bukan masa berlaku izin. Sel kosong "
        "berarti tidak tercatat."
    )
    caption = "Pokok tertinggal, program, dan bukti kegiatan tambang"
    return _matrix(blueprint, links, "bukti", caption, "Keterangan", rows, "bukti_tambang", note)


def _agencies(blueprint: Blueprint, links: Links) -> Html:
    """How many directions and programmes each agency would lead."""
    counts = Counter(
        (entry.opd, kode) for kode in blueprint.kabupaten for entry in entries_of(blueprint, kode)
    )
    leading = {opd for opd, _ in counts}
    rows = [
        Row(
            (
                opd_link(blueprint, links, opd),
                *(_figure(counts[opd, kode]) for kode in blueprint.kabupaten),
            )
        )
        for opd in blueprint.opd
        if opd in leading
    ]
    note = fragment("Angka adalah banyaknya arah dan program.")
    return _matrix(blueprint, links, "opd", RESPONSIBLE_AGENCY, "OPD", rows, "program", note)


def _figure(value: int) -> str:
    return count(value) if value else EMPTY


def _matrix(
    blueprint: Blueprint,
    links: Links,
    key: str,
    caption: str,
    head: str,
    rows: Iterable[Row],
    origin: str,
    note: Html,
) -> Html:
    """A table with a column for each kabupaten."""
    columns = (
        Column(short_region_name(blueprint, kode), True, links.kabupaten(item))
        for kode, item in blueprint.kabupaten.items()
    )
    return render(
        links,
        Table(
            key=f"semua-{key}",
            caption=f"{caption}: semua kabupaten dan kota",
            columns=(Column(head), *columns),
            rows=list(rows),
            origin=origin,
            note=note,
            matrix=True,
        ),
    )
