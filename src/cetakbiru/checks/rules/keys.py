"""Problems of what is used twice: rows, values, and IDs, with the next free one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.shape.codes import Codes
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import View
from cetakbiru.model.schema import Column
from cetakbiru.model.text import Position

Place = tuple[str, Position, str]

_SERIAL = re.compile(r"(.*?)([0-9]{1,18})")


def key_problems(view: View) -> Iterator[Problem]:
    """Keys of several columns, and values, used twice within a file or across files."""
    for name, sheets in view.sheets.items():
        key = view.raw.descriptors[name].key
        if len(key) > 1:
            yield from _row_doubles(sheets, key)
        for column in view.raw.descriptors[name].columns:
            unique = column.descriptor.get("constraints", {}).get("unique", False)
            if unique and (column.name,) != key:
                yield from _value_doubles(sheets, column)


def next_free(value: str, used: Set[str]) -> str | None:
    """The ID after the highest one that shares the letters of `value`; None without a number."""
    match = _SERIAL.fullmatch(value)
    if match is None:
        return None
    prefix, serial = match.groups()
    highest = max(
        int(other[2])
        for used_one in used | {value}
        if (other := _SERIAL.fullmatch(used_one)) and other[1] == prefix
    )
    return f"{prefix}{highest + 1:0{len(serial)}d}"


def double_problem(
    codes: Codes, value: str, place: Place, first: tuple[str, int], right: str = ""
) -> Problem:
    """The problem of a key that was used before; `right` is what it should be, if that is known.

    An ID of ours is offered the next free one; an official code is never invented.
    """
    file, line = first
    values = {"value": quote(value), "file": file, "line": line, "official": codes.official}
    if right:
        return problem("id-tertukar", *place, **values, right=right)
    if codes.official:
        return problem("kode-resmi-ganda", *place, **values)
    free = next_free(value, codes.labels.keys() | codes.given)
    if free:
        codes.given.add(free)
    return problem("id-ganda", *place, **values, free=f", misalnya {free}" if free else "")


def _row_doubles(sheets: Sequence[Sheet], key: tuple[str, ...]) -> Iterator[Problem]:
    names = ", ".join(key)
    for sheet, row, _, first_sheet, first_row in _doubles(sheets, key):
        file, line = first_sheet.file, first_sheet.line(first_row)
        yield sheet.problem("baris-ganda", row, key[0], key=names, file=file, line=line)


def _value_doubles(sheets: Sequence[Sheet], column: Column) -> Iterator[Problem]:
    for sheet, row, values, first_sheet, first_row in _doubles(sheets, (column.name,)):
        if is_same_row(sheet, row, first_sheet, first_row):
            continue  # told of the whole row
        yield sheet.problem(
            "nilai-ganda",
            row,
            column.name,
            value=quote(values[0]),
            name=column.name,
            file=first_sheet.file,
            line=first_sheet.line(first_row),
        )


def is_same_row(sheet: Sheet, row: int, other: Sheet, other_row: int) -> bool:
    """Whether two rows are alike in each cell, as they were written."""
    return sheet.table.header == other.table.header and sheet.written_row(row) == other.written_row(
        other_row
    )


def _doubles(
    sheets: Sequence[Sheet], names: tuple[str, ...]
) -> Iterator[tuple[Sheet, int, tuple[str, ...], Sheet, int]]:
    """Every row whose values were there before, with the first row that has them."""
    first: dict[tuple[str, ...], tuple[int, int]] = {}
    for at, sheet in enumerate(sheets):
        if not all(sheet.has(name) for name in names):
            continue
        for row, values in enumerate(zip(*(sheet.column(name) for name in names))):
            if not values[0]:
                continue
            before = first.setdefault(values, (at, row))
            if before != (at, row):
                yield sheet, row, values, sheets[before[0]], before[1]
