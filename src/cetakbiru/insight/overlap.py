"""Who works on the same thing in the same place and year: rows of plans, programmes, government.

The part on rows of plans is also in theme/assets/align/match.js; change both together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cetakbiru.base.plain import normal
from cetakbiru.insight.entries import active, entries_of
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import ProgramDaerah

NOW = "bersamaan"
ENDED = "sudah berakhir"
UNDATED = "tahun tidak disebut"
# What the ID of a programme begins with; that of a direction begins otherwise.
_PROGRAM = "PRG-"


@dataclass(frozen=True)
class Work:
    """What an activity is, as far as overlaps go."""

    name: str
    kabupaten: Sequence[str]
    kecamatan: Sequence[str]
    bidang: str | None
    subprogram: str | None
    program: str | None
    years: Sequence[int]


def same_work(works: Sequence[Work], limit: int) -> dict[int, list[int]]:
    """For each activity that has them, the first `limit` + 1 others of the same place, subject and
    year.

    The subject is the sub-programme, or the programme where the bidang has none; activities
    without either, or without a kecamatan, meet only others of the very same name. Activities that
    follow two different programmes of the blueprint don't meet: whoever owns these told them apart.
    """
    groups: dict[tuple[str, str, int], list[int]] = {}
    keys = [_keys(work) for work in works]
    for at, found in enumerate(keys):
        for key in found:
            groups.setdefault(key, []).append(at)
    partners: dict[int, list[int]] = {}
    for at, found in enumerate(keys):
        others = _first_others(works, at, (groups[key] for key in found), limit + 1)
        if others:
            partners[at] = sorted(others)
    return partners


def _keys(work: Work) -> list[tuple[str, str, int]]:
    subject = work.subprogram or work.program
    if subject is None or not work.kecamatan:
        subject = f"nama {normal(work.name)}"
    places = work.kecamatan or work.kabupaten
    return [(place, subject, year) for place in places for year in work.years]


def _first_others(
    works: Sequence[Work], at: int, groups: Iterable[Sequence[int]], limit: int
) -> list[int]:
    found: list[int] = []
    for group in groups:
        for other in group:
            if other == at or other in found or _told_apart(works[at], works[other]):
                continue
            found.append(other)
            if len(found) == limit:
                return found
    return found


def _told_apart(one: Work, other: Work) -> bool:
    """Whether the activities follow two different programmes; a direction may be followed twice."""
    ids = (one.program or "", other.program or "")
    return all(name.startswith(_PROGRAM) for name in ids) and ids[0] != ids[1]


def government_overlap(item: ProgramDaerah, regions: Iterable[str], work: Work) -> str | None:
    """How a government programme that holds in `regions` meets an activity.

    NOW, UNDATED or ENDED (it ended before the activity begins); None when they don't meet.
    """
    if work.bidang not in item.bidang or not set(work.kabupaten) & set(regions):
        return None
    if item.kecamatan and work.kecamatan and not set(item.kecamatan) & set(work.kecamatan):
        return None
    start, end = item.tahun_awal, item.tahun_akhir
    if start is None and end is None:
        return UNDATED
    if not work.years:
        return None
    first = start if start is not None else min(work.years)
    last = end if end is not None else max(work.years)
    if any(first <= year <= last for year in work.years):
        return NOW
    return ENDED if last < min(work.years) else None


def regions_of(blueprint: Blueprint, item: ProgramDaerah) -> tuple[str, ...]:
    """The kabupaten in which a government programme holds."""
    return tuple(kode for kode in blueprint.kabupaten if blueprint.concerns(item, kode))


@dataclass(frozen=True)
class Meeting:
    """Priority programmes that meet a government programme in a kabupaten and bidang."""

    kabupaten: str
    bidang: str
    government: str
    programs: tuple[str, ...]
    time: str


@once_per_blueprint
def government_meetings(blueprint: Blueprint) -> tuple[Meeting, ...]:
    """Where priority programmes and government programmes meet, by kabupaten and bidang.

    A programme begins no earlier than the edition that proposes it, so a government programme that
    ended before is told as ended.
    """
    edition = blueprint.edisi.tanggal.year
    return tuple(
        Meeting(kode, bidang, item.id, programs, _time(item, edition))
        for kode in blueprint.kabupaten
        for item in blueprint.program_daerah.values()
        if blueprint.concerns(item, kode)
        for bidang in item.bidang
        if (programs := _of_bidang(blueprint, kode, bidang, item.kecamatan))
    )


def _of_bidang(
    blueprint: Blueprint, kabupaten: str, bidang: str, kecamatan: Sequence[str]
) -> tuple[str, ...]:
    return tuple(
        program.id
        for program in entries_of(blueprint, kabupaten)
        if program.bidang == bidang
        and (not kecamatan or not program.kecamatan or set(kecamatan) & set(program.kecamatan))
    )


def _time(item: ProgramDaerah, edition: int) -> str:
    if item.tahun_akhir is None:
        return UNDATED if item.tahun_awal is None else NOW
    return ENDED if item.tahun_akhir < edition else NOW


@once_per_blueprint
def shared_subprograms(blueprint: Blueprint) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The programmes that share kabupaten and sub-programme, where there is more than one."""
    groups: dict[tuple[str, str], list[str]] = {}
    for program in active(blueprint.program.values()):
        if program.subprogram is not None:
            groups.setdefault((program.kabupaten, program.subprogram), []).append(program.id)
    return {key: tuple(found) for key, found in groups.items() if len(found) > 1}
