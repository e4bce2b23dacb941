"""Column widths from the content of a table, and whether it fits the width of a page.

Fixed widths make layout fast and the same on every run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml.html import HtmlElement

from cetakbiru.language.hyphens import syllables
from cetakbiru.outputs.pdf import dom
from cetakbiru.outputs.pdf.spans import Place, grid, rows_of
from cetakbiru.outputs.pdf.typefaces import width_in_ems

PORTRAIT_MM = 160.0
LANDSCAPE_MM = 253.0
BESIDE_FIGURE_MM = 62.0
# Type and margins of a dense table, against those of others; see `rapat` in look.typ.
DENSE = 0.84

_EM_MM = 8 * 25.4 / 72  # tables are set at 8 points
_PADDING_MM = 2.7
_LONGEST_TOKEN = 15  # what is longer than a programme's ID may break anywhere
_SMALLEST_MM = 5.5
_LINE_MM = 3.55
_TALL_MM = 90.0
_RAGGED_MM = _PADDING_MM + 2.0  # of a column's width: its margins, and what lines leave empty
_JUDGED_ROWS = 40
_ROWS_APART = 4  # rows of a body that may stand on two pages
_BITS = 60
_POWER = 6
_SHARE = re.compile(r"([\d.]+)%")
_COMPOUND = re.compile(r"(?<=[-/])")
_LETTERS_ONLY = re.compile(r"[^\W\d_]+", re.UNICODE)


def set_widths(table: HtmlElement, total: float = PORTRAIT_MM) -> float:
    """Puts a colgroup with shares of a width into the table; returns the least width it needs.

    Both in mm.
    """
    places = grid(table)
    count = sum(place.across for row in places[:1] for place in row)
    if not count:
        return 0.0
    rows = [[place for place in row if place.cell is not None] for row in places]
    least, lengths = _measures(rows, count)
    needed = sum(least)
    widths = _shared(least, lengths, max(total, needed))
    lines = rows_of(table)
    for at, row in enumerate(rows):
        if _height_mm(row, widths) > _TALL_MM:
            down = max(place.down for place in row)
            for line in lines[at : at + down]:
                dom.add_class(line, "pecah")
    for at in _kept_with_next(lines, rows, widths):
        dom.add_class(lines[at], "dengan-berikut")
    group = dom.new("colgroup")
    for width in widths:
        group.append(dom.new("col", style=f"width:{width / sum(widths) * 100:.2f}%"))
    for old in table.findall("colgroup"):
        table.remove(old)
    table.insert(1 if table.find("caption") is not None else 0, group)
    return needed


def shares(table: HtmlElement, count: int) -> list[float]:
    """The share of each column in the width of a table, in percent: those that its columns name,
    and an equal one of the rest for each other."""
    found = [_SHARE.search(col.get("style", "")) for col in table.iter("col")]
    named = [float(share[1]) if share else 0.0 for share in found]
    named = (named + [0.0] * count)[:count]
    rest = (100.0 - sum(named)) / max(named.count(0.0), 1)
    return [share or max(rest, 1.0) for share in named]


def _height_mm(row: Sequence[Place], widths: Sequence[float]) -> float:
    """About how tall a row is set, with those that its cells reach into; a tall one may break over
    pages rather than leave them empty."""
    lines = 0.0
    for place in row:
        width = sum(widths[place.at : place.at + place.across]) - _PADDING_MM
        lines = max(lines, width_in_ems(dom.text_of(place.cell)) * _EM_MM / max(width, 1.0))
    return lines * _LINE_MM


def _kept_with_next(
    lines: Sequence[HtmlElement], rows: Sequence[Sequence[Place]], widths: Sequence[float]
) -> list[int]:
    """Which rows stay on the page of the next: the first of the body and the last but one.

    So no page has but one row of a table that goes on. Not where that is much of a page, nor where
    a cell reaches from one of these into others.
    """
    body = [at for at, row in enumerate(rows) if row and not lines[at].xpath("parent::thead")]
    if len(body) < _ROWS_APART or body != list(range(body[0], len(rows))):
        return []
    reach = [at + max(place.down for place in rows[at]) for at in body]
    first, last = body[0], body[-2]
    found = [first] if reach[0] == first + 1 else []
    if max(reach[:-2]) <= last:
        found.append(last)
    return [
        at for at in found if sum(_height_mm(row, widths) for row in rows[at : at + 2]) <= _TALL_MM
    ]


def _measures(rows: Sequence[Sequence[Place]], count: int) -> tuple[list[float], list[list[float]]]:
    """In mm: for each column the least width at which no word breaks badly, and for each row how
    wide its cells are on one line."""
    least = [_SMALLEST_MM] * count
    lengths = []
    for row in rows:
        of_row = [0.0] * count
        for place in row:
            if place.across == 1:
                at, text = place.at, dom.text_of(place.cell)
                longest = max((_unbreakable_mm(word) for word in text.split()), default=0.0)
                least[at] = max(least[at], longest + _PADDING_MM)
                # What reaches into other rows makes each only so much taller.
                shared = width_in_ems(text) * _EM_MM / place.down
                of_row[at] = shared + _PADDING_MM
        lengths.append(of_row)
    return least, lengths


def _shared(
    least: Sequence[float], lengths: Sequence[Sequence[float]], total: float
) -> list[float]:
    """The total width shared so that the table is about as low as it can be.

    Each column begins at the least it needs; then every bit of the rest goes where it makes the
    rows lowest.
    """
    widths = list(least)
    greatest = [max(low, *(row[at] for row in lengths)) for at, low in enumerate(least)]
    # A long table is as well judged by some of its rows.
    judged = lengths[:: -(-len(lengths) // _JUDGED_ROWS)]
    bit = max(total - sum(least), 0.0) / _BITS
    for _ in range(_BITS):
        gains = _gains(judged, widths)
        at = max(range(len(widths)), key=gains.__getitem__)
        if gains[at] <= 0.0 or bit == 0.0:
            break
        widths[at] += bit
    widths = [min(width, high) for width, high in zip(widths, greatest)]
    spare = (total - sum(widths)) / len(widths)
    return [width + spare for width in widths]


def _gains(rows: Sequence[Sequence[float]], widths: Sequence[float]) -> list[float]:
    """For each column, how much lower all rows together get when it gets wider.

    A row is as tall as its tallest cell; the norm of a high power stands for that, so that cells
    nearly as tall count as well.
    """
    gains = [0.0] * len(widths)
    for row in rows:
        lines = [
            length / max(width - _RAGGED_MM, 1.0) if length > width else 1.0
            for length, width in zip(row, widths)
        ]
        tallest = max(lines)
        if tallest == 1.0:
            continue
        for at, height in enumerate(lines):
            if height > 1.0:
                gains[at] += (height / tallest) ** _POWER * height / widths[at]
    return gains


def _unbreakable_mm(word: str) -> float:
    """The width of the part of a word that stays together on a line."""
    letters = word.strip(".,;:()")
    if _LETTERS_ONLY.fullmatch(letters):
        first, *more = syllables(letters)
        # Whatever stands at the word stays at its ends, and a hyphen at each piece.
        pieces = [f"({first}-", *(f"{piece}-," for piece in more)] if more else [word]
        return max(width_in_ems(piece[:_LONGEST_TOKEN]) for piece in pieces) * _EM_MM
    # A code of capitals and digits stays whole; other compounds break at their hyphens.
    pieces = [word] if word == word.upper() else _COMPOUND.split(word)
    return max(width_in_ems(piece[:_LONGEST_TOKEN]) for piece in pieces) * _EM_MM
