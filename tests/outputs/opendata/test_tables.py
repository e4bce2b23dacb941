"""Every value of data/ is in the open data, once, under a name that tells what it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from cetakbiru.model.load import Blueprint
from cetakbiru.outputs.opendata.collect import collect_tables
from cetakbiru.outputs.opendata.data import open_data
from cetakbiru.outputs.opendata.package import reference_targets
from cetakbiru.outputs.opendata.tables import DataTable, plain_text


def test_names_are_unique(real: Blueprint) -> None:
    names = [table.name for table in collect_tables(real)]
    assert len(names) == len(set(names))


def test_csv_tables_keep_their_columns_and_rows(real: Blueprint) -> None:
    tables = {table.name: table for table in collect_tables(real)}
    for name, descriptor in real.raw.descriptors.items():
        if descriptor.is_table:
            found = tables[name]
            assert [field.name for field in found.fields] == list(descriptor.columns_by_name)
            records = [one for table in real.raw.tables[name] for one in table.records()]
            assert [[plain_text(value) for value in row] for row in found.rows] == [
                [record[field.name] for field in found.fields] for record in records
            ]


def test_every_scalar_of_the_yaml_files_is_in_a_table(real: Blueprint) -> None:
    tables = collect_tables(real)
    for name, trees in real.raw.trees.items():
        cells = {
            text
            for table in tables
            if table.origin == name
            for row in table.rows
            for value in row
            for text in (value if isinstance(value, tuple) else (plain_text(value),))
        }
        for tree in trees:
            missing = {text for text in _scalars(tree.value) if text not in cells}
            assert not missing, name


def _scalars(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for one in value.values():
            yield from _scalars(one)
    elif isinstance(value, list):
        for one in value:
            yield from _scalars(one)
    else:
        yield plain_text(value)


def test_nested_objects_and_lists_become_columns(province: Blueprint) -> None:
    tables = {table.name: table for table in collect_tables(province)}
    edition = _records(tables["edisi"])
    assert edition[0]["provinsi_kode"] == "99"
    assert edition[0]["periode_awal"] is None
    subprogram = _records(tables["subprogram"])
    assert subprogram[0]["bidang"] == next(iter(province.bidang))
    assert {one["kode"] for one in subprogram} == set(province.subprogram)
    goals = _records(tables["tujuan"])
    assert {one["rencana"] for one in goals} == set(province.rencana)


def _records(table: DataTable) -> list[dict[str, Any]]:
    names = [field.name for field in table.fields]
    return [dict(zip(names, row)) for row in table.rows]


def test_every_reference_to_one_table_has_a_target(real: Blueprint) -> None:
    tables = collect_tables(real)
    targets = reference_targets(tables)
    single = {
        field.references[0]
        for table in tables
        for field in table.fields
        if len(field.references) == 1
    }
    assert single <= set(targets)


def test_each_kabupaten_has_its_own_programmes(real: Blueprint) -> None:
    tables = {table.name: table for table in collect_tables(real)}
    parts = [table for table in tables.values() if table.part_of == "program"]
    assert [part.name for part in parts] == [f"program-{kode}" for kode in real.kabupaten]
    assert sum(len(part.rows) for part in parts) == len(real.program)


def test_the_open_data_are_made_once(real: Blueprint) -> None:
    assert open_data(real) is open_data(real)


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "ya"), (False, "tidak"), (("a", "b"), "a;b"), ((), ""), (0, "0")],
)
def test_values_are_written_as_in_data(value: Any, text: str) -> None:
    assert plain_text(value) == text
