"""The good example as a project folder that a test may spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = "tests/examples/good"


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A fresh copy of tests/examples/good with the descriptors of this project."""
    return copy_good(root, tmp_path / "proyek")


def copy_good(root: Path, target: Path) -> Path:
    shutil.copytree(root / GOOD, target)
    shutil.copytree(root / "data/skema", target / "data/skema", dirs_exist_ok=True)
    return target


Edit = Callable[[str, str, str], None]


@pytest.fixture
def edit(project: Path) -> Edit:
    """Replaces the first occurrence of a text in a file of the project."""

    def replace(file: str, old: str, new: str) -> None:
        path = project / file
        before = path.read_bytes().decode()
        assert old in before, f"{old!r} is not in {file}"
        path.write_bytes(before.replace(old, new, 1).encode())

    return replace
