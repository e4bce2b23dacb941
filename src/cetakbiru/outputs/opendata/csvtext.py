"""A table as CSV, in two dialects: for programs, and for a spreadsheet in an Indonesian Windows.

A spreadsheet runs a cell that begins with = + - or @ as a formula. Such texts get a leading
apostrophe in both dialects; numbers never do, since their column is not text.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from decimal import Decimal

from cetakbiru.base.formulas import neutral
from cetakbiru.outputs.opendata.tables import DataTable, Value, plain_text


@dataclass(frozen=True)
class CsvDialect:
    """How a CSV file is written."""

    delimiter: str
    line_end: str
    decimal: str
    encoding: str


PLAIN = CsvDialect(",", "\n", ".", "utf-8")
EXCEL_ID = CsvDialect(";", "\r\n", ",", "utf-8-sig")


def to_csv(table: DataTable, dialect: CsvDialect) -> bytes:
    """The table with a header of field names."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=dialect.delimiter, lineterminator=dialect.line_end)
    writer.writerow(field.name for field in table.fields)
    for row in table.rows:
        writer.writerow(_cell(value, dialect) for value in row)
    return stream.getvalue().encode(dialect.encoding)


def _cell(value: Value, dialect: CsvDialect) -> str:
    text = plain_text(value)
    if isinstance(value, Decimal):
        return text.replace(".", dialect.decimal)
    return neutral(text) if isinstance(value, (str, tuple)) else text
