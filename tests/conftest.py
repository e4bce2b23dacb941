"""What every test may ask for: the project, the real site built once, a server for it."""

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

import pytest

ROOT = Path(__file__).resolve().parents[1]
PPM = Path(sys.executable).with_name("ppm")


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once a test run by the real command, also under several workers."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    return build_once(shared / "site", ["--site", str(shared / "site")])


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


def copy_good(target: Path) -> Path:
    """The folder `target` with data/ and docs/ of the invented province.

    The descriptors belong to the software: every province has the same.
    """
    shutil.copytree(ROOT / "tests/examples/good", target, dirs_exist_ok=True)
    shutil.copytree(
        ROOT / "src/cetakbiru/schema", target / "src/cetakbiru/schema", dirs_exist_ok=True
    )
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
