"""The cells of a Blueprint by name: what each holds, and what a result of an earlier run had read.

A row is named by its table and key ("program:PRG-9901-PEN-01"), a cell by its row and the number of
its field, so that two runs, which number their rows anew, know each other's.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from operator import attrgetter
from typing import Any
from weakref import WeakKeyDictionary

from cetakbiru.model.memo import Made, computed_again
from cetakbiru.model.reads import (
    FIELDS,
    Cell,
    Computed,
    Record,
    number_cells,
    recording,
)
from cetakbiru.model.source import RawData

# What each field of each row holds, as text.
State = Mapping[str, tuple[str, ...]]
_ALL_FIELDS = (1 << FIELDS) - 1
# Which rows a Blueprint has and in which order stands in its own fields, under this name.
_TABLES = "tabel"
# Values of these very kinds are told by what they show, without further questions.
_PLAIN = frozenset({str, int, type(None), bool, Decimal, float, Fraction, date})
# Above this many values a result is not compared: that would cost what it shall save.
_MOST_VALUES = 50_000


@dataclass(frozen=True)
class _Rows:
    """The names of the rows of a Blueprint, by their numbers from `first` on."""

    first: int
    names: tuple[str, ...]

    def name(self, number: int) -> str:
        """Raises KeyError for a row of another Blueprint."""
        if not self.first <= number < self.first + len(self.names):
            raise KeyError(number)
        return self.names[number - self.first]


_rows: WeakKeyDictionary[Any, _Rows] = WeakKeyDictionary()
_next_row = 1


def number_rows(blueprint: Any, keys: Mapping[str, tuple[str, ...]]) -> None:
    """Gives every cell of a new Blueprint its number. `keys` are the columns that name a row."""
    global _next_row
    names = []
    for number, (name, record) in enumerate(_named(blueprint, keys), _next_row):
        number_cells(record, number * FIELDS)
        names.append(name)
    _rows[blueprint] = _Rows(_next_row, tuple(names))
    _next_row += len(names)


def _named(blueprint: Any, keys: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, Record]]:
    """Every row with its name. Of rows that bear one key the second is told from the first."""
    yield _TABLES, blueprint
    for field in fields(blueprint):
        table = getattr(blueprint, field.name)
        met: Counter[str] = Counter()
        for key, record in _records(table, keys.get(field.name, ())):
            met[key] += 1
            again = f" {met[key]}" if met[key] > 1 else ""
            yield f"{field.name}:{key}{again}", record


def _records(table: Any, key: tuple[str, ...]) -> Iterator[tuple[str, Record]]:
    if isinstance(table, Record):
        yield "", table
    elif isinstance(table, Mapping):
        yield from table.items()
    elif isinstance(table, tuple):
        for record in table:
            yield "|".join(str(getattr(record, column)) for column in key), record


_states: WeakKeyDictionary[Any, State] = WeakKeyDictionary()


def state_of(blueprint: Any) -> State:
    """What every cell of the Blueprint holds."""
    found = _states.get(blueprint)
    if found is None:
        found = _states[blueprint] = _state(blueprint, _rows[blueprint])
    return found


def _state(blueprint: Any, rows: _Rows) -> State:
    found: dict[str, tuple[str, ...]] = {}
    with recording():
        tables = [getattr(blueprint, field.name) for field in fields(blueprint)]
        found[_TABLES] = tuple(_order(table, rows) for table in tables)
        for table in tables:
            for _, record in _records(table, ()):
                name = rows.name(record.first_cell // FIELDS)
                kind: Any = type(record)
                found[name] = tuple(map(repr, _values(kind)(record)))
    return found


@cache
def _values(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads all fields of a dataclass of this kind at once."""
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    # Of a single name it would give the value itself.
    return lambda record: tuple(getattr(record, name) for name in names)


