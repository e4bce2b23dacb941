"""Tables without what paper need not repeat.

A column that says the same in every row becomes a sentence, a table without a value a line, and a
table that was printed before a reference to it. All that cells say is still said once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from cetakbiru.outputs.pdf import dom
from cetakbiru.pages.fragments.numbers import NOT_KNOWN

# In a shorter table, equal cells are chance rather than a rule, and a reference saves nothing.
_FEWEST_ROWS = 4
# One empty row may be all that there is to say.
_FEWEST_EMPTY = 2
_EMPTY = "ppm-kosong"
_NOTE = "ppm-catatan"


@dataclass(frozen=True)
class _Grid:
    """A table of whole cells: its heads, and rows of as many cells."""

    heads: Sequence[HtmlElement]
    rows: Sequence[Sequence[HtmlElement]]

    def column(self, at: int) -> list[HtmlElement]:
        return [row[at] for row in self.rows]


class Condenser:
    """Condenses the tables of one document, section by section, in the order of print."""

    def __init__(self) -> None:
        self._printed: dict[tuple[tuple[str, ...], ...], str] = {}

    def condense(self, section: HtmlElement, url: str) -> None:
        """Condenses the tables of a section; `url` is the page that its links start from."""
        for table in dom.elements(section, "table"):
            grid = _grid(table)
            if grid is None or self._is_repeated(table, grid, url):
                continue
            if _is_empty(grid):
                _tell_emptiness(table, grid)
            else:
                _tell_columns(table, grid)

    def _is_repeated(self, table: HtmlElement, grid: _Grid, url: str) -> bool:
        """Whether the same cells were printed before; then a reference stands in their place."""
        if len(grid.rows) < _FEWEST_ROWS:
            return False
        told = tuple(tuple(map(dom.text_of, row)) for row in (grid.heads, *grid.rows))
        caption = table.find("caption")
        anchor = None if caption is None else caption.get("id")
        if told not in self._printed:
            if anchor is not None:
                self._printed[told] = f"/{url}#{anchor}"
            return False
        line = dom.new("p", f"{_name(table)}: sama dengan ")
        link = dom.new("a", href=self._printed[told])
        link.tail = "."
        line.append(link)
        _replace(table, line)
        return True


def _grid(table: HtmlElement) -> _Grid | None:
    """The cells of a table; None where some reach over others, or it has no single row of heads."""
    heads = [row.xpath("./th|./td") for row in table.xpath("./thead/tr")]
    rows = [row.xpath("./th|./td") for row in table.xpath("./tbody/tr")]
    if len(heads) != 1 or table.xpath(".//*[@colspan or @rowspan]|.//table"):
        return None
    if not rows or any(len(row) != len(heads[0]) for row in rows):
        return None
    return _Grid(heads[0], rows)


def _is_blank(cell: HtmlElement) -> bool:
    """Whether a cell says no more than that nothing is known."""
    text = dom.text_of(cell)
    if text in ("", NOT_KNOWN):
        return True
    return text == " ".join(
        dom.text_of(one) for one in cell.iterdescendants() if _EMPTY in dom.classes(one)
    )


def _is_empty(grid: _Grid) -> bool:
    values = (cell for row in grid.rows for cell in row[1:])
    return len(grid.rows) >= _FEWEST_EMPTY and len(grid.heads) > 1 and all(map(_is_blank, values))


def _tell_emptiness(table: HtmlElement, grid: _Grid) -> None:
    """A line in place of the table, which names what is empty."""
    columns = ", ".join(map(dom.text_of, grid.heads[1:]))
    line = dom.new("p", f"{_name(table)}: {columns} kosong untuk ")
    for at, row in enumerate(grid.rows):
        name = dom.new("span")
        dom.move_children(row[0], name)
        for anchor in (row[0], row[0].getparent()):
            if anchor.get("id"):
                name.set("id", anchor.get("id"))
        name.tail = ", " if at + 1 < len(grid.rows) else "."
        line.append(name)
    _replace(table, line)


def _tell_columns(table: HtmlElement, grid: _Grid) -> None:
    """Takes out columns that are the same in every row, and says so below the table."""
    same = list(_same_columns(grid))
    # Beside its heads of rows a table keeps at least one column.
    same = same[len(same) == len(grid.heads) - 1 :]
    if not same:
        return
    note = dom.new("p", class_=_NOTE)
    blank = [at for at in same if _is_blank(grid.rows[0][at])]
    for number, at in enumerate(one for one in same if one not in blank):
        dom.add_text(note, f"{'; ' if number else 'Pada semua baris, '}")
        _move(grid.heads[at], note)
        dom.add_text(note, ": ")
        _move(grid.rows[0][at], note)
    if len(blank) < len(same):
        dom.add_text(note, ". " if blank else ".")
    if blank:
        names = ", ".join(dom.text_of(grid.heads[at]) for at in blank)
        dom.add_text(note, f"Kosong pada semua baris: {names}.")
    for at in same:
        for cell in (grid.heads[at], *grid.column(at)):
            cell.getparent().remove(cell)
    for group in table.findall("colgroup"):
        table.remove(group)
    note.tail, table.tail = table.tail, None
    table.addnext(note)


def _same_columns(grid: _Grid) -> Iterator[int]:
    for at in range(1, len(grid.heads)):
        cells = grid.column(at)
        if any(cell.xpath("descendant-or-self::*[@id]") for cell in cells):
            continue
        drawn = any(cell.xpath(".//svg|.//img|.//ul|.//ol|.//p") for cell in cells)
        if all(map(_is_blank, cells)):
            same = len(cells) >= _FEWEST_EMPTY
        else:
            same = len(cells) >= _FEWEST_ROWS and len(set(map(dom.text_of, cells))) == 1
        if same and not drawn:
            yield at


def _move(cell: HtmlElement, note: HtmlElement) -> None:
    """Moves what a cell says to the end of the note."""
    dom.add_text(note, (cell.text or "").lstrip())
    for child in list(cell):
        note.append(child)
    last = note[-1] if len(note) else None
    if last is None:
        note.text = (note.text or "").rstrip()
    else:
        last.tail = (last.tail or "").rstrip()


def _name(table: HtmlElement) -> str:
    caption = table.find("caption")
    return "Tabel ini" if caption is None else dom.text_of(caption)


def _replace(table: HtmlElement, line: HtmlElement) -> None:
    """The line in place of the table, under its anchor."""
    caption = table.find("caption")
    for anchor in _anchors(table, caption):
        line.set("id", anchor)
    line.tail, table.tail = table.tail, None
    table.getparent().replace(table, line)


def _anchors(*elements: HtmlElement | None) -> Iterable[str]:
    return [one.get("id", "") for one in elements if one is not None and one.get("id")]
