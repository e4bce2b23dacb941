"""A kabupaten at a glance: what it is, what is recorded of mining, in what it lags, its files."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from cetakbiru.insight.indicators import (
    Standing,
    Subject,
    lagging_subjects,
    latest_values,
    subjects_of,
)
from cetakbiru.model.load import Blueprint
from cetakbiru.pages.fragments import svg
from cetakbiru.pages.fragments.beside.page import compare_link
from cetakbiru.pages.fragments.cells import year_with_age
from cetakbiru.pages.fragments.documents import district_files
from cetakbiru.pages.fragments.html import (
    EMPTY,
    Attributes,
    Html,
    element,
    fragment,
    joined,
    lines,
)
from cetakbiru.pages.fragments.links import Links, link
from cetakbiru.pages.fragments.maps.district import district_map
from cetakbiru.pages.fragments.mining import mining_at_a_glance
from cetakbiru.pages.fragments.numbers import amount, count
from cetakbiru.pages.fragments.outlines import origin_elsewhere
from cetakbiru.pages.fragments.tables import table_id

_FORMATS = (("xlsx", "Excel"), ("csv", "CSV"), ("json", "JSON"))
_WIDTH, _HEIGHT, _MIDDLE, _RADIUS = 160, 16, 8, 6
# Of the subjects, those that stand open.
_SHOWN = 4


def district_summary(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """What a place is, where mining is recorded in it, and in what it lags.

    The page must hold the tables of its profile, indicators, kecamatan and evidence too.
    """
    mining = mining_at_a_glance(blueprint, links, kabupaten)
    parts = (
        _facts(blueprint, links, kabupaten),
        _map(blueprint, links, kabupaten),
        _part("Tambang dan pabrik yang tercatat", mining) if mining else EMPTY,
        _standing(blueprint, links, kabupaten),
        _program_files(blueprint, links, kabupaten),
        district_files(blueprint, links, kabupaten),
    )
    return element("div", {"class": "ppm-ringkasan"}, "\n", lines(parts), "\n")


def _map(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The map; whose outlines they are stands below the table of kecamatan."""
    origin_elsewhere(links)
    drawing = district_map(blueprint, links, kabupaten)
    if not drawing:
        return EMPTY
    origin = link(f"#{table_id(f'kecamatan-{kabupaten}')}", "asalnya")
    led = element("span", {"class": "hanya-web"}, "; ", origin)
    note = element("p", {"class": "ppm-catatan"}, "Garis batas tidak resmi", led, ".")
    return element("div", {"class": "ppm-ringkasan__peta"}, "\n", lines((drawing, note)), "\n")


def _part(title: str, *inside: Html) -> Html:
    heading = element("p", {"class": "ppm-judul"}, element("strong", None, title))
    return element("div", None, "\n", lines((heading, *inside)), "\n")


