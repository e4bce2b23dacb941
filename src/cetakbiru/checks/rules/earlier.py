"""What a table was before: a column that was sorted by itself, and keys that were given anew.

Both look faultless: only the state of the last commit tells them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cetakbiru.checks.problems import ERROR, Problem, listed, problem
from cetakbiru.checks.shape.sheet import Sheet
from cetakbiru.checks.shape.view import View
from cetakbiru.model.tables import Table, read_table
from cetakbiru.model.text import TextFile

# The files, by the names that problems have, as they were; those that were not are left out.
Earlier = Callable[[Sequence[str]], Mapping[str, bytes]]

_MOVED = 3
# What problems of other files begin with that follow from a column of a table.
_FOLLOWS = {"nilai": "baseline-", "kabupaten": "berkas-wilayah-lain"}


def tables_before(view: View, earlier: Earlier) -> dict[str, Table]:
    """The tables that were otherwise before, by the name of the file."""
    files = {sheet.file: sheet.table.file for _, sheet in view.all_sheets()}
    return {
        name: read_table(TextFile(name, Path(name), content))
        for name, content in earlier(list(files)).items()
        if content != files[name].raw
    }


@dataclass(frozen=True)
class Shuffled:
    """The problem of a column that was sorted by itself, and the lines whose rows it broke.

    `follows` is how the codes of what it causes in other files begin.
    """

    problem: Problem
    lines: frozenset[int]
    follows: str = ""

    def over(self, problems: Sequence[Problem]) -> list[Problem]:
        """The problems with this one in place of what is told of the broken rows."""
        mine = [each for each in problems if each.file == self.problem.file]
        under = {each for each in mine if each.line in self.lines}
        if self.follows:
            under |= {each for each in problems if each.code.startswith(self.follows)}
        told = self.problem
        if under:
            where = "" if self.follows else " di berkas ini"
            more = f" Karena ini, {len(under)} keterangan lain{where} belum dapat diperiksa."
            worst = ERROR if any(each.severity == ERROR for each in under) else told.severity
            told = replace(told, message=told.message + more, severity=worst)
        return [*(each for each in problems if each not in under), told]


def shuffled_columns(view: View, before: Mapping[str, Table]) -> Iterator[Shuffled]:
    """Columns whose texts stand in other rows than before, while the other columns stayed."""
    for table, sheet in view.all_sheets():
        old, names = before.get(sheet.file), sheet.table.header
        if old is None or len(old.rows) != len(sheet) or old.header != names:
            continue
        changed = {
            name: moved
            for name, was in zip(names, old.columns)
            if (moved := _differing(was, sheet.column(name)))
        }
        shuffled = [name for name in changed if _is_shuffled(sheet, old, name, changed[name])]
        others = [name for name in changed if name not in shuffled]
        if not shuffled or any(len(changed[name]) >= _MOVED for name in others):
            continue
        rows = sorted(set().union(*(changed[name] for name in shuffled)))
        whole = {tuple(row) for row in old.rows}
        if sum(tuple(sheet.table.rows[sheet.usable[row]]) in whole for row in rows) * 2 > len(rows):
            continue  # whole rows were sorted
        found = problem(
            "kolom-diurutkan-sendiri",
            sheet.file,
            sheet.place(rows[0], shuffled[0]),
            shuffled[0],
            columns=listed(shuffled),
            count=len(rows),
        )
        yield Shuffled(found, frozenset(map(sheet.line, rows)), _FOLLOWS.get(table, ""))


def _differing(was: Sequence[str], now: Sequence[str]) -> list[int]:
    if was == now:
        return []
    return [row for row, (old, new) in enumerate(zip(was, now)) if old != new]


def _is_shuffled(sheet: Sheet, old: Table, name: str, moved: Sequence[int]) -> bool:
    """Whether the texts of a column are the same as before, in another order that is no edit.

    Few different texts may change places by an editor's wish; many, or into order, may not.
    """
    was, now = old.columns[old.column_index[name]], sheet.column(name)
    if len(moved) < _MOVED or sorted(was) != sorted(now):
        return False
    texts = [now[row] for row in moved]
    filled = [text.casefold() for text in now if text]
    return len(set(texts)) == len(texts) or filled in (sorted(filled), sorted(filled)[::-1])


def keys_before(view: View, before: Mapping[str, Table]) -> dict[str, dict[str, str]]:
    """By target, the earlier key of each row that has another one now and nothing else changed."""
    found: dict[str, dict[str, str]] = {}
    for name, sheet in view.all_sheets():
        old, key = before.get(sheet.file), sheet.descriptor.key
        if (
            old is None
            or len(key) != 1
            or old.header != sheet.table.header
            or not sheet.has(key[0])
        ):
            continue
        at = sheet.table.column_index[key[0]]
        now = {row[at]: _without(row, at) for row in (sheet.table.rows[i] for i in sheet.usable)}
        was = {row[at]: _without(row, at) for row in old.rows if len(row) == len(old.header)}
        gone = {rest: code for code, rest in was.items() if code not in now}
        for code, rest in now.items():
            if code not in was and rest in gone:
                found.setdefault(f"{name}.{key[0]}", {})[code] = gone.pop(rest)
    return found


def _without(row: Sequence[str], at: int) -> tuple[str, ...]:
    return (*row[:at], *row[at + 1 :])
