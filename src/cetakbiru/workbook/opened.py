"""A sheet of ours as read: which it is, its rows as they were, and as they are now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from cetakbiru.checks.problems import quote
from cetakbiru.checks.shape.heads import fold
from cetakbiru.model.schema import Descriptor, read_descriptors
from cetakbiru.workbook.cells import Cell, CellSheet
from cetakbiru.workbook.changes import key_text
from cetakbiru.workbook.guard import (
    BookKind,
    NoWorkbookError,
    Obstacle,
    read_file,
    workbook_file,
)
from cetakbiru.workbook.instrument import Instrument, Tab, column_title
from cetakbiru.workbook.instruments import INSTRUMENTS
from cetakbiru.workbook.layout import (
    BASE_SHEET,
    CODES_SHEET,
    COMPUTED,
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
from cetakbiru.workbook.packing import unpacked_rows
from cetakbiru.workbook.problems import UnreadableError, unreadable
from cetakbiru.workbook.reading import read_sheets
from cetakbiru.workbook.texts import plain_number, tidy

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_CONTENT = 48 * 1024 * 1024
_EMPTY = Cell()
_HELP = (GUIDE_SHEET, EXAMPLE_SHEET, CODES_SHEET, LISTS_SHEET, BASE_SHEET, IDENTITY_SHEET)
# The row of names stands among the first; somebody may have put a heading above it.
_FIRST_ROWS = 20
_FEWEST_KNOWN = 3


@dataclass(frozen=True)
class OpenedTab:
    """`base` are the rows at the making of the sheet, column → text; `sheet` is the sheet now.

    `names_at` is the row of the columns' names, from which on it is read; `names` are those by what
    people may have made of them, as the titles that stand above. `copies` are other sheets
    that hold rows of the same kind by their head.
    """

    tab: Tab
    descriptor: Descriptor
    base: tuple[Mapping[str, str], ...]
    base_names: tuple[str, ...]
    sheet: CellSheet
    names_at: int
    names: Mapping[str, str]
    copies: tuple[CellSheet, ...] = ()

    @cached_property
    def made_with(self) -> Mapping[str, Mapping[str, str]]:
        """The rows at the making of the sheet by key, without those that have none."""
        found = {key_text(self.descriptor, record): record for record in self.base}
        found.pop("", None)
        return MappingProxyType(found)

    def cell(self, row: int, column: int) -> Cell:
        """A cell, counted from 1; an empty one where there is none."""
        return self.sheet.rows.get(row, {}).get(column, _EMPTY)

    def name_at(self, column: int) -> str:
        """The name of a column as the table has it; by its title where the name is none."""
        name = _text_of(self.cell(self.names_at, column))
        if name == COMPUTED:
            return name
        above = _text_of(self.cell(self.names_at - 1, column))
        return self.names.get(fold(name)) or self.names.get(fold(above)) or name

    def texts(self, name: str) -> Iterator[str]:
        """The texts in the column of this name below the head, as they are typed."""
        head = self.sheet.rows[self.names_at]
        at = next((column for column in head if self.name_at(column) == name), 0)
        for number, row in self.sheet.rows.items():
            if number > self.names_at and at in row and isinstance(value := row[at].value, str):
                yield tidy(value)


@dataclass(frozen=True)
class OpenedWorkbook:
    """Which sheet of ours it is, what it is limited to, and its tabs in their order.

    `province` is the code of the one it was made for; empty on sheets that do not say it yet.
    """

    instrument: Instrument
    scope: Mapping[str, str]
    tabs: tuple[OpenedTab, ...]
    province: str = ""


def read_workbook_file(path: Path) -> bytes:
    """The bytes of a file of acceptable size. Raises UnreadableError."""
    try:
        return read_file(path, LARGEST_FILE)
    except NoWorkbookError as error:
        raise _told(error) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise unreadable("buku-tak-terbaca", reason=reason) from error


def open_workbook(content: bytes) -> OpenedWorkbook:
    """A workbook from the bytes of its file. Raises UnreadableError for all that is none."""
    try:
        file = workbook_file(content, LARGEST_CONTENT)
        if file.kind is BookKind.XLS:
            raise unreadable("buku-xls")
        if file.macros:
            raise unreadable("buku-bermakro")
        sheets = {sheet.name: sheet for sheet in read_sheets(file)}
    except NoWorkbookError as error:
        raise _told(error) from error
    instrument, scope, province = _identity(sheets)
    ours = {*_HELP, *(tab.title for tab in instrument.tabs)}
    ours.update(base_sheet(at) for at in range(len(instrument.tabs)))
    others = [sheet for name, sheet in sheets.items() if name not in ours]
    tabs = tuple(
        _opened_tab(tab, sheets, base_sheet(at), others) for at, tab in enumerate(instrument.tabs)
    )
    return OpenedWorkbook(instrument, scope, tabs, province)


def _opened_tab(
    tab: Tab, sheets: Mapping[str, CellSheet], base_title: str, others: Collection[CellSheet]
) -> OpenedTab:
    descriptor = read_descriptors()[tab.table]
    columns = tab.columns_of(descriptor)
    names = {fold(column.title): column.name for column in columns}
    names |= {fold(column_title(column)): column.name for column in columns}
    names |= {column.name: column.name for column in columns}
    alike = [each for each in others if _names_at(each, names) is not None]
    if tab.title not in sheets:
        raise _without(tab, alike)
    sheet = sheets[tab.title]
    base = unpacked_rows(_texts(sheets, base_title))
    if not base:
        raise unreadable("identitas-rusak", sheet=base_title)
    base_names = tuple(name for name in base[0] if name)
    records = tuple(dict(zip(base_names, row)) for row in base[1:] if any(row))
    at = _names_at(sheet, names)
    if at is None:
        shown = ", ".join(column.name for column in columns[:3])
        raise unreadable("kepala-hilang", sheet=tab.title, names=shown)
    return OpenedTab(tab, descriptor, records, base_names, sheet, at, names, tuple(alike))


def _names_at(sheet: CellSheet, names: Mapping[str, str]) -> int | None:
    """The row of the columns' names, or of their titles; some may be gone or misspelt."""
    found: dict[int, tuple[int, int]] = {}
    for row in sorted(sheet.rows)[:_FIRST_ROWS]:
        texts = [_text_of(cell) for cell in sheet.rows[row].values()]
        known = {names[fold(text)] for text in texts if fold(text) in names}
        if len(known) >= min(len(set(names.values())), _FEWEST_KNOWN):
            # Rather the names themselves than the titles above them.
            found[row] = sum(text in known for text in texts), len(known)
    return max(found, key=found.__getitem__, default=None)


