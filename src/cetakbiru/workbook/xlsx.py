"""The sheets of an XLSX file, from the few parts of the format that tables need.

Read as a stream with everything that the two who ask for it must tell people: codes keep their
zeros, formulas and error values stay known, merged cells and hidden rows too. General readers lose
some of it, and one far cell makes them reserve room for all cells in between.
"""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, reduce
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
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_RANGE = re.compile(f"{_PLACE.pattern}:{_PLACE.pattern}")
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
    texts, crossed = _shared_texts(parts)
    reader = _CellReader(texts, crossed, *_looks(parts), epoch)
    targets = _targets(parts)
    items = book.iter("{*}sheet")
    found = ((item, targets.get(_relation(item), "")) for item in items)
    return tuple(
        _sheet(item, parts.read(target), reader, _comments(parts, target))
        for item, target in found
        if target in parts and "worksheets/" in target
    )


@dataclass(frozen=True)
class _CellReader:
    """Reads cells. `looks` tell for each cell style as what it shows numbers.

    `crossed` and `striking` are the shared texts and the cell styles that are crossed out.
    """

    texts: Sequence[str]
    crossed: Collection[int]
    looks: Sequence[Shown]
    striking: Collection[int]
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

    def struck(self, item: etree._Element) -> bool:
        """Whether the text of a cell is crossed out, by its style or piece by piece."""
        if int(item.get("s", "0")) in self.striking:
            return True
        own = item.find("{*}is")
        if own is not None:
            return _crossed_out(own)
        number = item.findtext("{*}v") if self.crossed and item.get("t") == "s" else None
        return number is not None and int(number) in self.crossed

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
    return {number: path for number, _, path in _related(parts, "xl/workbook.xml")}


def _related(parts: Parts, name: str) -> Iterator[tuple[str, str, str]]:
    """The parts that a part names: the ID that it gives each, of what kind it is, and its path."""
    folder, _, file = name.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels"
    if relations not in parts:
        return
    for item in _tree(parts, relations).iter("{*}Relationship"):
        target = item.get("Target", "")
        path = target[1:] if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        yield item.get("Id", ""), item.get("Type", "").rpartition("/")[2], path


def _comments(parts: Parts, sheet: str) -> set[tuple[int, int]]:
    """The cells of a sheet that bear a comment."""
    return {
        (int(match[2]), _column(match[1]))
        for _, kind, path in _related(parts, sheet)
        if kind == "comments" and path in parts
        for item in _tree(parts, path).iter("{*}comment")
        if (match := _PLACE.fullmatch(item.get("ref", "")))
    }


def _shared_texts(parts: Parts) -> tuple[list[str], set[int]]:
    """The texts that cells share, and which of them are crossed out from end to end."""
    if _TEXTS not in parts:
        return [], set()
    items = list(_tree(parts, _TEXTS).iter("{*}si"))
    crossed = {at for at, item in enumerate(items) if _crossed_out(item)}
    return [_plain_text(item) for item in items], crossed


def _crossed_out(item: etree._Element) -> bool:
    runs = item.findall("{*}r")
    return bool(runs) and all(_strikes(run.find("{*}rPr")) for run in runs)


def _strikes(font: etree._Element | None) -> bool:
    mark = None if font is None else font.find("{*}strike")
    return mark is not None and mark.get("val", "1") in _TRUE


def _plain_text(item: etree._Element) -> str:
    """The text of a string item, phonetic hints left out."""
    return "".join(
        node.text or ""
        for node in item.iter("{*}t")
        if next(node.iterancestors("{*}rPh"), None) is None
    )


def _looks(parts: Parts) -> tuple[list[Shown], set[int]]:
    """As what each cell style shows numbers, and which of them cross their text out."""
    if _STYLES not in parts:
        return [], set()
    styles = _tree(parts, _STYLES)
    custom = {
        int(item.get("numFmtId", "0")): shown_by(item.get("formatCode", ""))
        for item in styles.iter("{*}numFmt")
    }
    known = _BUILT_IN | custom
    fonts = [_strikes(font) for group in styles.iter("{*}fonts") for font in group.iter("{*}font")]
    forms = [form for group in styles.iter("{*}cellXfs") for form in group.iterchildren("{*}xf")]
    struck = {at for at, font in enumerate(fonts) if font}
    striking = {at for at, form in enumerate(forms) if int(form.get("fontId", "0")) in struck}
    return [known.get(int(form.get("numFmtId", "0")), Shown.PLAIN) for form in forms], striking


def _sheet(
    item: etree._Element, xml: bytes, reader: _CellReader, commented: set[tuple[int, int]]
) -> CellSheet:
    hidden = item.get("state", "visible") != "visible"
    sheet = CellSheet(item.get("name", ""), hidden, commented=commented)
    last = 0
    tags = ("{*}row", "{*}mergeCell", "{*}col")
    for _, element in etree.iterparse(io.BytesIO(xml), tag=tags, **_SAFE):
        hidden = element.get("hidden") in _TRUE
        if element.tag.endswith("}row"):
            last = int(element.get("r") or last + 1)
            sheet.rows[last], struck = _cells(element, reader)
            sheet.struck.update((last, column) for column in struck)
            if hidden:
                sheet.hidden_rows.add(last)
        elif hidden:
            first, end = int(element.get("min", "1")), int(element.get("max", "1"))
            sheet.hidden_columns.append(range(first, end + 1))
        elif match := _RANGE.fullmatch(element.get("ref", "")):
            left, top, right, bottom = match.groups()
            sheet.merged.append(Area(int(top), _column(left), int(bottom), _column(right)))
        element.clear()
    return sheet


def _cells(row: etree._Element, reader: _CellReader) -> tuple[dict[int, Cell], list[int]]:
    """The cells of a row by column, and the columns of those that are crossed out."""
    cells: dict[int, Cell] = {}
    struck: list[int] = []
    column = 0
    for item in row.iterchildren("{*}c"):
        match = _PLACE.fullmatch(item.get("r", ""))
        column = _column(match[1]) if match else column + 1
        cell = reader.cell(item)
        if cell is not None:
            cells[column] = cell
            if reader.struck(item):
                struck.append(column)
    return cells, struck


@cache
def _column(letters: str) -> int:
    """The number of a column by its letters: A is 1."""
    return reduce(lambda number, letter: number * 26 + ord(letter) - ord("A") + 1, letters, 0)
