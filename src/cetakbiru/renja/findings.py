"""What is said of an agency's sheet that can't be taken, or of a row of it, by the catalogue."""

from __future__ import annotations

from pathlib import Path

from cetakbiru.base.errors import Refused
from cetakbiru.checks.messages import catalogue
from cetakbiru.workbook.problems import CellProblem

_MESSAGES = Path(__file__).with_name("messages.yml")


def finding(
    code: str, sheet: str = "", row: int = 0, column: int = 0, /, **values: object
) -> CellProblem:
    """The problem `code` of the catalogue at a cell; 0 where a whole row or sheet is meant."""
    return CellProblem(sheet, row, column, code, *catalogue(_MESSAGES)[code].told(values))


def refused(path: Path, code: str, /, **values: object) -> Refused:
    """The exception for a sheet that can't be taken as a whole."""
    found = finding(code, **values)
    return Refused(f"{path.name}: {found.message} {found.hint}")
