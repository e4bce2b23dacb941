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
from cetakbiru.workbook.making import instrument_workbook
from tests.conftest import GOOD

TITLE = "Kelengkapan"


def sheet_of(scope: dict[str, str]) -> Any:
    content = instrument_workbook(load_blueprint(GOOD / "data"), "kelengkapan", scope)
    return openpyxl.load_workbook(io.BytesIO(content))[TITLE]


def test_every_row_stands_in_the_sheet_and_waits_for_an_answer() -> None:
    sheet = sheet_of({})
    _, names, *rows = sheet.values
    assert [row[0] for row in rows] == ["KLG-001", "KLG-002", "KLG-003"]
    opened = [name for at, name in enumerate(names, 1) if not sheet.cell(3, at).protection.locked]
    assert opened == ["keadaan", "tanggal", "sumber", "catatan"]


def test_a_holder_gets_what_it_holds_and_no_more() -> None:
    _, _, *rows = sheet_of({"pemegang": "Gubernur Contoh"}).values
    assert [row[0] for row in rows] == ["KLG-003"]


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
