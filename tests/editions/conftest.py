"""Three published editions of the invented province, made once a test run by the real commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import QuietHandler, serving
from tests.editions.province import Province


@dataclass(frozen=True)
class Editions:
    """The project, the bare remote that it was pushed to, the branch as a web host serves it."""

    province: Province
    remote: Path
    site: Path
    seconds: list[float]


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """2026.1 and 2026.2 are drafts, 2026.3 is adopted; each was pushed."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder = base / "editions"
    _make_once(folder)
    times = (folder / "seconds").read_text().split()
    return Editions(
        Province(folder / "repo"), folder / "remote.git", folder / "www", [float(x) for x in times]
    )


def _make_once(folder: Path) -> None:
    done, claim = folder.with_suffix(".done"), folder.with_suffix(".claim")
    try:
        claim.mkdir()
    except FileExistsError:
        deadline = time.monotonic() + 600
        while not done.exists():
            assert time.monotonic() < deadline, "the other worker's releases did not end"
            time.sleep(0.2)
        assert done.read_text() == "0", "the other worker's releases failed"
        return
    code = "1"
    try:
        _release_three(folder)
        code = "0"
    finally:
        done.write_text(code)


def _release_three(folder: Path) -> None:
    province = Province.create(folder / "repo")
    subprocess.run(
        ["git", "init", "--quiet", "--bare", folder / "remote.git"], check=True, capture_output=True
    )
    province.git("remote", "add", "origin", str(folder / "remote.git"))
    seconds = []
    for version, write in (
        ("2026.1", None),
        ("2026.2", province.write_second_draft),
        ("2026.3", province.write_third_edition),
    ):
        if write is not None:
            write()
        started = time.monotonic()
        result = province.ppm("release", version, "--push")
        seconds.append(time.monotonic() - started)
        assert result.returncode == 0, result.stdout + result.stderr
        assert "Traceback" not in result.stderr
    (folder / "seconds").write_text(" ".join(f"{second:.2f}" for second in seconds))
    checkout(province, folder / "www")


def checkout(province: Province, target: Path) -> Path:
    """The branch as files, the way a web host has them."""
    archive = target.with_suffix(".tar")
    province.git("archive", f"--output={archive}", "gh-pages")
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="tar")
    return target


@pytest.fixture
def province(editions: Editions, tmp_path: Path) -> Province:
    """A copy of the project with its three editions that a test may harm; its remote is a copy."""
    shutil.copytree(editions.province.root, tmp_path / "repo", symlinks=True)
    shutil.copytree(editions.remote, tmp_path / "remote.git")
    copy = Province(tmp_path / "repo")
    copy.git("remote", "set-url", "origin", str(tmp_path / "remote.git"))
    return copy


class _Handler(QuietHandler):
    """Serves the branch below /cetak-biru/, as a project site."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/cetak-biru"))


@pytest.fixture(scope="session")
def published_url(editions: Editions) -> Iterator[str]:
    """The published site on the loopback address."""
    with serving(editions.site, _Handler) as address:
        yield f"{address}cetak-biru/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own for each test; the plugin's own warns with this version of pytest."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
