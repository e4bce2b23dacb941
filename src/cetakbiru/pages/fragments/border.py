"""The border as a lens of its own: kecamatan, issues, programmes, government."""

from __future__ import annotations

from cetakbiru.insight.entries import entries_of
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import (
    entry_link,
    region_link,
    source_link,
    sources_note,
    text_or_missing,
)
from cetakbiru.pages.fragments.html import Html, fragment, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import missing, years
from cetakbiru.pages.fragments.tables import Column, Row, Table, bullets, render

BORDER = "perbatasan"


def border_lens(blueprint: Blueprint, links: Links) -> Html:
    """The border districts: their kecamatan at the border, issues, and programmes born of them."""
    regions = [item for item in blueprint.kabupaten.values() if item.perbatasan]
    issues = {item.id: item for item in blueprint.isu.values() if item.lingkup == BORDER}
    rows = []
    for region in regions:
        places = [item.nama for item in blueprint.kecamatan_of(region.kode) if item.perbatasan]
        programs = [
            program
            for program in entries_of(blueprint, region.kode)
            if set(program.dasar_isu) & set(issues)
        ]
        rows.append(
            Row(
                (
                    region_link(blueprint, links, region.kode),
                    text_or_missing(", ".join(places)),
                    bullets(
                        fragment(entry_link(links, program), f" {program.nama}")
                        for program in programs
                    )
                    if programs
                    else missing(),
                )
            )
        )
    table = render(
        links,
        Table(
            key="perbatasan",
            caption="Kabupaten perbatasan dan arah yang menjawab isunya",
            columns=(
                Column("Kabupaten"),
                Column("Kecamatan perbatasan"),
                Column("Arah prioritas dan program"),
            ),
            rows=rows,
            origin="kecamatan",
            note=sources_note(blueprint, links, (item.sumber_perbatasan for item in regions)),
        ),
    )
    return lines((table, _border_issues(blueprint, links), _border_programs(blueprint, links)))


def _border_issues(blueprint: Blueprint, links: Links) -> Html:
    rows = [
        Row((item.judul, item.uraian, source_link(blueprint, links, item.sumber)))
        for item in blueprint.isu.values()
        if item.lingkup == BORDER
    ]
    columns = (Column("Isu"), Column("Isi"), Column("Sumber"))
    caption = "Isu kawasan perbatasan"
    return render(
        links,
        Table(key="isu-perbatasan", caption=caption, columns=columns, rows=rows, origin="isu"),
    )


def _border_programs(blueprint: Blueprint, links: Links) -> Html:
    rows = [
        Row(
            (
                item.nama,
                text_or_missing(years(item.tahun_awal, item.tahun_akhir)),
                item.pelaksana,
                text_or_missing(item.pelajaran),
                source_link(blueprint, links, item.sumber),
            )
        )
        for item in blueprint.program_daerah.values()
        if item.lingkup == BORDER
    ]
    return render(
        links,
        Table(
            key="program-perbatasan",
            caption="Program pemerintah di kawasan perbatasan",
            columns=(
                Column("Program"),
                Column("Tahun"),
                Column("Pelaksana"),
                Column("Pelajaran"),
                Column("Sumber"),
            ),
            rows=rows,
            origin="program_daerah",
        ),
    )
