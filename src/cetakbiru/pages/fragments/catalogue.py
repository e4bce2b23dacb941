"""Priority programmes as rows: those of a program utama, and all."""

from __future__ import annotations

from collections.abc import Iterable

from cetakbiru.insight.matrix import active
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program
from cetakbiru.pages.fragments.cells import (
    RESPONSIBLE_AGENCY,
    bidang_link,
    opd_link,
    program_link,
    region_link,
    sources_note,
    status_badge,
    with_remark,
)
from cetakbiru.pages.fragments.facets import facet_form, facet_marks
from cetakbiru.pages.fragments.html import Html, element, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import missing
from cetakbiru.pages.fragments.programs import outcome_indicator, short_basis
from cetakbiru.pages.fragments.tables import Column, Row, Table, render


def bidang_programs(blueprint: Blueprint, links: Links, bidang: str) -> Html:
    """The programmes of a program utama in all kabupaten, each linked to its full text."""
    name = blueprint.bidang[bidang].nama_pendek
    programs = _in_order(blueprint, blueprint.programs_of_bidang(bidang))
    if not programs:
        return element("p", None, missing(f"Program prioritas bidang {name}: belum ada data."))
    table = render(
        links,
        Table(
            key=f"program-{bidang}",
            caption=f"Program prioritas bidang {name} menurut kabupaten dan kota",
            columns=(
                Column("ID"),
                Column("Program"),
                Column("Kabupaten atau kota"),
                Column("Indikator hasil"),
                Column("Dasar"),
                Column(RESPONSIBLE_AGENCY),
                Column("Status"),
            ),
            rows=[
                Row(
                    (
                        program_link(links, program),
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
    return element("div", {"class": "ppm-daftar-program"}, "\n", table, "\n")


def catalogue(blueprint: Blueprint, links: Links) -> Html:
    """Every programme of every kabupaten, each linked to its full text.

    The form above it is filled and shown by theme/assets/catalogue; without it the table is whole.
    """
    programs = _in_order(blueprint, blueprint.program.values())
    count = len(active(programs))
    table = render(
        links,
        Table(
            key="katalog",
            caption=f"Semua program prioritas ({count} yang tidak dicabut)",
            columns=(
                Column("ID"),
                Column("Program"),
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
                        program_link(links, program),
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


def _subprogram(blueprint: Blueprint, program: Program) -> str | None:
    return blueprint.subprogram[program.subprogram].nama if program.subprogram else None


def _in_order(blueprint: Blueprint, programs: Iterable[Program]) -> list[Program]:
    """By kabupaten and then by program utama, each in the order of its own table."""
    regions = {code: at for at, code in enumerate(blueprint.kabupaten)}
    bidang = {code: at for at, code in enumerate(blueprint.bidang)}
    return sorted(programs, key=lambda one: (regions[one.kabupaten], bidang[one.bidang], one.id))
