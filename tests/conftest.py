"""What every test may ask for: the project, the provinces, the real site built once, a server."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from cetakbiru.model.load import Blueprint, load_blueprint
from cetakbiru.plans.engine import judged

pytest_plugins = ["tests.tiers", "tests.chance"]

ROOT = Path(__file__).resolve().parents[1]
GOOD = ROOT / "tests/examples/good"
# Invented programmes of a real kabupaten: the province has none of its own.
KETAPANG = ROOT / "tests/examples/ketapang/program.csv"
PPM = Path(sys.executable).with_name("ppm")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def province() -> Blueprint:
    """The invented province."""
    return load_blueprint(GOOD / "data")


@pytest.fixture(scope="session")
def real() -> Blueprint:
    """The province of this repository."""
    return load_blueprint(ROOT / "data")


@pytest.fixture(scope="session")
def judging(province: Blueprint) -> None:
    """V8, which judges plans, started before a unit test is: the one process that it may use."""
    judged(province, [])


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once a test run by the real command, also under several workers."""
    site = shared_folder(tmp_path_factory) / "site"
    return build_once(site, ["--site", str(site)])


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this test run that every worker knows."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


def build_once(site: Path, arguments: list[str]) -> Path:
    """Runs `ppm build` in the first process that asks; the others wait for its end."""
    site.parent.mkdir(parents=True, exist_ok=True)
    done, claim = site.with_suffix(".done"), site.with_suffix(".claim")
    try:
        claim.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + 600
        while not done.exists():
            assert time.monotonic() < deadline, "the other worker's build did not end"
            time.sleep(0.2)
        assert done.read_text() == "0", "the other worker's build failed"
        return site
    code = 1
    try:
        result = subprocess.run(
            [PPM, "build", "--skip", "pdf", *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        code = result.returncode
        assert code == 0, result.stdout + result.stderr
    finally:
        done.write_text(str(code))
    return site


def data_with_programmes(target: Path) -> Path:
    """The folder `target` with the real data and, for Ketapang, invented programmes."""
    shutil.copytree(ROOT / "data", target)
    shutil.copy(KETAPANG, target / "program/ketapang.csv")
    return target


def copy_good(target: Path) -> Path:
    """The folder `target` with the project of the invented province."""
    shutil.copytree(GOOD, target, dirs_exist_ok=True)
    return target


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and prints nothing of it."""

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def serving(root: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """The address on the loopback of a server of `root` for as long as the block lasts."""
    made = functools.partial(handler, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), made) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The real site served on the loopback address."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser of the machine, when there is one: Playwright's own need not be downloaded."""
    # A plugin may not be imported before pytest has registered it.
    from tests.tiers import chromium

    return {
        **browser_type_launch_args,
        "executable_path": chromium(),
        "args": ["--no-sandbox"],
    }
