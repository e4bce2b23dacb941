"""The companies' shop window: what may be shown of whom, what is taken, and what is still open.

Consent decides. Who agreed to be named is shown activity by activity. Who agreed to sums only is
never named and never shown alone: a sum has the activities of at least `FEWEST` such companies.
The sums share no activity, and nothing is told of what is in none of them, so that no sum less
another one gives a company away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cetakbiru.insight.directions import Direction, directions_of
from cetakbiru.insight.entries import known_entries
from cetakbiru.model.instruments import KegiatanPerusahaan, Perusahaan
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint

# A sum of fewer companies would tell one of them what another does.
FEWEST = 3
# The bands of costs, the smallest first; `band_of` tells their limits.
BANDS = (
    "sampai 50 juta",
    "50–250 juta",
    "250 juta–1 miliar",
    "1–5 miliar",
    "lebih dari 5 miliar",
)
_LIMITS = (50_000_000, 250_000_000, 1_000_000_000, 5_000_000_000)
# Year, kabupaten and program utama of a sum.
_Cell = tuple[int, str | None, str | None]
GIVEN_UP = "batal"
DONE = "selesai"


@dataclass(frozen=True)
class JointSum:
    """How many activities companies that are not named have in a year, and how many they are.

    Without `bidang` they are of several program utama; without `kabupaten`, of several kabupaten.
    """

    tahun: int
    kabupaten: str | None
    bidang: str | None
    companies: int
    activities: int


def band_of(cost: int) -> str:
    """The band of a cost in rupiah; a limit belongs to the smaller band."""
    return BANDS[sum(cost > limit for limit in _LIMITS)]


@once_per_blueprint
def named_companies(blueprint: Blueprint) -> tuple[Perusahaan, ...]:
    """The companies whose activities are shown under their names, in the order of the table."""
    return tuple(one for one in blueprint.perusahaan.values() if one.is_named)


@once_per_blueprint
def named_activities(blueprint: Blueprint) -> tuple[KegiatanPerusahaan, ...]:
    """Their activities: by year, then in the order of the files."""
    named = {one.kode for one in named_companies(blueprint)}
    found = (one for one in blueprint.kegiatan_perusahaan.values() if one.perusahaan in named)
    return tuple(sorted(found, key=lambda one: one.tahun))


@once_per_blueprint
def homes_of(blueprint: Blueprint, activity: str) -> tuple[str, ...]:
    """The kabupaten in which an activity lies."""
    places = blueprint.kegiatan_perusahaan[activity].kecamatan
    return tuple(dict.fromkeys(blueprint.kecamatan[kode].kabupaten for kode in places))


@once_per_blueprint
def joint_sums(blueprint: Blueprint) -> tuple[JointSum, ...]:
    """What the companies do that agreed to sums only, by year, kabupaten and program utama.

    Where fewer than `FEWEST` companies share a cell, its activities join the other such cells of
    the kabupaten and year, then those of the year; where that is still too few, nothing is told.
    """
    agreed = {one.kode for one in blueprint.perusahaan.values() if one.agrees and not one.is_named}
    left = [
        one
        for one in blueprint.kegiatan_perusahaan.values()
        if one.perusahaan in agreed and one.keadaan != GIVEN_UP
    ]
    sums: list[JointSum] = []
    for by_place, by_bidang in ((True, True), (True, False), (False, False)):
        cells: dict[_Cell | None, list[KegiatanPerusahaan]] = {}
        for one in left:
            home = _home(blueprint, one)
            cell = (one.tahun, home if by_place else None, one.bidang if by_bidang else None)
            # What lies in several kabupaten is in the sum of none.
            cells.setdefault(None if by_place and home is None else cell, []).append(one)
        left = []
        for shared, found in cells.items():
            companies = len({one.perusahaan for one in found})
            if shared is not None and companies >= FEWEST:
                sums.append(JointSum(*shared, companies, len(found)))
            else:
                left += found
    return tuple(sorted(sums, key=lambda one: (one.tahun, one.kabupaten or "~", one.bidang or "~")))


@once_per_blueprint
def has_window(blueprint: Blueprint) -> bool:
    """Whether anything may be shown: an activity by name, or a sum of companies enough."""
    return bool(named_activities(blueprint) or joint_sums(blueprint))


def _home(blueprint: Blueprint, activity: KegiatanPerusahaan) -> str | None:
    """The kabupaten of an activity; None where it lies in several."""
    homes = homes_of(blueprint, activity.id)
    return homes[0] if len(homes) == 1 else None


@once_per_blueprint
def taken(blueprint: Blueprint) -> Mapping[str, tuple[KegiatanPerusahaan, ...]]:
    """The named activities by the direction that they serve, in the order of the directions.

    An activity serves the direction that it names, and that of the guide of a programme that it
    names. What is over or given up takes nothing: the year of the edition counts, and later ones.
    """
    first = blueprint.edisi.tanggal.year
    serving: dict[str, list[KegiatanPerusahaan]] = {}
    for one in named_activities(blueprint):
        if one.keadaan != GIVEN_UP and one.tahun >= first:
            for name in served_by(blueprint, one.id):
                serving.setdefault(name, []).append(one)
    directions = (one for kode in places_of(blueprint) for one in directions_of(blueprint, kode))
    return {one.id: tuple(serving[one.id]) for one in directions if one.id in serving}


@once_per_blueprint
def served_by(blueprint: Blueprint, activity: str) -> tuple[str, ...]:
    """The IDs of the directions that an activity serves."""
    known = known_entries(blueprint)
    found: dict[str, None] = {}
    for name in blueprint.kegiatan_perusahaan[activity].sejalan:
        entry = known.get(name)
        if isinstance(entry, Direction):
            found[entry.id] = None
        elif entry is not None and entry.calon is not None:
            places = {entry.kabupaten, blueprint.edisi.provinsi.kode}
            found.update(
                (one.id, None)
                for kode in places_of(blueprint)
                if kode in places
                for one in directions_of(blueprint, kode)
                if one.calon == entry.calon
            )
    return tuple(found)


@once_per_blueprint
def still_open(blueprint: Blueprint, kabupaten: str) -> tuple[Direction, ...]:
    """The directions of a kabupaten, or of the province alone, that no named activity serves."""
    serving = taken(blueprint)
    return tuple(one for one in directions_of(blueprint, kabupaten) if one.id not in serving)


def places_of(blueprint: Blueprint) -> tuple[str, ...]:
    """The codes of all places that have directions: the province, then its kabupaten."""
    return (blueprint.edisi.provinsi.kode, *blueprint.kabupaten)
