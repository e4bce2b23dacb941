"""One indicator across all kabupaten and kota as horizontal bars, with the figures as a table."""

from __future__ import annotations

from decimal import Decimal

from cetakbiru.insight.indicators import IndicatorYear, all_years, latest_values, ranks
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator, Nilai
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.cells import (
    indicator_link,
    region_link,
    short_region_name,
    source_link,
    sources_note,
    with_remark,
    year_with_age,
)
from cetakbiru.pages.fragments.figures import newest_of_province
from cetakbiru.pages.fragments.html import Attributes, Html, element, fragment, lines
from cetakbiru.pages.fragments.indicators import DIRECTIONS
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import amount, missing, number, shown_unit
from cetakbiru.pages.fragments.svg import Drawing, label
from cetakbiru.pages.fragments.tables import Column, Row, Table, render

WIDTH = 400
_LABELS = 112
_FIGURES = 62
_ROW = 24
_BAR = 15
_TOP = 22


def indicator_comparison(blueprint: Blueprint, links: Links, indikator: str) -> Html:
    """The newest value of the province, then bars of the latest comparable year, highest first.

    Where no year is complete enough, the values that are known are listed without comparison.
    """
    item = blueprint.indikator[indikator]
    year = latest_values(blueprint, indikator)
    if year is None:
        return _known_values(blueprint, links, item)
    title = comparison_title(item, year)
    drawing = _bars(blueprint, links, item, year, title)
    table = comparison_table(blueprint, links, item, year, "grafik")
    note = comparison_note(blueprint, links, item, year)
    newest = newest_of_province(blueprint, item, year)
    return lines((newest, svg.figure(title, drawing, note, table)))


def comparison_title(item: Indikator, year: IndicatorYear) -> str:
    """Name, unit, year and series of a comparison."""
    unit = shown_unit(item)
    series = f", seri {year.seri}" if year.seri else ""
    return f"{item.nama}{f' ({unit})' if unit else ''}, {year.tahun}{series}"


def comparison_note(
    blueprint: Blueprint, links: Links, item: Indikator, year: IndicatorYear
) -> Html:
    """Direction, age and sources of a comparison."""
    values = [*year.nilai.values(), *((year.provinsi,) if year.provinsi else ())]
    return fragment(
        indicator_link(blueprint, links, item.id),
        f": {DIRECTIONS[item.arah]}. Tahun ",
        year_with_age(blueprint, year.tahun),
        f"{f', seri {year.seri}' if year.seri else ''}. ",
        sources_note(blueprint, links, (value.sumber for value in values)),
    )


def comparison_table(
    blueprint: Blueprint, links: Links, item: Indikator, year: IndicatorYear, key: str
) -> Html:
    """The figures of a comparison: all kabupaten by value, then the province."""
    places = ranks(year, item.arah)
    rows = []
    for code in [
        *_by_value(year),
        *(code for code in blueprint.kabupaten if code not in year.nilai),
    ]:
        value = year.nilai.get(code)
        figure = missing() if value is None else number(value.nilai, item.desimal)
        place = str(places[code]) if code in places else "–"
        rows.append(Row((region_link(blueprint, links, code), figure, place)))
    if year.provinsi is not None:
        province = blueprint.region_name(blueprint.edisi.provinsi.kode)
        rows.append(Row((province, number(year.provinsi.nilai, item.desimal), "–")))
    unit = shown_unit(item)
    return render(
        links,
        Table(
            key=f"{key}-{item.id}",
            caption=comparison_title(item, year),
            columns=(
                Column("Kabupaten atau kota"),
                Column(f"Nilai ({unit})" if unit else "Nilai", numeric=True),
                Column("Peringkat", numeric=True),
            ),
            rows=rows,
            origin="nilai",
        ),
    )


def _by_value(year: IndicatorYear) -> list[str]:
    return sorted(year.nilai, key=lambda code: (-year.nilai[code].nilai, code))


