"""The sheet for agencies: what is computed, what has been given, and room for the rest."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from cetakbiru.cli.main import ppm
from cetakbiru.model.load import load_blueprint
from cetakbiru.workbook.matrix_sheet import SHEET, TABLE, matrix_workbook
from tests.conftest import GOOD

NORTH, SOUTH = "99.01", "99.02"


def rows_of(content: bytes) -> list[dict[str, Any]]:
    """The open cells of each row, by the names that the columns have in the data."""
    rows = list(openpyxl.load_workbook(io.BytesIO(content))[SHEET].values)
    head = next(at for at, row in enumerate(rows) if "kabupaten" in row)
    start = rows[head].index("kabupaten")
    return [dict(zip(rows[head][start:], row[start:])) for row in rows[head + 1 :]]


def test_the_open_columns_are_those_of_the_data_in_their_order() -> None:
    blueprint = load_blueprint(GOOD / "data")
    (first, *_) = rows_of(matrix_workbook(blueprint, [SOUTH]))
    assert list(first) == [each.name for each in blueprint.raw.descriptors[TABLE].columns]


def test_what_has_been_given_stands_there_and_the_rest_is_blank() -> None:
    blueprint = load_blueprint(GOOD / "data")
    found = rows_of(matrix_workbook(blueprint, [NORTH]))
    (target,) = (row for row in found if row["indikator"] == "rls")
    assert (target["tahun"], target["target"], target["status"]) == (2030, 8.4, "dibahas")
    (river, poverty) = (row for row in found if row["bidang"] == "LNG")
    assert river["strategi"] == "Warga dan sekolah memeriksa air sungai bersama."
    assert (poverty["indikator"], poverty["target"], poverty["strategi"]) == ("miskin", None, None)


def test_the_same_data_give_the_same_bytes() -> None:
    blueprint = load_blueprint(GOOD / "data")
    assert matrix_workbook(blueprint, [SOUTH]) == matrix_workbook(blueprint, [SOUTH])


@pytest.mark.parametrize(
    ("words", "places"),
    [([], {NORTH, SOUTH}), (["--kabupaten", SOUTH], {SOUTH}), (["--kabupaten", "98.01"], set())],
)
def test_the_command_writes_all_places_or_one(
    tmp_path: Path, words: list[str], places: set[str]
) -> None:
    out = tmp_path / "matriks.xlsx"
    command = ["template", "matriks", *words, "--out", str(out), "--data", str(GOOD / "data")]
    assert CliRunner().invoke(ppm, command).exit_code == (0 if places else 2)
    assert out.exists() is bool(places)
    if places:
        assert {row["kabupaten"] for row in rows_of(out.read_bytes())} == places
