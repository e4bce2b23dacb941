"""What is published of companies: only what they agreed to, of whoever agreed and still does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cetakbiru.model.instruments import NAMED
from cetakbiru.model.schema import LIST_SEPARATOR, Descriptor
from cetakbiru.model.source import RawData
from cetakbiru.model.tables import Table

_COMPANIES = "perusahaan"
# The tables whose rows are a company's, and the column that says whose.
_THEIRS = {"kegiatan_perusahaan": "perusahaan", "aksi": "penyusun"}

# The codes that no output may hold, by "table.field".
_Withheld = Mapping[str, frozenset[str]]


def published(raw: RawData) -> RawData:
    """The data without the companies that are not to be named, what they do, and their codes.

    Whoever publishes rows as they lie in files takes them from here, and a Blueprint its action
    plans, agreements and voices. Whoever agreed to sums only is in no file of the open data: sums
    are on the page of the shop window (`insight/window.py`).
    """
    companies = frozenset(
        record.get("kode", "")
        for table in raw.tables.get(_COMPANIES, ())
        for record in table.records()
        if record.get("cakupan") != NAMED or record.get("dicabut")
    )
    if not companies:
        return raw
    withheld = {f"{_COMPANIES}.kode": companies} | {
        f"{name}.id": frozenset(
            record.get("id", "")
            for table in raw.tables.get(name, ())
            for record in table.records()
            if record.get(column) in companies
        )
        for name, column in _THEIRS.items()
    }
    return replace(
        raw,
        tables={
            name: [_without(table, raw.descriptors[name], withheld) for table in tables]
            for name, tables in raw.tables.items()
        },
    )


def _without(table: Table, descriptor: Descriptor, withheld: _Withheld) -> Table:
    """The table without the rows that are of withheld codes, and without these in lists."""
    single: dict[int, frozenset[str]] = {}
    lists: dict[int, frozenset[str]] = {}
    for column in descriptor.columns:
        named = (*column.references, f"{descriptor.name}.{column.name}")
        codes = frozenset().union(*(withheld.get(name, frozenset()) for name in named))
        if codes and column.name in table.column_index:
            (lists if column.is_list else single)[table.column_index[column.name]] = codes
    if not single and not lists:
        return table
    kept = [
        (start, [_listed(text, lists.get(at, frozenset())) for at, text in enumerate(row)])
        for start, row in zip(table.starts, table.rows, strict=True)
        if not any(at < len(row) and row[at] in codes for at, codes in single.items())
    ]
    return replace(
        table, rows=tuple(row for _, row in kept), starts=tuple(start for start, _ in kept)
    )


def _listed(text: str, codes: frozenset[str]) -> str:
    """A list without the codes; any other text as it is."""
    if not codes:
        return text
    return LIST_SEPARATOR.join(
        part for part in text.split(LIST_SEPARATOR) if part.strip() not in codes
    )
