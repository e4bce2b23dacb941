"""CellProblem: one mistake in a workbook, with its sheet, its cell, its message and its remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cetakbiru.checks.messages import catalogue
from cetakbiru.checks.problems import listed
from cetakbiru.checks.shape.cells import Fault
from cetakbiru.workbook.layout import cell_name

_MESSAGES = Path(__file__).with_name("messages.yml")


@dataclass(frozen=True, order=True)
class CellProblem:
    """One mistake. `row` and `column` are counted from 1; 0 when the whole sheet or file is meant.

    `sheet` is empty when the file as a whole is meant.
    """

    sheet: str
    row: int
    column: int
    code: str
    message: str
    hint: str

    @property
    def place(self) -> str:
        """`Program!H7`, `Program`, or nothing."""
        if not self.sheet or not self.row:
            return self.sheet
        return f"{self.sheet}!{cell_name(self.row, max(self.column, 1))}"


class UnreadableError(Exception):
    """A file can't be taken as a district workbook; `problem` says why."""

    def __init__(self, problem: CellProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def cell_problem(
    code: str, sheet: str = "", row: int = 0, column: int = 0, /, **values: object
) -> CellProblem:
    """The problem `code` of the catalogue. Raises KeyError for an unknown code."""
    return CellProblem(sheet, row, column, code, *catalogue(_MESSAGES)[code].told(values))


def fault_problem(fault: Fault, sheet: str, row: int, column: int) -> CellProblem:
    """What the checks of the data say of a text, told at its cell."""
    told = catalogue()[fault.code].told(fault.values)
    return CellProblem(sheet, row, column, fault.code, *told)


def unreadable(code: str, /, **values: object) -> UnreadableError:
    """The exception for a file that is no workbook we can take."""
    return UnreadableError(cell_problem(code, **values))


def advice(warnings: Iterable[CellProblem]) -> str:
    """Warnings for people, each with its remedy; they stop nothing."""
    return "\n".join(
        f"Peringatan: {warning.place}: {warning.message} {warning.hint}" for warning in warnings
    )


def report(name: str, problems: list[CellProblem]) -> str:
    """The problems for people, with the remedy of each and a closing count.

    What is said in the same words of several rows of a column is told at the first of them.
    """
    same: dict[tuple[object, ...], list[CellProblem]] = {}
    for each in sorted(problems):
        key = (each.sheet, each.column, each.code, each.message, each.hint)
        same.setdefault(key, []).append(each)
    lines = [name, ""]
    for problem, *others in same.values():
        rows = listed([str(each.row) for each in others])
        also = f" Sama di {len(others)} baris lain: {rows}." if others else ""
        lines += [
            f"  {problem.place or name}",
            f"    Galat: {problem.message}{also}",
            f"    Perbaikan: {problem.hint}",
            "",
        ]
    return "\n".join([*lines, f"{len(problems)} galat; tidak ada yang ditulis."])
