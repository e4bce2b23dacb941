"""Every case gives what it expects in Python, and the very same result in the browser's code."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.model.alignment import alignment_rules
from cetakbiru.model.load import Blueprint
from cetakbiru.plans.read import read_plan
from cetakbiru.plans.verdict.align import align, as_json
from tests.align.build_case import write_case
from tests.align.conftest import CASES
from tests.align.expect import differences


@pytest.fixture(scope="session")
def case_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """The files of all cases, written once."""
    found = {}
    for case in CASES:
        found[case["kunci"]] = write_case(case, tmp_path_factory.mktemp("case"))
    return found


@pytest.fixture(scope="session")
def browser_results(
    root: Path, facts_file: Path, case_files: dict[str, list[Path]]
) -> dict[str, Any]:
    """What the browser's code says of all cases, in one run of Node."""
    groups = ["::".join(str(path) for path in files) for files in case_files.values()]
    runner = Path(__file__).with_name("run_node.js")
    done = subprocess.run(
        ["node", runner, root / "src/cetakbiru/pages/theme/assets/align", facts_file, *groups],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    return dict(zip(case_files, map(json.loads, lines), strict=True))


def python_result(blueprint: Blueprint, files: list[Path]) -> Any:
    limits = alignment_rules(blueprint).batas
    result = align(blueprint, [read_plan(path, limits) for path in files])
    return json.loads(json.dumps(as_json(result)))


def test_there_are_at_least_forty_plans() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["kunci"])
def test_case(
    case: dict[str, Any],
    blueprint: Blueprint,
    case_files: dict[str, list[Path]],
    browser_results: dict[str, Any],
) -> None:
    result = python_result(blueprint, case_files[case["kunci"]])
    messages = alignment_rules(blueprint).pesan
    assert differences(case["harap"], result, messages) == []
    assert browser_results[case["kunci"]] == result


def test_source_documents_are_named(blueprint: Blueprint) -> None:
    named = {case["dokumen"] for case in CASES if "dokumen" in case}
    assert len(named) >= 4
    assert named <= set(blueprint.sumber)
