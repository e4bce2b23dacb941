"""Latest year, rank, weakest share, change, age and classes, on values made for the purpose."""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from cetakbiru.insight import indicators
from cetakbiru.insight.indicators import IndicatorYear
from cetakbiru.model import model
from cetakbiru.model.load import Blueprint


@pytest.fixture(scope="session")
def frame(real: Blueprint) -> Blueprint:
    """Six regions, two sources and one indicator of two series, without values."""
    some = next(iter(real.kabupaten.values()))
    source = next(iter(real.sumber.values()))
    indicator = next(iter(real.indikator.values()))
    return dataclasses.replace(
        real,
        kabupaten={code: dataclasses.replace(some, kode=code) for code in "abcdef"},
        sumber={
            "resmi": dataclasses.replace(source, id="resmi", keyakinan="resmi", tahun=2020),
            "baru": dataclasses.replace(source, id="baru", keyakinan="resmi", tahun=2024),
            "warta": dataclasses.replace(source, id="warta", keyakinan="sekunder", tahun=2025),
        },
        indikator={"x": dataclasses.replace(indicator, id="x", seri=("lama", "baru"))},
        nilai=(),
    )


def row(
    wilayah: str, tahun: int, nilai: str, seri: str | None = None, sumber: str = "resmi"
) -> model.Nilai:
    return model.Nilai(wilayah, "x", tahun, Decimal(nilai), seri, sumber, None)


def rows(text: str, tahun: int, seri: str | None = None) -> list[model.Nilai]:
    """ "a=1 b=2" as values of a year."""
    pairs = (pair.split("=") for pair in text.split())
    return [row(wilayah, tahun, nilai, seri) for wilayah, nilai in pairs]


def year(text: str) -> IndicatorYear:
    return IndicatorYear("x", 2024, None, {one.wilayah: one for one in rows(text, 2024)}, None)


def test_the_latest_year_is_one_with_two_thirds_of_the_regions(frame: Blueprint) -> None:
    values = [*rows("a=1 b=2 c=3 d=4", 2022), *rows("a=1 b=2 c=3", 2023)]
    found = indicators.latest_values(dataclasses.replace(frame, nilai=tuple(values)), "x")
    assert found is not None
    assert (found.tahun, list(found.nilai)) == (2022, ["a", "b", "c", "d"])


def test_two_series_never_fill_one_year(frame: Blueprint) -> None:
    values = [*rows("a=1 b=2 c=3", 2023, "lama"), *rows("d=4 e=5 f=6", 2023, "baru")]
    assert indicators.latest_values(dataclasses.replace(frame, nilai=tuple(values)), "x") is None


def test_the_fuller_series_is_taken_then_the_one_listed_later(frame: Blueprint) -> None:
    full = "a=1 b=2 c=3 d=4"
    both = [*rows(full, 2023, "baru"), *rows(full, 2023, "lama")]
    found = indicators.latest_values(dataclasses.replace(frame, nilai=tuple(both)), "x")
    assert found is not None
    assert found.seri == "baru"
    fuller = [*both, row("e", 2023, "5", "lama")]
    found = indicators.latest_values(dataclasses.replace(frame, nilai=tuple(fuller)), "x")
    assert found is not None
    assert found.seri == "lama"


def test_official_goes_before_secondary_and_later_before_earlier(frame: Blueprint) -> None:
    values = (
        row("a", 2023, "1", sumber="warta"),
        row("a", 2023, "2", sumber="resmi"),
        row("a", 2023, "3", sumber="baru"),
    )
    found = indicators.latest_value(dataclasses.replace(frame, nilai=values), "x", "a")
    assert found is not None
    assert found.nilai == 3


def test_the_province_is_not_ranked(frame: Blueprint) -> None:
    province = frame.edisi.provinsi.kode
    values = [*rows("a=1 b=2 c=3 d=4", 2023), row(province, 2023, "9")]
    found = indicators.latest_values(dataclasses.replace(frame, nilai=tuple(values)), "x")
    assert found is not None
    assert found.provinsi is not None
    assert found.provinsi.nilai == 9
    assert province not in indicators.ranks(found, "naik")


@pytest.mark.parametrize(
    ("arah", "expected"),
    [
        ("naik", {"a": 4, "b": 2, "c": 2, "d": 1}),
        ("turun", {"a": 1, "b": 2, "c": 2, "d": 4}),
        ("netral", {}),
    ],
)
def test_equal_values_share_a_rank(arah: str, expected: dict[str, int]) -> None:
    assert indicators.ranks(year("a=1.0 b=2.0 c=2.00 d=3"), arah) == expected


