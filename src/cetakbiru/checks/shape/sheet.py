"""A table with its descriptor: columns of text, and the place of every cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from cetakbiru.checks.problems import MOST_OF_A_KIND, Problem, also_on, and_more, problem
from cetakbiru.model.schema import Descriptor
from cetakbiru.model.tables import Table
from cetakbiru.model.text import Position


@dataclass
class _Kind:
    """The problems of one kind in a column so far."""

    last: Problem | None = None
    told: int = 0
    left: int = 0


@dataclass(frozen=True)
class Sheet:
    """The rows of a table whose cells stand under their columns.

    `usable` are the indices of those rows in `table.rows`; every other method counts in them.
    """

    table: Table
    descriptor: Descriptor
    usable: Sequence[int]
    kinds: dict[tuple[str, str], _Kind] = field(default_factory=dict, compare=False)

    def __len__(self) -> int:
        return len(self.usable)

    @property
    def file(self) -> str:
        return self.table.file.name

    @cached_property
    def _columns(self) -> list[tuple[str, ...]]:
        rows = self.table.rows
        if len(self.usable) == len(rows):
            return self.table.columns
        return list(zip(*(rows[index] for index in self.usable)))

    def has(self, name: str) -> bool:
        """Whether the file has the column."""
        return name in self.table.column_index

    def column(self, name: str) -> Sequence[str]:
        """The texts of a column; all empty when the file lacks it."""
        index = self.table.column_index.get(name)
        if index is None or not self.usable:
            return [""] * len(self.usable)
        return self._columns[index]

    def line(self, row: int) -> int:
        """The line on which a usable row begins."""
        return self.table.starts[self.usable[row]]

    def place(self, row: int, name: str) -> Position:
        """The place of a cell; the head of the row when the file lacks the column."""
        return self.table.position(self.usable[row], self.table.column_index.get(name, 0))

    def written_row(self, row: int) -> Sequence[str]:
        """The cells of a usable row."""
        return self.table.rows[self.usable[row]]

    def problem(self, code: str, row: int, name: str, /, **values: object) -> Problem:
        """A problem at a cell; after too many of a kind only counted, and the last one again."""
        return self.problem_on(code, (row,), name, **values)

    def problem_on(self, code: str, rows: Sequence[int], name: str, /, **values: object) -> Problem:
        """A problem that cells of several rows share, told at the first of them."""
        kind = self.kinds.setdefault((code, name), _Kind())
        if kind.last is not None and kind.told == MOST_OF_A_KIND:
            kind.left += len(rows)
            return kind.last
        found = problem(code, self.file, self.place(rows[0], name), name, **values)
        kind.last = also_on(found, [self.line(row) for row in rows[1:]])
        kind.told += 1
        return kind.last

    def with_counts(self) -> Mapping[Problem, Problem]:
        """The last problems of kinds that were too many, by themselves, with how many are left."""
        return {
            kind.last: and_more(kind.last, kind.left)
            for kind in self.kinds.values()
            if kind.last is not None and kind.left
        }

    def with_cells(self, name: str, texts: Mapping[int, str]) -> Sheet:
        """The sheet with other texts in some rows of a column; the places stay."""
        at = self.table.column_index[name]
        rows = list(self.table.rows)
        for row, text in texts.items():
            index = self.usable[row]
            rows[index] = [*rows[index][:at], text, *rows[index][at + 1 :]]
        return replace(self, table=replace(self.table, rows=tuple(rows)))
