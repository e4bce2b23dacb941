"""A table of HTML as a table of Word: its grid, heads that repeat, cells that reach over others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.columns import set_widths
from cetakbiru.outputs.pdf.vocabulary import Look, looks
from cetakbiru.outputs.word.xml import clean, twips, value, w
from cetakbiru.pages.fragments.html import EMPTY, Html, fragment

_SHARE = re.compile(r"([\d.]+)%")
# Which looks of the style hold: those of the first row and of the first column.
_HEADS: dict[str, str | int] = {
    **{"val": "04A0", "firstRow": 1, "lastRow": 0},
    **{"firstColumn": 1, "lastColumn": 0, "noHBand": 0, "noVBand": 1},
}
_NO_PARAGRAPH = w("p", None, w("pPr", None, value("pStyle", "TableText")))
# Writes the content of a cell, given its width in mm, the style of its text, and how it is aligned.
CellWriter = Callable[[HtmlElement, float, str, str], list[Html]]


@dataclass(frozen=True)
class _Cell:
    """A place in a row: a cell, or none where one from above reaches it or the row ends early."""

    at: int
    span: int
    element: HtmlElement | None
    reaches_down: bool = False
    reached: bool = False


def table(one: HtmlElement, room: float, write: CellWriter) -> Html:
    """The table, as wide as there is room (mm)."""
    if one.find("colgroup") is None:
        set_widths(one, room)
    rows = [row for row in one.iter("tr") if next(row.iterancestors("table")) is one]
    placed = list(_placed(rows))
    count = max((cell.at + cell.span for row in placed for cell in row), default=1)
    placed = [_whole(cells, count) for cells in placed]
    widths = [room * share for share in _shares(one, count)]
    asked = looks(one) | {look for box in one.iterancestors("div") for look in looks(box)}
    caption = one.find("caption")
    return w(
        "tbl",
        None,
        w(
            "tblPr",
            None,
            value("tblStyle", "TabelNaskah"),
            w("tblW", {"w": twips(room), "type": "dxa"}),
            w("tblLayout", {"type": "fixed"}),
            w("tblLook", _HEADS),
            value("tblCaption", clean(dom.text_of(caption))) if caption is not None else EMPTY,
        ),
        w("tblGrid", None, *(w("gridCol", {"w": twips(width)}) for width in widths)),
        *(_row(row, cells, widths, asked, write) for row, cells in zip(rows, placed)),
    )


def _row(
    row: HtmlElement, cells: list[_Cell], widths: list[float], asked: set[Look], write: CellWriter
) -> Html:
    parent = row.getparent()
    is_head = parent is not None and parent.tag == "thead"
    properties = (
        w("cantSplit") if Look.BREAKABLE not in looks(row) else EMPTY,
        w("tblHeader") if is_head else EMPTY,
    )
    return w(
        "tr",
        None,
        w("trPr", None, *properties) if any(properties) else EMPTY,
        *(_cell(cell, widths, is_head, asked, write) for cell in cells),
    )


def _cell(
    cell: _Cell, widths: list[float], is_head: bool, asked: set[Look], write: CellWriter
) -> Html:
    width = sum(widths[cell.at : cell.at + cell.span])
    merged = EMPTY
    if cell.reached:
        merged = w("vMerge")
    elif cell.reaches_down:
        merged = value("vMerge", "restart")
    properties = w(
        "tcPr",
        None,
        w("tcW", {"w": twips(width), "type": "dxa"}),
        value("gridSpan", cell.span) if cell.span > 1 else EMPTY,
        merged,
    )
    if cell.element is None:
        return w("tc", None, properties, _NO_PARAGRAPH)
    style = "TableHead" if is_head else "TableText"
    if not is_head and cell.element.tag == "th":
        style = "TableRowHead"
    if Look.DENSE in asked:
        style += "Dense"
    align = ""
    if Look.NUMBER in looks(cell.element):
        align = "right"
    elif Look.MATRIX in asked and (cell.element.tag == "td" or (is_head and cell.at)):
        align = "center"
    content = write(cell.element, width - 2.3, style, align)
    if content[-1].startswith("<w:tbl>"):
        content.append(_NO_PARAGRAPH)  # a cell ends in a paragraph
    return w("tc", None, properties, fragment(*content))


def _shares(one: HtmlElement, count: int) -> list[float]:
    """The share of each column in the width, as `columns.py` worked it out."""
    found = [_SHARE.search(col.get("style", "")) for col in one.iter("col")]
    shares = [float(share[1]) for share in found if share is not None]
    if len(shares) != count or not sum(shares):
        return [1 / count] * count
    return [share / sum(shares) for share in shares]


def _placed(rows: list[HtmlElement]) -> Iterator[list[_Cell]]:
    """The cells of each row in the columns that they fill, with those that reach in from above."""
    below: dict[int, tuple[int, int]] = {}  # column → columns, rows still to come
    for at_row, row in enumerate(rows):
        cells: list[_Cell] = []
        at = 0
        waiting = [cell for cell in row if cell.tag in ("td", "th")]
        above, below = below, {}
        while waiting or above:
            down = 1
            if at in above:
                span, down = above.pop(at)
                cells.append(_Cell(at, span, None, reached=True))
            elif waiting:
                cell = waiting.pop(0)
                span = _number(cell, "colspan")
                down = min(_number(cell, "rowspan"), len(rows) - at_row)
                cells.append(_Cell(at, span, cell, reaches_down=down > 1))
            else:
                span = 1
                cells.append(_Cell(at, span, None))
            if down > 1:
                below[at] = (span, down - 1)
            at += span
            # What a wide cell covers is no longer reached from above.
            above = {column: held for column, held in above.items() if column >= at}
        yield cells


def _whole(cells: list[_Cell], count: int) -> list[_Cell]:
    """A row that ends early, filled up to the number of columns."""
    end = cells[-1].at + cells[-1].span if cells else 0
    return [*cells, *(_Cell(at, 1, None) for at in range(end, count))]


def _number(cell: HtmlElement, name: str) -> int:
    text = cell.get(name, "1")
    return max(int(text), 1) if text.isdecimal() else 1
