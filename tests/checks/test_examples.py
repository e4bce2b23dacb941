"""Every bad example yields exactly its one problem, and every code of the catalogue is shown."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from cetakbiru.checks.messages import CATALOGUE
from cetakbiru.checks.priority import priority_problems
from cetakbiru.checks.run import Outcome, examine
from cetakbiru.site.macros import signatures

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
CASES = sorted(path.parent for path in (EXAMPLES / "bad").glob("*/expected.json"))
# No file in a folder can cause these; tests/checks/test_run.py does.
NOT_BY_FILES = {"berkas-tak-terbaca", "data-tak-termuat"}


def run(project: Path) -> Outcome:
    return examine(project / "data", project / "docs", signatures(), [priority_problems])


def spoil(project: Path, case: Path) -> None:
    """Lays the files of a case over the good example; removed.txt lists what to take away."""
    for source in sorted(case.rglob("*")):
        if source.is_file() and source.name not in ("expected.json", "removed.txt"):
            target = project / source.relative_to(case)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
    removed = case / "removed.txt"
    for name in removed.read_text().split() if removed.is_file() else ():
        target = project / name
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()


def test_good_example_has_no_problem(project: Path) -> None:
    outcome = run(project)
    assert outcome.problems == [], "a new table in data/skema needs its file in tests/examples/good"
    assert outcome.files > 20
    assert outcome.rows > 30
    assert outcome.pages == 15


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_example(project: Path, case: Path) -> None:
    spoil(project, case)
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    assert [problem.as_dict() for problem in run(project).problems] == [expected]


def test_every_code_is_shown() -> None:
    shown = {
        json.loads((case / "expected.json").read_text(encoding="utf-8"))["code"] for case in CASES
    }
    # Hostile pages, links in the file system and lost programmes are no overlay of plain files.
    elsewhere = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("hostile", "editions")
        for path in (EXAMPLES.parent / folder).glob("*.py")
    )
    unseen = {code for code in CATALOGUE if code not in shown and f'"{code}"' not in elsewhere}
    assert unseen <= NOT_BY_FILES


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_message_has_a_remedy(code: str) -> None:
    entry = CATALOGUE[code]
    assert entry.message.endswith((".", "}"))
    assert entry.hint.endswith((".", "}", "header}"))
    assert entry.severity in ("error", "warning")
