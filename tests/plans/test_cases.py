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
from tests.conftest import ROOT
from tests.plans.build_case import write_case
from tests.plans.conftest import CASES, LARGE, SMALL
from tests.plans.expect import differences


@pytest.fixture(scope="session")
def browser_results(facts_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the browser's code says of all small cases, in one run of Node."""
    written = [write_case(case, tmp_path_factory.mktemp("rencana")) for case in SMALL]
    names = [case["kunci"] for case in SMALL]
    return dict(zip(names, browser_result(facts_file, written), strict=True))


def browser_result(facts: Path, plans: list[list[Path]]) -> list[Any]:
    """What the browser's code says of each plan, which may have several files."""
    runner = Path(__file__).with_name("run_node.js")
    engine = ROOT / "src/cetakbiru/pages/theme/assets/align"
    groups = ["::".join(map(str, files)) for files in plans]
    done = subprocess.run(
        ["node", runner, engine, facts, *groups], capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def python_result(blueprint: Blueprint, files: list[Path]) -> Any:
    limits = alignment_rules(blueprint).batas
    result = align(blueprint, [read_plan(path, limits) for path in files])
    return json.loads(json.dumps(as_json(result)))


def is_as_expected(case: dict[str, Any], blueprint: Blueprint, files: list[Path]) -> None:
    messages = alignment_rules(blueprint).pesan
    assert differences(case["harap"], python_result(blueprint, files), messages) == []


@pytest.mark.parametrize("case", SMALL, ids=lambda case: case["kunci"])
def test_case(case: dict[str, Any], blueprint: Blueprint, tmp_path: Path) -> None:
    is_as_expected(case, blueprint, write_case(case, tmp_path))


@pytest.mark.site
@pytest.mark.needs("node")
@pytest.mark.parametrize("case", SMALL, ids=lambda case: case["kunci"])
def test_the_browser_says_the_same(
    case: dict[str, Any], blueprint: Blueprint, tmp_path: Path, browser_results: dict[str, Any]
) -> None:
    files = write_case(case, tmp_path)
    assert browser_results[case["kunci"]] == python_result(blueprint, files)


@pytest.mark.whole
@pytest.mark.needs("node")
@pytest.mark.parametrize("case", LARGE, ids=lambda case: case["kunci"])
def test_large_case(
    case: dict[str, Any], blueprint: Blueprint, facts_file: Path, tmp_path: Path
) -> None:
    files = write_case(case, tmp_path)
    is_as_expected(case, blueprint, files)
    assert browser_result(facts_file, [files]) == [python_result(blueprint, files)]


def test_source_documents_are_named(blueprint: Blueprint) -> None:
    named = {case["dokumen"] for case in CASES if "dokumen" in case}
    assert len(named) >= 4
    assert named <= set(blueprint.sumber)
