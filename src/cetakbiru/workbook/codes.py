"""The code lists behind drop-downs: what may stand in each column, with the name of each code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cetakbiru.checks.shape.codes import Registry, build_registry
from cetakbiru.model.load import Blueprint
from cetakbiru.model.schema import Column

_SUBDISTRICTS, _PROGRAMS, _DISTRICTS = "kecamatan.kode", "program.id", "kabupaten.kode"
_VILLAGES = "desa.kode"


@dataclass(frozen=True)
class CodeList:
    """The codes of one column: code → name, in the order of the data."""

    column: Column
    codes: Mapping[str, str]


def code_lists(blueprint: Blueprint, kabupaten: str) -> dict[str, CodeList]:
    """The code list of every column of the programme table that has one, by column name.

    Subdistricts, villages and programmes are those of the kabupaten, itself the only region.
    """
    registry = build_registry(blueprint.raw, frozenset())
    lists: dict[str, CodeList] = {}
    for column in blueprint.raw.descriptors["program"].columns:
        if column.enum:
            lists[column.name] = CodeList(column, dict.fromkeys(column.enum, ""))
        elif column.references:
            lists[column.name] = CodeList(
                column, _referenced(blueprint, registry, column, kabupaten)
            )
    return lists


def _referenced(
    blueprint: Blueprint, registry: Registry, column: Column, kabupaten: str
) -> dict[str, str]:
    found: dict[str, str] = {}
    for codes in registry.targets(column.references):
        found |= {
            code: label
            for code, label in codes.labels.items()
            if _belongs(blueprint, codes.target, code, kabupaten)
        }
    return found


def _belongs(blueprint: Blueprint, target: str, code: str, kabupaten: str) -> bool:
    if target == _SUBDISTRICTS:
        return blueprint.kecamatan[code].kabupaten == kabupaten
    if target == _PROGRAMS:
        return blueprint.program[code].kabupaten == kabupaten
    if target == _VILLAGES:
        return code.startswith(f"{kabupaten}.")
    return target != _DISTRICTS or code == kabupaten
