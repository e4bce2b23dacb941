"""The summary for decision makers: what the text proposes, its key figures, what is to be decided.

Everything in it is counted from the same data as the rest; two pages at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cetakbiru.insight.directions import all_directions
from cetakbiru.insight.entries import active
from cetakbiru.insight.evidence import RECORDED, mining_standing
from cetakbiru.insight.indicators import latest_value, latest_values
from cetakbiru.insight.matrix import districts_by_bidang
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator, Kelengkapan, Nilai
from cetakbiru.pages.fragments.cells import (
    bidang_link,
    indicator_link,
    short_region_name,
    sources_note,
    year_with_age,
)
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment, lines
from cetakbiru.pages.fragments.links import GAPS_PAGE, Links, link
from cetakbiru.pages.fragments.maps.province import province_on_paper
from cetakbiru.pages.fragments.numbers import amount, count, missing, years
from cetakbiru.pages.fragments.tables import Column, Row, Table, bullets, definitions, render

# As many as fit beside the map on two pages.
_FIGURES = 8
_DECIDED = "diputuskan"


def summary(blueprint: Blueprint, links: Links) -> Html:
    """What the text proposes, in figures and on a map, and the decisions that it waits for."""
    return lines(
        (
            element("h1", None, "Ringkasan untuk pengambil keputusan"),
            _gist(blueprint),
            _counted(blueprint),
            _map_and_fields(blueprint, links),
            _figures(blueprint, links),
            _decisions(blueprint, links),
        )
    )


def _gist(blueprint: Blueprint) -> Html:
    """What the edition is, and whose. Its status stands at the head of each page."""
    edition = blueprint.edisi
    period = years(edition.periode.awal, edition.periode.akhir)
    told = (
        f"Edisi {edition.versi}{f' untuk tahun {period}' if period else ''} memuat arah prioritas "
        "yang dihitung dari indikator, isu, dan bukti kegiatan tambang menurut aturan tertulis.",
        blueprint.speaker.notice,
    )
    return element("p", None, " ".join(filter(None, told)))


def _counted(blueprint: Blueprint) -> Html:
    """The few numbers that say how large it is, each computed from this edition's data."""
    mined = sum(mining_standing(blueprint, code) == RECORDED for code in blueprint.kabupaten)
    counted = (
        (len(all_directions(blueprint)), "arah prioritas"),
        (len(active(blueprint.program.values())), "program"),
        (len(_open_decisions(blueprint)), "keputusan yang diperlukan"),
    )
    places = f"{count(mined)} dari {count(len(blueprint.kabupaten))}"
    told = "kabupaten dan kota dengan izin, tambang, atau pabrik yang tercatat"
    figures = ((name, count(number)) for number, name in counted if number)
    return definitions(((told, places), *figures), "angka-kunci")


def _figures(blueprint: Blueprint, links: Links) -> Html:
    """The indicators that most directions shall move: for the province, and the ends of its
    places."""
    served = Counter(one.indikator for one in all_directions(blueprint).values())
    # Equals stand in the order of their definitions.
    order = [
        code for code in blueprint.indikator if served[code] and latest_values(blueprint, code)
    ]
    chosen = sorted(order, key=lambda code: -served[code])[:_FIGURES]
    if not chosen:
        return EMPTY
    province = blueprint.edisi.provinsi.kode
    sources: list[str | None] = []
    rows = []
    for code in chosen:
        item, year = blueprint.indikator[code], latest_values(blueprint, code)
        if year is None:
            continue
        whole = latest_value(blueprint, code, province)
        sources += [whole.sumber] if whole else []
        sources += [one.sumber for one in year.nilai.values()]
        low, *_, high = sorted(year.nilai.values(), key=lambda one: one.nilai)
        rows.append(
            Row(
                (
                    indicator_link(blueprint, links, code),
                    year_with_age(blueprint, year.tahun),
                    _of_province(blueprint, item, whole, year.tahun),
                    *(_end(blueprint, item, one) for one in (low, high)),
                    count(served[code]),
                )
            )
        )
    table = render(
        links,
        Table(
            key="angka-kunci",
            caption="Angka kunci: indikator hasil yang dituju arah terbanyak",
            columns=(
                Column("Indikator"),
                Column("Tahun"),
                Column(blueprint.region_name(province), numeric=True),
                Column("Terendah"),
                Column("Tertinggi"),
                Column("Arah", numeric=True),
            ),
            rows=rows,
            origin="nilai",
            note=sources_note(blueprint, links, sources),
        ),
    )
    return element("div", {"class": "utuh"}, table)


def _of_province(blueprint: Blueprint, item: Indikator, value: Nilai | None, year: int) -> Html:
    """The value of the whole province, with its year where that is another one."""
    if value is None:
        return missing()
    own = () if value.tahun == year else (" (", year_with_age(blueprint, value.tahun), ")")
    return fragment(amount(value.nilai, item), *own)


def _end(blueprint: Blueprint, item: Indikator, value: Nilai) -> str:
    return f"{amount(value.nilai, item)}, {short_region_name(blueprint, value.wilayah)}"


def _map_and_fields(blueprint: Blueprint, links: Links) -> Html:
    """The map, and beside it what is proposed; one alone where the other has nothing to show."""
    found = [
        part for part in (province_on_paper(blueprint, links), _fields(blueprint, links)) if part
    ]
    if len(found) == 1:
        return found[0]
    return element("div", {"class": "berdampingan"}, *found) if found else EMPTY


def _fields(blueprint: Blueprint, links: Links) -> Html:
    """How many directions and programmes each program utama has, and in how many places."""
    counts = districts_by_bidang(blueprint)
    places = Counter(bidang for _, bidang in counts)
    every = Counter[str]()
    for (_, bidang), number in counts.items():
        every[bidang] += number
    if not every:
        return EMPTY
    return render(
        links,
        Table(
            key="program-utama",
            caption="Arah dan program menurut program utama",
            columns=(
                Column("Program utama"),
                Column("Arah dan program", numeric=True),
                Column("Kabupaten dan kota", numeric=True),
            ),
            rows=[
                Row((bidang_link(blueprint, links, code), count(every[code]), count(places[code])))
                for code in blueprint.bidang
            ],
            origin="bidang",
        ),
    )


def _decisions(blueprint: Blueprint, links: Links) -> Html:
    """The decisions that adoption waits for, by who holds them."""
    open_ones = _open_decisions(blueprint)
    if not open_ones:
        return EMPTY
    return render(
        links,
        Table(
            key="keputusan",
            caption="Keputusan yang diperlukan",
            columns=(Column("Pemegang"), Column("Yang diputuskan", prose=True)),
            rows=_by_holder(open_ones),
            origin="kelengkapan",
            note=fragment(
                "Naskah dan angka yang diperlukan ada pada ",
                link(links.page(GAPS_PAGE), "kelengkapan untuk penetapan"),
                ".",
            ),
        ),
    )


def _open_decisions(blueprint: Blueprint) -> list[Kelengkapan]:
    return [
        one
        for one in blueprint.kelengkapan.values()
        if one.jenis == "keputusan" and one.keadaan != _DECIDED
    ]


def _by_holder(found: Sequence[Kelengkapan]) -> list[Row]:
    """A row for each holder or group of holders, those who hold most first."""
    held: dict[tuple[str, ...], list[str]] = {}
    for one in found:
        held.setdefault(one.pemegang, []).append(one.uraian)
    ordered = sorted(held.items(), key=lambda item: -len(item[1]))
    return [Row(("; ".join(holders), bullets(asked))) for holders, asked in ordered]
