"""Every table of the open data: the CSV tables, the YAML ones flattened, programmes by kabupaten.

Everything follows the descriptors; a new column or file is exported as it appears.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cetakbiru.model.consent import published
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import Column, Descriptor
from cetakbiru.model.tables import Table
from cetakbiru.outputs.opendata.computed import directions_table
from cetakbiru.outputs.opendata.flatten import flatten
from cetakbiru.outputs.opendata.tables import Constraint, DataTable, Field, Value

PROGRAMS, NUMBERS = "program", "nomor_arah"
_BASELINE = ("baseline", "baseline_tahun", "baseline_sumber")


def collect_tables(blueprint: Blueprint) -> tuple[DataTable, ...]:
    """The tables in the order of their descriptors; the parts of a table follow it."""
    raw = published(blueprint.raw)
    tables: list[DataTable] = []
    for name, descriptor in raw.descriptors.items():
        if descriptor.is_table:
            table = _csv_table(descriptor, raw.tables[name])
            if name == PROGRAMS:
                table = _with_baselines(blueprint, table)
            tables.append(table)
            if name == PROGRAMS:
                tables.extend(_parts_by_kabupaten(blueprint, table))
            if name == NUMBERS:
                tables.append(directions_table(blueprint, table.path))
        else:
            tables.extend(flatten(descriptor, [tree.value for tree in raw.trees[name]]))
    return tuple(tables)


def _csv_table(descriptor: Descriptor, tables: list[Table]) -> DataTable:
    rows = tuple(row for table in tables for row in _typed_rows(descriptor, table))
    anchors = {f"{descriptor.name}.{name}": name for name in descriptor.key}
    return DataTable(
        name=descriptor.name,
        title=descriptor.title,
        description=descriptor.description,
        origin=descriptor.name,
        path=descriptor.pattern,
        fields=tuple(_field(column) for column in descriptor.columns),
        rows=rows,
        key=descriptor.key,
        anchors=anchors if len(anchors) == 1 else {},
    )


def _typed_rows(descriptor: Descriptor, table: Table) -> Iterator[tuple[Value, ...]]:
    """The rows of a file with typed values, in the order of the descriptor."""
    texts = dict(zip(table.header, table.columns))
    return zip(*(column.parse_all(texts[column.name]) for column in descriptor.columns))


def _with_baselines(blueprint: Blueprint, programs: DataTable) -> DataTable:
    """The programmes with the baselines that their rows leave to be looked up."""
    names = [field.name for field in programs.fields]
    key = names.index(programs.key[0])
    filled = [at for at, name in enumerate(names) if name in _BASELINE]
    rows = []
    for row in programs.rows:
        cells = list(row)
        for at in filled:
            cells[at] = getattr(blueprint.program[str(row[key])], names[at])
        rows.append(tuple(cells))
    return replace(programs, rows=tuple(rows))


def _field(column: Column) -> Field:
    given: dict[str, Constraint] = dict(column.descriptor.get("constraints", {}))
    if column.is_list:
        # The rest speaks of one item, but a cell of a file holds them all.
        given = {name: rule for name, rule in given.items() if name == "required"}
    return Field(
        name=column.name,
        title=column.title,
        type=column.type,
        description=column.description,
        unit=column.unit,
        example=column.example,
        references=column.references,
        is_list=column.is_list,
        constraints=given,
    )


def _parts_by_kabupaten(blueprint: Blueprint, programs: DataTable) -> list[DataTable]:
    """The programmes of each kabupaten as a table of its own, an empty one where there are none."""
    place = [field.name for field in programs.fields].index("kabupaten")
    return [
        replace(
            programs,
            name=f"{programs.name}-{kabupaten.kode}",
            title=f"{programs.title} {kabupaten.full_name}",
            description=f"Bagian dari tabel {programs.title.lower()}: {kabupaten.full_name}.",
            path=programs.path.replace("*", kabupaten.slug),
            rows=tuple(row for row in programs.rows if row[place] == kabupaten.kode),
            anchors={},
            part_of=programs.name,
        )
        for kabupaten in blueprint.kabupaten.values()
    ]
