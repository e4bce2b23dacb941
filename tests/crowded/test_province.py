"""The crowded province is what it says: many complete programmes that pass every check."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from cetakbiru.checks.rules.directions import direction_problems
from cetakbiru.checks.run import examine
from cetakbiru.insight.entries import active
from cetakbiru.model.load import Blueprint
from cetakbiru.model.model import Program
from cetakbiru.site.macros import caller, signatures
from tests.crowded.make import EACH, write_crowded

# Nobody fills these of a programme that holds; a bidang may be without subprogrammes.
_FOR_OTHERS = {"diganti_oleh", "subprogram"}


def test_it_holds_120_complete_programmes_in_six_kecamatan(crowded: Blueprint) -> None:
    programs = active(crowded.program.values())
    names = {one.name for one in fields(Program)} - _FOR_OTHERS
    lacking = {
        f"{one.id} {name}"
        for one in programs
        for name in names
        if getattr(one, name) in (None, (), "")
    }
    assert lacking == set()
    assert len(programs) >= 120
    for kabupaten in crowded.kabupaten:
        own = [one for one in programs if one.kabupaten == kabupaten]
        assert len(own) == EACH
        assert len({kecamatan for one in own for kecamatan in one.kecamatan}) == 3
    assert len(crowded.program) > len(programs), "some are withdrawn"
    assert {item.program for item in crowded.capaian} <= set(crowded.program)


def test_it_passes_every_check(tmp_path: Path) -> None:
    project = write_crowded(tmp_path)
    rules = [direction_problems]
    found = examine(project / "data", project / "docs", signatures(), rules, call=caller)
    assert found.problems == []


@pytest.mark.parametrize("name", ["data/program/contoh-utara.csv", "data/capaian.csv"])
def test_it_comes_out_the_same_each_time(tmp_path: Path, crowded_data: Path, name: str) -> None:
    again = write_crowded(tmp_path)
    assert (again / name).read_bytes() == (crowded_data.parent / name).read_bytes()
