"""Coverage and matrices count what the list of programmes says."""

from __future__ import annotations

import dataclasses
import gc
import weakref
from pathlib import Path

import pytest

from cetakbiru.insight import coverage, matrix
from cetakbiru.insight.directions import directions_of
from cetakbiru.insight.entries import entries
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.model.memo import once_per_blueprint
from tests.conftest import GOOD

_PROGRAM = "PRG-9901-LNG-01"


@pytest.fixture(scope="session")
def shipped(root: Path) -> Blueprint:
    return load_blueprint(root / "data")


@pytest.fixture(scope="session")
def invented() -> Blueprint:
    return load_blueprint(GOOD / "data")


def with_statuses(blueprint: Blueprint, *statuses: str) -> Blueprint:
    """Copies of one programme with these statuses, and no other; no direction stands beside it."""
    program = blueprint.program[_PROGRAM]
    return dataclasses.replace(
        blueprint,
        program={
            f"{program.id}-{at}": dataclasses.replace(
                program, id=f"{program.id}-{at}", status=status
            )
            for at, status in enumerate(statuses)
        },
    )


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        (("usulan", "dibahas"), ("dibahas", 2)),
        (("ditetapkan", "usulan", "dicabut"), ("ditetapkan", 2)),
        (("dicabut",), ("kosong", 0)),
    ],
)
def test_the_furthest_status_counts(
    invented: Blueprint, statuses: tuple[str, ...], expected: tuple[str, int]
) -> None:
    program = invented.program[_PROGRAM]
    found = coverage.program_coverage(with_statuses(invented, *statuses))
    stage = found[program.kabupaten][program.bidang]
    assert (stage.status, stage.jumlah) == expected


def test_every_pair_is_covered_or_named_empty(shipped: Blueprint) -> None:
    known = coverage.indicator_coverage(shipped)
    assert list(known) == list(shipped.kabupaten)
    assert all(list(values) == list(shipped.indikator) for values in known.values())


def test_matrices_add_up_to_the_entries_in_force(shipped: Blueprint) -> None:
    total = len(entries(shipped))
    assert total > 100
    agencies = matrix.agencies_by_bidang(shipped)
    assert sum(agencies.values()) == total
    assert sum(matrix.column_total(agencies, code) for code in shipped.bidang) == total
    districts = matrix.districts_by_bidang(shipped)
    provincial = len(directions_of(shipped, shipped.edisi.provinsi.kode))
    assert provincial > 0
    for counted in (
        sum(districts.values()),
        sum(matrix.column_total(districts, code) for code in shipped.bidang),
        sum(matrix.row_total(districts, code) for code in shipped.kabupaten),
    ):
        assert counted == total - provincial


def test_a_withdrawn_programme_is_not_counted(invented: Blueprint) -> None:
    blueprint = with_statuses(invented, "usulan", "dicabut")
    assert matrix.districts_by_bidang(blueprint)["99.01", "LNG"] == 1


def test_results_are_remembered_and_forgotten_with_their_blueprint(shipped: Blueprint) -> None:
    runs: list[str] = []

    @once_per_blueprint
    def measured(_: Blueprint, word: str) -> str:
        runs.append(word)
        return word

    blueprint = dataclasses.replace(shipped)
    gone = weakref.ref(blueprint)
    assert measured(blueprint, "a") == measured(blueprint, "a") == "a"
    assert measured(blueprint, "b") == "b"
    assert runs == ["a", "b"]
    del blueprint
    gc.collect()
    assert gone() is None
