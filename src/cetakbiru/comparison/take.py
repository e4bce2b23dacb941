"""The snapshot of data and pages as they lie in folders."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cetakbiru.base.cache import Shelf
from cetakbiru.comparison.computed import directions_table
from cetakbiru.comparison.pages import read_chapters
from cetakbiru.comparison.snapshot import (
    Snapshot,
    SnapshotChapter,
    SnapshotColumn,
    SnapshotError,
    SnapshotRow,
    SnapshotTable,
)
from cetakbiru.comparison.trees import PATH_COLUMN, TreeTable, tree_table
from cetakbiru.model.consent import published
from cetakbiru.model.convert import to_record
from cetakbiru.model.legal import legal_status
from cetakbiru.model.load import Blueprint, DataError, build_blueprint
from cetakbiru.model.model import Peristiwa
from cetakbiru.model.schema import LIST_SEPARATOR, Descriptor
from cetakbiru.model.source import RawData

_REGION = "kabupaten.kode"
_PLACES = frozenset({_REGION, "kecamatan.kode", "desa.kode"})
Names = dict[str, dict[str, str]]


def take_snapshot(
    raw: RawData,
    docs_dir: Path | None,
    blueprint: Blueprint | None = None,
    shelf: Shelf | None = None,
) -> Snapshot:
    """Everything that data and pages say.

    `blueprint` is what was built of the data, where that was done already; `shelf` keeps what pages
    say. Needs no more than readable descriptors and an edition with events, so that data of other
    times can be taken too. Raises SnapshotError when even that is missing.
    """
    edition = _edition(raw)
    typed = blueprint or _typed(raw)
    # It is published with the edition.
    raw = published(raw)
    trees = {
        name: tree_table(raw.descriptors[name], [tree.value for tree in found])
        for name, found in raw.trees.items()
    }
    names = _names(raw, trees)
    regions = names.get(_REGION, {})
    tables: dict[str, SnapshotTable] = {}
    homes: dict[str, str] = {}
    ordered = sorted(raw.descriptors, key=lambda name: name != "program")
    for name in ordered:
        descriptor = raw.descriptors[name]
        if descriptor.is_table:
            tables[name] = _csv_table(raw, descriptor, names, regions, homes, typed)
        else:
            tables[name] = _yaml_table(descriptor, trees[name], names, regions)
        if name == "program":
            homes.update({row.key[0]: row.region for row in tables[name].rows})
    computed = directions_table(typed)
    if computed is not None:
        tables[computed.name] = computed
    chapters: dict[str, SnapshotChapter] = {}
    if docs_dir:
        chapters = read_chapters(docs_dir, names, shelf or Shelf())
    return Snapshot(
        version=str(edition["versi"]),
        date=str(edition["tanggal"]),
        status=edition["status"].code,
        label=edition["status"].label,
        regions=regions,
        names={key: found for key, found in names.items() if found},
        tables=tables,
        chapters=chapters,
    )


def _edition(raw: RawData) -> dict[str, Any]:
    try:
        (tree,) = raw.trees["edisi"]
        events = [to_record(Peristiwa, event) for event in tree.value["peristiwa"]]
        status = legal_status(events)
        return {name: tree.value[name] for name in ("versi", "tanggal")} | {"status": status}
    except KeyError as error:
        raise SnapshotError(f"edisi.yml tidak memuat {error.args[0]}") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise SnapshotError("edisi.yml rusak; ppm check menyebut barisnya") from error


def _names(raw: RawData, trees: Mapping[str, TreeTable]) -> Names:
    """ "table.field" → code → name, for everything that another table may refer to."""
    names: Names = {}
    for name, tables in raw.tables.items():
        descriptor = raw.descriptors[name]
        if len(descriptor.key) != 1:
            continue
        column = _label_column(descriptor)
        found = names.setdefault(f"{name}.{descriptor.key[0]}", {})
        for table in tables:
            for record in table.records():
                code = record.get(descriptor.key[0], "")
                found[code] = _name(descriptor, column, record) or code
    for tree in trees.values():
        for row in tree.rows:
            for reference, (code, label) in row.own_keys.items():
                names.setdefault(reference, {})[code] = label or code
    return names


def _name(descriptor: Descriptor, column: str | None, record: Mapping[str, str]) -> str:
    """The name of a row, which `column` holds; a kabupaten bears its kind before it."""
    name = record.get(column, "") if column else ""
    if f"{descriptor.name}.{descriptor.key[0]}" == _REGION and record.get("jenis"):
        return f"{record['jenis']} {name}"
    return name


def _label_column(descriptor: Descriptor) -> str | None:
    """The column of what people call the row; unless told, the first required one of plain text."""
    if descriptor.label:
        return descriptor.label
    for column in descriptor.columns:
        constraints = column.descriptor.get("constraints", {})
        coded = column.references or column.enum or column.is_list or "pattern" in constraints
        plain = column.type == "string" and not coded and column.name not in descriptor.key
        if column.required and plain:
            return column.name
    return None


def _csv_table(
    raw: RawData,
    descriptor: Descriptor,
    names: Names,
    regions: Mapping[str, str],
    homes: Mapping[str, str],
    blueprint: Blueprint | None,
) -> SnapshotTable:
    columns = tuple(
        SnapshotColumn(
            column.name,
            column.title,
            column.references,
            column.is_list,
            column.type == "number",
            column.unit,
        )
        for column in descriptor.columns
    )
    by_name = {column.name: column for column in columns}
    rows = []
    label_column = _label_column(descriptor)
    looked_up = _baselines(blueprint) if descriptor.name == "program" and blueprint else {}
    for table in raw.tables[descriptor.name]:
        for record in table.records():
            record |= looked_up.get(record.get("id", ""), {})
            key = tuple(record.get(name, "") for name in descriptor.key)
            label = _name(descriptor, label_column, record) or _label(
                names, by_name, descriptor.key, key
            )
            cells = tuple(record.get(column.name, "") for column in columns)
            region = _region(descriptor.name, descriptor.key, record, columns, regions, homes)
            rows.append(SnapshotRow(key, cells, region, label))
    return SnapshotTable(descriptor.name, descriptor.title, descriptor.key, columns, tuple(rows))


def _typed(raw: RawData) -> Blueprint | None:
    """The Blueprint of the data; None where data of other times can't be typed."""
    try:
        return build_blueprint(raw)
    except DataError:
        return None


