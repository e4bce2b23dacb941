"""What shades a map: a figure for each kabupaten, its class, and what is told of it in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from cetakbiru.insight.indicators import IndicatorYear, Lagging, lagging_subjects, quantile_classes
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator
from cetakbiru.pages.fragments.maps.fills import SHADES, Fill, Hatch
from cetakbiru.pages.fragments.numbers import amount, number

# For those who hear the drawing.
NO_FIGURE = "tanpa angka"


@dataclass(frozen=True)
class Figures:
    """What a map shows: values by kabupaten code, and what is told of each in words."""

    values: Mapping[str, Decimal]
    decimals: int
    told: Mapping[str, str]

    @cached_property
    def classes(self) -> dict[str, int]:
        """The shade of each place, 0 = lowest values."""
        return quantile_classes(self.values, len(SHADES))

    def fill(self, code: str, hatch: Hatch) -> Fill:
        """The shade of a place."""
        return SHADES[self.classes[code]] if code in self.values else hatch.fill

    def shown(self, code: str) -> str | None:
        """The figure of a place as it is written; None where it has none."""
        found = self.values.get(code)
        return None if found is None else number(found, self.decimals)

    def ranges(self) -> dict[int, str]:
        """For each shade in use the range of its values, and how many places have it."""
        found = {}
        for shade in sorted(set(self.classes.values())):
            members = [self.values[code] for code, given in self.classes.items() if given == shade]
            ends = (number(end, self.decimals) for end in (min(members), max(members)))
            found[shade] = f"{'–'.join(dict.fromkeys(ends))} ({len(members)} wilayah)"
        return found


def subjects(blueprint: Blueprint) -> dict[str, Lagging]:
    """In how many subjects each kabupaten lags."""
    return {code: lagging_subjects(blueprint, code) for code in blueprint.kabupaten}


def figures_of_lagging(found: Mapping[str, Lagging]) -> Figures:
    """The number of subjects in which a place lags, of those compared."""
    return Figures(
        {code: Decimal(one.lagging) for code, one in found.items() if one.compared},
        0,
        {
            code: f"tertinggal dalam {one.lagging} dari {one.compared} pokok indikator"
            for code, one in found.items()
            if one.compared
        },
    )


def figures_of(item: Indikator, year: IndicatorYear) -> Figures:
    """The values of an indicator in a year."""
    return Figures(
        {code: value.nilai for code, value in year.nilai.items()},
        item.desimal,
        {
            code: f"{amount(value.nilai, item)} ({value.tahun})"
            for code, value in year.nilai.items()
        },
    )
