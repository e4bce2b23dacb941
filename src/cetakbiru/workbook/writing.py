"""New workbooks: text that stays text, typed values, a few looks; same content, same bytes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import ceil
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from cetakbiru.base.formulas import FORMULA_STARTS
from cetakbiru.model.schema import Column

TEXT_FORMAT, DATE_FORMAT, WHOLE_FORMAT, NUMBER_FORMAT = "@", "yyyy-mm-dd", "0", "General"
_FORMATS = {"integer": WHOLE_FORMAT, "number": NUMBER_FORMAT, "date": DATE_FORMAT}
# What XML 1.0 can't hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Excel's limit for a cell.
_MOST_CHARACTERS = 32_767
CUT = " … (terpotong)"
_NARROWEST, _WIDEST = 12, 44
_LINE_HEIGHT, _HIGHEST = 15, 409
_A4 = 9

Value = str | int | float | Decimal | date | None


class Look(NamedTuple):
    """How a cell looks; colours as "#1F5A3D", none as ""."""

    bold: bool = False
    size: int = 11
    color: str = ""
    fill: str = ""
    wrapped: bool = False
    framed: bool = False
    locked: bool = True


_GREEN, _GREY = "#1F5A3D", "#EDEDED"
HEADER = Look(bold=True, color="#FFFFFF", fill=_GREEN, wrapped=True, framed=True)
# A column's name as the data know it.
NAME = Look(size=8, color="#595959", fill=_GREY, framed=True)
# Cells that people fill, and cells that the data fill.
OPEN = Look(wrapped=True, framed=True, locked=False)
LOCKED = Look(fill=_GREY, wrapped=True, framed=True)
HEADING = Look(bold=True, size=14)
TEXT = Look(wrapped=True)
PLAIN = Look()


class NewWorkbook:
    """A workbook that is being made, saved on `day` by its own word.

    A text that is too long for a cell ends with `cut`.
    """

    def __init__(
        self, title: str, author: str, day: date, *, comments: str = "", cut: str = CUT
    ) -> None:
        self.cut = cut
        self.titles: list[str] = []
        self._stream = io.BytesIO()
        self.book = Workbook(self._stream, {"in_memory": True})
        properties = {"title": title, "author": author, "comments": comments}
        # XlsxWriter would take the time of the run; its zip entries bear no time.
        created = datetime(day.year, day.month, day.day)
        self.book.set_properties({**properties, "created": created})
        self._formats: dict[tuple[Look, str, bool], Format] = {}

    def add_sheet(self, title: str) -> NewSheet:
        """A new sheet after all others. Its title must be new and one that Excel allows."""
        self.titles.append(title)
        return NewSheet(self, self.book.add_worksheet(title))

    def content(self) -> bytes:
        """The bytes of the finished workbook, which can't be written to any more."""
        self.book.close()
        return self._stream.getvalue()

    def format(self, look: Look, number_format: str, *, quoted: bool = False) -> Format:
        """The look and number format as XlsxWriter wants them, one object for all equal ones."""
        key = (look, number_format, quoted)
        if key not in self._formats:
            self._formats[key] = self.book.add_format(
                {
                    "num_format": number_format,
                    "quote_prefix": quoted,
                    "bold": look.bold,
                    "font_size": look.size,
                    "locked": look.locked,
                    **({"font_color": look.color} if look.color else {}),
                    **({"bg_color": look.fill} if look.fill else {}),
                    **({"valign": "top", "text_wrap": True} if look.wrapped else {}),
                    **({"border": 1, "border_color": "#BFBFBF"} if look.framed else {}),
                }
            )
        return self._formats[key]


