"""Workbooks of a series are those that XlsxWriter writes one by one, and LibreOffice opens them."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell

from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.planning.content import sheet_content
from cetakbiru.outputs.planning.publish import example_csv
from cetakbiru.outputs.planning.sheet import planning_workbook
from cetakbiru.workbook.making import instrument_workbook
from cetakbiru.workbook.series import Series, Sheet, Style, Value
from cetakbiru.workbook.writing import (
    CUT,
    DATE_FORMAT,
    HEADER,
    LOCKED,
    NUMBER_FORMAT,
    OPEN,
    TEXT,
    TEXT_FORMAT,
    WHOLE_FORMAT,
    NewWorkbook,
)
from tests.plans.tables import workbook_on

TITLE, AUTHOR, DAY, COMMENTS = "Judul & <uji>", "Badan \\1 @isi@", date(2026, 11, 22), "a\nb"
NAMES = ("Rakyat & 'kita' <1>", "Kosong")
WIDTHS = (12, 8.5, 60, 8, 100)
HEIGHTS = (30, 17, 15, 409, 0)
STYLES: tuple[Style, ...] = (
    (HEADER, TEXT_FORMAT),
    (TEXT, NUMBER_FORMAT),
    (TEXT, DATE_FORMAT),
    (OPEN, WHOLE_FORMAT),
    (LOCKED, TEXT_FORMAT),
)
ROWS: tuple[tuple[Value, ...], ...] = (
    ("Kepala", "=1+1", "@nama", "-", "+62"),
    (" di tepi ", "dua\nbaris", "akhir\r\nlama", "<b>&amp;</b>", "_x0041_ dan _x000D_"),
    (Decimal("12.50"), -3, date(2026, 1, 31), 10**14, Decimal("0.1")),
    (None, "", "0123", "1e5", "TRUE"),
    ("a\x00b\ud800", "x" * 40_000, "é 🥂", "=" * 3, "'kutip"),
)


def _in_a_series() -> bytes:
    def shape(sheets: Any) -> None:
        for sheet in sheets:
            sheet.fit_paper()
        sheets[0].sheet.freeze_panes("B2")
        sheets[0].set_widths(WIDTHS)
        # Where the box of a comment ends is told by the rows and columns below it.
        for row, height in enumerate(filter(None, HEIGHTS), start=1):
            sheets[0].set_height(row, height)
        sheets[0].put_comment(1, 1, "Catatan", author="uji", width=320, height=90)

    series = Series(2, STYLES, shape, CUT)
    rows = [(height, list(zip(row, STYLES))) for height, row in zip(HEIGHTS, ROWS)]
    offers = [("B2:B9", "'Kosong'!$A$1:$A$9"), ("C2", '"ya,tidak"')]
    sheets = (
        Sheet(NAMES[0], rows, WIDTHS, filtered=True, head=1, offers=offers),
        Sheet(NAMES[1], [(0, [("satu", STYLES[1])])], (10,)),
    )
    # A second workbook of the series is not changed by the first.
    series.book("lain", "lain", DAY, [sheets[1], sheets[0]])
    return series.book(TITLE, AUTHOR, DAY, sheets, COMMENTS)


def _one_by_one() -> bytes:
    book = NewWorkbook(TITLE, AUTHOR, DAY, comments=COMMENTS)
    first, second = (book.add_sheet(name) for name in NAMES)
    for number, (height, row) in enumerate(zip(HEIGHTS, ROWS), start=1):
        if height:
            first.set_height(number, height)
        for column, (value, (look, form)) in enumerate(zip(row, STYLES), start=1):
            first.put(number, column, value, look, form)
    first.set_widths(WIDTHS)
    first.put_comment(1, 1, "Catatan", author="uji", width=320, height=90)
    first.sheet.freeze_panes("B2")
    first.sheet.autofilter(0, 0, 4, 4)
    first.sheet.repeat_rows(0)
    for cells, source in (("B2:B9", "='Kosong'!$A$1:$A$9"), ("C2", ["ya", "tidak"])):
        first.sheet.data_validation(
            cells, {"validate": "list", "source": source, "show_error": False}
        )
    second.put(1, 1, "satu", *STYLES[1])
    second.set_widths([10])
    for sheet in (first, second):
        sheet.fit_paper()
    return book.content()


def _parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_every_part_is_what_xlsxwriter_writes() -> None:
    ours, theirs = _parts(_in_a_series()), _parts(_one_by_one())
    strings = re.findall(r"<si>(.*?)</si>", theirs.pop("xl/sharedStrings.xml"), re.DOTALL)
    for name in ours:
        # Equal widths side by side and areas' names are told in another way; see below.
        if re.fullmatch(r"xl/worksheets/sheet\d.xml", name):
            assert _unstyled(ours[name]) == _unstyled(theirs[name], strings), name
        elif name not in ("xl/workbook.xml", "docProps/app.xml", "xl/styles.xml") and (
            "sharedStrings" not in theirs[name]
        ):
            assert ours[name] == theirs[name], name
    assert ours.keys() == theirs.keys()


def _unstyled(sheet: str, strings: Any = ()) -> str:
    """The XML of a sheet with its texts in place and without what numbers the looks."""
    sheet = re.sub(
        r't="s"><v>(\d+)</v>', lambda one: f't="inlineStr"><is>{strings[int(one[1])]}</is>', sheet
    )
    return re.sub(r' (s|spans)="[\d:]+"', "", sheet)


def test_every_cell_looks_as_xlsxwriter_lets_it() -> None:
    ours = load_workbook(io.BytesIO(_in_a_series()))
    theirs = load_workbook(io.BytesIO(_one_by_one()))
    assert ours.sheetnames == theirs.sheetnames == [*NAMES]
    for mine, other in zip(ours, theirs):
        assert mine.print_title_rows == other.print_title_rows
        assert mine.auto_filter.ref == other.auto_filter.ref
        for row, expected in zip(mine.iter_rows(), other.iter_rows()):
            assert [*map(_look, row)] == [*map(_look, expected)]


def _look(cell: Cell) -> tuple[Any, ...]:
    parts = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
    return cell.number_format, cell.quotePrefix, *map(repr, parts)


def _by_libreoffice(books: dict[str, bytes], folder: Path) -> dict[str, Any]:
    """The workbooks as LibreOffice saves them again, after one start."""
    files = []
    for name, content in books.items():
        files.append(folder / f"{name}.xlsx")
        files[-1].write_bytes(content)
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation={(folder / 'profil').as_uri()}",
            "--convert-to",
            "xlsx",
            "--outdir",
            folder / "lagi",
            *files,
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: load_workbook(folder / "lagi" / f"{name}.xlsx") for name in books}


@pytest.mark.whole
@pytest.mark.needs("soffice")
def test_libreoffice_opens_every_kind_of_workbook(real: Blueprint, tmp_path: Path) -> None:
    blueprint = real
    rules = alignment_rules(blueprint)
    books = {
        f"lembar-{kode}-{kelompok}": planning_workbook(sheet_content(blueprint, kode, kelompok))
        for kode in blueprint.kabupaten
        for kelompok in blueprint.kelompok_komoditas
    }
    books["hasil"] = workbook_on(blueprint, "contoh.csv", example_csv(rules))
    books["editor"] = instrument_workbook(
        blueprint, "kabupaten", {"kabupaten": next(iter(blueprint.kabupaten))}
    )
    books["deret"] = _in_a_series()
    for name, again in _by_libreoffice(books, tmp_path).items():
        before = load_workbook(io.BytesIO(books[name]))
        assert again.sheetnames == before.sheetnames, name
        for sheet, expected in zip(again, before):
            assert _said(sheet) == _said(expected), (name, sheet.title)
            offers = sheet.data_validations.dataValidation
            assert len(offers) == len(expected.data_validations.dataValidation)


def _said(sheet: Any) -> dict[str, tuple[Any, ...]]:
    return {
        cell.coordinate: (_plain(cell.value), _plain(cell.comment and cell.comment.text))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None or cell.comment
    }


def _plain(value: Any) -> Any:
    """A text without what programs may write in two ways: ends of lines and escaped signs."""
    if not isinstance(value, str):
        return value
    return value.replace("_x005F_", "_").replace("_x000D_", "").replace("\r", "")
