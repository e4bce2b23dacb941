"""What rows of a sheet say that nobody can mean: amounts in another unit than rupiah."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from cetakbiru.workbook.changes import Origin
from cetakbiru.workbook.edited import EditedRow, EditedSheet
from cetakbiru.workbook.merge import Merged
from cetakbiru.workbook.opened import OpenedTab
from cetakbiru.workbook.problems import CellProblem, cell_problem
from cetakbiru.workbook.texts import ColumnReader

_RUPIAH = "rupiah"
# No line of a budget is smaller, and no sheet of budgets has only lines below a million: an amount
# in thousands or millions of rupiah looks like that.
_LEAST, _LEAST_OF_ALL = 100_000, 1_000_000


# What amounts may be meant in, and how many rupiah that is.
UNITS: Mapping[str, int] = MappingProxyType({"rupiah": 1, "ribu": 1_000, "juta": 1_000_000})


def nonsense(opened: OpenedTab, merged: Merged, money: int | None) -> Iterator[CellProblem]:
    """Amounts too small to be meant in rupiah, of rows that are new or changed.

    They are not doubted when somebody said what they are meant in.
    """
    if money is not None:
        return
    amounts: list[tuple[Origin, str, float]] = []
    columns = opened.descriptor.columns_by_name
    for change in merged.changes.values():
        said = [(new.origin, new.texts) for new in change.additions]
        said += [(edit.origin, {edit.column: edit.new}) for edit in change.edits]
        for origin, texts in said:
            amounts += (
                (origin, name, amount)
                for name, text in texts.items()
                if name in columns and columns[name].unit == _RUPIAH and (amount := _amount(text))
            )
    yield from _small(amounts)


def _small(amounts: list[tuple[Origin, str, float]]) -> Iterator[CellProblem]:
    if not amounts:
        return
    largest = max(amount for _, _, amount in amounts)
    for origin, name, amount in amounts:
        if 0 < amount < _LEAST or 0 < largest < _LEAST_OF_ALL:
            yield _at(origin, "uang-terlalu-kecil", name, value=f"{amount:.0f}")


def _amount(text: str) -> float:
    """The amount that a cell holds; 0 for what is none, which is told elsewhere."""
    try:
        return float(text)
    except ValueError:
        return 0


def _at(origin: Origin, code: str, column: str, /, **values: object) -> CellProblem:
    return cell_problem(code, origin.sheet, origin.row, origin.columns.get(column, 0), **values)


def in_rupiah(opened: OpenedTab, sheet: EditedSheet, money: int) -> Iterator[EditedRow]:
    """The rows with their amounts, which count `money` rupiah each, in rupiah; cells that are as
    the data gave them stay."""
    columns = opened.descriptor.columns_by_name
    for row in sheet.rows:
        then = opened.made_with.get(row.key, {})
        texts = {
            name: f"{float(text) * money:.0f}"
            if columns[name].unit == _RUPIAH
            and _amount(text)
            and not ColumnReader(columns[name]).same(text, then.get(name, ""))
            else text
            for name, text in row.texts.items()
        }
        yield replace(row, texts=texts)
