"""A project to import into: the invented province, in a folder of its own."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cetakbiru.cli.main import ppm
from tests.conftest import ROOT

GOOD = ROOT / "tests" / "examples" / "good" / "data"


@dataclass
class Desk:
    """`data` is a copy of the invented province's data without any plan of work, `folder` ours."""

    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def take(self, sheet: Path, *options: str) -> Result:
        """Imports a sheet, agreeing to what is proposed."""
        return self.ask(sheet, "--yes", *options)

    def ask(self, sheet: Path, *options: str) -> Result:
        """The same without agreeing."""
        words = ["import", "renja", str(sheet), "--data", str(self.data), *options]
        return CliRunner().invoke(ppm, words)

    def rows(self, name: str) -> list[Mapping[str, str]]:
        """The rows of a file in data/renja/; none where there is no such file."""
        path = self.data / "renja" / f"{name}.csv"
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    shutil.copytree(GOOD, tmp_path / "data", ignore=shutil.ignore_patterns("renja"))
    (tmp_path / "data" / "kesepakatan.csv").write_text(
        (GOOD / "kesepakatan.csv").read_text(encoding="utf-8").splitlines()[0] + "\n",
        encoding="utf-8",
    )
    return Desk(tmp_path)


@pytest.fixture(autouse=True)
def _judging(judging: None) -> None:
    """The engine that reads places and money is started before any test is."""
