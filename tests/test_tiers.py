"""A run says which promises it could not keep, and continuous integration keeps them all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

# Each starts a run of pytest within this one.
pytestmark = pytest.mark.whole

TESTS = """
import subprocess
import pytest

def test_a_process():
    subprocess.run(["true"])

@pytest.mark.site
def test_a_process_that_is_told():
    subprocess.run(["true"])

@pytest.mark.needs("tiada")
def test_a_need():
    pass

@pytest.mark.site
@pytest.mark.needs("tiada", "tiada-juga")
def test_two_needs():
    pass

def test_a_skip():
    pytest.skip("begitu saja")
"""


def run(folder: Path, *arguments: str, ci: str) -> str:
    """The summary of a run of the tests above by the rules of the tiers."""
    file = folder / "test_contoh.py"
    file.write_text(TESTS, encoding="utf-8")
    plugins = ["-p", "tests.tiers", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", *plugins, *arguments, file],
        cwd=ROOT,
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("arguments", [(), ("--numprocesses", "2")], ids=["here", "workers"])
def test_elsewhere_what_is_missing_is_left_out_and_named(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    told = run(tmp_path, *arguments, ci="")
    assert "tidak dijalankan: 1 uji karena tiada tidak ada" in told
    assert "tidak dijalankan: 1 uji karena tiada, tiada-juga tidak ada" in told
    assert "1 failed, 1 passed, 1 skipped" in told
    assert "a unit test starts no process" in told


def test_what_was_not_chosen_is_not_named(tmp_path: Path) -> None:
    told = run(tmp_path, "-m", "not site", ci="")
    assert "tidak dijalankan: 1 uji karena tiada tidak ada" in told
    assert "tiada-juga" not in told


def test_continuous_integration_fails_for_what_is_missing_and_for_skips(tmp_path: Path) -> None:
    told = run(tmp_path, ci="true")
    assert "2 failed, 1 passed, 2 errors" in told
    assert "needs tiada, tiada-juga: run scripts/system/install.sh" in told
    assert "skipped, which no run of continuous integration may" in told
    assert "tidak dijalankan" not in told
