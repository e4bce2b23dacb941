"""The sheets of an OpenDocument spreadsheet (.ods), as LibreOffice saves it.

Read as a stream, without a tree of the document: what no sheet needs takes no memory.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lxml import etree

from cetakbiru.workbook.cells import EPOCH, Area, Cell, CellSheet, Shown, number_cell
from cetakbiru.workbook.guard import NoWorkbookError, Obstacle, Parts

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLES = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
# Tags and attributes that are met in every cell or row.
_ROW = f"{_TABLE}table-row"
_COLUMN = f"{_TABLE}table-column"
_SHEET = f"{_TABLE}table"
_NAME = f"{_TABLE}name"
_STYLE_NAME = f"{_TABLE}style-name"
_VISIBILITY = f"{_TABLE}visibility"
_FORMULA = f"{_TABLE}formula"
_KIND = f"{_OFFICE}value-type"
_VALUE = f"{_OFFICE}value"
_SPACES = f"{_TEXT}s"
_TAB = f"{_TEXT}tab"
_BREAK = f"{_TEXT}line-break"
_COLUMNS_REPEATED = f"{_TABLE}number-columns-repeated"
_ROWS_REPEATED = f"{_TABLE}number-rows-repeated"
_COLUMNS_SPANNED = f"{_TABLE}number-columns-spanned"
_ROWS_SPANNED = f"{_TABLE}number-rows-spanned"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_PARAGRAPH, _ANNOTATION = f"{_TEXT}p", f"{_OFFICE}annotation"
# A cell may say that it stands for a million others like it.
_MOST_CELLS = 2_000_000
_MOST_SPACES = 1_000
_HIDDEN = ("collapse", "filter")

_Attributes = Mapping[str, str]


def ods_sheets(parts: Parts) -> tuple[CellSheet, ...]:
    """The sheets in order.

    Raises NoWorkbookError for a locked, swollen or other document, and what parsers raise on
    broken files.
    """
    if _MANIFEST in parts and b"encryption-data" in parts.read(_MANIFEST):
        raise NoWorkbookError(Obstacle.LOCKED)
    document = _Document()
    told: Any = document  # the stubs ask for what a parser does not
    etree.fromstring(
        parts.read(_CONTENT),
        etree.XMLParser(target=told, resolve_entities=False, no_network=True),
    )
    if not document.sheets:
        raise ValueError(_CONTENT)
    return tuple(document.sheets)


@dataclass
class _Styles:
    """The styles, by name, that cross their text out and that hide their sheet."""

    striking: set[str] = field(default_factory=set)
    hiding: set[str] = field(default_factory=set)


@dataclass
class _OpenCell:
    """A cell while its text is read; `depth` is how far inside it the reader is."""

    tag: str
    attributes: _Attributes
    texts: list[str] = field(default_factory=list)
    depth: int = 0
    commented: bool = False


class _Document:
    """Fills the sheets with what a parser tells of the document, with `left` cells at most."""

    def __init__(self) -> None:
        self.sheets: list[CellSheet] = []
        self._styles = _Styles()
        self._style = ""
        self._left = _MOST_CELLS
        # The next row and column, the cells of the row, and whether the file names any of it.
        self._row, self._column = 1, 1
        self._row_attributes: _Attributes = {}
        self._cells: dict[int, Cell] = {}
        self._next_column, self._named = 1, False
        self._open: _OpenCell | None = None
        # Whether letters are those of the cell, and in which element below it they stand.
        self._paragraph = False

    def start(self, tag: str, attributes: _Attributes) -> None:
        if self._open is not None:
            self._inside_cell(self._open, tag, attributes)
        elif tag in _CELLS:
            self._open = _OpenCell(tag, attributes)
        elif tag == _ROW:
            self._row_attributes = attributes
            self._cells, self._next_column, self._named = {}, 1, False
        elif tag == _COLUMN:
            self._add_column(attributes)
        elif tag == _SHEET:
            hidden = attributes.get(_STYLE_NAME) in self._styles.hiding
            self.sheets.append(CellSheet(attributes.get(_NAME, ""), hidden=hidden))
            self._row, self._column = 1, 1
        elif tag == f"{_STYLES}style":
            self._style = attributes.get(f"{_STYLES}name", "")
        elif tag == f"{_STYLES}text-properties":
            if attributes.get(f"{_STYLES}text-line-through-style", "none") != "none":
                self._styles.striking.add(self._style)
        elif tag == f"{_STYLES}table-properties" and attributes.get(f"{_TABLE}display") == "false":
            self._styles.hiding.add(self._style)

    def end(self, tag: str) -> None:
        if self._open is None:
            if tag == _ROW:
                self._end_row()
        elif self._open.depth == 0:
            self._end_cell(self._open)
            self._open = None
        else:
            self._open.depth -= 1
            if self._open.depth == 0:
                self._paragraph = False

    def data(self, text: str) -> None:
        if self._paragraph and self._open is not None:
            self._open.texts[-1] += text

    def close(self) -> None:
        """Parsers ask for it."""

    def _inside_cell(self, cell: _OpenCell, tag: str, attributes: _Attributes) -> None:
        if cell.depth == 0:
            self._paragraph = tag == _PARAGRAPH
            if self._paragraph:
                cell.texts.append("")
            cell.commented = cell.commented or tag == _ANNOTATION
        elif self._paragraph:
            if tag == _SPACES:
                cell.texts[-1] += " " * min(int(attributes.get(f"{_TEXT}c", "1")), _MOST_SPACES)
            elif tag == _TAB:
                cell.texts[-1] += "\t"
            elif tag == _BREAK:
                cell.texts[-1] += "\n"
        cell.depth += 1

    def _add_column(self, attributes: _Attributes) -> None:
        end = self._column + _count(attributes, _COLUMNS_REPEATED)
        if attributes.get(_VISIBILITY) in _HIDDEN:
            self.sheets[-1].hidden_columns.append(range(self._column, end))
        self._column = end

    def _end_cell(self, open_cell: _OpenCell) -> None:
        attributes, at, sheet = open_cell.attributes, self._next_column, self.sheets[-1]
        repeated = 1
        if attributes:
            repeated = _count(attributes, _COLUMNS_REPEATED)
            wide = _count(attributes, _COLUMNS_SPANNED)
            high = _count(attributes, _ROWS_SPANNED)
            if wide > 1 or high > 1:
                sheet.merged.append(Area(self._row, at, self._row + high - 1, at + wide - 1))
        self._named = self._named or open_cell.tag == _CELLS[1]
        cell = _cell(attributes, open_cell.texts)
        if cell is not None:
            self._take(repeated)
            self._cells.update(dict.fromkeys(range(at, at + repeated), cell))
            if attributes.get(_STYLE_NAME) in self._styles.striking:
                sheet.struck.update((self._row, at + one) for one in range(repeated))
        if open_cell.commented:
            sheet.commented.add((self._row, at))
        self._next_column = at + repeated

    def _end_row(self) -> None:
        sheet, cells = self.sheets[-1], self._cells
        repeated = _count(self._row_attributes, _ROWS_REPEATED)
        if cells or self._named:
            self._take((repeated - 1) * max(len(cells), 1))
            numbers = range(self._row, self._row + repeated)
            sheet.rows.update((number, cells) for number in numbers)
            if self._row_attributes.get(_VISIBILITY) in _HIDDEN:
                sheet.hidden_rows.update(numbers)
        self._row += repeated

    def _take(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise NoWorkbookError(
                Obstacle.SWOLLEN,
                found=f"lebih dari {_MOST_CELLS} sel",
                limit=f"{_MOST_CELLS} sel",
            )


def _count(attributes: _Attributes, name: str) -> int:
    written = attributes.get(name)
    return 1 if written is None else max(int(written), 1)


def _cell(attributes: _Attributes, texts: list[str]) -> Cell | None:
    if not attributes and not texts:
        return None
    cell = _valued(attributes, texts)
    formula = attributes.get(_FORMULA)
    if formula is None:
        return cell
    # "of:=SUM([.K4:.K5])"
    return (cell or Cell())._replace(formula=formula.partition("=")[2])


def _valued(attributes: _Attributes, texts: list[str]) -> Cell | None:
    kind = attributes.get(_KIND)
    if kind in ("float", "currency", "percentage"):
        shown = Shown.PERCENT if kind == "percentage" else Shown.PLAIN
        return number_cell(float(attributes.get(_VALUE, "")), shown, EPOCH)
    if kind == "boolean":
        return Cell(attributes.get(f"{_OFFICE}boolean-value") == "true")
    if kind == "date":
        moment = datetime.fromisoformat(attributes.get(f"{_OFFICE}date-value", ""))
        return Cell(moment.date(), Shown.DATE)
    # A time of day stays the text that is shown.
    text = "\n".join(texts)
    if not text:
        return None
    return Cell(text, error=attributes.get(f"{_CALC}value-type") == "error")
