"""Where dated sources tell of mining, and how much that says: at work, or only a deposit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import BuktiTambang

# The kinds of evidence by what they are called on pages, the strongest first.
KINDS: Mapping[str, str] = MappingProxyType(
    {
        "izin": "Izin",
        "produksi": "Tambang bekerja",
        "pengolahan": "Pabrik pengolahan",
        "endapan": "Endapan",
        "pencabutan": "Izin dicabut",
    }
)
# Kinds that show mining or refining at work; of the others a deposit shows that it may come.
AT_WORK = frozenset({"izin", "produksi", "pengolahan"})
DEPOSIT = "endapan"

RECORDED = "tercatat"
POTENTIAL = "potensi"
UNKNOWN = "tanpa bukti"


@once_per_blueprint
def evidence_of(blueprint: Blueprint, kabupaten: str) -> tuple[BuktiTambang, ...]:
    """The rows at a kabupaten or at any of its kecamatan: strongest kind first, then newest."""
    return _sorted(blueprint, kabupaten)


@once_per_blueprint
def evidence_of_province(blueprint: Blueprint) -> tuple[BuktiTambang, ...]:
    """The rows that speak of the whole province and so of no place in it, in the same order."""
    return _sorted(blueprint, None)


def _sorted(blueprint: Blueprint, home: str | None) -> tuple[BuktiTambang, ...]:
    kinds = list(KINDS)
    found = (row for row in blueprint.bukti_tambang if blueprint.home_of(row.wilayah) == home)
    return tuple(sorted(found, key=lambda row: (kinds.index(row.jenis), -row.tahun, row.wilayah)))


@once_per_blueprint
def evidence_by_place(
    blueprint: Blueprint, kabupaten: str
) -> Mapping[str, tuple[BuktiTambang, ...]]:
    """The rows of a kabupaten that name a kecamatan, by its code; in the same order."""
    found: dict[str, list[BuktiTambang]] = {}
    for row in evidence_of(blueprint, kabupaten):
        if row.wilayah in blueprint.kecamatan:
            found.setdefault(row.wilayah, []).append(row)
    return {kode: tuple(rows) for kode, rows in found.items()}


@dataclass(frozen=True)
class KindOfEvidence:
    """What the rows of one kind tell of a kabupaten together.

    `kecamatan` are those that rows name; none where they speak of the whole kabupaten only. `first`
    and `last` are the years that the rows bear, not a time through which anything lasted.
    """

    jenis: str
    komoditas: tuple[str, ...]
    kecamatan: tuple[str, ...]
    first: int
    last: int


@once_per_blueprint
def evidence_by_kind(blueprint: Blueprint, kabupaten: str) -> tuple[KindOfEvidence, ...]:
    """The rows of a kabupaten and its kecamatan, kind by kind, the strongest kind first."""
    kinds: dict[str, list[BuktiTambang]] = {}
    for row in evidence_of(blueprint, kabupaten):
        kinds.setdefault(row.jenis, []).append(row)
    return tuple(
        KindOfEvidence(
            kind,
            tuple(sorted({row.komoditas for row in rows})),
            tuple(sorted({row.wilayah for row in rows if row.wilayah != kabupaten})),
            min(row.tahun for row in rows),
            max(row.tahun for row in rows),
        )
        for kind, rows in kinds.items()
    )


@once_per_blueprint
def mining_standing(blueprint: Blueprint, kabupaten: str) -> str:
    """RECORDED when a row shows mining at work, POTENTIAL when rows tell of deposits only, else
    UNKNOWN."""
    kinds = {row.jenis for row in evidence_of(blueprint, kabupaten)}
    if kinds & AT_WORK:
        return RECORDED
    return POTENTIAL if DEPOSIT in kinds else UNKNOWN
