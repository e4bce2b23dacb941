"""What the priority rule computes of an edition's data, as a table that editions are compared by.

Directions stand in no file; without this table only their numbers would have a history.
"""

from __future__ import annotations

from cetakbiru.comparison.snapshot import SnapshotColumn, SnapshotRow, SnapshotTable
from cetakbiru.insight.directions import Direction, Reason, all_directions
from cetakbiru.model.load import Blueprint

DIRECTIONS = "arah"
_COLUMNS = (
    SnapshotColumn("id", "ID"),
    SnapshotColumn("kabupaten", "Kabupaten", ("kabupaten.kode", "provinsi.kode")),
    SnapshotColumn("calon", "Panduan", ("calon.kode",)),
    SnapshotColumn("urutan", "Urutan"),
    SnapshotColumn("alasan", "Alasan"),
)


def directions_table(blueprint: Blueprint | None) -> SnapshotTable | None:
    """The directions that hold; None where the data can't be typed or refer to what is not there,
    as those of other times may."""
    if blueprint is None:
        return None
    try:
        rows = tuple(_row(blueprint, one) for one in all_directions(blueprint).values())
    except KeyError:
        return None
    return SnapshotTable(DIRECTIONS, "Arah prioritas", ("id",), _COLUMNS, rows)


def _row(blueprint: Blueprint, one: Direction) -> SnapshotRow:
    why = "; ".join(_words(blueprint, reason) for reason in one.reasons)
    if one.supplementary:
        why = f"pelengkap: {why}"
    cells = (one.id, one.kabupaten, one.calon, str(one.rank), why)
    home = one.kabupaten if one.kabupaten in blueprint.kabupaten else ""
    return SnapshotRow((one.id,), cells, home, one.nama)


def _words(blueprint: Blueprint, reason: Reason) -> str:
    if reason.value is None:
        return f"isu {blueprint.isu[reason.id].judul}"
    name = blueprint.indikator[reason.id].nama_pendek
    value = str(reason.value.nilai).replace(".", ",")
    return f"{name} {value} ({reason.value.tahun}), peringkat {reason.rank} dari {reason.of}"
