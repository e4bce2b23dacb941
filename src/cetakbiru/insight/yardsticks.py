"""By what a target for an indicator is measured: what is on record of it, here and elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from cetakbiru.insight.indicators import change, latest_values, values_of_region
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Nilai


@dataclass(frozen=True)
class Step:
    """A recorded change of a kabupaten; `per_year` is its size in the indicator's unit a year."""

    per_year: Decimal
    earlier: Nilai
    later: Nilai


@dataclass(frozen=True)
class Extremes:
    """The best and the worst kabupaten of the latest comparable year."""

    best: Nilai
    worst: Nilai


@once_per_blueprint
def steepest_step(blueprint: Blueprint, indikator: str) -> Step | None:
    """The largest change a year of any kabupaten: |difference| / years between two values that
    may be compared. None where no kabupaten has two."""
    steps = []
    for kabupaten in blueprint.kabupaten:
        for value in values_of_region(blueprint, indikator, kabupaten):
            found = change(blueprint, value)
            if found is not None:
                years = value.tahun - found.sebelumnya.tahun
                steps.append(Step(abs(found.selisih) / years, found.sebelumnya, value))
    # max keeps the first of equals: the order of kabupaten and years decides.
    return max(steps, key=lambda step: step.per_year, default=None)


@once_per_blueprint
def extremes(blueprint: Blueprint, indikator: str) -> Extremes | None:
    """None for a neutral indicator, and where no year allows comparison."""
    year = latest_values(blueprint, indikator)
    sign = {"naik": 1, "turun": -1}.get(blueprint.indikator[indikator].arah)
    if year is None or sign is None:
        return None
    ordered = sorted(year.nilai.values(), key=lambda value: sign * value.nilai)
    return Extremes(ordered[-1], ordered[0])
