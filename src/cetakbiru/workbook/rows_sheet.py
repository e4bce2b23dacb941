"""The sheet that editors fill: the programmes of a kabupaten, with drop-downs and locked IDs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from cetakbiru.model.schema import LIST_SEPARATOR, Column
from cetakbiru.workbook.codes import CodeList
from cetakbiru.workbook.layout import (
    FIRST_ROW,
    ID_COLUMN,
    LOCKED_COLUMNS,
    NAME_ROW,
    REGION_COLUMN,
    SPARE_ROWS,
    TITLE_ROW,
)
from cetakbiru.workbook.put import put_text, put_typed
from cetakbiru.workbook.style import (
    as_header,
    as_locked,
    as_name,
    as_open,
    fitting_height,
    fitting_width,
    set_widths,
)

_LONGEST_PROMPT, _LONGEST_TITLE = 255, 32


def fill_rows_sheet(
    sheet: Any,
    columns: Sequence[Column],
    records: Sequence[Mapping[str, str]],
    lists: Mapping[str, CodeList],
    kabupaten: str,
) -> None:
    """Writes header, programmes and spare rows; `lists` are the code lists by column name."""
    put_header(sheet, columns)
    last = FIRST_ROW + len(records) + SPARE_ROWS - 1
    spare = {REGION_COLUMN: kabupaten}
    for row in range(FIRST_ROW, last + 1):
        at = row - FIRST_ROW
        record = records[at] if at < len(records) else spare
        for number, column in enumerate(columns, start=1):
            cell = sheet.cell(row, number)
            put_typed(cell, column, record.get(column.name, ""))
            (as_locked if column.name in LOCKED_COLUMNS else as_open)(cell)
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        rule = _validation(column, lists.get(column.name))
        rule.add(f"{letter}{FIRST_ROW}:{letter}{last}")
        sheet.add_data_validation(rule)
    names = [column.name for column in columns]
    widths = [
        fitting_width(
            [column_title(column)[:16], *(record.get(column.name, "") for record in records)]
        )
        for column in columns
    ]
    set_widths(sheet, widths)
    for row, record in enumerate(records, start=FIRST_ROW):
        texts = [record.get(name, "") for name in names]
        sheet.row_dimensions[row].height = fitting_height(texts, widths)
    _protect(sheet)
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 4)
    sheet.auto_filter.ref = f"A{NAME_ROW}:{get_column_letter(len(columns))}{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = f"{TITLE_ROW}:{NAME_ROW}"


def put_header(sheet: Any, columns: Sequence[Column]) -> None:
    """The two header rows: titles for people, names for the way back."""
    for number, column in enumerate(columns, start=1):
        title = sheet.cell(TITLE_ROW, number)
        put_text(title, column_title(column))
        as_header(title)
        name = sheet.cell(NAME_ROW, number)
        put_text(name, column.name)
        as_name(name)
    sheet.row_dimensions[TITLE_ROW].height = 32


def column_title(column: Column) -> str:
    """The title with unit, and a star when the column must be filled."""
    unit = f" ({column.unit})" if column.unit else ""
    return f"{column.title}{unit}{' *' if column.required else ''}"


def list_name(column: Column) -> str:
    """The name of the range that holds the codes of a column."""
    return f"daftar_{column.name}"


def _validation(column: Column, codes: CodeList | None) -> DataValidation:
    """A drop-down where one code stands, a type where a number or date does, else only help."""
    name = column.name
    if codes is not None and not column.is_list and name not in LOCKED_COLUMNS:
        rule = DataValidation(type="list", formula1=list_name(column), allow_blank=True)
        error = "Pilih salah satu kode dari daftar. Arti kode ada di lembar Kode."
    elif column.type in ("integer", "number") and not column.is_list:
        limits = column.descriptor.get("constraints", {})
        rule = DataValidation(
            type="whole" if column.type == "integer" else "decimal",
            operator="between",
            formula1=str(limits.get("minimum", -(10**12))),
            formula2=str(limits.get("maximum", 10**12)),
            allow_blank=True,
        )
        error = "Tulis angka saja, tanpa satuan."
    elif column.type == "date":
        rule = DataValidation(
            type="date", operator="greaterThan", formula1="32874", allow_blank=True
        )
        error = "Tulis tanggal, contoh 2026-11-22."
    else:
        rule = DataValidation(allow_blank=True)
        error = ""
    if error:
        rule.showErrorMessage = True
        rule.errorTitle, rule.error = "Isi tidak sesuai", error
    rule.showInputMessage = True
    rule.promptTitle, rule.prompt = column.title[:_LONGEST_TITLE], _prompt(column, codes)
    return rule


def _prompt(column: Column, codes: CodeList | None) -> str:
    if column.name == ID_COLUMN:
        return "Diisi otomatis ketika buku kerja diimpor. Program baru: biarkan kosong."
    parts = [column.description]
    if column.is_list:
        parts.append(f"Beberapa kode dipisah {LIST_SEPARATOR} (titik koma).")
    if codes is not None:
        parts.append("Arti kode ada di lembar Kode.")
    if column.example:
        parts.append(f"Contoh: {column.example}")
    text = " ".join(parts)
    return text if len(text) <= _LONGEST_PROMPT else text[: _LONGEST_PROMPT - 1] + "…"


def _protect(sheet: Any) -> None:
    """Locks what is not open, without a password: it guards against slips, not against people."""
    sheet.protection.sheet = True
    # In this record False means that people may do it.
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
