"""Cells that hold what a CSV cell says, typed for a spreadsheet, and never a formula."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import Cell

from cetakbiru.model.schema import Column

TEXT_FORMAT, DATE_FORMAT, WHOLE_FORMAT, NUMBER_FORMAT = "@", "yyyy-mm-dd", "0", "General"
_FORMULA_STARTS = ("=", "+", "-", "@")
_FORMATS = {"integer": WHOLE_FORMAT, "number": NUMBER_FORMAT, "date": DATE_FORMAT}


def number_format(column: Column) -> str:
    """The format of a column's cells; everything that is not a number or a date is text."""
    return TEXT_FORMAT if column.is_list else _FORMATS.get(column.type, TEXT_FORMAT)


def put_text(cell: Cell, text: str) -> None:
    """Puts a text as text, whatever it looks like; nothing for an empty one."""
    cell.number_format = TEXT_FORMAT
    if text:
        cell.value = text
        cell.data_type = "s"
        if text.startswith(_FORMULA_STARTS):
            # Keeps it text when a person edits the cell.
            cell.quotePrefix = True


def put_typed(cell: Cell, column: Column, text: str) -> None:
    """Puts a CSV text as the column's type; a text that the type can't hold exactly stays text."""
    value = _typed(column, text)
    if value is None:
        put_text(cell, text)
    else:
        cell.value = value
    cell.number_format = number_format(column)


def _typed(column: Column, text: str) -> Any:
    if column.is_list or not text or column.type not in _FORMATS:
        return None
    try:
        value = column.parse(text)
    except ValueError:
        return None
    if isinstance(value, Decimal):
        # A spreadsheet counts in binary; 15 digits is what it keeps.
        near = float(value)
        return near if Decimal(f"{near:.15g}") == value else None
    return value if isinstance(value, (int, date)) else None
