"""What the chapters of this province say in words still holds in its data."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from cetakbiru.insight.indicators import latest_values, latest_weakest
from cetakbiru.model.load import Blueprint

SANGGAU, KETAPANG, SINTANG, KAPUAS_HULU = "61.03", "61.04", "61.05", "61.06"
SEKADAU, MELAWI = "61.09", "61.10"


def highest_first(blueprint: Blueprint, indikator: str) -> list[str]:
    """The kabupaten by value of the latest comparable year."""
    year = latest_values(blueprint, indikator)
    assert year is not None
    return sorted(year.nilai, key=lambda code: year.nilai[code].nilai, reverse=True)


def held(blueprint: Blueprint, indikator: str, tahun: int) -> set[Decimal]:
    """The values of the province in a year, of all sources."""
    province = blueprint.edisi.provinsi.kode
    return {
        value.nilai
        for value in blueprint.values_of(indikator)
        if (value.wilayah, value.tahun) == (province, tahun)
    }


def test_much_is_made_where_people_spend_little(real: Blueprint) -> None:
    made, spent = highest_first(real, "pdrb-kapita"), highest_first(real, "pengeluaran")
    assert KAPUAS_HULU in made[:5]
    assert spent[-1] == KAPUAS_HULU
    assert made[1] == KETAPANG


def test_the_places_of_bauxite_lag_in_years_of_school(real: Blueprint) -> None:
    assert {SANGGAU, KETAPANG} <= latest_weakest(real, "hls")


def test_three_kabupaten_have_the_widest_gap_of_water(real: Blueprint) -> None:
    assert set(highest_first(real, "air-minum")[-3:]) == {KETAPANG, SINTANG, SEKADAU}


def test_the_surveys_of_stunting_are_those_named(real: Blueprint) -> None:
    assert held(real, "stunting", 2022) == {Decimal("27.8")}
    assert held(real, "stunting", 2023) == {Decimal("24.5"), Decimal("20.6")}
    assert held(real, "stunting", 2024) == {Decimal("26.8")}


def test_what_is_compared_is_of_the_year_named(real: Blueprint) -> None:
    for name, tahun in {"stunting": 2023, "elektrifikasi": 2018}.items():
        year = latest_values(real, name)
        assert year is not None
        assert year.tahun == tahun, f"bab-3-kondisi.md names another year for {name}"


def test_the_villages_of_2018_are_those_named(real: Blueprint) -> None:
    classes = ("mandiri", "maju", "berkembang", "tertinggal", "sangat-tertinggal")
    found = [held(real, f"desa-{name}", 2018) for name in classes]
    assert found[0] == {Decimal(1)}
    assert sum(value for values in found for value in values) == 2031


def test_the_pages_of_two_kabupaten_name_the_lowest(real: Blueprint) -> None:
    assert highest_first(real, "air-minum")[-1] == SEKADAU
    assert highest_first(real, "miskin-persen")[0] == MELAWI


def test_the_chapter_on_targets_names_the_ambition_that_is_calculated_with(
    root: Path, real: Blueprint
) -> None:
    aimed = real.aturan.usulan_target
    assert aimed is not None
    chapter = (root / "docs/cetak-biru/bab-4-target-indikator.md").read_text(encoding="utf-8")
    assert f"{aimed.ambisi} persen sebagai usulan" in chapter
