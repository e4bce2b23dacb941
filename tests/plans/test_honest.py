"""Plans as honest planners write them: those written properly pass, and few rows are doubted."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.plans.conftest import HONEST
from tests.plans.corpus import Plan, unmet

_PASSES = "selaras"


@pytest.fixture(scope="module")
def results(verdicts: dict[str, Any]) -> dict[str, Any]:
    return {plan["kunci"]: verdicts[plan["kunci"]] for plan in HONEST}


@pytest.mark.parametrize("plan", HONEST, ids=lambda plan: plan["kunci"])
def test_honest_plan(plan: Plan, results: dict[str, Any]) -> None:
    result = results[plan["kunci"]]
    # What is in the way comes first: it tells more than the verdict.
    assert (_in_the_way(result) if plan["harap"].get("putusan_rencana") == _PASSES else []) == []
    assert unmet(plan["harap"], result) == []


def test_few_honest_rows_are_doubted(results: dict[str, Any]) -> None:
    activities = [(name, one) for name, result in results.items() for one in result["kegiatan"]]
    doubted = [
        f"{name}, row {one['baris']}, {one['nama']}: {remark['kode']}: {remark['pesan']}"
        for name, one in activities
        for remark in one["kewajaran"]["alasan"]
    ]
    counts = Counter(one["kewajaran"]["putusan"] for _, one in activities)
    assert counts["diragukan"] + counts["mustahil"] <= len(activities) * 0.02, "\n".join(doubted)
    assert counts["mustahil"] == 0, "\n".join(doubted)
    # Nobody is left in peace because nothing was read.
    assert counts["wajar"] >= len(activities) * 0.97


def test_there_are_enough_of_them(results: dict[str, Any]) -> None:
    assert len(HONEST) >= 12
    assert sum(len(result["kegiatan"]) for result in results.values()) >= 300
    assert sum(plan["harap"].get("putusan_rencana") == _PASSES for plan in HONEST) >= 10
    regions = {kode for result in results.values() for kode in result["kabupaten"]}
    assert len(regions) >= 14


def _in_the_way(result: Any) -> list[str]:
    """Why activities of a plan are not aligned."""
    return [
        f"row {one['baris']}, {one['nama']}: {one['kesesuaian']['putusan']} "
        f"{one['kesesuaian']['pesan']} {one['kelengkapan']['kurang']} {one['kewajaran']['alasan']}"
        for one in result["kegiatan"]
        if not one["selaras"]
    ]
