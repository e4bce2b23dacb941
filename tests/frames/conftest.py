"""The two provinces that DataFrames are made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.frames import open_blueprint
from cetakbiru.model.load import Blueprint


@pytest.fixture(scope="session")
def shipped(root: Path) -> Blueprint:
    """The province of this repository."""
    return open_blueprint(root)


@pytest.fixture(scope="session")
def invented(root: Path) -> Blueprint:
    """The invented province."""
    return open_blueprint(root / "tests/examples/good/data")
