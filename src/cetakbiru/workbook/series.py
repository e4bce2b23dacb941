"""Many workbooks of one shape, written several times as fast as one by one.

XlsxWriter writes a model of the shape once: looks, frozen panes, comments, all that holds the parts
together. Only what differs is written here, the way XlsxWriter does: names, properties, cells. A
test compares both.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from io import BytesIO
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name, xl_range, xl_range_abs

from cetakbiru.base.archive import packed, zip_of
from cetakbiru.base.formulas import FORMULA_STARTS
from cetakbiru.workbook.writing import Look, NewSheet, NewWorkbook, clipped

Value = str | int | Decimal | date | None
# How a cell looks, with its number format.
Style = tuple[Look, str]

_BOOK, _TITLES, _PROPERTIES = "xl/workbook.xml", "docProps/app.xml", "docProps/core.xml"
_NUMBERS = re.compile(r'<c r="[A-Z]+1" s="(\d+)"/>')
_FRAME = re.compile("(.*)<dimension .*?/>(.*<sheetFormatPr .*?/>).*(<pageMargins .*)", re.DOTALL)
# Read as the sign with this number where a workbook means it, and so to be told from it.
_ESCAPED = re.compile("_(?=x[0-9a-fA-F]{4}_)")
_SHEETS = re.compile("<sheets>.*</sheets>")
_DAY_ZERO, _LINE = date(1899, 12, 30), 15
# What stands in the model's properties until a workbook has its own.
_TITLE, _AUTHOR, _COMMENTS, _DAY = "@judul@", "@penyusun@", "@isi@", "1980-01-01"
_TOLD = re.compile("|".join((_TITLE, _AUTHOR, _COMMENTS, _DAY)))
_MODEL_TITLE = re.compile(r"(?<=<vt:lpstr>)\d+(?=<)")


class Sheet(NamedTuple):
    """What a sheet has of its own. Every row has a height, 0 for any, and its cells from A on.

    `head` rows stand on every printed page; `offers` are areas and what is to choose from there.
    """

    title: str
    rows: Sequence[tuple[float, Sequence[tuple[Value, Style]]]]
    widths: Sequence[float]
    filtered: bool = False
    head: int = 0
    offers: Sequence[tuple[str, str]] = ()

    @property
    def corner(self) -> tuple[int, int]:
        """The last row and column, counted from 0."""
        return len(self.rows) - 1, max(len(cells) for _, cells in self.rows) - 1


class Series:
    """Workbooks with `count` sheets whose cells are in these styles; too long texts end with `cut`.

    `shape` gives the sheets of the model what they have in all workbooks, and fills no cells.
    """

    def __init__(
        self,
        count: int,
        styles: Iterable[Style],
        shape: Callable[[Sequence[NewSheet]], None],
        cut: str,
    ) -> None:
        self._cut = cut
        book = NewWorkbook(_TITLE, _AUTHOR, date.fromisoformat(_DAY), comments=_COMMENTS)
        sheets = [book.add_sheet(str(at)) for at in range(count)]
        looks = [(style, quoted) for style in styles for quoted in (False, True)]
        for at, (style, quoted) in enumerate(looks):
            sheets[0].sheet.write_blank(0, at, None, book.format(*style, quoted=quoted))
        shape(sheets)
        with zipfile.ZipFile(BytesIO(book.content())) as model:
            parts = {name: model.read(name) for name in model.namelist()}
        self._texts = {name: parts[name].decode() for name in (_BOOK, _TITLES, _PROPERTIES)}
        frames = [parts[_file(at)].decode() for at in range(count)]
        self._numbers = dict(zip(looks, _NUMBERS.findall(frames[0]), strict=True))
        self._frames = [frame.groups() for frame in map(_FRAME.fullmatch, frames) if frame]
        self._packed = {name: packed(name, content) for name, content in parts.items()}

    def book(
        self, title: str, author: str, day: date, sheets: Sequence[Sheet], comments: str = ""
    ) -> bytes:
        """One of the workbooks; the same content gives the same bytes."""
        told = {_TITLE: title, _AUTHOR: author, _COMMENTS: comments, _DAY: day.isoformat()}
        texts = {
            _BOOK: _SHEETS.sub(lambda _: _names(sheets), self._texts[_BOOK]),
            _TITLES: _MODEL_TITLE.sub(
                lambda found: escape(sheets[int(found[0])].title), self._texts[_TITLES]
            ),
            _PROPERTIES: _TOLD.sub(
                lambda found: self._written(told[found[0]]), self._texts[_PROPERTIES]
            ),
        }
        for at, sheet in enumerate(sheets):
            texts[_file(at)] = self._sheet(self._frames[at], sheet)
        own = {name: packed(name, text.encode()) for name, text in texts.items()}
        return zip_of((self._packed | own).items())

    def _sheet(self, frame: tuple[str, ...], sheet: Sheet) -> str:
        before, views, after = frame
        area = xl_range(0, 0, *sheet.corner)
        columns = "".join(
            # The room that a letter takes beside its own width.
            f'<col min="{at}" max="{at}" width="{int((int(width * 7 + 0.5) + 5) / 7 * 256) / 256}"'
            ' customWidth="1"/>'
            for at, width in enumerate(sheet.widths, start=1)
        )
        names = [xl_col_to_name(at) for at in range(sheet.corner[1] + 1)]
        rows = "".join(
            f'<row r="{at}"{_height(height)}>{"".join(self._cells(names, at, cells))}</row>'
            for at, (height, cells) in enumerate(sheet.rows, start=1)
        )
        offers = "".join(
            f'<dataValidation type="list" allowBlank="1" showInputMessage="1" sqref="{cells}">'
            f"<formula1>{escape(source, quote=False)}</formula1></dataValidation>"
            for cells, source in sheet.offers
        )
        if offers:
            offers = f'<dataValidations count="{len(sheet.offers)}">{offers}</dataValidations>'
        filtered = f'<autoFilter ref="{area}"/>' if sheet.filtered else ""
        return (
            f'{before}<dimension ref="{area}"/>{views}<cols>{columns}</cols>'
            f"<sheetData>{rows}</sheetData>{filtered}{offers}{after}"
        )

    def _cells(
        self, names: Sequence[str], row: int, cells: Sequence[tuple[Value, Style]]
    ) -> Iterable[str]:
        for name, (value, style) in zip(names, cells):
            if isinstance(value, str) and value:
                number = self._numbers[style, value.startswith(FORMULA_STARTS)]
                text = self._written(value)
                kept = ' xml:space="preserve"' if text != text.strip() else ""
                text = f"<is><t{kept}>{text}</t></is>"
                yield f'<c r="{name}{row}" s="{number}" t="inlineStr">{text}</c>'
            elif value is None or value == "":
                yield f'<c r="{name}{row}" s="{self._numbers[style, False]}"/>'
            else:
                known = (value - _DAY_ZERO).days if isinstance(value, date) else float(value)
                number = self._numbers[style, False]
                yield f'<c r="{name}{row}" s="{number}"><v>{known:.16G}</v></c>'

    def _written(self, text: str) -> str:
        """The text as a workbook's XML holds it."""
        text = escape(clipped(text, self._cut), quote=False)
        if "_x" in text:
            text = _ESCAPED.sub("_x005F_", text)
        # In XML, the end of a line would come back as another one.
        return text.replace("\r", "_x000D_")


