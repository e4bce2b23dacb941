"""The rows of a plan as entries: what stands in which part, and what is not an activity.

theme/assets/align/table.js does the same in the browser; what is changed here changes there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cetakbiru.base.plain import normal
from cetakbiru.model.alignment import Rules
from cetakbiru.plans.verdict.columns import Header, HeaderFinder
from cetakbiru.plans.verdict.model import Sheet, SheetRow
from cetakbiru.plans.verdict.sectors import Sectors
from cetakbiru.plans.verdict.text import squeezed, without_enumerator
from cetakbiru.plans.verdict.values import amount, multipliers, number_amount, years

_LABEL_ROWS = 200
_ORDINAL = re.compile(r"\(?([0-9]{1,2})\)?\.?")
_MANY = 3


@dataclass
class Entry:
    """A row that may be an activity. `budgets` are rupiah by year, None for a column without one.

    `budget_text` is what stands in a budget cell that can't be read, `merged_with` the row that
    holds the budget of a merged cell.
    """

    row: int
    texts: dict[str, str]
    cells: dict[str, str]
    section: str | None
    budgets: list[tuple[int | None, int]] = field(default_factory=list)
    budget_text: str | None = None
    merged_with: int | None = None
    target_years: tuple[int, ...] = ()

    def text(self, part: str) -> str:
        return self.texts.get(part, "")

    @property
    def name(self) -> str:
        return self.text("kegiatan") or self.text("program")

    @property
    def budget(self) -> int | None:
        """The whole budget: the sum of the years where there are any, else the column without."""
        yearly = [value for year, value in self.budgets if year is not None]
        plain = [value for year, value in self.budgets if year is None]
        found = yearly or plain[:1]
        return sum(found) if found else None

    @property
    def budget_by_year(self) -> Mapping[int, int]:
        return {year: value for year, value in self.budgets if year is not None}


@dataclass(frozen=True)
class SheetReading:
    """What a sheet holds: answers given once, its header, entries, and rows that are neither."""

    answers: Mapping[str, tuple[int, str, bool]]
    header: Header | None
    entries: tuple[Entry, ...]
    strays: tuple[tuple[int, str], ...]
    titles: tuple[str, ...]


class TableReader:
    """Reads sheets by the names in the rules."""

    def __init__(self, rules: Rules, sectors: Sectors) -> None:
        self._headers = HeaderFinder(rules)
        self._sectors = sectors
        self._factors = multipliers(rules)
        self._empty = frozenset(rules.kata.kosong)
        self._totals = frozenset(rules.kata.jumlah)
        self._labels = {
            self._headers.key(name): item.kode
            for item in rules.isian
            for name in (item.judul, *item.label)
        }

    def read(self, sheet: Sheet) -> SheetReading:
        """The entries of a sheet, or only its answers when it has no header of activities."""
        rows = [self._cleaned(row) for row in sheet.rows]
        header = self._headers.find(rows)
        above = rows[: header.row if header else _LABEL_ROWS]
        answers = self._answers(above)
        if header is None:
            return SheetReading(answers, None, (), (), _titles(rows))
        entries: list[Entry] = []
        strays: list[tuple[int, str]] = []
        section: str | None = None
        for row in rows[header.row + 1 :]:
            told = [cell for cell in row.cells if cell]
            if not told or self._is_furniture(row, told, header):
                continue
            entry = self._entry(row, header, section)
            found = self._section(entry, told)
            if found is not None:
                section = found
            elif self._is_stray(row, entry, told):
                strays.append((row.number, told[0]))
            else:
                entries.append(entry)
        return SheetReading(answers, header, tuple(entries), tuple(strays), ())

    def _cleaned(self, row: SheetRow) -> SheetRow:
        cells = []
        for cell in row.cells:
            text = squeezed(cell)
            cells.append("" if text.lower() in self._empty else text)
        return SheetRow(row.number, tuple(cells), row.numeric, row.merged)

    def _answers(self, rows: Sequence[SheetRow]) -> dict[str, tuple[int, str, bool]]:
        """Answers by their code: row, text, and whether the cell is a number in its file."""
        found: dict[str, tuple[int, str, bool]] = {}
        for row in rows:
            for index, cell in enumerate(row.cells):
                label, colon, after = cell.partition(":")
                kode = self._labels.get(self._headers.key(label))
                if kode is None or kode in found:
                    continue
                if colon and after.strip():
                    found[kode] = (row.number, after.strip(), False)
                    continue
                for right in range(index + 1, len(row.cells)):
                    text = row.cells[right].lstrip(": ").strip()
                    if text and row.cells[right] != cell:
                        found[kode] = (row.number, text, right in row.numeric)
                        break
        return found

    def _is_furniture(self, row: SheetRow, told: Sequence[str], header: Header) -> bool:
        """Whether a row is a total, a repeated header, or numbers the columns."""
        if any(normal(cell) in self._totals for cell in told[:3]):
            return True
        if list(row.cells[: len(header.texts)]) == list(header.texts):
            return True
        ordinals = [match[1] for cell in told if (match := _ORDINAL.fullmatch(cell))]
        if len(ordinals) != len(told) or len(told) < _MANY:
            return False
        return [int(one) for one in ordinals] == list(
            range(int(ordinals[0]), int(ordinals[0]) + len(ordinals))
        )

    def _section(self, entry: Entry, told: Sequence[str]) -> str | None:
        """The program utama that a heading between the rows names."""
        if entry.text("id"):
            return None
        name = without_enumerator(normal(entry.name))
        if not name:
            keys = {without_enumerator(normal(cell)) for cell in told}
            plain = [key for key in keys if key and not _is_enumerator(key)]
            name = plain[0] if len(plain) == 1 else ""
        return self._sectors.exact(name)

    def _is_stray(self, row: SheetRow, entry: Entry, told: Sequence[str]) -> bool:
        """Whether a row names no activity: no name and no ID, or one text across merged cells."""
        if not entry.name and not entry.text("id"):
            return True
        across = any(origin == row.number for origin in row.merged.values())
        return across and len(set(told)) == 1

    def _entry(self, row: SheetRow, header: Header, section: str | None) -> Entry:
        entry = Entry(row.number, {}, {}, section)
        target_years: list[int] = []
        for column in header.columns:
            text = row.cells[column.index] if column.index < len(row.cells) else ""
            if not text:
                continue
            part = column.part
            if part == "anggaran":
                self._read_budget(entry, row, column.index, text, (column.year, column.factor))
                entry.cells.setdefault(part, letters(column.index))
                continue
            if part == "target" and column.year is not None:
                target_years.append(column.year)
            if part in ("kegiatan", "program") and part in entry.texts:
                part = "uraian"
            entry.cells.setdefault(part, letters(column.index))
            before = entry.texts.get(part)
            entry.texts[part] = f"{before} {text}" if before else text
        entry.target_years = tuple(target_years)
        return entry

    def _read_budget(
        self, entry: Entry, row: SheetRow, index: int, text: str, kind: tuple[int | None, int]
    ) -> None:
        year, factor = kind
        if index in row.merged:
            entry.merged_with = row.merged[index]
            return
        if index in row.numeric:
            value = number_amount(text, factor)
        else:
            value = amount(text, self._factors, factor)
        if value is None:
            entry.budget_text = entry.budget_text or text
        else:
            entry.budgets.append((year, value))


def entry_years(entry: Entry) -> tuple[int, ...]:
    """The years of an entry: those named, and those that have a budget or a target."""
    found = set(years(entry.text("tahun")))
    found.update(year for year, value in entry.budget_by_year.items() if value)
    found.update(entry.target_years)
    return tuple(sorted(found))


def letters(index: int) -> str:
    """The letters of a column counted from 0: 0 → A, 27 → AB."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _titles(rows: Sequence[SheetRow]) -> tuple[str, ...]:
    """The texts of the first row with more than one, or of the first row at all."""
    told = [list(dict.fromkeys(cell for cell in row.cells if cell)) for row in rows]
    several = next((cells for cells in told if len(cells) > 1), None)
    return tuple(several or next((cells for cells in told if cells), []))


def _is_enumerator(name: str) -> bool:
    return without_enumerator(f"{name} x") == "x"