def _baselines(blueprint: Blueprint) -> Mapping[str, dict[str, str]]:
    """The baselines of programmes that leave them to be looked up: a figure says the same so."""
    return {
        program.id: {
            "baseline": str(program.baseline),
            "baseline_tahun": str(program.baseline_tahun),
            "baseline_sumber": str(program.baseline_sumber),
        }
        for program in blueprint.program.values()
        if program.baseline is not None
    }


def _label(
    names: Names,
    columns: Mapping[str, SnapshotColumn],
    key_names: tuple[str, ...],
    key: tuple[str, ...],
) -> str:
    """The key in words, without its source, for rows that have no name of their own."""
    parts = []
    for name, code in zip(key_names, key):
        references = columns[name].references if name in columns else ()
        if any(reference.startswith("sumber.") for reference in references):
            continue
        found = (names.get(reference, {}).get(code) for reference in references)
        parts.append(next((text for text in found if text), code))
    return ", ".join(part for part in parts if part)


def _region(
    table: str,
    key_names: tuple[str, ...],
    record: Mapping[str, str],
    columns: tuple[SnapshotColumn, ...],
    regions: Mapping[str, str],
    homes: Mapping[str, str],
) -> str:
    """The one kabupaten that a row concerns: named by it, or the home of its programme."""
    if len(key_names) == 1 and f"{table}.{key_names[0]}" == _REGION:
        return record.get(key_names[0], "")
    for column in columns:
        text = record.get(column.name, "")
        if not _PLACES.isdisjoint(column.references):
            parts = text.split(LIST_SEPARATOR) if column.is_list else (text,)
            homes_of_parts = {_home(part.strip(), regions) for part in parts}
            if len(homes_of_parts) == 1 and (home := homes_of_parts.pop()):
                return home
        if "program.id" in column.references and column.name in key_names:
            return homes.get(text, "")
    return ""


def _home(code: str, regions: Mapping[str, str]) -> str:
    """The kabupaten in which a place lies: its code begins with the kabupaten's."""
    while code and code not in regions:
        code = code.rpartition(".")[0]
    return code


def _yaml_table(
    descriptor: Descriptor, tree: TreeTable, names: Names, regions: Mapping[str, str]
) -> SnapshotTable:
    columns = tuple(tree.columns.values())
    rows = []
    for row in tree.rows:
        cells = tuple(row.cells.get(column.name, "") for column in columns)
        region = next(
            (
                text
                for column, text in zip(columns, cells)
                if _REGION in column.references and text in regions
            ),
            "",
        )
        label = row.label or _tree_label(names, columns, cells) or descriptor.title
        rows.append(SnapshotRow(("/".join(row.path),), cells, region, label))
    return SnapshotTable(descriptor.name, descriptor.title, (PATH_COLUMN,), columns, tuple(rows))


def _tree_label(names: Names, columns: tuple[SnapshotColumn, ...], cells: tuple[str, ...]) -> str:
    """The names of what an object without a name of its own refers to."""
    found = (
        names.get(reference, {}).get(text, "")
        for column, text in zip(columns, cells)
        if not column.is_list
        for reference in column.references
        if not reference.startswith("sumber.")
    )
    return ", ".join(name for name in found if name)
