"""The sheet that editors fill: the programmes of a kabupaten, with drop-downs and locked IDs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

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
from cetakbiru.workbook.writing import (
    HEADER,
    LOCKED,
    NAME,
    OPEN,
    NewSheet,
    fitting_height,
    fitting_width,
)

_LONGEST_PROMPT, _LONGEST_TITLE = 255, 32
# What people may do on a locked sheet; comments are objects.
_ALLOWED = ("format_columns", "format_rows", "autofilter", "objects", "scenarios")
# Dates of the data come after it.
_FIRST_DAY = date(1990, 1, 1)


def fill_rows_sheet(
    sheet: NewSheet,
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
            look = LOCKED if column.name in LOCKED_COLUMNS else OPEN
            sheet.put_typed(row, number, column, record.get(column.name, ""), look)
    for at, column in enumerate(columns):
        rule = _validation(column, lists.get(column.name))
        sheet.sheet.data_validation(FIRST_ROW - 1, at, last - 1, at, rule)
    names = [column.name for column in columns]
    widths = [
        fitting_width(
            [column_title(column)[:16], *(record.get(column.name, "") for record in records)]
        )
        for column in columns
    ]
    sheet.set_widths(widths)
    for row, record in enumerate(records, start=FIRST_ROW):
        texts = [record.get(name, "") for name in names]
        sheet.set_height(row, fitting_height(texts, widths))
    # Locks what is not open, without a password: it guards against slips, not against people.
    sheet.sheet.protect("", dict.fromkeys(_ALLOWED, True))
    sheet.sheet.freeze_panes(NAME_ROW, 3)
    sheet.sheet.autofilter(NAME_ROW - 1, 0, last - 1, len(columns) - 1)
    sheet.sheet.repeat_rows(TITLE_ROW - 1, NAME_ROW - 1)
    sheet.fit_paper()


def put_header(sheet: NewSheet, columns: Sequence[Column]) -> None:
    """The two header rows: titles for people, names for the way back."""
    sheet.put_row(TITLE_ROW, [column_title(column) for column in columns], HEADER)
    sheet.put_row(NAME_ROW, [column.name for column in columns], NAME)
    sheet.set_height(TITLE_ROW, 32)


def column_title(column: Column) -> str:
    """The title with unit, and a star when the column must be filled."""
    unit = f" ({column.unit})" if column.unit else ""
    return f"{column.title}{unit}{' *' if column.required else ''}"


def list_name(column: Column) -> str:
    """The name of the range that holds the codes of a column."""
    return f"daftar_{column.name}"


def _validation(column: Column, codes: CodeList | None) -> dict[str, Any]:
    """A drop-down where one code stands, a type where a number or date does, else only help.

    In the words of XlsxWriter.
    """
    if codes is not None and not column.is_list and column.name not in LOCKED_COLUMNS:
        rule: dict[str, Any] = {"validate": "list", "source": f"={list_name(column)}"}
        error = "Pilih salah satu kode dari daftar. Arti kode ada di lembar Kode."
    elif column.type in ("integer", "number") and not column.is_list:
        limits = column.descriptor.get("constraints", {})
        rule = {
            "validate": column.type if column.type == "integer" else "decimal",
            "criteria": "between",
            "minimum": limits.get("minimum", -(10**12)),
            "maximum": limits.get("maximum", 10**12),
        }
        error = "Tulis angka saja, tanpa satuan."
    elif column.type == "date":
        rule = {"validate": "date", "criteria": ">", "value": _FIRST_DAY}
        error = "Tulis tanggal, contoh 2026-11-22."
    else:
        rule, error = {"validate": "any"}, ""
    if error:
        rule |= {"error_title": "Isi tidak sesuai", "error_message": error}
    help_text = {
        "input_title": column.title[:_LONGEST_TITLE],
        "input_message": _prompt(column, codes),
    }
    return rule | help_text


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
