"""Python and the page read the same of every file, odd or broken, and neither ever fails."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.plans.engine import opened
from cetakbiru.plans.files import PlanFile
from cetakbiru.plans.read import read_plan
from tests.chance import draws, times
from tests.plans.build_case import write_case
from tests.plans.conftest import SMALL
from tests.plans.mutants import MUTANTS
from tests.plans.test_reading import LIMITS
from tests.tiers import program
from tests.workbook.test_reading import saved_as

pytestmark = [pytest.mark.site, pytest.mark.needs("node", "fflate")]

SCRIPT = Path(__file__).with_name("read_files.js")
# Files that the page refuses, whatever stands in them, and tells to be saved otherwise.
ONLY_PYTHON = ("berkas-xls", "berkas-ods")


def by_node(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """What the page reads of each: the file as it goes to the engine, and its sheets."""
    done = subprocess.run(
        [str(program("node")), str(SCRIPT)],
        input=json.dumps({"paths": [str(path) for path in paths], "limits": asdict(LIMITS)}),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return [json.loads(line) for line in done.stdout.split("\n")[:-1]]


def plain(file: PlanFile) -> Any:
    """The file as JSON has it, an empty list of notes left out."""
    told = json.loads(json.dumps(file))
    if not told.get("notes"):
        told.pop("notes", None)
    return told


def differing(paths: Sequence[Path]) -> list[tuple[str, Any, Any]]:
    """The files that Python and the page don't read alike, with what each reads."""
    ours = [read_plan(path, LIMITS) for path in paths]
    sheets = opened(LIMITS, ours)
    found = []
    for path, mine, read, theirs in zip(paths, ours, sheets, by_node(paths), strict=True):
        error = theirs["sheets"]["error"]
        if error is not None and error["code"] in ONLY_PYTHON:
            continue
        if plain(mine) != plain(theirs["file"]) or read != theirs["sheets"]:
            found.append((path.name, mine, theirs))
    return found


@pytest.mark.parametrize("kind", MUTANTS)
def test_files_at_random_are_read_alike(kind: str, tmp_path: Path) -> None:
    draw = draws(f"berkas {kind}")
    paths = []
    for number in range(times(150, 2_000)):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(MUTANTS[kind](draw))
        paths.append(path)
    assert differing(paths) == []


def test_files_of_the_cases_are_read_alike(tmp_path: Path) -> None:
    paths = []
    for number, case in enumerate(SMALL):
        folder = tmp_path / str(number)
        folder.mkdir()
        paths += write_case(case, folder)
    assert differing(paths) == []


def test_a_workbook_of_libreoffice_is_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "rencana.xlsx"
    path.write_bytes(saved_as("xlsx"))
    assert differing([path]) == []
