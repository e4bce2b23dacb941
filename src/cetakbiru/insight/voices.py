"""What was said in consultations and proposed by villages, and what came of it, in both directions.

A voice is a row of data/masukan.csv. It names the rows and the sections that it changed; here each
row and each section finds its voices.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cetakbiru.insight.entries import entries
from cetakbiru.model.instruments import Kehadiran, Masukan
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint

# The states of a voice, from the first to the last.
STATES = ("diterima", "dipertimbangkan", "diambil", "diambil sebagian", "tidak diambil")
DECIDED = frozenset(STATES[2:])


@dataclass(frozen=True)
class Attendance:
    """Sums over the groups of a consultation; None where no group has the number.

    `silent`: how many groups came of which the number of women is not known.
    """

    invited: int | None
    present: int | None
    women: int | None
    silent: int


@once_per_blueprint
def register(blueprint: Blueprint) -> tuple[Masukan, ...]:
    """All voices, the last numbered first."""
    return tuple(sorted(blueprint.masukan.values(), key=lambda one: _number(one.id), reverse=True))


def _number(kode: str) -> tuple[int, ...]:
    """MSK-2026-0012 → (2026, 12)."""
    return tuple(int(part) for part in kode.split("-")[1:])


@once_per_blueprint
def voices_in(blueprint: Blueprint, konsultasi: str) -> tuple[Masukan, ...]:
    """What was said in a consultation, in the order of the numbers."""
    found = (one for one in blueprint.masukan.values() if one.konsultasi == konsultasi)
    return tuple(sorted(found, key=lambda one: _number(one.id)))


@once_per_blueprint
def voices_from(blueprint: Blueprint, wilayah: str) -> tuple[Masukan, ...]:
    """The voices about a place or a part of it, the last numbered first; those about a whole that
    it is part of are not among them."""
    return tuple(
        one
        for one in register(blueprint)
        if one.wilayah == wilayah or one.wilayah.startswith(f"{wilayah}.")
    )


@once_per_blueprint
def voices_of_row(blueprint: Blueprint, kode: str) -> tuple[Masukan, ...]:
    """The voices that made or changed the row with an ID."""
    return _by_row(blueprint).get(kode, ())


@once_per_blueprint
def _by_row(blueprint: Blueprint) -> Mapping[str, tuple[Masukan, ...]]:
    return _grouped(
        (kode, one) for one in blueprint.masukan.values() for kode in dict.fromkeys(one.mengubah)
    )


@once_per_blueprint
def voices_of_page(blueprint: Blueprint, page: str) -> Mapping[str, tuple[Masukan, ...]]:
    """The voices that changed a page of docs/, by the anchor of the section; "" is the page."""
    return _by_page(blueprint).get(page, {})


@once_per_blueprint
def _by_page(blueprint: Blueprint) -> Mapping[str, Mapping[str, tuple[Masukan, ...]]]:
    found: dict[str, list[tuple[str, Masukan]]] = {}
    for one in blueprint.masukan.values():
        for part in dict.fromkeys(one.bagian):
            path, _, anchor = part.partition("#")
            found.setdefault(path, []).append((anchor, one))
    return {path: _grouped(pairs) for path, pairs in found.items()}


@once_per_blueprint
def rows_of_meeting(blueprint: Blueprint, konsultasi: str) -> tuple[str, ...]:
    """The IDs of what came of a consultation: issues raised there, directions and programmes that
    rest on it, agreements, and what its voices changed; each once."""
    found = [
        *(one.id for one in blueprint.isu.values() if one.konsultasi == konsultasi),
        *(one.id for one in entries(blueprint) if konsultasi in one.dasar_konsultasi),
        *(one.id for one in blueprint.kesepakatan.values() if one.konsultasi == konsultasi),
        *(kode for one in voices_in(blueprint, konsultasi) for kode in one.mengubah),
    ]
    return tuple(dict.fromkeys(found))


@once_per_blueprint
def parts_of_meeting(blueprint: Blueprint, konsultasi: str) -> tuple[str, ...]:
    """The pages and sections that the voices of a consultation changed, each once."""
    found = (part for one in voices_in(blueprint, konsultasi) for part in one.bagian)
    return tuple(dict.fromkeys(found))


@once_per_blueprint
def groups_of(blueprint: Blueprint, konsultasi: str) -> tuple[Kehadiran, ...]:
    """The groups that were invited to a consultation, in the order of the data."""
    return tuple(one for one in blueprint.kehadiran if one.konsultasi == konsultasi)


def attendance(groups: Iterable[Kehadiran]) -> Attendance:
    """The sums over groups: invited, present, and the women among these."""
    found = list(groups)
    return Attendance(
        _sum(one.diundang for one in found),
        _sum(one.hadir for one in found),
        _sum(one.hadir_perempuan for one in found),
        sum(bool(one.hadir) and one.hadir_perempuan is None for one in found),
    )


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = [one for one in numbers if one is not None]
    return sum(known) if known else None


def _grouped(pairs: Iterable[tuple[str, Masukan]]) -> dict[str, tuple[Masukan, ...]]:
    found: dict[str, list[Masukan]] = {}
    for key, one in pairs:
        found.setdefault(key, []).append(one)
    return {key: tuple(voices) for key, voices in found.items()}
