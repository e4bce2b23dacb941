"""Every pinned package is used, and whatever is used is pinned."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import distribution, packages_distributions
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

# What MkDocs loads by a name in mkdocs.yml.
BY_CONFIGURATION: Mapping[str, tuple[str, str]] = {
    "mkdocs-material": ("theme", "material"),
    "mkdocs-macros-plugin": ("plugins", "macros"),
    "pymdown-extensions": ("markdown_extensions", "pymdownx."),
}
# What nobody imports, and the word by which it is used.
PLUGINS = {
    "pytest-xdist": "--numprocesses",
    "pytest-playwright": "browser_type_launch_args",
    "ipykernel": "NotebookClient",
    "pytest-timeout": "--timeout",
    "brotli": "scripts.cut_fonts",
}
OUR_OWN = {"cetakbiru", "tests", "macros", "scripts"}


@cache
def project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as stream:
        found: dict[str, Any] = tomllib.load(stream)["project"]
    return found


def pinned(requirements: list[str]) -> set[str]:
    """The distributions that requirements name."""
    return {normal(re.split(r"[=<>!~;\[ ]", one, maxsplit=1)[0]) for one in requirements}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def extra(name: str) -> set[str]:
    return pinned(project()["optional-dependencies"][name])


PRODUCT, TEST = pinned(project()["dependencies"]), extra("test")


def imports(folder: Path) -> set[str]:
    """The modules of others that Python files import, wherever in the file, by their first name."""
    names: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                names.add(node.module or "")
    return {name.split(".")[0] for name in names} - sys.stdlib_module_names - OUR_OWN


def distributions_of(modules: set[str]) -> dict[str, set[str]]:
    """Each module with the distributions that may have brought it."""
    return {name: installed().get(name, {name}) for name in modules}


@cache
def installed() -> Mapping[str, set[str]]:
    """Every module that can be imported here, with the distributions that hold it."""
    return {name: set(map(normal, given)) for name, given in packages_distributions().items()}


def imported(folder: Path) -> set[str]:
    found = distributions_of(imports(folder))
    return {distribution for given in found.values() for distribution in given}


def configured() -> Iterator[str]:
    """The distributions that mkdocs.yml names."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    for name, (section, word) in BY_CONFIGURATION.items():
        if section in settings and word in str(settings[section]):
            yield name


def commands(name: str) -> set[str]:
    """The commands that a distribution installs, those without an entry point too."""
    found = distribution(name)
    scripts = {point.name for point in found.entry_points if point.group == "console_scripts"}
    return scripts | {path.name for path in found.files or () if path.parent.name == "bin"}


def test_every_pinned_package_of_the_product_is_used() -> None:
    assert PRODUCT - imported(ROOT / "src") - set(configured()) == set()


def test_what_the_product_imports_is_pinned() -> None:
    missing = {
        module: given
        for module, given in distributions_of(imports(ROOT / "src")).items()
        if given.isdisjoint(PRODUCT)
    }
    assert missing == {}


def test_every_pinned_package_of_the_tests_is_used() -> None:
    by_import = imported(ROOT / "tests")
    callers = [ROOT / "Makefile", *ROOT.glob("scripts/*.sh"), *ROOT.glob("tests/**/*.py")]
    told = "\n".join(path.read_text(encoding="utf-8") for path in callers if path != Path(__file__))
    unused = {
        name
        for name in TEST - by_import
        if not is_types_of_a_product(name) and not any(word in told for word in words(name))
    }
    assert unused == set()


def words(name: str) -> Iterator[str]:
    """By what the Makefile or a test calls a package: its command, its data, its fixture."""
    if name in PLUGINS:
        yield PLUGINS[name]
        return
    modules = (module for module, given in installed().items() if name in given)
    for word in (*commands(name), *modules):
        yield from (f"$(BIN)/{word}", f'"{word}"')


def is_types_of_a_product(name: str) -> bool:
    """Whether a package of types is that of a package that the product or a test uses."""
    plain = re.sub(r"^types-|-stubs$", "", name)
    return plain != name and plain in PRODUCT | imported(ROOT / "tests")


def test_what_the_tests_import_is_pinned() -> None:
    missing = {
        module: given
        for module, given in distributions_of(imports(ROOT / "tests")).items()
        # Playwright comes with its plugin, in the version that this one wants.
        if given.isdisjoint(PRODUCT | TEST | {"playwright"})
    }
    assert missing == {}
