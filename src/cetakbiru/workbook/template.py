"""The district workbook: a kabupaten's programmes as XLSX bytes, the same on every run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_range_abs

from cetakbiru.model.load import Blueprint
from cetakbiru.model.tables import Table
from cetakbiru.workbook.codes import CodeList, code_lists
from cetakbiru.workbook.help_sheets import fill_codes_sheet, fill_example_sheet, fill_guide_sheet
from cetakbiru.workbook.layout import (
    BASE_SHEET,
    CODES_SHEET,
    EDITION_KEY,
    EXAMPLE_SHEET,
    FORMAT,
    FORMAT_KEY,
    GUIDE_SHEET,
    IDENTITY_SHEET,
    LISTS_SHEET,
    PROGRAM_SHEET,
    REGION_KEY,
    TABLE,
    TABLE_KEY,
)
from cetakbiru.workbook.rows_sheet import fill_rows_sheet, list_name
from cetakbiru.workbook.writing import PLAIN, NewWorkbook


def district_workbook(blueprint: Blueprint, kabupaten: str) -> bytes:
    """The workbook of a kabupaten. Raises KeyError when the code is not known."""
    edition = blueprint.edisi
    columns = blueprint.raw.descriptors[TABLE].columns
    table = program_table(blueprint, kabupaten)
    records = table.records() if table else []
    lists = code_lists(blueprint, kabupaten)
    title = f"Program {blueprint.kabupaten[kabupaten].full_name}"
    book = NewWorkbook(title, blueprint.speaker.name, edition.tanggal)
    fill_guide_sheet(book.add_sheet(GUIDE_SHEET), blueprint, kabupaten, columns, lists)
    fill_rows_sheet(book.add_sheet(PROGRAM_SHEET), columns, records, lists, kabupaten)
    fill_example_sheet(book.add_sheet(EXAMPLE_SHEET), columns)
    fill_codes_sheet(book.add_sheet(CODES_SHEET), lists)
    _fill_lists(book, lists)
    _fill_hidden(book, BASE_SHEET, _base_rows(table, [column.name for column in columns]))
    _fill_hidden(
        book,
        IDENTITY_SHEET,
        [
            (FORMAT_KEY, FORMAT),
            (TABLE_KEY, TABLE),
            (REGION_KEY, kabupaten),
            (EDITION_KEY, edition.versi),
        ],
    )
    return book.content()


def program_table(blueprint: Blueprint, kabupaten: str) -> Table | None:
    """The programme file of a kabupaten as read; None when it has none yet."""
    slug = blueprint.kabupaten[kabupaten].slug
    tables = blueprint.raw.tables[TABLE]
    return next((table for table in tables if table.file.path.stem == slug), None)


def _base_rows(table: Table | None, names: Sequence[str]) -> list[Sequence[str]]:
    """The rows as they are now: with these the way back knows what an editor changed."""
    if table is None:
        return [names]
    return [names, *([record.get(name, "") for name in names] for record in table.records())]


def _fill_lists(book: NewWorkbook, lists: Mapping[str, CodeList]) -> None:
    sheet = book.add_sheet(LISTS_SHEET)
    sheet.sheet.hide()
    for at, found in enumerate(lists.values()):
        for row, code in enumerate(found.codes, start=1):
            sheet.put(row, at + 1, code)
        cells = xl_range_abs(0, at, max(len(found.codes), 1) - 1, at)
        book.book.define_name(list_name(found.column), f"='{LISTS_SHEET}'!{cells}")


def _fill_hidden(book: NewWorkbook, title: str, rows: Sequence[Sequence[str]]) -> None:
    sheet = book.add_sheet(title)
    sheet.sheet.very_hidden()
    for row, texts in enumerate(rows, start=1):
        sheet.put_row(row, texts, PLAIN)
