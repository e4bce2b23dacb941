"""The workbook holds the data, guides its reader, and is the same on every run."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from cetakbiru.cli.main import ppm
from cetakbiru.model.load import load_blueprint
from cetakbiru.workbook.layout import BASE_SHEET, IDENTITY_SHEET, LISTS_SHEET
from cetakbiru.workbook.making import instrument_workbook
from tests.conftest import ROOT
from tests.workbook.conftest import REGION, column


@pytest.fixture(scope="module")
def book(template: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(template))


def test_the_same_data_give_the_same_bytes(template: bytes, with_target: Path) -> None:
    assert template == instrument_workbook(
        load_blueprint(with_target), "kabupaten", {"kabupaten": REGION}
    )


def test_every_programme_stands_in_its_row_as_the_data_say_it(book: Any, with_target: Path) -> None:
    blueprint = load_blueprint(with_target)
    sheet = book["Program"]
    for row, program in enumerate(blueprint.programs_of_kabupaten(REGION), start=3):
        assert sheet.cell(row, column(sheet, "id")).value == program.id
        assert sheet.cell(row, column(sheet, "kabupaten")).value == REGION
        assert sheet.cell(row, column(sheet, "nama")).value == program.nama
        baseline = sheet.cell(row, column(sheet, "baseline")).value
        assert baseline == (None if program.baseline is None else float(program.baseline))


def test_codes_are_text_and_dates_are_dates(book: Any) -> None:
    sheet = book["Program"]
    assert sheet.cell(3, column(sheet, "kabupaten")).data_type == "s"
    assert sheet.cell(3, column(sheet, "kecamatan")).number_format == "@"
    assert sheet.cell(3, column(sheet, "ditinjau")).is_date
    spare = sheet.max_row
    assert sheet.cell(spare, column(sheet, "kecamatan")).number_format == "@"


def test_ids_are_locked_without_a_password_and_the_rest_is_open(book: Any) -> None:
    sheet = book["Program"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert sheet.protection.hashValue is None
    for row in (3, sheet.max_row):
        assert sheet.cell(row, column(sheet, "id")).protection.locked
        assert not sheet.cell(row, column(sheet, "nama")).protection.locked


def test_columns_of_one_code_have_a_drop_down_of_the_code_list(book: Any) -> None:
    sheet = book["Program"]
    rules = {str(rule.sqref).split(":")[0]: rule for rule in sheet.data_validations.dataValidation}
    blueprint = load_blueprint(ROOT / "data")
    for name, codes in (
        ("bidang", list(blueprint.bidang)),
        ("opd", list(blueprint.opd)),
        ("status", ["usulan", "dibahas", "ditetapkan", "dicabut"]),
    ):
        letter = openpyxl.utils.get_column_letter(column(sheet, name))
        rule = rules[f"{letter}3"]
        assert rule.type == "list"
        place = book.defined_names[rule.formula1].attr_text
        cells = book[LISTS_SHEET][place.partition("!")[2].replace("$", "")]
        assert [cell.value for (cell,) in cells] == codes


def test_every_column_has_help_beside_the_cell_and_on_the_guide_sheet(book: Any) -> None:
    sheet = book["Program"]
    columns = load_blueprint(ROOT / "data").raw.descriptors["program"].columns
    assert len(sheet.data_validations.dataValidation) == len(columns)
    assert all(rule.prompt for rule in sheet.data_validations.dataValidation)
    told = {row[0].value: row[3].value for row in book["Petunjuk"].iter_rows(min_row=10)}
    assert {column.name: column.description for column in columns}.items() <= told.items()


def test_the_example_row_fits_the_columns_and_is_marked_as_example(book: Any) -> None:
    sheet = book["Contoh"]
    assert [cell.value for cell in sheet[2]] == [cell.value for cell in book["Program"][2]]
    assert all(cell.value is not None for cell in sheet[3])
    assert "hanya contoh" in sheet.cell(5, 1).value


def test_help_sheets_are_hidden_and_there_is_room_for_new_programmes(
    book: Any, with_target: Path
) -> None:
    assert book[LISTS_SHEET].sheet_state == "hidden"
    assert book[BASE_SHEET].sheet_state == book[IDENTITY_SHEET].sheet_state == "veryHidden"
    programs = load_blueprint(with_target).programs_of_kabupaten(REGION)
    assert len(programs) > 10
    assert book["Program"].max_row == 2 + len(programs) + 40


def test_no_cell_is_a_formula(book: Any) -> None:
    assert not [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]


@pytest.mark.parametrize("kabupaten", list(load_blueprint(ROOT / "data").kabupaten))
def test_every_kabupaten_has_a_workbook_that_changes_nothing(
    kabupaten: str, tmp_path: Path
) -> None:
    out = tmp_path / "b.xlsx"
    made = CliRunner().invoke(
        ppm, ["template", "kabupaten", "--kabupaten", kabupaten, "--out", str(out)]
    )
    assert made.exit_code == 0, made.output
    back = CliRunner().invoke(ppm, ["import", str(out), "--dry-run"])
    assert back.output == "Tidak ada perubahan.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--kabupaten", "6104", "--out", "x.xlsx"], "61.04 Ketapang"),
        (["--kabupaten", REGION, "--out", "x.xls"], ".xlsx"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(arguments: list[str], told: str) -> None:
    result = CliRunner().invoke(ppm, ["template", "kabupaten", *arguments])
    assert result.exit_code == 2
    assert told in result.output


def test_without_a_name_the_workbook_is_named_after_the_kabupaten_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ["template", "kabupaten", "--kabupaten", REGION, "--data", str(ROOT / "data")]
    assert CliRunner().invoke(ppm, asked).exit_code == 0
    (made,) = tmp_path.iterdir()
    made.write_bytes(b"disunting")
    again = CliRunner().invoke(ppm, asked)
    assert again.exit_code == 1
    assert "--out" in again.output
    assert made.read_bytes() == b"disunting"
