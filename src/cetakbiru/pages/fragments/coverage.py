"""What is known and what is planned: district × indicator, district × program utama."""

from __future__ import annotations

from cetakbiru.insight.coverage import EMPTY, Stage, indicator_coverage, program_coverage
from cetakbiru.insight.indicators import is_old
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Nilai
from cetakbiru.pages.fragments.cells import region_link
from cetakbiru.pages.fragments.html import Html, element, fragment
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import count, missing
from cetakbiru.pages.fragments.tables import Column, Row, Table, render

_NO_PROGRAM = "Tahap setiap program tersusun di sini setelah programnya dicatat."


def coverage_of_indicators(blueprint: Blueprint, links: Links) -> Html:
    """The year of the newest value of each indicator in each kabupaten, or none."""
    known = indicator_coverage(blueprint)
    rows = [
        Row(
            (
                region_link(blueprint, links, code),
                *(_year(blueprint, value) for value in values.values()),
                f"{sum(value is not None for value in values.values())} dari {len(values)}",
            )
        )
        for code, values in known.items()
    ]
    # The table is as wide as a sheet of paper even with short names.
    shortened = [
        f"{item.nama_pendek}, {item.nama}"
        for item in blueprint.indikator.values()
        if item.name_in_words != item.nama_pendek and item.nama_pendek not in item.nama
    ]
    return render(
        links,
        Table(
            key="cakupan-indikator",
            caption="Tahun terbaru setiap indikator menurut kabupaten dan kota",
            columns=(
                Column("Kabupaten atau kota"),
                *(
                    Column(item.nama_pendek, href=links.indikator(item.id))
                    for item in blueprint.indikator.values()
                ),
                Column("Terisi"),
            ),
            rows=rows,
            origin="nilai",
            note=fragment(
                "Tanda * berarti lebih dari tiga tahun sebelum "
                "tanggal edisi ini. Sumber setiap angka tercantum pada halaman kabupaten di situs.",
                f" Singkatan: {'; '.join(shortened)}." if shortened else "",
            ),
            matrix=True,
        ),
    )


def _year(blueprint: Blueprint, value: Nilai | None) -> Html:
    if value is None:
        return _stage_cell(EMPTY, missing())
    if is_old(value.tahun, blueprint.edisi.tanggal):
        return element("span", {"class": "ppm-usia"}, f"{value.tahun}*")
    return fragment(str(value.tahun))


def coverage_of_programs(blueprint: Blueprint, links: Links) -> Html:
    """How far each program utama has come in each kabupaten; a sentence where none has begun."""
    found = program_coverage(blueprint)
    if not any(stage.jumlah for stages in found.values() for stage in stages.values()):
        return element("p", {"class": "ppm-belum-ada"}, _NO_PROGRAM)
    rows = [
        Row(
            (
                region_link(blueprint, links, code),
                *(_stage(stage) for stage in stages.values()),
            )
        )
        for code, stages in found.items()
    ]
    return render(
        links,
        Table(
            key="cakupan-program",
            caption="Tahap program menurut kabupaten atau kota dan program utama",
            columns=(
                Column("Kabupaten atau kota"),
                *(
                    Column(item.nama_pendek, href=links.bidang(item))
                    for item in blueprint.bidang.values()
                ),
            ),
            rows=rows,
            origin="program",
            note=fragment(
                "Tahap terjauh di antara program bidang itu, dengan banyaknya program. "
                "Program yang dicabut tidak dihitung."
            ),
            matrix=True,
        ),
    )


def _stage(stage: Stage) -> Html:
    text = f"{stage.status} ({count(stage.jumlah)})" if stage.jumlah else missing()
    return _stage_cell(stage.status, text)


def _stage_cell(status: str, text: str) -> Html:
    return element("span", {"class": f"ppm-tahap ppm-tahap--{status}"}, text)
