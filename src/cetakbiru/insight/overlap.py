"""Where programmes and directions meet each other and those of the government."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cetakbiru.insight.entries import active, entries_of
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import ProgramDaerah

NOW = "bersamaan"
ENDED = "sudah berakhir"
UNDATED = "tahun tidak disebut"


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
