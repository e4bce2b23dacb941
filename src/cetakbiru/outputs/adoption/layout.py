"""An instrument laid out for word processors: paragraphs and grids of paragraphs on paper F4.

Labels, marks and signatures stand side by side as in the form, which word processors do best in
tables without lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from cetakbiru.outputs.adoption.text import (
    INITIALS_HEADS,
    NAME,
    Block,
    Box,
    Centred,
    Initials,
    Instrument,
    Paragraph,
    Provision,
    Signature,
    Signing,
)

FONT = "Bookman Old Style"
PAPER_MM = (215.0, 330.0)
TOP_MM, BOTTOM_MM, SIDE_MM = 25.0, 25.0, 25.0
WIDTH_MM = PAPER_MM[0] - 2 * SIDE_MM
_LABEL_MM, _COLON_MM, _MARK_MM = 35.0, 5.0, 11.0
_INITIALS_MM = (80.0, 40.0, 45.0)
_ROOM_LINES = 3


class Style(Enum):
    """How a paragraph looks; the value is its name in the list of styles that people see."""

    TEXT = "Isi"
    TITLE = "Judul naskah"
    CENTRED = "Baris tengah"
    SIGNATURE = "Tanda tangan"
    NOTE = "Catatan perancang"
    NOTE_TITLE = "Judul catatan"
    BETWEEN = "Antara"
    HEADER = "Kepala halaman"
    FOOTER = "Kaki halaman"


@dataclass(frozen=True)
class Look:
    """`align` is justify, center or left; sizes and the space above and below are in points.
    `kept`: on the page of what follows."""

    align: str
    size: int
    above: int
    below: int
    bold: bool = False
    kept: bool = False


LOOKS: Mapping[Style, Look] = {
    Style.TEXT: Look("justify", 12, 0, 6),
    Style.TITLE: Look("center", 12, 6, 12, kept=True),
    Style.CENTRED: Look("center", 12, 6, 6, kept=True),
    Style.SIGNATURE: Look("left", 12, 0, 0, kept=True),
    Style.NOTE: Look("left", 9, 0, 3),
    Style.NOTE_TITLE: Look("left", 9, 3, 3, bold=True, kept=True),
    Style.BETWEEN: Look("left", 6, 0, 0),
    Style.HEADER: Look("center", 9, 0, 0),
    Style.FOOTER: Look("center", 9, 0, 0),
}


@dataclass(frozen=True)
class Para:
    """A paragraph; line breaks in its text stay."""

    text: str
    style: Style = Style.TEXT


BETWEEN = Para("", Style.BETWEEN)
"""Parts a grid from one that follows, which Word would take for the same."""


Cell = tuple[Para, ...]


@dataclass(frozen=True)
class Grid:
    """Cells in columns of these widths. `is_lined`: with lines around each. No row breaks over
    pages."""

    widths_mm: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_lined: bool = False


def laid_out(one: Instrument) -> Iterator[Para | Grid]:
    """The paragraphs and grids of an instrument, in order."""
    for block in one.blocks:
        yield _laid_out(block)


def _laid_out(block: Block) -> Para | Grid:
    match block:
        case Centred(lines, is_title):
            return Para("\n".join(lines), Style.TITLE if is_title else Style.CENTRED)
        case Provision():
            return _provision(block)
        case Paragraph(text, mark):
            return _columns((_MARK_MM,), (mark, text)) if mark else Para(text)
        case Signing(right, left):
            empty: Cell = (Para("", Style.SIGNATURE),)
            rows = ((empty, _signature(right)), *(((_signature(left), empty),) if left else ()))
            return Grid((WIDTH_MM / 2,) * 2, rows)
        case Box(title, items):
            notes = (Para(title, Style.NOTE_TITLE), *(Para(item, Style.NOTE) for item in items))
            return Grid((WIDTH_MM,), ((notes,),), is_lined=True)
        case Initials(offices):
            texts = (INITIALS_HEADS, *((office, "\n", "\n") for office in offices))
            cells = (tuple((Para(text, Style.NOTE),) for text in row) for row in texts)
            return Grid(_INITIALS_MM, tuple(cells), is_lined=True)


def _provision(block: Provision) -> Grid:
    firsts = ((block.label, ":"), *((("", ""),) * (len(block.items) - 1)))
    if any(item.mark for item in block.items):
        rows = (
            (*first, item.mark, item.text) for first, item in zip(firsts, block.items, strict=True)
        )
        return _columns((_LABEL_MM, _COLON_MM, _MARK_MM), *rows)
    plain = ((*first, item.text) for first, item in zip(firsts, block.items, strict=True))
    return _columns((_LABEL_MM, _COLON_MM), *plain)


def _columns(widths: tuple[float, ...], *rows: tuple[str, ...]) -> Grid:
    """Rows of texts; the last column takes the room that the others leave."""
    cells = (tuple((Para(text),) for text in row) for row in rows)
    return Grid((*widths, WIDTH_MM - sum(widths)), tuple(cells))


def _signature(one: Signature) -> Cell:
    texts = (*one.before, one.office, "\n" * _ROOM_LINES, NAME, *one.after)
    return tuple(Para(text, Style.SIGNATURE) for text in texts)
