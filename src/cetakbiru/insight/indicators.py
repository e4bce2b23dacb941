"""Indicator values made comparable: latest year, rank, weakest share, change, age, map classes.

All arithmetic is on Decimal, so equal figures of a source are equal here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Ambang, Indikator, Nilai

OLD_AFTER_YEARS = 3


@dataclass(frozen=True)
class IndicatorYear:
    """One indicator in one year and one series; `nilai` holds its values by kabupaten code.

    Kabupaten without a value are not in `nilai`; `provinsi` is the province's own value.
    """

    indikator: str
    tahun: int
    seri: str | None
    nilai: Mapping[str, Nilai]
    provinsi: Nilai | None


@dataclass(frozen=True)
class Change:
    """`selisih` = value − `sebelumnya`, in the indicator's unit."""

    sebelumnya: Nilai
    selisih: Decimal


@once_per_blueprint
def latest_values(blueprint: Blueprint, indikator: str) -> IndicatorYear | None:
    """The latest year that allows comparison, or None when there is none.

    That is the latest year in which at least two thirds of all kabupaten have a value of one
    series: 3·|values| ≥ 2·|kabupaten|. Of two such series in a year the fuller one is taken, then
    the one that the definition lists later.
    """
    return max(
        (
            year
            for year in all_years(blueprint, indikator)
            if 3 * len(year.nilai) >= 2 * len(blueprint.kabupaten)
        ),
        key=lambda year: (year.tahun, len(year.nilai), _order(blueprint, year)),
        default=None,
    )


def _order(blueprint: Blueprint, year: IndicatorYear) -> int:
    listed = blueprint.indikator[year.indikator].seri
    return listed.index(year.seri) if year.seri in listed else -1


@once_per_blueprint
def all_years(blueprint: Blueprint, indikator: str) -> tuple[IndicatorYear, ...]:
    """Every year and series of an indicator, by year and then by name of the series.

    Where several sources give a value for one region, year and series, an official source goes
    before a secondary one, and then the later published one before the earlier.
    """
    groups: dict[tuple[int, str | None], dict[str, Nilai]] = {}
    for value in sorted(
        blueprint.values_of(indikator), key=lambda value: blueprint.sumber[value.sumber].trust
    ):
        groups.setdefault((value.tahun, value.seri), {}).setdefault(value.wilayah, value)
    return tuple(
        IndicatorYear(
            indikator,
            tahun,
            seri,
            {kode: values[kode] for kode in blueprint.kabupaten if kode in values},
            values.get(blueprint.edisi.provinsi.kode),
        )
        for (tahun, seri), values in sorted(
            groups.items(), key=lambda item: (item[0][0], item[0][1] or "")
        )
    )


def latest_value(blueprint: Blueprint, indikator: str, wilayah: str) -> Nilai | None:
    """The newest value of a kabupaten or the province, comparable with others or not."""
    values = values_of_region(blueprint, indikator, wilayah)
    return values[-1] if values else None


def shown_value(blueprint: Blueprint, indikator: str, kabupaten: str) -> Nilai | None:
    """The value of the comparable year, else the newest; None when nothing is known."""
    year = latest_values(blueprint, indikator)
    if year is not None and kabupaten in year.nilai:
        return year.nilai[kabupaten]
    return latest_value(blueprint, indikator, kabupaten)


def values_of_region(blueprint: Blueprint, indikator: str, wilayah: str) -> tuple[Nilai, ...]:
    """The values of one region by year, one for each year and series."""
    found = (
        year.provinsi if wilayah == blueprint.edisi.provinsi.kode else year.nilai.get(wilayah)
        for year in all_years(blueprint, indikator)
    )
    return tuple(value for value in found if value is not None)


def ranks(year: IndicatorYear, arah: str) -> dict[str, int]:
    """The place of each kabupaten, 1 = best; equal values share a place and the next is skipped.

    rank = 1 + number of strictly better values. A neutral indicator has no ranks.
    """
    scores = _scores(year, arah)
    ordered = sorted(scores.values(), reverse=True)
    first = {score: place for place, score in reversed(list(enumerate(ordered, start=1)))}
    return {kode: first[score] for kode, score in scores.items()}


def weakest(year: IndicatorYear, arah: str, ambang: Ambang) -> frozenset[str]:
    """The worst kabupaten: ⌈n·pembilang/penyebut⌉ of the n that have a value.

    A kabupaten whose value equals the last of them belongs to them too. A neutral indicator has
    no worst.
    """
    scores = _scores(year, arah)
    if not scores:
        return frozenset()
    count = min(share_count(len(scores), ambang), len(scores))
    limit = sorted(scores.values())[count - 1]
    return frozenset(kode for kode, score in scores.items() if score <= limit)


@once_per_blueprint
def latest_ranks(blueprint: Blueprint, indikator: str) -> dict[str, int]:
    """`ranks` of the latest year that allows comparison; empty when there is none."""
    year = latest_values(blueprint, indikator)
    return {} if year is None else ranks(year, blueprint.indikator[indikator].arah)


@once_per_blueprint
def latest_weakest(blueprint: Blueprint, indikator: str) -> frozenset[str]:
    """`weakest` of the latest year that allows comparison, by the share of the priority rule."""
    year = latest_values(blueprint, indikator)
    if year is None:
        return frozenset()
    return weakest(year, blueprint.indikator[indikator].arah, blueprint.aturan.ambang)


