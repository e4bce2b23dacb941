"""Which cell of a table fills which place. No engine of print takes a span on trust."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

# What browsers take at most; a larger number is a slip of the hand, or meant to do harm.
_MOST = 1000


@dataclass(frozen=True)
class Place:
    """Columns of a row, from `at` on: those that a cell fills, that one from above reaches into, or
    one that is left open."""

    at: int
    across: int = 1
    down: int = 1
    cell: HtmlElement | None = None
    is_reached: bool = False


def rows_of(table: HtmlElement) -> list[HtmlElement]:
    """The rows of a table, without those of tables in its cells."""
    rows: list[HtmlElement] = table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")
    return rows


def grid(table: HtmlElement) -> list[list[Place]]:
    """The places of each row, which together fill all columns.

    A cell has the columns and rows that there is room for: it reaches over no other cell and into
    no other part of the table.
    """
    rows: list[list[Place]] = []
    for part in _parts(rows_of(table)):
        above: list[Place] = []
        for number, row in enumerate(part):
            places = _places(row, above, len(part) - number)
            above = [_reached(place) for place in places if place.down > 1]
            rows.append(places)
    count = max((_end(row) for row in rows), default=0)
    return [[*row, *(Place(at) for at in range(_end(row), count))] for row in rows]


def _places(row: HtmlElement, above: Sequence[Place], rows_left: int) -> list[Place]:
    """The places of a row, among those that cells from above reach into."""
    reached = {place.at: place for place in above}
    filled = {column for place in above for column in range(place.at, place.at + place.across)}
    waiting = list(row.iterchildren("td", "th"))
    places: list[Place] = []
    while waiting or reached:
        at = _end(places)
        if at in reached:
            places.append(reached.pop(at))
        elif waiting:
            cell = waiting.pop(0)
            across = 1
            while across < _span(cell, "colspan") and at + across not in filled:
                across += 1
            places.append(Place(at, across, min(_span(cell, "rowspan"), rows_left), cell))
        else:
            places.append(Place(at))
    return places


def _end(places: Sequence[Place]) -> int:
    return places[-1].at + places[-1].across if places else 0


def _reached(place: Place) -> Place:
    """The same columns in the row below."""
    return Place(place.at, place.across, place.down - 1, is_reached=True)


def _span(cell: HtmlElement, attribute: str) -> int:
    value = cell.get(attribute, "1")
    return min(max(int(value[:9]), 1), _MOST) if value.isdecimal() else 1


def settle_spans(table: HtmlElement) -> None:
    """Lets the attributes of each cell say what it fills; a column in which no cell begins goes."""
    places = [place for row in grid(table) for place in row if place.cell is not None]
    columns = sorted({place.at for place in places})
    for place in places:
        begun = sum(place.at <= column < place.at + place.across for column in columns)
        _set(place.cell, "rowspan", place.down)
        _set(place.cell, "colspan", begun)


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
