"""Problems of figures whose source bears no year: nobody could say which of two is the newer."""

from __future__ import annotations

from collections.abc import Iterator

from cetakbiru.checks.problems import Problem, quote
from cetakbiru.checks.shape.view import View

# The columns that name the source of a figure, by table.
FIGURE_SOURCES = (("nilai", "sumber"), ("kabupaten", "sumber_penduduk"), ("matriks", "sumber"))


def undated_source_problems(view: View) -> Iterator[Problem]:
    """Each source without a year that gives a figure, told once, where the year is missing."""
    used: dict[str, str] = {}
    for table, column in FIGURE_SOURCES:
        for sheet in view.sheets.get(table, []):
            if sheet.has(column):
                for row, name in enumerate(sheet.column(column)):
                    used.setdefault(name, f"{sheet.file} baris {sheet.line(row)}")
    for sheet in view.sheets.get("sumber", []):
        for row, (name, year) in enumerate(zip(sheet.column("id"), sheet.column("tahun"))):
            if not year and name in used:
                yield sheet.problem(
                    "angka-sumber-tanpa-tahun", row, "tahun", name=quote(name), where=used[name]
                )
