"""What the blueprint offers a planner: computed directions, and programmes that somebody owns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from cetakbiru.insight.directions import Direction, directions_of, fallen_away
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Program

# Both bear an ID that a plan can name; what they share bears the same names.
Entry = Direction | Program
Any = TypeVar("Any", Direction, Program, Entry)

WITHDRAWN = "dicabut"


def active(entries: Iterable[Any]) -> tuple[Any, ...]:
    """Those that are not withdrawn."""
    return tuple(entry for entry in entries if entry.status != WITHDRAWN)


@once_per_blueprint
def known_of(blueprint: Blueprint, kabupaten: str) -> tuple[Entry, ...]:
    """All of a kabupaten, or of the province alone, that ever had an ID: directions by rank, fallen
    ones, programmes."""
    return (
        *directions_of(blueprint, kabupaten),
        *fallen_away(blueprint, kabupaten),
        *blueprint.programs_of_kabupaten(kabupaten),
    )


@once_per_blueprint
def entries_of(blueprint: Blueprint, kabupaten: str) -> tuple[Entry, ...]:
    """The directions of a kabupaten by rank, then its programmes; none that is withdrawn."""
    return active(known_of(blueprint, kabupaten))


@once_per_blueprint
def offered_in(blueprint: Blueprint, kabupaten: str) -> tuple[Entry, ...]:
    """What whoever plans in a kabupaten can take up: its own, then what holds for the province."""
    own = entries_of(blueprint, kabupaten)
    return own + entries_of(blueprint, blueprint.edisi.provinsi.kode) if own else own


@once_per_blueprint
def known_entries(blueprint: Blueprint) -> Mapping[str, Entry]:
    """All that ever had an ID, by it: of the province, then kabupaten by kabupaten."""
    return {
        entry.id: entry
        for place in (blueprint.edisi.provinsi.kode, *blueprint.kabupaten)
        for entry in known_of(blueprint, place)
    }


@once_per_blueprint
def entries(blueprint: Blueprint) -> tuple[Entry, ...]:
    """All that are not withdrawn, kabupaten by kabupaten."""
    return active(known_entries(blueprint).values())


@once_per_blueprint
def entries_of_bidang(blueprint: Blueprint, bidang: str) -> tuple[Entry, ...]:
    """Those of a program utama that are not withdrawn, kabupaten by kabupaten."""
    return tuple(entry for entry in entries(blueprint) if entry.bidang == bidang)
