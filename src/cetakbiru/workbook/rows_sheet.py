"""The sheet that people fill: rows of a table, with drop-downs and locked IDs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cetakbiru.model.schema import LIST_SEPARATOR, Column
from cetakbiru.workbook.codes import CodeList
from cetakbiru.workbook.instrument import Prepared, Tab, column_title
from cetakbiru.workbook.keys import has_serial
from cetakbiru.workbook.layout import (
    COMPUTED,
    FIRST_ROW,
    ID_COLUMN,
    MOST_ROWS,
    NAME_ROW,
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
    number_format,
)

_LONGEST_PROMPT, _LONGEST_TITLE = 255, 32
# What people may do on a locked sheet; comments are objects.
_ALLOWED = ("format_columns", "format_rows", "autofilter", "objects", "scenarios")
# Dates of the data come after it.
_FIRST_DAY = date(1990, 1, 1)
_FROZEN = 3
# Rows of a blank sheet that are printed.
_ON_PAPER = 20


def fill_rows_sheet(
    sheet: NewSheet,
    tab: Tab,
    columns: Sequence[Column],
    rows: Sequence[Prepared],
    sources: Mapping[str, str],
    lists: Mapping[str, CodeList],
    scope: Mapping[str, str],
) -> None:
    """Writes header, rows and spare rows; `sources` are the ranges of drop-downs by column name."""
    locked, ahead = tab.locked(scope), len(tab.computed)
    put_header(sheet, columns, tab.computed)
    spare = [Prepared(tab.limits(scope))] * tab.spare_rows(scope, len(rows))
    last = FIRST_ROW + len(rows) + len(spare) - 1
    for at, row in enumerate([*rows, *spare], start=FIRST_ROW):
        for number, value in enumerate(row.computed, start=1):
            sheet.put(at, number, value, LOCKED)
        for number, column in enumerate(columns, start=ahead + 1):
            look = LOCKED if column.name in locked else OPEN
            sheet.put_typed(at, number, column, row.texts.get(column.name, ""), look)
    for at, column in enumerate(columns, start=ahead):
        rule = _validation(tab, column, lists.get(column.name), sources, locked)
        sheet.sheet.data_validation(FIRST_ROW - 1, at, MOST_ROWS - 1, at, rule)
    shown = [_texts(columns, row) for row in rows]
    heads = [*tab.computed, *(column_title(column)[:16] for column in columns)]
    widths = [fitting_width([head, *(row[at] for row in shown)]) for at, head in enumerate(heads)]
    opened = [None] * ahead + [
        None if column.name in locked else number_format(column) for column in columns
    ]
    sheet.set_columns(widths, opened, OPEN)
    for at, texts in enumerate(shown, start=FIRST_ROW):
        sheet.set_height(at, fitting_height(texts, widths))
    # Locks what is not open, without a password: it guards against slips, not against people.
    sheet.sheet.protect("", dict.fromkeys(_ALLOWED, True))
    sheet.sheet.freeze_panes(NAME_ROW, _FROZEN)
    sheet.sheet.autofilter(NAME_ROW - 1, 0, max(last, NAME_ROW) - 1, len(heads) - 1)
    sheet.sheet.repeat_rows(TITLE_ROW - 1, NAME_ROW - 1)
    if not rows:
        # On paper a blank sheet has room to write.
        paper = FIRST_ROW + min(len(spare), _ON_PAPER) - 1
        sheet.sheet.print_area(0, 0, max(paper, NAME_ROW) - 1, len(heads) - 1)
    sheet.fit_paper()


def _texts(columns: Sequence[Column], row: Prepared) -> list[str]:
    """What the cells of a row show, as far as its look depends on it."""
    computed = ["" if value is None else str(value) for value in row.computed]
    return [*computed, *(row.texts.get(column.name, "") for column in columns)]


def put_header(sheet: NewSheet, columns: Sequence[Column], computed: Sequence[str] = ()) -> None:
    """The two header rows: titles for people, names for the way back."""
    sheet.put_row(TITLE_ROW, [*computed, *map(column_title, columns)], HEADER)
    names = [*(COMPUTED for _ in computed), *(column.name for column in columns)]
    sheet.put_row(NAME_ROW, names, NAME)
    sheet.set_height(TITLE_ROW, 32)


def _validation(
    tab: Tab,
    column: Column,
    codes: CodeList | None,
    sources: Mapping[str, str],
    locked: frozenset[str],
) -> dict[str, Any]:
    """A drop-down where one code stands, a type where a number or date does, else only help.

    In the words of XlsxWriter.
    """
    if codes is not None and column.name in sources and column.name not in locked:
        rule: dict[str, Any] = {"validate": "list", "source": f"={sources[column.name]}"}
        error = "Pilih salah satu kode dari daftar. Arti kode ada di lembar Kode."
        if column.references:
            # What is named may come in by another sheet of the same workbook.
            rule["error_type"] = "warning"
    elif column.type in ("integer", "number") and not column.is_list:
        limits = column.descriptor.get("constraints", {})
        rule = {
            "validate": column.type if column.type == "integer" else "decimal",
            "criteria": "between",
            "minimum": limits.get("minimum", -(10**12)),
            "maximum": limits.get("maximum", 10**15),
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
        "input_message": _prompt(tab, column, codes),
    }
    return rule | help_text


def _prompt(tab: Tab, column: Column, codes: CodeList | None) -> str:
    if column.name == ID_COLUMN and has_serial(tab.table):
        return "Diisi otomatis ketika lembar ini diimpor. Baris baru: biarkan kosong."
    parts = [column.description]
    if column.is_list:
        parts.append(f"Beberapa kode dipisah {LIST_SEPARATOR} (titik koma).")
    if codes is not None:
        parts.append("Arti kode ada di lembar Kode.")
    if column.example:
        parts.append(f"Contoh: {column.example}")
    text = " ".join(parts)
    return text if len(text) <= _LONGEST_PROMPT else text[: _LONGEST_PROMPT - 1] + "…"
