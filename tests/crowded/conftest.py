"""The crowded province, written and built once a test run."""

from __future__ import annotations

from pathlib import Path

import pytest

from cetakbiru.model.load import Blueprint, load_blueprint
from tests.conftest import build_once, shared_folder
from tests.crowded.make import write_crowded


@pytest.fixture(scope="session")
def crowded_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data of the province; each worker writes its own."""
    return write_crowded(tmp_path_factory.mktemp("ramai")) / "data"


@pytest.fixture(scope="session")
def crowded(crowded_data: Path) -> Blueprint:
    return load_blueprint(crowded_data)


@pytest.fixture(scope="session")
def crowded_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, shared by all workers."""
    folder = shared_folder(tmp_path_factory) / "situs-ramai"
    project = write_crowded(folder / str(id(tmp_path_factory)))
    return build_once(folder / "site", [str(project), "--site", str(folder / "site")])