def _order(table: Any, rows: _Rows) -> str:
    if isinstance(table, RawData):
        return table.digest
    records = (record for _, record in _records(table, ()))
    names = (rows.name(record.first_cell // FIELDS) for record in records)
    return _hashed("\n".join(names))


def changed_cells(before: State, now: State) -> dict[str, int]:
    """Which fields of the earlier rows hold something else now, as bits by name of the row."""
    return {
        name: sum(1 << at for at, (old, new) in enumerate(zip(held, now[name])) if old != new)
        if name in now and len(now[name]) == len(held)
        else _ALL_FIELDS
        for name, held in before.items()
        if now.get(name) != held
    }


@dataclass(frozen=True)
class Trace:
    """What was read: the fields of rows, as bits by name, and the names of what was computed."""

    cells: Mapping[str, int]
    computed: tuple[str, ...]

    def to_json(self) -> list[Any]:
        """Plain values."""
        return [self.cells, self.computed]

    @classmethod
    def from_json(cls, value: Any) -> Trace:
        """The trace that `to_json` told. Raises TypeError or ValueError for anything else."""
        cells, computed = value
        if not isinstance(cells, dict) or not all(type(bits) is int for bits in cells.values()):
            raise TypeError(cells)
        return cls(cells, tuple(map(str, computed)))


@dataclass(frozen=True)
class _Known:
    """What a computed result had read (None: nothing of the data), and its fingerprint."""

    trace: Trace | None
    print: str


# What was computed of a Blueprint, whichever ledger asked first.
_known: WeakKeyDictionary[Any, dict[str, _Known]] = WeakKeyDictionary()


@cache
def _name_of(computed: Computed) -> str:
    """Name and arguments as one text, from which both can be read again."""
    return json.dumps([computed.name, *computed.arguments])


class Ledger:
    """Whether what an earlier run made would be made the same from this Blueprint.

    `earlier` is what `to_json` told then, or None. Raises KeyError, TypeError or ValueError for
    anything else.
    """

    def __init__(self, blueprint: Any, earlier: Any = None) -> None:
        self._blueprint = blueprint
        self._rows = _rows[blueprint]
        self.state = state_of(blueprint)
        self._before: dict[str, _Known] = {}
        self._now: dict[str, _Known] = {}
        self._is_same: dict[str, bool] = {}
        # The same where nothing is computed to know.
        self._is_sure: dict[str, bool] = {}
        self._changed: Mapping[str, int] = {}
        if earlier is not None:
            held = {str(name): tuple(texts) for name, texts in earlier["cells"].items()}
            self._changed = changed_cells(held, self.state)
            self._before = {
                str(name): _Known(None if read is None else Trace.from_json(read), str(mark))
                for name, (read, mark) in earlier["computed"].items()
            }

    def holds(self, trace: Trace, *, at_once: bool = False) -> bool:
        """Whether everything that was read is now as it was then.

        `at_once`: not where something would have to be computed anew to know.
        """
        same = self._same_at_once if at_once else self._same
        return self._untouched(trace) and all(map(same, trace.computed))

    def _untouched(self, trace: Trace) -> bool:
        return not any(trace.cells.get(row, 0) & bits for row, bits in self._changed.items())

    def _same(self, name: str) -> bool:
        """Whether something computed is as it was; computed again only where its parts changed."""
        known = self._is_same.get(name)
        if known is None:
            # Nothing depends on itself; a damaged record that says so must not run for ever.
            self._is_same[name] = False
            known = self._is_same[name] = self._looked_at(name)
        return known

    def _same_at_once(self, name: str) -> bool:
        known = self._is_same.get(name, self._is_sure.get(name))
        if known is None:
            self._is_sure[name] = False
            before = self._before.get(name)
            if before is None:
                known = False
            elif before.trace is None:
                # Given from outside: looking it up computes nothing.
                known = self._same(name)
            else:
                known = self.holds(before.trace, at_once=True)
            self._is_sure[name] = known
        return known

    def _looked_at(self, name: str) -> bool:
        before = self._before.get(name)
        if before is None:
            return False
        if before.trace is not None and self.holds(before.trace):
            return True
        if not before.print:
            return False
        try:
            return self._computed(name).print == before.print
        except Exception:
            # Whoever needs it will meet the same error, and tell it.
            return False

    def trace(self, reads: Iterable[Cell]) -> Trace:
        """What was read, by name. Raises KeyError for a cell of another Blueprint."""
        cells: dict[int, int] = {}
        computed = []
        for cell in reads:
            if isinstance(cell, Computed):
                computed.append(_name_of(cell))
            elif cell >= FIELDS:
                row, field = divmod(cell, FIELDS)
                cells[row] = cells.get(row, 0) | 1 << field
        named = {self._rows.name(row): bits for row, bits in sorted(cells.items())}
        return Trace(named, tuple(sorted(computed)))

    def _computed(self, name: str) -> _Known:
        known = self._now.get(name)
        if known is None:
            computed = _known.setdefault(self._blueprint, {})
            known = self._now[name] = computed.get(name) or self._known(name)
            # What a Blueprint was given from outside may become another.
            if known.trace is not None:
                computed[name] = known
        return known

    def _known(self, name: str) -> _Known:
        function, *arguments = json.loads(name)
        made: Made = computed_again(self._blueprint, Computed(function, tuple(arguments)))
        trace = None if made.reads is None else self.trace(made.reads)
        return _Known(trace, fingerprint_of(self._blueprint, made.result))

    def to_json(self, traces: Iterable[Trace]) -> dict[str, Any]:
        """What a later run must know to judge these traces."""
        needed: dict[str, _Known] = {}
        open_names = {name for trace in traces for name in trace.computed}
        while open_names:
            name = open_names.pop()
            if name in needed:
                continue
            same = self._is_same.get(name) or self._is_sure.get(name)
            carried = same and name not in self._now
            known = needed[name] = self._before[name] if carried else self._computed(name)
            open_names.update(known.trace.computed if known.trace else ())
        return {
            "cells": self.state,
            "computed": {
                name: [known.trace.to_json() if known.trace else None, known.print]
                for name, known in sorted(needed.items())
            },
        }


class _NotComparableError(Exception):
    """A value of which nobody can say cheaply whether it is as it was."""


def fingerprint_of(blueprint: Any, value: Any) -> str:
    """A hash that two values share only when whoever reads them finds the same.

    A row of the Blueprint stands for itself: what it holds is read from it, and told then. "" for a
    value that can't be compared.
    """
    rows = _rows[blueprint]
    parts: list[str] = []
    try:
        with recording():
            _describe(value, rows, parts)
    except _NotComparableError:
        return ""
    return _hashed("".join(parts))


def _describe(value: Any, rows: _Rows, parts: list[str]) -> None:
    # The kinds that come most often first: a result may hold tens of thousands of values.
    if len(parts) > _MOST_VALUES:
        raise _NotComparableError
    if type(value) in _PLAIN:
        parts.append(f"{value!r},")
    elif isinstance(value, Enum):
        parts.append(f"{type(value).__name__}.{value.name},")
    elif isinstance(value, str):
        parts.append(f"{str.__repr__(value)},")
    elif value is None or isinstance(value, (bool, int, float, Decimal, Fraction, date)):
        parts.append(f"{value!r},")
    elif isinstance(value, (tuple, list)):
        parts.append("[")
        for held in value:
            _describe(held, rows, parts)
        parts.append("]")
    elif isinstance(value, Record) and value.first_cell:
        try:
            parts.append(f"@{rows.name(value.first_cell // FIELDS)!r},")
        except KeyError:
            raise _NotComparableError from None
    elif is_dataclass(value) and not isinstance(value, type):
        parts.append(f"{type(value).__name__}(")
        for held in _values(type(value))(value):
            _describe(held, rows, parts)
        parts.append(")")
    elif isinstance(value, (set, frozenset)):
        if not all(isinstance(held, str) for held in value):
            raise _NotComparableError
        _describe(sorted(value), rows, parts)
    elif isinstance(value, Mapping):
        parts.append("{")
        for key, held in value.items():
            _describe(key, rows, parts)
            _describe(held, rows, parts)
        parts.append("}")
    else:
        raise _NotComparableError


def _hashed(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()
