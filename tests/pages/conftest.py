"""The invented province as a Blueprint, and the option that writes golden files anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cetakbiru.model.load import Blueprint, load_blueprint


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/pages/golden anew"
    )


@pytest.fixture(scope="session")
def province(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Blueprint:
    """tests/examples/good with the descriptors of this project."""
    data = tmp_path_factory.mktemp("province") / "data"
    shutil.copytree(root / "tests/examples/good/data", data)
    shutil.copytree(root / "src/cetakbiru/schema", data / "skema", dirs_exist_ok=True)
    return load_blueprint(data)
