"""Targets proposed by calculation: what a place would reach by its trend, or by closing a gap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from cetakbiru.insight.indicators import change, is_better, is_old, latest_values
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Nilai


@dataclass(frozen=True)
class ProposedTarget:
    """`tren` is None where no earlier value can be compared; `usulan` is the proposal."""

    awal: Nilai
    tren: Decimal | None
    median: Decimal
    usulan: Decimal


@once_per_blueprint
def proposed_targets(blueprint: Blueprint, indikator: str) -> Mapping[str, ProposedTarget]:
    """What each kabupaten could aim at; none is adopted.

    `usulan_target` of the priority rule states tahun, the year, and ambisi, in per cent.

    v = its value in the latest comparable year t, m = the median of all kabupaten that year, b =
    the best of them. d = its change a year since the value before; a change for the worse counts
    as 0. tren = v + d·(tahun − t), and v where nothing can be compared.

    usulan = v + ambisi/100·(z − v), where z is the best of tren, m and v, but not better than b.
    The ambition holds for both ways: a trend is known from two years only and is not trusted whole.

    Nothing for an indicator that is neutral or counts (a large place has more of all), whose
    latest comparable year is too old to start from, or for a year that is past.
    """
    item, year = blueprint.indikator[indikator], latest_values(blueprint, indikator)
    aimed = blueprint.aturan.usulan_target
    if year is None or item.arah == "netral" or item.jumlah_wilayah:
        return {}
    if aimed is None or aimed.tahun <= year.tahun:
        return {}
    if is_old(year.tahun, blueprint.edisi.tanggal):
        return {}
    better, worse = (max, min) if item.arah == "naik" else (min, max)
    middle = median(value.nilai for value in year.nilai.values())
    best = better(value.nilai for value in year.nilai.values())
    share = Decimal(aimed.ambisi) / 100
    found = {}
    for code, value in year.nilai.items():
        start, trend = value.nilai, _trend(blueprint, value, item.arah, aimed.tahun)
        aim = better(start, middle, start if trend is None else trend)
        # No place is asked for more than any has achieved.
        reached = worse(best, start + share * (aim - start))
        found[code] = ProposedTarget(value, trend, middle, reached)
    return found


def _trend(blueprint: Blueprint, value: Nilai, arah: str, tahun: int) -> Decimal | None:
    difference = change(blueprint, value)
    if difference is None:
        return None
    if is_better(difference.selisih, arah) is not True:
        return value.nilai
    years = value.tahun - difference.sebelumnya.tahun
    return value.nilai + difference.selisih / years * (tahun - value.tahun)
