"""Programmes by kecamatan: order, sums and names, in the crowded province and at the edges."""

from __future__ import annotations

from dataclasses import replace

from cetakbiru.insight.placed import (
    NOWHERE,
    SEVERAL,
    Costs,
    placed_programs,
    total_costs,
    village_names,
    villages,
)
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program
from tests.crowded.make import EACH

NORTH = "99.01"


def moved(blueprint: Blueprint, *places: tuple[str, ...]) -> Blueprint:
    """The first programmes of the north in other kecamatan."""
    first = blueprint.programs_of_kabupaten(NORTH)
    changed = {one.id: replace(one, kecamatan=place, desa=()) for one, place in zip(first, places)}
    return replace(blueprint, program={**blueprint.program, **changed})


def test_each_programme_that_holds_stands_once_under_its_kecamatan(crowded: Blueprint) -> None:
    groups = placed_programs(crowded, NORTH)
    assert [group.kecamatan for group in groups] == ["99.01.01", "99.01.02", "99.01.03"]
    found = [one for group in groups for one in group.programs]
    assert len(found) == len({one.id for one in found}) == EACH
    assert {one.status for one in found} <= {"usulan", "dibahas"}
    for group in groups:
        fields = [list(crowded.bidang).index(one.bidang) for one in group.programs]
        assert fields == sorted(fields)


def test_programmes_of_several_kecamatan_and_of_none_come_last(crowded: Blueprint) -> None:
    known = moved(crowded, ("99.01.01", "99.01.02"), ())
    groups = placed_programs(known, NORTH)
    assert [group.kecamatan for group in groups][-2:] == [SEVERAL, NOWHERE]
    assert sum(len(group.programs) for group in groups) == EACH


def with_costs(program: Program, least: int | None, most: int | None) -> Program:
    return replace(program, biaya_minimum=least, biaya_maksimum=most)


def test_costs_add_up_and_silent_programmes_are_counted_apart(crowded: Blueprint) -> None:
    one, *_ = crowded.program.values()
    bands = [(10, 15), (None, 4), (None, None), (1, None)]
    assert total_costs(with_costs(one, *band) for band in bands) == Costs(15, 20, 3)
    assert total_costs([]) == Costs(0, 0, 0)


def test_villages_are_named_by_their_codes(crowded: Blueprint) -> None:
    names = village_names(crowded, ["99.02.03.1002", "99.01.01.2001", "99.01.01.2999"])
    assert names == {
        "99.02.03.1002": "Mercu Rekaan",
        "99.01.01.2001": "Batu Rekaan",
        "99.01.01.2999": "99.01.01.2999",
    }
    programs = crowded.programs_of_kabupaten(NORTH)
    assert len(villages(programs)) == 12
