"""The rows in which a programme's result is told: one for each that the year's actions name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cetakbiru.model.load import Blueprint
from cetakbiru.workbook.instrument import Prepared

_COLUMNS = ("program", "tahun", "rencana", "realisasi", "bukti", "kendala", "sumber")


def outcome_rows(blueprint: Blueprint, scope: Mapping[str, str]) -> Iterator[Prepared]:
    """What is recorded, or the target of the year where nothing is yet, of each programme and year
    that actions within the scope name, in the order of the actions."""
    recorded = {(each.program, each.tahun): each for each in blueprint.capaian}
    named = {
        (action.program, action.tahun)
        for action in blueprint.aksi.values()
        if action.program is not None
        and action.program in blueprint.program
        and scope.get("penyusun", action.penyusun) == action.penyusun
        and scope.get("tahun", str(action.tahun)) == str(action.tahun)
    }
    for program, year in sorted(named):
        known = recorded.get((program, year))
        if known is not None:
            values = {name: getattr(known, name) for name in _COLUMNS}
        else:
            aimed = dict(blueprint.program[program].target).get(year)
            values = {"program": program, "tahun": year, "rencana": aimed}
        yield Prepared({name: "" if each is None else str(each) for name, each in values.items()})
