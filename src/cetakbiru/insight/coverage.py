"""What is known and what is planned where: district × indicator, district × program utama."""

from __future__ import annotations

from dataclasses import dataclass

from cetakbiru.insight.directions import HOLDS
from cetakbiru.insight.entries import entries_of
from cetakbiru.insight.indicators import latest_value
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import Nilai

EMPTY = "kosong"
# From nothing to adopted; a withdrawn programme counts as none.
STAGES = (EMPTY, HOLDS, "usulan", "dibahas", "ditetapkan")


@dataclass(frozen=True)
class Stage:
    """How far a program utama has come in a kabupaten: the furthest status and the count."""

    status: str
    jumlah: int


@once_per_blueprint
def indicator_coverage(blueprint: Blueprint) -> dict[str, dict[str, Nilai | None]]:
    """The newest value, or None, by kabupaten and then by indicator."""
    return {
        kode: {name: latest_value(blueprint, name, kode) for name in blueprint.indikator}
        for kode in blueprint.kabupaten
    }


@once_per_blueprint
def program_coverage(blueprint: Blueprint) -> dict[str, dict[str, Stage]]:
    """The stage by kabupaten and then by program utama."""
    return {
        kode: {bidang: _stage(blueprint, kode, bidang) for bidang in blueprint.bidang}
        for kode in blueprint.kabupaten
    }


def _stage(blueprint: Blueprint, kabupaten: str, bidang: str) -> Stage:
    found = [
        entry.status
        for entry in entries_of(blueprint, kabupaten)
        if entry.bidang == bidang and entry.status in STAGES
    ]
    return Stage(max(found, key=STAGES.index, default=EMPTY), len(found))
