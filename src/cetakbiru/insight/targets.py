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
    mendekati: Decimal
    usulan: Decimal


@once_per_blueprint
def proposed_targets(
    blueprint: Blueprint, indikator: str, tahun: int, ambisi: int
) -> Mapping[str, ProposedTarget]:
    """What each kabupaten could aim at in a year, with an ambition in per cent; none is adopted.

    v = its value in the latest comparable year t, m = the median of all kabupaten that year, b =
    the best of them. d = its change a year since the value before; a change for the worse counts
    as 0.

    tren = v + d·(tahun − t). mendekati = v + ambisi/100·(m − v) where v is worse than m, else v.
    usulan = the better of both, but not better than b.

    Nothing for an indicator that is neutral or counts (a large place has more of all), whose
    latest comparable year is too old to start from, or for a year that is past.
    """
    item, year = blueprint.indikator[indikator], latest_values(blueprint, indikator)
    if year is None or item.arah == "netral" or item.jumlah_wilayah or tahun <= year.tahun:
        return {}
    if is_old(year.tahun, blueprint.edisi.tanggal):
        return {}
    better = max if item.arah == "naik" else min
    middle = median(value.nilai for value in year.nilai.values())
    best = better(value.nilai for value in year.nilai.values())
    share = Decimal(ambisi) / 100
    found = {}
    for code, value in year.nilai.items():
        start = value.nilai
        behind = is_better(middle - start, item.arah) is True
        nearer = start + share * (middle - start) if behind else start
        trend = _trend(blueprint, value, item.arah, tahun)
        reached = nearer if trend is None else better(nearer, trend)
        # The worse of the two: no place is asked for more than any has achieved.
        capped = best if better(reached, best) == reached else reached
        found[code] = ProposedTarget(value, trend, nearer, capped)
    return found


def _trend(blueprint: Blueprint, value: Nilai, arah: str, tahun: int) -> Decimal | None:
    difference = change(blueprint, value)
    if difference is None:
        return None
    if is_better(difference.selisih, arah) is not True:
        return value.nilai
    years = value.tahun - difference.sebelumnya.tahun
    return value.nilai + difference.selisih / years * (tahun - value.tahun)
