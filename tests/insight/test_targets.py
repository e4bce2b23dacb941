"""Proposed targets, on values made for the purpose."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from cetakbiru.insight.targets import proposed_targets
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Nilai, UsulanTarget


def values(text: str, tahun: int, seri: str | None = None) -> list[Nilai]:
    """ "a=1 b=2" as values of a year."""
    pairs = (pair.split("=") for pair in text.split())
    return [Nilai(code, "x", tahun, Decimal(nilai), seri, "s", None) for code, nilai in pairs]


@pytest.fixture
def base(province: Blueprint) -> Blueprint:
    """Five places, one source, and one indicator that should fall."""
    some = next(iter(province.kabupaten.values()))
    source = next(iter(province.sumber.values()))
    meaning = province.indikator["miskin"]
    return dataclasses.replace(
        province,
        edisi=dataclasses.replace(province.edisi, tanggal=date(2026, 1, 1)),
        kabupaten={code: dataclasses.replace(some, kode=code) for code in "abcde"},
        sumber={"s": dataclasses.replace(source, id="s")},
        indikator={"x": dataclasses.replace(meaning, id="x", arah="turun", jumlah_wilayah=False)},
    )


def proposed(base: Blueprint, *rows: list[Nilai], ambisi: int = 50) -> dict[str, str]:
    held = dataclasses.replace(
        base,
        nilai=tuple(value for row in rows for value in row),
        aturan=dataclasses.replace(base.aturan, usulan_target=UsulanTarget(2030, ambisi)),
    )
    found = proposed_targets(held, "x")
    return {code: f"{target.usulan.normalize():f}" for code, target in found.items()}


def test_who_lags_closes_half_of_the_gap_to_the_median(base: Blueprint) -> None:
    found = proposed(base, values("a=12 b=8 c=6 d=5 e=4", 2025))
    assert found == {"a": "9", "b": "7", "c": "6", "d": "5", "e": "4"}


def test_the_ambition_decides_how_much(base: Blueprint) -> None:
    found = proposed(base, values("a=12 b=8 c=6 d=5 e=4", 2025), ambisi=100)
    assert (found["a"], found["b"]) == ("6", "6")


def test_a_trend_that_leads_further_is_taken(base: Blueprint) -> None:
    before, now = values("a=14", 2024), values("a=12 b=8 c=6 d=5 e=4", 2025)
    # 12 − 2·5 = 2 is further than the median, 6: half of the way is 7, and not 9.
    assert proposed(base, before, now)["a"] == "7"


def test_a_change_for_the_worse_is_not_continued(base: Blueprint) -> None:
    before, now = values("a=10 e=3", 2024), values("a=12 b=8 c=6 d=5 e=4", 2025)
    found = proposed(base, before, now)
    assert (found["a"], found["e"]) == ("9", "4")


def test_nobody_is_asked_for_more_than_the_best_has_achieved(base: Blueprint) -> None:
    before, now = values("a=20 e=6", 2024), values("a=12 b=8 c=6 d=5 e=4", 2025)
    found = proposed(base, before, now)
    assert (found["a"], found["e"]) == ("4", "4")


def test_what_should_rise_rises(base: Blueprint) -> None:
    rising = {"x": dataclasses.replace(base.indikator["x"], arah="naik")}
    held = dataclasses.replace(base, indikator=rising)
    found = proposed(held, values("a=12 b=8 c=6 d=5 e=4", 2025))
    assert found == {"a": "12", "b": "8", "c": "6", "d": "5.5", "e": "5"}


@pytest.mark.parametrize("change", [{"arah": "netral"}, {"jumlah_wilayah": True}])
def test_what_has_no_better_or_only_counts_has_no_target(
    base: Blueprint, change: dict[str, object]
) -> None:
    other = {"x": dataclasses.replace(base.indikator["x"], **change)}  # type: ignore[arg-type] # parametrised
    held = dataclasses.replace(base, indikator=other)
    assert proposed(held, values("a=12 b=8 c=6 d=5 e=4", 2025)) == {}


def test_nothing_starts_from_old_figures_nor_aims_at_the_past(base: Blueprint) -> None:
    assert proposed(base, values("a=12 b=8 c=6 d=5 e=4", 2021)) == {}
    assert proposed(base, values("a=12 b=8 c=6 d=5 e=4", 2030)) == {}


def test_without_a_stated_ambition_no_target_is_proposed(base: Blueprint) -> None:
    silent = dataclasses.replace(
        base,
        nilai=tuple(values("a=12 b=8 c=6 d=5 e=4", 2025)),
        aturan=dataclasses.replace(base.aturan, usulan_target=None),
    )
    assert proposed_targets(silent, "x") == {}
