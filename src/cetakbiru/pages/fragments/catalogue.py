"""Directions and programmes as rows: those of a program utama, and all."""

from __future__ import annotations

from collections.abc import Iterable

from cetakbiru.insight.entries import Entry, active, entries_of_bidang, known_entries
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    bidang_link,
    entry_link,
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
from cetakbiru.pages.fragments.programs import outcome_indicator, short_basis
from cetakbiru.pages.fragments.tables import Column, Row, Table, render


def bidang_programs(blueprint: Blueprint, links: Links, bidang: str) -> Html:
    """Directions and programmes of a program utama in all kabupaten, each linked to its place."""
    name = blueprint.bidang[bidang].nama_pendek
    programs = _in_order(blueprint, entries_of_bidang(blueprint, bidang))
    provincial = provincial_directions(blueprint, links, bidang)
    if not programs:
        text = f"Aturan tidak menghasilkan arah bidang {name} untuk wilayah tertentu."
        return lines((provincial, element("p", None, text)))
    table = render(
        links,
        Table(
            key=f"program-{bidang}",
            caption=f"Arah prioritas dan program bidang {name} menurut kabupaten dan kota",
            columns=(
                Column("ID"),
                Column("Arah atau program"),
                Column("Kabupaten atau kota"),
                Column("Indikator hasil"),
                Column("Dasar"),
                Column(RESPONSIBLE_AGENCY),
                Column("Status"),
            ),
            rows=[
                Row(
                    (
                        entry_link(links, program),
                        program.nama,
                        region_link(blueprint, links, program.kabupaten),
                        outcome_indicator(blueprint, links, program),
                        short_basis(blueprint, links, program),
                        opd_link(blueprint, links, program.opd),
                        status_badge(program.status),
                    )
                )
                for program in programs
            ],
            origin="program",
            note=sources_note(blueprint, links, (program.sumber for program in programs)),
        ),
    )
    listed = element("div", {"class": "ppm-daftar-program"}, "\n", table, "\n")
    return lines((provincial, listed))


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
                        with_remark(program.nama, _subprogram(blueprint, program)),
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


def _subprogram(blueprint: Blueprint, program: Entry) -> str | None:
    return blueprint.subprogram[program.subprogram].nama if program.subprogram else None


def _in_order(blueprint: Blueprint, programs: Iterable[Entry]) -> list[Entry]:
    """By kabupaten and then by program utama, each in the order of its own table."""
    regions = {code: at for at, code in enumerate(blueprint.kabupaten)}
    bidang = {code: at for at, code in enumerate(blueprint.bidang)}
    return sorted(programs, key=lambda one: (regions[one.kabupaten], bidang[one.bidang], one.id))
