"""Cells reach over no other and beyond no edge, whatever numbers a table was given."""

from __future__ import annotations

import pytest
from lxml import html
from lxml.html import HtmlElement

from cetakbiru.outputs.pdf.spans import grid, rows_of, settle_spans
from tests.chance import draws


def _settled(*rows: str) -> list[list[tuple[str, int, int]]]:
    table = html.fragment_fromstring(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    settle_spans(table)
    return [
        [(cell.text, _span(cell, "colspan"), _span(cell, "rowspan")) for cell in row]
        for row in rows_of(table)
    ]


def _span(cell: HtmlElement, attribute: str) -> int:
    return int(cell.get(attribute, "1"))


def test_a_span_that_fits_stays() -> None:
    assert _settled('<td colspan="2">a<td rowspan="2">b', "<td>c<td>d") == [
        [("a", 2, 1), ("b", 1, 2)],
        [("c", 1, 1), ("d", 1, 1)],
    ]


@pytest.mark.parametrize("much", ["9", "1000000000", "9" * 5000])
def test_a_span_ends_where_the_table_does(much: str) -> None:
    assert _settled(f'<td colspan="{much}">a', f'<td rowspan="{much}">b<td>c') == [
        [("a", 2, 1)],
        [("b", 1, 1), ("c", 1, 1)],
    ]


def test_columns_in_which_no_cell_begins_are_none() -> None:
    assert _settled('<td colspan="9">a<td>b', "<td>c") == [
        [("a", 1, 1), ("b", 1, 1)],
        [("c", 1, 1)],
    ]


def test_a_span_ends_before_a_cell_from_above() -> None:
    assert _settled('<td>a<td rowspan="2">b<td>c', '<td colspan="2">d', "<td>e<td>f<td>g")[1] == [
        ("d", 1, 1)
    ]


@pytest.mark.parametrize("value", ["", "0", "-3", "dua", "1.5", "²"])
def test_what_is_no_number_is_one(value: str) -> None:
    assert _settled(f'<td colspan="{value}" rowspan="{value}">a', "<td>b")[0] == [("a", 1, 1)]


def test_a_cell_of_the_head_does_not_reach_into_the_body() -> None:
    table = html.fragment_fromstring(
        '<table><thead><tr><th rowspan="3">a<tbody><tr><td>b<tr><td>c</table>'
    )
    settle_spans(table)
    assert _span(table.find(".//th"), "rowspan") == 1


def test_a_table_in_a_cell_is_its_own() -> None:
    table = html.fragment_fromstring(
        "<table><tr><td><table><tr><td>a<td>b<td>c</table><td>d</table>"
    )
    assert len(rows_of(table)) == 1
    settle_spans(table)
    assert not table.xpath(".//@colspan")


def test_no_two_cells_of_any_table_share_a_place() -> None:
    chance = draws("spans")
    for _ in range(300):
        table = html.fragment_fromstring("<table></table>")
        for _ in range(chance.randint(1, 6)):
            row = html.Element("tr")
            for _ in range(chance.randint(0, 5)):
                spans = {name: str(chance.randint(0, 7)) for name in ("colspan", "rowspan")}
                row.append(html.Element("td", spans))
            table.append(row)
        settle_spans(table)
        _assert_apart(table)
        _assert_filled(table)


def _assert_apart(table: HtmlElement) -> None:
    rows = rows_of(table)
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        at = 0
        for cell in row:
            while (at, number) in taken:
                at += 1
            places = {
                (at + right, number + down)
                for right in range(_span(cell, "colspan"))
                for down in range(_span(cell, "rowspan"))
            }
            assert not places & taken
            assert max(down for _, down in places) < len(rows)
            taken |= places
            at += _span(cell, "colspan")


def _assert_filled(table: HtmlElement) -> None:
    rows = grid(table)
    filled = [[place.at + right for place in row for right in range(place.across)] for row in rows]
    assert all(columns == list(range(len(filled[0]))) for columns in filled)
