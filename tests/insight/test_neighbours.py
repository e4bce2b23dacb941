"""Neighbours are found across the borders of kabupaten, and the coast by the kecamatan at it."""

from __future__ import annotations

from dataclasses import replace

from cetakbiru.insight.neighbours import is_coastal, neighbours
from cetakbiru.model.load import Blueprint


def test_neighbours_of_kabupaten_and_of_kecamatan(province: Blueprint) -> None:
    assert neighbours(province, "99.01") == ("99.02",)
    assert neighbours(province, "99.01.02") == ("99.01.01", "99.02.01")


def test_without_outlines_nobody_has_neighbours(province: Blueprint) -> None:
    bare = replace(province, raw=replace(province.raw, outlines={}))
    assert neighbours(bare, "99.01.02") == ()


def test_a_kabupaten_lies_at_the_sea_with_one_of_its_kecamatan(province: Blueprint) -> None:
    assert is_coastal(province, "99.01") is True
    assert is_coastal(province, "99.01.01") is False
    assert is_coastal(province, "99.02") is None, "nobody told of its only kecamatan"


def test_the_real_border_of_two_kabupaten_is_crossed(real: Blueprint) -> None:
    assert "61.07.01" in neighbours(real, "61.02.12")
    assert "61.02.12" in neighbours(real, "61.07.01")
    at_border = [item for item in real.kecamatan.values() if item.perbatasan]
    assert len(at_border) == 15
    assert all(item.sumber_perbatasan for item in at_border)
