"""What surrounds PPM: government programmes, core competences of kecamatan, measured results."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Kompetensi, ProgramDaerah
from cetakbiru.pages.fragments.cells import (
    bidang_links,
    kecamatan_names,
    region_link,
    source_link,
    sources_note,
    text_or_missing,
    with_remark,
    year_with_age,
)
from cetakbiru.pages.fragments.html import Html, element
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import missing, years
from cetakbiru.pages.fragments.tables import Column, Row, Table, render


def government_programs(blueprint: Blueprint, links: Links) -> Html:
    """The government programmes that PPM should fit with, and the lesson of each."""
    items = blueprint.program_daerah.values()
    rows = [
        Row(
            (
                item.nama,
                _where(blueprint, links, item),
                text_or_missing(years(item.tahun_awal, item.tahun_akhir), "tidak disebut sumber"),
                item.pelaksana,
                with_remark(item.uraian, item.pelajaran and f"Pelajaran: {item.pelajaran}"),
                bidang_links(blueprint, links, item.bidang),
                source_link(blueprint, links, item.sumber),
            ),
            id=f"program-daerah-{item.id}",
        )
        for item in items
    ]
    return render(
        links,
        Table(
            key="program-daerah",
            caption="Program pemerintah yang perlu disandingkan dengan PPM",
            columns=(
                Column("Program"),
                Column("Wilayah"),
                Column("Tahun"),
                Column("Pelaksana"),
                Column("Isi", prose=True),
                Column("Bertumpang tindih dengan"),
                Column("Sumber"),
            ),
            rows=rows,
            origin="program_daerah",
            note=sources_note(blueprint, links, (item.sumber for item in items)),
        ),
    )


def _where(blueprint: Blueprint, links: Links, item: ProgramDaerah) -> Html:
    places = kecamatan_names(blueprint, item.kecamatan)
    if not places and item.lingkup == "perbatasan":
        places = "kabupaten perbatasan saja"
    return with_remark(region_link(blueprint, links, item.wilayah), places)


def core_competences(blueprint: Blueprint, links: Links) -> Html:
    """The core competence chosen for a kecamatan, from plan to replication."""
    items = blueprint.kompetensi.values()
    if not items:
        return element("p", None, "Kompetensi inti kecamatan: ", missing(), ".")
    return render(
        links,
        Table(
            key="kompetensi",
            caption="Kompetensi inti kecamatan menurut sumber",
            columns=(
                Column("Kabupaten atau kota"),
                Column("Kecamatan"),
                Column("Kompetensi inti", prose=True),
                Column("Tahap"),
                Column("Pendamping"),
                Column("Tahun"),
                Column("Sumber"),
            ),
            rows=[_competence(blueprint, links, item) for item in items],
            origin="kompetensi",
            note=sources_note(blueprint, links, (item.sumber for item in items)),
        ),
    )


def _facilitators(blueprint: Blueprint, competence: str) -> list[str]:
    """The roles of those who accompany a competence."""
    return list(
        dict.fromkeys(
            one.peran for one in blueprint.pendamping.values() if competence in one.kompetensi
        )
    )


def _competence(blueprint: Blueprint, links: Links, item: Kompetensi) -> Row:
    place = blueprint.kecamatan[item.kecamatan].nama if item.kecamatan else None
    return Row(
        (
            region_link(blueprint, links, item.kabupaten),
            text_or_missing(place, "tidak disebut sumber"),
            with_remark(item.kompetensi, item.catatan),
            item.tahap,
            text_or_missing("; ".join(_facilitators(blueprint, item.id))),
            year_with_age(blueprint, item.tahun),
            source_link(blueprint, links, item.sumber),
        )
    )
