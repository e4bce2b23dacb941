"""What the five instruments hold of one place, one agency or one program utama, seen together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from cetakbiru.insight.competence import TRIED
from cetakbiru.insight.work import (
    ACTION,
    COMPANY,
    RENJA,
    Work,
    current_works,
    works_in,
    works_of_kabupaten,
)
from cetakbiru.model.instruments import Kesepakatan, Masukan, Pendamping
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Kompetensi

Row = TypeVar("Row")

# The works that instruments bring: programmes and those of the government have lists of their own.
_BROUGHT = frozenset({RENJA, ACTION, COMPANY})
# States of an agreement in which nothing is left to do.
_SETTLED = frozenset({"selesai", "batal"})


@dataclass(frozen=True)
class Together:
    """What is recorded of a subject. `works` go on in the year of the edition or later.

    `agreements` are still to be kept, `facilitators` at work in that year.
    """

    works: tuple[Work, ...]
    agreements: tuple[Kesepakatan, ...]
    competences: tuple[Kompetensi, ...]
    facilitators: tuple[Pendamping, ...]
    voices: tuple[Masukan, ...]

    def __bool__(self) -> bool:
        return any((self.works, self.agreements, self.competences, self.facilitators, self.voices))

    def of_kind(self, kind: str) -> tuple[Work, ...]:
        """The works of a kind: RENJA, ACTION or COMPANY."""
        return tuple(work for work in self.works if work.kind == kind)


@once_per_blueprint
def together_in(blueprint: Blueprint, place: str) -> Together:
    """What names a kecamatan, or a kabupaten or any place in it, or a desa of theirs.

    What holds in the whole province or, for a kecamatan, in its whole kabupaten is not of it.
    """
    works = works_of_kabupaten if place in blueprint.kabupaten else works_in
    return Together(
        _brought(works(blueprint, place)),
        _agreements_by_place(blueprint).get(place, ()),
        _competences_by_place(blueprint).get(place, ()),
        _facilitators_by_place(blueprint).get(place, ()),
        _voices_by_place(blueprint).get(place, ()),
    )


@once_per_blueprint
def together_of_bidang(blueprint: Blueprint, bidang: str) -> Together:
    """What serves a program utama; competences and facilitators name none."""
    return Together(
        _brought(work for work in current_works(blueprint) if bidang in work.bidang),
        tuple(one for one in _open_agreements(blueprint) if bidang in one.bidang),
        (),
        (),
        tuple(one for one in blueprint.masukan.values() if bidang in one.bidang),
    )


@once_per_blueprint
def together_of_agency(blueprint: Blueprint, opd: str) -> Together:
    """What an agency does, has agreed to and answers, by its code or its name."""
    name = blueprint.opd[opd].nama
    return Together(
        _brought(work for work in current_works(blueprint) if work.owner == opd),
        tuple(one for one in _open_agreements(blueprint) if one.opd == opd),
        (),
        tuple(one for one in _facilitators_at_work(blueprint) if one.lembaga == name),
        tuple(one for one in blueprint.masukan.values() if one.penjawab and name in one.penjawab),
    )


def _brought(works: Iterable[Work]) -> tuple[Work, ...]:
    return tuple(work for work in works if work.kind in _BROUGHT)


def _open_agreements(blueprint: Blueprint) -> tuple[Kesepakatan, ...]:
    return tuple(one for one in blueprint.kesepakatan.values() if one.keadaan not in _SETTLED)


def _facilitators_at_work(blueprint: Blueprint) -> tuple[Pendamping, ...]:
    year = blueprint.edisi.tanggal.year
    return tuple(
        one
        for one in blueprint.pendamping.values()
        if one.tahun_akhir is None or one.tahun_akhir >= year
    )


@once_per_blueprint
def _agreements_by_place(blueprint: Blueprint) -> Mapping[str, tuple[Kesepakatan, ...]]:
    return _by_place((one.wilayah, one) for one in _open_agreements(blueprint))


@once_per_blueprint
def _competences_by_place(blueprint: Blueprint) -> Mapping[str, tuple[Kompetensi, ...]]:
    # Where much is told, what was tried is not lost behind what was only planned.
    found = sorted(blueprint.kompetensi.values(), key=lambda one: one.tahap not in TRIED)
    return _by_place((one.kecamatan or one.kabupaten, one) for one in found)


@once_per_blueprint
def _facilitators_by_place(blueprint: Blueprint) -> Mapping[str, tuple[Pendamping, ...]]:
    return _by_place((one.wilayah, one) for one in _facilitators_at_work(blueprint))


@once_per_blueprint
def _voices_by_place(blueprint: Blueprint) -> Mapping[str, tuple[Masukan, ...]]:
    return _by_place((one.wilayah, one) for one in blueprint.masukan.values())


def _by_place(found: Iterable[tuple[str, Row]]) -> dict[str, tuple[Row, ...]]:
    """Rows by the place that each names and by every place in which that lies."""
    groups: dict[str, list[Row]] = {}
    for place, row in found:
        parts = place.split(".")
        for size in range(1, len(parts) + 1):
            groups.setdefault(".".join(parts[:size]), []).append(row)
    return {place: tuple(rows) for place, rows in groups.items()}
