"""Figures in sentences and the newest value of the province, in the invented province."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from cetakbiru.insight.indicators import latest_values
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Nilai
from cetakbiru.pages.fragments import figures
from cetakbiru.pages.fragments.charts import indicator_comparison
from cetakbiru.pages.fragments.html import EMPTY
from cetakbiru.pages.fragments.links import Links

YEARS = ((2023, "9.00"), (2024, "8.00"))


def value(wilayah: str, tahun: int, nilai: str, seri: str | None = None) -> Nilai:
    return Nilai(wilayah, "miskin", tahun, Decimal(nilai), seri, "sumber-rekaan", None)


@pytest.fixture
def measured(province: Blueprint) -> Blueprint:
    """Poverty in both places, better in one and worse in the other, and in the province later."""
    return dataclasses.replace(
        province,
        nilai=(
            value("99.01", 2023, "9.00"),
            value("99.02", 2023, "11.00"),
            value("99.01", 2024, "8.25"),
            value("99.02", 2024, "11.40"),
            value("99", 2024, "9.80"),
            value("99", 2025, "10.10"),
        ),
    )


@pytest.fixture
def links(measured: Blueprint) -> Links:
    return Links(measured, "cetak-biru/bab-3/")


def test_a_figure_has_its_unit_in_words_and_its_year(measured: Blueprint, links: Links) -> None:
    assert figures.figure(measured, links, "miskin", "99.01") == "8,25 persen (2024)"
    assert figures.province_figure(measured, links, "miskin") == "10,10 persen (2025)"


def test_a_range_names_both_ends(measured: Blueprint, links: Links) -> None:
    found = figures.range_of_figures(measured, links, "miskin")
    assert found == ("dari 8,25 di Contoh Utara sampai 11,40 persen di Kota Contoh Selatan (2024)")


def test_who_lags_is_who_has_more_of_what_should_fall(measured: Blueprint, links: Links) -> None:
    assert figures.lagging_places(measured, links, "miskin") == "Kota Contoh Selatan"


def test_better_and_worse_are_told_apart(measured: Blueprint, links: Links) -> None:
    found = figures.changes_of_figures(measured, links, "miskin")
    assert found == "membaik di Contoh Utara dan memburuk di Kota Contoh Selatan"


def test_all_places_are_told_as_all(measured: Blueprint, links: Links) -> None:
    rows = (value(code, year, nilai) for code in ("99.01", "99.02") for year, nilai in YEARS)
    found = figures.changes_of_figures(
        dataclasses.replace(measured, nilai=tuple(rows)), links, "miskin"
    )
    assert found == "membaik di semua wilayah"


def test_many_places_are_counted() -> None:
    assert figures._places("membaik", list("abcde")) == "membaik di 5 wilayah"
    assert figures._places("membaik", list("abc")) == "membaik di a, b, dan c"


def test_what_is_not_known_is_no_figure(measured: Blueprint, links: Links) -> None:
    bare = dataclasses.replace(measured, nilai=())
    for made in (
        figures.figure(bare, links, "miskin", "99.01"),
        figures.province_figure(bare, links, "miskin"),
        figures.range_of_figures(bare, links, "miskin"),
        figures.lagging_places(bare, links, "miskin"),
        figures.changes_of_figures(bare, links, "miskin"),
    ):
        assert "ppm-kosong" in made
    assert figures.newest_of_province(bare, bare.indikator["miskin"]) == EMPTY


def test_the_newest_value_of_the_province_stands_before_the_year_that_is_compared(
    measured: Blueprint, links: Links
) -> None:
    shown = indicator_comparison(measured, links, "miskin")
    year = latest_values(measured, "miskin")
    newest = figures.newest_of_province(measured, measured.indikator["miskin"], year)
    assert shown.startswith(newest)
    assert "<strong>10,10%</strong> (2025), naik 0,30 (memburuk) dari 9,80% (2024)." in newest


def test_another_series_is_named_and_still_set_beside(measured: Blueprint) -> None:
    """As with two surveys of one thing: the later one must not hide, nor pass for the same."""
    surveys = (
        *(value(code, 2023, "20.0", "satu") for code in measured.kabupaten),
        value("99", 2023, "24.5", "satu"),
        value("99", 2024, "26.8", "dua"),
    )
    mixed = dataclasses.replace(measured, nilai=surveys)
    year = latest_values(mixed, "miskin")
    newest = figures.newest_of_province(mixed, mixed.indikator["miskin"], year)
    assert "<strong>26,80%</strong> (2024, seri dua), naik 2,30 (memburuk)" in newest
    assert "dari 24,50% (2023, seri satu)" in newest
    assert "surveinya atau sumbernya berbeda" in newest


def test_every_indicator_of_the_real_province_shows_its_newest_value(real: Blueprint) -> None:
    links = Links(real, "cetak-biru/bab-3/")
    measured_there = {
        one.indikator for one in real.nilai if one.wilayah == real.edisi.provinsi.kode
    }
    for name in measured_there:
        assert "ppm-angka-provinsi" in indicator_comparison(real, links, name), name