def _text_of(cell: Cell) -> str:
    return tidy(cell.value) if isinstance(cell.value, str) else ""


def _without(tab: Tab, alike: Collection[CellSheet]) -> UnreadableError:
    """The reason why a tab is not there: renamed, or gone."""
    if alike:
        named = " atau ".join(quote(each.name) for each in alike)
        return unreadable("lembar-berganti-nama", sheet=tab.title, found=named)
    return unreadable("lembar-hilang", sheet=tab.title)


def _told(error: NoWorkbookError) -> UnreadableError:
    """The same in the words of the catalogue."""
    large = error.obstacle in (Obstacle.TOO_LARGE, Obstacle.SWOLLEN)
    code = "buku-terlalu-besar" if large else f"buku-{error.obstacle}"
    return unreadable(code, detail=error.detail, found=error.found, limit=error.limit)


def _identity(sheets: Mapping[str, CellSheet]) -> tuple[Instrument, dict[str, str], str]:
    """Which sheet of ours the workbook is, what it is limited to, and of which province."""
    if IDENTITY_SHEET not in sheets:
        raise unreadable("bukan-lembar-kami", sheet=IDENTITY_SHEET)
    pairs = {row[0]: row[1] for row in _texts(sheets, IDENTITY_SHEET) if len(row) > 1}
    instrument = next(
        (each for each in INSTRUMENTS.values() if each.table == pairs.get(TABLE_KEY)), None
    )
    if instrument is None:
        raise unreadable("identitas-rusak", sheet=IDENTITY_SHEET)
    if pairs.get(FORMAT_KEY) != FORMAT:
        raise unreadable("susunan-asing", found=pairs.get(FORMAT_KEY) or "(kosong)")
    scope = {each.name: pairs.get(each.name, "") for each in instrument.scopes}
    if any(each.required and not scope[each.name] for each in instrument.scopes):
        raise unreadable("identitas-rusak", sheet=IDENTITY_SHEET)
    limits = {name: text for name, text in scope.items() if text}
    return instrument, limits, pairs.get(PROVINCE_KEY, "")


def _texts(sheets: Mapping[str, CellSheet], name: str) -> list[list[str]]:
    """The cells of a hidden sheet as text, row by row."""
    if name not in sheets:
        raise unreadable("lembar-hilang", sheet=name)
    return [
        [_as_text(cells.get(column, _EMPTY)) for column in range(1, max(cells, default=0) + 1)]
        for cells in sheets[name].rows.values()
    ]


def _as_text(cell: Cell) -> str:
    if isinstance(cell.value, float):
        return plain_number(cell.value)
    return "" if cell.value is None else str(cell.value)
