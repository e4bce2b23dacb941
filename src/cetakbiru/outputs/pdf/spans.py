"""The cells of a table made to fit one another: an engine of print takes no span on trust."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.html import HtmlElement

# What browsers take at most; a larger number is a slip of the hand, or meant to do harm.
_MOST = 1000


def rows_of(table: HtmlElement) -> list[HtmlElement]:
    """The rows of a table, without those of tables in its cells."""
    rows: list[HtmlElement] = table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")
    return rows


def span(cell: HtmlElement, attribute: str = "colspan") -> int:
    """How many columns a cell fills, or rows by `attribute`."""
    value = cell.get(attribute, "1")
    return min(max(int(value[:9]), 1), _MOST) if value.isdecimal() else 1


def settle_spans(table: HtmlElement) -> None:
    """Gives each cell the columns and rows that it has room for, as its attributes say then.

    It reaches over no other cell and into no other part of the table, and a column in which no
    cell begins is none.
    """
    begins: list[tuple[HtmlElement, int, int]] = []
    for part in _parts(rows_of(table)):
        held: dict[int, int] = {}  # for how many rows to come a cell from above fills a column
        for number, row in enumerate(part):
            filled = {column for column, left in held.items() if left}
            held = {column: left - 1 for column, left in held.items() if left}
            at = 0
            for cell in row.iterchildren("td", "th"):
                while at in filled:
                    at += 1
                across = 1
                while across < span(cell) and at + across not in filled:
                    across += 1
                down = min(span(cell, "rowspan"), len(part) - number)
                held |= dict.fromkeys(range(at, at + across), down - 1)
                begins.append((cell, at, across))
                _set(cell, "rowspan", down)
                at += across
    columns = sorted({at for _, at, _ in begins})
    for cell, at, across in begins:
        _set(cell, "colspan", sum(at <= column < at + across for column in columns))


def _parts(rows: Sequence[HtmlElement]) -> list[list[HtmlElement]]:
    """The rows of head, body and foot apart: no cell reaches from one into another."""
    parts: list[list[HtmlElement]] = []
    for row in rows:
        if parts and parts[-1][-1].getparent() is row.getparent():
            parts[-1].append(row)
        else:
            parts.append([row])
    return parts


def _set(cell: HtmlElement, attribute: str, value: int) -> None:
    if value > 1:
        cell.set(attribute, str(value))
    else:
        cell.attrib.pop(attribute, None)
