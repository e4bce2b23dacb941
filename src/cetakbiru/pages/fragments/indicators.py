"""Indicators: where one kabupaten stands in each, and what each means."""

from __future__ import annotations

from cetakbiru.insight.indicators import (
    IndicatorYear,
    change,
    is_better,
    latest_ranks,
    latest_value,
    latest_values,
    latest_weakest,
    shown_value,
)
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator, Nilai
from cetakbiru.pages.fragments.cells import (
    bidang_links,
    indicator_link,
    source_link,
    sources_note,
    with_remark,
    year_with_age,
)
from cetakbiru.pages.fragments.citations import indicator_citation
from cetakbiru.pages.fragments.html import Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import missing, number, shown_unit, signed
from cetakbiru.pages.fragments.tables import Column, Row, Table, definitions, small, two_line_rows

DIRECTIONS = {
    "naik": "makin tinggi makin baik",
    "turun": "makin rendah makin baik",
    "netral": "tidak dinilai baik atau buruk",
}


def district_indicators(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """Value, year, rank, change and source of every indicator of a kabupaten.

    Where all can be compared in some year, that year is shown, and a newer value as a remark.
    """
    name = blueprint.region_name(kabupaten)
    shown: list[tuple[Indikator, Nilai]] = []
    unknown: list[str] = []
    for indikator in blueprint.indikator.values():
        value = shown_value(blueprint, indikator.id, kabupaten)
        if value is None:
            unknown.append(indikator.id)
        else:
            shown.append((indikator, value))
    table = two_line_rows(
        links,
        Table(
            key=f"indikator-{kabupaten}",
            caption=f"Indikator {name} dan kedudukannya di antara {len(blueprint.kabupaten)} "
            "kabupaten dan kota",
            columns=(
                Column("Indikator"),
                Column("Nilai", numeric=True),
                Column("Tahun"),
                Column("Peringkat"),
                Column("Perubahan"),
                Column("Sumber"),
            ),
            rows=[_row(blueprint, links, indikator, value) for indikator, value in shown],
            origin="nilai",
            note=sources_note(blueprint, links, (value.sumber for _, value in shown)),
        ),
    )
    if not unknown:
        return table
    absent = joined(", ", (indicator_link(blueprint, links, item) for item in unknown))
    return lines(
        (
            table,
            element("p", {"class": "ppm-catatan"}, "Indikator yang menunggu data: ", absent, "."),
        )
    )


def _row(blueprint: Blueprint, links: Links, indikator: Indikator, value: Nilai) -> Row:
    unit = shown_unit(indikator)
    series = f"seri {value.seri}" if value.seri else None
    return Row(
        (
            fragment(
                link(links.indikator(indikator.id), indikator.nama), f" ({unit})" if unit else ""
            ),
            number(value.nilai, indikator.desimal),
            fragment(
                with_remark(year_with_age(blueprint, value.tahun), series),
                _newer(blueprint, indikator, value),
            ),
            _rank(blueprint, indikator, value),
            _change(blueprint, indikator, value),
            with_remark(source_link(blueprint, links, value.sumber), value.catatan),
        )
    )


def _newer(blueprint: Blueprint, indikator: Indikator, value: Nilai) -> Html:
    """A remark on a newer value that can't be compared with the other kabupaten."""
    newest = latest_value(blueprint, indikator.id, value.wilayah)
    if newest is None or newest.tahun <= value.tahun:
        return Html("")
    series = f", seri {newest.seri}" if newest.seri else ""
    text = number(newest.nilai, indikator.desimal)
    return fragment(
        " ", small(f"Angka {newest.tahun}{series}: {text}, tersedia untuk sebagian wilayah.")
    )


def _rank(blueprint: Blueprint, indikator: Indikator, value: Nilai) -> Html:
    year = latest_values(blueprint, indikator.id)
    if year is None or year.nilai.get(value.wilayah) is not value:
        return missing("tidak diperbandingkan")
    places = latest_ranks(blueprint, indikator.id)
    if value.wilayah not in places:
        return fragment("tidak diperingkat")
    place = fragment(f"{places[value.wilayah]} dari {len(places)}")
    worst = latest_weakest(blueprint, indikator.id)
    if value.wilayah not in worst:
        return place
    badge = element("span", {"class": "ppm-lencana ppm-lencana--lemah"}, "tertinggal")
    return fragment(place, " ", badge)


def _change(blueprint: Blueprint, indikator: Indikator, value: Nilai) -> Html:
    difference = change(blueprint, value)
    if difference is None:
        return missing()
    better = is_better(difference.selisih, indikator.arah)
    verdict = {True: ", membaik", False: ", memburuk", None: ""}[better]
    text = signed(difference.selisih, indikator.desimal)
    return fragment(f"{text} sejak {difference.sebelumnya.tahun}{verdict}")


def indicator_definitions(blueprint: Blueprint, links: Links) -> Html:
    """What each indicator means, with unit, direction, series and latest comparable year."""
    items = (_definition(blueprint, links, item) for item in blueprint.indikator.values())
    return element("div", {"class": "ppm-daftar"}, "\n", lines(items), "\n")


def _definition(blueprint: Blueprint, links: Links, item: Indikator) -> Html:
    pairs: list[tuple[str, str]] = [
        ("Satuan", item.satuan),
        ("Arah", DIRECTIONS[item.arah]),
        ("Tahun pembanding", _comparison_year(latest_values(blueprint, item.id))),
        ("Program utama", bidang_links(blueprint, links, item.bidang) or missing("tidak ada")),
        ("Sumber definisi", source_link(blueprint, links, item.sumber)),
    ]
    if item.seri:
        pairs.insert(2, ("Seri", ", ".join(item.seri)))
    if item.rumus:
        pairs.insert(0, ("Rumus", item.rumus))
    if item.catatan:
        pairs.append(("Catatan", item.catatan))
    return element(
        "div",
        {"id": f"indikator-{item.id}", "class": "ppm-butir-rinci"},
        element("p", {"class": "ppm-judul"}, element("strong", None, item.nama)),
        element("p", None, item.definisi),
        definitions(pairs, "ppm-rincian"),
        indicator_citation(blueprint, links, item),
    )


def _comparison_year(year: IndicatorYear | None) -> Html:
    if year is None:
        return missing()
    return fragment(str(year.tahun) if year.seri is None else f"{year.tahun}, seri {year.seri}")
