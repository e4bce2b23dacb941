"""What a workbook of any kind holds: sheets of cells in their places, as its file says them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from math import isfinite
from typing import NamedTuple

# Day 0 of the two calendars of spreadsheets.
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
# What stands for itself in a number format: quoted text, escaped characters, colours, fillers.
_LITERALS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')


class Shown(Enum):
    """As what a number appears on the sheet."""

    PLAIN = "angka"
    DATE = "tanggal"
    PERCENT = "persen"


class Cell(NamedTuple):
    """A cell. `value` is what was saved; for a formula its last result, which may be out of date.

    A number shown as a date is a date, unless it names no day (a time, a count of days before the
    calendar). `formula` is the formula without its sign of equality, None for a typed value.
    `error` says that the value is the name of an error such as "#DIV/0!".
    """

    value: str | float | bool | date | None = None
    shown: Shown = Shown.PLAIN
    formula: str | None = None
    error: bool = False


class Area(NamedTuple):
    """A range by its first and last row and column, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class CellSheet:
    """A sheet. `rows` are the rows that the file names, number → column → cell, from 1 on.

    Cells without value and formula are left out; a row may be without cells. `struck` are cells
    whose text is crossed out and `commented` those with a comment, as row and column; of an .xls
    neither is known.
    """

    name: str
    hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    struck: set[tuple[int, int]] = field(default_factory=set)
    commented: set[tuple[int, int]] = field(default_factory=set)


def shown_by(number_format: str) -> Shown:
    """As what a number format shows a number: "0.0%" is a percentage, "d mmm yyyy" a date."""
    bare = _LITERALS.sub("", number_format.lower())
    if any(letter in bare for letter in "ymd"):
        return Shown.DATE
    return Shown.PERCENT if "%" in bare else Shown.PLAIN


def number_cell(number: float, shown: Shown, epoch: date) -> Cell:
    """The cell of a number, a date when it is shown as one. Raises ValueError for NaN and such."""
    if not isfinite(number):
        raise ValueError(number)
    if shown is Shown.DATE and 1 <= number <= (date.max - epoch).days:
        return Cell(epoch + timedelta(days=int(number)), shown)
    return Cell(number, shown)