def _file(at: int) -> str:
    return f"xl/worksheets/sheet{at + 1}.xml"


def _height(height: float) -> str:
    """The height of a row in whole pixels; the one that rows have anyhow needs no word."""
    found = round(height * 4 / 3) * 0.75
    return f' ht="{found:.16G}" customHeight="1"' if found not in (0, _LINE) else ""


def _names(sheets: Sequence[Sheet]) -> str:
    """The sheets by name, and the areas that bear a name: what is filtered and what is repeated."""
    listed, named = [], []
    for at, sheet in enumerate(sheets):
        title = escape(sheet.title)
        where = "'" + escape(sheet.title.replace("'", "''"), quote=False) + "'!"
        listed.append(f'<sheet name="{title}" sheetId="{at + 1}" r:id="rId{at + 1}"/>')
        place = f'localSheetId="{at}"'
        if sheet.filtered:
            area = xl_range_abs(0, 0, *sheet.corner)
            name = f'name="_xlnm._FilterDatabase" {place} hidden="1"'
            named.append(f"<definedName {name}>{where}{area}</definedName>")
        if sheet.head:
            name = f'name="_xlnm.Print_Titles" {place}'
            named.append(f"<definedName {name}>{where}$1:${sheet.head}</definedName>")
    names = f"<definedNames>{''.join(named)}</definedNames>" if named else ""
    return f"<sheets>{''.join(listed)}</sheets>{names}"
