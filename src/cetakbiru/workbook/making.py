"""A sheet to fill in, as XLSX bytes: the same data give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlsxwriter.utility import xl_range_abs

from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import Column
from cetakbiru.workbook.changes import key_text
from cetakbiru.workbook.codes import MOST_READ, CodeList, sheet_lists
from cetakbiru.workbook.help_sheets import fill_codes_sheet, fill_example_sheet, fill_guide_sheet
from cetakbiru.workbook.instrument import Instrument, Prepared, Tab
from cetakbiru.workbook.instruments import INSTRUMENTS
from cetakbiru.workbook.layout import (
    CODES_SHEET,
    EDITION_KEY,
    EXAMPLE_SHEET,
    FORMAT,
    FORMAT_KEY,
    GUIDE_SHEET,
    IDENTITY_SHEET,
    LISTS_SHEET,
    PROVINCE_KEY,
    TABLE_KEY,
    base_sheet,
)
from cetakbiru.workbook.merge import held_rows
from cetakbiru.workbook.packing import packed_row
from cetakbiru.workbook.rows_sheet import fill_rows_sheet
from cetakbiru.workbook.writing import PLAIN, NewWorkbook

Texts = Mapping[str, str]
# The ranges of drop-downs by column name, for each tab by its title.
Sources = Mapping[str, Mapping[str, str]]


def blank_sheet(blueprint: Blueprint, name: str) -> bytes:
    """The sheet of an instrument that is limited to nothing and shows no rows of the data.

    Raises KeyError for an unknown name.
    """
    return _workbook(blueprint, INSTRUMENTS[name], {}, is_blank=True)


def instrument_workbook(blueprint: Blueprint, name: str, scope: Texts) -> bytes:
    """The sheet of an instrument with the rows that the data hold within what it is limited to.

    Raises KeyError for an unknown name.
    """
    instrument = INSTRUMENTS[name]
    # A sheet for one meeting is of that one or of a new one, never of all.
    is_blank = instrument.tabs[0].single and not scope
    return _workbook(blueprint, instrument, scope, is_blank=is_blank)


def _workbook(
    blueprint: Blueprint, instrument: Instrument, scope: Texts, *, is_blank: bool
) -> bytes:
    edition, descriptors = blueprint.edisi, blueprint.raw.descriptors
    columns = {tab.title: tab.columns_of(descriptors[tab.table]) for tab in instrument.tabs}
    kabupaten = next((text for text in scope.values() if text in blueprint.kabupaten), "")
    lists = sheet_lists(blueprint, instrument, kabupaten)
    title = " ".join([instrument.title, *(named(blueprint, text) for text in scope.values())])
    book = NewWorkbook(title, blueprint.speaker.name, edition.tanggal)
    guide = book.add_sheet(GUIDE_SHEET)
    sheets = {tab.title: book.add_sheet(tab.title) for tab in instrument.tabs}
    example, codes = book.add_sheet(EXAMPLE_SHEET), book.add_sheet(CODES_SHEET)
    fill_guide_sheet(guide, blueprint, instrument, title, columns, lists)
    fill_example_sheet(example, columns)
    fill_codes_sheet(codes, lists)
    for each in (guide, example, codes):
        each.fit_paper()
    sources = _fill_lists(book, lists)
    for at, tab in enumerate(instrument.tabs):
        own = columns[tab.title]
        rows = [] if is_blank or tab.fresh else list(_rows(blueprint, tab, scope))
        fill_rows_sheet(
            sheets[tab.title],
            tab,
            own,
            rows,
            sources[tab.title],
            lists[tab.title],
            scope,
        )
        key = descriptors[tab.table].key
        names = [column.name for column in own]
        names += [name for name in key if name not in names]
        base = [names, *_base(blueprint, tab, rows, names)]
        _fill_hidden(book, base_sheet(at), map(packed_row, base))
    identity = [(FORMAT_KEY, FORMAT), (TABLE_KEY, instrument.table)]
    identity += [(each.name, scope.get(each.name, "")) for each in instrument.scopes]
    identity += [(PROVINCE_KEY, edition.provinsi.kode), (EDITION_KEY, edition.versi)]
    _fill_hidden(book, IDENTITY_SHEET, identity)
    return book.content()


def named(blueprint: Blueprint, code: str) -> str:
    """A code of a scope as people call it."""
    if code in blueprint.kabupaten:
        return f"{blueprint.kabupaten[code].full_name} ({code})"
    return blueprint.opd[code].nama if code in blueprint.opd else code


def _rows(blueprint: Blueprint, tab: Tab, scope: Texts) -> Iterable[Prepared]:
    if tab.prepare:
        return tab.prepare(blueprint, scope)
    return (Prepared(row.texts) for row in held_rows(blueprint, tab, scope).values())


def _base(
    blueprint: Blueprint, tab: Tab, rows: Sequence[Prepared], names: Sequence[str]
) -> Iterator[list[str]]:
    """The rows of a tab as the data hold them: with these the way back knows what was changed."""
    descriptor = blueprint.raw.descriptors[tab.table]
    held = held_rows(blueprint, tab, {}) if rows else {}
    for row in rows:
        known = held.get(key_text(descriptor, row.texts))
        if known is not None:
            yield [known.texts.get(name, "") for name in names]


def _fill_lists(book: NewWorkbook, lists: Mapping[str, Mapping[str, CodeList]]) -> Sources:
    """Writes the codes of all drop-downs, equal lists once, and names their ranges."""
    sheet = book.add_sheet(LISTS_SHEET)
    sheet.sheet.hide()
    known: dict[tuple[str, ...], str] = {}
    sources: dict[str, dict[str, str]] = {}
    for title, found in lists.items():
        sources[title] = {}
        for name, one in found.items():
            codes = tuple(one.codes)
            # A drop-down offers one code for a cell, and all that may stand there.
            if one.column.is_list or one.villages or len(codes) > MOST_READ:
                continue
            if codes not in known:
                at = len(known)
                known[codes] = _range_name(one.column, known.values())
                for row, code in enumerate(codes, start=1):
                    sheet.put(row, at + 1, code)
                cells = xl_range_abs(0, at, max(len(codes), 1) - 1, at)
                book.book.define_name(known[codes], f"='{LISTS_SHEET}'!{cells}")
            sources[title][name] = known[codes]
    return sources


def _range_name(column: Column, taken: Iterable[str]) -> str:
    name = f"daftar_{column.name}"
    return name if name not in taken else f"{name}_{len(list(taken))}"


def _fill_hidden(book: NewWorkbook, title: str, rows: Iterable[Sequence[str]]) -> None:
    sheet = book.add_sheet(title)
    sheet.sheet.very_hidden()
    for row, texts in enumerate(rows, start=1):
        sheet.put_row(row, texts, PLAIN)
