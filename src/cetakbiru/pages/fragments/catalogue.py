"""Directions and programmes as rows: those of a program utama, and all."""

from __future__ import annotations

from collections.abc import Iterable

from cetakbiru.insight.directions import Direction
from cetakbiru.insight.entries import Any, Entry, active, entries_of_bidang, known_entries
from cetakbiru.insight.together import together_of_bidang
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    bidang_link,
    entry_link,
    guide_link,
    opd_link,
    region_link,
    sources_note,
    status_badge,
    with_remark,
)
from cetakbiru.pages.fragments.directions import provincial_directions
from cetakbiru.pages.fragments.facets import facet_form, facet_marks
from cetakbiru.pages.fragments.html import Html, element, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.programs import (
    basis_beside_outcome,
    gist,
    outcome_indicator,
    program_table,
    short_basis,
)
from cetakbiru.pages.fragments.tables import Column, Row, Table, render
from cetakbiru.pages.fragments.together import who_works


def bidang_programs(blueprint: Blueprint, links: Links, bidang: str) -> Html:
    """The directions of a program utama, of the province and of kabupaten; then its programmes."""
    name = blueprint.bidang[bidang].nama_pendek
    found = entries_of_bidang(blueprint, bidang)
    programs = [one for one in found if isinstance(one, Program)]
    caption = f"Program bidang {name} menurut kabupaten dan kota"
    return lines(
        (
            provincial_directions(blueprint, links, bidang),
            _directions(blueprint, links, bidang),
            program_table(blueprint, links, f"program-{bidang}", caption, programs),
            who_works(blueprint, links, together_of_bidang(blueprint, bidang)),
        )
    )


def _directions(blueprint: Blueprint, links: Links, bidang: str) -> Html:
    name = blueprint.bidang[bidang].nama_pendek
    found = [
        one
        for one in entries_of_bidang(blueprint, bidang)
        if isinstance(one, Direction) and one.kabupaten in blueprint.kabupaten
    ]
    if not found:
        text = f"Aturan tidak menghasilkan arah bidang {name} untuk wilayah tertentu."
        return element("p", None, text)
    table = render(
        links,
        Table(
            key=f"arah-{bidang}",
            caption=f"Arah prioritas bidang {name} menurut kabupaten dan kota",
            columns=(
                Column("ID"),
                Column("Arah prioritas"),
                Column("Kabupaten atau kota"),
                Column("Indikator hasil"),
                Column("Dasar"),
                Column(RESPONSIBLE_AGENCY),
            ),
            rows=[
                Row(
                    (
                        entry_link(links, one),
                        guide_link(links, blueprint.calon[one.calon]),
                        region_link(blueprint, links, one.kabupaten),
                        outcome_indicator(blueprint, links, one),
                        basis_beside_outcome(blueprint, links, one),
                        opd_link(blueprint, links, one.opd),
                    )
                )
                for one in _in_order(blueprint, found)
            ],
            origin="nomor_arah",
            data="arah",
            note=sources_note(blueprint, links, (one.sumber for one in found)),
        ),
    )
    return element("div", {"class": "ppm-daftar-program"}, "\n", table, "\n")


def catalogue(blueprint: Blueprint, links: Links) -> Html:
    """Every direction and programme of every kabupaten, each linked to its place.

    The form above it is filled and shown by theme/assets/catalogue; without it the table is whole.
    """
    programs = _in_order(blueprint, known_entries(blueprint).values())
    count = len(active(programs))
    table = render(
        links,
        Table(
            key="katalog",
            caption=f"Semua arah prioritas dan program ({count} yang berlaku)",
            columns=(
                Column("ID"),
                Column("Arah atau program"),
                Column("Kabupaten atau kota"),
                Column("Program utama"),
                Column("Dasar"),
                Column("Tujuan daerah"),
                Column(RESPONSIBLE_AGENCY),
                Column("Status"),
            ),
            rows=[
                Row(
                    (
                        entry_link(links, program),
                        with_remark(program.nama, _remark(blueprint, program)),
                        region_link(blueprint, links, program.kabupaten),
                        bidang_link(blueprint, links, program.bidang),
                        short_basis(blueprint, links, program),
                        joined(", ", (link(links.tujuan(goal), goal) for goal in program.tujuan)),
                        opd_link(blueprint, links, program.opd),
                        status_badge(program.status),
                    ),
                    marks=facet_marks(program),
                )
                for program in programs
            ],
            origin="program",
            note=sources_note(blueprint, links, (program.sumber for program in programs)),
            long=True,
        ),
    )
    body = lines((facet_form(blueprint, programs), table))
    return element("div", {"class": "ppm-katalog", "data-ppm-katalog": ""}, "\n", body, "\n")


def _remark(blueprint: Blueprint, entry: Entry) -> str | None:
    """What a programme makes, when and where; of a direction its subprogram."""
    if isinstance(entry, Program):
        return gist(blueprint, entry)
    return blueprint.subprogram[entry.subprogram].nama if entry.subprogram else None


def _in_order(blueprint: Blueprint, programs: Iterable[Any]) -> list[Any]:
    """By kabupaten and then by program utama, each in the order of its own table."""
    regions = {code: at for at, code in enumerate(blueprint.kabupaten)}
    regions[blueprint.edisi.provinsi.kode] = -1
    bidang = {code: at for at, code in enumerate(blueprint.bidang)}
    return sorted(programs, key=lambda one: (regions[one.kabupaten], bidang[one.bidang], one.id))
