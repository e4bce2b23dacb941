"""Every desa of the province is found: by its name with what it lies in, and by its code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Desa
from cetakbiru.plans.engine import judged


def _named(blueprint: Blueprint, desa: Desa) -> str:
    kecamatan = blueprint.kecamatan[desa.kecamatan]
    kabupaten = blueprint.kabupaten[kecamatan.kabupaten]
    return f"Desa {desa.nama}, Kec. {kecamatan.nama}, {kabupaten.jenis} {kabupaten.nama}"


def _listed(blueprint: Blueprint, desa: Desa) -> str:
    kecamatan = blueprint.kecamatan[desa.kecamatan]
    kabupaten = blueprint.kabupaten[kecamatan.kabupaten].nama
    return f"{desa.nama.upper()}, {kecamatan.nama}, {kabupaten}"


def _coded(_: Blueprint, desa: Desa) -> str:
    return f"{desa.kode} {desa.nama}"


@pytest.mark.parametrize("written", [_named, _listed, _coded])
def test_every_desa_is_found(
    blueprint: Blueprint, written: Callable[[Blueprint, Desa], str]
) -> None:
    villages = [desa for kode in blueprint.kecamatan for desa in blueprint.desa_of(kode)]
    rows = (f'Beasiswa;"{written(blueprint, desa)}"\n' for desa in villages)
    text = "Kegiatan;Lokasi\n" + "".join(rows)
    result = judged(blueprint, [{"name": "desa.csv", "text": text}])
    found = {
        activity["baris"]: (activity["kabupaten"], activity["kecamatan"], activity["desa"])
        for activity in result["kegiatan"]
    }
    assert {row: place for row, place in found.items() if place != _place(villages[row - 2])} == {}
    assert len(found) == len(villages)
    assert result["tidak_terbaca"] == []


def _place(desa: Desa) -> tuple[list[str], list[str], list[str]]:
    return [desa.kecamatan.rpartition(".")[0]], [desa.kecamatan], [desa.kode]
