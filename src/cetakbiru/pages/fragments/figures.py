"""Figures within sentences, so that no prose says a number that the data no longer hold."""

from __future__ import annotations

from decimal import Decimal

from cetakbiru.insight.indicators import (
    IndicatorYear,
    change,
    comparable,
    is_better,
    latest_value,
    latest_values,
    latest_weakest,
)
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator, Nilai
from cetakbiru.pages.fragments.cells import short_region_name, year_with_age
from cetakbiru.pages.fragments.html import EMPTY, Html, element, fragment
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import amount, missing, number

# More places than these are counted and not named.
_MOST_NAMED = 4
_VERDICTS = {True: "membaik", False: "memburuk", None: "tetap"}


def figure(blueprint: Blueprint, links: Links, indikator: str, kabupaten: str) -> Html:
    """The newest value of a kabupaten with unit and year: "10,51 persen (2025)"."""
    return _figure(blueprint.indikator[indikator], latest_value(blueprint, indikator, kabupaten))


def province_figure(blueprint: Blueprint, links: Links, indikator: str) -> Html:
    """The newest value of the province with unit and year."""
    province = blueprint.edisi.provinsi.kode
    return _figure(blueprint.indikator[indikator], latest_value(blueprint, indikator, province))


def range_of_figures(blueprint: Blueprint, links: Links, indikator: str) -> Html:
    """The lowest and the highest value of the latest comparable year, each with its place."""
    item, year = blueprint.indikator[indikator], latest_values(blueprint, indikator)
    if year is None:
        return missing()
    ordered = sorted(year.nilai.values(), key=lambda value: (value.nilai, value.wilayah))
    low, high = ordered[0], ordered[-1]
    return fragment(
        f"dari {number(low.nilai, item.desimal)} di {short_region_name(blueprint, low.wilayah)} "
        f"sampai {_amount(high.nilai, item)} di {short_region_name(blueprint, high.wilayah)} "
        f"({year.tahun})"
    )


def lagging_places(blueprint: Blueprint, links: Links, indikator: str) -> Html:
    """The places that lag in the latest comparable year, the one that lags most first."""
    item, year = blueprint.indikator[indikator], latest_values(blueprint, indikator)
    if year is None or not (behind := latest_weakest(blueprint, indikator)):
        return missing()
    sign = 1 if item.arah == "naik" else -1
    worst_first = sorted(behind, key=lambda code: (sign * year.nilai[code].nilai, code))
    return fragment(_listed([short_region_name(blueprint, code) for code in worst_first]))


def changes_of_figures(blueprint: Blueprint, links: Links, indikator: str) -> Html:
    """In how many places the latest comparable year is better or worse than the one before."""
    item, year = blueprint.indikator[indikator], latest_values(blueprint, indikator)
    places: dict[str, list[str]] = {word: [] for word in _VERDICTS.values()}
    for code, value in year.nilai.items() if year else ():
        if (difference := change(blueprint, value)) is not None:
            better = is_better(difference.selisih, item.arah)
            places[_VERDICTS[better]].append(short_region_name(blueprint, code))
    if item.arah == "netral":
        return missing("tidak dinilai baik atau buruk")
    told = [
        f"{word} di semua wilayah"
        if len(names) == len(blueprint.kabupaten)
        else _places(word, names)
        for word, names in places.items()
        if names
    ]
    return fragment(_listed(told)) if told else missing()


def newest_of_province(
    blueprint: Blueprint, item: Indikator, year: IndicatorYear | None = None
) -> Html:
    """The newest value of the province, however few kabupaten have one, and where it moved to.

    It is set against the province's value of the year that is compared, else against the one
    before it; what another series or source measured is named as such.
    """
    newest = latest_value(blueprint, item.id, blueprint.edisi.provinsi.kode)
    if newest is None:
        return EMPTY
    before = year.provinsi if year else None
    if before is None or before.tahun >= newest.tahun:
        earlier = change(blueprint, newest)
        before = earlier.sebelumnya if earlier else None
    return element(
        "p",
        {"class": "ppm-angka-provinsi"},
        "Angka provinsi terbaru: ",
        element("strong", None, amount(newest.nilai, item)),
        " (",
        year_with_age(blueprint, newest.tahun),
        _series(newest),
        ")",
        _moved(item, newest, before) if before else "",
        ".",
    )


def _moved(item: Indikator, newest: Nilai, before: Nilai) -> str:
    difference = newest.nilai - before.nilai
    way = "naik" if difference > 0 else "turun"
    moved = f"{way} {number(abs(difference), item.desimal)}" if difference else "tetap"
    better = is_better(difference, item.arah)
    verdict = "" if better is None else f" ({_VERDICTS[better]})"
    doubt = "" if comparable(newest, before) else "; surveinya atau sumbernya berbeda"
    since = f" dari {amount(before.nilai, item)} ({before.tahun}{_series(before)})"
    return f", {moved}{verdict}{since}{doubt}"


def _figure(item: Indikator, value: Nilai | None) -> Html:
    if value is None:
        return missing()
    return fragment(f"{_amount(value.nilai, item)} ({value.tahun})")


def _amount(value: Decimal, item: Indikator) -> str:
    """A value with its unit in words, as prose has it; an index has none."""
    text = number(value, item.desimal)
    return text if item.satuan == "indeks" else f"{text} {item.satuan}"


def _series(value: Nilai) -> str:
    return f", seri {value.seri}" if value.seri else ""


def _places(word: str, names: list[str]) -> str:
    few = len(names) <= _MOST_NAMED
    return f"{word} di {_listed(names)}" if few else f"{word} di {len(names)} wilayah"


def _listed(names: list[str]) -> str:
    """ "a", "a dan b", "a, b, dan c"."""
    if len(names) <= 2:
        return " dan ".join(names)
    return f"{', '.join(names[:-1])}, dan {names[-1]}"
