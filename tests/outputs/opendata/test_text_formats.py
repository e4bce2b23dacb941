"""CSV in both dialects and JSON: exact values, no formulas, a schema that holds."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.csvtext import EXCEL_ID, PLAIN, neutral, to_csv
from cetakbiru.outputs.opendata.data import open_data
from cetakbiru.outputs.opendata.files import Format
from cetakbiru.outputs.opendata.jsondata import to_json
from cetakbiru.outputs.opendata.tables import DataTable, Field

NUMBERS = DataTable(
    name="angka",
    title="Angka",
    description="Angka untuk pengujian.",
    origin="angka",
    path="angka.csv",
    fields=(
        Field("teks", "Teks", "string", "Teks."),
        Field("nilai", "Nilai", "number", "Nilai."),
        Field("daftar", "Daftar", "string", "Daftar.", is_list=True),
    ),
    rows=(("-2", Decimal("-7.50"), ("-a", "b")), (None, Decimal("1E+3"), ())),
)


def test_plain_csv_is_utf8_with_commas_and_points() -> None:
    assert to_csv(NUMBERS, PLAIN) == b"teks,nilai,daftar\n'-2,-7.50,'-a;b\n,1000,\n"


def test_excel_csv_is_what_an_indonesian_excel_opens() -> None:
    expected = "\ufeffteks;nilai;daftar\r\n'-2;-7,50;\"'-a;b\"\r\n;1000;\r\n".encode()
    assert to_csv(NUMBERS, EXCEL_ID) == expected


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(start: str) -> None:
    assert neutral(f"{start}1") == f"'{start}1"


@pytest.mark.parametrize("text", ["", "a=1", "PPM-6104-PEN-01", "61.04", " =1", "'=1"])
def test_other_text_stays(text: str) -> None:
    assert neutral(text) == text


def test_no_cell_of_either_dialect_can_be_run(hostile: Blueprint) -> None:
    for file in open_data(hostile).files:
        if file.format in (Format.CSV, Format.EXCEL_CSV) and file.table == "istilah":
            delimiter = ";" if file.format is Format.EXCEL_CSV else ","
            text = file.content.decode("utf-8-sig")
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
            assert len(rows) == 5
            assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r＝")]
            assert rows[3][1:4] == [
                "</script><script>alert(1)</script>",
                'satu; "dua", tiga',
                "baris\nkedua",
            ]


def test_json_keeps_digits_and_has_every_key() -> None:
    assert to_json(NUMBERS).decode() == (
        '[\n{"teks": "-2", "nilai": -7.50, "daftar": ["-a", "b"]},\n'
        '{"teks": null, "nilai": 1000, "daftar": []}\n]\n'
    )


def test_json_of_an_empty_table_is_an_empty_array(province: Blueprint) -> None:
    data = open_data(province)
    empty = [table.name for table in data.tables if not table.rows]
    for file in data.files:
        if file.format is Format.JSON and file.table in empty:
            assert json.loads(file.content) == []


def test_json_holds_to_its_schema(real_export: Path) -> None:
    schemas = sorted(real_export.glob("*.schema.json"))
    assert schemas
    for path in schemas:
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        rows = json.loads(
            path.with_name(path.name.replace(".schema", "")).read_text(encoding="utf-8")
        )
        checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
        jsonschema.Draft202012Validator(schema, format_checker=checker).validate(rows)


def test_json_keeps_hostile_text_as_it_is(hostile: Blueprint) -> None:
    (file,) = (one for one in open_data(hostile).files_of("istilah") if one.format is Format.JSON)
    rows = json.loads(file.content)
    assert rows[0]["istilah"] == '=HYPERLINK("http://contoh.invalid","klik")'
    assert rows[0]["penjelasan"] == "-2+3"
