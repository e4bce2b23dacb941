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
from cetakbiru.workbook.layout import COMPUTED
from cetakbiru.workbook.making import instrument_workbook
from tests.conftest import GOOD

NORTH, SOUTH = "99.01", "99.02"


def matrix(place: str) -> bytes:
    return instrument_workbook(load_blueprint(GOOD / "data"), "matriks", {"kabupaten": place})


def rows_of(content: bytes) -> list[dict[str, Any]]:
    """The filled rows, by the names that the columns have in the data."""
    _, names, *rows = openpyxl.load_workbook(io.BytesIO(content))["Matriks"].values
    start = names.index("kabupaten")
    assert names[:start] == (COMPUTED,) * start
    return [dict(zip(names[start:], row[start:])) for row in rows if row[0]]


def test_the_open_columns_are_those_of_the_data_in_their_order() -> None:
    (first, *_) = rows_of(matrix(SOUTH))
    columns = load_blueprint(GOOD / "data").raw.descriptors["matriks"].columns
    assert list(first) == [each.name for each in columns]


def test_what_has_been_given_stands_there_and_the_rest_is_blank() -> None:
    found = rows_of(matrix(NORTH))
    (target,) = (row for row in found if row["indikator"] == "rls")
    assert (target["tahun"], target["target"], target["status"]) == (2030, 8.4, "dibahas")
    (river, poverty) = (row for row in found if row["bidang"] == "LNG")
    assert river["strategi"] == "Warga dan sekolah memeriksa air sungai bersama."
    assert (poverty["indikator"], poverty["target"], poverty["strategi"]) == ("miskin", None, None)


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
