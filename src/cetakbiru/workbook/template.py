"""The district workbook: a kabupaten's programmes as XLSX bytes, the same on every run."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from cetakbiru.model.load import Blueprint
from cetakbiru.model.tables import Table
from cetakbiru.workbook.codes import CodeList, code_lists
from cetakbiru.workbook.finish import reproducible
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
from cetakbiru.workbook.put import put_text
from cetakbiru.workbook.rows_sheet import fill_rows_sheet, list_name


def district_workbook(blueprint: Blueprint, kabupaten: str) -> bytes:
    """The workbook of a kabupaten. Raises KeyError when the code is not known.

    Raises openpyxl's IllegalCharacterError for a character that XML can't hold; the checks
    refuse such characters too.
    """
    edition = blueprint.edisi
    columns = blueprint.raw.descriptors[TABLE].columns
    table = program_table(blueprint, kabupaten)
    records = table.records() if table else []
    lists = code_lists(blueprint, kabupaten)
    book = Workbook()
    book.properties.title = f"Program prioritas {blueprint.kabupaten[kabupaten].full_name}"
    book.properties.creator = edition.penyusun
    guide: Any = book.active
    guide.title = GUIDE_SHEET
    fill_guide_sheet(guide, blueprint, kabupaten, columns, lists)
    fill_rows_sheet(book.create_sheet(PROGRAM_SHEET), columns, records, lists, kabupaten)
    fill_example_sheet(book.create_sheet(EXAMPLE_SHEET), columns)
    fill_codes_sheet(book.create_sheet(CODES_SHEET), lists)
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
    stream = io.BytesIO()
    book.save(stream)
    day = edition.tanggal
    return reproducible(stream.getvalue(), datetime(day.year, day.month, day.day))


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


def _fill_lists(book: Workbook, lists: Mapping[str, CodeList]) -> None:
    sheet: Any = book.create_sheet(LISTS_SHEET)
    sheet.sheet_state = "hidden"
    for number, found in enumerate(lists.values(), start=1):
        for row, code in enumerate(found.codes, start=1):
            put_text(sheet.cell(row, number), code)
        letter, last = get_column_letter(number), max(len(found.codes), 1)
        name = list_name(found.column)
        place = f"'{LISTS_SHEET}'!${letter}$1:${letter}${last}"
        book.defined_names[name] = DefinedName(name, attr_text=place)


def _fill_hidden(book: Workbook, title: str, rows: Sequence[Sequence[str]]) -> None:
    sheet: Any = book.create_sheet(title)
    sheet.sheet_state = "veryHidden"
    for row, texts in enumerate(rows, start=1):
        for number, text in enumerate(texts, start=1):
            put_text(sheet.cell(row, number), text)
