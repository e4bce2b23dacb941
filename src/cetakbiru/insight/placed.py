"""The programmes of a kabupaten kecamatan by kecamatan, and what those of each add up to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cetakbiru.insight.entries import active
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Program

# Where a programme has several kecamatan, or none yet.
SEVERAL, NOWHERE = "beberapa", "tanpa"


@dataclass(frozen=True)
class Costs:
    """The sums of the lower and upper costs of `stated` programmes; others state none."""

    least: int
    most: int
    stated: int


@dataclass(frozen=True)
class PlacedPrograms:
    """The programmes of one kecamatan, by its code; or SEVERAL or NOWHERE."""

    kecamatan: str
    programs: tuple[Program, ...]


@once_per_blueprint
def placed_programs(blueprint: Blueprint, kabupaten: str) -> tuple[PlacedPrograms, ...]:
    """The programmes that hold, each once: by kecamatan in the order of its table, then those of
    several, then those of none; within a place by program utama."""
    order = {code: at for at, code in enumerate(blueprint.bidang)}
    programs = sorted(
        active(blueprint.programs_of_kabupaten(kabupaten)), key=lambda one: order[one.bidang]
    )
    found: dict[str, list[Program]] = {}
    for program in programs:
        found.setdefault(_place(program), []).append(program)
    return tuple(
        PlacedPrograms(place, tuple(found[place]))
        for place in (*blueprint.kecamatan, SEVERAL, NOWHERE)
        if place in found
    )


def total_costs(programs: Iterable[Program]) -> Costs:
    """What the programmes would cost together; one that states a single limit counts it twice."""
    bands = [
        [cost for cost in (one.biaya_minimum, one.biaya_maksimum) if cost is not None]
        for one in programs
    ]
    stated = [band for band in bands if band]
    return Costs(sum(map(min, stated)), sum(map(max, stated)), len(stated))


def villages(programs: Sequence[Program]) -> frozenset[str]:
    """The codes of all desa and kelurahan that the programmes name."""
    return frozenset(code for program in programs for code in program.desa)


def village_names(blueprint: Blueprint, codes: Iterable[str]) -> dict[str, str]:
    """The names of desa and kelurahan by their codes, in the order of these."""
    found = list(codes)
    homes = dict.fromkeys(kode.rpartition(".")[0] for kode in found)
    known = {one.kode: one.nama for home in homes for one in blueprint.desa_of(home)}
    return {kode: known.get(kode, kode) for kode in found}


def _place(program: Program) -> str:
    if len(program.kecamatan) > 1:
        return SEVERAL
    return program.kecamatan[0] if program.kecamatan else NOWHERE
