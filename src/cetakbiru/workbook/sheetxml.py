"""What a sheet's XML says beside its cells: merged ranges, hidden rows and columns, far content."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from cetakbiru.workbook.problems import unreadable

MOST_ROWS, MOST_COLUMNS = 2_000, 120
_FILLED = {"v", "is", "f"}
_TRUE = ("1", "true")


@dataclass(frozen=True)
class SheetShape:
    """`merged` are ranges with their first row and column; `far` cells beyond what is read."""

    merged: tuple[tuple[str, int, int], ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    far: tuple[tuple[int, int], ...]


def sheet_shape(xml: bytes) -> SheetShape:
    """The shape of a sheet. Raises UnreadableError when the XML is broken."""
    merged: list[tuple[str, int, int]] = []
    rows: set[int] = set()
    columns: set[int] = set()
    far: list[tuple[int, int]] = []
    try:
        for _, element in etree.iterparse(
            io.BytesIO(xml), resolve_entities=False, no_network=True, load_dtd=False
        ):
            name = etree.QName(element).localname
            if name == "mergeCell":
                merged.append(_merged(element))
            elif name == "row" and element.get("hidden") in _TRUE:
                rows.add(int(element.get("r", "0")))
            elif name == "col" and element.get("hidden") in _TRUE:
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                columns.update(range(first, min(last, MOST_COLUMNS) + 1))
            elif name == "c" and (place := _far(element)):
                far.append(place)
            if name == "row":
                element.clear()
    except (etree.XMLSyntaxError, ValueError, TypeError) as error:
        raise unreadable("buku-rusak", reason=str(error)[:80]) from error
    return SheetShape(tuple(merged), frozenset(rows), frozenset(columns), tuple(far))


def _merged(element: Any) -> tuple[str, int, int]:
    reference = element.get("ref", "")
    column, row, _, _ = range_boundaries(reference)
    return reference, row or 1, column or 1


def _far(element: Any) -> tuple[int, int] | None:
    """The place of a filled cell beyond what is read; None for all others."""
    reference = element.get("r")
    if not reference or not any(etree.QName(child).localname in _FILLED for child in element):
        return None
    row, column = coordinate_to_tuple(reference)
    return (row, column) if row > MOST_ROWS or column > MOST_COLUMNS else None
