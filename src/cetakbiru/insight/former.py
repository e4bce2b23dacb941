"""Former names and codes of places, and what stands for them now."""

from __future__ import annotations

from cetakbiru.base.plain import normal
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.model import RiwayatWilayah


@once_per_blueprint
def resolve(blueprint: Blueprint, asked: str, tahun: int | None = None) -> tuple[str, ...]:
    """The codes of today for a code or a full name; several where the place was split since.

    `tahun` is the year from which the code or name is: what changed after it is followed. Without
    it a code or name of today stands for itself, and a former one for what came of it last. Empty
    when nothing is known of it.
    """
    events = sorted(blueprint.riwayat_wilayah, key=lambda event: event.tahun)
    named = [
        event
        for event in events
        if asked == event.kode_lama or normal(asked) == normal(event.nama_lama)
    ]
    now = _code_of_today(blueprint, asked)
    if tahun is None:
        return (now,) if now else named[-1].kode_baru if named else ()
    if not (now or named):
        return ()
    codes = [now or named[0].kode_lama]
    for event in events:
        if event.tahun > tahun and event.kode_lama in codes:
            at = codes.index(event.kode_lama)
            codes[at : at + 1] = [kode for kode in event.kode_baru if kode not in codes[:at]]
    return tuple(dict.fromkeys(codes))


@once_per_blueprint
def changes_of(blueprint: Blueprint, kode: str) -> tuple[RiwayatWilayah, ...]:
    """The changes from which a place came or that it went through, the earliest first."""
    events = (
        event
        for event in blueprint.riwayat_wilayah
        if kode == event.kode_lama or kode in event.kode_baru
    )
    return tuple(sorted(events, key=lambda event: event.tahun))


def _code_of_today(blueprint: Blueprint, asked: str) -> str | None:
    if asked in blueprint.kabupaten or asked in blueprint.kecamatan:
        return asked
    if any(desa.kode == asked for desa in blueprint.desa_of(asked.rpartition(".")[0])):
        return asked
    names = {normal(item.full_name): item.kode for item in blueprint.kabupaten.values()}
    return names.get(normal(asked))