def _bars(
    blueprint: Blueprint, links: Links, item: Indikator, year: IndicatorYear, title: str
) -> Html:
    codes = _by_value(year)
    shown = [value.nilai for value in year.nilai.values()]
    province = year.provinsi.nilai if year.provinsi else None
    top = 2 if province is None else _TOP
    height = top + _ROW * len(codes) + 6
    longest = max([*shown, *([province] if province is not None else []), Decimal(0)])
    highest, lowest = year.nilai[codes[0]], year.nilai[codes[-1]]
    drawing = Drawing(
        key=f"grafik-{item.id}",
        title=title,
        description=f"Tertinggi {_named(blueprint, item, highest)}; "
        f"terendah {_named(blueprint, item, lowest)}.",
        width=WIDTH,
        height=height,
    )
    parts = [
        _bar(blueprint, item, year.nilai[code], top + _ROW * row, longest)
        for row, code in enumerate(codes)
    ]
    if province is not None:
        parts.append(_reference(item, province, longest, height))
    return svg.frame(links, drawing, *parts)


def _bar(blueprint: Blueprint, item: Indikator, value: Nilai, top: int, longest: Decimal) -> Html:
    width = _length(value.nilai, longest)
    base = str(top + 12)
    return element(
        "g",
        None,
        label(
            str(_LABELS - 6),
            base,
            12,
            short_region_name(blueprint, value.wilayah),
            text_anchor="end",
        ),
        element(
            "rect",
            {
                "x": _LABELS,
                "y": top,
                "width": f"{width:.1f}",
                "height": _BAR,
                "fill": svg.BAR,
                "class": "ppm-svg-batang",
            },
        ),
        label(str(WIDTH), base, 12, number(value.nilai, item.desimal), text_anchor="end"),
    )


def _reference(item: Indikator, value: Decimal, longest: Decimal, height: int) -> Html:
    x = f"{_LABELS + _length(value, longest):.1f}"
    line: Attributes = {
        "x1": x,
        "x2": x,
        "y1": _TOP - 6,
        "y2": height - 4,
        "stroke": svg.WARM,
        "stroke-width": "1.5",
        "stroke-dasharray": "4 3",
        "class": "ppm-svg-acuan",
    }
    text = f"Provinsi {number(value, item.desimal)}"
    return element(
        "g",
        None,
        element("line", line),
        label(x, "12", 11, text, text_anchor="middle", fill=svg.WARM, **{"class": "ppm-svg-acuan"}),
    )


def _length(value: Decimal, longest: Decimal) -> Decimal:
    """The length of a bar; every bar begins at zero, and none is negative."""
    if longest <= 0:
        return Decimal(0)
    return max(value, Decimal(0)) / longest * (WIDTH - _LABELS - _FIGURES)


def _named(blueprint: Blueprint, item: Indikator, value: Nilai) -> str:
    return f"{blueprint.region_name(value.wilayah)} {amount(value.nilai, item)}"


def _known_values(blueprint: Blueprint, links: Links, item: Indikator) -> Html:
    """What is known of an indicator that can't be compared, by region and year."""
    text = (
        f"{item.nama}: diperbandingkan setelah sekurangnya dua pertiga kabupaten dan kota "
        "mempunyai nilai pada tahun yang sama."
    )
    values = [
        value
        for year in all_years(blueprint, item.id)
        for value in (*year.nilai.values(), *((year.provinsi,) if year.provinsi else ()))
    ]
    if not values:
        return element("p", None, missing(f"{item.nama}: belum ada data."))
    order = {code: at for at, code in enumerate(blueprint.kabupaten)}
    values.sort(key=lambda value: (order.get(value.wilayah, len(order)), value.tahun))
    rows = [
        Row(
            (
                region_link(blueprint, links, value.wilayah),
                with_remark(
                    year_with_age(blueprint, value.tahun),
                    f"seri {value.seri}" if value.seri else None,
                ),
                number(value.nilai, item.desimal),
                with_remark(source_link(blueprint, links, value.sumber), value.catatan),
            )
        )
        for value in values
    ]
    unit = shown_unit(item)
    table = Table(
        key=f"nilai-{item.id}",
        caption=f"{item.nama}: nilai yang tersedia",
        columns=(
            Column("Wilayah"),
            Column("Tahun"),
            Column(f"Nilai ({unit})" if unit else "Nilai", numeric=True),
            Column("Sumber"),
        ),
        rows=rows,
        origin="nilai",
        note=sources_note(blueprint, links, (value.sumber for value in values)),
    )
    newest = newest_of_province(blueprint, item)
    return lines((newest, element("p", None, text), render(links, table)))
