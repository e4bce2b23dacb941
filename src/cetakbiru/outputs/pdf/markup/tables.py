"""Tables as Typst markup: each cell says its place, so that none moves another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf.columns import shares
from cetakbiru.outputs.pdf.spans import Place, grid
from cetakbiru.outputs.pdf.vocabulary import Look, looks


class CellWriter(Protocol):
    """Writes what stands in a table."""

    def anchor(self, element: HtmlElement) -> str:
        """The place that links to an element lead to."""

    def inside(self, element: HtmlElement) -> str:
        """What a cell holds."""

    def inside_whole(self, element: HtmlElement) -> str:
        """The same with no word hyphenated."""


Row = Sequence[Place]


def rows_to_write(table: HtmlElement) -> list[Row]:
    """The places of each row but those that cells from above reach into; none in a table without
    cells."""
    rows = grid(table)
    if not any(rows):
        return []
    return [[place for place in row if not place.is_reached] for row in rows]


def scopes_of(rows: Sequence[Row]) -> tuple[str, ...]:
    """What the cells of a table are heads of, in reading order: "Column", "Row" or nothing."""
    return tuple(_scope(place, row) for row in rows for place in row)


def _scope(place: Place, row: Row) -> str:
    if _is_head(row):
        return "Column"
    return "Row" if place.cell is not None and place.cell.tag == "th" else ""


def table_markup(table: HtmlElement, rows: Sequence[Row], caption: str, writer: CellWriter) -> str:
    """A table of these rows; `caption` are the options that name it."""
    for link in table.xpath("./thead//a[@href]"):
        # Heads repeat on the next page as ornament, which may lead nowhere.
        link.attrib.pop("href")
    is_matrix = any(Look.MATRIX in looks(one) for one in table.iterancestors("div"))
    of_head: list[str] = []
    of_body: list[list[str]] = []
    with_next: list[bool] = []
    for number, row in enumerate(rows):
        cells = [_cell(place, number, row, is_matrix, writer) for place in row]
        if _is_head(row):
            of_head += cells
        else:
            of_body.append(cells)
            with_next.append(_stays_with_next(row))
    count = max(place.at + place.across for row in rows for place in row)
    columns = ", ".join(f"{share:.2f}fr" for share in shares(table, count))
    parts = [f"columns: ({columns},)"]
    if of_head:
        # A note stands at the foot of one page, so heads that have one stand there alone.
        repeat = str(not any(map(_has_note, table.iterchildren("thead")))).lower()
        parts.append(f"table.header(repeat: {repeat}, {', '.join(of_head)})")
    parts += _in_groups(of_body, with_next)
    options = f"rapat: {str(Look.DENSE in looks(table)).lower()}"
    return f"#tabel({options}, {caption})({', '.join(parts)})\n\n"


def _in_groups(rows: Sequence[list[str]], with_next: Sequence[bool]) -> list[str]:
    """The cells of the body, with its first and last two rows kept together.

    Typst keeps no rows together but heads with the row after them, and those of a foot. `mend`
    tells readers that they are neither.
    """
    if len(rows) < 2:
        return [cell for row in rows for cell in row]
    found = []
    if with_next[0]:
        found.append(f"table.header(level: 2, repeat: false, {', '.join(rows[0])})")
    middle = rows[with_next[0] : -2] if with_next[-2] else rows[with_next[0] :]
    found += [cell for row in middle for cell in row]
    if with_next[-2]:
        found.append(f"table.footer(repeat: false, {', '.join((*rows[-2], *rows[-1]))})")
    return found


def _stays_with_next(row: Row) -> bool:
    line = next((place.cell.getparent() for place in row if place.cell is not None), None)
    return line is not None and Look.WITH_NEXT in looks(line) and not _has_note(line)


def _cell(place: Place, number: int, row: Row, is_matrix: bool, writer: CellWriter) -> str:
    options = [f"x: {place.at}", f"y: {number}"]
    in_head = _is_head(row)
    cell = place.cell
    if cell is None:
        return f"{'kepala' if in_head else 'sel'}({', '.join(options)})[]"
    kinds = looks(cell)
    if place.across > 1:
        options.append(f"colspan: {place.across}")
    if place.down > 1:
        options.append(f"rowspan: {place.down}")
    if Look.NUMBER in kinds:
        options.append("align: right")
    elif is_matrix and place.at:
        options.append("align: center")
    line = cell.getparent()
    first = next(one.cell for one in row if one.cell is not None)
    mark = writer.anchor(line) if first is cell else ""
    if Look.BREAKABLE in looks(line) or _has_note(line):
        options.append("breakable: true")
    is_figure = Look.NUMBER in kinds and not in_head
    body = mark + (writer.inside_whole(cell) if is_figure else writer.inside(cell))
    function = "kepala" if in_head else "kepala-baris" if cell.tag == "th" else "sel"
    return f"{function}({', '.join(options)})[{body}]"


def _is_head(row: Row) -> bool:
    """Whether a row is of the table's head."""
    cell = next((place.cell for place in row if place.cell is not None), None)
    return cell is not None and cell.getparent().getparent().tag == "thead"


def _has_note(row: HtmlElement) -> bool:
    return any(Look.FOOTNOTE in looks(one) for one in row.iter("span"))
