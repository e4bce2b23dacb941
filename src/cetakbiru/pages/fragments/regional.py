"""What surrounds PPM: government programmes, core competences of kecamatan, measured results."""

from __future__ import annotations

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import ProgramDaerah
from cetakbiru.pages.fragments.cells import (
    bidang_links,
    kecamatan_names,
    region_link,
    source_link,
    sources_note,
    text_or_missing,
    with_remark,
)
from cetakbiru.pages.fragments.html import Html
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import years
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
