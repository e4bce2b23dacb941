"""The good example as a project folder that a test may spoil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import copy_good


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A fresh copy of tests/examples/good."""
    return copy_good(tmp_path / "proyek")


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
