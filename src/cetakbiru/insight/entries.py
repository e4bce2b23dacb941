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
    """All of a kabupaten that ever had an ID: directions by rank, fallen ones, programmes."""
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
def known_entries(blueprint: Blueprint) -> Mapping[str, Entry]:
    """All that ever had an ID, by it, kabupaten by kabupaten."""
    return {
        entry.id: entry
        for kabupaten in blueprint.kabupaten
        for entry in known_of(blueprint, kabupaten)
    }


@once_per_blueprint
def entries(blueprint: Blueprint) -> tuple[Entry, ...]:
    """All that are not withdrawn, kabupaten by kabupaten."""
    return active(known_entries(blueprint).values())


@once_per_blueprint
def entries_of_bidang(blueprint: Blueprint, bidang: str) -> tuple[Entry, ...]:
    """Those of a program utama that are not withdrawn, kabupaten by kabupaten."""
    return tuple(entry for entry in entries(blueprint) if entry.bidang == bidang)
