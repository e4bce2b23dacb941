"""Core competences of kecamatan: the stages of each, what their gates say, where they go on.

A stage is a step that somebody records; its gate is the indicator that tells whether it succeeded.
Without an indicator with a target and a year nobody can tell: that is the lesson that the earlier
pilots left, so it is said of each of them, and it is never guessed (decisions/0050).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from cetakbiru.model.instruments import Pendamping
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Kompetensi

PLANNED, PILOT, SUCCEEDED, REPEATED = "rencana", "rintisan", "berhasil", "replikasi"
STAGES = (PLANNED, PILOT, SUCCEEDED, REPEATED)
# The stages that somebody works at or has worked at, so that a gate is asked of them.
TRIED = (PILOT, SUCCEEDED, REPEATED)
DOWNWARDS = "turun"
# Kabupaten, kecamatan and competence: what the rows of one pilot share.
_Pilot = tuple[str, str | None, str]


class Verdict(Enum):
    """What can be said of a stage by its gate."""

    PLAN_ONLY = "hanya rencana yang tercatat"
    CONTINUED = "berlanjut ke tahap berikutnya"
    UNMEASURED = "tidak dapat dinilai: tanpa indikator"
    UNTARGETED = "tidak dapat dinilai: tanpa target"
    RUNNING = "berjalan"
    UNREPORTED = "tahun target lewat, belum diukur"
    MET = "target tercapai"
    MISSED = "target belum tercapai"


_NOT_TO_JUDGE = (Verdict.UNMEASURED, Verdict.UNTARGETED)


@dataclass(frozen=True)
class Path:
    """What one kecamatan has gone through, from the first step; None: no source names it."""

    kabupaten: str
    kecamatan: str | None
    steps: tuple[Kompetensi, ...]


def meets(reached: Decimal, target: Decimal, direction: str | None) -> bool:
    """Whether a value is as good as its target: upwards, unless the direction is "turun"."""
    return reached <= target if direction == DOWNWARDS else reached >= target


def verdict(item: Kompetensi, year: int) -> Verdict:
    """What the gate of a stage says at the year of an edition."""
    if item.tahap == PLANNED:
        return Verdict.PLAN_ONLY
    if item.indikator is None:
        return Verdict.UNMEASURED
    if item.nilai_target is None or item.tahun_target is None:
        return Verdict.UNTARGETED
    if item.nilai_tercapai is None:
        return Verdict.UNREPORTED if item.tahun_target < year else Verdict.RUNNING
    met = meets(item.nilai_tercapai, item.nilai_target, item.arah_nilai)
    return Verdict.MET if met else Verdict.MISSED


def verdict_now(blueprint: Blueprint, item: Kompetensi) -> Verdict:
    """The same at the edition of the blueprint, unless the pilot has come to a higher stage."""
    reached = _stages_of_pilots(blueprint)[_pilot(item)]
    if max(map(STAGES.index, reached)) > STAGES.index(item.tahap):
        return Verdict.CONTINUED
    return verdict(item, blueprint.edisi.tanggal.year)


@once_per_blueprint
def unjudged(blueprint: Blueprint) -> tuple[Kompetensi, ...]:
    """The stages beyond a plan that no indicator or target can tell of, in the order of their
    table."""
    return tuple(
        item
        for item in blueprint.kompetensi.values()
        if verdict_now(blueprint, item) in _NOT_TO_JUDGE
    )


@once_per_blueprint
def paths(blueprint: Blueprint) -> tuple[Path, ...]:
    """The path of each kecamatan, in the order of the table of kecamatan; those of a kabupaten
    without a kecamatan after its others."""
    found: dict[tuple[str, str | None], list[Kompetensi]] = {}
    for item in blueprint.kompetensi.values():
        found.setdefault((item.kabupaten, item.kecamatan), []).append(item)
    places = [*((one.kabupaten, one.kode) for one in blueprint.kecamatan.values())]
    order = {place: at for at, place in enumerate(places)}
    homes = {code: at for at, code in enumerate(blueprint.kabupaten)}
    keys = sorted(
        found, key=lambda key: (homes[key[0]], order.get((key[0], key[1] or ""), len(order)))
    )
    return tuple(Path(*key, tuple(_in_order(found[key]))) for key in keys)


@once_per_blueprint
def repeated_from(blueprint: Blueprint, id: str) -> tuple[Kompetensi, ...]:
    """The stages elsewhere that repeat this one."""
    return tuple(item for item in blueprint.kompetensi.values() if item.asal == id)


@once_per_blueprint
def facilitators_of(blueprint: Blueprint, id: str) -> tuple[Pendamping, ...]:
    """Who accompanies a stage: by role and place, without names."""
    return tuple(item for item in blueprint.pendamping.values() if id in item.kompetensi)


@once_per_blueprint
def _stages_of_pilots(blueprint: Blueprint) -> Mapping[_Pilot, Collection[str]]:
    found: dict[_Pilot, set[str]] = {}
    for item in blueprint.kompetensi.values():
        found.setdefault(_pilot(item), set()).add(item.tahap)
    return found


def _pilot(item: Kompetensi) -> _Pilot:
    return item.kabupaten, item.kecamatan, item.kompetensi.casefold()


def _in_order(items: Iterable[Kompetensi]) -> Iterator[Kompetensi]:
    yield from sorted(items, key=lambda item: (item.tahun, STAGES.index(item.tahap)))
