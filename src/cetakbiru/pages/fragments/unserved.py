"""What no recorded work serves yet: directions, bidang and indicators, place by place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cetakbiru.insight.coverage import EMPTY as NO_PROGRAM
from cetakbiru.insight.coverage import program_coverage
from cetakbiru.insight.directions import Direction
from cetakbiru.insight.entries import entries_of
from cetakbiru.insight.outcome import outcomes, unserved_indicators
from cetakbiru.insight.work import current_works
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments.cells import bidang_link, entry_link, indicator_link, region_link
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import count
from cetakbiru.pages.fragments.planning import narrowable
from cetakbiru.pages.fragments.tables import NO_DATA, Column, Row, Table, itemized, render, small
from cetakbiru.pages.fragments.works import works_done
from cetakbiru.plans.meetings import served

_NOTHING_TO_COUNT = "Sebaran tersusun di sini setelah arah, program, atau pekerjaan dicatat."


def overlap_matrix(blueprint: Blueprint, links: Links) -> Html:
    """Kabupaten × bidang: how many directions and programmes, and how many works beside them.

    Where there is none of them it is a sentence, not a table of zeros.
    """
    stages = program_coverage(blueprint)
    planned = any(stage.jumlah for found in stages.values() for stage in found.values())
    if not planned and not any(works_done(blueprint, kode) for kode in blueprint.kabupaten):
        return element("p", {"class": "ppm-belum-ada"}, _NOTHING_TO_COUNT)
    rows = [
        Row(
            (
                region_link(blueprint, links, kode),
                *(
                    _cell(links, kode, stages[kode][bidang].jumlah, works[bidang])
                    for bidang in blueprint.bidang
                ),
            )
        )
        for kode in blueprint.kabupaten
        for works in (_works_by_bidang(blueprint, kode),)
    ]
    titles = (Column(item.kode, href=links.bidang(item)) for item in blueprint.bidang.values())
    return render(
        links,
        Table(
            key="matriks-tumpang-tindih",
            caption="Sebaran pelaksana menurut wilayah: arah dan program, serta pekerjaan",
            columns=(Column("Kabupaten atau kota"), *titles),
            rows=rows,
            origin="program_daerah",
            data=NO_DATA,
            matrix=True,
        ),
    )


def _works_by_bidang(blueprint: Blueprint, kabupaten: str) -> Counter[str]:
    """The works of a kabupaten by bidang, without the programmes, which count beside them."""
    return Counter(kode for work in works_done(blueprint, kabupaten) for kode in work.bidang)


def _cell(links: Links, kabupaten: str, programs: int, found: int) -> Html:
    if not found:
        return fragment(count(programs))
    return fragment(
        count(programs), " ", small(link(links.works(kabupaten), f"{count(found)} pekerjaan"))
    )


def waiting_directions(blueprint: Blueprint, links: Links) -> Html:
    """The directions of each kabupaten that no recorded work serves; nothing while none is
    recorded, which the list of meetings says."""
    if not current_works(blueprint):
        return EMPTY
    rows = []
    for kode in blueprint.kabupaten:
        waiting, every = _waiting(blueprint, kode)
        if every:
            rows.append(
                Row(
                    (
                        region_link(blueprint, links, kode),
                        count(every - len(waiting)),
                        count(len(waiting)),
                        _entries(links, waiting),
                    )
                )
            )
    table = Table(
        key="arah-menunggu",
        caption="Arah yang menunggu pelaksana menurut kabupaten dan kota",
        columns=(
            Column("Kabupaten atau kota"),
            Column("Arah dengan pekerjaan", numeric=True),
            Column("Arah tanpa pekerjaan", numeric=True),
            Column("Yang menunggu", prose=True),
        ),
        rows=rows,
        origin="nomor_arah",
        data="arah",
        note=fragment(
            "Arah terhitung mempunyai pekerjaan bila sebuah pekerjaan atau program yang tercatat "
            "menyebut ID-nya, atau sejenis dengannya di wilayah itu."
        ),
    )
    return narrowable(links, table, (0,))


def district_waiting(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The directions of a kabupaten that no recorded work serves, each with its name."""
    waiting, every = _waiting(blueprint, kabupaten)
    name = blueprint.region_name(kabupaten)
    if not every:
        return element("p", None, f"Aturan tidak menghasilkan arah untuk {name}.")
    if not waiting:
        return element("p", None, f"Setiap arah di {name} mempunyai pekerjaan atau program.")
    text = f"{count(len(waiting))} dari {count(every)} arah menunggu pekerjaan atau program:"
    items = (fragment(entry_link(links, one), f" {one.nama}") for one in waiting)
    return lines((element("p", None, text), itemized(items)))


def _waiting(blueprint: Blueprint, kabupaten: str) -> tuple[list[Direction], int]:
    """The directions of a kabupaten without a work, and how many directions it has."""
    every = [one for one in entries_of(blueprint, kabupaten) if isinstance(one, Direction)]
    found = served(blueprint)
    return [one for one in every if not found[one.id]], len(every)


def _entries(links: Links, found: Sequence[Direction]) -> Html:
    if not found:
        return fragment("tidak ada")
    return joined(", ", (entry_link(links, one) for one in found))


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
    return narrowable(links, table, (0,))
