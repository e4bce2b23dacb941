"""Sheets by somebody who had not seen the importer give the rows that their writer wants."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cetakbiru.foreign.grid import read_grids
from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.renja.proposal import Wishes, propose
from cetakbiru.renja.reading import read_rows
from tests.conftest import ROOT
from tests.examples.renja.strangers.compare import HERE, SHEETS, differences

# The writer's list of villages gives this one the code 1004, and its neighbour in the list 1005.
_SLIPS_OF_THE_WRITER = {
    "dinkes-titik-koma.csv": [
        "Pembinaan Kader – Posyandu, desa: wants '99.02.01.1002;99.02.01.1005', "
        "has '99.02.01.1002;99.02.01.1004'"
    ]
}


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Blueprint:
    """The invented province with the villages that the sheets name."""
    data = tmp_path_factory.mktemp("orang-lain") / "data"
    shutil.copytree(ROOT / "tests" / "examples" / "good" / "data", data)
    shutil.copy(HERE / "desa.csv", data / "wilayah" / "desa.csv")
    return load_blueprint(data)


@pytest.mark.parametrize("name", SHEETS)
def test_a_strangers_sheet_gives_its_rows(name: str, theirs: Blueprint) -> None:
    path: Path = HERE / name
    proposal = propose(path, read_grids(path), theirs, Wishes())
    reading = read_rows(proposal, theirs, "sumber-rekaan")
    assert reading.problems == []
    rows = [row.texts for row in reading.rows]
    assert differences(name, rows) == _SLIPS_OF_THE_WRITER.get(name, [])
