"""Evidence of mining counts where it is told, and a deposit alone is no mining at work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cetakbiru.insight.evidence import (
    AT_WORK,
    KINDS,
    POTENTIAL,
    RECORDED,
    UNKNOWN,
    evidence_of,
    evidence_of_province,
    mining_standing,
)
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import read_descriptors

HOME, OTHER = "99.01", "99.02"


def test_a_kabupaten_has_what_its_kecamatan_have(province: Blueprint) -> None:
    assert [row.wilayah for row in evidence_of(province, HOME)] == ["99.01.02", HOME]
    assert [row.wilayah for row in evidence_of(province, OTHER)] == ["99.02.01"]
    assert [row.wilayah for row in evidence_of_province(province)] == ["99"]


def test_the_kinds_are_those_of_the_table() -> None:
    column = read_descriptors()["bukti_tambang"].columns_by_name["jenis"]
    assert tuple(KINDS) == column.enum


@pytest.mark.parametrize("kind", KINDS)
def test_only_mining_at_work_is_recorded(province: Blueprint, kind: str) -> None:
    rows = tuple(replace(row, jenis=kind) for row in province.bukti_tambang if row.wilayah == HOME)
    blueprint = replace(province, bukti_tambang=rows)
    expected = POTENTIAL if kind == "endapan" else UNKNOWN
    assert mining_standing(blueprint, HOME) == (RECORDED if kind in AT_WORK else expected)
    assert mining_standing(blueprint, OTHER) == UNKNOWN


def test_stronger_evidence_stands_before_newer(province: Blueprint) -> None:
    told = (("endapan", 2020), ("produksi", 2023), ("endapan", 2026), ("izin", 2024))
    row = province.bukti_tambang[0]
    rows = tuple(replace(row, wilayah=HOME, jenis=kind, tahun=year) for kind, year in told)
    found = evidence_of(replace(province, bukti_tambang=rows), HOME)
    assert [(one.jenis, one.tahun) for one in found] == [
        ("izin", 2024),
        ("produksi", 2023),
        ("endapan", 2026),
        ("endapan", 2020),
    ]


def test_the_province_tells_which_places_have_mining(real: Blueprint) -> None:
    standing = {kode: mining_standing(real, kode) for kode in real.kabupaten}
    assert standing["61.71"] == UNKNOWN, "no source tells of mining in Kota Pontianak"
    assert standing["61.10"] == POTENTIAL
    assert standing["61.03"] == RECORDED
