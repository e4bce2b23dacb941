"""What gates say of stages, and the paths that kecamatan have gone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cetakbiru.insight.competence import (
    STAGES,
    Verdict,
    facilitators_of,
    meets,
    paths,
    repeated_from,
    unjudged,
    verdict,
    verdict_now,
)
from cetakbiru.model.load import Blueprint


@pytest.mark.parametrize(
    ("reached", "target", "direction", "met"),
    [
        ("5", "4", None, True),
        ("4", "4", "naik", True),
        ("3.9", "4", "naik", False),
        ("20", "20", "turun", True),
        ("25.5", "20", "turun", False),
        ("0", "20", "turun", True),
    ],
)
def test_a_target_is_met_in_its_direction(
    reached: str, target: str, direction: str | None, met: bool
) -> None:
    assert meets(Decimal(reached), Decimal(target), direction) is met


def test_each_stage_of_the_invented_province_is_judged_by_its_gate(province: Blueprint) -> None:
    year = province.edisi.tanggal.year
    assert {name: verdict(item, year) for name, item in province.kompetensi.items()} == {
        "KOM-01": Verdict.UNMEASURED,
        "KOM-02": Verdict.UNREPORTED,
        "KOM-03": Verdict.MET,
        "KOM-04": Verdict.RUNNING,
        "KOM-05": Verdict.MISSED,
        "KOM-06": Verdict.PLAN_ONLY,
    }


def test_a_stage_that_was_passed_waits_for_nothing(province: Blueprint) -> None:
    pilot, success = province.kompetensi["KOM-02"], province.kompetensi["KOM-03"]
    assert verdict_now(province, pilot) is Verdict.CONTINUED
    assert verdict_now(province, success) is Verdict.MET


def test_time_and_lacking_targets_change_what_is_said(province: Blueprint) -> None:
    pilot = province.kompetensi["KOM-04"]
    assert verdict(pilot, 2027) is Verdict.RUNNING
    assert verdict(pilot, 2028) is Verdict.UNREPORTED
    assert verdict(replace(pilot, nilai_target=None), 2027) is Verdict.UNTARGETED
    assert verdict(replace(pilot, tahun_target=None), 2027) is Verdict.UNTARGETED


def test_the_pilots_of_sources_are_told_as_not_to_judge(real: Blueprint) -> None:
    tried = [item for item in real.kompetensi.values() if item.tahap != "rencana"]
    assert [item.id for item in unjudged(real)] == [item.id for item in tried]
    pilots = [item for item in tried if item.tahap == "rintisan"]
    assert len(pilots) == 7
    for pilot in pilots:
        (village,) = pilot.desa
        assert village in {one.kode for one in real.desa_of(pilot.kecamatan or "")}
        assert {one.peran for one in facilitators_of(real, pilot.id)} == {
            "pendamping desa",
            "konsultan kabupaten",
        }


def test_every_stage_stands_on_one_path_in_its_order(province: Blueprint, real: Blueprint) -> None:
    for blueprint in (province, real):
        found = paths(blueprint)
        steps = [step for path in found for step in path.steps]
        assert sorted(step.id for step in steps) == sorted(blueprint.kompetensi)
        assert len({(path.kabupaten, path.kecamatan) for path in found}) == len(found)
        for path in found:
            order = [(step.tahun, STAGES.index(step.tahap)) for step in path.steps]
            assert order == sorted(order)


def test_what_is_repeated_leads_to_where(province: Blueprint) -> None:
    assert [item.id for item in repeated_from(province, "KOM-03")] == ["KOM-04"]
    assert repeated_from(province, "KOM-01") == ()