@pytest.mark.parametrize(
    ("text", "arah", "expected"),
    [
        ("a=1 b=2 c=3 d=4 e=5 f=6", "naik", "ab"),
        ("a=1 b=2 c=3 d=4 e=5 f=6", "turun", "ef"),
        ("a=1 b=2 c=3 d=4", "naik", "ab"),  # a third of four is rounded up
        ("a=1 b=2 c=2 d=2 e=5 f=6", "naik", "abcd"),  # equal to the last of them
        ("a=1", "naik", "a"),
        ("a=1 b=2", "netral", ""),
        ("", "naik", ""),
    ],
)
def test_weakest(text: str, arah: str, expected: str) -> None:
    assert indicators.weakest(year(text), arah, model.Ambang(1, 3)) == set(expected)


def test_change_stays_within_a_series(frame: Blueprint) -> None:
    values = (
        row("a", 2020, "1", "baru"),
        row("a", 2021, "5", "lama"),
        row("a", 2022, "2.5", "baru"),
    )
    blueprint = dataclasses.replace(frame, nilai=values)
    found = indicators.change(blueprint, values[2])
    assert found is not None
    assert (found.sebelumnya.tahun, found.selisih) == (2020, Decimal("1.5"))
    assert indicators.change(blueprint, values[1]) is None


def test_change_without_series_stays_within_a_source(frame: Blueprint) -> None:
    values = (row("a", 2021, "1", sumber="warta"), row("a", 2022, "2"), row("a", 2023, "4"))
    blueprint = dataclasses.replace(frame, nilai=values)
    assert indicators.change(blueprint, values[1]) is None
    found = indicators.change(blueprint, values[2])
    assert found is not None
    assert found.sebelumnya.tahun == 2022


@pytest.mark.parametrize(
    ("selisih", "arah", "better"),
    [("1", "naik", True), ("1", "turun", False), ("0", "naik", None), ("1", "netral", None)],
)
def test_better(selisih: str, arah: str, better: bool | None) -> None:
    assert indicators.is_better(Decimal(selisih), arah) is better


def test_age() -> None:
    day = date(2026, 1, 1)
    assert indicators.age(2021, day) == 5
    assert not indicators.is_old(2023, day)
    assert indicators.is_old(2022, day)


def test_classes_are_even_and_equal_values_share_one() -> None:
    values = {code: Decimal(at) for at, code in enumerate("abcdefghij")}
    assert list(indicators.quantile_classes(values, 5).values()) == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert set(indicators.quantile_classes(dict.fromkeys("abc", Decimal(1)), 5).values()) == {0}
    assert indicators.quantile_classes({}, 5) == {}


def test_shipped_ranks_run_from_one_to_the_number_of_values(real: Blueprint) -> None:
    for item in real.indikator.values():
        found = indicators.latest_values(real, item.id)
        if found is None or item.arah == "netral":
            continue
        places = indicators.ranks(found, item.arah)
        assert min(places.values()) == 1
        assert max(places.values()) <= len(found.nilai)
        worst = indicators.weakest(found, item.arah, real.aturan.ambang)
        assert min(places[code] for code in worst) > max(
            (place for code, place in places.items() if code not in worst), default=0
        )


def _subjects(
    frame: Blueprint, values: str, **groups: str | None
) -> tuple[indicators.Subject, ...]:
    """The subjects of region a, of indicators by name with their `kelompok`.

    `values` gives a's rank for each: "x=6 y=1"; the five others take the other places.
    """
    (some,) = frame.indikator.values()
    own = {name: int(rank) for name, rank in (pair.split("=") for pair in values.split())}
    blueprint = dataclasses.replace(
        frame,
        indikator={
            name: dataclasses.replace(some, id=name, arah="turun", seri=(), kelompok=kelompok)
            for name, kelompok in groups.items()
        },
        nilai=tuple(
            model.Nilai(code, name, 2024, Decimal(place), None, "resmi", None)
            for name, rank in own.items()
            for code, place in zip(
                "abcdef", [rank, *(at for at in range(1, 7) if at != rank)], strict=True
            )
        ),
    )
    return indicators.subjects_of(blueprint, "a")


def test_correlated_measures_are_one_subject(frame: Blueprint) -> None:
    found = _subjects(frame, "share=6 number=6 water=1", share="poor", number="poor", water=None)
    poor, water = found
    assert (poor.kelompok, poor.told.indikator.id) == ("poor", "share")
    assert [one.indikator.id for one in poor.others] == ["number"]
    assert poor.lags
    assert (water.kelompok, water.others, water.lags) == (None, (), False)


def test_a_subject_is_told_by_what_lags_in_it(frame: Blueprint) -> None:
    (poor,) = _subjects(frame, "share=1 number=6", share="poor", number="poor")
    assert poor.told.indikator.id == "number"
    assert (poor.told.rank, poor.told.of, poor.told.lags) == (6, 6, True)


def test_subjects_go_from_the_worst_to_the_best(frame: Blueprint) -> None:
    found = _subjects(frame, "p=2 q=6 r=4 s=5", p=None, q=None, r=None, s=None)
    assert [one.told.indikator.id for one in found] == ["q", "s", "r", "p"]
    assert [one.told.lag for one in found] == sorted((one.told.lag for one in found), reverse=True)
