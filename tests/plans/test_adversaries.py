"""Plans that try to pass, and plans that are hard to read: each gets the verdicts it deserves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cetakbiru.model.load import Blueprint
from tests.conftest import ROOT
from tests.plans.build_case import write_case
from tests.plans.corpus import Plan, judge_plan, read_plans, unmet
from tests.running import ppm_here

PLANS = read_plans("adversaries")
# What people found in earlier editions; each has a plan of its name.
FOUND = {
    "58", "59", "lapangan-01", "lapangan-02", "pembaca-1", "pembaca-1-lembar", "pembaca-2",
    "pembaca-2-desa", "pembaca-2-jalan-desa", "pembaca-2-jalan-sehat", "pembaca-2-kesehatan",
}  # fmt: skip


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan["kunci"])
def test_adversary(plan: Plan, real: Blueprint, province: Blueprint, tmp_path: Path) -> None:
    blueprint = province if plan.get("provinsi") == "rekaan" else real
    assert unmet(plan["harap"], judge_plan(plan, blueprint, tmp_path)) == []


def test_there_are_enough_of_them() -> None:
    kinds = Counter(plan["kunci"].partition(":")[0] for plan in PLANS)
    assert len(PLANS) >= 70
    assert min(kinds.values()) >= 2
    assert {plan["temuan"] for plan in PLANS if "temuan" in plan} == FOUND


def test_only_a_plan_that_passes_ends_with_zero(tmp_path: Path) -> None:
    nonsense = [plan for plan in PLANS if plan.get("temuan") in ("58", "pembaca-1")]
    passes = next(
        plan for plan in read_plans("honest") if plan["harap"].get("putusan_rencana") == "selaras"
    )
    answers = [ppm_here(ROOT, "align", *write_case(plan, tmp_path)) for plan in (*nonsense, passes)]
    assert [answer.code for answer in answers] == [1, 1, 0], answers[-1].said
