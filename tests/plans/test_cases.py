"""Every case gives what it expects."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.engine import judged
from cetakbiru.plans.read import read_plan
from tests.plans.build_case import write_case
from tests.plans.conftest import CASES, LARGE, MESSAGES, SMALL
from tests.plans.expect import differences


def plan_result(blueprint: Blueprint, files: list[Path]) -> Any:
    """The verdict on one or more files, as `ppm align` has it."""
    limits = alignment_rules(blueprint).batas
    return judged(blueprint, [read_plan(path, limits) for path in files])


def is_as_expected(case: dict[str, Any], blueprint: Blueprint, files: list[Path]) -> None:
    assert differences(case["harap"], plan_result(blueprint, files), MESSAGES) == []


@pytest.mark.parametrize("case", SMALL, ids=lambda case: case["kunci"])
def test_case(case: dict[str, Any], blueprint: Blueprint, tmp_path: Path) -> None:
    is_as_expected(case, blueprint, write_case(case, tmp_path))


@pytest.mark.whole
@pytest.mark.parametrize("case", LARGE, ids=lambda case: case["kunci"])
def test_large_case(case: dict[str, Any], blueprint: Blueprint, tmp_path: Path) -> None:
    is_as_expected(case, blueprint, write_case(case, tmp_path))


def test_source_documents_are_named(blueprint: Blueprint) -> None:
    named = {case["dokumen"] for case in CASES if "dokumen" in case}
    assert len(named) >= 4
    assert named <= set(blueprint.sumber)
