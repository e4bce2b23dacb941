"""Which places lie side by side, across the borders of kabupaten too, and at the sea."""

from __future__ import annotations

from collections.abc import Mapping

from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.topology import read_topology


@once_per_blueprint
def neighbours(blueprint: Blueprint, kode: str) -> tuple[str, ...]:
    """The codes of the kabupaten, or kecamatan, whose outlines share a line with that of `kode`.

    Empty where the outline is not known.
    """
    level = "kabupaten" if kode in blueprint.kabupaten else "kecamatan"
    found = _of_level(blueprint, level).get(kode, ())
    # Outlines may name a place that the tables don't, until a check has told of it.
    return tuple(near for near in found if blueprint.home_of(near) is not None)


@once_per_blueprint
def _of_level(blueprint: Blueprint, level: str) -> Mapping[str, tuple[str, ...]]:
    text = blueprint.outlines(level)
    return read_topology(text).neighbours() if text else {}


@once_per_blueprint
def is_coastal(blueprint: Blueprint, kode: str) -> bool | None:
    """Whether a kecamatan, or any kecamatan of a kabupaten, lies at the sea; None when not told."""
    told = [
        item.pesisir for item in blueprint.kecamatan.values() if kode in (item.kode, item.kabupaten)
    ]
    if True in told:
        return True
    return None if not told or None in told else False
