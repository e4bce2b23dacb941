"""What targets are measured by, on values made for the purpose."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from cetakbiru.insight.yardsticks import extremes, steepest_step
from cetakbiru.model import model
from cetakbiru.model.load import Blueprint, load_blueprint

Given = Callable[..., Blueprint]


@pytest.fixture(scope="session")
def given(root: Path) -> Given:
    """Three regions and one indicator with these values: (region, year, value, series)."""
    shipped = load_blueprint(root / "data")
    some = next(iter(shipped.kabupaten.values()))
    source = next(iter(shipped.sumber.values()))
    indicator = next(iter(shipped.indikator.values()))

    def make(*values: tuple[str, int, str, str], arah: str = "naik") -> Blueprint:
        return dataclasses.replace(
            shipped,
            kabupaten={code: dataclasses.replace(some, kode=code) for code in "abc"},
            sumber={"s": dataclasses.replace(source, id="s")},
            indikator={
                "x": dataclasses.replace(indicator, id="x", seri=("satu", "dua"), arah=arah)
            },
            nilai=tuple(
                model.Nilai(code, "x", year, Decimal(text), series, "s", None)
                for code, year, text, series in values
            ),
        )

    return make


def test_the_steepest_step_is_that_of_a_year(given: Given) -> None:
    step = steepest_step(
        given(
            ("a", 2020, "10", "satu"),
            ("a", 2024, "18", "satu"),
            ("b", 2023, "15", "satu"),
            ("b", 2024, "12", "satu"),
        ),
        "x",
    )
    assert step is not None
    assert (step.per_year, step.earlier.tahun, step.later.wilayah) == (Decimal(3), 2023, "b")


def test_values_of_two_series_are_no_step(given: Given) -> None:
    assert steepest_step(given(("a", 2023, "10", "satu"), ("a", 2024, "90", "dua")), "x") is None


@pytest.mark.parametrize(("arah", "best"), [("naik", "c"), ("turun", "a")])
def test_the_best_is_where_the_indicator_points(given: Given, arah: str, best: str) -> None:
    values = [("a", 2024, "1", "satu"), ("b", 2024, "2", "satu"), ("c", 2024, "3", "satu")]
    ends = extremes(given(*values, arah=arah), "x")
    assert ends is not None
    assert (ends.best.wilayah, ends.worst.wilayah) == (best, "c" if best == "a" else "a")


def test_without_a_direction_or_a_comparable_year_none_is_best(given: Given) -> None:
    values = [("a", 2024, "1", "satu"), ("b", 2024, "2", "satu"), ("c", 2024, "3", "satu")]
    assert extremes(given(*values, arah="netral"), "x") is None
    assert extremes(given(*values[:1]), "x") is None
