"""A desk with a copy of the invented province, on which sheets are made, filled in and imported."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from click.testing import CliRunner, Result

from cetakbiru.cli.main import ppm

Row = dict[str, object]


@dataclass
class SheetDesk:
    """`project` is a copy of a project; sheets are made and filled in beside it."""

    project: Path

    def template(self, *words: str) -> Path:
        """Makes a sheet; its path."""
        out = self.project.parent / f"{'-'.join(words).replace('--', '')}.xlsx"
        made = self._run("template", *words, "--out", str(out))
        assert made.exit_code == 0, made.output
        return out

    def load(self, book: Path, *words: str) -> Result:
        """Imports a sheet."""
        return self._run("import", str(book), *words)

    def _run(self, *words: str) -> Result:
        return CliRunner().invoke(ppm, [*words, "--data", str(self.project / "data")])

    def rows(self, file: str) -> list[dict[str, str]]:
        """The rows of a CSV file of data/."""
        with (self.project / "data" / file).open(encoding="utf-8", newline="") as opened:
            return list(csv.DictReader(opened))

    def bytes(self) -> dict[Path, bytes]:
        """Every file of data/."""
        files = (path for path in (self.project / "data").rglob("*") if path.is_file())
        return {path: path.read_bytes() for path in files}


def fill(book: Path, rows: dict[str, list[Row]]) -> None:
    """Types rows into the first empty rows of tabs, and saves."""
    opened = openpyxl.load_workbook(book)
    for title, new in rows.items():
        for row in new:
            add(opened[title], row)
    opened.save(book)


def places(sheet: Any) -> dict[str, int]:
    """The columns of a tab by name."""
    return {cell.value: cell.column for cell in sheet[2] if cell.value}


def add(sheet: Any, row: Row) -> int:
    """Types a row into the first row that has nothing in the columns that the row fills."""
    columns = places(sheet)
    at = 3
    while any(sheet.cell(at, columns[name]).value is not None for name in row):
        at += 1
    for name, value in row.items():
        sheet.cell(at, columns[name]).value = value
    return at


def change(book: Path, title: str, key: str, **cells: object) -> int:
    """Types into the row of a tab that has this ID; the number of the row."""
    opened = openpyxl.load_workbook(book)
    sheet = opened[title]
    columns = places(sheet)
    row = next(
        at for at in range(3, sheet.max_row + 1) if sheet.cell(at, columns["id"]).value == key
    )
    for name, value in cells.items():
        sheet.cell(row, columns[name]).value = value
    opened.save(book)
    return row
