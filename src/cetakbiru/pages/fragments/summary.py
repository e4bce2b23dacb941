"""A kabupaten at a glance: its counts, its place among all by indicator, its files."""

from __future__ import annotations

from decimal import Decimal

from cetakbiru.insight.directions import directions_of
from cetakbiru.insight.entries import active
from cetakbiru.insight.indicators import (
    IndicatorYear,
    lagging_subjects,
    latest_ranks,
    latest_values,
    latest_weakest,
)
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator, Nilai
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.cells import indicator_link
from cetakbiru.pages.fragments.documents import document_address, handout_offer
from cetakbiru.pages.fragments.html import EMPTY, Attributes, Html, element, joined, lines
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.numbers import count

_FORMATS = (("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"))
_WIDTH, _HEIGHT, _MIDDLE, _RADIUS = 160, 16, 8, 6


def district_summary(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """Counts that lead to their tables, a strip of dots for each ranked indicator, files.

    The page must hold the tables of indicators, programmes and priorities too.
    """
    return element(
        "div",
        {"class": "ppm-ringkasan"},
        "\n",
        lines(
            (
                _counts(blueprint, kabupaten),
                _strips(blueprint, links, kabupaten),
                _files(blueprint, links, kabupaten),
                handout_offer(blueprint, links, kabupaten),
            )
        ),
        "\n",
    )


def _counts(blueprint: Blueprint, kabupaten: str) -> Html:
    programs = active(blueprint.programs_of_kabupaten(kabupaten))
    directions = directions_of(blueprint, kabupaten)
    subjects = lagging_subjects(blueprint, kabupaten)
    anchor = kabupaten.replace(".", "-")
    found = (
        (
            f"#{directions[0].id}" if directions else None,
            count(sum(not one.supplementary for one in directions)),
            "arah prioritas",
        ),
        (
            f"#tabel-program-{anchor}" if programs else None,
            count(len(programs)),
            "program",
        ),
        (
            f"#tabel-indikator-{anchor}",
            f"{subjects.lagging} dari {subjects.compared}",
            "pokok indikator tertinggal",
        ),
        (
            None,
            count(sum(issue.wilayah == kabupaten for issue in blueprint.isu.values())),
            "isu khusus wilayah ini",
        ),
    )
    items = (
        element(
            "li",
            None,
            element("strong", None, figure),
            " ",
            link(address, name) if address else element("span", None, name),
        )
        for address, figure, name in found
    )
    return element("ul", {"class": "ppm-hitungan"}, *items)


def _compared(blueprint: Blueprint, kabupaten: str) -> list[tuple[Indikator, IndicatorYear, Nilai]]:
    """The indicators by which the kabupaten is ranked, with year and own value."""
    found = []
    for item in blueprint.indikator.values():
        year = latest_values(blueprint, item.id)
        if year and kabupaten in year.nilai and kabupaten in latest_ranks(blueprint, item.id):
            found.append((item, year, year.nilai[kabupaten]))
    return found


def _strips(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    compared = _compared(blueprint, kabupaten)
    if not compared:
        return EMPTY
    note = (
        "Peringkat menurut indikator. Setiap titik adalah satu kabupaten atau kota menurut "
        "nilainya; makin ke kanan makin baik. Titik besar adalah wilayah ini, berwarna lain bila "
        "termasuk yang tertinggal."
    )
    rows = (_strip_row(blueprint, links, *one) for one in compared)
    return lines(
        (
            element("ul", {"class": "ppm-kedudukan"}, "\n", lines(rows), "\n"),
            element("p", {"class": "ppm-catatan"}, note),
        )
    )


def _strip_row(
    blueprint: Blueprint, links: Links, item: Indikator, year: IndicatorYear, value: Nilai
) -> Html:
    places = latest_ranks(blueprint, item.id)
    weak = value.wilayah in latest_weakest(blueprint, item.id)
    return element(
        "li",
        {"class": "ppm-kedudukan__lemah" if weak else None},
        element(
            "span", {"class": "ppm-kedudukan__nama"}, indicator_link(blueprint, links, item.id)
        ),
        " ",
        _strip(item, year, value),
        " ",
        element(
            "span",
            {"class": "ppm-kedudukan__teks"},
            element("strong", None, str(places[value.wilayah])),
            f" dari {len(places)}",
        ),
    )


def _strip(item: Indikator, year: IndicatorYear, value: Nilai) -> Html:
    """Dots by value from worst to best; the text beside it says the same in words."""
    sign = -1 if item.arah == "turun" else 1
    scores = [sign * one.nilai for one in year.nilai.values()]
    low, high = min(scores), max(scores)
    dots = "".join(
        f"M{_place(sign * one.nilai, low, high)} {_MIDDLE}h0"
        for one in year.nilai.values()
        if one is not value
    )
    own: Attributes = {
        "class": "ppm-titik--ini",
        "cx": _place(sign * value.nilai, low, high),
        "cy": _MIDDLE,
        "r": _RADIUS,
        "fill": svg.BAR,
    }
    others: Attributes = {
        "class": "ppm-titik",
        "d": dots,
        "stroke": svg.LINE,
        "stroke-width": 6,
        "stroke-linecap": "round",
    }
    return element(
        "svg",
        {
            "class": "ppm-titik-titik",
            "viewBox": f"0 0 {_WIDTH} {_HEIGHT}",
            "width": _WIDTH,
            "height": _HEIGHT,
            "aria-hidden": "true",
        },
        element(
            "path",
            {"class": "ppm-titik", "d": f"M0 {_MIDDLE}H{_WIDTH}", "stroke": svg.LINE},
        ),
        element("path", others),
        element("circle", own),
    )


def _place(score: Decimal, low: Decimal, high: Decimal) -> str:
    """Where a score stands on the strip; all alike, they stand in the middle."""
    share = (score - low) / (high - low) if high > low else Decimal("0.5")
    return f"{_RADIUS + share * (_WIDTH - 2 * _RADIUS):.1f}"


def _files(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The programmes as files, where there are any, and the page as a document."""
    name = blueprint.region_name(kabupaten)
    programs = blueprint.programs_of_kabupaten(kabupaten)
    found = (
        element(
            "a",
            {
                "href": links.page(f"data/program-{kabupaten}.{tail}"),
                "aria-label": f"{label}: program {name}",
            },
            label,
        )
        for tail, label in (_FORMATS if programs else ())
    )
    document = element(
        "a",
        {
            "href": document_address(blueprint, links, kabupaten),
            "aria-label": f"PDF: naskah {name}",
        },
        "naskah (PDF)",
    )
    return element(
        "p",
        {"class": "ppm-unduh"},
        "Unduh program wilayah ini: " if programs else "Unduh halaman ini: ",
        joined(" · ", (*found, document)),
    )
