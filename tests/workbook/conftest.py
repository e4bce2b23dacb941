"""A copy of the project's data, a workbook of one kabupaten, and a way to edit and import it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from cetakbiru.cli.main import ppm
from cetakbiru.model.load import load_blueprint
from cetakbiru.workbook.layout import PROGRAM_SHEET
from cetakbiru.workbook.making import instrument_workbook
from tests.conftest import data_with_programmes

REGION = "61.04"
FILE = "program/ketapang.csv"
# What stands in the column target_2030 of the first programme.
TARGET = "12.49"

Change = Callable[[Any], None]


@dataclass
class Desk:
    """An editor's desk: `data` is a copy of the project's data, `book` the workbook made of it."""

    data: Path
    book: Path

    @property
    def csv(self) -> Path:
        return self.data / FILE

    def edit(self, change: Change) -> None:
        """Opens the workbook, lets `change` at the programme sheet, and saves."""
        book = openpyxl.load_workbook(self.book)
        change(book[PROGRAM_SHEET])
        book.save(self.book)

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(
            ppm, ["import", str(self.book), "--data", str(self.data), *arguments]
        )


def column(sheet: Any, name: str) -> int:
    """The number of a column of the programme sheet."""
    return next(cell.column for cell in sheet[2] if cell.value == name)


def put(sheet: Any, row: int, name: str, value: object) -> None:
    """Types a value into a cell, as a person would."""
    sheet.cell(row, column(sheet, name)).value = value


@pytest.fixture(scope="session")
def with_target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's data with a figure that an editor may change: the first programme's target."""
    data = tmp_path_factory.mktemp("meja") / "data"
    data_with_programmes(data)
    text = (data / FILE).read_text(encoding="utf-8")
    before = "bps-ipm-2024-2025,,,,,,pendidikan"
    assert before in text
    after = before.replace(",pendidikan", f"{TARGET},pendidikan")
    (data / FILE).write_text(text.replace(before, after, 1), encoding="utf-8")
    return data


@pytest.fixture(scope="session")
def template(with_target: Path) -> bytes:
    return instrument_workbook(load_blueprint(with_target), "kabupaten", {"kabupaten": REGION})


@pytest.fixture
def desk(tmp_path: Path, with_target: Path, template: bytes) -> Desk:
    shutil.copytree(with_target, tmp_path / "data")
    book = tmp_path / "ketapang.xlsx"
    book.write_bytes(template)
    return Desk(tmp_path / "data", book)
