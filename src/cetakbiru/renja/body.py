"""The rows of work in an agency's table: what stands above them, and what belongs to them.

A table may hold headings of programmes and activities with their subtotals, rows that go on with
the one above (a second place, a second indicator), sums, notes, and the signature of its head.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

from cetakbiru.foreign.figures import figure
from cetakbiru.foreign.grid import Cell, Grid
from cetakbiru.renja.codes import Code, Level, dates_undone
from cetakbiru.renja.columns import Column, Table
from cetakbiru.renja.rows import NAMES, OUTPUTS, PLACES, CodeReading, Row, read_table_rows
from cetakbiru.renja.who import office_in

_TOTAL = re.compile(
    r"^(?:sub ?)?(?:grand ?)?(?:jumlah|total)\b|^sub ?total\b|^(?:jumlah|total)$", re.I
)
_WORDED = (
    (re.compile(r"^(?:sub ?kegiatan|subkegiatan)\s*[:.]?\s+", re.I), Level.SUB_ACTIVITY),
    (re.compile(r"^kegiatan\s*:\s*", re.I), Level.ACTIVITY),
    (re.compile(r"^program\b", re.I), Level.PROGRAMME),
    (re.compile(r"^urusan\b", re.I), Level.AFFAIRS),
    (re.compile(r"^bidang urusan\b", re.I), Level.FIELD),
)
# "5.1.02.01", with or without the code of a work before it.
_ACCOUNT = re.compile(r"(?:^|\.)5(?:\.\d+)*\.?$")
# The level of a row that sums what stands above it.
TOTAL = 0


class Fault(Enum):
    """Why a row can't be taken, by the code of the message."""

    CODE = "kode-salah"
    DATE = "kode-jadi-tanggal"
    HIDDEN = "baris-tersembunyi"
    STRUCK = "baris-dicoret"


@dataclass(frozen=True)
class Work:
    """A row of work as the sheet has it, with what headings and rows above say of it.

    `parts` are texts by their part, `money` the cells of this year's money. `lines` are all rows
    that belong to it, `others` those with a further indicator, which are not read.
    """

    line: int
    code: Code | None
    written: str
    parts: Mapping[str, str]
    money: tuple[Cell, ...]
    agency: str = ""
    fault: Fault | None = None
    others: tuple[int, ...] = ()


@dataclass(frozen=True)
class Heading:
    """A heading with the money that it sums, and the rows of work below it."""

    line: int
    name: str
    level: int
    money: tuple[Cell, ...]
    works: tuple[int, ...] = ()


@dataclass
class Body:
    """All rows of work; `headings` with sums; `unread` rows with what they say.

    `childless` are programmes with money and no work below them.
    """

    works: list[Work] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)
    childless: list[tuple[int, str]] = field(default_factory=list)


def read_body(table: Table, reading: CodeReading) -> Body:
    """The rows of work of a table."""
    grid, parts = table.grid, table.parts
    rows = read_table_rows(table, reading)
    reader = _Reader(grid, parts, _deepest(rows, parts))
    for row in rows:
        reader.take(row)
    reader.close()
    return reader.body


def _deepest(rows: Sequence[Row], parts: Mapping[str, Sequence[Column]]) -> int:
    """The level of a row of work: the deepest that the table has."""
    if _is_apart(parts):
        return Level.SUB_ACTIVITY
    levels = [row.code.level for row in rows if row.code]
    if levels:
        return max(levels)
    worded = [level for row in rows if (level := _worded(row.name))]
    if worded and "uraian" in parts:
        return max(worded)
    return Level.SUB_ACTIVITY


def _is_apart(parts: Mapping[str, Sequence[Column]]) -> bool:
    """Whether sub-activities have a column of their own, beside those of what they lie in."""
    return "subkegiatan" in parts and bool(parts.keys() & {"kegiatan", "program"})


def _worded(name: str) -> int:
    """The level that the first word of a name tells; 0 where it tells none."""
    return next((level for pattern, level in _WORDED if pattern.match(name)), 0)


# --- what each row is ---------------------------------------------------------------------------