def _facts(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """Capital, people, kecamatan and villages in a line; the profile has more, with sources."""
    item = blueprint.kabupaten[kabupaten]
    kecamatan = len(blueprint.kecamatan_of(kabupaten))
    year = f" ({item.penduduk_tahun})" if item.penduduk_tahun else ""
    facts = (
        item.ibu_kota and f"Ibu kota {item.ibu_kota}",
        item.penduduk and f"{count(item.penduduk)} jiwa{year}",
        kecamatan and f"{count(kecamatan)} kecamatan",
        item.jumlah_desa and f"{count(item.jumlah_desa)} desa",
        item.jumlah_kelurahan and f"{count(item.jumlah_kelurahan)} kelurahan",
    )
    told = joined(" · ", (fact for fact in facts if fact))
    profile = link(f"#{table_id(f'profil-{kabupaten}')}", "profil")
    return element(
        "p", {"class": "ppm-fakta"}, told, element("span", {"class": "hanya-web"}, " · ", profile)
    )


def _standing(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The subjects by which the place is compared, the worst first, the rest of them folded."""
    found = subjects_of(blueprint, kabupaten)
    if not found:
        return EMPTY
    tally = lagging_subjects(blueprint, kabupaten)
    shown, rest = found[:_SHOWN], found[_SHOWN:]
    note = fragment(
        "Titik besar adalah wilayah ini; makin ke kanan makin baik.",
        element(
            "span",
            {"class": "hanya-web"},
            " ",
            link(f"#{table_id(f'indikator-{kabupaten}')}", "Semua indikator"),
            " · ",
            compare_link(links, kabupaten),
        ),
    )
    return _part(
        f"Tertinggal dalam {tally.lagging} dari {tally.compared} pokok"
        if tally.lagging
        else f"Tidak tertinggal dalam {tally.compared} pokok yang dibandingkan",
        _strips(blueprint, links, shown),
        _fold(_rest_named(rest), _strips(blueprint, links, rest)) if rest else EMPTY,
        element("p", {"class": "ppm-catatan"}, note),
    )


def _rest_named(rest: Sequence[Subject]) -> str:
    lagging = sum(one.lags for one in rest)
    return f"{len(rest)} pokok lain" + (f", {lagging} tertinggal" if lagging else "")


def _fold(name: str, inside: Html) -> Html:
    """Strips for who opens them; the print has all figures in the table of indicators."""
    summary = element("summary", None, name)
    return element(
        "details", {"class": "ppm-lipat hanya-web"}, "\n", lines((summary, inside)), "\n"
    )


def _strips(blueprint: Blueprint, links: Links, subjects: Sequence[Subject]) -> Html:
    rows = (_subject(blueprint, links, one) for one in subjects)
    return element("ul", {"class": "ppm-kedudukan"}, "\n", lines(rows), "\n")


def _subject(blueprint: Blueprint, links: Links, one: Subject) -> Html:
    """A strip for what tells a subject; the other measures of it are beneath, folded."""
    strip = _row(blueprint, links, one.told)
    if not one.others or one.kelompok is None:
        return _item(one.told, strip)
    rows = (_item(other, _row(blueprint, links, other)) for other in one.others)
    inner = element("ul", {"class": "ppm-kedudukan"}, "\n", lines(rows), "\n")
    name = f"{len(one.others)} ukuran {one.kelompok.replace('-', ' ')} lain"
    return _item(one.told, strip, _fold(name, inner))


def _item(one: Standing, *parts: Html) -> Html:
    css = "ppm-kedudukan__lemah" if one.lags else None
    return element("li", {"class": css}, "\n", lines(parts), "\n")


def _row(blueprint: Blueprint, links: Links, one: Standing) -> Html:
    """Name and value, then the strip and the rank in words."""
    item, value = one.indikator, one.value
    year = year_with_age(blueprint, value.tahun)
    named = (
        link(links.indikator(item.id), item.nama),
        " ",
        element("span", None, f"{amount(value.nilai, item)} (", year, ")"),
    )
    rank = element("strong", None, str(one.rank))
    words = ("peringkat ", rank, f" dari {one.of}{', tertinggal' if one.lags else ''}")
    placed = (
        _strip(blueprint, one),
        " ",
        element("span", {"class": "ppm-kedudukan__teks"}, *words),
    )
    return fragment(element("div", None, *named), "\n", element("div", None, *placed))


def _strip(blueprint: Blueprint, standing: Standing) -> Html:
    """Dots by value from worst to best; the text beside it says the same in words."""
    sign = -1 if standing.indikator.arah == "turun" else 1
    year = latest_values(blueprint, standing.indikator.id)
    values = year.nilai.values() if year else ()
    scores = [sign * one.nilai for one in values]
    low, high = min(scores), max(scores)
    dots = "".join(
        f"M{_place(sign * one.nilai, low, high)} {_MIDDLE}h0"
        for one in values
        if one is not standing.value
    )
    own: Attributes = {
        "class": "ppm-titik--ini",
        "cx": _place(sign * standing.value.nilai, low, high),
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


def _program_files(blueprint: Blueprint, links: Links, kabupaten: str) -> Html:
    """The programmes as files, where there are any."""
    if not blueprint.programs_of_kabupaten(kabupaten):
        return EMPTY
    name = blueprint.region_name(kabupaten)
    found = (
        element(
            "a",
            {
                "href": links.page(f"data/program-{kabupaten}.{tail}"),
                "aria-label": f"{label}: program {name}",
            },
            label,
        )
        for tail, label in _FORMATS
    )
    return element("p", {"class": "ppm-unduh"}, "Unduh program wilayah ini: ", joined(" · ", found))
