"""Tables: one caption, headers with scope, a scrolling region, cards on phones, sources beneath."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cetakbiru.model.addresses import slug
from cetakbiru.pages.fragments.html import Html, element, fragment, joined, lines
from cetakbiru.pages.fragments.links import Links
from cetakbiru.pages.fragments.numbers import missing

# Of a long table: rows that are drawn together, and those that are elements from the beginning.
GROUP, AT_ONCE = 50, 200
# Says that no file of the open data holds the rows of a table.
NO_DATA = ""
_EDIT = "Sunting"
_DATA_FORMATS = ((".csv", "CSV"), (".xlsx", "Excel"), (".json", "JSON"))


@dataclass(frozen=True)
class Column:
    """A column's title; `numeric` sets figures flush right in tabular digits.

    `prose`: whole sentences stand in it, so it takes the larger part of the width.
    `of_group`: a cell stands for all rows of a group.
    """

    title: str
    numeric: bool = False
    href: str | None = None
    prose: bool = False
    of_group: bool = False


@dataclass(frozen=True)
class Row:
    """The cells of a row, the first of which is its header; `id` is the row's anchor.

    `marks` are attributes by which a script finds the row, named without their "data-".
    `group`: how many rows it begins, itself among them, that share its cells of columns `of_group`;
    0 for those that follow in the group, which have no such cells.
    """

    cells: Sequence[str]
    id: str | None = None
    marks: Mapping[str, str] = field(default_factory=dict)
    group: int = 1


@dataclass(frozen=True)
class Table:
    """What a table says. `key` names it on its page, `origin` is the descriptor of its rows.

    `data` is the file below data/ that holds its rows, where it is not that of `origin`; NO_DATA
    when there is none.
    `matrix`: a grid that stays a grid on phones and scrolls; other tables become cards.
    `long`: thousands of rows, of which a browser draws what is seen; on phones the style sheet
    names its cells (assets/catalogue).
    """

    key: str
    caption: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    origin: str
    note: Html | None = None
    matrix: bool = False
    data: str | None = None
    long: bool = False


def render(links: Links, table: Table) -> Html:
    """The table with its note beneath; without rows the word that there are no data yet."""
    caption_id = links.unique_id(table_id(table.key))
    if not table.rows:
        word = missing(f"{table.caption}: belum ada data.")
        inside = lines((element("p", {"id": caption_id}, word), footer(links, table)))
        return element("div", {"class": "ppm-data"}, "\n", inside, "\n")
    kind = "ppm-table ppm-table--matriks" if table.matrix else "ppm-table"
    region = element(
        "div",
        {"class": kind, "role": "region", "tabindex": 0, "aria-labelledby": caption_id},
        element(
            "table",
            # A table without a class is wrapped anew by the theme's script.
            {"class": "ppm-tabel"},
            "\n",
            lines(
                (
                    element("caption", {"id": caption_id}, table.caption),
                    _head(table.columns),
                    *_bodies(table, table.rows[:AT_ONCE] if table.long else table.rows),
                )
            ),
            "\n",
        ),
        *_rest(table, caption_id),
    )
    attributes = {"class": "ppm-data", "data-asal": table.origin}
    return element("div", attributes, "\n", lines((region, footer(links, table))), "\n")


def table_id(key: str) -> str:
    """The anchor of the first table of that key on a page."""
    return slug(f"tabel-{key}")


def _bodies(table: Table, rows: Sequence[Row]) -> Iterator[Html]:
    """The rows in one body; those of a long table in bodies that are drawn one by one."""
    size = GROUP if table.long else len(rows)
    for start in range(0, len(rows), size):
        group = rows[start : start + size]
        is_whole = table.long and len(group) == GROUP
        yield Html('<tbody class="ppm-kelompok">' if is_whole else "<tbody>")
        yield from (_row(table, row) for row in group)
        yield Html("</tbody>")


def _rest(table: Table, caption_id: str) -> Iterator[Html]:
    """The other rows of a long table, as text to a browser that runs scripts.

    Such a browser reads text many times as fast as elements, and the script makes rows of it as
    they are needed. Any other browser sees a second table that goes on where the first one ends.
    """
    rows = table.rows[AT_ONCE:] if table.long else ()
    if rows:
        content = lines((_head(table.columns), *_bodies(table, rows)))
        attributes = {"class": "ppm-tabel", "aria-labelledby": caption_id}
        yield element("noscript", None, element("table", attributes, "\n", content, "\n"))


def two_line_rows(links: Links, table: Table) -> Html:
    """A table whose rows take two lines on phones: name and first value, then all the rest."""
    return element("div", {"class": "ppm-dua-baris"}, "\n", render(links, table), "\n")


def flowing_rows(links: Links, table: Table) -> Html:
    """A table whose short cells follow one another on phones, each with its title."""
    return element("div", {"class": "ppm-alir"}, "\n", render(links, table), "\n")


def footer(links: Links, table: Table) -> Html:
    """What stands beneath a table: its sources and remarks, then links to its data."""
    note = element("p", {"class": "ppm-catatan"}, table.note) if table.note else Html("")
    return lines((note, _data_links(links, table)))


def _data_links(links: Links, table: Table) -> Html:
    name = table.origin if table.data is None else table.data
    if name == NO_DATA:
        return Html("")
    places = [(links.page(f"data/{name}{tail}"), label) for tail, label in _DATA_FORMATS]
    source = links.source(name) or links.source(table.origin)
    if source is not None:
        places.append((source, _EDIT))
    found = (
        element("a", {"href": place, "aria-label": f"{label}: {table.caption}"}, label)
        for place, label in places
    )
    return element("p", {"class": "ppm-unduh"}, "Data: ", joined(" · ", found))


def _head(columns: Iterable[Column]) -> Html:
    cells = (
        element(
            "th",
            {"scope": "col", "class": _kind(column)},
            element("a", {"href": column.href}, column.title) if column.href else column.title,
        )
        for column in columns
    )
    return element("thead", None, element("tr", None, *cells))


def _row(table: Table, row: Row) -> Html:
    columns = table.columns
    if not row.group:
        columns = [column for column in columns if not column.of_group]
    # The first cell of a group and the first cell of a row within it are headers both.
    heads = (0, next(at for at, column in enumerate(columns) if not column.of_group))
    return element(
        "tr",
        {
            "id": row.id,
            "class": None if row.group else "ppm-lanjut",
            **{f"data-{name}": value for name, value in row.marks.items()},
        },
        *(
            _cell(table, row, column, cell, is_head=at in heads)
            for at, (column, cell) in enumerate(zip(columns, row.cells, strict=True))
        ),
    )


def _cell(table: Table, row: Row, column: Column, cell: str, *, is_head: bool) -> Html:
    span = row.group if column.of_group and row.group > 1 else None
    shared = {"class": _kind(column), "rowspan": span}
    if is_head:
        return element("th", {"scope": "row", **shared}, cell)
    return element("td", {"data-label": None if table.long else column.title, **shared}, cell)


def _kind(column: Column) -> str | None:
    if column.numeric:
        return "ppm-angka"
    return "ppm-uraian" if column.prose else None


def definitions(pairs: Iterable[tuple[str, str]], css: str) -> Html:
    """A list of terms and what they are, each pair in a group of its own."""
    groups = (
        element("div", None, element("dt", None, term), element("dd", None, meaning))
        for term, meaning in pairs
    )
    return element("dl", {"class": css}, "\n", lines(groups), "\n")


def bullets(items: Iterable[str]) -> Html:
    """A list; one item alone stands without a bullet."""
    found = list(items)
    return fragment(found[0]) if len(found) == 1 else itemized(found)


def itemized(items: Iterable[str]) -> Html:
    """A list, each item with its bullet."""
    return element("ul", {"class": "ppm-butir"}, *(element("li", None, item) for item in items))


def folded(name: str, *inside: Html) -> Html:
    """What opens below its name; print has it open."""
    content = lines((element("summary", None, name), *inside))
    return element("details", {"class": "ppm-lipat"}, "\n", content, "\n")


def small(text: str) -> Html:
    """A remark on a line of its own below the content of a cell."""
    return element("span", {"class": "ppm-kecil"}, text)
