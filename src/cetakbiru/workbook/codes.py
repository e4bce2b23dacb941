"""The code lists behind drop-downs: what may stand in each column, with the name of each code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cetakbiru.checks.shape.codes import Codes, Registry, build_registry
from cetakbiru.model.load import Blueprint
from cetakbiru.model.memo import once_per_blueprint
from cetakbiru.model.schema import Column
from cetakbiru.workbook.instrument import Instrument

_SUBDISTRICTS, _PROGRAMS, _DISTRICTS = "kecamatan.kode", "program.id", "kabupaten.kode"
_VILLAGES = "desa.kode"
# Nobody scrolls through more: villages are typed by their codes.
MOST_READ = 500


@dataclass(frozen=True)
class CodeList:
    """The codes of one column: code → name, in the order of the data.

    `villages` is how many villages it may hold that are not among them.
    """

    column: Column
    codes: Mapping[str, str]
    villages: int = 0


@once_per_blueprint
def registry_of(blueprint: Blueprint) -> Registry:
    """Every code of the data. To look up only: all sheets share it."""
    return build_registry(blueprint.raw, frozenset())


def code_lists(
    blueprint: Blueprint, columns: Sequence[Column], kabupaten: str = ""
) -> dict[str, CodeList]:
    """The code list of every column that has one, by column name.

    On a sheet that is limited to a kabupaten, subdistricts, villages and programmes are its own,
    and it is the only kabupaten.
    """
    lists: dict[str, CodeList] = {}
    for column in columns:
        if column.enum:
            lists[column.name] = CodeList(column, dict.fromkeys(column.enum, ""))
        elif column.references:
            found: dict[str, str] = {}
            for codes in registry_of(blueprint).targets(column.references):
                found |= _limited(blueprint, codes, kabupaten)
            lists[column.name] = CodeList(column, found)
    return lists


def sheet_lists(
    blueprint: Blueprint, instrument: Instrument, kabupaten: str = ""
) -> dict[str, dict[str, CodeList]]:
    """The code lists of the columns that stand on a sheet to fill in, by tab and column name.

    Where a sheet is for a whole province, villages beyond what somebody reads are counted only.
    """
    descriptors = blueprint.raw.descriptors
    found = {
        tab.title: code_lists(blueprint, tab.columns_of(descriptors[tab.table]), kabupaten)
        for tab in instrument.tabs
    }
    if kabupaten:
        return found
    return {
        title: {name: _read_through(blueprint, one) for name, one in lists.items()}
        for title, lists in found.items()
    }


def _read_through(blueprint: Blueprint, one: CodeList) -> CodeList:
    if len(one.codes) <= MOST_READ:
        return one
    every = {
        code for known in registry_of(blueprint).targets((_VILLAGES,)) for code in known.labels
    }
    codes = {code: name for code, name in one.codes.items() if code not in every}
    return CodeList(one.column, codes, len(one.codes) - len(codes))


def _limited(blueprint: Blueprint, codes: Codes, kabupaten: str) -> Mapping[str, str]:
    if not kabupaten:
        return codes.labels
    return {
        code: label
        for code, label in codes.labels.items()
        if _belongs(blueprint, codes.target, code, kabupaten)
    }


def _belongs(blueprint: Blueprint, target: str, code: str, kabupaten: str) -> bool:
    if target == _SUBDISTRICTS:
        return blueprint.kecamatan[code].kabupaten == kabupaten
    if target == _PROGRAMS:
        return blueprint.program[code].kabupaten == kabupaten
    if target == _VILLAGES:
        return code.startswith(f"{kabupaten}.")
    return target != _DISTRICTS or code == kabupaten
