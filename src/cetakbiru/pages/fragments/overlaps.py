"""Overlap, gaps and focus for the whole province, and the border as a lens of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from cetakbiru.insight.coverage import EMPTY as NO_PROGRAM
from cetakbiru.insight.coverage import program_coverage
from cetakbiru.insight.entries import known_entries
from cetakbiru.insight.outcome import outcomes, unserved_indicators
from cetakbiru.insight.overlap import ENDED, Meeting, government_meetings, shared_subprograms
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.cells import (
    bidang_link,
    entry_link,
    indicator_link,
    region_link,
    sources_note,
    text_or_missing,
    with_remark,
)
from cetakbiru.pages.fragments.html import Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.maps.choropleth import map_title, shaded_map
from cetakbiru.pages.fragments.maps.figures import Figures
from cetakbiru.pages.fragments.numbers import count, years
from cetakbiru.pages.fragments.planning import align_style
from cetakbiru.pages.fragments.tables import Column, Row, Table, bullets, render, small

STAGES = ("rencana", "rintisan", "replikasi")
BORDER = "perbatasan"


def overlap_map(blueprint: Blueprint, links: Links) -> Html:
    """A map by number of bidang in which priority and government programmes meet."""
    if not _meetings(blueprint):
        return _no_meeting()
    counts = Counter(dict.fromkeys(blueprint.kabupaten, 0))
    counts.update(kode for kode, _ in {(one.kabupaten, one.bidang) for one in _meetings(blueprint)})
    subject = "banyaknya bidang dengan arah, program, dan program pemerintah"
    figures = Figures(
        {kode: Decimal(number) for kode, number in counts.items()},
        0,
        {kode: f"{number} bidang" for kode, number in counts.items()},
    )
    drawing = shaded_map(blueprint, links, "peta-tumpang-tindih", subject, figures)
    table = Table(
        key="peta-tumpang-tindih",
        caption="Bidang dengan arah, program, dan program pemerintah, menurut wilayah",
        columns=(Column("Kabupaten atau kota"), Column("Bidang", numeric=True)),
        rows=[
            Row((region_link(blueprint, links, kode), count(number)))
            for kode, number in counts.items()
        ],
        origin="program_daerah",
    )
    note = fragment(
        "Dihitung dari program pemerintah yang tercatat saja, termasuk yang sudah berakhir."
    )
    return svg.figure(map_title(blueprint, subject), drawing, note, render(links, table))


def overlap_matrix(blueprint: Blueprint, links: Links) -> Html:
    """Kabupaten × bidang: how many priority programmes, and which government programmes meet
    them."""
    met: dict[tuple[str, str], list[Meeting]] = {}
    for one in _meetings(blueprint):
        met.setdefault((one.kabupaten, one.bidang), []).append(one)
    stages = program_coverage(blueprint)
    rows = [
        Row(
            (
                region_link(blueprint, links, kode),
                *(
                    _matrix_cell(links, stages[kode][bidang].jumlah, met.get((kode, bidang), []))
                    for bidang in blueprint.bidang
                ),
            )
        )
        for kode in blueprint.kabupaten
    ]
    titles = (Column(item.kode) for item in blueprint.bidang.values())
    return render(
        links,
        Table(
            key="matriks-tumpang-tindih",
            caption="Sebaran pelaksana menurut wilayah: arah, program, dan program pemerintah",
            columns=(Column("Kabupaten atau kota"), *titles),
            rows=rows,
            origin="program_daerah",
            note=sources_note(
                blueprint, links, (item.sumber for item in blueprint.program_daerah.values())
            ),
            matrix=True,
        ),
    )


def _matrix_cell(links: Links, programs: int, met: Iterable[Meeting]) -> Html:
    found = [small(f"{one.government} {one.time}") for one in met]
    return (
        fragment(count(programs), " ", joined(" ", found)) if found else fragment(count(programs))
    )


def overlap_list(blueprint: Blueprint, links: Links) -> Html:
    """Every place and bidang in which directions or programmes meet a government programme.

    One that has ended needs no talk; the matrix and the page of government programmes keep it.
    """
    current = [one for one in _meetings(blueprint) if one.time != ENDED]
    if not current:
        return _nothing_to_discuss()
    rows = []
    known = known_entries(blueprint)
    for one in current:
        item = blueprint.program_daerah[one.government]
        address = links.page("sinkronisasi/program-daerah/", f"program-daerah-{item.id}")
        when = text_or_missing(years(item.tahun_awal, item.tahun_akhir), "tidak disebut")
        rows.append(
            Row(
                (
                    region_link(blueprint, links, one.kabupaten),
                    bidang_link(blueprint, links, one.bidang),
                    fragment(link(address, item.id), f" {item.nama}"),
                    with_remark(when, one.time),
                    joined(
                        ", ",
                        (entry_link(links, known[name]) for name in one.programs),
                    ),
                )
            )
        )
    table = Table(
        key="temuan-tumpang-tindih",
        caption="Tempat dan bidang yang perlu dibicarakan",
        columns=(
            Column("Wilayah"),
            Column("Bidang"),
            Column("Program pemerintah"),
            Column("Tahun"),
            Column("Arah dan program"),
        ),
        rows=rows,
        origin="program_daerah",
    )
    return _narrowable(links, render(links, table), (0, 1, 2))


def shared_work(blueprint: Blueprint, links: Links) -> Html:
    """Programmes of one kabupaten that share a sub-programme."""
    shared = shared_subprograms(blueprint)
    if not shared:
        text = "Tabel ini terisi bila dua program di satu wilayah memakai subprogram yang sama."
        return element("p", None, text)
    known = known_entries(blueprint)
    rows = [
        Row(
            (
                region_link(blueprint, links, kabupaten),
                fragment(f"{kode} {blueprint.subprogram[kode].nama}"),
                bullets(
                    fragment(entry_link(links, program), f" {program.nama}")
                    for program in (known[name] for name in names)
                ),
            )
        )
        for (kabupaten, kode), names in shared.items()
    ]
    table = Table(
        key="subprogram-bersama",
        caption="Program yang berbagi subprogram di satu wilayah",
        columns=(Column("Wilayah"), Column("Subprogram"), Column("Program")),
        rows=rows,
        origin="program",
    )
    return _narrowable(links, render(links, table), (0, 1))


def gaps(blueprint: Blueprint, links: Links) -> Html:
    """What nobody serves yet, by kabupaten; of programmes only where there are any."""
    unserved = unserved_indicators(blueprint)
    stages = program_coverage(blueprint)
    rows = []
    of_programmes = (
        (
            Column("Program tanpa kecamatan", numeric=True),
            Column("Program tanpa realisasi", numeric=True),
        )
        if any(outcomes(blueprint).values())
        else ()
    )
    for kode, found in outcomes(blueprint).items():
        counted = (
            count(sum(1 for one in found if not one.program.kecamatan)),
            count(sum(1 for one in found if not one.measured)),
        )
        empty = [
            bidang_link(blueprint, links, bidang)
            for bidang, stage in stages[kode].items()
            if stage.status == NO_PROGRAM
        ]
        weak = [indicator_link(blueprint, links, name) for name in unserved[kode]]
        rows.append(
            Row(
                (
                    region_link(blueprint, links, kode),
                    joined(", ", empty) if empty else fragment("tidak ada"),
                    joined(", ", weak) if weak else fragment("tidak ada"),
                    *counted[: len(of_programmes)],
                )
            )
        )
    table = Table(
        key="kesenjangan",
        caption="Bidang dan indikator yang menunggu arah atau program menurut kabupaten dan kota",
        columns=(
            Column("Kabupaten atau kota"),
            Column("Bidang tanpa arah dan program"),
            Column("Indikator tertinggal tanpa arah dan program"),
            *of_programmes,
        ),
        rows=rows,
        origin="program",
    )
    return _narrowable(links, render(links, table), (0,))


def _no_meeting() -> Html:
    text = (
        "Program pemerintah yang tercatat berada di tempat atau bidang lain daripada arah dan "
        "program naskah ini."
    )
    return element("p", None, text)


def _nothing_to_discuss() -> Html:
    text = (
        "Program pemerintah yang tercatat di tempat dan bidang yang sama sudah berakhir, sehingga "
        "dibaca sebagai pelajaran. Tanyakan program tahun berjalan kepada perangkat daerah dan "
        "pemerintah desa sebelum rencana diajukan."
    )
    return element("p", None, text)


def _meetings(blueprint: Blueprint) -> tuple[Meeting, ...]:
    return government_meetings(blueprint)


def _narrowable(links: Links, table: Html, columns: Iterable[int]) -> Html:
    """The table, which a script lets readers narrow by these columns."""
    wanted = " ".join(str(column) for column in columns)
    script = element("script", {"src": links.page("assets/saring.js"), "defer": ""})
    return lines((align_style(links), element("div", {"data-saring": wanted}, table), script))
