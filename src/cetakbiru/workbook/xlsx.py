"""The sheets of an XLSX file, from the few parts of the format that tables need.

Read as a stream with everything that the two who ask for it must tell people: codes keep their
zeros, formulas and error values stay known, merged cells and hidden rows too. General readers lose
some of it, and one far cell makes them reserve room for all cells in between.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from lxml import etree

from cetakbiru.workbook.cells import (
    EPOCH,
    EPOCH_1904,
    Area,
    Cell,
    CellSheet,
    Shown,
    number_cell,
    shown_by,
)
from cetakbiru.workbook.guard import Parts

_STYLES, _TEXTS = "xl/styles.xml", "xl/sharedStrings.xml"
# The formats that every spreadsheet knows by number: dates and times, two percentages.
_BUILT_IN = {
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), Shown.DATE),
    **dict.fromkeys((9, 10), Shown.PERCENT),
}
_TRUE = ("1", "true")
_DIGITS = "0123456789"
_MOST_LETTERS = 3
_SAFE: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "remove_comments": True,
    "remove_pis": True,
}


def xlsx_sheets(parts: Parts) -> tuple[CellSheet, ...]:
    """The sheets in order, charts left out. Raises what parsers raise on broken files."""
    book = _tree(parts, "xl/workbook.xml")
    properties = next(book.iter("{*}workbookPr"), None)
    starts_1904 = properties is not None and properties.get("date1904") in _TRUE
    epoch = EPOCH_1904 if starts_1904 else EPOCH
    reader = _CellReader(_shared_texts(parts), _looks(parts), epoch)
    targets = _targets(parts)
    items = book.iter("{*}sheet")
    found = ((item.get("name", ""), targets.get(_relation(item), "")) for item in items)
    return tuple(
        _sheet(name, parts.read(target), reader)
        for name, target in found
        if target in parts.names and "worksheets/" in target
    )


@dataclass(frozen=True)
class _CellReader:
    """Reads cells. `looks` tell for each cell style as what it shows numbers."""

    texts: Sequence[str]
    looks: Sequence[Shown]
    epoch: date

    def cell(self, item: etree._Element) -> Cell | None:
        """The cell of an element; None when it holds nothing."""
        text, formula = "", None
        for child in item:
            name = child.tag.rpartition("}")[2]
            if name == "v":
                text = child.text or ""
            elif name == "is":
                text = _plain_text(child)
            elif name == "f":
                # The cells that share a formula name only its number.
                formula = child.text or "…"
        if not text and formula is None:
            return None
        cell = self._valued(item, text) if text else Cell()
        return cell if formula is None else cell._replace(formula=formula)

    def _valued(self, item: etree._Element, text: str) -> Cell:
        kind = item.get("t", "n")
        if kind == "n":
            style = int(item.get("s", "0"))
            shown = self.looks[style] if style < len(self.looks) else Shown.PLAIN
            return number_cell(float(text), shown, self.epoch)
        if kind == "s":
            return Cell(self.texts[int(text)])
        if kind == "b":
            return Cell(text == "1")
        if kind == "d":
            return Cell(datetime.fromisoformat(text).date(), Shown.DATE)
        return Cell(text, error=kind == "e")


def _tree(parts: Parts, name: str) -> etree._Element:
    return etree.fromstring(parts.read(name), etree.XMLParser(**_SAFE))


def _relation(item: etree._Element) -> str:
    return next((str(value) for name, value in item.items() if str(name).endswith("}id")), "")


def _targets(parts: Parts) -> dict[str, str]:
    """The parts that the workbook names, by the IDs that it gives them."""
    found = {}
    for item in _tree(parts, "xl/_rels/workbook.xml.rels").iter("{*}Relationship"):
        target = item.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        found[item.get("Id", "")] = path
    return found


def _shared_texts(parts: Parts) -> list[str]:
    if _TEXTS not in parts.names:
        return []
    return [_plain_text(item) for item in _tree(parts, _TEXTS).iter("{*}si")]


def _plain_text(item: etree._Element) -> str:
    """The text of a string item, phonetic hints left out."""
    return "".join(
        node.text or ""
        for node in item.iter("{*}t")
        if next(node.iterancestors("{*}rPh"), None) is None
    )


def _looks(parts: Parts) -> list[Shown]:
    """As what each cell style shows numbers."""
    if _STYLES not in parts.names:
        return []
    styles = _tree(parts, _STYLES)
    custom = {
        int(item.get("numFmtId", "0")): shown_by(item.get("formatCode", ""))
        for item in styles.iter("{*}numFmt")
    }
    formats = next(styles.iter("{*}cellXfs"), ())
    known: Mapping[int, Shown] = {**_BUILT_IN, **custom}
    return [
        known.get(int(item.get("numFmtId", "0")), Shown.PLAIN)
        for item in formats
        if item.tag.endswith("}xf")
    ]


def _sheet(name: str, xml: bytes, reader: _CellReader) -> CellSheet:
    rows: dict[int, dict[int, Cell]] = {}
    merged: list[Area] = []
    hidden_rows: set[int] = set()
    hidden_columns: list[range] = []
    last = 0
    tags = ("{*}row", "{*}mergeCell", "{*}col")
    for _, element in etree.iterparse(io.BytesIO(xml), tag=tags, **_SAFE):
        hidden = element.get("hidden") in _TRUE
        if element.tag.endswith("}row"):
            last = int(element.get("r") or last + 1)
            rows[last] = _cells(element, reader)
            if hidden:
                hidden_rows.add(last)
        elif element.tag.endswith("}col"):
            if hidden:
                first, end = int(element.get("min", "1")), int(element.get("max", "1"))
                hidden_columns.append(range(first, end + 1))
        elif area := _area(element.get("ref", "")):
            merged.append(area)
        element.clear()
    return CellSheet(name, rows, tuple(merged), frozenset(hidden_rows), tuple(hidden_columns))


def _cells(row: etree._Element, reader: _CellReader) -> dict[int, Cell]:
    cells: dict[int, Cell] = {}
    column = 0
    for item in row.iterchildren("{*}c"):
        reference = item.get("r") or ""
        letters = reference.rstrip(_DIGITS)
        column = (_column(letters) if letters != reference else 0) or column + 1
        cell = reader.cell(item)
        if cell is not None:
            cells[column] = cell
    return cells


def _area(reference: str) -> Area | None:
    """The area of "A1:C3"; None when the reference names no range."""
    ends = [(end.rstrip(_DIGITS), end) for end in reference.split(":")]
    places = [(_column(letters), end[len(letters) :]) for letters, end in ends]
    if len(places) != 2 or not all(column and row for column, row in places):
        return None
    (left, top), (right, bottom) = places
    return Area(int(top), left, int(bottom), right)


@cache
def _column(letters: str) -> int:
    """The number of a column by its letters; 0 when they are none."""
    number = 0
    for letter in letters:
        if not "A" <= letter <= "Z" or len(letters) > _MOST_LETTERS:
            return 0
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