class NewSheet:
    """A sheet that is being filled. Rows and columns are counted from 1, as people see them.

    `sheet` is XlsxWriter's, for all that is no cell; it understands names such as "A2".
    """

    def __init__(self, book: NewWorkbook, sheet: Worksheet) -> None:
        self._book = book
        self.sheet = sheet
        # Codes are text that looks like numbers: without this Excel marks each with a green corner.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def put(
        self,
        row: int,
        column: int,
        value: Value,
        look: Look = PLAIN,
        number_format: str = TEXT_FORMAT,
    ) -> None:
        """Puts a value of any kind; a text as text, whatever it looks like, None as an empty cell.

        An empty cell keeps its look and format.
        """
        if isinstance(value, str) and value:
            # The quote keeps it text when a person edits the cell.
            quoted = value.startswith(FORMULA_STARTS)
            form = self._book.format(look, number_format, quoted=quoted)
            text = clipped(value, self._book.cut)
            self.sheet.write_string(row - 1, column - 1, text, form)
            return
        form = self._book.format(look, number_format)
        if value is None or isinstance(value, str):
            self.sheet.write_blank(row - 1, column - 1, None, form)
        elif isinstance(value, date):
            moment = datetime(value.year, value.month, value.day)
            self.sheet.write_datetime(row - 1, column - 1, moment, form)
        else:
            self.sheet.write_number(row - 1, column - 1, float(value), form)

    def put_row(self, row: int, values: Iterable[Value], look: Look = TEXT) -> None:
        """Puts values side by side from column A on."""
        for column, value in enumerate(values, start=1):
            self.put(row, column, value, look)

    def put_table(
        self,
        top: int,
        head: Sequence[str],
        rows: Iterable[Sequence[str]],
        widths: Sequence[float],
    ) -> None:
        """Puts a head in row `top` and texts below it, in columns of these widths from A on.

        Rows are as high as their wrapped texts, since not every program sees to that itself.
        """
        self.set_widths(widths)
        self.put_row(top, head, HEADER)
        for row, texts in enumerate(rows, start=top + 1):
            self.put_row(row, texts)
            self.set_height(row, fitting_height(texts, widths))

    def put_typed(self, row: int, column: int, field: Column, text: str, look: Look) -> None:
        """Puts a CSV text as its column's type; one that the type can't hold exactly stays text."""
        value = _typed(field, text)
        self.put(row, column, text if value is None else value, look, number_format(field))

    def put_comment(
        self, row: int, column: int, text: str, *, author: str, width: int, height: int
    ) -> None:
        """Puts a comment at a cell, in a box of that many pixels."""
        options = {"author": author, "width": width, "height": height}
        self.sheet.write_comment(row - 1, column - 1, text, options)

    def set_widths(self, widths: Iterable[float]) -> None:
        """The widths of the columns from A on, in characters."""
        for at, width in enumerate(widths):
            self.sheet.set_column(at, at, width)

    def set_columns(
        self, widths: Iterable[float], formats: Iterable[str | None], look: Look
    ) -> None:
        """The widths of the columns from A on, and how cells look that are not written, by their
        number format; None for those that look as ever."""
        for at, (width, shown) in enumerate(zip(widths, formats)):
            form = None if shown is None else self._book.format(look, shown)
            self.sheet.set_column(at, at, width, form)

    def set_height(self, row: int, height: float) -> None:
        """The height of a row in points."""
        self.sheet.set_row(row - 1, height)

    def fit_paper(self) -> None:
        """Prints the sheet one page wide on lying A4."""
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)


def number_format(column: Column) -> str:
    """The format of a column's cells; everything that is not a number or a date is text."""
    return TEXT_FORMAT if column.is_list else _FORMATS.get(column.type, TEXT_FORMAT)


def clipped(text: str, cut: str) -> str:
    """The text as XML can hold it, and no longer than Excel takes it in a cell.

    One that is longer ends with `cut`.
    """
    text = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    if 2 * len(text) <= _MOST_CHARACTERS:
        return text  # spares most texts the encoding
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _MOST_CHARACTERS:
        return text
    return units[: 2 * (_MOST_CHARACTERS - len(cut))].decode("utf-16-le", errors="ignore") + cut


def fitting_width(texts: Iterable[str]) -> float:
    """A width at which most of the texts can be read."""
    longest = max((len(text) for text in texts), default=0)
    return min(max(longest * 1.15 + 3, _NARROWEST), _WIDEST)


def fitting_height(texts: Iterable[str], widths: Sequence[float]) -> float:
    """The height in points at which a row shows all of its wrapped texts, as far as one can be."""
    lines = max(
        (
            sum(max(ceil(len(line) * 1.2 / width), 1) for line in text.split("\n"))
            for text, width in zip(texts, widths)
        ),
        default=1,
    )
    return min(_LINE_HEIGHT * lines + 2, _HIGHEST)


def _typed(column: Column, text: str) -> Value:
    if column.is_list or not text or column.type not in _FORMATS:
        return None
    try:
        value = column.parse(text)
    except ValueError:
        return None
    if isinstance(value, Decimal):
        # A spreadsheet counts in binary; 15 digits is what it keeps.
        near = float(value)
        return near if Decimal(f"{near:.15g}") == value else None
    return value if isinstance(value, (int, date)) else None
