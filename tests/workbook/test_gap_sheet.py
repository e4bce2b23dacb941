"""The sheet that asks for what is missing: all rows or those of one holder, with room to answer."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from cetakbiru.cli.main import ppm
from cetakbiru.model.load import load_blueprint
from cetakbiru.workbook.gap_sheet import SHEET, gap_workbook
from tests.conftest import GOOD


def rows_of(content: bytes) -> list[tuple[Any, ...]]:
    """The rows below the head."""
    rows = list(openpyxl.load_workbook(io.BytesIO(content))[SHEET].values)
    head = next(at for at, row in enumerate(rows) if row[0] == "ID")
    return rows[head + 1 :]


def test_every_row_stands_in_the_sheet_and_waits_for_an_answer() -> None:
    found = rows_of(gap_workbook(load_blueprint(GOOD / "data")))
    assert [row[0] for row in found] == ["KLG-001", "KLG-002", "KLG-003"]
    assert all(row[6:] == (None,) * 4 for row in found)
    assert found[0][4] == "cetak-biru/bab-1-pendahuluan.md; tentang/sumber.md"


def test_a_holder_gets_what_it_holds_and_no_more() -> None:
    found = rows_of(gap_workbook(load_blueprint(GOOD / "data"), "Gubernur Contoh"))
    assert [row[0] for row in found] == ["KLG-003"]


def test_the_same_data_give_the_same_bytes() -> None:
    blueprint = load_blueprint(GOOD / "data")
    assert gap_workbook(blueprint) == gap_workbook(blueprint)


@pytest.mark.parametrize(("holder", "code"), [("Gubernur Contoh", 0), ("Gubernur Lain", 2)])
def test_the_command_names_the_holders_when_it_knows_none(
    tmp_path: Path, holder: str, code: int
) -> None:
    out = tmp_path / "minta.xlsx"
    words = ["template", "kelengkapan", "--pemegang", holder, "--out", str(out)]
    run = CliRunner().invoke(ppm, [*words, "--data", str(GOOD / "data")])
    assert run.exit_code == code
    assert out.exists() is (code == 0)
    assert code == 0 or "Bappeda Provinsi Contoh, Gubernur Contoh" in run.output
