"""Who may import whom, what a run loads, and whose private names are used."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import PPM, ROOT, copy_good

SRC = ROOT / "src"
PACKAGE = "cetakbiru"

# What stands below the pages knows no renderer.
KNOWS_NO_RENDERER = (
    *("base", "model", "insight", "checks", "comparison", "plans", "workbook"),
    "locating",
)
# The lowest first. What stands beside them (a problem, its message) may be used by all.
ROOMS_OF_CHECKS = ("files", "shape", "rules", "pages")
RENDERERS = {"mkdocs", "mkdocs_macros", "material", "properdocs", "jinja2"}

# Private names of other projects that are used, and why.
_TYPE = "lxml names the type of an element so, and has no other name for it"
EXCEPTIONS: Mapping[str, str] = {
    "_Element": _TYPE,
}
# Public by their documentation, in spite of their names.
PUBLIC = {"_replace", "_asdict", "_fields", "_exit"}

LARGE = ("pandas", "typst", "pikepdf", "openpyxl")
# Stands before the real one on the path, and tells that somebody asked for it.
FALSE_MODULE = """
from pathlib import Path

Path(__file__).with_suffix(".asked").touch()
raise ImportError(__name__)
"""


@cache
def modules() -> Mapping[Path, ast.Module]:
    """Every module of the package by its path below src/cetakbiru."""
    return {
        path.relative_to(SRC / PACKAGE): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((SRC / PACKAGE).rglob("*.py"))
    }


def imported(tree: ast.Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each module that is imported anywhere in a module, with the names taken from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            yield node.module or "", tuple(alias.name for alias in node.names)


def layers() -> dict[str, int]:
    """The packages of the table in CONTRIBUTING.md, the lowest at 0."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("| Package |")[2].partition("\n\n")[0]
    rows = [re.findall(r"`(\w+)/`", row.split("|")[1]) for row in table.splitlines()[2:]]
    names = [name for row in rows for name in row]
    return {name: at for at, name in enumerate(reversed(names))}


def test_the_table_of_packages_is_complete() -> None:
    folders = {path.name for path in (SRC / PACKAGE).iterdir() if path.is_dir()}
    assert set(layers()) == folders - {"__pycache__"}


def test_imports_go_down_only() -> None:
    height = layers()
    upwards = {
        f"{path} imports {name}"
        for path, tree in modules().items()
        for name, _ in imported(tree)
        if name.startswith(f"{PACKAGE}.")
        and len(path.parts) > 1
        and height[name.split(".")[1]] > height[path.parts[0]]
    }
    assert upwards == set()


def script_imports() -> Iterator[tuple[Path, Path]]:
    """Each script with each module that it imports, by their paths below src/cetakbiru.

    What it only names as a type, in a comment, is not loaded.
    """
    for path in sorted((SRC / PACKAGE).rglob("*.js")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found = re.match(r"""(?:import|export|\}).* from "(\..+)";$|import "(\..+)";$""", line)
            if found:
                target = (path.parent / (found[1] or found[2])).resolve()
                yield path.relative_to(SRC / PACKAGE), target.relative_to(SRC / PACKAGE)


def test_scripts_import_down_only_and_the_verdict_no_page() -> None:
    height = layers()
    found = list(script_imports())
    upwards = {
        f"{path} imports {target}"
        for path, target in found
        if height[target.parts[0]] > height[path.parts[0]]
        or ("engine" in path.parts and "browser" in target.parts)
    }
    assert upwards == set()
    assert len(found) > 50


def test_the_rooms_of_the_checks_are_layers_too() -> None:
    height = {room: at for at, room in enumerate((*ROOMS_OF_CHECKS, "run"))}
    upwards = {
        f"{path} imports {name}"
        for path, tree in modules().items()
        for name, _ in imported(tree)
        if name.startswith(f"{PACKAGE}.checks.")
        and path.parts[0] == "checks"
        and path.parts[1] in height
        and height.get(name.split(".")[2], -1) > height[path.parts[1]]
    }
    assert upwards == set()


def test_what_stands_below_the_pages_knows_no_renderer() -> None:
    found = {
        f"{path} imports {name}"
        for path, tree in modules().items()
        for name, _ in imported(tree)
        if path.parts[0] in KNOWS_NO_RENDERER and name.split(".")[0] in RENDERERS
    }
    assert found == set()


def test_data_frames_are_made_in_one_room() -> None:
    rooms = {
        path.parts[0]
        for path, tree in modules().items()
        for name, _ in imported(tree)
        if name.split(".")[0] == "pandas"
    }
    assert rooms == {"frames"}


def is_private(name: str) -> bool:
    return name.startswith("_") and not name.endswith("__")


def private_names(tree: ast.Module) -> Iterator[str]:
    """The private names of others in a module: what isn't reached through self or cls."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="self" | "cls")):
                continue
            case ast.Attribute(attr=name) if is_private(name):
                yield name
            case ast.Call(
                func=ast.Name(id="getattr" | "setattr" | "hasattr" | "delattr"),
                args=[_, ast.Constant(value=str(name)), *_],
            ) if is_private(name):
                yield name
    for module, names in imported(tree):
        yield from filter(is_private, [*module.split("."), *names])


def test_private_names_of_others_are_those_with_a_reason() -> None:
    used = {name for tree in modules().values() for name in private_names(tree)}
    assert used - PUBLIC == set(EXCEPTIONS), "an exception that is no longer used goes, too"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import mkdocs._x", ["_x"]),
        ("from mkdocs.config import _x", ["_x"]),
        ("plugin._env = 1", ["_env"]),
        ("getattr(plugin, '_env', None)", ["_env"]),
        ("def f():\n    from a._b import c", ["_b"]),
        ("self._own; cls._own; __name__; a.__class__; from_own()", []),
    ],
)
def test_a_private_name_is_seen(text: str, found: list[str]) -> None:
    assert list(private_names(ast.parse(text))) == found


@pytest.fixture
def false_modules(tmp_path: Path) -> dict[str, str]:
    """An environment in which the large libraries can't be loaded."""
    for name in LARGE:
        (tmp_path / f"{name}.py").write_text(FALSE_MODULE, encoding="utf-8")
    return os.environ | {"PYTHONPATH": str(tmp_path)}


def asked_for(folder: Path) -> set[str]:
    return {path.stem for path in folder.glob("*.asked")}


@pytest.mark.site
@pytest.mark.parametrize(
    "words", [["check"], ["build", "--skip", "pdf"], ["template", "analisis"]], ids=" ".join
)
def test_checking_and_building_pages_load_no_large_library(
    tmp_path: Path, false_modules: dict[str, str], words: list[str]
) -> None:
    project = copy_good(tmp_path / "proyek")
    done = subprocess.run(
        [PPM, *words], cwd=project, env=false_modules, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert asked_for(tmp_path) == set()


@pytest.mark.site
@pytest.mark.parametrize("name", LARGE)
def test_a_large_library_that_is_loaded_would_be_seen(
    tmp_path: Path, false_modules: dict[str, str], name: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import {name}"],
        env=false_modules,
        capture_output=True,
        check=False,
    )
    assert done.returncode != 0
    assert asked_for(tmp_path) == {name}
