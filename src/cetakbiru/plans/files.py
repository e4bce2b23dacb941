"""A plan before it is judged: its files as sheets of text, or why they can't be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Note:
    """A message by its code in data/aturan-selaras.yml, with what fills its braces."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetRow:
    """A row as read, all cells as text.

    `numeric` holds the columns whose cell is a number in the file; `merged` tells, for each column
    that only repeats a merged cell, the row in which that cell begins. Both count from 0.
    """

    number: int
    cells: tuple[str, ...]
    numeric: frozenset[int] = frozenset()
    merged: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook with its rows in order."""

    name: str
    rows: tuple[SheetRow, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class PlanFile:
    """A file as read: the sheets of a workbook, or the text of a CSV file, which the engine cuts
    into rows, or in `error` why it can't be read."""

    name: str
    sheets: tuple[Sheet, ...] = ()
    text: str | None = None
    notes: tuple[Note, ...] = ()
    error: Note | None = None


def as_json(file: PlanFile) -> dict[str, Any]:
    """The file as the engine takes it (plans/engine/door.js)."""
    told = {
        "name": file.name,
        "notes": [_note(note) for note in file.notes],
        "error": None if file.error is None else _note(file.error),
    }
    if file.text is not None:
        return {**told, "text": file.text}
    return {**told, "sheets": [_sheet(sheet) for sheet in file.sheets]}


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "notes": [_note(note) for note in sheet.notes],
        "rows": [
            {
                "number": row.number,
                "cells": row.cells,
                "numeric": sorted(row.numeric),
                "merged": sorted(row.merged.items()),
            }
            for row in sheet.rows
        ],
    }


def _note(note: Note) -> dict[str, Any]:
    return {"code": note.code, "values": note.values}
