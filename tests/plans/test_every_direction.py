"""Every direction of a province that an indicator speaks for: a small step in the right way passes,
a step back and a figure that can't be do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.insight.directions import Direction, all_directions, latest_value
from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Indikator
from cetakbiru.plans.engine import judged
from cetakbiru.plans.read import read_plan
from tests.plans.tables import write_csv

_TITLES = [
    *("ID", "Kegiatan", "Kabupaten", "Kecamatan", "Penerima", "Indikator", "Nilai awal", "Target"),
    *("Anggaran", "Tahun", "Sumber dana"),
]
Target = Callable[[Decimal, Indikator], Decimal]


def _measured(blueprint: Blueprint) -> Iterator[tuple[Direction, Indikator, Decimal, int]]:
    """The directions of kabupaten with the value that stands for their indicator, and its year."""
    for direction in all_directions(blueprint).values():
        if direction.indikator is None or direction.kabupaten not in blueprint.kabupaten:
            continue
        indicator = blueprint.indikator[direction.indikator]
        found = latest_value(blueprint, indicator.id, direction.kabupaten)
        if found is not None and indicator.arah != "netral":
            yield direction, indicator, found.nilai, found.tahun


def _way(indicator: Indikator) -> int:
    return 1 if indicator.arah == "naik" else -1


def _step(indicator: Indikator) -> Decimal:
    assert indicator.langkah is not None
    return indicator.langkah * _way(indicator)


def _verdicts(blueprint: Blueprint, target: Target, path: Path) -> Any:
    """The activities of one plan that turns to every direction."""
    at = {item.kabupaten: item.nama for item in blueprint.kecamatan.values()}
    rows = [
        [
            *(direction.id, direction.nama, direction.kabupaten),
            *(at[direction.kabupaten], f"{40 + number} keluarga", indicator.nama),
            f"{_told(value)} ({year})",
            _told(target(value, indicator)),
            *(f"Rp{90 + number}.000.000", "2027", "Anggaran PPM"),
        ]
        for number, (direction, indicator, value, year) in enumerate(_measured(blueprint))
    ]
    plan = read_plan(write_csv([_TITLES, *rows], path), alignment_rules(blueprint).batas)
    result: Any = judged(blueprint, [plan])
    assert len(result["kegiatan"]) == len(rows)
    return result["kegiatan"]


def _told(value: Decimal) -> str:
    return str(value).replace(".", ",")


def _a_little_better(value: Decimal, indicator: Indikator) -> Decimal:
    assert indicator.rentang is not None
    better = value + _step(indicator) / 2
    return min(max(better, indicator.rentang.minimum), indicator.rentang.maksimum)


def _a_thousand_times(value: Decimal, _: Indikator) -> Decimal:
    return value * 1000


@pytest.fixture(params=["real", "province"])
def blueprint(request: pytest.FixtureRequest) -> Any:
    return request.getfixturevalue(request.param)


def test_a_small_step_passes(blueprint: Blueprint, tmp_path: Path) -> None:
    found = _verdicts(blueprint, _a_little_better, tmp_path / "maju.csv")
    assert [(one["nama"], one["kewajaran"]) for one in found if not one["selaras"]] == []


@pytest.mark.parametrize(
    "target",
    [
        lambda value, it: value - 3 * _step(it),
        lambda value, it: it.rentang.maksimum + 1,
        lambda value, it: it.rentang.minimum - 1,
        _a_thousand_times,
    ],
    ids=["back", "above", "below", "times a thousand"],
)
def test_nonsense_does_not(target: Target, blueprint: Blueprint, tmp_path: Path) -> None:
    found = _verdicts(blueprint, target, tmp_path / "omong.csv")
    # Of thousands of rupiah, a thousand times as much is the same in rupiah: a target that stands.
    allowed = {"mustahil", "diragukan"} if target is _a_thousand_times else {"mustahil"}
    passed = [one for one in found if one["kewajaran"]["putusan"] not in allowed]
    assert [(one["nama"], one["kabupaten"], one["kewajaran"]) for one in passed] == []


def test_an_equal_target_is_doubted(blueprint: Blueprint, tmp_path: Path) -> None:
    found = _verdicts(blueprint, lambda value, _: value, tmp_path / "diam.csv")
    assert {one["kewajaran"]["putusan"] for one in found} == {"diragukan"}
