"""The one door through which data are read: every attribute of a record tells that it was read.

Whoever makes something opens a `recording` and learns what it was made from; when the data change,
what read none of the changed cells need not be made again. A record has no other way to its values
(it has slots and no `__dict__`), so nothing can be read unseen.

A cell is a number: that of the record's row, counted over all rows that this process has loaded,
and that of the field (`model/cells.py` gives the numbers and knows their names). What was computed
once for a Blueprint (`model/memo.py`) is read as a whole, under its name and arguments.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import MISSING, fields
from itertools import repeat
from typing import Any, NamedTuple, TypeVar

# How many fields a row may have: cell = row · FIELDS + field.
FIELDS = 64

Kind = TypeVar("Kind")


class Computed(NamedTuple):
    """Something that was computed once for a Blueprint."""

    name: str
    arguments: tuple[object, ...]


Cell = int | Computed

# A thread that reads while another records would be taken for that one: only one may make pages.
_read: set[Cell] = set()


class Record:
    """What has numbered fields. `first_cell`: the number of its first cell, 0 until it has one."""

    __slots__ = ("first_cell",)
    first_cell: int

    def __new__(cls, *values: object, **named: object) -> Any:
        """A record without a number: made from another, it has been read through that one."""
        made = super().__new__(cls)
        object.__setattr__(made, "first_cell", 0)
        return made


@contextmanager
def recording() -> Iterator[set[Cell]]:
    """The cells that are read within; whoever records around this does not see them."""
    global _read
    before, _read = _read, set()
    try:
        yield _read
    finally:
        _read = before


def note(computed: Computed) -> None:
    """Tells that something computed was read."""
    _read.add(computed)


def note_all(cells: Iterable[Cell]) -> None:
    """Tells that all of these were read."""
    _read.update(cells)


def number_cells(record: Record, first: int) -> None:
    """Gives the cells of a record their numbers, for good."""
    object.__setattr__(record, "first_cell", first)


def with_doors(kind: type[Kind]) -> type[Kind]:
    """The dataclass with slots, each of which tells when it is read."""
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type] # it is a dataclass
    if len(names) > FIELDS:
        raise TypeError(f"{kind.__name__} has more than {FIELDS} fields")
    for number, name in enumerate(names):
        slot = vars(kind)[name]
        setattr(kind, name, property(_reading(slot.__get__, number), slot.__set__))
    return kind


def many(kind: type[Kind], columns: Mapping[str, Sequence[object]], count: int) -> list[Kind]:
    """As many records of a `kind` with doors as the columns are long, all at once.

    The same as to call the class for each row, in a third of the time. Raises TypeError for a
    column that is no field, and for a field without a default that has no column.
    """
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type] # it is a dataclass
    if unknown := columns.keys() - names:
        raise TypeError(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
    records = list(map(object.__new__, repeat(kind, count)))
    _fill(Record.__dict__["first_cell"].__set__, records, repeat(0))
    for field in fields(kind):  # type: ignore[arg-type] # it is a dataclass
        values: Iterable[object] = columns.get(field.name, repeat(field.default))
        if field.name not in columns and field.default is MISSING:
            raise TypeError(f"{kind.__name__} lacks {field.name}")
        _fill(vars(kind)[field.name].fset, records, values)
    return records


def _fill(put: Callable[[Any, Any], None], records: list[Any], values: Iterable[object]) -> None:
    """Puts a value into the same slot of each record."""
    deque(map(put, records, values), maxlen=0)


def _reading(get: Callable[[Any], Any], number: int) -> Callable[[Any], Any]:
    def read(record: Any) -> Any:
        _read.add(record.first_cell + number)
        return get(record)

    return read
