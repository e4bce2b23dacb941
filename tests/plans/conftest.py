"""The cases of the plan check, and the real blueprint that they are checked against."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.plans.engine import BUNDLES
from tests.conftest import data_with_programmes
from tests.plans.corpus import judge_plan, read_plans

HERE = Path(__file__).parent


def read_cases() -> list[dict[str, Any]]:
    """Every case of cases/*.yml with a name that is unique."""
    found = []
    for path in sorted((HERE / "cases").glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.append({**case, "kunci": f"{path.stem}: {case['nama']}"})
    assert len({case["kunci"] for case in found}) == len(found)
    return found


CASES = read_cases()
ADVERSARIES = read_plans("adversaries")
HONEST = read_plans("honest")
MESSAGES = json.loads((BUNDLES.parent / "engine/messages.json").read_text(encoding="utf-8"))
# Those of tens of thousands of rows.
LARGE = [
    case for case in CASES if case["berkas"][0].get("khusus") in ("banyak-baris", "lewat-batas")
]
SMALL = [case for case in CASES if case not in LARGE]


@pytest.fixture(scope="session", autouse=True)
def _judging(judging: None) -> None:
    """Nearly every test here judges plans."""


@pytest.fixture(scope="session")
def verdicts(
    real: Blueprint, province: Blueprint, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Any]:
    """The verdict on every plan of the corpus, by its key; judged once for all tests."""
    folder = tmp_path_factory.mktemp("korpus")
    return {
        plan["kunci"]: judge_plan(
            plan, province if plan.get("provinsi") == "rekaan" else real, folder / str(at)
        )
        for at, plan in enumerate([*ADVERSARIES, *HONEST])
    }


@pytest.fixture(scope="session")
def blueprint(real: Blueprint) -> Blueprint:
    return real


@pytest.fixture(scope="session")
def with_programmes(tmp_path_factory: pytest.TempPathFactory) -> Blueprint:
    """The real blueprint with invented programmes of one kabupaten."""
    data = data_with_programmes(tmp_path_factory.mktemp("rencana") / "data")
    return load_blueprint(data)
