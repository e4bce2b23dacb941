"""The Matriks Cetak Biru: for each kabupaten and program utama the condition, target, strategy and
direction, and who fills in what is blank.

Condition, directions and proposed targets are computed; targets, strategies and policies that an
agency gives are rows of data/matriks.csv and stand in place of what is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cetakbiru.insight.directions import Direction, directions_of
from cetakbiru.insight.indicators import (
    indicators_of,
    latest_ranks,
    latest_values,
    latest_weakest,
    shown_value,
)
from cetakbiru.insight.targets import ProposedTarget, proposed_targets
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Indikator, Matriks, Nilai


@dataclass(frozen=True)
class Measure:
    """An indicator in a kabupaten. `rank` (1 is best) of `of`, where it can be compared.

    `given` are the rows with a target for it; `proposed` is calculated where there is none.
    """

    indikator: str
    value: Nilai | None
    rank: int | None
    of: int
    is_lagging: bool
    given: tuple[Matriks, ...]
    proposed: ProposedTarget | None


@dataclass(frozen=True)
class MatrixRow:
    """A program utama in a kabupaten. `given` are the rows of data/matriks.csv.

    `agencies` fill in what is blank: those that have filled in a row; else those that lead its
    directions there; else those that lead any of its guides.
    """

    bidang: str
    measures: tuple[Measure, ...]
    directions: tuple[Direction, ...]
    given: tuple[Matriks, ...]
    agencies: tuple[str, ...]

    @property
    def strategies(self) -> tuple[str, ...]:
        return _once(row.strategi for row in self.given)

    @property
    def policies(self) -> tuple[str, ...]:
        return _once(row.arah_kebijakan for row in self.given)

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What the guides of the directions lead to: the strategy until an agency gives one."""
        return _once(direction.hasil for direction in self.directions)


@once_per_blueprint
def matrix_of(blueprint: Blueprint, kabupaten: str) -> tuple[MatrixRow, ...]:
    """One row for each program utama, in their order."""
    return tuple(_row(blueprint, kabupaten, bidang) for bidang in blueprint.bidang)


def _row(blueprint: Blueprint, kabupaten: str, bidang: str) -> MatrixRow:
    given = tuple(
        row for row in blueprint.matriks if (row.kabupaten, row.bidang) == (kabupaten, bidang)
    )
    directions = tuple(
        direction for direction in directions_of(blueprint, kabupaten) if direction.bidang == bidang
    )
    agencies = (
        _once(row.opd for row in given)
        or _once(direction.opd for direction in directions)
        or _once(calon.opd for calon in blueprint.aturan.calon if calon.bidang == bidang)
    )
    targets = {row.indikator for row in given if row.target is not None}
    measures = tuple(
        _measure(blueprint, kabupaten, item, given)
        for item in _measured(blueprint, bidang, targets)
    )
    return MatrixRow(bidang, measures, directions, given, agencies)


def _measured(blueprint: Blueprint, bidang: str, targets: set[str | None]) -> list[Indikator]:
    """The indicators of a program utama that can be better or worse.

    Of those that tell of one thing (`kelompok`) the first one, and each that has a target.
    """
    found: list[Indikator] = []
    groups: set[str] = set()
    for item in indicators_of(blueprint.indikator.values(), bidang):
        group = item.kelompok or item.id
        if item.id in targets or (item.arah != "netral" and group not in groups):
            groups.add(group)
            found.append(item)
    return found


def _measure(
    blueprint: Blueprint, kabupaten: str, item: Indikator, given: Iterable[Matriks]
) -> Measure:
    own = tuple(row for row in given if row.indikator == item.id and row.target is not None)
    value = shown_value(blueprint, item.id, kabupaten)
    year = latest_values(blueprint, item.id)
    compared = year is not None and value is not None and year.nilai.get(kabupaten) is value
    ranks = latest_ranks(blueprint, item.id) if compared else {}
    return Measure(
        item.id,
        value,
        ranks.get(kabupaten),
        len(ranks),
        compared and kabupaten in latest_weakest(blueprint, item.id),
        own,
        None if own else proposed_targets(blueprint, item.id).get(kabupaten),
    )


def _once(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Each text once, in order."""
    return tuple(dict.fromkeys(text for text in texts if text))