@dataclass(frozen=True)
class Standing:
    """Where a kabupaten stands in one indicator: `rank` of `of`, 1 is best.

    `lags`: among the share of the priority rule.
    """

    indikator: Indikator
    value: Nilai
    rank: int
    of: int
    lags: bool

    @property
    def lag(self) -> Fraction:
        """0 for the best place to 1 for the last: (rank - 1) / (of - 1)."""
        return Fraction(self.rank - 1, self.of - 1) if self.of > 1 else Fraction(0)


@dataclass(frozen=True)
class Subject:
    """What indicators of one `kelompok` measure together; any other is a subject of its own.

    `told` speaks for it: the first that lags, in the order of the definitions, else the first.
    """

    kelompok: str | None
    told: Standing
    others: tuple[Standing, ...]

    @property
    def lags(self) -> bool:
        """Whether the place lags in any of its indicators."""
        return self.told.lags


@once_per_blueprint
def subjects_of(blueprint: Blueprint, kabupaten: str) -> tuple[Subject, ...]:
    """The subjects by which a kabupaten is compared: those in which it lags, then the others, each
    from the largest lag of what tells them to the smallest, equals in the order of the definitions.

    Correlated measures are so counted as one: number and share of the poor are no two weaknesses.
    """
    groups: dict[str, list[Standing]] = {}
    for item in blueprint.indikator.values():
        if standing := _standing(blueprint, item, kabupaten):
            groups.setdefault(item.kelompok or item.id, []).append(standing)
    found = [_subject(group) for group in groups.values()]
    return tuple(sorted(found, key=lambda one: (not one.lags, -one.told.lag)))


def _standing(blueprint: Blueprint, item: Indikator, kabupaten: str) -> Standing | None:
    year = latest_values(blueprint, item.id)
    places = latest_ranks(blueprint, item.id)
    if year is None or kabupaten not in places:
        return None
    lags = kabupaten in latest_weakest(blueprint, item.id)
    return Standing(item, year.nilai[kabupaten], places[kabupaten], len(places), lags)


def _subject(group: Sequence[Standing]) -> Subject:
    told = next((one for one in group if one.lags), group[0])
    others = tuple(one for one in group if one is not told)
    return Subject(told.indikator.kelompok, told, others)


@dataclass(frozen=True)
class Lagging:
    """In how many subjects a kabupaten lags, of those by which it can be compared."""

    lagging: int
    compared: int


@once_per_blueprint
def lagging_subjects(blueprint: Blueprint, kabupaten: str) -> Lagging:
    """How many of `subjects_of` a place are such in which it lags."""
    found = subjects_of(blueprint, kabupaten)
    return Lagging(sum(one.lags for one in found), len(found))


def share_count(n: int, ambang: Ambang) -> int:
    """⌈n·pembilang/penyebut⌉."""
    return -(-n * ambang.pembilang // ambang.penyebut)


def _scores(year: IndicatorYear, arah: str) -> dict[str, Decimal]:
    """Values turned so that more is better; nothing for a neutral indicator."""
    sign = {"naik": 1, "turun": -1}.get(arah)
    if sign is None:
        return {}
    return {kode: sign * value.nilai for kode, value in year.nilai.items()}


def change(blueprint: Blueprint, value: Nilai) -> Change | None:
    """The difference from the nearest earlier year of the same region and series.

    Where no series is named, only values of the same source are comparable. None when there is
    no such earlier value.
    """
    earlier = [
        other
        for other in values_of_region(blueprint, value.indikator, value.wilayah)
        if other.tahun < value.tahun and comparable(value, other)
    ]
    return Change(earlier[-1], value.nilai - earlier[-1].nilai) if earlier else None


def comparable(value: Nilai, other: Nilai) -> bool:
    """Whether two values of a region differ in nothing but time: one series, else one source."""
    if value.seri is None:
        return other.seri is None and other.sumber == value.sumber
    return other.seri == value.seri


def is_better(selisih: Decimal, arah: str) -> bool | None:
    """Whether a difference is an improvement; None for no difference or a neutral indicator."""
    sign = {"naik": 1, "turun": -1}.get(arah, 0)
    return None if selisih * sign == 0 else selisih * sign > 0


def age(tahun: int, on: date) -> int:
    """Full calendar years between the year of a value and the year of `on`: on.year − tahun."""
    return on.year - tahun


def is_old(tahun: int, on: date) -> bool:
    """Whether a value is more than three years old on a day."""
    return age(tahun, on) > OLD_AFTER_YEARS


def quantile_classes(values: Mapping[str, Decimal], classes: int) -> dict[str, int]:
    """Regions in classes of about equal number, 0 = lowest values; equal values share a class.

    class = ⌊classes · number of strictly lower values / n⌋.
    """
    ordered = sorted(values.values())
    lower = {value: place for place, value in reversed(list(enumerate(ordered)))}
    return {kode: classes * lower[value] // len(ordered) for kode, value in values.items()}


def indicators_of(indikator: Iterable[Indikator], bidang: str) -> tuple[Indikator, ...]:
    """The indicators that speak for a program utama, in the order given."""
    return tuple(item for item in indikator if bidang in item.bidang)
