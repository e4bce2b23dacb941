"""The benchmarks still run: what they name exists, what they edit is sound, what they ask answers.

Nothing here looks at a clock.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import tests.benchmarks
from cetakbiru.checks.run import run_checks
from cetakbiru.model.load import load_blueprint
from cetakbiru.site.macros import signatures
from tests.benchmarks import parts, preview, targets
from tests.benchmarks.__main__ import own_ways
from tests.benchmarks.check_rows import add_rows
from tests.benchmarks.edits import EDITS, mended, mistake
from tests.benchmarks.generate import write_province
from tests.benchmarks.measure import Cost, run
from tests.benchmarks.projects import copy_project
from tests.benchmarks.ways import Way, measured, print_costs
from tests.conftest import ROOT
from tests.running import files_of

MODULES = [one.name for one in pkgutil.iter_modules(tests.benchmarks.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_every_module_can_be_loaded(name: str) -> None:
    assert importlib.import_module(f"tests.benchmarks.{name}").__doc__


def functions_in(file: str) -> set[str]:
    """The names of the functions of a module that is told by the end of its path."""
    package, _, rest = file.partition("/")
    spec = find_spec(package)
    assert spec is not None, package
    assert spec.submodule_search_locations, package
    path = Path(spec.submodule_search_locations[0]) / rest
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("part", parts.PARTS, ids=lambda part: f"{part.file}:{part.function}")
def test_every_part_of_a_profile_is_a_function_of_today(part: parts.Part) -> None:
    if part.file.startswith("<frozen "):
        assert hasattr(sys.modules["_frozen_importlib"], part.function)
    else:
        assert functions_in(part.file) >= {part.function} - {""}


def test_the_innermost_part_is_told() -> None:
    inner = "import sys\n\ndef call():\n    return part_of(sys._getframe())\n"
    outer = "def examine():\n    return call()\n"
    known: dict[str, Any] = {"part_of": parts.part_of}
    for text, file in ((inner, "site/macros.py"), (outer, "checks/run.py")):
        exec(compile(text, f"/lib/cetakbiru/{file}", "exec"), known)  # noqa: S102 - written above
    assert known["examine"]() == "macros"
    assert parts.part_of(sys._getframe()) == "the rest"


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ukur") / "provinsi"
    write_province(folder, 2)
    return folder


def test_targets_are_of_what_is_measured(province: Path, tmp_path: Path) -> None:
    ways = own_ways(copy_project(province, tmp_path / "provinsi"), small=True)
    assert targets.REAL.keys() <= {way.name for way in ways}
    reactions = {preview.READY, *preview.SAVES}
    assert targets.PREVIEW_AT_REAL.keys() <= reactions
    assert targets.PREVIEW_AT_700.keys() <= reactions


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_changes_one_line_and_makes_no_mistake(
    province: Path, tmp_path: Path, name: str
) -> None:
    project = copy_project(province, tmp_path / "provinsi")
    before = files_of(project)
    EDITS[name](project, 1)
    first = files_of(project)
    EDITS[name](project, 2)
    second = files_of(project)
    (changed,) = (path for path in before if before[path] != first[path])
    lines = [state[changed].splitlines() for state in (first, second)]
    assert sum(one != other for one, other in zip(*lines, strict=True)) == 1
    assert run_checks(project / "data", project / "docs", signatures()) == []


def test_a_mistake_is_one_and_is_mended(province: Path, tmp_path: Path) -> None:
    project = copy_project(province, tmp_path / "provinsi")
    before = files_of(project)
    seen = mistake(project, 1)
    told = run_checks(project / "data", None, {})
    assert any(seen.text in one.message for one in told)
    mended(project, 1)
    assert files_of(project) == before


def test_rows_to_check_are_sound(province: Path, tmp_path: Path) -> None:
    data = copy_project(province, tmp_path / "provinsi") / "data"
    add_rows(data, load_blueprint(data), 300)
    assert run_checks(data, None, {}) == []
    assert len(load_blueprint(data).program) == 300


def test_a_table_tells_what_is_missing_what_failed_and_what_was_missed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    absent = measured([Way("tiada", [], Path())], 3, 9.0)
    costs = {"satu": Cost(2.0, 3.0, 50, 0, ""), "dua": Cost(1.0, 1.0, 50, 70, ""), **absent}
    limits = {"satu": targets.Most(cpu=2.9, memory=60), "dua": targets.Most(wall=1.0)}
    print_costs(costs, 100, limits)
    lines = capsys.readouterr().out.splitlines()
    assert "| satu | 2.00 | 3.00 | 30.0 | 50 | CPU ≤ 2.9: MISSED, MiB ≤ 60: met |" in lines
    assert "| dua (exit 70) | 1.00 | 1.00 | 10.0 | 50 | wall ≤ 1: met |" in lines
    assert "| tiada | not installed | | | | |" in lines


@pytest.mark.whole
def test_a_preview_is_followed_from_save_to_page(province: Path, tmp_path: Path) -> None:
    found = preview.measured(copy_project(province, tmp_path / "provinsi"), 1)
    assert list(found) == [preview.READY, *preview.SAVES]
    assert all(0 < one.cpu <= one.cpu_in_all for one in found.values())


@pytest.mark.whole
@pytest.mark.parametrize("options", [[], ["--after", "hasil"], ["--serve"]], ids=" ".join)
def test_a_profile_adds_up(province: Path, options: list[str]) -> None:
    done = run([sys.executable, "-m", "tests.benchmarks.parts", province, *options], ROOT)
    assert done.code == 0, done.said
    table = [line for line in done.said.splitlines() if line.startswith("| ")]
    cells = {line.split("|")[1].strip(): float(line.split("|")[2]) for line in table[1:]}
    whole = cells.pop("together")
    assert sum(cells.values()) == pytest.approx(whole, abs=0.2)
    assert "checks of data" in cells
    assert cells.get("the rest", 0) < 0.2 * whole
