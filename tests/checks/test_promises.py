"""A programme's baseline is a value of nilai.csv: looked up, or equal to it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cetakbiru.checks.run import run_checks
from cetakbiru.comparison.take import take_snapshot
from cetakbiru.model.load import load_blueprint
from cetakbiru.model.source import read_data
from cetakbiru.outputs.opendata.collect import collect_tables
from tests.checks.conftest import Edit

PROGRAMS = "data/program/contoh-utara.csv"
VALUES = "data/indikator/nilai.csv"
TYPED = "rls,7.90,2024,sumber-rekaan,,8.10,"


def _codes(project: Path) -> list[tuple[str, str]]:
    return [
        (problem.file.rpartition("/")[2], problem.code)
        for problem in run_checks(project / "data", None, {})
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("rls,,,,,8.10,", (Decimal("7.90"), 2024)),
        ("rls,,2023,,,8.10,", (Decimal("7.10"), 2023)),
        ("rls,,,sumber-rekaan,,8.10,", (Decimal("7.90"), 2024)),
        ("miskin,,,,,7.10,", (Decimal("8.25"), 2024)),
        (",,,,,8.10,", (None, None)),
    ],
)
def test_an_empty_baseline_is_looked_up(
    project: Path, edit: Edit, typed: str, found: tuple[Decimal | None, int | None]
) -> None:
    edit(PROGRAMS, TYPED, typed)
    assert _codes(project) == []
    blueprint = load_blueprint(project / "data")
    program = blueprint.program["PRG-9901-PEN-01"]
    assert (program.baseline, program.baseline_tahun) == found
    # And so it stands in the open data, in the whole table and in that of the kabupaten.
    for table in collect_tables(blueprint):
        if table.name in ("program", "program-99.01"):
            names = [field.name for field in table.fields]
            row = next(row for row in table.rows if row[0] == program.id)
            assert (row[names.index("baseline")], row[names.index("baseline_tahun")]) == found


def test_a_figure_that_is_looked_up_is_no_change(project: Path, edit: Edit) -> None:
    before = take_snapshot(read_data(project / "data"), None)
    edit(PROGRAMS, TYPED, "rls,,,,,8.10,")
    after = take_snapshot(read_data(project / "data"), None)
    assert after.tables["program"] == before.tables["program"]


def test_the_same_number_written_otherwise_is_equal(project: Path, edit: Edit) -> None:
    edit(PROGRAMS, "rls,7.90,", "rls,7.9,")
    assert _codes(project) == []


def test_a_year_without_value_is_told_also_where_the_figure_is_looked_up(
    project: Path, edit: Edit
) -> None:
    edit(PROGRAMS, TYPED, "rls,,2019,,,8.10,")
    assert _codes(project) == [("contoh-utara.csv", "baseline-tahun-lain")]


@pytest.mark.parametrize(
    ("new", "code"),
    [
        ("97.90", "nilai-di-luar-rentang"),
        ("7,90", "sel-lebih"),
        ("delapan", "bukan-angka"),
    ],
)
def test_a_fault_of_nilai_is_not_told_again_at_the_programme(
    project: Path, edit: Edit, new: str, code: str
) -> None:
    edit(VALUES, "99.01,rls,2024,7.90", f"99.01,rls,2024,{new}")
    told = _codes(project)
    assert [file for file, _ in told] == ["nilai.csv"], told


def test_a_corrected_value_asks_its_copy_to_follow(project: Path, edit: Edit) -> None:
    """The first example of the guide: the figure is corrected where it comes from."""
    edit(VALUES, "99.01,rls,2024,7.90", "99.01,rls,2024,7.98")
    (problem,) = run_checks(project / "data", None, {})
    assert problem.code == "baseline-berbeda"
    assert "nilai.csv baris 5: 7.98; 2024; sumber sumber-rekaan" in problem.message
    assert "tulis 7.98 di sini, atau kosongkan" in problem.hint
    edit(PROGRAMS, TYPED, "rls,,,,,8.10,")
    assert _codes(project) == []


@pytest.mark.parametrize(
    "targets",
    ["7.9,8.0,8.1,8.2,8.3", ",,,,9.0", "8.0,8.0,8.0,,", ",,,,"],
)
def test_targets_that_make_sense(project: Path, edit: Edit, targets: str) -> None:
    edit(PROGRAMS, "sumber-rekaan,,8.10,,,,", f"sumber-rekaan,{targets},")
    assert _codes(project) == []


def test_an_odd_target_is_no_measure_for_the_next(project: Path, edit: Edit) -> None:
    edit(PROGRAMS, "sumber-rekaan,,8.10,,,,", "sumber-rekaan,8.0,81,8.2,8.1,8.3,")
    found = [(one.field, one.code) for one in run_checks(project / "data", None, {})]
    assert found == [("target_2027", "target-mustahil"), ("target_2029", "target-berbalik")]
