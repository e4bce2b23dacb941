"""What of the blueprint concerns one kecamatan, and why there more than elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cetakbiru.insight.competence import TRIED
from cetakbiru.insight.directions import Direction, directions_of
from cetakbiru.insight.entries import active
from cetakbiru.insight.evidence import evidence_by_place
from cetakbiru.insight.neighbours import neighbours
from cetakbiru.insight.position import distance_km
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import BuktiTambang, Kompetensi, Program, ProgramDaerah

_BORDER = "perbatasan"


@dataclass(frozen=True)
class LocalDirection:
    """A direction of the kabupaten as one of its kecamatan has it.

    `border`: an issue of the border is among its reasons, and the kecamatan lies there. `programs`
    follow its guide and name the kecamatan. `competences` were chosen for the kecamatan in a
    government programme that serves its program utama.
    """

    direction: Direction
    border: bool
    programs: tuple[Program, ...]
    competences: tuple[Kompetensi, ...]

    @property
    def is_local(self) -> bool:
        """Whether anything recorded of the kecamatan itself speaks for the direction."""
        return self.border or bool(self.programs or self.competences)


@once_per_blueprint
def local_directions(blueprint: Blueprint, kecamatan: str) -> tuple[LocalDirection, ...]:
    """The directions of the kabupaten by rank, each with what speaks for it in the kecamatan."""
    item = blueprint.kecamatan[kecamatan]
    programs = programs_in(blueprint, kecamatan)
    return tuple(
        LocalDirection(
            one,
            border=bool(item.perbatasan)
            and any(blueprint.isu[name].lingkup == _BORDER for name in one.dasar_isu),
            programs=tuple(program for program in programs if program.calon == one.calon),
            competences=tuple(
                competence
                for competence in competences_in(blueprint, kecamatan)
                if one.bidang in _served_by(blueprint, competence)
            ),
        )
        for one in directions_of(blueprint, item.kabupaten)
    )


@once_per_blueprint
def evidence_in(blueprint: Blueprint, kecamatan: str) -> tuple[BuktiTambang, ...]:
    """The rows of evidence that name the kecamatan: strongest kind first, then newest."""
    home = blueprint.kecamatan[kecamatan].kabupaten
    return evidence_by_place(blueprint, home).get(kecamatan, ())


@once_per_blueprint
def evidence_beside(blueprint: Blueprint, kecamatan: str) -> Mapping[str, tuple[BuktiTambang, ...]]:
    """The rows that name a kecamatan beside this one, by its code; also across kabupaten."""
    found = {
        near: evidence_in(blueprint, near)
        for near in neighbours(blueprint, kecamatan)
        if near in blueprint.kecamatan
    }
    return {near: rows for near, rows in found.items() if rows}


@once_per_blueprint
def nearest_evidence(blueprint: Blueprint, kecamatan: str) -> tuple[str, float] | None:
    """The other kecamatan with rows that lies nearest (`distance_km`), and how far; None where no
    other has any, or outlines are missing."""
    found = (
        (distance, kode)
        for home in blueprint.kabupaten
        for kode in evidence_by_place(blueprint, home)
        if kode != kecamatan and (distance := distance_km(blueprint, kecamatan, kode)) is not None
    )
    distance, kode = min(found, default=(0.0, ""))
    return (kode, distance) if kode else None


@once_per_blueprint
def pilots_beside(blueprint: Blueprint, kecamatan: str) -> Mapping[str, tuple[Kompetensi, ...]]:
    """The core competences that were tried in a kecamatan beside this one, by its code."""
    found = {
        near: tuple(one for one in competences_in(blueprint, near) if one.tahap in TRIED)
        for near in neighbours(blueprint, kecamatan)
    }
    return {near: rows for near, rows in found.items() if rows}


@once_per_blueprint
def programs_in(blueprint: Blueprint, kecamatan: str) -> tuple[Program, ...]:
    """The programmes that hold and name the kecamatan, in the order of their file."""
    home = blueprint.kecamatan[kecamatan].kabupaten
    return tuple(
        one for one in active(blueprint.programs_of_kabupaten(home)) if kecamatan in one.kecamatan
    )


@once_per_blueprint
def government_programs_in(blueprint: Blueprint, kecamatan: str) -> tuple[ProgramDaerah, ...]:
    """The government programmes that name the kecamatan, or its border where it lies there."""
    item = blueprint.kecamatan[kecamatan]
    return tuple(
        one
        for one in blueprint.program_daerah.values()
        if kecamatan in one.kecamatan
        or (
            one.lingkup == _BORDER
            and not one.kecamatan
            and item.perbatasan
            and blueprint.concerns(one, item.kabupaten)
        )
    )


@once_per_blueprint
def government_programs_reaching(blueprint: Blueprint, kecamatan: str) -> tuple[ProgramDaerah, ...]:
    """The same, and those of the whole kabupaten or province."""
    home = blueprint.kecamatan[kecamatan].kabupaten
    placed = {one.id for one in government_programs_in(blueprint, kecamatan)}
    return tuple(
        one
        for one in blueprint.program_daerah.values()
        if one.id in placed
        or (not one.kecamatan and one.lingkup != _BORDER and blueprint.concerns(one, home))
    )


@once_per_blueprint
def competences_in(blueprint: Blueprint, kecamatan: str) -> tuple[Kompetensi, ...]:
    """The core competences that were chosen for the kecamatan, in the order of the table."""
    return tuple(one for one in blueprint.kompetensi.values() if one.kecamatan == kecamatan)


def _served_by(blueprint: Blueprint, competence: Kompetensi) -> tuple[str, ...]:
    """The program utama that the government programme of a competence serves."""
    program = blueprint.program_daerah.get(competence.program_daerah or "")
    return program.bidang if program else ()
