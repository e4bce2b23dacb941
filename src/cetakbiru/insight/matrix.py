"""How many directions and programmes stand where two things meet: goal, agency or kabupaten ×
program utama. Withdrawn ones are not counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from cetakbiru.insight.entries import entries
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint

# (row key, bidang) → number of entries; what is absent is 0.
Counts = Mapping[tuple[str, str], int]


@once_per_blueprint
def goals_by_bidang(blueprint: Blueprint) -> Counts:
    """Entries by goal and program utama; one counts once for each goal it serves."""
    return Counter(
        (goal, program.bidang)
        for program in entries(blueprint)
        for goal in dict.fromkeys(program.tujuan)
    )


@once_per_blueprint
def agencies_by_bidang(blueprint: Blueprint) -> Counts:
    """Entries by leading agency and program utama."""
    return Counter((program.opd, program.bidang) for program in entries(blueprint))


@once_per_blueprint
def districts_by_bidang(blueprint: Blueprint) -> Counts:
    """Entries by kabupaten and program utama; those of the whole province stand in no row."""
    return Counter(
        (entry.kabupaten, entry.bidang)
        for entry in entries(blueprint)
        if entry.kabupaten in blueprint.kabupaten
    )


def row_total(counts: Counts, row: str) -> int:
    """The sum of a row."""
    return sum(number for (key, _), number in counts.items() if key == row)


def column_total(counts: Counts, bidang: str) -> int:
    """The sum of a column."""
    return sum(number for (_, column), number in counts.items() if column == bidang)
