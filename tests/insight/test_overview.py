"""Coverage and matrices count what the list of programmes says."""

from __future__ import annotations

import dataclasses
import gc
import weakref

import pytest

from cetakbiru.insight import coverage, matrix
from cetakbiru.insight.directions import directions_of
from cetakbiru.insight.entries import entries
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint

_PROGRAM = "PRG-9901-LNG-01"


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
    province: Blueprint, statuses: tuple[str, ...], expected: tuple[str, int]
) -> None:
    program = province.program[_PROGRAM]
    found = coverage.program_coverage(with_statuses(province, *statuses))
    stage = found[program.kabupaten][program.bidang]
    assert (stage.status, stage.jumlah) == expected


def test_every_pair_is_covered_or_named_empty(real: Blueprint) -> None:
    known = coverage.indicator_coverage(real)
    assert list(known) == list(real.kabupaten)
    assert all(list(values) == list(real.indikator) for values in known.values())


def test_matrices_add_up_to_the_entries_in_force(real: Blueprint) -> None:
    total = len(entries(real))
    assert total > 100
    agencies = matrix.agencies_by_bidang(real)
    assert sum(agencies.values()) == total
    assert sum(matrix.column_total(agencies, code) for code in real.bidang) == total
    districts = matrix.districts_by_bidang(real)
    provincial = len(directions_of(real, real.edisi.provinsi.kode))
    assert provincial > 0
    for counted in (
        sum(districts.values()),
        sum(matrix.column_total(districts, code) for code in real.bidang),
        sum(matrix.row_total(districts, code) for code in real.kabupaten),
    ):
        assert counted == total - provincial


def test_a_withdrawn_programme_is_not_counted(province: Blueprint) -> None:
    blueprint = with_statuses(province, "usulan", "dicabut")
    assert matrix.districts_by_bidang(blueprint)["99.01", "LNG"] == 1


def test_results_are_remembered_and_forgotten_with_their_blueprint(real: Blueprint) -> None:
    runs: list[str] = []

    @once_per_blueprint
    def measured(_: Blueprint, word: str) -> str:
        runs.append(word)
        return word

    blueprint = dataclasses.replace(real)
    gone = weakref.ref(blueprint)
    assert measured(blueprint, "a") == measured(blueprint, "a") == "a"
    assert measured(blueprint, "b") == "b"
    assert runs == ["a", "b"]
    del blueprint
    gc.collect()
    assert gone() is None
