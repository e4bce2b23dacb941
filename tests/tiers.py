"""The tiers of the tests: what each may start, and what becomes of one that lacks a program.

A test without a marker is a unit test and starts no process. `site` tests may, and look at one
built site; `whole` tests print, release, fuzz and build again and again. A test names the programs
that it can't do without: `@pytest.mark.needs("soffice")`. Elsewhere than in continuous integration
it is left out where one is missing, and the end of the run says so; there it fails, as does
whatever else would be skipped.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sysconfig
from collections import Counter
from collections.abc import Callable, Generator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.writing.spelling import find_dictionary

IN_CI = bool(os.environ.get("CI"))
# Node lies beside this Python; servers where only root's path leads.
_PATH = os.pathsep.join(
    [
        sysconfig.get_path("scripts"),
        os.environ.get("PATH", os.defpath),
        "/usr/sbin",
        "/usr/local/sbin",
    ]
)
_MISSING = pytest.StashKey[Counter[str]]()


def program(name: str) -> str | None:
    """Where a program of this machine lies; None when it has none of that name."""
    return shutil.which(name, path=_PATH)


def chromium() -> str | None:
    """The browser of the machine, else the one that Playwright has downloaded."""
    from playwright.sync_api import sync_playwright

    found = program("chromium")
    if found:
        return found
    try:
        with sync_playwright() as playwright:
            own = playwright.chromium.executable_path
    except Exception:  # its driver lacks a library of the system: a bare Debian has no libatomic
        return None
    return own if Path(own).is_file() else None


def _has_writer(office: Path) -> bool:
    """Whether a LibreOffice opens texts."""
    return any(office.resolve().parent.glob("*swlo.*"))


# What is more than a program on the path; every other name is one.
_LOOKS: Mapping[str, Callable[[], object]] = {
    "chromium": chromium,
    "hunspell-id": find_dictionary,
    # LibreOffice has a package for each kind of file.
    "writer": lambda: (office := program("soffice")) and _has_writer(Path(office)),
    # What scripts import, which `make test` fetches.
    "fflate": (Path(__file__).parents[1] / "node_modules/fflate").is_dir,
    # It has no wheel for every platform and version.
    "atheris": lambda: importlib.util.find_spec("atheris"),
}


@cache
def is_there(name: str) -> bool:
    """Whether this machine has what tests name as needed."""
    return bool(_LOOKS.get(name, lambda: program(name))())


def missing(item: pytest.Item) -> list[str]:
    """What a test needs and this machine lacks."""
    needed = [name for marker in item.iter_markers("needs") for name in marker.args]
    if "browser" in getattr(item, "fixturenames", ()):
        needed.append("chromium")
    return sorted({name for name in needed if not is_there(name)})


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "needs(*programs): can't be run without them; see tests/tiers.py"
    )
    config.stash[_MISSING] = Counter()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what can't be run here, once -m and -k have chosen."""
    if IN_CI:
        return
    without = [item for item in items if missing(item)]
    if without:
        config.stash[_MISSING].update(", ".join(missing(item)) for item in without)
        config.hook.pytest_deselected(items=without)
        items[:] = [item for item in items if item not in without]


def pytest_runtest_setup(item: pytest.Item) -> None:
    lacking = missing(item)
    if lacking:
        pytest.fail(
            f"needs {', '.join(lacking)}: run scripts/system/install.sh scripts/system/test.txt"
            " and scripts/system/server.txt",
            pytrace=False,
        )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    return _unless_skipped(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    return _unless_skipped(report)


def _unless_skipped(report: Any) -> Any:
    """The report, failed in continuous integration if it tells of a skip."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which no run of continuous integration may: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def no_process_in_a_unit_test(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test that starts a process says so by its tier.

    Work that would be shared out for speed stays in this process, as on one core.
    """
    if any(request.node.get_closest_marker(tier) for tier in ("site", "whole")):
        return

    def refuse(*given: object, **named: object) -> None:
        pytest.fail(
            "a unit test starts no process: mark it site or whole, or call the code itself, as "
            "tests.running.ppm_here does",
        )

    monkeypatch.setattr(subprocess.Popen, "__init__", refuse)
    monkeypatch.setattr(os, "fork", refuse)
    monkeypatch.setattr(os, "cpu_count", lambda: 1)


# What the workers of pytest-xdist leave out, only the process that shares out the tests can tell.


def pytest_sessionfinish(session: pytest.Session) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["missing"] = dict(session.config.stash[_MISSING])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    # Each worker collects all.
    node.config.stash[_MISSING] |= Counter(getattr(node, "workeroutput", {}).get("missing", {}))


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    left_out = config.stash[_MISSING]
    if left_out:
        terminalreporter.section("tidak dijalankan", sep="=", yellow=True)
    for names, count in sorted(left_out.items()):
        terminalreporter.line(f"tidak dijalankan: {count} uji karena {names} tidak ada")
