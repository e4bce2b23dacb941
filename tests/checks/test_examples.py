"""Every bad example yields exactly its one problem, and every code of the catalogue is shown.

A message may count rows of the good example: after a wanted change of these,
`pytest tests/checks/test_examples.py --update-golden` writes the counts anew, and nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from cetakbiru.checks.messages import catalogue
from cetakbiru.checks.outcome import Outcome
from cetakbiru.checks.rules.directions import direction_problems
from cetakbiru.checks.run import examine
from cetakbiru.site.macros import caller, signatures
from tests.conftest import GOOD, copy_good
from tests.running import files_of

CASES = sorted(path.parent for path in (GOOD.parent / "bad").glob("*/expected.json"))
_OF_THE_CASE = frozenset({"expected.json", "removed.txt"})


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the good example for all cases: each is laid over it and taken off again."""
    return copy_good(tmp_path_factory.mktemp("contoh"))


@pytest.fixture(scope="module")
def good() -> Mapping[str, bytes]:
    return files_of(GOOD)


@contextmanager
def laid_over(project: Path, case: Path, good: Mapping[str, bytes]) -> Iterator[None]:
    """The files of a case over the good example; removed.txt lists what to take away."""
    laid = {name: content for name, content in files_of(case).items() if name not in _OF_THE_CASE}
    removed = case / "removed.txt"
    gone = removed.read_text().split() if removed.is_file() else []
    taken = {name for name in good if any(f"{name}/".startswith(f"{one}/") for one in gone)}
    try:
        for name in taken:
            (project / name).unlink()
        for name, content in laid.items():
            _written(project / name, content)
        yield
    finally:
        for name in laid.keys() - good.keys():
            (project / name).unlink()
            with suppress(OSError):  # others lie in it
                (project / name).parent.rmdir()
        for name in taken | laid.keys() & good.keys():
            _written(project / name, good[name])
    assert files_of(project) == good


def _written(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _outcome(project: Path) -> Outcome:
    return examine(
        project / "data", project / "docs", signatures(), [direction_problems], call=caller
    )


def test_good_example_has_no_problem() -> None:
    outcome = _outcome(GOOD)
    assert outcome.problems == [], "a new descriptor needs its file in tests/examples/good"
    assert outcome.files > 20
    assert outcome.rows > 30
    assert outcome.pages == len([*(GOOD / "docs").rglob("*.md")])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bad_example(
    shared: Path, good: Mapping[str, bytes], case: Path, request: pytest.FixtureRequest
) -> None:
    golden = case / "expected.json"
    expected = json.loads(golden.read_text(encoding="utf-8"))
    with laid_over(shared, case, good):
        found = [problem.as_dict() for problem in _outcome(shared).problems]
    if request.config.getoption("--update-golden") and found != [expected]:
        assert [_without_counts(one) for one in found] == [_without_counts(expected)]
        golden.write_text(json.dumps(found[0], ensure_ascii=False, indent=2) + "\n", "utf-8")
    else:
        assert found == [expected]


def _without_counts(problem: Mapping[str, object]) -> dict[str, str]:
    return {name: re.sub(r"\d+", "#", str(value)) for name, value in problem.items()}


def test_every_code_is_shown() -> None:
    shown = {
        json.loads((case / "expected.json").read_text(encoding="utf-8"))["code"] for case in CASES
    }
    # What no overlay of plain files can cause: hostile pages, links in the file system, programmes
    # that vanished, files that the system does not hand over.
    tests = GOOD.parents[1]
    elsewhere = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("hostile", "editions", "checks")
        for path in (tests / folder).glob("*.py")
    )
    assert {
        code for code in catalogue() if code not in shown and f'"{code}"' not in elsewhere
    } == set()
