"""How many programmes stand where two things meet: goal, agency or kabupaten × program utama.

Withdrawn programmes are not counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Program

WITHDRAWN = "dicabut"

# (row key, bidang) → number of programmes; what is absent is 0.
Counts = Mapping[tuple[str, str], int]


def active(programs: Iterable[Program]) -> tuple[Program, ...]:
    """The programmes that are not withdrawn."""
    return tuple(program for program in programs if program.status != WITHDRAWN)


@once_per_blueprint
def goals_by_bidang(blueprint: Blueprint) -> Counts:
    """Programmes by goal and program utama; a programme counts once for each goal it serves."""
    return Counter(
        (goal, program.bidang)
        for program in active(blueprint.program.values())
        for goal in dict.fromkeys(program.tujuan)
    )


@once_per_blueprint
def agencies_by_bidang(blueprint: Blueprint) -> Counts:
    """Programmes by leading agency and program utama."""
    return Counter((program.opd, program.bidang) for program in active(blueprint.program.values()))


@once_per_blueprint
def districts_by_bidang(blueprint: Blueprint) -> Counts:
    """Programmes by kabupaten and program utama."""
    return Counter(
        (program.kabupaten, program.bidang) for program in active(blueprint.program.values())
    )


def row_total(counts: Counts, row: str) -> int:
    """The sum of a row."""
    return sum(number for (key, _), number in counts.items() if key == row)


def column_total(counts: Counts, bidang: str) -> int:
    """The sum of a column."""
    return sum(number for (_, column), number in counts.items() if column == bidang)
