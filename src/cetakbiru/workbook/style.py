"""How the workbook looks: header, locked and open cells, widths."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import copy
from functools import wraps
from math import ceil
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter

_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_HEADER_FILL = PatternFill("solid", fgColor="1F5A3D")
_LOCKED_FILL = PatternFill("solid", fgColor="EDEDED")
_NARROWEST, _WIDEST = 12, 44
_LINE_HEIGHT = 15

Look = Callable[[Cell], None]


def _shared(look: Look) -> Look:
    """The same look, worked out once a workbook for each look that a cell had before.

    openpyxl compares every new font, fill and border with all known ones, which for a sheet of
    cells takes far longer than writing it. Its own guide copies styles under this private name.
    """
    known: WeakKeyDictionary[Workbook, dict[tuple[int, ...], Any]] = WeakKeyDictionary()

    @wraps(look)
    def looked(cell: Any) -> None:
        styles = known.setdefault(cell.parent.parent, {})
        before = tuple(cell._style)
        if before in styles:
            cell._style = copy(styles[before])
        else:
            look(cell)
            styles[before] = copy(cell._style)

    return looked


@_shared
def as_header(cell: Cell) -> None:
    """A column's title: white on green."""
    cell.font = Font(bold=True, color="FFFFFF")
    cell.fill = _HEADER_FILL
    cell.alignment = _TOP
    cell.border = _BORDER


@_shared
def as_name(cell: Cell) -> None:
    """A column's name as the data know it: small, grey."""
    cell.font = Font(size=8, color="595959")
    cell.fill = _LOCKED_FILL
    cell.border = _BORDER


@_shared
def as_open(cell: Cell) -> None:
    """A cell that editors fill."""
    cell.protection = Protection(locked=False)
    cell.alignment = _TOP
    cell.border = _BORDER


@_shared
def as_locked(cell: Cell) -> None:
    """A cell that the data fill."""
    cell.fill = _LOCKED_FILL
    cell.alignment = _TOP
    cell.border = _BORDER


@_shared
def as_heading(cell: Cell) -> None:
    """The heading of a sheet that explains."""
    cell.font = Font(bold=True, size=14)


@_shared
def as_text(cell: Cell) -> None:
    """Running text."""
    cell.alignment = _TOP


def set_widths(sheet: Any, widths: Iterable[float]) -> None:
    """The widths of the columns from A on, in characters."""
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width


def fitting_width(texts: Iterable[str]) -> float:
    """A width at which most of the texts can be read."""
    longest = max((len(text) for text in texts), default=0)
    return min(max(longest * 1.15 + 3, _NARROWEST), _WIDEST)


def fitting_height(texts: Iterable[str], widths: Iterable[float]) -> float:
    """The height in points at which a row shows all of its wrapped texts."""
    lines = max((ceil(len(text) * 1.2 / width) for text, width in zip(texts, widths)), default=1)
    return _LINE_HEIGHT * max(lines, 1) + 2
