"""Problems of keys: IDs, rows and values that are used twice, with the next free ID."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from cetakbiru.checks.codes import definitions
from cetakbiru.checks.problems import Problem, problem, quote
from cetakbiru.checks.sheet import Sheet
from cetakbiru.checks.trees import field_name
from cetakbiru.checks.view import View
from cetakbiru.model.schema import Column

_SERIAL = re.compile(r"(.*?)([0-9]{1,18})")


def key_problems(view: View) -> Iterator[Problem]:
    """Keys used twice, within a file or across files."""
    for name, sheets in view.sheets.items():
        key = view.raw.descriptors[name].key
        if key:
            yield from _key_doubles(sheets, key)
        for column in view.raw.descriptors[name].columns:
            unique = column.descriptor.get("constraints", {}).get("unique", False)
            if unique and (column.name,) != key:
                yield from _value_doubles(sheets, column)
    yield from _tree_doubles(view)


def next_free(value: str, used: set[str]) -> str | None:
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


def _key_doubles(sheets: Sequence[Sheet], key: tuple[str, ...]) -> Iterator[Problem]:
    names = ", ".join(key)
    used: set[str] = set()
    for sheet, row, values, first_sheet, first_row in _doubles(sheets, key):
        where = {"file": first_sheet.file, "line": first_sheet.line(first_row)}
        if len(key) > 1:
            yield sheet.problem("baris-ganda", row, key[0], key=names, **where)
            continue
        if not used:
            used = set(chain.from_iterable(each.column(key[0]) for each in sheets))
        free = next_free(values[0], used)
        if free:
            used.add(free)
        yield sheet.problem(
            "id-ganda",
            row,
            key[0],
            value=quote(values[0]),
            free=f", misalnya {free}" if free else "",
            **where,
        )


def _value_doubles(sheets: Sequence[Sheet], column: Column) -> Iterator[Problem]:
    for sheet, row, values, first_sheet, first_row in _doubles(sheets, (column.name,)):
        yield sheet.problem(
            "nilai-ganda",
            row,
            column.name,
            value=quote(values[0]),
            name=column.name,
            file=first_sheet.file,
            line=first_sheet.line(first_row),
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


def _tree_doubles(view: View) -> Iterator[Problem]:
    first: dict[tuple[str, str], tuple[str, int, int]] = {}
    for name, trees in view.trees.items():
        for tree in trees:
            for target, code, path in definitions(view.raw.descriptors[name], tree):
                place = tree.position(path)
                here = (tree.file.name, place.line, place.column)
                before = first.setdefault((target, code), here)
                if before == here:
                    continue
                used = {other for kind, other in first if kind == target}
                free = next_free(code, used)
                yield problem(
                    "id-ganda",
                    tree.file.name,
                    place,
                    field_name(path),
                    value=quote(code),
                    file=before[0],
                    line=before[1],
                    free=f", misalnya {free}" if free else "",
                )
