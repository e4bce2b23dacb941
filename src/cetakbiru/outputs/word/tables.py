"""A table of HTML as a table of Word: its grid, heads that repeat, cells that reach over others."""

from __future__ import annotations

from collections.abc import Callable

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.columns import set_widths, shares
from cetakbiru.outputs.pdf.spans import Place, grid, rows_of
from cetakbiru.outputs.pdf.vocabulary import Look, looks
from cetakbiru.outputs.word.xml import clean, twips, value, w
from cetakbiru.pages.fragments.html import EMPTY, Html, fragment

# Which looks of the style hold: those of the first row and of the first column.
_HEADS: dict[str, str | int] = {
    **{"val": "04A0", "firstRow": 1, "lastRow": 0},
    **{"firstColumn": 1, "lastColumn": 0, "noHBand": 0, "noVBand": 1},
}
_NO_PARAGRAPH = w("p", None, w("pPr", None, value("pStyle", "TableText")))
# Writes the content of a cell, given its width in mm, the style of its text, and how it is aligned.
CellWriter = Callable[[HtmlElement, float, str, str], list[Html]]


def table(one: HtmlElement, room: float, write: CellWriter) -> Html:
    """A table that has cells, as wide as there is room (mm)."""
    if one.find("colgroup") is None:
        set_widths(one, room)
    rows = grid(one)
    named = shares(one, sum(place.across for place in rows[0]))
    widths = [room * share / sum(named) for share in named]
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
        *(_row(*both, widths, asked, write) for both in zip(rows_of(one), rows, strict=True)),
    )


def _row(
    row: HtmlElement, places: list[Place], widths: list[float], asked: set[Look], write: CellWriter
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
        *(_cell(place, widths, is_head, asked, write) for place in places),
    )


def _cell(
    place: Place, widths: list[float], is_head: bool, asked: set[Look], write: CellWriter
) -> Html:
    width = sum(widths[place.at : place.at + place.across])
    merged = EMPTY
    if place.is_reached:
        merged = w("vMerge")
    elif place.down > 1:
        merged = value("vMerge", "restart")
    properties = w(
        "tcPr",
        None,
        w("tcW", {"w": twips(width), "type": "dxa"}),
        value("gridSpan", place.across) if place.across > 1 else EMPTY,
        merged,
    )
    if place.cell is None:
        return w("tc", None, properties, _NO_PARAGRAPH)
    style = "TableHead" if is_head else "TableText"
    if not is_head and place.cell.tag == "th":
        style = "TableRowHead"
    if Look.DENSE in asked:
        style += "Dense"
    align = ""
    if Look.NUMBER in looks(place.cell):
        align = "right"
    elif Look.MATRIX in asked and (place.cell.tag == "td" or (is_head and place.at)):
        align = "center"
    content = write(place.cell, width - 2.3, style, align)
    if content[-1].startswith("<w:tbl>"):
        content.append(_NO_PARAGRAPH)  # a cell ends in a paragraph
    return w("tc", None, properties, fragment(*content))