class _Reader:
    """Takes row after row and keeps what stands above the next one."""

    def __init__(self, grid: Grid, parts: Mapping[str, Sequence[Column]], deepest: int) -> None:
        self.grid, self.parts, self.deepest = grid, parts, deepest
        self.body = Body()
        self.above: dict[int, str] = {}
        self.agency = ""
        # Headings above, by level, each with the number of works that stood before it.
        self.open: list[tuple[Heading, Row, int]] = []
        self.group: list[int] = []
        self.notes: list[tuple[int, str]] = []

    def take(self, row: Row) -> None:
        text = " ".join(row.texts)
        if not row.texts or (self._is_account(row)):
            return
        if self._is_total(row):
            self._end_group()
            if row.is_costed:
                works = tuple(range(len(self.body.works)))
                self.body.headings.append(Heading(row.line, text, TOTAL, row.money, works))
            return
        if (agency := self._agency(row)) is not None:
            self._close_to(0)
            self.agency, self.above = agency, {}
            return
        level = self._level(row)
        if level is None:
            self._go_on(row, text)
        elif level < self.deepest:
            self._head(row, level)
        else:
            self._work(row)

    def close(self) -> None:
        """Ends the table: what is left open, and notes below it."""
        self._end_group()
        self._close_to(0)
        # What stands below the last work is who signs, where and when.
        last = max((work.line for work in self.body.works), default=0)
        self.body.unread = [(line, text) for line, text in self.notes if line < last]

    def _is_account(self, row: Row) -> bool:
        """Whether a row is what the work above buys, booked on an account, and no work of its
        own."""
        if not self._is_coded or not row.name.casefold().startswith("belanja "):
            return False
        above = self.body.works[-1].written if self.body.works else ""
        return row.written in ("", above) or _ACCOUNT.search(row.written) is not None

    def _is_total(self, row: Row) -> bool:
        texts = row.texts[:3]
        return row.code is None and any(
            _TOTAL.match(text) for text in texts if not text[0].isdigit()
        )

    def _agency(self, row: Row) -> str | None:
        if "pelaksana" in self.parts and row.code is None and not row.is_agency:
            return None
        if row.is_agency:
            return row.name or next((text for text in row.texts if not text[0].isdigit()), "")
        if row.code is None and len(row.texts) <= 3 and not row.parts.keys() & {*PLACES, *OUTPUTS}:
            return next((name for text in row.texts if (name := office_in(text)) is not None), None)
        return None

    def _level(self, row: Row) -> int | None:
        """The level of a row; None for one that goes on with the row above."""
        if _is_apart(self.parts) and "subkegiatan" in row.parts:
            return Level.SUB_ACTIVITY
        if row.code is not None:
            return row.code.level
        if _is_apart(self.parts):
            if "kegiatan" in row.parts and not self._says_again(row, "kegiatan", Level.ACTIVITY):
                return Level.ACTIVITY
            if "program" in row.parts and not self._says_again(row, "program", Level.PROGRAMME):
                return Level.PROGRAMME
            return None
        if not row.name:
            return None
        if worded := _worded(row.name):
            return worded
        if row.written:
            return self.deepest
        if self._is_coded:
            return None
        # A list without codes: what costs or is somewhere is work, what only has a name heads it.
        if "kegiatan" in row.parts or row.is_costed or row.parts.keys() & {*PLACES, *OUTPUTS}:
            return self.deepest
        return Level.PROGRAMME

    @property
    def _is_coded(self) -> bool:
        return (
            bool(self.parts.keys() & {"kode", "kode_subkegiatan", "kode_kegiatan"})
            and any(work.code for work in self.body.works)
        ) or bool(self.above and "kode" in self.parts)

    def _says_again(self, row: Row, part: str, level: int) -> bool:
        return self.above.get(level) == row.parts[part]

    def _head(self, row: Row, level: int) -> None:
        self._end_group()
        self._close_to(level)
        name = row.name
        if level >= Level.PROGRAMME:
            self.above[level] = _unworded(name)
            for below in [one for one in self.above if one > level]:
                del self.above[below]
        else:
            self.above = {}
        heading = Heading(row.line, name, level, row.money)
        self.open.append((heading, row, len(self.body.works)))

    def _close_to(self, level: int) -> None:
        """Ends the headings of this level and below, each with the works that it sums."""
        self._end_group()
        while self.open and self.open[-1][0].level >= level:
            heading, row, before = self.open.pop()
            if before == len(self.body.works) and row.is_costed:
                self._childless(heading, row)
                continue
            works = tuple(range(before, len(self.body.works)))
            self.body.headings.append(replace(heading, works=works))

    def _childless(self, heading: Heading, row: Row) -> None:
        """An activity without sub-activities is itself the work; of a programme it is told."""
        if heading.level < Level.ACTIVITY:
            self.body.childless.append((row.line, heading.name))
            return
        self.above.pop(heading.level, None)
        self._work(row)
        self.group = []

    def _work(self, row: Row) -> None:
        self._end_group()
        parts = dict(row.parts)
        self._name(parts, row)
        fault = None
        if row.written and row.code is None:
            fault = Fault.DATE if dates_undone(row.written) else Fault.CODE
            if not self._is_coded_sheet and not row.written.replace(".", "").isdigit():
                fault = None
        fault = self._fault(row) or fault
        self.group = [len(self.body.works)]
        self.body.works.append(
            Work(row.line, row.code, row.written, parts, row.money, self.agency, fault)
        )

    @property
    def _is_coded_sheet(self) -> bool:
        return bool(self.parts.keys() & {"kode", "kode_subkegiatan", "kode_kegiatan"})

    def _name(self, parts: dict[str, str], row: Row) -> None:
        """Puts the names of programme, activity and work where they belong."""
        if "uraian" in parts:
            parts["subkegiatan"] = _unworded(parts.pop("uraian"))
        elif "subkegiatan" not in parts:
            name = parts.pop("kegiatan", "") or parts.pop("program", "")
            parts["subkegiatan"] = _unworded(name)
        for part, level in (("program", Level.PROGRAMME), ("kegiatan", Level.ACTIVITY)):
            if part in parts:
                if self.above.get(level) != parts[part]:
                    self.above = {one: name for one, name in self.above.items() if one < level}
                self.above[level] = parts[part]
            elif level in self.above and self.deepest > level:
                parts[part] = self.above[level]

    # --- rows that go on -----------------------------------------------------------------------

    def _go_on(self, row: Row, text: str) -> None:
        if not self.group or not row.parts:
            self.notes.append((row.line, text))
            return
        last = self.body.works[self.group[-1]]
        known = row.parts.keys() & {*PLACES, *OUTPUTS}
        own_place = {part: row.parts[part] for part in PLACES if part in row.parts}
        if row.is_costed:
            first = self.body.works[self.group[0]]
            parts = {**first.parts, **{k: v for k, v in row.parts.items() if k not in NAMES}}
            if own_place:
                parts = {k: v for k, v in parts.items() if k not in PLACES or k in own_place}
            if row.name and "keluaran" not in row.parts:
                parts["keluaran"] = row.name.lstrip("-–•* ")
            self.group.append(len(self.body.works))
            self.body.works.append(
                replace(first, line=row.line, parts=parts, money=row.money, fault=self._fault(row))
            )
        elif own_place and any(last.parts.get(part) != text for part, text in own_place.items()):
            joined_ = dict(last.parts)
            for part, more in own_place.items():
                old = joined_.get(part, "")
                joined_[part] = f"{old}; {more}" if old and more not in old.split("; ") else more
            self.body.works[self.group[-1]] = replace(last, parts=joined_)
        elif known & set(OUTPUTS):
            if "keluaran" not in last.parts and "keluaran" in row.parts:
                self.body.works[self.group[-1]] = replace(
                    last,
                    parts={**last.parts, **{k: row.parts[k] for k in OUTPUTS if k in row.parts}},
                )
            else:
                self.body.works[self.group[-1]] = replace(last, others=(*last.others, row.line))
        else:
            self.notes.append((row.line, text))

    def _fault(self, row: Row) -> Fault | None:
        if row.line in self.grid.unseen:
            return Fault.HIDDEN
        return Fault.STRUCK if row.line in self.grid.struck else None

    def _end_group(self) -> None:
        """A row whose money the rows that go on with it share out is their heading."""
        if len(self.group) > 1:
            first, *rest = (self.body.works[at] for at in self.group)
            if not any(cell != "" for cell in first.money) or _sums(first.money, rest):
                del self.body.works[self.group[0]]
        self.group = []


def _sums(money: Sequence[Cell], rest: Sequence[Work]) -> bool:
    """Whether the money of a row is what those after it cost together."""
    whole = [figure(cell) for cell in money]
    parts = [[figure(cell) for cell in work.money] for work in rest]
    for at, one in enumerate(whole):
        column = [each[at] for each in parts]
        if one is not None and abs(one - sum(value or 0 for value in column)) <= 1:
            return True
    return False


def _unworded(name: str) -> str:
    for pattern, _ in _WORDED[:2]:
        if match := pattern.match(name):
            return name[match.end() :].strip() or name
    return re.sub(r"^Program\s*:\s*", "", name, flags=re.I)
