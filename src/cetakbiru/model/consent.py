"""What is published of companies: only what they agreed to, of whoever agreed and still does."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from cetakbiru.model.instruments import NAMED
from cetakbiru.model.schema import LIST_SEPARATOR
from cetakbiru.model.source import RawData
from cetakbiru.model.tables import Table

COMPANIES = "perusahaan"
# The tables whose rows are a company's: the column that says whose, and the one of their codes.
_THEIRS = {
    COMPANIES: ("kode", "kode"),
    "kegiatan_perusahaan": ("perusahaan", "id"),
    "aksi": ("penyusun", "id"),
}
_SOURCE = "sumber.id"

# The codes that no output may hold, by "table.field".
_Withheld = Mapping[str, Collection[str]]


class RowColumn(Protocol):
    """What consent asks of a column."""

    @property
    def name(self) -> str: ...
    @property
    def references(self) -> tuple[str, ...]: ...
    @property
    def is_list(self) -> bool: ...


@dataclass(frozen=True)
class Rows:
    """The rows of a table, each with its cells as `columns` are; a short one lacks the last."""

    table: str
    columns: Sequence[RowColumn]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class _UnknownColumn:
    """A column that no descriptor has."""

    name: str
    references: tuple[str, ...] = ()
    is_list: bool = False


def published(raw: RawData) -> RawData:
    """The data without the companies that are not to be named, what they do, and their codes.

    Whoever publishes rows as they lie in files takes them from here, and a Blueprint its sources,
    action plans, agreements and voices. Whoever agreed to sums only is in no file of the open
    data: sums are on the page of the shop window (`insight/window.py`).
    """
    companies = frozenset(
        record.get("kode", "")
        for table in raw.tables.get(COMPANIES, ())
        for record in table.records()
        if record.get("cakupan") != NAMED or record.get("dicabut")
    )
    if not companies:
        return raw
    trees = [tree.value for trees in raw.trees.values() for tree in trees]
    every = [(name, table) for name, tables in raw.tables.items() for table in tables]
    rows = [_rows(raw, name, table) for name, table in every]
    told: dict[str, list[Table]] = {name: [] for name in raw.tables}
    for (name, table), left in zip(every, without(rows, companies, frozenset(_texts(trees)))):
        told[name].append(
            replace(
                table,
                rows=tuple(cells for _, cells in left),
                starts=tuple(table.starts[at] for at, _ in left),
            )
        )
    return replace(raw, tables=told)


def _rows(raw: RawData, name: str, table: Table) -> Rows:
    known = {column.name: column for column in raw.descriptors[name].columns}
    columns = [known.get(column, _UnknownColumn(column)) for column in table.header]
    return Rows(name, columns, table.rows)


def without(
    tables: Sequence[Rows], companies: Collection[str], cited: Collection[str] = ()
) -> Iterator[list[tuple[int, list[str]]]]:
    """What is left of each table, row by row with its place, when nothing may tell of companies.

    Their own rows go, rows that are of one of these, and sources that only they cite; lists lose
    their codes. `cited` are the sources that something else than a table cites.
    """
    withheld: dict[str, Collection[str]] = {
        f"{name}.{key}": {
            cells.get(key, "")
            for table in tables
            if table.table == name
            for cells in _named(table)
            if cells.get(owner) in companies
        }
        for name, (owner, key) in _THEIRS.items()
    }
    first = [
        replace(table, rows=[cells for _, cells in _left(table, withheld)]) for table in tables
    ]
    withheld[_SOURCE] = _cited(tables) - _cited(first) - set(cited)
    return (_left(table, withheld) for table in tables)


def _named(table: Rows) -> Iterator[dict[str, str]]:
    names = [column.name for column in table.columns]
    return (dict(zip(names, row)) for row in table.rows)


def _left(table: Rows, withheld: _Withheld) -> list[tuple[int, list[str]]]:
    single: dict[int, Collection[str]] = {}
    lists: dict[int, Collection[str]] = {}
    for at, column in enumerate(table.columns):
        named = (*column.references, f"{table.table}.{column.name}")
        codes = frozenset().union(*(withheld.get(name, ()) for name in named))
        if codes:
            (lists if column.is_list else single)[at] = codes
    return [
        (place, [_listed(text, lists.get(at, ())) for at, text in enumerate(row)])
        for place, row in enumerate(table.rows)
        if not any(at < len(row) and row[at] in codes for at, codes in single.items())
    ]


def _listed(text: str, codes: Collection[str]) -> str:
    """A list without the codes; any other text as it is."""
    if not codes:
        return text
    return LIST_SEPARATOR.join(
        part for part in text.split(LIST_SEPARATOR) if part.strip() not in codes
    )


def _cited(tables: Sequence[Rows]) -> set[str]:
    """The sources that rows cite."""
    return {
        code.strip()
        for table in tables
        for at, column in enumerate(table.columns)
        if _SOURCE in column.references
        for text in {row[at] for row in table.rows if at < len(row)}
        for code in text.split(LIST_SEPARATOR)
    } - {""}


def _texts(value: Any) -> Iterator[str]:
    """All texts in a tree."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
