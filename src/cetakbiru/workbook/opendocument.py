"""The sheets of an OpenDocument spreadsheet (.ods), as LibreOffice saves it."""

from __future__ import annotations

import io
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from cetakbiru.workbook.cells import EPOCH, Area, Cell, CellSheet, Shown, number_cell
from cetakbiru.workbook.guard import NoWorkbookError, Obstacle, Parts

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLES = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_STYLE, _STYLE_NAME = f"{_STYLES}style", f"{_STYLES}name"
_STRIKE = f"{_STYLES}text-line-through-style"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
# A cell may say that it stands for a million others like it.
_MOST_CELLS = 2_000_000
_MOST_SPACES = 1_000
_HIDDEN = ("collapse", "filter")


def ods_sheets(parts: Parts) -> tuple[CellSheet, ...]:
    """The sheets in order.

    Raises NoWorkbookError for a locked, swollen or other document, and what parsers raise on
    broken files.
    """
    if _MANIFEST in parts.names and b"encryption-data" in parts.read(_MANIFEST):
        raise NoWorkbookError(Obstacle.LOCKED)
    readers: list[_SheetReader] = []
    striking: set[str] = set()
    events = etree.iterparse(
        io.BytesIO(parts.read(_CONTENT)),
        events=("start", "end"),
        tag=[*(f"{_TABLE}{one}" for one in ("table", "table-column", "table-row")), _STYLE],
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    for event, element in events:
        name = element.tag.rpartition("}")[2]
        if event == "start":
            if name == "table":
                sheet = CellSheet(element.get(f"{_TABLE}name", ""))
                readers.append(_SheetReader(sheet, striking))
        elif element.tag == _STYLE:
            if _strikes(element):
                striking.add(element.get(_STYLE_NAME, ""))
        elif name == "table-column":
            readers[-1].add_column(element)
        elif name == "table-row":
            readers[-1].add_row(element)
            element.clear()
    if not readers:
        raise ValueError(_CONTENT)
    return tuple(reader.sheet for reader in readers)


@dataclass
class _SheetReader:
    """Fills a sheet, whose next row and column these are, with at most `left` more cells.

    `striking` are the styles that cross their text out.
    """

    sheet: CellSheet
    striking: Collection[str] = ()
    row: int = 1
    column: int = 1
    left: int = _MOST_CELLS

    def add_column(self, element: etree._Element) -> None:
        end = self.column + _count(element, "number-columns-repeated")
        if element.get(f"{_TABLE}visibility") in _HIDDEN:
            self.sheet.hidden_columns.append(range(self.column, end))
        self.column = end

    def add_row(self, element: etree._Element) -> None:
        cells: dict[int, Cell] = {}
        at, named = 1, False
        for item in element.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            repeated = _count(item, "number-columns-repeated")
            wide, high = _count(item, "number-columns-spanned"), _count(item, "number-rows-spanned")
            if wide > 1 or high > 1:
                self.sheet.merged.append(Area(self.row, at, self.row + high - 1, at + wide - 1))
            named = named or item.tag.endswith("}covered-table-cell")
            cell = _cell(item)
            if cell is not None:
                self._take(repeated)
                cells.update(dict.fromkeys(range(at, at + repeated), cell))
                if item.get(f"{_TABLE}style-name") in self.striking:
                    self.sheet.struck.update((self.row, at + one) for one in range(repeated))
            if item.find(f"{_OFFICE}annotation") is not None:
                self.sheet.commented.add((self.row, at))
            at += repeated
        repeated = _count(element, "number-rows-repeated")
        if cells or named:
            self._take((repeated - 1) * max(len(cells), 1))
            numbers = range(self.row, self.row + repeated)
            self.sheet.rows.update((number, cells) for number in numbers)
            if element.get(f"{_TABLE}visibility") in _HIDDEN:
                self.sheet.hidden_rows.update(numbers)
        self.row += repeated

    def _take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise NoWorkbookError(
                Obstacle.SWOLLEN,
                found=f"lebih dari {_MOST_CELLS} sel",
                limit=f"{_MOST_CELLS} sel",
            )


def _strikes(style: etree._Element) -> bool:
    lines = (text.get(_STRIKE, "none") for text in style.iterchildren(f"{_STYLES}text-properties"))
    return any(line != "none" for line in lines)


def _count(element: etree._Element, name: str) -> int:
    return max(int(element.get(f"{_TABLE}{name}", "1")), 1)


def _cell(item: etree._Element) -> Cell | None:
    cell = _valued(item)
    formula = item.get(f"{_TABLE}formula")
    if formula is None:
        return cell
    # "of:=SUM([.K4:.K5])"
    return (cell or Cell())._replace(formula=formula.partition("=")[2])


def _valued(item: etree._Element) -> Cell | None:
    kind = item.get(f"{_OFFICE}value-type")
    if kind in ("float", "currency", "percentage"):
        shown = Shown.PERCENT if kind == "percentage" else Shown.PLAIN
        return number_cell(float(item.get(f"{_OFFICE}value", "")), shown, EPOCH)
    if kind == "boolean":
        return Cell(item.get(f"{_OFFICE}boolean-value") == "true")
    if kind == "date":
        moment = datetime.fromisoformat(item.get(f"{_OFFICE}date-value", ""))
        return Cell(moment.date(), Shown.DATE)
    # A time of day stays the text that is shown.
    text = "\n".join(_text(line) for line in item.iterchildren(f"{_TEXT}p"))
    if not text:
        return None
    return Cell(text, error=item.get(f"{_CALC}value-type") == "error")


def _text(node: etree._Element) -> str:
    """The text of a paragraph with its spans and links; spaces and line ends are elements."""
    found = [node.text or ""]
    for child in node:
        name = child.tag.rpartition("}")[2]
        if name == "s":
            found.append(" " * min(int(child.get(f"{_TEXT}c", "1")), _MOST_SPACES))
        elif name in ("tab", "line-break"):
            found.append("\t" if name == "tab" else "\n")
        else:
            found.append(_text(child))
        found.append(child.tail or "")
    return "".join(found)
